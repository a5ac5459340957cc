import CRMDomain

/// What the columns of a file may be called for the fields of a noun. Made once per file: folding every
/// label for every cell that might be a header costs more than reading the file.
package struct ColumnNames {
  /// By compared name: the fields it may mean, and how certain that is.
  private var uses: [String: [(field: Int, pass: Int)]] = [:]

  /// The names of a noun's fields: their own, their labels, and what other systems say.
  package init(_ noun: Noun) {
    for (i, field) in noun.fields.enumerated() {
      add(field.name, i, 0)
      for label in field.labels.all { add(label, i, 1) }
      for alias in field.aliases { add(alias, i, 2) }
      for alias in field.ownAliases { add(alias, i, Self.own) }
    }
  }

  /// The pass of what only one field is called, before all others.
  static let own = -1

  private mutating func add(_ name: String, _ field: Int, _ pass: Int) {
    let plain = Self.plain(name)
    if !plain.isEmpty { uses[plain, default: []].append((field, pass)) }
  }

  /// The fields a compared name may mean, in the order of the catalogue.
  ///
  /// - Parameter pass: `own` for what only it is called, 0 for the field's name, 1 for its labels, 2 for what other systems call it.
  func fields(called plain: String, _ pass: Int) -> [Int] {
    (uses[plain] ?? []).compactMap { $0.pass == pass ? $0.field : nil }
  }

  /// A heading without the unit that may follow it in parentheses, and the unit: `Revenue (EUR)`.
  static func withoutUnit(_ column: String) -> (name: String, unit: String)? {
    guard column.hasSuffix(")"), let open = column.lastIndex(of: "("), open != column.startIndex
    else { return nil }
    return (
      String(column[..<open]), String(column[column.index(after: open)...].dropLast()).trimmed
    )
  }

  /// Whether a text names a field, in any of these ways.
  package func isKnown(_ text: String) -> Bool {
    let wanted = Self.plain(text)
    return wanted == "id" || uses[wanted] != nil
  }

  /// A name as it is compared: folded, letters and digits only.
  package static func plain(_ text: String) -> String {
    Words.joined(text)
  }

  /// The label of a further address or number, from the name of its column.
  static func label(_ column: String) -> String {
    let name = plain(column)
    for (part, label) in [
      ("mobil", "mobile"), ("cell", "mobile"), ("work", "work"), ("arb", "work"),
      ("business", "work"),
      ("jobb", "work"), ("hjem", "home"), ("home", "home"), ("privat", "home"), ("hem", "home"),
      ("fax", "fax"), ("faks", "fax"),
    ] where name.includes(part) {
      return label
    }
    return "other"
  }
}
