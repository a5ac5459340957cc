import CRMDomain
import Testing

struct SaidDatesTests {
  @Test(arguments: SaidDates.days + SaidDates.periods) func `what shells offer is read`(
    _ word: String
  ) throws {
    let now = try #require("2026-11-18T08:00:00Z".withBytes { Instant($0) })
    let dates = DateParser(LocalClock(now: now, zone: .utc))
    let reading = try word.withBytes { b throws(DateParser.Fault) in try dates.reading(b) }
    if case .period = reading {
      #expect(SaidDates.periods.contains(word))
    } else {
      #expect(SaidDates.days.contains(word))
    }
  }
}
