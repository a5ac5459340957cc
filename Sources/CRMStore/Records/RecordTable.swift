import CRMDomain

/// The statements every noun's table is worked with, made from its catalogue entry.
package final class RecordTable {
  /// The noun, with its custom fields.
  package let noun: Noun
  /// Where its columns stand; worked out by the first who writes.
  package private(set) lazy var layout = RowLayout(noun)
  /// The columns, as they stand in a statement.
  package private(set) lazy var columns = layout.columns.map { $0.name }.joined(separator: ", ")
  /// The columns its twin has, after `ended`.
  package private(set) lazy var pastColumns = layout.columns.filter { $0.role != .denormalised }
    .map { $0.name }.joined(separator: ", ")

  /// The table's name, as it is asked: a view of the connection may stand before it.
  package var name: String { noun.table }
  /// The table itself, as it is written.
  package var stored: String { schema + noun.table }
  private let schema: String

  /// Where the number stands in every table.
  package static let id = 0
  /// Where the operation stands that wrote the row.
  package static let version = 1
  /// Where the operation stands whose content the row carries.
  package static let content = 2
  /// How its states are summed up.
  private(set) lazy var digest = StateDigest(self)
  private(set) lazy var createdAt = layout[Common.createdAt]
  private(set) lazy var createdBy = layout[Common.createdBy]
  private(set) lazy var updatedAt = layout[Common.updatedAt]
  private(set) lazy var sortKey = layout.column(Common.sortKey)
  /// Where the state of a record stands whose moves are kept.
  private(set) lazy var stateColumn: Int? =
    noun.lifecycle?.keepsMoves == true ? layout.stateColumn : nil
  /// Whether what a noun's fields are, or the settings, follow from its records; asked of every row.
  private(set) lazy var changesFields =
    noun.traits.contains(.definesFields) || noun.traits.contains(.isSetting)
  /// Of a noun of moves: where the record stands that moved.
  private(set) lazy var recordColumn =
    noun.movesOf.flatMap { layout.column(Field.column(called: $0.rawValue)) } ?? RecordTable.id

  /// The statements of a noun's table, which lies in a schema where one is given.
  package init(_ noun: Noun, schema: String? = nil) {
    self.noun = noun
    self.schema = schema.map { $0 + "." } ?? ""
  }

  /// One record by its number.
  package var selectByID: String { "SELECT \(columns) FROM \(name) WHERE id = $1" }

  /// Another record than `$2` whose name folds as `$1`.
  package var selectSameName: String {
    "SELECT id FROM \(name) WHERE name_fold = $1 AND id <> $2 LIMIT 1"
  }

  /// Two records whose names fold alike, and the name.
  package var selectTwins: String {
    "SELECT a.id, b.id, a.name FROM \(name) a JOIN \(name) b ON b.name_fold = a.name_fold"
      + " AND b.id > a.id LIMIT 1"
  }

  /// Every record.
  package var selectAll: String { "SELECT \(columns) FROM \(name)" }

  /// A record with values in these columns, `$1` the first.
  func insert(_ columns: [Int]) -> String {
    let names = columns.map { layout.columns[$0].name }.joined(separator: ", ")
    let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    return "INSERT INTO \(stored)(\(names)) VALUES(\(places))"
  }

  /// Copies a record, `$2`, to the twin: it ends with the operation `$1`.
  var keepOne: String {
    "INSERT INTO \(stored)_past(ended, \(pastColumns)) SELECT $1, \(pastColumns) FROM \(name) WHERE id = $2"
  }

  /// Copies the records whose numbers `ids` answers with to the twin: they end with the operation `$1`.
  func keepMany(_ ids: String) -> String {
    "INSERT INTO \(stored)_past(ended, \(pastColumns)) SELECT $1, \(pastColumns) FROM \(name)"
      + " WHERE id IN (\(ids))"
  }
}
