import CRMDomain
import Testing

/// When a deal of a file was closed.
struct ImportedEndTests {
  private func moment(_ text: String) throws -> Instant {
    try #require(text.withBytes { Instant($0) })
  }

  private func day(_ text: String) throws -> Day { try #require(text.withBytes { Day($0) }) }

  private func clock(_ now: String) throws -> LocalClock {
    LocalClock(now: try moment(now), zone: .utc)
  }

  @Test func `a bare day is its noon, of today no later than now`() throws {
    let clock = try clock("2026-11-18T08:00:00Z")
    let past = ImportedEnd(close: try day("2025-03-31")).closing(clock)
    #expect(past.at.description == "2025-03-31T12:00:00Z")
    #expect(past.ground == .said)
    let today = ImportedEnd(close: try day("2026-11-18")).closing(clock)
    #expect(today.at == clock.now)
    #expect(today.ground == .said)
  }

  @Test func `a day to come and no day at all are the moment of the import`() throws {
    let clock = try clock("2026-11-18T08:00:00Z")
    let ahead = ImportedEnd(close: try day("2026-11-19")).closing(clock)
    #expect(ahead.at == clock.now)
    #expect(ahead.ground == .dayToCome)
    let none = ImportedEnd().closing(clock)
    #expect(none.at == clock.now)
    #expect(none.ground == .noDay)
  }

  @Test func `a moment goes before a day`() throws {
    let clock = try clock("2026-11-18T08:00:00Z")
    let close = try day("2025-03-31")
    let since = try moment("2025-04-01T10:00:00Z")
    let at = try moment("2025-04-02T10:00:00Z")
    #expect(ImportedEnd(stageSince: since, close: close).closing(clock).at == since)
    #expect(ImportedEnd(closedAt: at, stageSince: since, close: close).closing(clock).at == at)
  }
}
