import CRMDomain
import CRMStore

/// How many quotes are accepted, and whether they are followed up in time.
package struct QuoteReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// The report: quotes decided in the period by what came of them, and the follow-ups due in it.
  package func report() throws(CRMError) -> Report {
    let period = request.period(usual: .quarter)
    let (from, to) = request.moments(period)
    let rows = try request.database.connection.prepare(ReportSQL.decidedQuotes)
    rows.bind([.text(from.description), .text(to.description)])
    var report = Report(
      "quotes", period: period, currency: request.currency,
      [
        Report.Column("status", .text, "STATUS"), Report.Column("quotes", .count, "QUOTES"),
        Report.Column("net", .money, "NET"), Report.Column("recurring", .money, "MONTHLY"),
      ])
    var exchange = Exchange(request.database, into: request.currency)
    var counts: [String: (count: Int64, net: Int128, recurring: Int128)] = [:]
    while try rows.step() {
      let status = rows.string(2) ?? ""
      counts[status, default: (0, 0, 0)].count += 1
      let code = rows.string(4) ?? ""
      let record = Report.Excluded.Record(.quote, rows.integer(0), rows.string(1) ?? "")
      if let net = try request.counted(rows.integer(3), code, record, &exchange, &report) {
        counts[status, default: (0, 0, 0)].net += net
        let recurring = try request.counted(rows.integer(6), code, record, &exchange, &report)
        counts[status, default: (0, 0, 0)].recurring += recurring ?? 0
      }
      if request.wantsRows {
        report.behind.append(
          Report.SourceRecord(
            figure: status, group: "", noun: .quote, id: rows.integer(0),
            title: rows.string(1) ?? "",
            amount: rows.integer(3), currency: code, at: rows.string(5)))
      }
    }
    for status in QuoteWords.decidedStatuses {
      let found = counts[status] ?? (0, 0, 0)
      report.rows.append([
        .text(status), .count(found.count), .sum(found.net), .sum(found.recurring),
      ])
    }
    let decided = counts.values.reduce(0) { $0 + $1.count }
    let accepted = counts["accepted"]?.count ?? 0
    let followed = try request.database.connection.prepare(ReportSQL.quoteFollowUps)
    followed.bind([.text(period.first.description), .text(period.last.description)])
    var (due, inTime) = (Int64(0), Int64(0))
    while try followed.step() {
      guard let last = day(followed.text(1)) else { continue }
      // Who was in touch has followed up, and who says that it is done has, too.
      let isInTime = [day(followed.text(2)), day(followed.text(3))].contains { done in
        done.map { $0 <= last } ?? false
      }
      // What is not due yet has not been missed.
      guard isInTime || last < request.today else { continue }
      due += 1
      if isInTime { inTime += 1 }
      if request.wantsRows {
        report.behind.append(
          Report.SourceRecord(
            figure: isInTime ? "in_time" : "late", group: "", noun: .task,
            id: followed.integer(0), title: followed.string(4) ?? "", amount: nil, currency: nil,
            at: followed.string(1)))
      }
    }
    report.totals = [
      ("hit_rate", Report.percent(accepted, of: decided)), ("follow_ups", .count(due)),
      ("in_time", .count(inTime)), ("in_time_rate", Report.percent(inTime, of: due)),
    ]
    report.n = [("decided", decided), ("accepted", accepted), ("due", due)]
    report.bars = "quotes"
    report.formulas = [
      "hit_rate: accepted ÷ (accepted + rejected + expired), by the day of the decision",
      "net: what is paid once; recurring: what recurs each month",
      "in_time: follow-ups due in the period that were done, or with somebody in touch, by the day they were due; cancelled ones are not counted",
    ]
    return report
  }

  /// The day of a moment where the organisation is, or a day.
  private func day(_ text: Bytes) -> Day? {
    Day(text) ?? Instant(text).map { request.rules.dates.clock.zone.local($0).day }
  }
}

