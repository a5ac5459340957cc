import CRMDomain

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

  /// Counts the promises of a ticket that were to be kept in a period: one belongs to it by when it was due, or was
  /// kept, whichever was first. What is not due yet and not done counts for nothing.
  package mutating func add(
    _ reading: ServiceClock.Reading, from: Instant, to: Instant
  ) -> Bool {
    var didCount = false
    for timer in reading.timers {
      guard timer.target != nil, !timer.isDropped || timer.breachedAt != nil else { continue }
      let isBroken = timer.breachedAt != nil
      guard isBroken || timer.doneAt != nil else { continue }
      guard let at = [timer.breachedAt, timer.doneAt].compactMap({ $0 }).min(), at >= from,
        at < to
      else { continue }
      didCount = true
      if isBroken {
        counts[timer.kind, default: Count()].breached += 1
      } else {
        counts[timer.kind, default: Count()].met += 1
      }
    }
    return didCount
  }
}
