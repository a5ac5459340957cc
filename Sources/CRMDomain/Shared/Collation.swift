/// The order people expect names in, as bytes that can be stored and compared.
///
/// A database has one collation, chosen by `init`; it decides where æ, ø, å, ä, ö and ü stand (CLDR:
/// in Norwegian z < æ < ø < å, and aa is å; Danish alike; in Swedish and Finnish z < å < ä < ö; in
/// English they are a and o). A key has two levels: the letters, then, only where a variant of a
/// letter occurs (é, aa, ü), which. Lists are ordered by key, then by number.
///
/// The key is plain ASCII except for letters outside Latin script, so it compares the same as text
/// in every engine. It carries `version`, as folding keys do.
package enum Collation: String, CaseIterable, Sendable {
  case en, nb, da, sv, fi

  /// Goes up with every change of any key.
  package static let version = 1

  /// The collation people of this language or country code expect; nil where none is known.
  package init?(language: String) {
    switch language.lowercased() {
    case "nb", "nn", "no": self = .nb
    case "da": self = .da
    case "sv": self = .sv
    case "fi": self = .fi
    case "en": self = .en
    default: return nil
    }
  }

  /// The key of several parts, as family name and given name: the first decides, then the next.
  package func key(_ parts: [String]) -> String {
    var key = ByteBuffer(capacity: 64)
    var variants = ByteBuffer(capacity: 16)
    var position = 0
    for (i, part) in parts.enumerated() {
      if i > 0 {
        key.append(UInt8(ascii: "!"))
        position += 1
      }
      part.withBytes { add($0, to: &key, &variants, &position) }
    }
    finish(&key, &variants)
    return key.string
  }

  /// Appends the primary weights of `text` to `key` and notes its variants; `position` counts the
  /// weights so far. `finish` ends the key.
  package func add(
    _ text: Bytes, to key: inout ByteBuffer, _ variants: inout ByteBuffer, _ position: inout Int
  ) {
    let joinsAA = self == .nb || self == .da
    var i = 0
    while i < text.count {
      let byte = text[i]
      if byte < 0x80 {
        i += 1
        if joinsAA, byte.lower == UInt8(ascii: "a"), i < text.count,
          text[i].lower == UInt8(ascii: "a")
        {
          i += 1
          put(Self.ring, variant: UInt8(ascii: "9"), &key, &variants, &position)
        } else {
          put(weight(byte), variant: 0, &key, &variants, &position)
        }
        continue
      }
      letter(text.scalar(at: &i), &key, &variants, &position)
    }
  }

  /// Ends a key: the variants follow the letters after a blank, which sorts before every weight.
  package func finish(_ key: inout ByteBuffer, _ variants: inout ByteBuffer) {
    if variants.count > 0 {
      key.append(UInt8(ascii: " "))
      key.append(variants.bytes)
    }
  }

  // In nb and da: z < æ < ø < å; in sv and fi: z < å < ä < ö. Bytes after 'z' in that order.
  private static let ash = UInt8(ascii: "{")
  private static let slash = UInt8(ascii: "|")
  private static let ring = UInt8(ascii: "}")

  private func weight(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    case 0x20, 0x09...0x0D: UInt8(ascii: "\"")
    case UInt8(ascii: "-"): UInt8(ascii: "#")
    default: UInt8(ascii: "$")
    }
  }

  private func put(
    _ weight: UInt8, variant: UInt8, _ key: inout ByteBuffer, _ variants: inout ByteBuffer,
    _ position: inout Int
  ) {
    key.append(weight)
    position += 1
    guard variant != 0 else { return }
    while variants.count < position - 1 { variants.append(UInt8(ascii: ".")) }
    variants.append(variant)
  }

  private func letter(
    _ scalar: UInt32, _ key: inout ByteBuffer, _ variants: inout ByteBuffer, _ position: inout Int
  ) {
    let nordic: (UInt8, UInt8)? =
      switch (self, scalar) {
      case (.nb, 0xE5), (.nb, 0xC5), (.da, 0xE5), (.da, 0xC5): (Self.ring, 0)
      case (.nb, 0xE6), (.nb, 0xC6), (.da, 0xE6), (.da, 0xC6): (Self.ash, 0)
      case (.nb, 0xE4), (.nb, 0xC4), (.da, 0xE4), (.da, 0xC4): (Self.ash, UInt8(ascii: "1"))
      case (.nb, 0x119), (.nb, 0x118): (Self.ash, UInt8(ascii: "2"))
      case (.nb, 0xF8), (.nb, 0xD8), (.da, 0xF8), (.da, 0xD8): (Self.slash, 0)
      case (.nb, 0xF6), (.nb, 0xD6), (.da, 0xF6), (.da, 0xD6): (Self.slash, UInt8(ascii: "1"))
      case (.nb, 0x151), (.nb, 0x150), (.da, 0x151), (.da, 0x150):
        (Self.slash, UInt8(ascii: "2"))
      case (.nb, 0x153), (.nb, 0x152), (.da, 0x153), (.da, 0x152):
        (Self.slash, UInt8(ascii: "3"))
      case (.sv, 0xE5), (.sv, 0xC5), (.fi, 0xE5), (.fi, 0xC5): (Self.ash, 0)
      case (.sv, 0xE4), (.sv, 0xC4), (.fi, 0xE4), (.fi, 0xC4): (Self.slash, 0)
      case (.sv, 0xE6), (.sv, 0xC6), (.fi, 0xE6), (.fi, 0xC6): (Self.slash, UInt8(ascii: "1"))
      case (.sv, 0xF6), (.sv, 0xD6), (.fi, 0xF6), (.fi, 0xD6): (Self.ring, 0)
      case (.sv, 0xF8), (.sv, 0xD8), (.fi, 0xF8), (.fi, 0xD8): (Self.ring, UInt8(ascii: "1"))
      case (.en, 0xFC), (.en, 0xDC): (UInt8(ascii: "u"), UInt8(ascii: "1"))
      case (_, 0xFC), (_, 0xDC): (UInt8(ascii: "y"), UInt8(ascii: "1"))
      default: nil
      }
    if let nordic {
      put(nordic.0, variant: nordic.1, &key, &variants, &position)
      return
    }
    var folded = ByteBuffer(capacity: 16)
    var one = ByteBuffer(capacity: 4)
    one.append(scalar: scalar)
    Folding.fold(one.bytes, into: &folded)
    for byte in folded.bytes {
      if byte < 0x80 {
        put(weight(byte), variant: UInt8(ascii: "5"), &key, &variants, &position)
      } else {
        key.append(byte)
      }
    }
  }
}
