import CRMDomain

/// What works out columns of a noun's records that no statement can: of what refers to a record, by rules.
///
/// When an operation ends it is asked for every record that changed, or to which something refers that did, as after
/// an undo, an import or a load. So it says the same whatever way things came to be as they are.
protocol RecordKeeper: SendableMetatype {
  /// The noun whose records they are.
  static var noun: NounName { get }
  /// The records that depend on rows of a table other than by being named there, as a query; nil where none do. What an
  /// undo touched of it is in `TABLE_touched`.
  static func dependents(on table: RecordTable) -> String?
  /// Within a database.
  init(_ database: Database) throws(CRMError)
  /// What its columns are to hold, by name.
  func values(of row: Row) throws(CRMError) -> [(column: String, value: SQLValue)]
}

/// Which there are.
enum RecordKeepers {
  static let all: [any RecordKeeper.Type] = [TicketKeeper.self]
}

/// The columns of one noun that are worked out, as they are kept.
final class KeptByRules {
  /// The noun.
  let noun: Noun
  /// Its table.
  var table: String { noun.table }
  /// What of it depends on rows of a table otherwise.
  let dependents: (RecordTable) -> String?
  private let database: Database
  private let keeper: any RecordKeeper
  private let records: RecordTable

  /// The columns a keeper works out.
  init(_ type: any RecordKeeper.Type, _ database: Database) throws(CRMError) {
    self.database = database
    dependents = { type.dependents(on: $0) }
    records = try database.table(type.noun)
    noun = records.noun
    keeper = try type.init(database)
  }

  /// The column by which records of a table refer to those of the noun; nil where they do not.
  func reference(of table: RecordTable) -> String? {
    guard let field = table.noun.field(noun.name.rawValue), case .reference = field.type else {
      return nil
    }
    return field.column
  }

  /// Brings the columns of a record up to date.
  func keep(_ number: Int64) throws(CRMError) {
    let row = Row(records.layout)
    guard try database.load(number, of: records, into: row) else { return }
    let values = try keeper.values(of: row)
    let changed = differences(row, values)
    guard !changed.isEmpty else { return }
    if database.isRestricted, let ruled = database.connection.dialect.keepRuled?(table) {
      let members = values.map { column, value in
        switch value {
        case .null: JSON.Member(column, .null)
        case .integer(let number): JSON.Member(column, .number("\(number)"))
        case .text(let text): JSON.Member(column, .string(text))
        }
      }
      return try database.connection.run(
        ruled, .integer(number), .text(JSON.object(members).description))
    }
    let sets = changed.enumerated().map { "\($0.element.column) = $\($0.offset + 1)" }
    let update = try database.connection.prepare(
      "UPDATE \(database.connection.dialect.schemaName).\(table) SET "
        + sets.joined(separator: ", ") + " WHERE id = $\(changed.count + 1)")
    update.bind(changed.map { $0.value } + [.integer(number)])
    try update.run()
  }

  /// The columns of a record that hold something else than they should; nil where there is no such record.
  func differences(_ number: Int64) throws(CRMError) -> [(column: String, value: SQLValue)]? {
    let row = Row(records.layout)
    guard try database.load(number, of: records, into: row) else { return nil }
    return differences(row, try keeper.values(of: row))
  }

  private func differences(
    _ row: Row, _ values: [(column: String, value: SQLValue)]
  ) -> [(column: String, value: SQLValue)] {
    values.filter { column, value in
      guard let place = records.layout.column(Key<String>(column)) else { return false }
      switch value {
      case .null: return !row.isNull(place)
      case .integer(let number): return row.isNull(place) || row.integer(place) != number
      case .text(let text): return row.string(place) != text
      }
    }
  }

  /// The numbers of every record.
  func all() throws(CRMError) -> [Int64] {
    try database.connection.numbers("SELECT id FROM \(table) ORDER BY id")
  }
}
