import CRMDomain

/// How the characters of a file are written as bytes.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16le = "utf-16le"
  case utf16be = "utf-16be"
  case utf32le = "utf-32le"
  case utf32be = "utf-32be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"
  case macRoman = "macroman"
  case cp865
  case cp850

  /// What people call it.
  package var label: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16le, .utf16be: "UTF-16"
    case .utf32le, .utf32be: "UTF-32"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    case .latin9: "ISO-8859-15"
    case .macRoman: "MacRoman"
    case .cp865: "CP865"
    case .cp850: "CP850"
    }
  }

  /// Reads the names people give encodings: `utf8`, `latin1`, `1252`, `ansi`, `mac`.
  package init?(name: String) {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    switch plain {
    case "utf8": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16le
    case "utf16be": self = .utf16be
    case "utf32", "utf32le": self = .utf32le
    case "utf32be": self = .utf32be
    case "windows1252", "cp1252", "1252", "ansi": self = .windows1252
    case "iso88591", "latin1": self = .latin1
    case "iso885915", "latin9": self = .latin9
    case "macroman", "mac", "macintosh": self = .macRoman
    case "cp865", "865": self = .cp865
    case "cp850", "850", "dos": self = .cp850
    default: return nil
    }
  }

  /// The scalars of the bytes 0x80 … 0xFF; nil for encodings of more bytes.
  var table: [UInt32]? {
    switch self {
    case .utf8, .utf16le, .utf16be, .utf32le, .utf32be: nil
    case .windows1252, .latin1: Self.scalars(Self.windows)
    case .latin9: Self.scalars(Self.iso15)
    case .macRoman: Self.scalars(Self.mac)
    case .cp865: Self.scalars(Self.dos865)
    case .cp850: Self.scalars(Self.dos850)
    }
  }

  /// A text of 128 characters; `·` at 0x81 and its like stands for a byte that means nothing.
  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map { $0.value } }

  private static let upper =
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"

  // ISO-8859-1 is read as Windows-1252, as browsers do: no file means the control characters.
  private static let windows =
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ" + upper

  private static let iso15 =
    String(String.UnicodeScalarView((0x80..<0xA0).compactMap { Unicode.Scalar($0) }))
    + "\u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿" + upper.suffix(64)

  private static let mac =
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"

  private static let dos865 =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"

  private static let dos850 =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
}

/// Bytes of any encoding as UTF-8, piece by piece.
package struct TextDecoder: ~Copyable {
  private let encoding: TextEncoding
  private let table: [UInt32]?
  private var rest: [UInt8] = []

  /// A decoder.
  package init(_ encoding: TextEncoding) {
    self.encoding = encoding
    table = encoding.table
  }

  /// Appends what `bytes` say; what is cut off at their end is kept for the next piece.
  package mutating func decode(_ bytes: Bytes, to out: inout ByteBuffer) {
    if let table {
      for byte in bytes {
        if byte < 0x80 {
          out.append(byte)
        } else {
          out.append(scalar: table[Int(byte) - 0x80])
        }
      }
      return
    }
    guard encoding != .utf8 else { return out.append(bytes) }
    let all = rest + Array(bytes)
    let unit = encoding == .utf16le || encoding == .utf16be ? 2 : 4
    var i = 0
    while i + unit <= all.count {
      let value = integer(all, i, unit)
      if unit == 2, (0xD800..<0xDC00).contains(value) {
        guard i + 4 <= all.count else { break }
        let low = integer(all, i + 2, 2)
        if (0xDC00..<0xE000).contains(low) {
          out.append(scalar: 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00))
          i += 4
          continue
        }
      }
      out.append(scalar: Unicode.Scalar(value)?.value ?? 0xFFFD)
      i += unit
    }
    rest = Array(all[i...])
  }

  private func integer(_ bytes: [UInt8], _ at: Int, _ size: Int) -> UInt32 {
    var value: UInt32 = 0
    let isLittle = encoding == .utf16le || encoding == .utf32le
    for k in 0..<size {
      value = value << 8 | UInt32(bytes[isLittle ? at + size - 1 - k : at + k])
    }
    return value
  }
}
