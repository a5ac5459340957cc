import CRMDomain

/// What is to be written to a record.
package enum FieldChange: Sendable {
  /// As somebody typed it.
  case typed(Assignment)
  /// As a program gave it.
  case json(String, JSON)

  /// The field, with what follows a dot.
  var path: String {
    switch self {
    case .typed(let assignment): assignment.path
    case .json(let name, _): name
    }
  }

  /// The name of the field.
  var name: String { String(path.split(separator: ".").first ?? "") }

  /// What the field is given, where that is one text or number.
  var text: String? {
    switch self {
    case .typed(let assignment): assignment.value
    case .json(_, .number(let number)): number
    case .json(_, let json): json.text
    }
  }

  /// Country and currency first, because other values are read by them; primary values before lists.
  var rank: Int {
    switch name {
    case "country", "currency": 0
    case "emails", "phones", "companies", "addresses": 2
    default: 1
    }
  }
}
