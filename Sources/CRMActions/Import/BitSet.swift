/// A set of small numbers.
struct BitSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  mutating func insert(_ n: Int) {
    while words.count <= n >> 6 { words.append(0) }
    guard words[n >> 6] & (1 << UInt64(n & 63)) == 0 else { return }
    words[n >> 6] |= 1 << UInt64(n & 63)
    count += 1
  }

  func contains(_ n: Int) -> Bool {
    n >> 6 < words.count && words[n >> 6] & (1 << UInt64(n & 63)) != 0
  }
}
