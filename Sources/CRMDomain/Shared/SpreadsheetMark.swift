/// What a spreadsheet puts around a value to keep it from computing: a leading `'`, or `="…"`.
package enum SpreadsheetMark {
  /// The value without its mark; nil if it has none.
  package static func stripped(_ text: Bytes) -> Bytes? {
    if text.count > 1, text[0] == UInt8(ascii: "'") { return text.part(1..<text.count) }
    guard text.count > 3, text[0] == UInt8(ascii: "="), text[1] == 0x22,
      text[text.count - 1] == 0x22
    else { return nil }
    return text.part(2..<text.count - 1)
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
    guard text.count > 4, let e = text.first(UInt8(ascii: "E")), e + 2 < text.count,
      text[e + 1] == UInt8(ascii: "+")
    else { return false }
    for (i, byte) in text.enumerated() where i != e && i != e + 1 {
      guard byte.isDigit || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") else {
        return false
      }
    }
    return true
  }
}
