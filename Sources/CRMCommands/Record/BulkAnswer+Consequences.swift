import CRMActions
import CRMDomain
import CRMOutput

extension CommandContext {
  /// Says how much followed for other records, where it is not told of each: `what followed from it: 2 tasks created`.
  func note(_ others: ConsequenceCount) {
    guard !others.counts.isEmpty else { return }
    let parts = others.counts.map { noun, result, count in
      let name = count == 1 ? noun.rawValue : world.catalogue[noun]?.plural ?? noun.rawValue
      return "\(Thousands.grouped(count)) \(name) \(result)"
    }
    note("what followed from it: " + parts.joined(separator: ", "))
  }
}
