import CRMDomain
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The clock of a ticket: the worked examples, what changes in mid-course, and an oracle that walks minute by minute.
struct ServiceClockTests {
  typealias Event = ServiceClock.Event
  typealias Terms = ServiceClock.Terms

  private static func at(_ text: String) throws -> Instant { try WorkingHoursTests.moment(text) }

  private static func terms(
    _ targets: [ServiceClock.Kind: WorkingSpan], pauses: Set<String> = ["waiting_customer"]
  ) throws -> Terms {
    Terms(targets, hours: try WorkingHoursTests.norway(), pauses: pauses)
  }

  @Test func `a pause stops the clock, and the rest is due after it`() throws {
    // e: eight hours from Monday 09:00, waiting from 11:00 to Tuesday 10:00.
    let made = try Self.at("2026-05-04T07:00:00Z")
    let events = [
      Event(made, .terms(try Self.terms([.resolution: .time(8 * 3600)]))),
      Event(made, .state("new")),
      Event(try Self.at("2026-05-04T09:00:00Z"), .state("waiting_customer")),
    ]
    let before = ServiceClock(events, at: made).read()
    #expect(before.last(.resolution)?.due?.description == "2026-05-05T07:00:00Z")
    let paused = ServiceClock(events, at: try Self.at("2026-05-04T12:00:00Z")).read()
    #expect(paused.last(.resolution)?.due == nil)
    #expect(paused.last(.resolution)?.left == 6 * 3600)
    let resumed = ServiceClock(
      events + [Event(try Self.at("2026-05-05T08:00:00Z"), .state("in_progress"))],
      at: try Self.at("2026-05-05T08:30:00Z")
    ).read()
    #expect(resumed.last(.resolution)?.due?.description == "2026-05-05T14:00:00Z")
    #expect(resumed.time(in: ["waiting_customer"]).elapsed == 23 * 3600)
    #expect(resumed.time(in: ["waiting_customer"]).counted == 7 * 3600)
  }

  @Test func `what is done exactly when the time is up was in time`() throws {
    let made = try Self.at("2026-05-04T12:00:00Z")
    let due = try Self.at("2026-05-04T14:00:00Z")
    func reading(_ answer: Instant?, at now: Instant) throws -> ServiceClock.Timer {
      var events = [
        Event(made, .terms(try Self.terms([.firstResponse: .time(7200)]))),
        Event(made, .state("new")),
      ]
      if let answer { events.append(Event(answer, .answer)) }
      return try #require(ServiceClock(events, at: now).read().last(.firstResponse))
    }
    #expect(try reading(due, at: due + 86_400).breachedAt == nil)
    #expect(try reading(due + 1, at: due + 86_400).breachedAt == due)
    #expect(try reading(nil, at: due).breachedAt == nil)
    // Work is over for the day, and so is the time: nothing that counts passes, and it is late all the same.
    #expect(try reading(nil, at: due + 3600).breachedAt == due)
    #expect(try reading(nil, at: due + 3600).due == due)
  }

  @Test func `what was counted stays counted when the promise changes`() throws {
    let made = try Self.at("2026-05-04T06:00:00Z")  // Monday 08:00
    let change = try Self.at("2026-05-04T11:00:00Z")  // 13:00, five hours later
    func reading(_ hours: Int, at now: Instant) throws -> ServiceClock.Timer {
      let events = [
        Event(made, .terms(try Self.terms([.resolution: .time(24 * 3600)]))),
        Event(made, .state("new")),
        Event(change, .terms(try Self.terms([.resolution: .time(hours * 3600)]))),
      ]
      return try #require(ServiceClock(events, at: now).read().last(.resolution))
    }
    #expect(try reading(8, at: change).due?.description == "2026-05-04T14:00:00Z")
    #expect(try reading(8, at: change).left == 3 * 3600)
    // Less than is gone already: it is late from the change on, and was not before.
    #expect(try reading(4, at: change).breachedAt == change)
    // And what was broken stays broken, whatever is promised then.
    let late = try Self.at("2026-05-05T07:00:00Z")
    let events = [
      Event(made, .terms(try Self.terms([.resolution: .time(4 * 3600)]))),
      Event(made, .state("new")),
      Event(late, .terms(try Self.terms([.resolution: .time(40 * 3600)]))),
    ]
    let timer = try #require(ServiceClock(events, at: late + 60).read().last(.resolution))
    #expect(timer.breachedAt?.description == "2026-05-04T10:00:00Z")
    #expect(try #require(timer.due) > late)
  }

