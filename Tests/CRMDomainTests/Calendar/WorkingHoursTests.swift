import CRMDomain
import TestSupport
import Testing

/// Hours that count: the worked examples, properties, and an oracle that walks minute by minute.
struct WorkingHoursTests {
  static func zone(_ name: String) throws -> TimeZoneRules {
    try #require(Self.rules(name))
  }

  private static func rules(_ name: String) -> TimeZoneRules? {
    let bytes = TestFiles.bytes(of: "/usr/share/zoneinfo/" + name)
    return bytes.withUnsafeBufferPointer { TimeZoneRules(name: name, file: $0) }
  }

  private static func hours(_ from: Int, _ to: Int) -> [[WorkingHours.Interval]] {
    let day = [WorkingHours.Interval(from * 3600, to * 3600)]
    return Array(repeating: day, count: 5) + [[], []]
  }

  /// Monday to Friday 08:00–16:00 in Oslo, without the holidays of Norway.
  static func norway() throws -> WorkingHours {
    WorkingHours(
      try zone("Europe/Oslo"), [.init(week: hours(8, 16), holidays: PublicHolidays(.NO))])
  }

  static func moment(_ text: String) throws -> Instant {
    try #require(text.withBytes { Instant($0) })
  }

  @Test(arguments: [
    // a–d and f: starts, and what is due.
    ("2026-03-27T14:00:00Z", 4 * 60, "2026-03-30T09:00:00Z"),
    ("2026-04-01T12:00:00Z", 8 * 60, "2026-04-07T12:00:00Z"),
    ("2026-05-13T13:30:00Z", 2 * 60, "2026-05-15T07:30:00Z"),
    // Nothing is due at once within hours, and when work begins outside them; what fits exactly ends with it.
    ("2026-05-13T10:00:00Z", 0, "2026-05-13T10:00:00Z"),
    ("2026-05-13T14:00:00Z", 0, "2026-05-15T06:00:00Z"),
    ("2026-05-13T06:00:00Z", 8 * 60, "2026-05-13T14:00:00Z"),
    ("2026-05-13T05:00:00Z", 8 * 60, "2026-05-13T14:00:00Z"),
  ]) func `time is due in Norway`(_ start: String, _ minutes: Int, _ due: String) throws {
    let hours = try Self.norway()
    #expect(hours.adding(minutes * 60, to: try Self.moment(start))?.description == due)
  }

