import CRMDomain
import CRMStore

/// Leads come back, and age.
package enum LeadJob: Job {
  package static let name = "leads"
  package static let sentence =
    "Leads that were to be tried again come back, and scores are brought up to date."

  package static func run(_ run: JobRun) throws(CRMError) {
    for number in try run.database.connection.numbers(
      LeadSQL.recycled, .text(run.today.description))
    {
      guard try run.begin(.lead, number) else { continue }
      _ = try run.editor.edit(
        number, of: .lead,
        [.set(Lead.status, "new")])
      run.changed(.lead, number, "to be tried again")
    }
    // Scores are worked out over all of them: there is no one of them to be left.
    run.beginAll()
    let before = Set(try run.database.connection.numbers(LeadSQL.mql))
    for number in try LeadScores(run.editor).rescoreAll() {
      let status = try status(ofLead: number, run)
      let isMQL = status == "mql" && !before.contains(number)
      run.changed(.lead, number, isMQL ? "is an MQL now" : "score brought up to date")
    }
  }

  private static func status(ofLead number: Int64, _ run: JobRun) throws(CRMError) -> String? {
    let table = try run.database.table(.lead)
    let row = Row(table.layout)
    return try run.editor.operation.load(number, of: table, into: row)
      ? row.string(Lead.status) : nil
  }
}
