import CRMDomain
import CRMStore

extension ReportSpec {
  /// How good forecasts were.
  static let accuracy = ReportSpec(
    "accuracy", in: nil, called: "period", isToldApart: false, isFiltered: false,
    "How good forecasts were.",
    "The last 'crm forecast snapshot' made before each period was over, against what was won in it.",
    examples: ["crm report accuracy"],
    figures: [
      .money("forecast"), .money("won"),
      Figure("error", .money) { .sum(Tally.told($0["forecast"] - $0["won"])) },
    ],
    totals: .own([
      .share("wape", of: { $0.wape }),
      Figure("accuracy", .percent) { tally in
        guard case .percent(let tenths) = tally.share({ $0.wape }) else {
          return tally.share { $0.wape }
        }
        return .percent(max(0, 1000 - tenths))
      },
      .share("bias", of: { $0.bias }), .share("mape", of: { $0.mape }),
    ]),
    n: [("periods", "periods")],
    formulas: [
      "forecast: the weighted amount of the last snapshot made before the period was over, with what was closed by then",
      "wape: Σ|forecast − won| ÷ Σ won; accuracy: 1 − wape, never below 0; bias: Σ(forecast − won) ÷ Σ won; mape: mean of |forecast − won| ÷ won",
    ]
  ) { fold throws(CRMError) in
    let request = fold.request
    let rows = try fold.rows(ReportSQL.forecasts, [])
    var latest:
      [(name: String, period: Period, id: Int64, at: Instant, minor: Int64, code: String)] = []
    while try rows.step() {
      let name = rows.string(1) ?? ""
      guard rows.isNull(2), let period = name.withBytes({ Period($0) }),
        let at = Instant(rows.text(3)), at < request.moments(period).to,
        period.last < request.today
      else { continue }
      latest.removeAll { $0.name == name }
      latest.append((name, period, rows.integer(0), at, rows.integer(5), rows.string(6) ?? ""))
    }
    for snapshot in latest {
      guard
        let forecast = try fold.exchange.convert(
          Int128(snapshot.minor) * Tally.fine, snapshot.code, on: snapshot.period.last)
      else {
        fold.excluded.append(
          Report.Excluded(
            count: 1, currency: snapshot.code, reason: "no_rate",
            [Report.Excluded.Record(.forecast, snapshot.id, snapshot.name)]))
        continue
      }
      var won = request
      won.period = snapshot.period
      won.wantsRows = false
      var sold = try Fold(winloss, won)
      sold.dimensions = []
      try sold.count(
        nil, ["status=won " + sold.within("closed_at")], at: "closed_at", ratesOf: "closed_at",
        [.amount("won")])
      fold.excluded += sold.excluded
      var tally = Tally()
      tally["forecast"] = forecast
      tally["won"] = sold.all["won"]
      tally["periods"] = 1
      tally.append(forecast, to: "forecasts")
      tally.append(tally["won"], to: "sales")
      fold.all.add(tally)
      fold.groups[fold.place([snapshot.name], [snapshot.name])].tally = tally
      guard request.wantsRows else { continue }
      fold.behind.append(
        Report.SourceRecord(
          figure: "forecast", group: snapshot.name, noun: .forecast, id: snapshot.id,
          title: snapshot.name, amount: snapshot.minor, currency: snapshot.code,
          at: snapshot.at.description))
    }
  }
}

extension Tally {
  fileprivate func share(_ of: (SalesMath.Accuracy) -> Ratio?) -> Report.Value {
    let pairs = zip(values("forecasts"), values("sales")).map { ($0, $1) }
    return of(SalesMath.accuracy(pairs))?.tenthsOfPercent.map { .percent($0) }
      ?? .undefined(pairs.isEmpty ? "no_data" : "zero_denominator")
  }
}

extension ReportSpec.Figure {
  fileprivate static func share(
    _ name: String, of: @escaping @Sendable (SalesMath.Accuracy) -> Ratio?
  ) -> Self { Self(name, .percent) { $0.share(of) } }
}
