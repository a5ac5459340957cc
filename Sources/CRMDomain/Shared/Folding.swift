/// The one folding key: two texts that fold alike are the same text to `=`, to search and to the
/// matching of an import.
///
/// Lower case, compatibility decomposition without marks, ß→ss, ð→d, þ→th, æ ä å→a, ø ö œ→o, ü→u,
/// đ ħ ı ł ŋ ŧ as the plain letter; then in one left-to-right pass aa ae→a, oe→o, ue→u. So
/// `ødegård`, `Odegaard` and `oedegaard` are one, and a beginning of a text folds to a beginning of
/// its key, so that a prefix is a range of keys. Never shown.
///
/// The key is made by the program and stored, so that every engine answers alike; it carries
/// `version`, and keys of an older version are made anew by the upgrade.
///
/// Compatibility decomposition covers Latin letters, digits and spaces in all their forms (full
/// width, ligatures, superscripts, mathematical); Arabic and East Asian presentation forms stay.
package enum Folding {
  /// Goes up with every change of what a text folds to.
  package static let version = 1

  /// The key of `text`.
  package static func key(_ text: String) -> String {
    var key = ByteBuffer(capacity: text.utf8.count + 8)
    text.withBytes { fold($0, into: &key) }
    return key.string
  }

  /// Appends the key of `text`, which is valid UTF-8.
  package static func fold(_ text: Bytes, into key: inout ByteBuffer) {
    var last: UInt8 = 0
    var i = 0
    while i < text.count {
      if text[i] < 0x80 {
        // A run of ASCII gives at most as many letters, so it is written without looking at the room.
        let room = key.reserve(text.count - i)
        var n = 0
        while i < text.count, text[i] < 0x80 {
          let byte = text[i].lower
          i += 1
          if joins(byte, to: last) {
            last = 0
          } else {
            room[n] = byte
            n += 1
            last = byte
          }
        }
        key.advance(n)
        continue
      }
      let scalar = text.scalar(at: &i)
      if scalar >= 0xA0, scalar < 0x180, latin[Int(scalar) - 0xA0] != 0 {
        let pair = latin[Int(scalar) - 0xA0]
        emit(UInt8(pair & 0xFF), &last, &key)
        if pair > 0xFF { emit(UInt8(pair >> 8), &last, &key) }
      } else {
        rare(scalar, &last, &key)
      }
    }
  }

  /// One letter of the mapped text; joins the second letter of aa, ae, oe and ue to the first.
  @inline(__always)
  private static func emit(_ byte: UInt8, _ last: inout UInt8, _ key: inout ByteBuffer) {
    if joins(byte, to: last) {
      last = 0
    } else {
      key.append(byte)
      last = byte
    }
  }

  /// Whether a letter is the second of aa, ae, oe, ue.
  @inline(__always)
  private static func joins(_ byte: UInt8, to last: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "e"):
      last == UInt8(ascii: "a") || last == UInt8(ascii: "o") || last == UInt8(ascii: "u")
    case UInt8(ascii: "a"): last == UInt8(ascii: "a")
    default: false
    }
  }

  /// Any scalar, by its Unicode properties.
  private static func rare(_ value: UInt32, _ last: inout UInt8, _ key: inout ByteBuffer) {
    guard let scalar = Unicode.Scalar(value) else { return }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      for part in Composition.decomposed(lower) {
        switch part.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: continue
        default: break
        }
        for folded in plain(part.value) {
          if folded < 0x80 {
            emit(UInt8(folded), &last, &key)
          } else if folded < 0x180, folded >= 0xA0, latin[Int(folded) - 0xA0] != 0 {
            let pair = latin[Int(folded) - 0xA0]
            emit(UInt8(pair & 0xFF), &last, &key)
            if pair > 0xFF { emit(UInt8(pair >> 8), &last, &key) }
          } else {
            last = 0
            key.append(scalar: folded)
          }
        }
      }
    }
  }

  /// The compatibility decomposition of the forms of Latin letters, digits and spaces.
  private static func plain(_ value: UInt32) -> [UInt32] {
    let a = UInt32(UInt8(ascii: "a"))
    let zero = UInt32(UInt8(ascii: "0"))
    switch value {
    case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return [0x20]
    case 0x2010, 0x2011: return [0x2D]
    case 0x2070, 0x2074...0x2079: return [value - 0x2070 + zero]
    case 0x2080...0x2089: return [value - 0x2080 + zero]
    case 0xB9: return [zero + 1]
    case 0xB2, 0xB3: return [value - 0xB0 + zero]
    case 0x2126: return [0x3C9]
    case 0x2170...0x217F:
      let roman = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "l", "c", "d",
        "m",
      ]
      return roman[Int(value - 0x2170)].unicodeScalars.map(\.value)
    case 0x2460...0x2468: return [value - 0x2460 + zero + 1]
    case 0x24B6...0x24CF: return [value - 0x24B6 + a]
    case 0x24D0...0x24E9: return [value - 0x24D0 + a]
    case 0xFB00...0xFB06:
      let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
      return ligatures[Int(value - 0xFB00)].unicodeScalars.map(\.value)
    case 0xFF01...0xFF5E:
      let ascii = value - 0xFF01 + 0x21
      return [ascii < 0x80 ? UInt32(UInt8(ascii).lower) : ascii]
    case 0x1D400...0x1D6A3: return [(value - 0x1D400) % 26 + a]
    case 0x1D7CE...0x1D7FF: return [(value - 0x1D7CE) % 10 + zero]
    default: return [value]
    }
  }

  /// What U+00A0 … U+017F fold to: one or two ASCII letters, the second in the high byte; 0 where
  /// the properties decide.
  private static let latin: [UInt16] = [
    0x0020, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0020, 0x0000, 0x0061, 0x0000, 0x0000, 0x0000, 0x0000, 0x0020,
    0x0000, 0x0000, 0x0032, 0x0033, 0x0020, 0x0000, 0x0000, 0x0000,
    0x0020, 0x0031, 0x006F, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0063,
    0x0065, 0x0065, 0x0065, 0x0065, 0x0069, 0x0069, 0x0069, 0x0069,
    0x0064, 0x006E, 0x006F, 0x006F, 0x006F, 0x006F, 0x006F, 0x0000,
    0x006F, 0x0075, 0x0075, 0x0075, 0x0075, 0x0079, 0x6874, 0x7373,
    0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0063,
    0x0065, 0x0065, 0x0065, 0x0065, 0x0069, 0x0069, 0x0069, 0x0069,
    0x0064, 0x006E, 0x006F, 0x006F, 0x006F, 0x006F, 0x006F, 0x0000,
    0x006F, 0x0075, 0x0075, 0x0075, 0x0075, 0x0079, 0x6874, 0x0079,
    0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0061, 0x0063, 0x0063,
    0x0063, 0x0063, 0x0063, 0x0063, 0x0063, 0x0063, 0x0064, 0x0064,
    0x0064, 0x0064, 0x0065, 0x0065, 0x0065, 0x0065, 0x0065, 0x0065,
    0x0065, 0x0065, 0x0065, 0x0065, 0x0067, 0x0067, 0x0067, 0x0067,
    0x0067, 0x0067, 0x0067, 0x0067, 0x0068, 0x0068, 0x0068, 0x0068,
    0x0069, 0x0069, 0x0069, 0x0069, 0x0069, 0x0069, 0x0069, 0x0069,
    0x0069, 0x0069, 0x6A69, 0x6A69, 0x006A, 0x006A, 0x006B, 0x006B,
    0x006B, 0x006C, 0x006C, 0x006C, 0x006C, 0x006C, 0x006C, 0x0000,
    0x0000, 0x006C, 0x006C, 0x006E, 0x006E, 0x006E, 0x006E, 0x006E,
    0x006E, 0x0000, 0x006E, 0x006E, 0x006F, 0x006F, 0x006F, 0x006F,
    0x006F, 0x006F, 0x006F, 0x006F, 0x0072, 0x0072, 0x0072, 0x0072,
    0x0072, 0x0072, 0x0073, 0x0073, 0x0073, 0x0073, 0x0073, 0x0073,
    0x0073, 0x0073, 0x0074, 0x0074, 0x0074, 0x0074, 0x0074, 0x0074,
    0x0075, 0x0075, 0x0075, 0x0075, 0x0075, 0x0075, 0x0075, 0x0075,
    0x0075, 0x0075, 0x0075, 0x0075, 0x0077, 0x0077, 0x0079, 0x0079,
    0x0079, 0x007A, 0x007A, 0x007A, 0x007A, 0x007A, 0x007A, 0x0073,
  ]
}
