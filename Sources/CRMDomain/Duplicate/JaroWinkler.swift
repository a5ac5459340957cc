/// How alike two texts are, from 0 to 1 (Jaro 1989, Winkler 1990): letters they share no further apart than
/// half the longer one, less transpositions, more for a common beginning of up to four letters.
package enum JaroWinkler {
  /// The similarity of two texts of bytes; texts are folded before, so that a letter is a byte.
  package static func similarity(_ a: Bytes, _ b: Bytes) -> Double {
    let jaro = jaro(a, b)
    // Winkler's boost is for texts that are alike already.
    guard jaro > 0.7 else { return jaro }
    var prefix = 0
    while prefix < 4, prefix < a.count, prefix < b.count, a[prefix] == b[prefix] { prefix += 1 }
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }

  /// The similarity of two texts.
  package static func similarity(_ a: String, _ b: String) -> Double {
    a.withBytes { a in b.withBytes { b in similarity(a, b) } }
  }

  private static func jaro(_ a: Bytes, _ b: Bytes) -> Double {
    if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty ? 1 : 0 }
    // Longer texts are no names: what is beyond does not count.
    let (n, m) = (min(a.count, 64), min(b.count, 64))
    let window = max(0, max(n, m) / 2 - 1)
    var taken: UInt64 = 0
    var matched: UInt64 = 0
    var matches = 0
    for i in 0..<n {
      let low = max(0, i - window)
      let high = min(m - 1, i + window)
      var j = low
      while j <= high {
        if taken & (1 << UInt64(j)) == 0, a[i] == b[j] {
          taken |= 1 << UInt64(j)
          matched |= 1 << UInt64(i)
          matches += 1
          break
        }
        j += 1
      }
    }
    guard matches > 0 else { return 0 }
    var transposed = 0
    var j = 0
    for i in 0..<n where matched & (1 << UInt64(i)) != 0 {
      while taken & (1 << UInt64(j)) == 0 { j += 1 }
      if a[i] != b[j] { transposed += 1 }
      j += 1
    }
    let count = Double(matches)
    return (count / Double(n) + count / Double(m) + (count - Double(transposed / 2)) / count) / 3
  }
}
