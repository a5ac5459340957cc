import CRMDomain
import Testing
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct DateTests {
  // A Wednesday, 09:40 in Oslo.
  private let clock = LocalClock(now: "2026-11-18T08:40:00Z".withBytes { Instant($0) }!, zone: oslo)

  private static let oslo: TimeZoneRules = {
    var bytes: [UInt8] = []
    if let file = fopen("/usr/share/zoneinfo/Europe/Oslo", "r") {
      defer { fclose(file) }
      bytes = [UInt8](repeating: 0, count: 1 << 16)
      bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    }
    return bytes.withUnsafeBufferPointer { TimeZoneRules(name: "Europe/Oslo", file: $0) } ?? .utc
  }()

  private func read(_ text: String, _ leaning: DateParser.Leaning = .thisYear) -> String {
    text.withBytes { bytes in
      do throws(DateParser.Fault) {
        switch try DateParser(clock).reading(bytes, leaning: leaning) {
        case .day(let day): return day.description
        case .instant(let instant): return instant.description
        case .period(let period): return "\(period.first.description)..\(period.last.description)"
        }
      } catch {
        return "refused"
      }
    }
  }

  @Test(arguments: [
    ("2026-11-21", "2026-11-21"), ("21.11.2026", "2026-11-21"), ("1.2.2026", "2026-02-01"),
    ("today", "2026-11-18"), ("tomorrow", "2026-11-19"), ("i morgen", "2026-11-19"),
    ("imorgon", "2026-11-19"),
    ("yesterday", "2026-11-17"), ("friday", "2026-11-20"), ("fredag", "2026-11-20"),
    ("wednesday", "2026-11-18"), ("last-friday", "2026-11-13"), ("last-wednesday", "2026-11-11"),
    ("+3d", "2026-11-21"), ("-2w", "2026-11-04"), ("+1m", "2026-12-18"), ("-1y", "2025-11-18"),
    ("+5wd", "2026-11-25"), ("-3wd", "2026-11-13"), ("+4h", "2026-11-18T12:40:00Z"),
    ("+30min", "2026-11-18T09:10:00Z"), ("now", "2026-11-18T08:40:00Z"),
    ("2 Jan 2020", "2020-01-02"),
    ("7. juni", "2026-06-07"), ("end-of-month", "2026-11-30"), ("start-of-quarter", "2026-10-01"),
    ("2026-Q3", "2026-07-01..2026-09-30"), ("2026-W47", "2026-11-16..2026-11-22"),
    ("2026-11", "2026-11-01..2026-11-30"), ("2026", "2026-01-01..2026-12-31"),
    ("this-month", "2026-11-01..2026-11-30"), ("last-quarter", "2026-07-01..2026-09-30"),
    ("next-year", "2027-01-01..2027-12-31"), ("tomorrow 13:00", "2026-11-19T12:00:00Z"),
    ("2026-07-01 13:00", "2026-07-01T11:00:00Z"),
    ("2026-11-21T09:00:00+01:00", "2026-11-21T08:00:00Z"),
  ]) func `a date is read as people write it`(_ text: String, _ day: String) {
    #expect(read(text) == day)
  }

  @Test(arguments: [
    ("1 feb", "2027-02-01", "2026-02-01"), ("18 nov", "2026-11-18", "2026-11-18"),
    ("19 nov", "2026-11-19", "2025-11-19"), ("29 feb", "2028-02-29", "2024-02-29"),
    ("15. januar", "2027-01-15", "2026-01-15"),
    ("1 feb 10:00", "2027-02-01T09:00:00Z", "2026-02-01T09:00:00Z"),
    ("1 feb 2020", "2020-02-01", "2020-02-01"), ("30 feb", "refused", "refused"),
  ]) func `a day without its year is the next of what is due, the last of what has happened`(
    _ text: String, _ ahead: String, _ behind: String
  ) {
    #expect(read(text, .ahead) == ahead)
    #expect(read(text, .behind) == behind)
  }

  @Test func `a time the clocks leave out is none, and one they show twice is known`() {
    for text in ["2027-03-28 02:30", "28.03.2027 02:00", "2027-03-28T02:59:59"] {
      #expect(read(text) == "refused", "\(text)")
    }
    #expect(read("2027-03-28 01:59") == "2027-03-28T00:59:00Z")
    #expect(read("2027-03-28 03:00") == "2027-03-28T01:00:00Z")
    #expect(read("2027-10-31 02:30") == "2027-10-31T00:30:00Z")
    let dates = DateParser(clock)
    for (text, isTwice) in [
      ("2027-10-31 02:30", true), ("31.10.2027 02:00", true), ("2027-10-31 03:00", false),
      ("2027-10-31T02:30+01:00", false), ("2027-10-31", false), ("2026-11-18 02:30", false),
    ] {
      #expect(text.withBytes { dates.isTwice($0) } == isTwice, "\(text)")
    }
  }

  @Test(arguments: [
    "21/11/2026", "11/21/2026", "1.2.26", "2026-02-30", "31.11.2026", "2026-13-01", "soon", "",
    "+99999999d",
    "2026-W54", "12", "+3x", "friyay",
  ]) func `what is no date, or two, is refused`(_ text: String) { #expect(read(text) == "refused") }

  @Test func `a day is its number and back, over every year`() {
    var number = Day(year: 1, month: 1, day: 1)!.number
    let last = Day(year: 9999, month: 12, day: 31)!.number
    while number <= last {
      let date = Day(number: number).date
      #expect(Day(year: date.year, month: date.month, day: date.day)?.number == number)
      number += 97
    }
  }

  @Test func `a month after the last of January is the last of February`() {
    let day = Day(year: 2027, month: 1, day: 31)!
    #expect(day.adding(months: 1).description == "2027-02-28")
    #expect(day.adding(months: 13).description == "2028-02-29")
  }

  @Test func `the clock of a zone turns twice a year, also beyond the file's list`() {
    for (instant, shown) in [
      ("2026-03-29T00:59:59Z", 3600), ("2026-03-29T01:00:00Z", 7200),
      ("2026-10-25T00:59:59Z", 7200),
      ("2026-10-25T01:00:00Z", 3600), ("2099-07-01T00:00:00Z", 7200),
      ("2099-12-01T00:00:00Z", 3600),
    ] {
      #expect(Self.oslo.offset(at: instant.withBytes { Instant($0) }!) == shown, "\(instant)")
    }
  }

  @Test func `nothing that is typed ends the program`() {
    var random = SeededGenerator(11)
    let pieces = [
      "2026", "-", ".", "11", "21", "friday", " ", ":", "+", "9999999", "d", "w", "Q3", "T", "Z",
      "æ", "\u{0}", "W47", "..", "last-",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      _ = read(text)
    }
  }
}