/// How customers pay.
package struct PaymentReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// Average days late, the share that was late, and the oldest that is overdue, of a company or of each.
  package func report() throws(CRMError) -> Report {
    let rows = try request.database.connection.prepare(ReportSQL.payments)
    rows.bind([request.record.map { .integer($0) } ?? .null])
    struct Payer {
      var name: String
      var key: Int64
      var invoices: Int64 = 0
      var paid: Int64 = 0
      var late: Int64 = 0
      var days: Int64 = 0
      var overdue: Int64 = 0
      var oldest: Int64 = 0
      var owed: Int128 = 0
    }
    var payers: [Payer] = []
    var report = Report(
      "payments", currency: request.currency,
      [
        Report.Column("company", .text, "COMPANY"), Report.Column("invoices", .count, "INVOICES"),
        Report.Column("days_late", .decimal, "DAYS LATE"), Report.Column("late", .percent, "LATE"),
        Report.Column("overdue", .count, "OVERDUE"),
        Report.Column("oldest", .count, "OLDEST, DAYS"),
        Report.Column("owed", .money, "OWED"),
      ])
    var exchange = Exchange(request.database, into: request.currency)
    while try rows.step() {
      let key = rows.isNull(1) ? 0 : rows.integer(1)
      if payers.last?.key != key {
        payers.append(Payer(name: rows.string(2) ?? "(none)", key: key))
      }
      let i = payers.count - 1
      guard let due = Day(rows.text(3)) else { continue }
      payers[i].invoices += 1
      let code = rows.string(6) ?? ""
      if let paid = rows.isNull(4) ? nil : Day(rows.text(4)) {
        payers[i].paid += 1
        payers[i].days += Int64(max(0, paid - due))
        if paid > due { payers[i].late += 1 }
      } else {
        if due < request.today {
          payers[i].overdue += 1
          payers[i].late += 1
          payers[i].oldest = max(payers[i].oldest, Int64(request.today - due))
        }
        let record = Report.Excluded.Record(.payment, rows.integer(0), rows.string(7) ?? "")
        if let owed = try request.counted(rows.integer(5), code, record, &exchange, &report) {
          payers[i].owed += owed
        }
      }
      if request.wantsRows {
        report.behind.append(
          Report.SourceRecord(
            figure: rows.isNull(4) ? (due < request.today ? "overdue" : "open") : "paid",
            group: payers[i].name, noun: .payment, id: rows.integer(0), title: rows.string(7) ?? "",
            amount: rows.integer(5), currency: code, at: due.description))
      }
    }
    func values(_ payer: Payer) -> [Report.Value] {
      // Of what was neither paid nor due nothing is known yet.
      let known = payer.paid + payer.overdue
      return [
        .count(payer.invoices),
        Ratio(Int128(payer.days), Int128(payer.paid)).scaled(6).map { .decimal($0) }
          ?? .undefined("no_data"),
        Report.percent(payer.late, of: known), .count(payer.overdue), .count(payer.oldest),
        .sum(payer.owed),
      ]
    }
    var all = Payer(name: "", key: 0)
    for payer in payers {
      report.rows.append([.text(payer.name)] + values(payer))
      all.invoices += payer.invoices
      all.paid += payer.paid
      all.late += payer.late
      all.days += payer.days
      all.overdue += payer.overdue
      all.oldest = max(all.oldest, payer.oldest)
      all.owed += payer.owed
    }
    report.totals = zip(report.columns.dropFirst(), values(all)).map { ($0.name, $1) }
    report.n = [("invoices", all.invoices), ("paid", all.paid)]
    report.bars = "owed"
    report.formulas = [
      "days_late: mean of paid − due of what was paid, never below 0",
      "late: paid after or still open after the day it was due ÷ what was paid or is overdue",
    ]
    return report
  }
}

/// How good forecasts were.
package struct AccuracyReport {
  private let request: ReportRequest

  /// A report.
  package init(_ request: ReportRequest) { self.request = request }

  /// The last forecast made before each period was over, of everybody, against what was won in it.
  package func report() throws(CRMError) -> Report {
    let rows = try request.database.connection.prepare(ReportSQL.forecasts)
    var latest: [String: (id: Int64, at: Instant, weighted: Int64, code: String)] = [:]
    var order: [String] = []
    while try rows.step() {
      let name = rows.string(1) ?? ""
      guard rows.isNull(2), let period = name.withBytes({ Period($0) }),
        let at = Instant(rows.text(3)),
        at < request.moments(period).to, period.last < request.today
      else { continue }
      if latest[name] == nil { order.append(name) }
      latest[name] = (rows.integer(0), at, rows.integer(5), rows.string(6) ?? "")
    }
    var report = Report(
      "accuracy", currency: request.currency,
      [
        Report.Column("period", .text, "PERIOD"), Report.Column("forecast", .money, "FORECAST"),
        Report.Column("won", .money, "WON"), Report.Column("error", .money, "ERROR"),
      ])
    var pairs: [(forecast: Int128, actual: Int128)] = []
    var exchange = Exchange(request.database, into: request.currency)
    for name in order {
      guard let snapshot = latest[name], let period = name.withBytes({ Period($0) }),
        let forecast = try exchange.convert(snapshot.weighted, snapshot.code, on: period.last)
      else { continue }
      let won = try ClosedDeals(request).won(in: period).reduce(Int128(0)) {
        $0 + ($1.amount ?? 0)
      }
      if request.wantsRows {
        report.behind.append(
          Report.SourceRecord(
            figure: "forecast", group: name, noun: .forecast, id: snapshot.id, title: name,
            amount: snapshot.weighted, currency: snapshot.code, at: snapshot.at.description))
      }
      pairs.append((forecast, won))
      report.rows.append([
        .text(name), .sum(forecast), .sum(won), .sum(forecast - won),
      ])
    }
    let result = SalesMath.accuracy(pairs)
    func percent(_ ratio: Ratio?) -> Report.Value {
      ratio?.tenthsOfPercent.map { .percent($0) }
        ?? .undefined(pairs.isEmpty ? "no_data" : "zero_denominator")
    }
    let accuracy: Report.Value =
      result.wape.tenthsOfPercent.map { .percent(max(0, 1000 - $0)) }
      ?? .undefined(pairs.isEmpty ? "no_data" : "zero_denominator")
    report.totals = [
      ("wape", percent(result.wape)), ("accuracy", accuracy), ("bias", percent(result.bias)),
      ("mape", percent(result.mape)),
    ]
    report.n = [("periods", Int64(pairs.count))]
    report.formulas = [
      "forecast: the weighted amount of the last snapshot made before the period was over, with what was closed by then",
      "wape: Σ|forecast − won| ÷ Σ won; accuracy: 1 − wape, never below 0; bias: Σ(forecast − won) ÷ Σ won; mape: mean of |forecast − won| ÷ won",
    ]
    return report
  }
}
