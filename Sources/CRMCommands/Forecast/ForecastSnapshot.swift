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
      let all = try ReportSpec.forecast.fold(request)
      request.by = "owner"
      let owners = try ReportSpec.forecast.fold(request)
      guard let span = all.period else { return }
      try context.answering(.forecast, asArray: true) { result throws(CRMError) in
        // What everybody expects is told by who sees everybody's deals.
        if !database.isRestricted {
          try result.snapshot(all.all, of: span, in: request.currency, by: nil)
        }
        for group in owners.groups {
          guard let user = group.keys[0].flatMap({ Int64($0) }) else { continue }
          if database.isRestricted, !(try database.isColleague(user)) { continue }
          try result.snapshot(group.tally, of: span, in: request.currency, by: user)
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
    _ tally: Tally, of period: Period, in currency: Currency, by user: Int64?
  ) throws(CRMError) {
    let sums = tally.forecast
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
      .json("closed", try text(sums.closed)), .json("committed", try text(sums.commit)),
      .json("best_case", try text(sums.best)), .json("total", try text(sums.total)),
      .json("weighted", try text(sums.weighted)),
    ]
    if let user { changes.append(.json("user", .number("\(user)"))) }
    try tell(.forecast, try editor.add(changes, to: .forecast))
  }
}
