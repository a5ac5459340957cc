import CRMDomain

/// What is to be written to a record.
package enum FieldChange: Sendable {
  /// As somebody typed it.
  case typed(Assignment)
  /// As a program gave it.
  case json(String, JSON)
  /// A record the program knows, whether whoever works sees it or not: what follows from another record is about the
  /// same customer.
  case known(Key<Int64>, Int64)

  /// A reference to the record of a number.
  package static func refer(_ key: Key<Int64>, to number: Int64) -> FieldChange {
    .json(key.name, .number("\(number)"))
  }

  /// A text as it is, whatever it would mean on a line.
  package static func text(_ key: some AnyKey, _ text: String) -> FieldChange {
    .json(key.name, .string(text))
  }

  /// A value as it would be typed.
  package static func set(_ key: some AnyKey, _ text: String) -> FieldChange {
    .typed(Assignment(path: key.name, value: text))
  }

  /// Nothing.
  static func clear(_ key: some AnyKey) -> FieldChange { set(key, "") }

  /// The field, with what follows a dot.
  package var path: String {
    switch self {
    case .typed(let assignment): assignment.path
    case .json(let name, _): name
    case .known(let key, _): key.name
    }
  }

  /// The name of the field.
  var name: String { String(path.split(separator: ".").first ?? "") }

  /// What the field is given, where that is one text or number.
  package var text: String? {
    switch self {
    case .typed(let assignment): assignment.value
    case .json(_, .number(let number)): number
    case .json(_, let json): json.text
    case .known(_, let number): "\(number)"
    }
  }

  /// The word of a line that says it, as it is typed.
  var word: String { ShellWord.of("\(path)=\(text ?? "…")") }

  /// Country and currency first, because other values are read by them; primary values before lists.
  var rank: Int {
    switch name {
    case "country", "currency": 0
    case "emails", "phones", "companies", "addresses": 2
    default: 1
    }
  }
}
