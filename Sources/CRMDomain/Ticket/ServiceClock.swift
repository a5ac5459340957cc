/// The clock of a ticket: what was promised, how much of it is gone, and whether it was kept.
///
/// It is a function of what happened, of what was promised when, and of calendars: the same events always say the
/// same. Time that counts is time in the hours of the calendar of the promise that held then. What was counted under
/// one promise stays counted under the next, and a promise that was broken stays broken.
package struct ServiceClock {
  /// What can be promised.
  package enum Kind: String, CaseIterable, Sendable {
    /// From when it came to the first answer of a person.
    case firstResponse = "first_response"
    /// From the first thing the customer wrote that nobody answered, after the first answer, to the next answer.
    case nextResponse = "next_response"
    /// From an answer to the next, while somebody is to work on it.
    case update
    /// From when it came until it is resolved, but for pauses.
    case resolution

    /// What people call it.
    package var labels: Labels {
      TicketWords.clocks.first { $0.key == rawValue }?.labels ?? Labels(rawValue)
    }
  }

  /// What holds from a moment on.
  package struct Terms {
    /// Within which time; nothing is promised of what is not there.
    package var targets: [Kind: WorkingSpan]
    /// The hours that count.
    package var hours: WorkingHours
    /// The states in which resolution and update stand still.
    package var pauses: Set<String>
    /// How much time there is at least after it was reopened, in seconds.
    package var reopen: Int

    /// What is promised.
    package init(
      _ targets: [Kind: WorkingSpan], hours: WorkingHours, pauses: Set<String>, reopen: Int = 3600
    ) {
      self.targets = targets
      self.hours = hours
      self.pauses = pauses
      self.reopen = reopen
    }
  }

  /// Something that happened to a ticket.
  package enum Happening {
    /// It came to a state; the first one is the one it was made in.
    case state(String)
    /// From here on this is promised.
    case terms(Terms)
    /// A person answered, and the customer heard it.
    case answer
    /// The customer wrote, or called.
    case customer
  }

  /// When what happened.
  package struct Event {
    package var at: Instant
    package var what: Happening

    /// What happened then.
    package init(_ at: Instant, _ what: Happening) {
      self.at = at
      self.what = what
    }
  }

  /// A time that was counted, or would have been but for a pause.
  package struct Counted {
    /// From when until when it ran.
    package var start, end: Instant
    /// How much of that is in the hours, in seconds.
    package var seconds: Int
    /// The state the ticket was in.
    package var state: String
    /// Whether it stood still.
    package var isPaused: Bool
    /// The hours that counted.
    package var hours: WorkingHours?
  }

  /// One promise, from when it began to when it was kept, or until now.
  package struct Timer {
    /// What was promised.
    package let kind: Kind
    /// When it began.
    package let start: Instant
    /// The time there was for it, in seconds that count, as it was promised last; nil where nothing is promised.
    package var target: Int?
    /// The time that was given beyond that when it was reopened, in seconds that count.
    package var extra = 0
    /// How much of it is gone, in seconds that count.
    package var spent = 0
    /// The times it ran, and stood still.
    package var counted: [Counted] = []
    /// When it is, or was, to be done; nil while it stands still, and where nothing is promised.
    package var due: Instant?
    /// Whether it stands still now.
    package var isPaused = false
    /// When it was done; nil where it is not.
    package var doneAt: Instant?
    /// Whether it ended without being done, as what was resolved needs no answer.
    package var isDropped = false
    /// When it ended so.
    fileprivate var droppedAt: Instant?
    /// When the time was up, if it was before it was done.
    package var breachedAt: Instant?

    /// From when on the target it has was promised.
    package fileprivate(set) var promisedAt = Instant(seconds: 0)
    /// When exactly all of it was gone, where nothing was counted since.
    fileprivate var fullAt: Instant?

    /// Whether it goes on.
    package var isRunning: Bool { doneAt == nil && !isDropped }
    /// How much is left, in seconds that count; below nothing where it is over.
    package var left: Int? { limit.map { $0 - spent } }
    /// The time there is in all, with what a reopened ticket was given.
    package var limit: Int? { target.map { $0 + extra } }
  }

  /// What the clock says.
  package struct Reading {
    /// Every promise there was, in the order they began.
    package var timers: [Timer] = []
    /// How long it was in each state, in seconds on the wall, and in the hours.
    package var states: [(state: String, elapsed: Int, counted: Int)] = []
    /// The hours that count now.
    package var hours: WorkingHours?
    /// The state it is in.
    package var state = ""

    /// The last promise of a kind.
    package func last(_ kind: Kind) -> Timer? { timers.last { $0.kind == kind } }

    /// How long it was in some of the states.
    package func time(in wanted: [String]) -> (elapsed: Int, counted: Int) {
      states.filter { wanted.contains($0.state) }.reduce((0, 0)) {
        ($0.0 + $1.elapsed, $0.1 + $1.counted)
      }
    }
  }

  private let events: [Event]
  private let now: Instant
  private var terms: Terms?
  private var state = ""
  private var reading = Reading()
  private var hasAnswer = false
  private var isOver: Bool { TicketWords.over.contains(state) }

  /// The clock of what happened, in the order of the moments, as it stands at one.
  package init(_ events: [Event], at now: Instant) {
    // What happened at one moment stays in its order.
    self.events = events.enumerated().sorted {
      ($0.element.at.seconds, $0.offset) < ($1.element.at.seconds, $1.offset)
    }.map { $0.element }
    self.now = now
  }

  /// What it says.
  package func read() -> Reading {
    var clock = self
    clock.run()
    return clock.reading
  }

  // MARK: Walking

  private mutating func run() {
    guard let first = events.first else { return }
    var at = first.at
    for event in events where event.at <= now {
      if at < event.at { pass(from: at, to: event.at) }
      at = event.at
      take(event)
    }
    if at < now { pass(from: at, to: now) }
    // What runs on is due when the rest of it is over; what it is due by depends on nothing that is to come.
    for i in reading.timers.indices where reading.timers[i].isRunning {
      setDue(i, at: max(at, now))
    }
    reading.hours = terms?.hours
    reading.state = state
  }

  private mutating func take(_ event: Event) {
    switch event.what {
    case .terms(let new):
      terms = new
      for i in reading.timers.indices where reading.timers[i].isRunning { promise(i, at: event.at) }
    case .state(let new): move(to: new, at: event.at)
    case .answer:
      // Also what is resolved before it is answered is answered; and the answer that resolves it was what was asked for.
      for i in reading.timers.indices where reading.timers[i].isDropped {
        let isFirst = reading.timers[i].kind == .firstResponse
        guard isFirst || reading.timers[i].droppedAt == event.at else { continue }
        reading.timers[i].isDropped = false
        reading.timers[i].doneAt = event.at
      }
      end(.firstResponse, at: event.at)
      end(.nextResponse, at: event.at)
      end(.update, at: event.at)
      hasAnswer = true
      if !isOver { begin(.update, at: event.at) }
    case .customer:
      guard hasAnswer, !isOver, running(.nextResponse) == nil else { return }
      begin(.nextResponse, at: event.at)
    }
  }

  private mutating func move(to new: String, at: Instant) {
    let (isFirst, wasOver) = (state.isEmpty, isOver)
    state = new
    if isFirst {
      begin(.firstResponse, at: at)
      begin(.resolution, at: at)
    }
    if isOver, !wasOver {
      end(.resolution, at: at)
      for kind in [Kind.firstResponse, .nextResponse, .update] {
        guard let i = running(kind) else { continue }
        setDue(i, at: at)
        reading.timers[i].isDropped = true
        reading.timers[i].droppedAt = at
      }
    } else if wasOver, !isOver, !isFirst, let i = lastIndex(.resolution) {
      // It goes on with what is left, and with so much at least.
      reading.timers[i].doneAt = nil
      promise(i, at: at, isReopening: true)
      if let i = lastIndex(.firstResponse), reading.timers[i].isDropped {
        reading.timers[i].isDropped = false
        promise(i, at: at)
      }
      if hasAnswer { begin(.update, at: at) }
    }
  }

  private func running(_ kind: Kind) -> Int? {
    reading.timers.lastIndex { $0.kind == kind && $0.isRunning }
  }

  private func lastIndex(_ kind: Kind) -> Int? { reading.timers.lastIndex { $0.kind == kind } }

  private mutating func begin(_ kind: Kind, at: Instant) {
    reading.timers.append(Timer(kind: kind, start: at))
    promise(reading.timers.count - 1, at: at)
  }

  private mutating func end(_ kind: Kind, at: Instant) {
    guard let i = running(kind) else { return }
    setDue(i, at: at)
    reading.timers[i].doneAt = at
    reading.timers[i].isPaused = false
  }

  /// Takes the target that holds now; what is gone stays gone.
  private mutating func promise(_ i: Int, at: Instant, isReopening: Bool = false) {
    reading.timers[i].fullAt = nil
    let timer = reading.timers[i]
    guard let terms, let span = terms.targets[timer.kind] else {
      reading.timers[i].target = nil
      reading.timers[i].due = nil
      return
    }
    switch span {
    case .time(let seconds): reading.timers[i].target = seconds
    case .days(let days):
      // Until work ends on the n-th day after the one it began on.
      let end = terms.hours.closing(afterDays: days, from: timer.start)
      reading.timers[i].target = end.map { terms.hours.between(timer.start, $0) }
    }
    if reading.timers[i].target != timer.target || isReopening {
      reading.timers[i].promisedAt = at
      reading.timers[i].extra = 0
    }
    if isReopening, let target = reading.timers[i].target {
      reading.timers[i].extra = max(0, terms.reopen - (target - timer.spent))
    }
    // Less time than is gone already: it is over from now on, and was not before.
    if let limit = reading.timers[i].limit, timer.spent > limit, timer.breachedAt == nil {
      reading.timers[i].breachedAt = at
    }
  }

  private func isPaused(_ kind: Kind) -> Bool {
    switch kind {
    case .firstResponse, .nextResponse: false
    case .update, .resolution: terms?.pauses.contains(state) ?? false
    }
  }

  /// Lets time pass in which nothing happens.
  private mutating func pass(from start: Instant, to end: Instant) {
    let counted = terms?.hours.between(start, end) ?? 0
    let elapsed = end.seconds - start.seconds
    if let i = reading.states.firstIndex(where: { $0.state == state }) {
      reading.states[i].elapsed += elapsed
      reading.states[i].counted += counted
    } else {
      reading.states.append((state, elapsed, counted))
    }
    for i in reading.timers.indices where reading.timers[i].isRunning {
      let isPaused = isPaused(reading.timers[i].kind)
      reading.timers[i].isPaused = isPaused
      if terms != nil {
        reading.timers[i].counted.append(
          Counted(
            start: start, end: end, seconds: counted, state: state, isPaused: isPaused,
            hours: terms?.hours))
      }
      guard !isPaused else {
        reading.timers[i].fullAt = nil
        continue
      }
      if let target = reading.timers[i].limit, reading.timers[i].spent <= target {
        let over =
          reading.timers[i].fullAt
          ?? terms?.hours.adding(target - reading.timers[i].spent, to: start)
        // What is done exactly when the time is up was done in time.
        if let over, over < end, reading.timers[i].breachedAt == nil {
          reading.timers[i].breachedAt = over
        }
        if reading.timers[i].spent + counted == target { reading.timers[i].fullAt = over }
      }
      reading.timers[i].spent += counted
    }
  }

  /// Says by when a promise is to be kept, as things are at a moment.
  private mutating func setDue(_ i: Int, at: Instant) {
    let timer = reading.timers[i]
    let isPaused = isPaused(timer.kind)
    reading.timers[i].isPaused = isPaused
    guard let terms, let target = timer.limit else {
      reading.timers[i].due = nil
      return
    }
    if target >= timer.spent {
      reading.timers[i].due =
        isPaused ? nil : timer.fullAt ?? terms.hours.adding(target - timer.spent, to: at)
    } else {
      reading.timers[i].due = timer.breachedAt ?? at
    }
  }
}
