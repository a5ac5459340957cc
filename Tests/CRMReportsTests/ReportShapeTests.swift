import CRMDomain
import CRMReports
import Testing

/// What is done with the rows of any report.
struct ReportShapeTests {
  private func report(_ rows: [(String, Report.Value)], period: String = "2026-Q4") -> Report {
    var report = Report(
      "forecast", period: period.withBytes { Period($0) }, currency: Currency("NOK")!,
      [Report.Column("owner", .text, "OWNER"), Report.Column("won", .money, "WON")])
    report.rows = rows.map { [.text($0.0), $0.1] }
    report.bars = "won"
    return report
  }

  private func names(_ report: Report) -> [String] {
    report.rows.map { if case .text(let name) = $0[0] { name } else { "" } }
  }

  @Test func `rows are ordered by a column, what cannot be worked out last`() throws {
    var all = report([
      ("Åse", .money(2)), ("eva", .undefined("no_data")), ("Bo", .money(9)), ("ada", .money(2)),
    ])
    try all.sort(by: "-won")
    #expect(names(all) == ["Bo", "Åse", "ada", "eva"])
    try all.sort(by: "won")
    #expect(names(all) == ["Åse", "ada", "Bo", "eva"])
    try all.sort(by: "owner")
    #expect(names(all) == ["ada", "Åse", "Bo", "eva"])
    #expect(throws: CRMError.self) { try all.sort(by: "lost") }
  }

  @Test func `a cut list says how many there are`() {
    var all = report([("a", .money(1)), ("b", .money(2)), ("c", .money(3))])
    all.keep(first: 3)
    #expect(all.notes.isEmpty)
    all.keep(first: 1)
    #expect(names(all) == ["a"])
    #expect(all.notes == ["shown are 1 of 3; the sums are of all"])
  }

  @Test func `figures stand beside those of then, whoever had none`() {
    var now = report([("a", .money(300)), ("new", .money(50))])
    now.totals = [("won", .money(350))]
    var then = report([("a", .money(200)), ("gone", .money(70))], period: "2026-Q3")
    then.totals = [("won", .money(270))]
    now.compare(with: then)
    #expect(now.comparedWith == "2026-Q3")
    #expect(
      now.rows == [
        [.text("a"), .money(300), .money(200), .percent(500)],
        [.text("new"), .money(50), .money(0), .undefined("zero_denominator")],
        [.text("gone"), .money(0), .money(70), .percent(-1000)],
      ])
    #expect(now.totals.map { $0.name } == ["won", "before", "change"])
    #expect(now.totals[2].value == .percent(296))
  }

  @Test func `the period before a period, and the one of last year`() {
    func period(_ text: String) -> Period? { text.withBytes { Period($0) } }
    for (text, previous, yearBefore) in [
      ("2026-Q1", "2025-Q4", "2025-Q1"), ("2026-03", "2026-02", "2025-03"),
      ("2024", "2023", "2023"), ("2026-W01", "2025-W52", "2025-W01"),
    ] {
      #expect(period(text)?.previous == period(previous))
      #expect(period(text)?.yearBefore == period(yearBefore))
    }
    let days = Period(
      first: Day(year: 2024, month: 2, day: 29)!, last: Day(year: 2024, month: 3, day: 4)!)
    #expect(days.unit == nil)
    #expect(days.previous.first == Day(year: 2024, month: 2, day: 24))
    #expect(days.previous.last == Day(year: 2024, month: 2, day: 28))
    #expect(days.yearBefore.first == Day(year: 2023, month: 2, day: 28))
  }
}
