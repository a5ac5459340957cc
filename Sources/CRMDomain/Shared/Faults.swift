/// What could not be done where the rest was: how many of these there are and the first of them, so that very
/// many take no memory.
package struct Faults: Sendable {
  /// How many are kept, as many as are told of.
  package static let told = 20

  /// The first of them.
  package private(set) var first: [CRMError] = []
  /// How many there are.
  package private(set) var count = 0

  /// None yet.
  package init() {}

  /// One more.
  package mutating func add(_ error: CRMError) {
    if first.count < Faults.told { first.append(error) }
    count += 1
  }
}
