/// Where the columns of a noun's table stand, worked out once.
package final class RowLayout: Sendable {
  /// The noun, with its custom fields.
  package let noun: Noun
  /// The columns of its table, in order.
  package let columns: [Column]
  private let byName: [String: Int]
  /// For each field, its first column; -1 where it has none.
  private let first: [Int]

  /// The layout of a noun's table.
  package init(_ noun: Noun) {
    self.noun = noun
    columns = noun.columns
    byName = Dictionary(
      columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
    var first: [Int] = []
    for field in noun.fields {
      switch field.name {
      case "revision": first.append(2)
      default:
        let name = field.columns.first?.name ?? (field.name == "id" ? "id" : "")
        first.append(byName[name] ?? -1)
      }
    }
    self.first = first
  }

  /// The first column of a field; nil for custom fields and those kept elsewhere.
  package func column(ofField index: Int) -> Int? { first[index] < 0 ? nil : first[index] }

  /// The column of this name.
  package func column(_ name: String) -> Int? { byName[name] }

  /// Whether the column's value is written by people rather than made.
  package func isContent(_ column: Int) -> Bool { columns[column].role == .content }
}

/// Columns of something that is being read: a row in memory or of a query.
package protocol ColumnSource: AnyObject {
  /// Whether the column has no value.
  func isNull(_ column: Int) -> Bool
  /// The number in the column; 0 where there is none.
  func integer(_ column: Int) -> Int64
  /// The text in the column, valid until the source moves on or changes.
  func text(_ column: Int) -> Bytes
}

/// The stored image of one record: a value per column. Used over and over, so that a million rows
/// take the memory of one.
package final class Row: ColumnSource {
  /// What a column holds.
  package enum Value {
    case null
    case integer(Int64)
    case text(offset: Int, count: Int)
  }

  /// Where the columns stand.
  package let layout: RowLayout
  /// The values, by column.
  package private(set) var values: [Value]
  private var arena = ByteBuffer(capacity: 1024)

  /// An empty row.
  package init(_ layout: RowLayout) {
    self.layout = layout
    values = [Value](repeating: .null, count: layout.columns.count)
  }

  /// Empties every column.
  package func clear() {
    for i in values.indices { values[i] = .null }
    arena.truncate()
  }

  /// Takes over every column of `source`, which has them in the same order from `offset` on.
  package func load(_ source: any ColumnSource, from offset: Int = 0) {
    clear()
    for (i, column) in layout.columns.enumerated() where !source.isNull(offset + i) {
      switch column.kind {
      case .integer, .boolean: values[i] = .integer(source.integer(offset + i))
      case .text, .json: set(i, source.text(offset + i))
      }
    }
  }

  /// Takes over every column of another row of the same layout.
  package func copy(_ other: Row) {
    values = other.values
    arena.truncate()
    arena.append(other.arena.bytes)
  }

  package func isNull(_ column: Int) -> Bool {
    if case .null = values[column] { true } else { false }
  }

  package func integer(_ column: Int) -> Int64 {
    if case .integer(let value) = values[column] { value } else { 0 }
  }

  package func text(_ column: Int) -> Bytes {
    if case .text(let offset, let count) = values[column] { arena.part(offset, count) } else { .empty }
  }

  /// The text in a column as a value of its own; nil if there is none.
  package func string(_ column: Int) -> String? {
    if case .text(let offset, let count) = values[column] {
      arena.part(offset, count).string
    } else {
      nil
    }
  }

  /// The text in the column of this name.
  package func string(_ name: String) -> String? { layout.column(name).flatMap { string($0) } }

  /// Empties a column.
  package func setNull(_ column: Int) { values[column] = .null }

  /// Puts a number into a column.
  package func set(_ column: Int, _ value: Int64) { values[column] = .integer(value) }

  /// Puts a text into a column; it is copied. It must not lie in the row itself.
  package func set(_ column: Int, _ text: Bytes) {
    values[column] = .text(offset: arena.count, count: text.count)
    arena.append(text)
  }

  /// Puts a text into a column; nil empties it.
  package func set(_ column: Int, _ text: String?) {
    guard let text else {
      values[column] = .null
      return
    }
    text.withBytes { set(column, $0) }
  }

  /// Puts into a column what `write` appends to the buffer it is given.
  package func write<E: Error>(
    _ column: Int, _ write: (inout ByteBuffer) throws(E) -> Void
  ) throws(E) {
    let start = arena.count
    try write(&arena)
    values[column] = .text(offset: start, count: arena.count - start)
  }

  /// Puts the folding key of one column's text into another.
  package func fold(_ column: Int, into key: Int) {
    guard case .text(let offset, let count) = values[column] else {
      values[key] = .null
      return
    }
    // Folding may move the buffer, so it reads from a copy of the text.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { copy in
      _ = copy.initialize(from: arena.part(offset, count))
      let start = arena.count
      Folding.fold(Bytes(copy), into: &arena)
      values[key] = .text(offset: start, count: arena.count - start)
    }
  }

  /// Takes over one column of another row of the same layout.
  package func copy(_ column: Int, from other: Row) {
    switch other.values[column] {
    case .null: values[column] = .null
    case .integer(let value): values[column] = .integer(value)
    case .text: set(column, other.text(column))
    }
  }

  /// Whether a column holds the same in both rows.
  package func isEqual(_ column: Int, to other: Row) -> Bool {
    switch (values[column], other.values[column]) {
    case (.null, .null): true
    case (.integer(let a), .integer(let b)): a == b
    case (.text, .text): text(column).isEqual(to: other.text(column))
    default: false
    }
  }
}