  @Test(arguments: [
    // h, i, l, m, n, o, p of the domain: a country, whether eves are off, days off, hours, start, target, due.
    ("DK", "Europe/Copenhagen", false, "", 9, "2026-06-04T14:00:00Z", 2, "2026-06-05T08:00:00Z"),
    (
      "DK", "Europe/Copenhagen", false, "2026-06-05", 9, "2026-06-04T14:00:00Z", 2,
      "2026-06-08T08:00:00Z"
    ),
    ("NO", "Europe/Oslo", false, "", 8, "2026-05-09T10:00:00Z", 1, "2026-05-11T07:00:00Z"),
    ("SE", "Europe/Stockholm", false, "", 8, "2026-06-18T13:00:00Z", 4, "2026-06-19T09:00:00Z"),
    ("SE", "Europe/Stockholm", true, "", 8, "2026-06-18T13:00:00Z", 4, "2026-06-22T09:00:00Z"),
    (
      "FI", "Europe/Helsinki", false, "2026-12-24", 8, "2026-12-23T13:00:00Z", 4,
      "2026-12-28T09:00:00Z"
    ),
    ("NO", "Europe/Oslo", false, "", 8, "2027-05-14T13:00:00Z", 2, "2027-05-18T07:00:00Z"),
    ("NO", "Europe/Oslo", false, "", 8, "2027-03-24T11:00:00Z", 8, "2027-03-30T10:00:00Z"),
    ("NO", "Europe/Oslo", false, "", 8, "2026-03-02T14:30:00Z", 2, "2026-03-03T08:30:00Z"),
  ]) func `time is due in the north`(
    _ country: String, _ zone: String, _ eves: Bool, _ off: String, _ from: Int, _ start: String,
    _ target: Int, _ due: String
  ) throws {
    var days: [Day: [WorkingHours.Interval]] = [:]
    if let day = off.withBytes({ Day($0) }) { days[day] = [] }
    let holidays = PublicHolidays(
      try #require(PublicHolidays.Country(rawValue: country)), deFacto: eves)
    let hours = WorkingHours(
      try Self.zone(zone),
      [.init(week: Self.hours(from, from + 8), holidays: holidays, days: days)])
    #expect(hours.adding(target * 3600, to: try Self.moment(start))?.description == due)
  }

  @Test func `every hour counts, however often the clocks show it`() throws {
    let always = WorkingHours.always(try Self.zone("Europe/Oslo"))
    for (start, due) in [
      ("2026-03-28T22:30:00Z", "2026-03-29T02:30:00Z"),
      ("2026-10-24T21:30:00Z", "2026-10-25T01:30:00Z"),
    ] {
      #expect(always.adding(4 * 3600, to: try Self.moment(start))?.description == due)
    }
    let (a, b) = (try Self.moment("2026-03-01T00:00:00Z"), try Self.moment("2026-11-30T00:00:00Z"))
    #expect(always.between(a, b) == b.seconds - a.seconds)
  }

  @Test func `in Denmark what fits exactly ends at closing time`() throws {
    let hours = WorkingHours(
      try Self.zone("Europe/Copenhagen"),
      [.init(week: Self.hours(9, 17), holidays: PublicHolidays(.DK))])
    let start = try Self.moment("2026-06-04T13:00:00Z")
    #expect(hours.adding(2 * 3600, to: start)?.description == "2026-06-04T15:00:00Z")
  }

  @Test func `edges that the clocks do not show, and those they show twice`() throws {
    let zone = try Self.zone("Europe/Oslo")
    func stretches(_ from: Int, _ to: Int, _ day: String) throws -> [String] {
      let hours = WorkingHours(
        zone, [.init(week: Array(repeating: [.init(from, to)], count: 7))])
      let day = try #require(day.withBytes { Day($0) })
      return hours.stretches(on: day).flatMap { [$0.start.description, $0.end.description] }
    }
    // 02:30 is the end of the gap, 03:00 as well: nothing is between them.
    #expect(try stretches(9000, 10_800, "2026-03-29") == [])
    #expect(
      try stretches(9000, 14_400, "2026-03-29") == ["2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"])
    // From the first 02:30 until the second, which is an hour.
    #expect(
      try stretches(9000, 9000, "2026-10-25") == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
  }

  @Test func `days of work leave out holidays and days off, and keep short ones`() throws {
    let eve = try #require(Day(year: 2026, month: 12, day: 24))
    let hours = WorkingHours(
      try Self.zone("Europe/Oslo"),
      [
        .init(
          week: Self.hours(8, 16), holidays: PublicHolidays(.NO),
          days: [eve: [.init(8 * 3600, 12 * 3600)], eve + 7: []])
      ])
    #expect(hours.adding(workdays: 1, to: eve - 1) == eve)
    // The 25th is a holiday, the 26th and 27th the week-end, the 31st off, 1 January a holiday.
    #expect(hours.adding(workdays: 4, to: eve)?.description == "2027-01-04")
    #expect(hours.adding(workdays: -1, to: eve + 4)?.description == "2026-12-24")
    let noon = try Self.moment("2026-12-23T11:00:00Z")
    #expect(hours.closing(afterDays: 1, from: noon)?.description == "2026-12-24T11:00:00Z")
    #expect(hours.closing(afterDays: 2, from: noon)?.description == "2026-12-28T15:00:00Z")
  }

  @Test func `hours change from a day on`() throws {
    let change = try #require(Day(year: 2026, month: 6, day: 1))
    let hours = WorkingHours(
      try Self.zone("UTC"),
      [.init(from: change, week: Self.hours(10, 12)), .init(week: Self.hours(8, 16))])
    let (a, b) = (try Self.moment("2026-05-29T00:00:00Z"), try Self.moment("2026-06-02T00:00:00Z"))
    #expect(hours.between(a, b) == (8 + 2) * 3600)
    #expect(WorkingHours(try Self.zone("UTC"), []).adding(1, to: a) == nil)
    #expect(hours.between(b, a) == 0)
  }

