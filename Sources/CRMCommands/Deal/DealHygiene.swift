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
    """
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
      try context.write(columns, noun: "deal", idColumn: 0) { emit throws(CRMError) in
        for finding in hygiene.findings {
          try Texts.with([
            finding.title, finding.owner ?? "", finding.reasons.joined(separator: ", "),
          ]) {
            cells throws(CRMError) in
            try emit([.integer(finding.id), cells[0], cells[1], cells[2]])
          }
        }
      }
      guard context.format() == .text else { return }
      let well = hygiene.open - hygiene.findings.count
      context.note("\(well) of \(hygiene.open) open deals are in order")
    }
  }

  static let dealHot = Verb(
    "hot", .reads, "List the open deals that are warm, and say why.",
    """
    Points for having been in touch lately, in both directions, for a quote they looked at, and for how likely the \
    deal is. '--explain' shows what each counts.

      $ crm deal hot
      $ crm deal hot owner=me --limit 5 --explain
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
      try context.write(columns, noun: "deal", idColumn: 0) { emit throws(CRMError) in
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
    }
  }

  static let forecastSnapshot = Verb(
    "snapshot", .writes, "Store the forecast of a period as it looks now.",
    """
    Everybody's, and that of each owner; 'crm report accuracy' compares them later with what came. Made by cron, say \
    every Monday.

      $ crm forecast snapshot
      $ crm forecast snapshot next-quarter --dry-run
    """
  ) { a throws(CRMError) in
    let period: String? = try a.optionalArgument(
      "period", "Of when; this quarter unless said.", completing: .periods)
    return { context throws(CRMError) in
      let database = try context.database(.writing)
      var request = try ReportCommand(context).request(period: period ?? "this-quarter")
      let (all, _, span) = try ForecastReport(request).groups()
      request.by = "owner"
      let (owners, _, _) = try ForecastReport(request).groups()
      try context.deed(.forecast, asArray: true) { deed throws(CRMError) in
        // What everybody expects is told by who sees everybody's deals.
        let groups = database.isRestricted ? owners : all + owners
        for group in groups where group.key != nil || group.title.isEmpty {
          if database.isRestricted {
            guard let user = group.key.flatMap({ Int64($0) }), try database.isColleague(user)
            else { continue }
          }
          try deed.snapshot(group, of: span, in: request.currency)
        }
      }
      if database.isRestricted {
        context.note("that of everybody is left out: whoever sees all deals stores it")
      }
    }
  }
}

extension Deed {
  /// Stores what a forecast comes to.
  fileprivate func snapshot(
    _ group: ForecastReport.Group, of period: Period, in currency: Currency
  ) throws(CRMError) {
    let sums = SalesMath.categories(
      closed: group.closed, commit: group.commit, best: group.best, pipeline: group.pipeline)
    let name = ReportRequest.text(period)
    func text(_ sum: Int128) throws(CRMError) -> JSON {
      guard let minor = Int64(exactly: sum) else {
        throw CRMError(.data, code: "too_large", "the forecast of \(name) is too large to be kept")
      }
      var text = ByteBuffer(capacity: 24)
      Decimal.append(minor, places: currency.places, isTrimmed: false, to: &text)
      return .string(text.string)
    }
    var changes: [FieldChange] = [
      .json("period", .string(name)),
      .json("currency", .string(currency.code)),
      .json("closed", try text(group.closed)), .json("committed", try text(sums.commit)),
      .json("best_case", try text(sums.best)), .json("total", try text(sums.total)),
      .json("weighted", try text(group.expected)),
    ]
    if let key = group.key, let user = Int64(key) {
      changes.append(.json("user", .number("\(user)")))
    }
    try tell(.forecast, try editor.add(changes, to: .forecast))
  }
}
