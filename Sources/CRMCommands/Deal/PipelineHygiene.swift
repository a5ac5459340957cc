import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

extension Verb {
  static let pipelineHygiene = Verb(
    "hygiene", .reads, "List open deals that need a look, and say why.",
    """
    An expected day that is over or not set, no amount, no next step or one that is overdue, nothing heard for thirty \
    days, too long in a stage. Ends with 0; '--fail' ends with 1 where there are any.

      $ crm pipeline hygiene
      $ crm pipeline hygiene owner=me --json
    """,
    answers: "[{id: int, title: text, owner: text?, why: text}]"
  ) { a throws(CRMError) in
    let filters: [String] = try a.arguments(
      "filter", "Conditions on the deals.", completing: .of(.deal, .filter))
    let fail = a.flag("fail", "End with status 1 if a deal needs a look.")
    return { context throws(CRMError) in
      let request = try ReportCommand(context).request(filters: filters)
      let hygiene = try DealHygiene(request).findings()
      if fail, !hygiene.findings.isEmpty { context.status = 1 }
      let columns = [
        OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
        OutputColumn("title", heading: "TITLE"),
        OutputColumn("owner", heading: "OWNER"), OutputColumn("why", heading: "WHY"),
      ]
      let grid = Grid(columns, .of("deal", column: 0)) { emit throws(CRMError) in
        for finding in hygiene.findings {
          try Texts.with([
            finding.title, finding.owner ?? "", finding.reasons.joined(separator: ", "),
          ]) {
            cells throws(CRMError) in
            try emit([.integer(finding.id), cells[0], cells[1], cells[2]])
          }
        }
      }
      try context.answer(.grid(grid))
      guard context.wants.forPeople else { return }
      let well = hygiene.open - hygiene.findings.count
      context.note("\(well) of \(hygiene.open) open deals are in order")
    }
  }
}
