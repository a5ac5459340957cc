import CRMDomain

/// A promise that was kept, or was not.
package struct PromiseOutcome: Equatable {
  /// What was promised.
  package var kind: ServiceClock.Kind
  /// When it was due, or was kept, whichever was first.
  package var at: Instant
  /// Whether it was broken.
  package var isBroken: Bool
}

extension ServiceClock.Reading {
  /// The promises that were to be kept from a moment to before another: one belongs there by when it was due, or was
  /// kept, whichever was first. What is not due yet and not done counts for nothing, nor does what was over before
  /// `since`, when the ticket was brought here: nobody could keep that.
  package func outcomes(from: Instant, to: Instant, since: Instant?) -> [PromiseOutcome] {
    timers.compactMap { timer in
      // What was broken stays so, whatever is promised since.
      let isBroken = timer.breachedAt != nil
      guard isBroken || timer.target != nil && !timer.isDropped,
        let at = [timer.breachedAt, timer.doneAt].compactMap({ $0 }).min(), at >= from, at < to
      else { return nil }
      if let since, at < since { return nil }
      return PromiseOutcome(kind: timer.kind, at: at, isBroken: isBroken)
    }
  }
}

/// How many promises were kept, by kind.
package struct PromiseCounts {
  /// Promises of one kind that were kept, and that were not.
  package struct Count {
    package var met = 0
    package var breached = 0
    package var all: Int { met + breached }
    /// The share that was kept, per cent with one decimal; nil where there were none.
    package var share: String? {
      guard all > 0 else { return nil }
      let tenths = (met * 2000 + all) / (2 * all)
      return "\(tenths / 10).\(tenths % 10)"
    }
    /// As it is said: `90.0 % (45 of 50)`.
    package var text: String { share.map { "\($0) % (\(met) of \(all))" } ?? "nothing" }
  }

  private var counts: [ServiceClock.Kind: Count] = [:]
  package init() {}
  package func count(_ kind: ServiceClock.Kind) -> Count { counts[kind] ?? Count() }

  /// Counts promises.
  package mutating func add(_ outcomes: [PromiseOutcome]) {
    for one in outcomes {
      if one.isBroken {
        counts[one.kind, default: Count()].breached += 1
      } else {
        counts[one.kind, default: Count()].met += 1
      }
    }
  }
}
