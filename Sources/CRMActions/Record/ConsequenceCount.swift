import CRMDomain

/// How much followed for other records, where it is not told of each.
package struct ConsequenceCount: Sendable {
  /// Of each noun, what became of how many.
  package private(set) var counts: [(noun: NounName, result: String, count: Int)] = []

  /// Of these.
  package init(_ others: [RecordEditor.Consequence] = []) {
    for other in others where other.outcome.result != "unchanged" {
      add(other.noun, other.outcome.result, 1)
    }
  }

  /// Counts others too.
  package mutating func add(_ other: ConsequenceCount) {
    for (noun, result, count) in other.counts { add(noun, result, count) }
  }

  private mutating func add(_ noun: NounName, _ result: String, _ count: Int) {
    if let place = counts.firstIndex(where: { $0.noun == noun && $0.result == result }) {
      counts[place].count += count
    } else {
      counts.append((noun, result, count))
    }
  }
}
