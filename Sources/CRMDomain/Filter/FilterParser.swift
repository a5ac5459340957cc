// The filter language, from text to `Filter`.
//
//     filter    = and { "or" and }
//     and       = not { [ "and" ] not }                two tests side by side are joined with "and"
//     not       = "not" not | "(" filter ")" | test
//     test      = operand op value { "," value } | operand ( "=" | "!=" ) range
//               | operand [ "not" ] "in" "(" value { "," value } ")"
//               | operand "between" value "and" value | operand "is" [ "not" ] "empty"
//               | path | path "[" filter "]" | "@" segment | string
//     operand   = path | ( "count" | "sum" | "min" | "max" | "avg" ) "(" path [ "[" filter "]" ] [ "." field ] ")"
//     range     = value ".." [ value ] | ".." value
//
// A word is a run of characters other than white space and ( ) [ ] , ' ", and does not begin with
// = ! < > ~ @. What follows an operator is a value, also where it spells a keyword. Input is bounded:
// 8 KiB of text, 64 levels, 1,000 values; past a bound there is an error, never a crash.

/// Reads filters.
package struct FilterParser {
  private let bytes: [UInt8]
  var i = 0
  private var depth = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// Reads a filter; the whole text must be one.
  package static func parse(_ text: String) throws(FilterFault) -> Filter {
    guard text.utf8.count <= lengthBound else {
      throw FilterFault("the filter is longer than 8 KiB", at: 0)
    }
    var parser = FilterParser(text)
    parser.skipSpace()
    guard !parser.isAtEnd else {
      throw FilterFault(
        "an empty filter means nothing, and never everything", at: 0,
        hint: "all records are spelled --all")
    }
    let filter = try parser.or()
    guard parser.isAtEnd else {
      throw FilterFault("\"\(parser.rest)\" does not belong there", at: parser.i)
    }
    return filter
  }

  // MARK: Logic

  private mutating func or() throws(FilterFault) -> Filter {
    depth += 1
    defer { depth -= 1 }
    // A pair of parentheses is one level: `or` and `not` both count on the way in.
    guard depth <= 2 * FilterParser.depthBound + 2 else {
      throw FilterFault("the filter is nested more than 64 levels deep", at: i)
    }
    var parts = [try and()]
    while takeKeyword("or") { parts.append(try and()) }
    guard parts.count <= FilterParser.testBound else { throw tooMany }
    return parts.count == 1
      ? parts[0] : .or(FilterParser.flat(parts) { if case .or(let p) = $0 { p } else { nil } })
  }

  private mutating func and() throws(FilterFault) -> Filter {
    var parts = [try not()]
    while true {
      if takeKeyword("and") {
        parts.append(try not())
        continue
      }
      skipSpace()
      if isAtEnd || peek == UInt8(ascii: ")") || peek == UInt8(ascii: "]") || isKeyword("or") {
        break
      }
      parts.append(try not())
    }
    guard parts.count <= FilterParser.testBound else { throw tooMany }
    return parts.count == 1
      ? parts[0] : .and(FilterParser.flat(parts) { if case .and(let p) = $0 { p } else { nil } })
  }

  /// `(a and b) and c` is `a and b and c`.
  private static func flat(_ parts: [Filter], _ inner: (Filter) -> [Filter]?) -> [Filter] {
    parts.flatMap { inner($0) ?? [$0] }
  }

  private mutating func not() throws(FilterFault) -> Filter {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 2 * FilterParser.depthBound + 2 else {
      throw FilterFault("the filter is nested more than 64 levels deep", at: i)
    }
    if takeKeyword("not") { return .not(try not()) }
    if take(UInt8(ascii: "(")) {
      let filter = try or()
      guard take(UInt8(ascii: ")")) else { throw FilterFault("a ) is missing", at: i) }
      return filter
    }
    return try test()
  }

  private var tooMany: FilterFault {
    FilterFault(
      "more than \(FilterParser.testBound) tests are joined", at: i,
      hint: "many values of one field are written field=a,b,c")
  }

  // MARK: Tests

  private mutating func test() throws(FilterFault) -> Filter {
    skipSpace()
    guard !isAtEnd else { throw FilterFault("a test is missing", at: i) }
    if peek == UInt8(ascii: "@") {
      let start = i
      i += 1
      let name = run { FilterParser.isWord($0) }
      guard !name.isEmpty else { throw FilterFault("the name of a segment is missing", at: start) }
      return .member(Filter.Name(text: name, position: start))
    }
    if peek == UInt8(ascii: "'") || peek == UInt8(ascii: "\"") { return .words(try quoted()) }
    let operand = try operand()
    if let comparison = takeComparison() { return try comparing(operand, comparison) }
    let mark = i
    if takeKeyword("is") {
      let isNegated = takeKeyword("not")
      guard takeKeyword("empty") else {
        throw FilterFault("\"empty\" is missing after \"is\"", at: i)
      }
      return .isEmpty(operand, isNegated: isNegated)
    }
    if takeKeyword("between") {
      let lower = try value()
      guard takeKeyword("and") else { throw FilterFault("\"and\" is missing", at: i) }
      return .range(operand, isNegated: false, lower, try value())
    }
    if takeKeyword("in") { return .compare(operand, .equal, try valuesInParentheses()) }
    if takeKeyword("not") {
      if takeKeyword("in") { return .compare(operand, .notEqual, try valuesInParentheses()) }
      i = mark
    }
    guard case .path(let path) = operand else {
      throw FilterFault("a comparison is missing", at: i)
    }
    if !isAtEnd, peek == UInt8(ascii: "[") {
      i += 1
      let filter = try or()
      guard take(UInt8(ascii: "]")) else { throw FilterFault("a ] is missing", at: i) }
      return .related(path, filter)
    }
    return .path(path)
  }

  private mutating func comparing(
    _ operand: Filter.Operand, _ comparison: Filter.Comparison
  ) throws(FilterFault) -> Filter {
    if comparison == .equal || comparison == .notEqual {
      let mark = i
      if let (lower, upper) = try range() {
        return .range(operand, isNegated: comparison == .notEqual, lower, upper)
      }
      i = mark
    }
    var values = [try value()]
    while take(UInt8(ascii: ",")) {
      values.append(try value())
      guard values.count <= FilterParser.valueBound else {
        throw FilterFault("there are more than 1000 values", at: i)
      }
    }
    if let range = values.first(where: { !$0.isQuoted && $0.text.includes("..") }) {
      throw FilterFault(
        "a range stands after = or !=, alone", at: range.position, length: range.text.utf8.count)
    }
    if values.count > 1, comparison != .equal, comparison != .notEqual, comparison != .contains {
      throw FilterFault(
        "\"\(comparison.rawValue)\" compares with one value", at: values[1].position,
        length: values[1].text.utf8.count)
    }
    return .compare(operand, comparison, values)
  }

  private mutating func valuesInParentheses() throws(FilterFault) -> [Filter.Value] {
    guard take(UInt8(ascii: "(")) else { throw FilterFault("a ( is missing after \"in\"", at: i) }
    var values = [try value()]
    while take(UInt8(ascii: ",")) {
      values.append(try value())
      guard values.count <= FilterParser.valueBound else {
        throw FilterFault("there are more than 1000 values", at: i)
      }
    }
    guard take(UInt8(ascii: ")")) else { throw FilterFault("a ) is missing", at: i) }
    return values
  }

  /// `100k..`, `..5`, `2026-01..2026-03`, `'a'..'b'`; nil if what follows is none.
  private mutating func range() throws(FilterFault) -> (Filter.Value?, Filter.Value?)? {
    skipSpace()
    guard !isAtEnd else { return nil }
    var lower: Filter.Value?
    if peek == UInt8(ascii: "'") || peek == UInt8(ascii: "\"") {
      lower = try quoted()
      guard starts("..") else { return nil }
      i += 2
    } else {
      let start = i
      var word = run { FilterParser.isWord($0) }
      if !word.includes("..") {
        // `2026-11-16 10:00..2026-12-01 12:00`
        guard let rest = restOfMoment(after: word) else { return nil }
        word += rest
      }
      guard let dots = word.firstRange("..") else { return nil }
      let head = String(word[..<dots.lowerBound])
      try refuseSign(head, at: start)
      if !head.isEmpty { lower = Filter.Value(text: head, isQuoted: false, position: start) }
      i = start + head.utf8.count + 2
    }
    let start = i
    var upper: Filter.Value?
    if !isAtEnd, peek == UInt8(ascii: "'") || peek == UInt8(ascii: "\"") {
      upper = try quoted()
    } else {
      var word = run { FilterParser.isWord($0) }
      if let time = timeOfDay(after: word) { word += " " + time }
      if word.includes("..") { throw FilterFault("a range has two ends", at: start) }
      try refuseSign(word, at: start)
      if !word.isEmpty { upper = Filter.Value(text: word, isQuoted: false, position: start) }
    }
    if lower == nil && upper == nil { throw FilterFault("a range needs an end", at: start) }
    if !isAtEnd, peek == UInt8(ascii: ",") {
      throw FilterFault(
        "a range cannot stand in a list", at: i, hint: "write two tests with \"or\"")
    }
    return (lower, upper)
  }

  private mutating func operand() throws(FilterFault) -> Filter.Operand {
    let path = try path()
    guard path.names.count == 1,
      let aggregate = Filter.Aggregate(rawValue: path.names[0].lowercased()),
      !isAtEnd, peek == UInt8(ascii: "(")
    else { return .path(path) }
    i += 1
    skipSpace()
    var inner = try self.path()
    var filter: Filter?
    var field: Filter.Name?
    if take(UInt8(ascii: "[")) {
      filter = try or()
      guard take(UInt8(ascii: "]")) else { throw FilterFault("a ] is missing", at: i) }
      if take(UInt8(ascii: ".")) {
        let position = i
        let name = run { FilterParser.isName($0) }
        guard !name.isEmpty else { throw FilterFault("a field is missing", at: position) }
        field = Filter.Name(text: name, position: position)
      }
    }
    guard take(UInt8(ascii: ")")) else { throw FilterFault("a ) is missing", at: i) }
    if field == nil, aggregate != .count, inner.names.count > 1 {
      let name = inner.names.removeLast()
      field = Filter.Name(text: name, position: inner.position(of: inner.names.count))
    }
    return .aggregate(aggregate, inner, filter, field: field)
  }

  private mutating func path() throws(FilterFault) -> Filter.Path {
    skipSpace()
    let start = i
    var names: [String] = []
    repeat {
      let at = i
      // Purposes and segments may hold hyphens; fields never do.
      let name = run { FilterParser.isName($0) || (!names.isEmpty && $0 == UInt8(ascii: "-")) }
      guard let first = name.utf8.first, first.isLetter || first >= 0x80 else {
        let found = isAtEnd ? "the end" : "\"\(rest)\""
        throw FilterFault(
          "a field is missing before \(found)", at: at,
          hint: names.isEmpty ? "a test is written field=value" : nil)
      }
      if names.isEmpty, ["and", "or"].contains(name.lowercased()) {
        throw FilterFault("a test is missing before \"\(name)\"", at: at, length: name.utf8.count)
      }
      names.append(name)
      guard names.count <= FilterParser.pathBound else {
        throw FilterFault("a path has more than \(FilterParser.pathBound) names", at: start)
      }
    } while takeDirect(UInt8(ascii: "."))
    return Filter.Path(names: names, position: start)
  }

  private mutating func value() throws(FilterFault) -> Filter.Value {
    skipSpace()
    guard !isAtEnd else { throw FilterFault("a value is missing", at: i) }
    if peek == UInt8(ascii: "'") || peek == UInt8(ascii: "\"") { return try quoted() }
    let start = i
    guard FilterParser.isWord(peek), !FilterParser.isOperatorStart(peek) else {
      throw FilterFault("a value is missing before \"\(rest)\"", at: i)
    }
    var word = run { FilterParser.isWord($0) }
    if let time = timeOfDay(after: word) { word += " " + time }
    guard !word.includes("..") else {
      throw FilterFault(
        "a range cannot stand here", at: start, hint: "a range follows = or !=, alone: field=1..5")
    }
    return Filter.Value(text: word, isQuoted: false, position: start)
  }

  /// A text in quotes; the quote is doubled inside.
  private mutating func quoted() throws(FilterFault) -> Filter.Value {
    let start = i
    let quote = peek
    i += 1
    var text: [UInt8] = []
    while true {
      guard !isAtEnd else {
        throw FilterFault("the quote is not closed", at: start)
      }
      if peek == quote {
        i += 1
        guard !isAtEnd, peek == quote else { break }
      }
      text.append(peek)
      i += 1
    }
    return Filter.Value(
      text: String(decoding: text, as: UTF8.self), isQuoted: true, position: start)
  }

  // MARK: Characters

  var isAtEnd: Bool { i >= bytes.count }
  var peek: UInt8 { bytes[i] }

  /// What is left, shortened.
  private var rest: String {
    let text = String(decoding: bytes[i..<min(bytes.count, i + 20)], as: UTF8.self)
    return text.split(separator: " ").first.map { String($0) } ?? ""
  }

  mutating func skipSpace() { while !isAtEnd, peek.isSpace { i += 1 } }

  mutating func run(_ belongs: (UInt8) -> Bool) -> String {
    let start = i
    while !isAtEnd, belongs(peek) { i += 1 }
    return String(decoding: bytes[start..<i], as: UTF8.self)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    return takeDirect(byte)
  }

  private mutating func takeDirect(_ byte: UInt8) -> Bool {
    guard !isAtEnd, peek == byte else { return false }
    i += 1
    return true
  }

  private func starts(_ text: String) -> Bool {
    bytes[i...].starts(with: text.utf8)
  }

  private mutating func takeComparison() -> Filter.Comparison? {
    let mark = i
    skipSpace()
    for comparison in [
      Filter.Comparison.notEqual, .atMost, .atLeast, .equal, .less, .greater, .contains,
    ]
    where starts(comparison.rawValue) {
      i += comparison.rawValue.utf8.count
      return comparison
    }
    i = mark
    return nil
  }

  private func isKeyword(_ word: String) -> Bool {
    let length = word.utf8.count
    guard i + length <= bytes.count,
      zip(bytes[i..<i + length], word.utf8).allSatisfy({ $0.lower == $1 })
    else { return false }
    guard i + length < bytes.count else { return true }
    let next = bytes[i + length]
    // `not=…` and `in.x` are names, `not(` and `in(` are not.
    return !FilterParser.isName(next) && next != UInt8(ascii: ".") && next != UInt8(ascii: "=")
      && next != UInt8(ascii: "~") && next != UInt8(ascii: "<") && next != UInt8(ascii: ">")
      && next != UInt8(ascii: "!")
  }

  private mutating func takeKeyword(_ word: String) -> Bool {
    skipSpace()
    guard isKeyword(word) else { return false }
    i += word.utf8.count
    return true
  }

  /// Letters beyond ASCII too: labels are names of fields, as Språk and Beløp are.
  package static func isName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
