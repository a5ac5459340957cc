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
  /// How many columns there are.
  package let count: Int
  private let values: UnsafeMutablePointer<Value>
  private var arena = ByteBuffer(capacity: 1024)

  /// An empty row.
  package init(_ layout: RowLayout) {
    self.layout = layout
    count = layout.columns.count
    values = .allocate(capacity: count)
    values.initialize(repeating: .null, count: count)
  }

  deinit { values.deallocate() }

  /// What a column holds.
  package func value(_ column: Int) -> Value { values[column] }

  /// Empties every column.
  package func clear() {
    values.update(repeating: .null, count: count)
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
    values.update(from: other.values, count: count)
    arena.truncate()
    arena.append(other.arena.bytes)
  }

  /// Whether a column has no value.
  package func isNull(_ column: Int) -> Bool {
    if case .null = values[column] { true } else { false }
  }

  /// The number in a column; 0 where there is none.
  package func integer(_ column: Int) -> Int64 {
    if case .integer(let value) = values[column] { value } else { 0 }
  }

  /// The text in a column, empty where there is none; lives until the row changes.
  package func text(_ column: Int) -> Bytes {
    if case .text(let offset, let count) = values[column] {
      arena.part(offset, count)
    } else {
      .empty
    }
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

  /// Puts a part of the text of another column into a column; they share its bytes.
  func set(_ column: Int, partOf other: Int, _ range: Range<Int>) {
    guard case .text(let offset, _) = values[other] else { return }
    values[column] =
      range.isEmpty ? .null : .text(offset: offset + range.lowerBound, count: range.count)
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

  /// Puts the texts of columns, with a blank between them, into another; empty ones are left out.
  package func join(_ columns: [Int], into target: Int) {
    let start = arena.count
    for column in columns {
      guard case .text(let offset, let count) = values[column] else { continue }
      if arena.count > start { arena.append(0x20) }
      arena.appendOwn(offset, count)
    }
    values[target] = arena.count == start ? .null : .text(offset: start, count: arena.count - start)
  }

  /// Puts the folding key of one column's text into another.
  package func fold(_ column: Int, into key: Int) {
    guard case .text(let offset, let count) = values[column] else {
      values[key] = .null
      return
    }
    // Folding may move the buffer, so it reads from a copy of the text.
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { room in
      let copy = room.bindMemory(to: UInt8.self)
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

  /// Whether both rows say the same of a record, whoever wrote it and when.
  package func hasContent(of other: Row) -> Bool {
    layout.columns.indices.allSatisfy {
      layout.columns[$0].role != .content || isEqual($0, to: other)
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
