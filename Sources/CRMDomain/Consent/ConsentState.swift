// What somebody's consent to a purpose comes to, by one way to reach them: the last thing that was said of it.
//
// What is said of `any` way is said of each. `given` by double opt-in is pending until it is confirmed, and what
// was given until some moment is expired from then on. Of two things said at one moment the one that was noted
// later holds.

/// What became of somebody's consent to a purpose by one way to reach them.
package struct ConsentState: Sendable, Equatable {
  /// What it can have come to.
  package enum State: String, Sendable, CaseIterable {
    case given, pending, withdrawn, refused, expired
  }

  /// To what, and by which way: `any` for all of which nothing else is said.
  package var purpose: String
  package var channel: String
  /// What it came to.
  package var state: State
  /// Since when, as it is stored.
  package var since: String

  /// Something that was said, as it is kept.
  package struct Said: Sendable {
    package var purpose: String
    package var channel: String
    package var action: String
    package var method: String?
    package var at: String
    package var expires: String?
    /// The number of its record.
    package var number: Int64

    /// Something that was said.
    package init(
      purpose: String, channel: String, action: String, method: String?, at: String,
      expires: String?, number: Int64
    ) {
      self.purpose = purpose
      self.channel = channel
      self.action = action
      self.method = method
      self.at = at
      self.expires = expires
      self.number = number
    }

    /// What it came to by a moment, if nothing was said after it.
    package func state(at now: String) -> State {
      switch action {
      case "given", "confirmed":
        if let expires, expires <= now { return .expired }
        return action == "given" && method == "double_opt_in" ? .pending : .given
      case "refused": return .refused
      case "expired": return .expired
      default: return .withdrawn
      }
    }
  }

  /// What everything that was said of one person comes to at a moment: by purpose, and within it by the ways of
  /// which something was said, `any` first, then as they are listed.
  package static func all(_ said: [Said], at now: String) -> [ConsentState] {
    let order = ConsentWords.channels.map { $0.key }
    let past = said.filter { $0.at <= now }.sorted { ($0.at, $0.number) < ($1.at, $1.number) }
    var states: [ConsentState] = []
    for purpose in Set(past.map { $0.purpose }).sorted() {
      let own = past.filter { $0.purpose == purpose }
      for channel in order where own.contains(where: { $0.channel == channel }) {
        guard let last = own.last(where: { $0.channel == channel || $0.channel == "any" }) else {
          continue
        }
        states.append(
          ConsentState(
            purpose: purpose, channel: channel, state: last.state(at: now), since: last.at))
      }
    }
    return states
  }

  /// Whether there is consent to a purpose, by a way, or by some way where none is said.
  package static func isGiven(
    _ said: [Said], _ purpose: String, by channel: String?, at now: String
  ) -> Bool {
    let own = said.filter { $0.purpose == purpose && $0.at <= now }
      .sorted { ($0.at, $0.number) < ($1.at, $1.number) }
    let ways = channel.map { [$0] } ?? ConsentWords.channels.map { $0.key }
    return ways.contains { way in
      own.last { $0.channel == way || $0.channel == "any" }?.state(at: now) == .given
    }
  }

  /// What a state is called.
  package var label: Labels {
    switch state {
    case .given: Labels("given", "gitt", "givet", "givet")
    case .pending: Labels("pending", "ikke bekreftet", "ikke bekræftet", "inte bekräftat")
    case .withdrawn: Labels("withdrawn", "trukket tilbake", "trukket tilbage", "återkallat")
    case .refused: Labels("refused", "avslått", "afvist", "nekat")
    case .expired: Labels("expired", "utløpt", "udløbet", "utgånget")
    }
  }
}

/// What a filter asks of a contact's consents: `consent.newsletter`, `consent.newsletter.email`.
package struct ConsentQuestion: Sendable, Equatable {
  /// To what.
  package var purpose: String
  /// By which way; nil for any of them.
  package var channel: String?
  /// When, as it is stored.
  package var now: String
}
