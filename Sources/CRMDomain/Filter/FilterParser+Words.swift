// What words of the filter language are made of; the printer asks it too.
extension FilterParser {
  /// Whether a byte can stand in a word.
  package static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "\""):
      false
    default: !byte.isSpace
    }
  }

  /// Whether a word cannot begin with a byte.
  package static func isOperatorStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "~"), UInt8(ascii: "@"):
      true
    default: false
    }
  }
}
