import CRMDomain

/// Stores very many new records of one noun within an operation: indexes, keys and words are stored when
/// the rows are in place, or, where the table is large beside what is added, as the rows come.
package final class BulkWriter {
  private let table: RecordTable
  private let operation: Operation
  private let bulk: BulkTable
  /// Whether indexes were dropped and keys are queued.
  package private(set) var isRebuilding = false
  private var rebuildsIndexes = false
  private var queue: (any Statement)?
  private var insertWords: (any Statement)?
  /// What is still to be stored of the latest rows. Keys and words are stored for many rows at once: the
  /// code of one statement then stays in the processor's cache, which is worth 8 % of an import.
  private var texts = ByteBuffer(capacity: 1 << 16)
  private var pendingKeys: [(kind: String, offset: Int, count: Int, record: Int64)] = []
  private var pendingWords: [(offset: Int, count: Int, record: Int64)] = []
  private static let batch = 256

  /// A writer of a noun's records.
  package init(_ table: RecordTable, _ operation: Operation) {
    self.table = table
    self.operation = operation
    bulk = BulkTable(table, operation.database.connection)
  }

  /// Drops the indexes of the table and begins to queue keys. Statements over the table must have been
  /// let go.
  package func beginRebuilding() throws(CRMError) {
    rebuildsIndexes = operation.database.connection.dialect.rebuildsIndexes
    if rebuildsIndexes { try bulk.dropIndexes() }
    isRebuilding = true
    if table.noun.hasKeys { queue = try bulk.keySink() }
    if table.noun.isSearched { insertWords = try bulk.wordSink() }
  }

  /// Stores a new record; `source` is the line it came from.
  @discardableResult
  package func insert(_ row: Row, number: Int64?, source: Int64?) throws(CRMError) -> Int64 {
    let made = try operation.insert(
      row, into: table, number: number, source: source, derives: !isRebuilding)
    guard isRebuilding else { return made }
    if queue != nil, !row.hasNoKeys {
      try row.eachKey { kind, value throws(CRMError) in
        pendingKeys.append((kind, texts.count, value.count, made))
        texts.append(value)
      }
    }
    if insertWords != nil {
      let start = texts.count
      row.appendWords(to: &texts)
      if texts.count > start { pendingWords.append((start, texts.count - start, made)) }
    }
    if pendingWords.count >= Self.batch || pendingKeys.count >= Self.batch { try flush() }
    return made
  }

  private func flush() throws(CRMError) {
    if let queue {
      for key in pendingKeys {
        queue.bind(1, key.kind)
        queue.bind(2, borrowing: texts.part(key.offset, key.count))
        queue.bind(3, key.record)
        try queue.run()
      }
    }
    if let insertWords {
      for words in pendingWords {
        insertWords.bind(1, words.record)
        insertWords.bind(2, borrowing: texts.part(words.offset, words.count))
        try insertWords.run()
      }
    }
    pendingKeys.removeAll(keepingCapacity: true)
    pendingWords.removeAll(keepingCapacity: true)
    texts.truncate()
  }

  /// Makes the indexes and stores the queued keys; from here on the table is as any other.
  package func finishRebuilding() throws(CRMError) {
    guard isRebuilding else { return }
    try flush()
    queue = nil
    insertWords = nil
    operation.releaseStatements()
    if rebuildsIndexes { try bulk.makeIndexes() }
    try bulk.emptyKeyQueue()
    isRebuilding = false
  }
}