  // MARK: The oracle

  /// How much counts between two moments, by a walk minute by minute: an interval begins with the first minute at which
  /// the clocks show its beginning or more, and ends before the last at which they show its end.
  private static func walked(_ hours: WorkingHours, _ a: Instant, _ b: Instant) -> Int {
    minutes(hours, a, b).count { $0 } * 60
  }

  /// Which of the minutes from one moment to another count.
  static func minutes(_ hours: WorkingHours, _ a: Instant, _ b: Instant) -> [Bool] {
    let first = a.seconds / 60 - 2 * 1440
    let shown = (first..<b.seconds / 60 + 2 * 1440).map { minute -> Int in
      let local = hours.zone.local(Instant(seconds: minute * 60))
      return local.day.number * 1440 + local.secondOfDay / 60
    }
    var counts = [Bool](repeating: false, count: shown.count)
    var day = hours.zone.local(a).day - 1
    while day <= hours.zone.local(b).day {
      for interval in hours.intervals(on: day) {
        let begins = day.number * 1440 + interval.start / 60
        let ends = day.number * 1440 + interval.end / 60
        // Clocks are put at most a day on or back.
        let near = max(0, begins - shown[0] - 1500)
        let far = min(shown.count, ends - shown[0] + 1500)
        guard near < far, let from = shown[near..<far].firstIndex(where: { $0 >= begins }) else {
          continue
        }
        // What is shown twice ends an interval the second time; a day is over when the next one begins.
        let twice = interval.end < 86_400 ? shown[near..<far].lastIndex(of: ends) : nil
        if let last = twice.map({ $0 - 1 }) ?? shown[near..<far].lastIndex(where: { $0 < ends }),
          from <= last
        {
          for i in from...last { counts[i] = true }
        }
      }
      day = day + 1
    }
    return Array(counts[a.seconds / 60 - first..<b.seconds / 60 - first])
  }

  @Test func `what counts is what a walk minute by minute counts`() throws {
    var random = Dice(state: 4711)
    let zones = [
      "Europe/Oslo", "Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "UTC",
      "Asia/Kathmandu", "America/Havana", "Asia/Beirut",
    ]
    for round in 0..<300 {
      let zone = try Self.zone(zones[random.below(zones.count)])
      func week() -> [[WorkingHours.Interval]] {
        (0..<7).map { _ in
          var edges = Set<Int>()
          for _ in 0..<2 * random.below(5) { edges.insert(random.below(96) * 15 * 60) }
          let sorted = edges.sorted() + (edges.count % 2 == 1 ? [86_400] : [])
          return stride(from: 0, to: sorted.count - 1, by: 2).map {
            .init(sorted[$0], sorted[$0 + 1])
          }
        }
      }
      let first = try #require(
        Day(year: 2020 + random.below(20), month: 1 + random.below(12), day: 1))
      let holidays =
        random.below(2) == 0
        ? PublicHolidays(PublicHolidays.Country.allCases[random.below(4)]) : nil
      let hours = WorkingHours(
        zone,
        [
          .init(
            week: week(), holidays: holidays, days: [first + 3: [], first + 4: [.init(3600, 9000)]]),
          .init(from: first + 6, week: week(), holidays: holidays),
        ])
      let a = zone.instant(first) + 60 * random.below(8 * 1440)
      let b = a + 60 * random.below(6 * 1440)
      let counted = hours.between(a, b)
      #expect(counted == Self.walked(hours, a, b), "round \(round): \(zone.name) \(a) \(b)")
      // What was added is what lies between.
      let seconds = 60 * random.below(3000)
      if let due = hours.adding(seconds, to: a) {
        #expect(hours.between(a, due) == seconds, "round \(round)")
        if seconds > 0 { #expect(hours.between(a, due + -1) == seconds - 1) }
      }
      // And what is counted in two parts is counted once.
      let middle = a + (b.seconds - a.seconds) / 2
      #expect(hours.between(a, middle) + hours.between(middle, b) == counted)
    }
  }
}

/// The same numbers in every run.
struct Dice {
  var state: UInt64
  mutating func below(_ n: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return n > 0 ? Int(state >> 33) % n : 0
  }
}
