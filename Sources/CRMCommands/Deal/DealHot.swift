import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

extension Verb {
  static let dealHot = Verb(
    "hot", .reads, "List the open deals that are warm, and say why.",
    """
    Points for having been in touch lately, in both directions, for a quote they looked at, and for how likely the \
    deal is. '--explain' shows what each counts.

      $ crm deal hot
      $ crm deal hot owner=me --limit 5 --explain
    """,
    answers: """
      [{id: int, title: text, company: text?, amount: number?, currency: text?, score: int, why?: text}]
      """
  ) { a throws(CRMError) in
    let filters: [String] = try a.arguments(
      "filter", "Conditions on the deals.", completing: .filter)
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    let explain = a.flag("explain", "Show what counts how much.")
    return { context throws(CRMError) in
      let request = try ReportCommand(context).request(filters: filters)
      var deals = try HotDeals(request).deals()
      if let limit { deals = Array(deals.prefix(limit.value)) }
      var columns = [
        OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
        OutputColumn("title", heading: "TITLE"),
        OutputColumn("company", heading: "COMPANY"),
        OutputColumn("amount", .money, heading: "AMOUNT"),
        OutputColumn("currency", .code(.currency), heading: "CURRENCY"),
        OutputColumn("score", .integer(0...1000), heading: "SCORE"),
      ]
      if explain { columns.append(OutputColumn("why", heading: "WHY")) }
      let base = request.currency
      let grid = Grid(columns, .of("deal", column: 0)) { emit throws(CRMError) in
        for deal in deals {
          let code = deal.currency.isEmpty ? base.code : deal.currency
          let why = deal.parts.map { "\($0.reason) \($0.points)" }.joined(separator: ", ")
          try Texts.with([deal.title, deal.company ?? "", deal.amount == nil ? "" : code, why]) {
            cells throws(CRMError) in
            let amount: Cell =
              deal.amount.map { .money($0, places: Currency(code)?.places ?? 2) } ?? .null
            var row: [Cell] = [
              .integer(deal.id), cells[0], cells[1], amount, cells[2], .integer(Int64(deal.score)),
            ]
            if explain { row.append(cells[3]) }
            try emit(row)
          }
        }
      }
      try context.answer(.grid(grid))
    }
  }
}
