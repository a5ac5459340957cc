/// The nearest of the words that were possible.
package enum NearestName {
  /// The word nearest to what was typed; nil if none is near.
  package static func of(_ word: String, in names: [String]) -> String? {
    let typed = Array(word.lowercased().utf8)
    let bound = max(1, typed.count / 3)
    var best: (distance: Int, name: String)?
    for name in names {
      let distance = distance(typed, Array(name.utf8))
      if distance <= bound, distance < best?.distance ?? Int.max { best = (distance, name) }
    }
    if let best { return best.name }
    guard typed.count >= 3 else { return nil }
    let longer = names.filter { $0.lowercased().hasPrefix(word.lowercased()) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbour.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var older = [Int](repeating: 0, count: b.count + 1)
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var next = [i + 1]
      next.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var cost = min(row[j] + (a[i] == b[j] ? 0 : 1), min(row[j + 1], next[j]) + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        next.append(cost)
      }
      older = row
      row = next
    }
    return row[b.count]
  }
}
