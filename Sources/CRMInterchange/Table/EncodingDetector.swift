import CRMDomain

/// Tells how a file is encoded from its first bytes: a byte order mark; zeros where UTF-16 has them;
/// strict UTF-8; else the code page in which it holds the most Nordic letters in sensible places.
package struct EncodingDetector {
  /// What was found.
  package struct Finding: Sendable, Equatable {
    /// The encoding.
    package var encoding: TextEncoding
    /// How many bytes of a byte order mark stand in front.
    package var markLength: Int
    /// Whether the file looks like no text at all.
    package var isBinary = false
    /// Whether it is UTF-8 with a few bytes that are not.
    package var hasStrayBytes = false
  }

  /// Looks at the first bytes of a file; `isWhole` says that there are no more.
  package static func detect(_ bytes: Bytes, isWhole: Bool) -> Finding {
    if let marked = mark(bytes) { return marked }
    if let wide = wide(bytes) { return wide }
    if looksBinary(bytes) { return Finding(encoding: .utf8, markLength: 0, isBinary: true) }
    guard var bad = bytes.firstInvalidUTF8 else { return Finding(encoding: .utf8, markLength: 0) }
    // A character cut off by the end of the sample is no fault.
    if !isWhole, bytes.count - bad < 4, bytes.part(0..<bad).firstInvalidUTF8 == nil {
      return Finding(encoding: .utf8, markLength: 0)
    }
    // Mostly UTF-8, with bytes of something else in between: the cells that hold them are rejected.
    var valid = 0
    var invalid = 0
    var i = 0
    while i < bytes.count {
      let rest = bytes.part(i..<bytes.count)
      bad = rest.firstInvalidUTF8 ?? rest.count
      for byte in rest.part(0..<bad) where byte >= 0xC2 { valid += 1 }
      if bad < rest.count { invalid += 1 }
      i += bad + 1
      if invalid > 1000 { break }
    }
    if valid > 4 * invalid {
      return Finding(encoding: .utf8, markLength: 0, hasStrayBytes: true)
    }
    return Finding(encoding: codePage(bytes), markLength: 0)
  }

  private static func mark(_ b: Bytes) -> Finding? {
    func starts(_ mark: [UInt8]) -> Bool { b.count >= mark.count && b.starts(with: mark) }
    if starts([0xEF, 0xBB, 0xBF]) { return Finding(encoding: .utf8, markLength: 3) }
    if starts([0xFF, 0xFE, 0, 0]) { return Finding(encoding: .utf32le, markLength: 4) }
    if starts([0, 0, 0xFE, 0xFF]) { return Finding(encoding: .utf32be, markLength: 4) }
    if starts([0xFF, 0xFE]) { return Finding(encoding: .utf16le, markLength: 2) }
    if starts([0xFE, 0xFF]) { return Finding(encoding: .utf16be, markLength: 2) }
    return nil
  }

  /// UTF-16 without a mark: of European text every other byte is zero.
  private static func wide(_ b: Bytes) -> Finding? {
    let n = min(b.count, 4096) & ~1
    guard n >= 16 else { return nil }
    var even = 0
    var odd = 0
    for i in stride(from: 0, to: n, by: 2) {
      if b[i] == 0 { even += 1 }
      if b[i + 1] == 0 { odd += 1 }
    }
    let half = n / 2
    if odd * 10 > half * 7, even * 10 < half { return Finding(encoding: .utf16le, markLength: 0) }
    if even * 10 > half * 7, odd * 10 < half { return Finding(encoding: .utf16be, markLength: 0) }
    return nil
  }

  /// Pictures, archives and spreadsheets are full of control characters; a text has a stray one.
  private static func looksBinary(_ b: Bytes) -> Bool {
    let signatures: [[UInt8]] = [
      [0x50, 0x4B, 0x03, 0x04], [0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4E, 0x47],
      [0xD0, 0xCF, 0x11, 0xE0], [0x1F, 0x8B], [0xFF, 0xD8, 0xFF], Array("SQLite format 3".utf8),
      [0x7F, 0x45, 0x4C, 0x46],
    ]
    if signatures.contains(where: { b.count >= $0.count && b.starts(with: $0) }) { return true }
    var controls = 0
    for byte in b where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
      controls += 1
    }
    return controls * 10 > b.count
  }

  /// The code page in which the bytes above 0x7F are the likeliest letters.
  private static func codePage(_ bytes: Bytes) -> TextEncoding {
    let letters: Set<UInt32> = Set("æøåÆØÅäöÄÖüéèëáíóúýðþÐÞÜÉ".unicodeScalars.map { $0.value })
    let signs: Set<UInt32> = Set("–’‘“”…€§°·½«»\u{A0}´™®©".unicodeScalars.map { $0.value })
    // What Windows writes wins unless another page fits clearly better: more than one letter's worth.
    let margin = 4
    var best = (score: Int.min, encoding: TextEncoding.windows1252)
    for encoding in [TextEncoding.windows1252, .macRoman, .cp865, .cp850] {
      guard let table = encoding.table else { continue }
      var score = 0
      for (i, byte) in bytes.enumerated() where byte >= 0x80 {
        let scalar = table[Int(byte) - 0x80]
        let before = i > 0 ? bytes[i - 1] : 0x20
        let after = i + 1 < bytes.count ? bytes[i + 1] : 0x20
        let inWord = before.isLetter || before >= 0x80 || after.isLetter || after >= 0x80
        let isCapital = scalar < 0xDF && scalar >= 0xC0
        if letters.contains(scalar) {
          // A capital after a small letter is hardly one: "MÅller".
          let isOdd = isCapital && before.isLetter && before == before.lower
          score += isOdd ? -1 : inWord ? 3 : 1
        } else if signs.contains(scalar) {
          score += inWord && scalar != 0x2019 ? 0 : 1
        } else {
          score -= 3
        }
      }
      if best.score == Int.min || score >= best.score + (best.encoding == .windows1252 ? margin : 1)
      {
        best = (score, encoding)
      }
    }
    return best.encoding
  }
}
