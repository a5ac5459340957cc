import CRMDomain

/// Stores very many new records of one noun within an operation: indexes, keys and words are stored when
/// the rows are in place, or, where the table is large beside what is added, as the rows come.
package final class BulkWriter {
  private let table: RecordTable
  private let operation: Operation
  private let bulk: BulkTable
  /// Whether indexes were dropped and keys are queued.
  package private(set) var isRebuilding = false
  private var queue: (any Statement)?
  private var insertWords: (any Statement)?
  private var words = ByteBuffer(capacity: 512)

  /// A writer of a noun's records.
  package init(_ table: RecordTable, _ operation: Operation) {
    self.table = table
    self.operation = operation
    bulk = BulkTable(table, operation.database.connection)
  }

  /// Drops the indexes of the table and begins to queue keys. Statements over the table must have been
  /// let go.
  package func beginRebuilding() throws(CRMError) {
    try bulk.dropIndexes()
    isRebuilding = true
    let connection = operation.database.connection
    if table.noun.hasKeys {
      try bulk.makeKeyQueue()
      queue = try connection.prepare(bulk.insertIntoQueue)
    }
    if table.noun.isSearched {
      insertWords = try connection.prepare(connection.dialect.fullTextInsert(table.name + "_fts"))
    }
  }

  /// Stores a new record; `source` is the line it came from.
  @discardableResult
  package func insert(_ row: Row, number: Int64?, source: Int64?) throws(CRMError) -> Int64 {
    let made = try operation.insert(
      row, into: table, number: number, source: source, derives: !isRebuilding)
    guard isRebuilding else { return made }
    if let queue, !row.hasNoKeys {
      for key in row.keys() {
        queue.bind(1, key.kind)
        queue.bind(2, key.value)
        queue.bind(3, made)
        try queue.run()
      }
    }
    if let insertWords {
      words.truncate()
      row.appendWords(to: &words)
      if words.count > 0 {
        insertWords.bind(1, made)
        insertWords.bind(2, borrowing: words.bytes)
        try insertWords.run()
      }
    }
    return made
  }

  /// Makes the indexes and stores the queued keys; from here on the table is as any other.
  package func finishRebuilding() throws(CRMError) {
    guard isRebuilding else { return }
    queue = nil
    insertWords = nil
    operation.releaseStatements()
    try bulk.makeIndexes()
    try bulk.emptyKeyQueue()
    isRebuilding = false
  }
}
