import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

extension Verb {
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
      try context.answering(.forecast, asArray: true) { result throws(CRMError) in
        // What everybody expects is told by who sees everybody's deals.
        let groups = database.isRestricted ? owners : all + owners
        for group in groups where group.key != nil || group.title.isEmpty {
          if database.isRestricted {
            guard let user = group.key.flatMap({ Int64($0) }), try database.isColleague(user)
            else { continue }
          }
          try result.snapshot(group, of: span, in: request.currency)
        }
      }
      if database.isRestricted {
        context.note("that of everybody is left out: whoever sees all deals stores it")
      }
    }
  }
}

extension CommandResult {
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