  @Test func `a ticket that is reopened has what was left, and an hour at least`() throws {
    let made = try Self.at("2026-05-04T06:00:00Z")
    let events = [
      Event(made, .terms(try Self.terms([.resolution: .time(8 * 3600)]))),
      Event(made, .state("new")),
      Event(try Self.at("2026-05-04T13:30:00Z"), .state("resolved")),
      Event(try Self.at("2026-05-06T07:00:00Z"), .state("in_progress")),
    ]
    let now = try Self.at("2026-05-06T07:00:00Z")
    let timer = try #require(ServiceClock(events, at: now).read().last(.resolution))
    // Half an hour was left of eight.
    #expect(timer.due?.description == "2026-05-06T08:00:00Z")
    #expect(timer.doneAt == nil)
    let early = [events[0], events[1], Event(made + 3600, .state("resolved")), events[3]]
    let rest = try #require(ServiceClock(early, at: now).read().last(.resolution))
    #expect(rest.left == 7 * 3600)
  }

  @Test func `the customer's later messages have clocks of their own`() throws {
    let made = try Self.at("2026-05-04T06:00:00Z")
    let promise = try Self.terms(
      [.firstResponse: .time(3600), .nextResponse: .time(7200), .update: .time(8 * 3600)])
    let events = [
      Event(made, .terms(promise)), Event(made, .state("new")),
      Event(made + 600, .customer),  // before the first answer: of that clock
      Event(made + 1200, .answer), Event(made + 3600, .customer), Event(made + 5400, .customer),
      Event(made + 7200, .answer), Event(made + 9000, .state("waiting_customer")),
    ]
    let reading = ServiceClock(events, at: made + 9000).read()
    let next = reading.timers.filter { $0.kind == .nextResponse }
    #expect(next.map { $0.start } == [made + 3600])
    #expect(next[0].doneAt == made + 7200 && next[0].breachedAt == nil && next[0].spent == 3600)
    let updates = reading.timers.filter { $0.kind == .update }
    #expect(updates.map { $0.start } == [made + 1200, made + 7200])
    #expect(updates[1].isPaused && updates[1].left == 8 * 3600 - 1800)
  }

  @Test func `a target in days ends when work ends on that day`() throws {
    let made = try Self.at("2026-04-01T12:00:00Z")  // Wednesday before Easter
    let events = [
      Event(made, .terms(try Self.terms([.resolution: .days(2)]))), Event(made, .state("new")),
    ]
    let timer = try #require(ServiceClock(events, at: made + 86_400).read().last(.resolution))
    #expect(timer.due?.description == "2026-04-08T14:00:00Z")
  }

  // MARK: The oracle

  /// What a walk minute by minute says of one promise.
  private struct Walked: Equatable {
    var spent = 0
    var breachedAt: Int?
    var isDone = false
  }

  @Test func `the clock says what a walk minute by minute says`() throws {
    // A hundred thousand others where they are asked for (`make fuzz`).
    let asked = getenv("CRM_CLOCK_CASES").flatMap { Int(String(cString: $0)) }
    let seed = getenv("CRM_ORACLE_SEED").flatMap { UInt64(String(cString: $0)) }
    try Self.compare(rounds: asked ?? 20_000, seed: seed ?? 17)
  }

  /// Histories of random events, under random promises.
  static func compare(rounds: Int, seed: UInt64) throws {
    var random = Dice(state: seed)
    let states = ["in_progress", "waiting_customer", "waiting_third_party", "resolved"]
    let names = ["Europe/Oslo", "Europe/Helsinki", "America/New_York", "UTC"]
    let zones = try names.map { try WorkingHoursTests.zone($0) }
    // Hours are walked once and shared by some histories: a walk is what takes its time.
    var pool: [(hours: WorkingHours, start: Instant, counts: [Bool])] = []
    let length = 5 * 1440
    for round in 0..<rounds {
      if round % 100 == 0 {
        pool = try (0..<3).map { _ in
          let hours = try Self.hours(&random, zones)
          return (hours.0, hours.1, [])
        }
        let start = pool[0].start
        for i in pool.indices {
          pool[i].start = start
          pool[i].counts = WorkingHoursTests.minutes(pool[i].hours, start, start + length * 60)
        }
      }
      let start = pool[0].start
      let made = random.below(1440)
      func terms() -> (Terms, Int) {
        let i = random.below(pool.count)
        var targets: [ServiceClock.Kind: WorkingSpan] = [:]
        for kind in ServiceClock.Kind.allCases where random.below(5) > 0 {
          targets[kind] = .time(60 * random.below(900))
        }
        var pauses: Set<String> = []
        for state in TicketWords.waiting where random.below(2) == 0 { pauses.insert(state) }
        return (Terms(targets, hours: pool[i].hours, pauses: pauses, reopen: 0), i)
      }
      var events: [(minute: Int, what: ServiceClock.Happening, hours: Int)] = []
      let first = terms()
      events.append((made, .terms(first.0), first.1))
      events.append((made, .state("new"), 0))
      var minutes = (0..<random.below(7)).map { _ in made + random.below(length - made - 1) }
      minutes.sort()
      for minute in minutes {
        switch random.below(6) {
        case 0:
          let new = terms()
          events.append((minute, .terms(new.0), new.1))
        case 1: events.append((minute, .answer, 0))
        case 2: events.append((minute, .customer, 0))
        default: events.append((minute, .state(states[random.below(4)]), 0))
        }
      }
      let reading = ServiceClock(
        events.map { Event(start + $0.minute * 60, $0.what) }, at: start + length * 60
      ).read()
      for kind in [ServiceClock.Kind.firstResponse, .resolution] {
        let walked = Self.walk(kind, events, pool.map { $0.counts }, length)
        let timer = reading.last(kind)
        let said = Walked(
          spent: timer?.spent ?? 0,
          breachedAt: timer?.breachedAt.map { ($0.seconds - start.seconds) / 60 },
          isDone: !(timer?.isRunning ?? true))
        #expect(said == walked, "round \(round): \(kind)")
        // When it is due is when the rest of it is gone.
        if let timer, timer.isRunning, let due = timer.due, let left = timer.left, left > 0,
          let hours = reading.hours
        {
          #expect(hours.between(start + length * 60, due) == left, "round \(round): \(kind)")
        }
      }
    }
  }

