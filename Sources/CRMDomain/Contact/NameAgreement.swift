/// Whether two names can be those of one person: what joins two records that share an e-mail address.
///
/// They agree when they are equal after folding, when one is empty, or when every word of the shorter is
/// a word of the other or its initial. Likeness alone never joins: Anne and Arne Dahl are two people.
package enum NameAgreement {
  /// Whether two folded names agree.
  package static func agree(_ a: String, _ b: String) -> Bool {
    if a == b || a.isEmpty || b.isEmpty { return true }
    let first = words(a)
    let second = words(b)
    if first.isEmpty || second.isEmpty { return true }
    return first.count <= second.count ? covers(second, first) : covers(first, second)
  }

  private static func words(_ name: String) -> [Substring] {
    name.split { !($0.isLetter || $0.isNumber) }
  }

  /// Whether every word of `fewer` is one of `more` or the initial of one, each used once.
  private static func covers(_ more: [Substring], _ fewer: [Substring]) -> Bool {
    var left = more
    // Whole words first, so that an initial does not take a word another needs.
    for word in fewer.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let place =
        left.firstIndex(of: word)
        ?? left.firstIndex { other in
          (word.count == 1 && other.first == word.first)
            || (other.count == 1 && word.first == other.first)
        }
      guard let place else { return false }
      left.remove(at: place)
    }
    return true
  }
}
