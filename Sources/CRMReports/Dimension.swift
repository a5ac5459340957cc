import CRMDomain
import CRMStore

/// What figures are told apart by.
package enum Dimension: Sendable {
  /// A field, or another where it has no value.
  case field(FieldPath, else: FieldPath? = nil)
  /// Each value of a list: a record counts with all of them.
  case each(FieldPath)
  /// The week, month, quarter or year of what happened, where the organisation is.
  case time(Period.Unit)

  /// The key in JSON, the heading in CSV.
  package var name: String {
    switch self {
    case .field(let path, _), .each(let path): path.name
    case .time(let unit): unit.rawValue
    }
  }

  /// The field whose values they are.
  var path: FieldPath? {
    switch self {
    case .field(let path, _), .each(let path): path
    case .time: nil
    }
  }

  var isSpread: Bool { if case .each = self { true } else { false } }
  var isTime: Bool { if case .time = self { true } else { false } }
  /// Whether it is the stage of a deal, which has an order of its own.
  var isStage: Bool {
    guard case .reference(let relation)? = path?.field.type else { return false }
    return relation.noun.rawValue == Deal.stage.name
  }

  /// Its column.
  var column: Report.Column {
    let heading = path.map { $0.field.labels[.en] } ?? name
    var column = Report.Column(name, .text, heading.uppercased(), path?.field)
    if case .time(let unit) = self { column.unit = unit }
    return column
  }

  /// Reads a name: a unit of time, a field, a path; `product` is one of `products`.
  init(_ text: String, of noun: NounName, in database: Database) throws(CRMError) {
    let entry = try database.noun(noun)
    if let unit = Period.Unit(rawValue: text), entry.field(text) == nil {
      self = .time(unit)
      return
    }
    let many = entry.field(text) == nil && entry.field(text + "s") != nil
    if entry.field(text) == nil,
      let unit = NearestName.of(text, in: Period.Unit.allCases.map { $0.rawValue })
    {
      throw CRMError(
        .usage, code: "unknown_field", "figures cannot be told apart by \"\(text)\"",
        hint: "did you mean \(unit)?")
    }
    let path = try FieldPath(many ? text + "s" : text, of: noun, in: database)
    if database.past != nil, path.field.isOfToday {
      throw CRMError(
        .usage, code: "not_of_the_past",
        "\(path.name) is worked out of how things are now, and not known of a day that is past")
    }
    if FigureQuery.canGroup(by: path.field) {
      self = .field(path)
    } else if FigureQuery.canSpread(by: path.field) {
      self = .each(path)
    } else {
      throw .usage("\(path.name) is nothing figures can be told apart by")
    }
  }

  /// What a value is called.
  func title(_ key: String?, _ name: String?) -> String {
    guard let key else { return "(none)" }
    if case .boolean? = path?.field.type { return ["1", "true", "t"].contains(key) ? "yes" : "no" }
    return name ?? key
  }
}
