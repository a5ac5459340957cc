import CRMDomain

/// The tables a noun has, as its catalogue entry asks for them.
///
/// A migration is text that never changes once it is released, so it does not call this; a test holds
/// the two together, and nouns that only tests have get their tables here.
package struct NounTables {
  private let noun: Noun

  /// The tables of a noun.
  package init(_ noun: Noun) { self.noun = noun }

  /// Every statement, in the words of `Dialect.schema`.
  package var statements: [String] {
    var all = [table, past]
    if let index = pastIndex { all.append(index.statement) }
    if noun.hasKeys { all.append(keys) }
    if noun.isSearched { all.append("{words \(noun.table)_fts}") }
    return all + indexes.map { $0.statement }
  }

  /// An index on columns of the noun's table.
  package struct Index: Sendable, Equatable {
    /// What it is called.
    package var name: String
    /// How it is made.
    package var statement: String

    /// How it is made of the table itself, where a view may stand before it.
    func statement(in schema: String) -> String {
      statement.replacing("INDEX \(name) ON", by: "INDEX \(schema).\(name) ON")
    }
  }

  /// The index by which the earlier states of a record are found. Of the program's own records there are
  /// few, and each index is read by every command that starts.
  package var pastIndex: Index? {
    guard noun.hasKeys else { return nil }
    let name = noun.table + "_past_id"
    return Index(name: name, statement: "CREATE INDEX \(name) ON \(noun.table)_past(id)")
  }

  /// The indexes of the noun's table. Each costs an import 0.7 µs a row when it is made afterwards and 5
  /// to 8 µs when it is kept: each is here for a way of finding records.
  package var indexes: [Index] {
    // Columns, and a condition: TRUE or that the column is there and unique makes the index so.
    let wanted: [(columns: String, condition: String?)] =
      switch noun.name {
      case .contact:
        [
          ("name_fold", nil),  // by name, beginnings of names, imports without keys
          ("sort_key", nil),  // lists
          ("email_key", nil),  // by e-mail, matching of imports
          ("phone", nil),  // by telephone number
          ("company", nil),  // who works there
          ("owner, id", nil),  // mine
          ("lifecycle, last_activity", nil),  // customers nobody has spoken to
          ("id", "NOT active"),  // how many a list leaves out
        ]
      case .company:
        [
          ("name_fold", nil), ("sort_key", nil), ("email_key", nil), ("phone", nil),
          ("org_number, country", "org_number IS NOT NULL"), ("parent", nil), ("owner, id", nil),
          ("id", "NOT active"),
          ("currency", nil),  // which currencies there are
        ]
      case .relation: [("subject_noun, subject_id", nil), ("object_noun, object_id", nil)]
      case .activity:
        [
          ("contact, at, status", nil),  // what was done with them, and when last
          ("company, at, status", nil), ("deal, at, status", "deal IS NOT NULL"),
          ("status, at", "status = 'planned'"),  // what is planned
          ("lead", "lead IS NOT NULL"),
          ("quote", "quote IS NOT NULL"), ("corrects", "corrects IS NOT NULL"),
          ("at", nil),  // lists
        ]
      case .task:
        [
          ("assignee, due", nil),  // today, and what is to be reminded of
          ("contact", "contact IS NOT NULL"),  // the next activity of each
          ("company", "company IS NOT NULL"), ("deal", "deal IS NOT NULL"),
          ("origin", "origin IS NOT NULL"),  // whether the program made it already
          ("follows", "follows IS NOT NULL"),  // whether its row goes on
          ("quote", "quote IS NOT NULL"), ("contract", "contract IS NOT NULL"),
          ("lead", "lead IS NOT NULL"),
        ]
      case .lead:
        [
          ("owner, id", nil), ("email_key", nil), ("name_fold", nil), ("phone", nil),
          ("contact", "contact IS NOT NULL"), ("company", "company IS NOT NULL"),
          ("deal", "deal IS NOT NULL"),
        ]
      case .stage: []
      case .deal:
        [
          ("owner, close", nil),  // mine
          ("company", nil), ("contact", nil), ("title_fold", nil), ("currency", nil),
          ("closed_at", "closed_at IS NOT NULL"),  // what was won or lost in a period
          ("stage", nil), ("referred_by", "referred_by IS NOT NULL"),
        ]
      case .transition: [("deal, at", nil), ("at", nil)]
      case .product: [("sku", "sku IS NOT NULL"), ("name_fold", nil), ("id", "NOT active")]
      case .price: [("product", nil)]
      case .quote:
        [
          ("number", "TRUE"), ("deal", nil), ("company", nil), ("valid_until", "open"),
          ("contact", "contact IS NOT NULL"),
        ]
      case .line:
        [
          ("quote", nil), ("sales_order", nil), ("product", nil),
          ("return_of", "return_of IS NOT NULL"),
        ]
      case .sentQuote: [("quote", nil)]
      case .order:
        [
          ("number", "TRUE"), ("company, ordered_on", nil), ("deal", nil),
          ("contact", "contact IS NOT NULL"), ("quote", "quote IS NOT NULL"),
        ]
      case .contract:
        [
          ("number", "TRUE"), ("company", nil), ("ends_on", "open"),
          ("renews", "renews IS NOT NULL"), ("sales_order", "sales_order IS NOT NULL"),
          ("contact", "contact IS NOT NULL"),
        ]
      case .payment: [("invoice", "invoice IS NOT NULL"), ("company", nil)]
      case .consent: [("contact", nil)]
      case .attachment: [("record_noun, record_id", nil), ("hash", nil)]
      case .pipeline: [("name", "TRUE")]
      case .segment: [("name", "TRUE")]
      case .rate: [("day", nil)]
      case .user: [("login", "TRUE"), ("name_fold", nil), ("sort_key", nil)]
      case .field, .config: [("name", "TRUE")]
      // What became of a record.
      default: noun.movesOf.map { [(Field.column(called: $0.rawValue) + ", at", nil)] } ?? []
      }
    let unique = noun.fields.filter { $0.traits.contains(.unique) }.map { $0.name }
    return wanted.map { columns, condition in
      let first = columns.split(separator: ",").first.map { String($0) } ?? columns
      let isUnique = condition != nil && unique.contains(first)
      let name = noun.table + (condition == "NOT active" ? "_inactive" : "_" + first)
      let tail = condition == nil || condition == "TRUE" ? "" : " WHERE " + (condition ?? "")
      return Index(
        name: name,
        statement: (isUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + name + " ON "
          + noun.table
          + "(" + columns + ")" + tail)
    }
  }

  private func kind(_ column: Column) -> String {
    switch column.kind {
    case .integer: "{int}"
    case .text: "{text}"
    case .json: "{json}"
    case .boolean: "{boolean}"
    }
  }

  private var table: String {
    let lines = noun.columns.map { column in
      if column.name == "id" { return "id {id}" }
      var line = column.name + " " + kind(column)
      if NounTables.isRequired(column, in: noun) { line += " NOT NULL" }
      if let other = NounTables.referenced(column, in: noun) { line += " REFERENCES \(other)(id)" }
      return line
    }
    return "CREATE TABLE \(noun.table)(\n  " + lines.joined(separator: ",\n  ") + ") {table}"
  }

  private var past: String {
    let lines =
      ["ended {int} NOT NULL", "id {int} NOT NULL"]
      + noun.columns.dropFirst().filter { $0.role != .denormalised }.map {
        $0.name + " " + kind($0)
      }
    return "CREATE TABLE \(noun.table)_past(\n  " + lines.joined(separator: ",\n  ")
      + ",\n  PRIMARY KEY(ended, id)) {clustered}"
  }

  private var keys: String {
    "CREATE TABLE \(noun.table)_key(\n  kind {text} NOT NULL,\n  value {text} NOT NULL,\n"
      + "  record {int} NOT NULL,\n  PRIMARY KEY(kind, value, record)) {clustered}"
  }

  /// Whether a row cannot be without a value in this column.
  private static func isRequired(_ column: Column, in noun: Noun) -> Bool {
    if ["version", "content", "created_at", "updated_at", "sort_key"].contains(column.name) {
      return true
    }
    guard column.role == .content,
      let field = noun.fields.first(where: { $0.columns.contains(column) })
    else { return false }
    if field.traits.contains(.required) { return true }
    if case .boolean = field.type { return field.defaultValue != nil }
    return false
  }

  /// The table a column refers to. Who created a record is noted, not enforced: the check would read
  /// every table when a user is removed.
  private static func referenced(_ column: Column, in noun: Noun) -> String? {
    guard let field = noun.fields.first(where: { $0.column == column.name }),
      case .reference(let relation) = field.type,
      field.name != "created_by"
    else { return nil }
    return Catalogue.standard[relation.noun]?.table ?? relation.noun.rawValue
  }
}
