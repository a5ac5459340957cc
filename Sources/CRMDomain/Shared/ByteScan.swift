/// Looks for bytes eight at a time: a byte that equals the one looked for becomes 0 by XOR, and taking 1
/// from a 0 sets its high bit. Exact for the first byte found, which is all anybody asks.
package enum ByteScan {
  @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
  @usableFromInline static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of the first byte of `word` that is `byte`, and maybe of later ones.
  @inlinable @inline(__always)
  package static func marks(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let rest = word ^ (ones &* UInt64(byte))
    return (rest &- ones) & ~rest & highs
  }

  /// The high bit of the first byte of `word` that is below 0x20, and maybe of later ones.
  @inlinable @inline(__always)
  package static func controls(_ word: UInt64) -> UInt64 {
    (word &- (ones &* 0x20)) & ~word & highs
  }

  /// Where the first of three bytes stands at or after `start`, or the end.
  package static func first(
    _ a: UInt8, _ b: UInt8, _ c: UInt8, in bytes: Bytes, from start: Int
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = start
    while i + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let found = marks(word, a) | marks(word, b) | marks(word, c)
      if found != 0 { return i + found.trailingZeroBitCount >> 3 }
      i += 8
    }
    while i < bytes.count, bytes[i] != a, bytes[i] != b, bytes[i] != c { i += 1 }
    return i
  }

  /// Where the first of four bytes stands, or the end.
  package static func first(
    _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, in bytes: Bytes
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = 0
    while i + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let found = marks(word, a) | marks(word, b) | marks(word, c) | marks(word, d)
      if found != 0 { return i + found.trailingZeroBitCount >> 3 }
      i += 8
    }
    while i < bytes.count, bytes[i] != a, bytes[i] != b, bytes[i] != c, bytes[i] != d { i += 1 }
    return i
  }

  /// Where the first byte stands at or after `start` that JSON may have to escape: a control character,
  /// a quote, a backslash, DEL, and the leads of C1 controls and line separators; or the end.
  package static func firstForJSON(in bytes: Bytes, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = start
    while i + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let found =
        controls(word) | marks(word, 0x22) | marks(word, 0x5C) | marks(word, 0x7F)
        | marks(word, 0xC2) | marks(word, 0xE2)
      if found != 0 { return i + found.trailingZeroBitCount >> 3 }
      i += 8
    }
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
      {
        return i
      }
      i += 1
    }
    return i
  }
}
