/// What a spreadsheet puts around a value to keep it from computing: a leading `'`, or `="…"`.
package enum SpreadsheetMark {
  /// The value without its mark; nil if it has none. A `'` is one before what would be computed or read as a number;
  /// `'t Hooft` keeps it.
  package static func stripped(_ text: Bytes) -> Bytes? {
    if text.count > 1, text[0] == UInt8(ascii: "'") {
      let marks = text.prefix { $0 == UInt8(ascii: "'") }.count
      let rest = text.part(marks..<text.count)
      guard rest.first?.isDigit ?? false || isComputed(rest) else { return nil }
      return text.part(1..<text.count)
    }
    guard text.count > 3, text[0] == UInt8(ascii: "="), text[1] == 0x22,
      text[text.count - 1] == 0x22
    else { return nil }
    return text.part(2..<text.count - 1)
  }

  /// Whether a spreadsheet would compute a text: it begins with `=`, `+`, `-`, `@`, a tab or a return, or their
  /// full-width forms (OWASP, CSV injection).
  package static func isComputed(_ text: Bytes) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
      0x0A:
      return true
    case 0xEF where text.count > 2 && text[1] == 0xBC:
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])  // ＝ ＋ － ＠
    default: return false
    }
  }

  /// Whether a text is what a spreadsheet writes instead of a value it could not compute or keep.
  package static func isDamage(_ text: Bytes) -> Bool {
    guard let first = text.first else { return false }
    if first == UInt8(ascii: "#") {
      return ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#I/T", "#NAVN?"]
        .contains(text.string)
    }
    return false
  }

  /// Whether a text is a long number a spreadsheet has rounded: `4,79E+10`.
  package static func isRounded(_ text: Bytes) -> Bool {
    guard text.count > 4, text[0].isDigit,
      let e = text.firstIndex(where: { $0.lower == UInt8(ascii: "e") }), e + 2 < text.count,
      text[e + 1] == UInt8(ascii: "+")
    else { return false }
    for (i, byte) in text.enumerated() where i != e && i != e + 1 {
      guard byte.isDigit || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") else {
        return false
      }
    }
    return true
  }

  /// Whether one of the keys in a text, which may stand behind the name of their system, is such a number:
  /// its last digits are gone, and it would join strangers.
  package static func holdsRounded(_ text: Bytes, separator: UInt8) -> Bool {
    // A + behind an e is what no other key has: almost every cell ends here.
    var i = 0
    while let plus = text.first(UInt8(ascii: "+"), from: i) {
      if plus > 0, text[plus - 1].lower == UInt8(ascii: "e") { break }
      i = plus + 1
    }
    guard text.first(UInt8(ascii: "+"), from: i) != nil else { return false }
    return ListText.parts(text, at: separator).contains { part in
      let part = part.trimmed
      return isRounded(part) || ListText.label(part).map { isRounded($0.rest.trimmed) } ?? false
    }
  }

  /// The same of a value of JSON, where a number with an exponent has lost its digits too.
  package static func holdsRounded(_ json: JSON) -> Bool {
    switch json {
    case .string(let text):
      text.withBytes { holdsRounded($0, separator: UInt8(ascii: ";")) }
    case .number(let text): text.utf8.contains { $0.lower == UInt8(ascii: "e") }
    case .array(let items): items.contains { holdsRounded($0) }
    case .object(let members): members.contains { holdsRounded($0.value) }
    case .null, .boolean: false
    }
  }
}
