import CRMDomain

/// The words and marks of a statement somebody typed, as far as it must be known what they name.
///
/// What is in quotes of any kind is one token with its content: SQLite takes each kind for a name where a name
/// is wanted. What stands in comments is none.
struct SQLTokens {
  private enum Token: Equatable {
    /// A word, in small letters, or what stood between quotes.
    case name(String)
    case mark(UInt8)
  }

  private var tokens: [Token] = []

  /// The tokens of a text. What is not ended ends with the text.
  init(_ sql: String) {
    var bytes = Array(sql.lowercased().utf8)[...]
    while let byte = bytes.first {
      if byte.isSpace {
        bytes.removeFirst()
      } else if bytes.starts(with: SQLTokens.byteOrderMark) {
        // SQLite takes it for a blank, but within a word.
        bytes = bytes.dropFirst(3)
      } else if bytes.starts(with: "--".utf8) {
        bytes = bytes.drop { $0 != 0x0A }
      } else if bytes.starts(with: "/*".utf8) {
        bytes = SQLTokens.afterComment(bytes)
      } else if let end = SQLTokens.closing[byte] {
        let (content, rest) = SQLTokens.quoted(bytes.dropFirst(), until: end)
        tokens.append(.name(content))
        bytes = rest
      } else if SQLTokens.isOfWord(byte) {
        let word = bytes.prefix(while: SQLTokens.isOfWord)
        tokens.append(.name(String(decoding: word, as: UTF8.self)))
        bytes = bytes.dropFirst(word.count)
      } else {
        tokens.append(.mark(byte))
        bytes.removeFirst()
      }
    }
  }

  /// Whether something follows a semicolon.
  var hasSecond: Bool {
    let end = Token.mark(UInt8(ascii: ";"))
    return tokens.firstIndex(of: end).map { tokens[$0...].contains { $0 != end } } ?? false
  }

  /// Whether a schema is named, in whatever way a name can be written: a table would be read past the view that
  /// stands before it.
  func names(schema: String) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      $0 == .name(schema) && $1 == .mark(UInt8(ascii: "."))
    }
  }

  /// Every word, and what stands in quotes.
  var names: Set<String> {
    var names: Set<String> = []
    for token in tokens { if case .name(let name) = token { names.insert(name) } }
    return names
  }

  /// What is put in front of a question under a name of its own: `WITH name AS (…)`, `name(a, b) AS MATERIALIZED (…)`.
  var defined: Set<String> {
    var defined: Set<String> = []
    for (i, token) in tokens.enumerated() where token == .name("as") && i > 0 {
      guard i + 1 < tokens.count,
        [.mark(UInt8(ascii: "(")), .name("materialized"), .name("not")].contains(tokens[i + 1])
      else { continue }
      var place = i - 1
      if tokens[place] == .mark(UInt8(ascii: ")")) {
        while place > 0, tokens[place] != .mark(UInt8(ascii: "(")) { place -= 1 }
        place -= 1
      }
      if place >= 0, case .name(let name) = tokens[place] { defined.insert(name) }
    }
    return defined
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static let closing: [UInt8: UInt8] = [
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "`"): UInt8(ascii: "`"), UInt8(ascii: "["): UInt8(ascii: "]"),
  ]

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private static func afterComment(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes.dropFirst(2)
    while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest.removeFirst() }
    return rest.dropFirst(2)
  }

  /// What stands before an end that is not doubled, and what comes after it.
  private static func quoted(
    _ bytes: ArraySlice<UInt8>, until end: UInt8
  ) -> (String, ArraySlice<UInt8>) {
    var content: [UInt8] = []
    var rest = bytes
    while let byte = rest.first {
      rest.removeFirst()
      if byte == end {
        guard end != UInt8(ascii: "]"), rest.first == end else { break }
        rest.removeFirst()
      }
      content.append(byte)
    }
    return (String(decoding: content, as: UTF8.self), rest)
  }
}