  private static func hours(
    _ random: inout Dice, _ zones: [TimeZoneRules]
  ) throws -> (WorkingHours, Instant) {
    let zone = zones[random.below(zones.count)]
    let week = (0..<7).map { _ -> [WorkingHours.Interval] in
      var edges = Set<Int>()
      for _ in 0..<2 * random.below(5) { edges.insert(random.below(96) * 900) }
      let sorted = edges.sorted() + (edges.count % 2 == 1 ? [86_400] : [])
      return stride(from: 0, to: sorted.count - 1, by: 2).map { .init(sorted[$0], sorted[$0 + 1]) }
    }
    // A third of them over a change of the clock.
    let year = 2020 + random.below(21)
    let days = [(3, 27), (10, 24), (11, 1), (1 + random.below(12), 1 + random.below(28))]
    let (month, day) = days[random.below(4)]
    let first = try #require(Day(year: year, month: month, day: day))
    let holidays =
      random.below(2) == 0
      ? PublicHolidays(PublicHolidays.Country.allCases[random.below(4)]) : nil
    return (
      WorkingHours(zone, [.init(week: week, holidays: holidays, days: [first + 2: []])]),
      zone.instant(first)
    )
  }

  /// One promise, minute by minute.
  private static func walk(
    _ kind: ServiceClock.Kind,
    _ events: [(minute: Int, what: ServiceClock.Happening, hours: Int)], _ counts: [[Bool]],
    _ length: Int
  ) -> Walked {
    var walked = Walked()
    var (target, counted, pauses) = (Int?.none, [Bool](), Set<String>())
    var state = ""
    var isRunning = false
    var full: Int?
    // What was given beyond the target when it was reopened, of which nothing is sure.
    var extra = 0
    var next = 0
    for minute in 0..<length {
      while next < events.count, events[next].minute == minute {
        switch events[next].what {
        case .terms(let terms):
          guard case .time(let seconds)? = terms.targets[kind] else {
            (target, counted, pauses) = (nil, counts[events[next].hours], terms.pauses)
            full = nil
            break
          }
          if target != seconds, isRunning { extra = 0 }
          (target, counted, pauses) = (seconds, counts[events[next].hours], terms.pauses)
          full = nil
          if isRunning, walked.spent > seconds + extra, walked.breachedAt == nil {
            walked.breachedAt = minute
          }
        case .state(let new):
          let wasOver = TicketWords.over.contains(state)
          let isOver = TicketWords.over.contains(new)
          if state.isEmpty { isRunning = true }
          if isOver, !wasOver, isRunning {
            isRunning = false
            walked.isDone = true
          } else if wasOver, !isOver, walked.isDone,
            kind == .resolution || !isAnswered(next, events)
          {
            isRunning = true
            walked.isDone = false
            full = nil
            if kind == .resolution {
              extra = target.map { max(0, walked.spent - $0) } ?? 0
            } else if let target, walked.spent > target, walked.breachedAt == nil {
              walked.breachedAt = minute
            }
          }
          state = new
        case .answer:
          if kind == .firstResponse, isRunning {
            isRunning = false
            walked.isDone = true
          }
        case .customer: break
        }
        next += 1
      }
      guard isRunning else { continue }
      if kind == .resolution, pauses.contains(state) {
        full = nil
        continue
      }
      // Time goes on, and all that was promised is gone already.
      let limit = target.map { $0 + extra }
      if let limit, walked.spent == limit, full == nil, counted[minute] { full = minute }
      if let full, walked.breachedAt == nil { walked.breachedAt = full }
      if counted[minute] {
        walked.spent += 60
        if let limit, walked.spent == limit { full = minute + 1 }
      }
    }
    return walked
  }

  /// Whether a ticket was answered while that was waited for, before an event.
  private static func isAnswered(
    _ count: Int, _ events: [(minute: Int, what: ServiceClock.Happening, hours: Int)]
  ) -> Bool {
    events[..<count].contains { if case .answer = $0.what { true } else { false } }
  }
}
