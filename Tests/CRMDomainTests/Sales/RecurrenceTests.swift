import CRMDomain
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// When tasks are to be done again.
struct RecurrenceTests {
  private func day(_ text: String) -> Day { text.withBytes { Day($0) }! }

  private func days(_ rule: String, from first: String, _ count: Int) throws -> [String] {
    let rule = try Recurrence(rule)
    var found: [String] = [first]
    while found.count < count {
      guard let next = rule.next(after: day(found[found.count - 1]), from: day(first)) else {
        break
      }
      found.append(next.description)
    }
    return found
  }

  // Those of RFC 5545, section 3.8.5.3, that go by days.
  @Test(
    arguments: [
      (
        "FREQ=DAILY;COUNT=4", "1997-09-02",
        ["1997-09-02", "1997-09-03", "1997-09-04", "1997-09-05"]
      ),
      (
        "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02",
        ["1997-09-02", "1997-09-12", "1997-09-22", "1997-10-02", "1997-10-12"]
      ),
      (
        "FREQ=WEEKLY;UNTIL=19971007;WKST=SU;BYDAY=TU,TH", "1997-09-02",
        [
          "1997-09-02", "1997-09-04", "1997-09-09", "1997-09-11", "1997-09-16", "1997-09-18",
          "1997-09-23", "1997-09-25", "1997-09-30", "1997-10-02", "1997-10-07",
        ]
      ),
      (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02",
        [
          "1997-09-02", "1997-09-04", "1997-09-16", "1997-09-18", "1997-09-30", "1997-10-02",
          "1997-10-14", "1997-10-16",
        ]
      ),
      (
        "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "1997-09-05",
        ["1997-09-05", "1997-10-03", "1997-11-07", "1997-12-05"]
      ),
      (
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07",
        [
          "1997-09-07", "1997-09-28", "1997-11-02", "1997-11-30", "1998-01-04", "1998-01-25",
          "1998-03-01", "1998-03-29", "1998-05-03", "1998-05-31",
        ]
      ),
      (
        "FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28",
        ["1997-09-28", "1997-10-29", "1997-11-28", "1997-12-29", "1998-01-29", "1998-02-26"]
      ),
      (
        "FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1", "1997-09-30",
        ["1997-09-30", "1997-10-01", "1997-10-31", "1997-11-01", "1997-11-30"]
      ),
      (
        "FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "1997-06-10",
        ["1997-06-10", "1997-07-10", "1998-06-10", "1998-07-10"]
      ),
      ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", ["1997-05-19", "1998-05-18", "1999-05-17"]),
      (
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13",
        ["1997-03-13", "1997-03-20", "1997-03-27", "1998-03-05"]
      ),
      (
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13",
        ["1997-09-13", "1997-10-11", "1997-11-08", "1997-12-13"]
      ),
      (
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05",
        ["1996-11-05", "2000-11-07", "2004-11-02"]
      ),
      (
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04",
        ["1997-09-04", "1997-10-07", "1997-11-06"]
      ),
      (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29",
        ["1997-09-29", "1997-10-30", "1997-11-27", "1997-12-30", "1998-01-29"]
      ),
      (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05",
        ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]
      ),
      (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05",
        ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]
      ),
      (
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15",
        ["2007-01-15", "2007-01-30", "2007-02-15", "2007-03-15", "2007-03-30"]
      ),
    ] as [(String, String, [String])])
  func `rules mean what RFC 5545 says`(_ rule: String, _ first: String, _ expected: [String]) throws
  {
    let isBounded = rule.contains("COUNT") || rule.contains("UNTIL")
    #expect(try days(rule, from: first, expected.count + (isBounded ? 5 : 0)) == expected)
  }

  @Test func `a rule leaves out a day a month does not have`() throws {
    #expect(
      try days("FREQ=MONTHLY", from: "2026-01-31", 4) == [
        "2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31",
      ])
    #expect(
      try days("FREQ=YEARLY", from: "2024-02-29", 3) == ["2024-02-29", "2028-02-29", "2032-02-29"])
    for (rule, first) in [
      ("FREQ=MONTHLY", "2026-01-29"), ("FREQ=MONTHLY;INTERVAL=6", "2026-08-31"),
      ("FREQ=YEARLY", "2024-02-29"), ("FREQ=MONTHLY;BYMONTHDAY=15,30", "2026-01-15"),
    ] {
      #expect(try Recurrence(rule).leavesOut(from: day(first)), "\(rule)")
    }
    for (rule, first) in [
      ("FREQ=MONTHLY", "2026-01-28"), ("FREQ=YEARLY", "2026-08-31"), ("monthly", "2026-01-31"),
      ("FREQ=MONTHLY;BYDAY=1MO", "2026-01-31"), ("FREQ=WEEKLY", "2026-01-31"),
    ] {
      #expect(try !Recurrence(rule).leavesOut(from: day(first)), "\(rule)")
    }
  }

  @Test func `a word means the month's end, counted from the first day again`() throws {
    #expect(
      try days("monthly", from: "2026-01-31", 5) == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31",
      ])
    #expect(
      try days("yearly", from: "2024-02-29", 5) == [
        "2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29",
      ])
    #expect(try days("half_yearly", from: "2026-08-31", 2) == ["2026-08-31", "2027-02-28"])
    #expect(try days("every 3 months", from: "2026-11-30", 2) == ["2026-11-30", "2027-02-28"])
    #expect(
      try days("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=30;SKIP=BACKWARD", from: "2026-01-30", 3)
        == ["2026-01-30", "2026-02-28", "2026-03-30"])
  }

  @Test func `of what is overdue the next is the first that is not past`() throws {
    let rule = try Recurrence("daily")
    func next(_ due: String, _ now: String) -> String? {
      rule.due(
        after: due, from: due, doneOn: day(String(now.prefix(10))),
        notBefore: now.withBytes { Instant($0) }, in: .utc)
    }
    #expect(next("2026-11-01", "2026-11-18T09:00:00Z") == "2026-11-18")
    #expect(next("2026-11-18", "2026-11-18T09:00:00Z") == "2026-11-19")
    #expect(next("2026-11-30", "2026-11-18T09:00:00Z") == "2026-12-01")
    #expect(next("2026-11-01T08:00:00Z", "2026-11-18T09:00:00Z") == "2026-11-19T08:00:00Z")
    #expect(next("2026-11-01T10:00:00Z", "2026-11-18T09:00:00Z") == "2026-11-18T10:00:00Z")
  }

  @Test func `words are rules`() throws {
    for (word, rule) in [
      ("weekly", "FREQ=WEEKLY"), ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
      ("quarterly", "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=3;SKIP=BACKWARD"),
      ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
      ("RRULE:FREQ=DAILY", "FREQ=DAILY"), ("after 2w", "after 14d"), ("after 3 months", "after 3m"),
      ("freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO"), ("every 10d", "FREQ=DAILY;INTERVAL=10"),
      ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"),
    ] {
      #expect(try Recurrence(word).description == rule)
      #expect(try Recurrence(rule).description == rule)
    }
    for text in [
      "", "sometimes", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9", "FREQ=WEEKLY;BYDAY=2MO", "INTERVAL=2",
      "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=2;UNTIL=20270101", "FREQ=DAILY;FREQ=DAILY",
      "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "every 0 weeks", "after 0d",
      "FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;BYDAY=,", "FREQ=WEEKLY;BYDAY=XX",
    ] {
      #expect(throws: ValueFault.self, "\(text)") { try Recurrence(text) }
    }
  }

  @Test func `a rule that names no day has an end`() throws {
    let never = try Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    #expect(never.next(after: day("2026-01-01"), from: day("2026-01-01")) == nil)
    let noPosition = try Recurrence("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6")
    #expect(noPosition.next(after: day("2026-01-01"), from: day("2026-01-01")) == nil)
    // Eight years lie between two leap days about 2100.
    let leap = try Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    #expect(leap.next(after: day("2096-02-29"), from: day("2096-02-29")) == day("2104-02-29"))
    #expect(try Recurrence("daily").next(after: day("9999-12-31"), from: day("9999-12-31")) == nil)
  }

  @Test func `summer time neither moves a task nor does it twice`() throws {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let file = try #require(fopen("/usr/share/zoneinfo/Europe/Oslo", "r"))
    let count = fread(&bytes, 1, bytes.count, file)
    fclose(file)
    bytes.removeLast(bytes.count - count)
    let oslo = try #require(
      bytes.withUnsafeBufferPointer { TimeZoneRules(name: "Europe/Oslo", file: $0) })
    let daily = try Recurrence("daily")
    func row(_ first: String, _ count: Int) -> [String] {
      var dues = [first]
      while dues.count < count {
        guard
          let next = daily.due(
            after: dues[dues.count - 1], from: first, doneOn: day("2026-01-01"), in: oslo)
        else { break }
        dues.append(next)
      }
      return dues
    }
    // 09:00 in Oslo stays 09:00: 08:00Z in winter, 07:00Z in summer.
    #expect(
      row("2026-03-28T08:00:00Z", 3) == [
        "2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z",
      ])
    #expect(
      row("2026-10-24T07:00:00Z", 3) == [
        "2026-10-24T07:00:00Z", "2026-10-25T08:00:00Z", "2026-10-26T08:00:00Z",
      ])
    // 02:30 is skipped on 29 March, and there twice on 25 October: once each day all the same, and 02:30 after.
    #expect(
      row("2026-03-28T01:30:00Z", 3) == [
        "2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z",
      ])
    #expect(
      row("2026-10-24T00:30:00Z", 3) == [
        "2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z",
      ])
    let after = try Recurrence("after 1w")
    #expect(
      after.due(
        after: "2026-03-25T08:00:00Z", from: "2026-03-25T08:00:00Z", doneOn: day("2026-03-26"),
        in: oslo)
        == "2026-04-02T07:00:00Z")
  }

  @Test func `noise is refused or read back, and every rule ends`() {
    let parts = [
      "FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";", ";", "INTERVAL=", "COUNT=", "UNTIL=",
      "BYDAY=", "BYMONTHDAY=", "BYMONTH=", "BYSETPOS=", "MO", "SU", "-1", "1", "31", "0", "2", ",",
      "99999999999999999999", "-9223372036854775808", "20270101", "every ", "weeks", "after ",
      "10d",
      "weekly", "æ", "=", "",
    ]
    let seed = UInt64.random(in: 1...1_000_000)
    var numbers = SeededGenerator(seed)
    var read = 0
    for _ in 0..<20_000 {
      var text = Bool.random(using: &numbers) ? "FREQ=" : ""
      for _ in 0..<Int.random(in: 1...9, using: &numbers) {
        text += parts.randomElement(using: &numbers) ?? ""
      }
      guard let rule = try? Recurrence(text) else { continue }
      read += 1
      #expect(
        (try? Recurrence(rule.description))?.description == rule.description, "\(seed): \(text)")
      _ = rule.due(
        after: "2026-11-18", from: "2026-01-31", doneOn: day("2026-11-18"), in: TimeZoneRules.utc)
    }
    #expect(read > 100)
  }
}
