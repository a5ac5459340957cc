/// A field of a noun, or a column beside one, as code names it, with what it holds: no string does.
///
///     row[Deal.amount]          draft.wrote(Deal.stage)          row[Task.doneAt] = now
///
/// Keys are declared beside the entry of their noun. One that is no field of the row's noun traps when it is
/// used, and a test holds every key against the catalogue.
package struct Key<Value>: AnyKey {
  /// The field, as it is typed, or the column beside one: `email_key`.
  package let name: String
  /// The column it is kept in.
  package let column: String
  /// By which layouts find that, and the field.
  package let mark, fieldMark: UInt64

  /// A key of the field, or the column, of this name.
  package init(_ name: String) {
    self.name = name
    column = Field.column(called: name)
    mark = ColumnIndex.mark(of: column)
    fieldMark = column == name ? mark : ColumnIndex.mark(of: name)
  }
}

/// A key, whatever it holds.
package protocol AnyKey: Sendable {
  /// The field, as it is typed.
  var name: String { get }
  /// The column it is kept in.
  var column: String { get }
  /// By which layouts find that.
  var mark: UInt64 { get }
  /// By which layouts find the field.
  var fieldMark: UInt64 { get }
}

/// What a column can hold: read and written here, and nowhere else.
package protocol StoredValue {
  /// The value that stands in a column that is not empty; nil where it is none of this type.
  static func read(_ source: some ColumnSource, _ column: Int) -> Self?
  /// Writes the value into a column.
  func write(to row: Row, _ column: Int)
}

extension Int64: StoredValue {
  package static func read(_ source: some ColumnSource, _ column: Int) -> Int64? {
    source.integer(column)
  }
  package func write(to row: Row, _ column: Int) { row.set(column, self) }
}

extension Bool: StoredValue {
  package static func read(_ source: some ColumnSource, _ column: Int) -> Bool? {
    source.integer(column) != 0
  }
  package func write(to row: Row, _ column: Int) { row.set(column, self ? 1 : 0) }
}

extension Decimal: StoredValue {
  package static func read(_ source: some ColumnSource, _ column: Int) -> Decimal? {
    Decimal(millionths: source.integer(column))
  }
  package func write(to row: Row, _ column: Int) { row.set(column, millionths) }
}

extension String: StoredValue {
  package static func read(_ source: some ColumnSource, _ column: Int) -> String? {
    source.text(column).string
  }
  package func write(to row: Row, _ column: Int) { row.set(column, self) }
}

extension Day: StoredValue {
  package static func read(_ source: some ColumnSource, _ column: Int) -> Day? {
    Day(source.text(column))
  }
  package func write(to row: Row, _ column: Int) { row.set(column, description) }
}

extension Instant: StoredValue {
  package static func read(_ source: some ColumnSource, _ column: Int) -> Instant? {
    Instant(source.text(column))
  }
  package func write(to row: Row, _ column: Int) { row.set(column, description) }
}

extension Currency: StoredValue {
  package static func read(_ source: some ColumnSource, _ column: Int) -> Currency? {
    Currency(source.text(column).string)
  }
  package func write(to row: Row, _ column: Int) { row.set(column, code) }
}

extension RowLayout {
  /// The column of a key of this noun.
  @inlinable package subscript(_ key: some AnyKey) -> Int {
    guard let place = column(key) else {
      preconditionFailure("\(noun.name.rawValue) has no column \(key.column)")
    }
    return place
  }

  /// The column of a key; nil where this noun has none of that name.
  @inlinable package func column(_ key: some AnyKey) -> Int? { column(mark: key.mark) }
}

extension Row {
  /// What a field holds; nil where it is empty. Written, its folding key follows.
  @inlinable package subscript<Value: StoredValue>(_ key: Key<Value>) -> Value? {
    get {
      let column = layout[key]
      return isNull(column) ? nil : Value.read(self, column)
    }
    set {
      let column = layout[key]
      if let newValue { newValue.write(to: self, column) } else { setNull(column) }
      refold(column)
    }
  }

  /// What a field holds; nil where it is empty, or the noun has no such field.
  @inlinable package subscript<Value: StoredValue>(ifAny key: Key<Value>) -> Value? {
    guard let column = layout.column(key), !isNull(column) else { return nil }
    return Value.read(self, column)
  }

  /// Whether a field is empty.
  @inlinable package func isNull(_ key: some AnyKey) -> Bool { isNull(layout[key]) }

  /// A field as it is stored: the number, also of a yes or no, an amount in its smallest unit and a decimal in
  /// millionths; nil where it is empty.
  @inlinable package func number(_ key: some AnyKey) -> Int64? {
    let column = layout[key]
    return isNull(column) ? nil : integer(column)
  }

  /// A field as it is stored, 0 where it is empty.
  @inlinable package func integer(_ key: some AnyKey) -> Int64 { integer(layout[key]) }

  /// A field as it is stored: the text, also of a day and a moment; nil where it is empty.
  @inlinable package func string(_ key: some AnyKey) -> String? { string(layout[key]) }

  /// A field as it is stored, empty where it is.
  @inlinable package func text(_ key: some AnyKey) -> Bytes { text(layout[key]) }

  /// Writes a field as it is stored.
  @inlinable package func set(_ key: some AnyKey, _ number: Int64) { set(layout[key], number) }

  /// Writes a field as it is stored; its folding key follows.
  @inlinable package func set(_ key: some AnyKey, _ text: String?) {
    let column = layout[key]
    set(column, text)
    refold(column)
  }

  /// Empties a field.
  @inlinable package func setNull(_ key: some AnyKey) {
    let column = layout[key]
    setNull(column)
    refold(column)
  }

  /// Takes a field over from another row, which may be of another noun.
  @inlinable package func copy(_ key: some AnyKey, from other: Row) {
    let (column, source) = (layout[key], other.layout[key])
    switch other.value(source) {
    case .null: setNull(column)
    case .integer(let number): set(column, number)
    case .text: set(column, other.text(source))
    }
    refold(column)
  }

  /// Whether a field is the same in another row of the same noun.
  @inlinable package func isEqual(_ key: some AnyKey, to other: Row) -> Bool {
    isEqual(layout[key], to: other)
  }

  /// Brings the folding key beside a column up to date, where it has one.
  @usableFromInline func refold(_ column: Int) {
    if layout.hasFold(column) { fold(column, into: column + 1) }
  }
}

extension RecordDraft {
  /// Whether a field was written since `begin`.
  @inlinable package func wrote(_ key: some AnyKey) -> Bool {
    layout.field(mark: key.fieldMark).map { wasAssigned($0) } ?? false
  }

  /// Whether a reference is still to be looked up.
  @inlinable package func refers(_ key: some AnyKey) -> Bool {
    references.contains { noun.fields[$0.field].name == key.name }
  }

  /// Refers a field to the record of a number, as if it had been written so.
  @inlinable package func resolve(_ key: Key<Int64>, to number: Int64) {
    guard let field = noun.index(of: key.name) else { return }
    markAssigned(field)
    resolve(field, to: number)
  }

  /// What a field will hold; nil where it is empty.
  @inlinable package subscript<Value: StoredValue>(_ key: Key<Value>) -> Value? {
    get { row[key] }
    set { row[key] = newValue }
  }
}
