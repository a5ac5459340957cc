/// A filter as it was written: which records are meant, before anybody has looked what its names are.
///
/// Spellings that mean the same are one here: `in (a, b)` is `= a,b`, `between a and b` is `= a..b`.
package indirect enum Filter: Sendable, Equatable {
  /// All of these hold.
  case and([Filter])
  /// One of these holds.
  case or([Filter])
  /// This does not hold.
  case not(Filter)
  /// A comparison with one of these values.
  case compare(Operand, Comparison, [Value])
  /// Between two values, both included; nil is open. `isNegated` for `!=`.
  case range(Operand, isNegated: Bool, Value?, Value?)
  /// There is no value, or, negated, there is one.
  case isEmpty(Operand, isNegated: Bool)
  /// A boolean that is true, or a relation that has any record.
  case path(Path)
  /// Some related record fits.
  case related(Path, Filter)
  /// Is a member of a segment.
  case member(Name)
  /// These words are in the record.
  case words(Value)

  /// The segments it asks of.
  package var segments: [String] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap { $0.segments }
    case .not(let part): part.segments
    case .related(_, let inner): inner.segments
    case .member(let name): [name.text]
    case .compare(.aggregate(_, _, let inner, _), _, _),
      .range(.aggregate(_, _, let inner, _), _, _, _),
      .isEmpty(.aggregate(_, _, let inner, _), _):
      inner?.segments ?? []
    default: []
    }
  }

  /// How values are compared.
  package enum Comparison: String, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case contains = "~"
  }

  /// What is compared.
  package enum Operand: Sendable, Equatable {
    case path(Path)
    case aggregate(Aggregate, Path, Filter?, field: Name?)

    /// Where it stands.
    package var position: Int {
      switch self {
      case .path(let path): path.position
      case .aggregate(_, let path, _, _): path.position
      }
    }
  }

  /// What is computed over related records.
  package enum Aggregate: String, Sendable, CaseIterable { case count, sum, min, max, avg }

  /// Names with dots between them.
  package struct Path: Sendable, Equatable {
    /// The names.
    package var names: [String]
    /// Where it stands, in bytes.
    package var position: Int

    /// A path.
    package init(names: [String], position: Int) {
      self.names = names
      self.position = position
    }

    /// As it is written.
    package var text: String { names.joined(separator: ".") }

    /// Where a name of the path stands.
    package func position(of index: Int) -> Int {
      position + names[..<index].reduce(0) { $0 + $1.utf8.count + 1 }
    }

    package static func == (a: Path, b: Path) -> Bool { a.names == b.names }
  }

  /// A name.
  package struct Name: Sendable, Equatable {
    /// As it is written.
    package var text: String
    /// Where it stands, in bytes.
    package var position: Int

    /// A name.
    package init(text: String, position: Int) {
      self.text = text
      self.position = position
    }

    package static func == (a: Name, b: Name) -> Bool { a.text == b.text }
  }

  /// A value as it was written.
  package struct Value: Sendable, Equatable {
    /// The text, without quotes.
    package var text: String
    /// Whether it was quoted: then it is a text, whatever it looks like.
    package var isQuoted: Bool
    /// Where it stands, in bytes.
    package var position: Int

    /// A value.
    package init(text: String, isQuoted: Bool, position: Int) {
      self.text = text
      self.isQuoted = isQuoted
      self.position = position
    }

    package static func == (a: Value, b: Value) -> Bool {
      a.text == b.text && a.isQuoted == b.isQuoted
    }
  }
}

/// What is wrong with a filter, and where.
package struct FilterFault: Error, Sendable, Equatable {
  /// What is wrong.
  package var message: String
  /// Where, in bytes.
  package var position: Int
  /// How many bytes are wrong.
  package var length: Int
  /// What would help, beside the place.
  package var suggestion: String?
  /// A next step.
  package var hint: String?
  /// What programs see.
  package var code = "malformed_filter"
  /// The words that would have fitted.
  package var allowed: [String] = []

  /// A fault.
  package init(
    _ message: String, at position: Int, length: Int = 1, suggestion: String? = nil,
    hint: String? = nil
  ) {
    self.message = message
    self.position = position
    self.length = length
    self.suggestion = suggestion
    self.hint = hint
  }

  /// The error a person sees: the message, the filter, a caret under the place.
  package func error(in filter: String) -> CRMError {
    var error = CRMError(.usage, code: code, message, hint: hint)
    error.allowed = allowed
    error.value = filter
    let bytes = Array(filter.utf8)
    let before = String(decoding: bytes[..<min(position, bytes.count)], as: UTF8.self)
    guard !filter.trimmed.isEmpty, filter.utf8.count <= 200, !filter.utf8.contains(0x0A) else {
      return error
    }
    error.details = [
      "  " + filter,
      "  " + String(repeating: " ", count: before.count)
        + String(repeating: "^", count: max(1, length)) + (suggestion.map { " " + $0 } ?? ""),
    ]
    return error
  }
}
