// How much a filter may be, and what its words are made of; the printer asks it too.
extension FilterParser {
  /// The longest filter, in bytes.
  package static let lengthBound = 8 << 10
  /// The deepest nesting.
  package static let depthBound = 64
  /// The most tests joined by one "and" or "or".
  package static let testBound = 500
  /// The most names in one path.
  package static let pathBound = 10
  /// The most values one test has.
  package static let valueBound = 1000

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

  /// The time of day behind a date, which needs no quotes: `due<2026-12-05 12:00`.
  mutating func timeOfDay(after word: String) -> String? {
    guard word.withBytes({ Day($0) }) != nil, word.utf8.count == 10, !isAtEnd, peek.isSpace else {
      return nil
    }
    let before = i
    skipSpace()
    let time = run { $0.isDigit || $0 == UInt8(ascii: ":") }
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }) else {
      i = before
      return nil
    }
    return time
  }

  /// A blank, the time of day and the dots behind a date that begins a range.
  mutating func restOfMoment(after word: String) -> String? {
    let before = i
    guard let time = timeOfDay(after: word) else { return nil }
    let between = String(repeating: " ", count: i - before - time.utf8.count) + time
    let rest = run { FilterParser.isWord($0) }
    guard rest.hasPrefix("..") else {
      i = before
      return nil
    }
    return between + rest
  }

  /// Refuses an end of a range that begins with a sign.
  func refuseSign(_ word: String, at position: Int) throws(FilterFault) {
    guard let first = word.utf8.first, FilterParser.isOperatorStart(first) else { return }
    throw FilterFault(
      "an end of a range does not begin with \(Character(Unicode.Scalar(first)))", at: position)
  }
}
