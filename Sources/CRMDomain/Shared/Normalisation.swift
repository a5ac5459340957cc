/// Text on its way in: composed, without control characters, and bounded.
package enum Normalisation {
  /// What stands in a text that must not.
  package enum Fault: Error { case invalidUTF8, control(UInt32), tooLong }

  /// The longest name, title or key, in characters.
  package static let shortBound = 1_000
  /// The longest note or body, in bytes.
  package static let longBound = 1 << 20

  /// Appends `text` to `out`, composed (NFC).
  ///
  /// - Parameters:
  ///   - bound: the most characters (Unicode scalars) it may have.
  ///   - keepsUnseen: whether characters nobody sees stay, as in prose; a name or a key that had one would not be
  ///     found again.
  ///   - removingControls: leaves control characters out instead of throwing; the answer counts them.
  /// - Returns: how many control characters, and characters nobody sees, were left out.
  @discardableResult
  package static func append(
    _ text: Bytes, to out: inout ByteBuffer, bound: Int, removingControls: Bool = false,
    keepsUnseen: Bool = true
  ) throws(Fault) -> Int {
    var i = 0
    while i < text.count, text[i] >= 0x20, text[i] < 0x7F { i += 1 }
    if i == text.count {
      if text.count > bound { throw .tooLong }
      out.append(text)
      return 0
    }
    return try slow(text, &out, bound, removingControls, keepsUnseen)
  }

  private static func slow(
    _ text: Bytes, _ out: inout ByteBuffer, _ bound: Int, _ removing: Bool,
    _ keepsUnseen: Bool
  ) throws(Fault) -> Int {
    if text.firstInvalidUTF8 != nil { throw .invalidUTF8 }
    var removed = 0
    var length = 0
    var needsComposing = false
    let start = out.count
    var i = 0
    while i < text.count {
      let from = i
      let scalar = text.scalar(at: &i)
      // Windows ends lines with two characters; one of them is the end.
      if scalar == 0x0D, i < text.count, text[i] == 0x0A { continue }
      // Older systems end them with that one alone; without it two words would become one.
      if scalar == 0x0D, removing {
        length += 1
        out.append(0x0A)
        continue
      }
      if isControl(scalar) {
        guard removing else { throw .control(scalar) }
        removed += 1
        continue
      }
      if !keepsUnseen, isUnseen(scalar) {
        removed += 1
        continue
      }
      // Below U+0300, the first combining mark, every text is composed.
      if scalar >= 0x300 { needsComposing = true }
      length += 1
      out.append(text.part(from..<i))
    }
    if length > bound { throw .tooLong }
    if needsComposing {
      Composition.compose(&out, from: start)
    }
    return removed
  }

  /// Whether a scalar has no width, or turns the direction of what follows. Those that join letters belong to some
  /// scripts.
  package static func isUnseen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Whether a scalar is a control character: C0 but tab and line feed, DEL, C1.
  package static func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    default: false
    }
  }

  /// A text as it came, composed.
  package static func composed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0xCC }) { return text }
    var out = ByteBuffer(capacity: text.utf8.count)
    out.append(text)
    Composition.compose(&out, from: 0)
    return out.string
  }
}
