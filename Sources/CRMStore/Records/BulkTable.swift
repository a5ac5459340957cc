import CRMDomain

/// A table about to be written in a large part: what is derived from its rows is dropped and made again
/// when the rows are in place, in the same transaction. Statements that use the indexes must be let go
/// before.
package final class BulkTable {
  private let table: RecordTable
  private let connection: any Connection

  /// The derived parts of a table.
  package init(_ table: RecordTable, _ connection: any Connection) {
    self.table = table
    self.connection = connection
  }

  /// Drops indexes, keys and words; the indexes stay where dropping them is not worth while.
  package func dropDerived() throws(CRMError) {
    if table.noun.hasKeys { try connection.execute("DELETE FROM \(table.stored)_key") }
    if connection.dialect.rebuildsIndexes { try dropIndexes() }
    if table.noun.isSearched { try dropWords() }
  }

  /// Where indexes are made anew, letting a table of words go costs nothing, and emptying it what filling it did.
  private func dropWords() throws(CRMError) {
    try connection.execute(
      connection.dialect.rebuildsIndexes
        ? "DROP TABLE \(table.name)_fts" : "DELETE FROM \(table.name)_fts")
  }

  private func makeWords() throws(CRMError) {
    guard connection.dialect.rebuildsIndexes else { return }
    try connection.execute(connection.dialect.schema("{words \(table.name)_fts}"))
  }

  /// Makes indexes, keys and words from the rows.
  package func makeDerived() throws(CRMError) {
    if connection.dialect.rebuildsIndexes { try makeIndexes() }
    if table.noun.isSearched { try makeWords() }
    try fillKeysAndWords()
  }

  /// Drops the indexes of the table, and of no other that comes with it.
  package func dropIndexes() throws(CRMError) {
    try connection.need(table.name, isBare: false, hasSeeds: true)
    for index in NounTables(table.noun).indexes {
      try connection.execute("DROP INDEX \(index.name)")
    }
  }

  /// Makes the indexes of the table.
  package func makeIndexes() throws(CRMError) {
    let schema = connection.dialect.schemaName
    for index in NounTables(table.noun).indexes {
      try connection.execute(index.statement(in: schema))
    }
  }

  /// Makes the words anew from the rows.
  package func remakeWords() throws(CRMError) {
    guard table.noun.isSearched else { return }
    try dropWords()
    try makeWords()
    try fillKeysAndWords(keys: false)
  }

  /// Fills the empty tables of keys and words from the rows.
  package func fillKeysAndWords() throws(CRMError) {
    try fillKeysAndWords(keys: table.noun.hasKeys)
  }

  private func fillKeysAndWords(keys: Bool) throws(CRMError) {
    guard keys || table.noun.isSearched else { return }
    let queue = keys ? try keySink() : nil
    let insert = table.noun.isSearched ? try wordSink() : nil
    let rows = try connection.prepare(
      "SELECT \(table.columns) FROM \(table.name) ORDER BY id", .interleaved)
    let row = Row(table.layout)
    var words = ByteBuffer(capacity: 256)
    while try rows.step() {
      row.load(rows)
      let number = row.integer(RecordTable.id)
      if let queue, !row.hasNoKeys {
        try row.eachKey { kind, value throws(CRMError) in
          queue.bind(1, kind)
          queue.bind(2, borrowing: value)
          queue.bind(3, number)
          try queue.run()
        }
      }
      guard let insert else { continue }
      words.truncate()
      row.appendWords(to: &words)
      guard words.count > 0 else { continue }
      insert.bind(1, number)
      insert.bind(2, borrowing: words.bytes)
      try insert.run()
    }
    if keys { try emptyKeyQueue() }
  }

  // MARK: Keys, collected and then stored in their order

  private var queue: String { "\(table.name)_new_key" }

  /// What takes kind, value and record of new keys: a queue, where they are stored in their order later.
  package func keySink() throws(CRMError) -> any Statement {
    guard connection.dialect.rebuildsIndexes else {
      return try connection.rows(into: table.stored + "_key", ["kind", "value", "record"])
    }
    try connection.makeTemporary(queue, "kind {text}, value {text}, record {int}")
    return try connection.prepare(
      "INSERT INTO \(queue)(kind, value, record) VALUES($1, $2, $3)")
  }

  /// What takes the numbers and words of records.
  package func wordSink() throws(CRMError) -> any Statement {
    connection.dialect.rebuildsIndexes
      ? try connection.prepare(connection.dialect.fullTextInsert(table.name + "_fts"))
      : try connection.rows(into: table.stored + "_fts", ["id", "words"])
  }

  /// Stores the queued keys, sorted, which a clustered table wants, and drops the queue.
  package func emptyKeyQueue() throws(CRMError) {
    guard table.noun.hasKeys, connection.dialect.rebuildsIndexes else { return }
    try connection.execute(
      "INSERT INTO \(table.stored)_key(kind, value, record) SELECT kind, value, record FROM \(queue)"
        + " ORDER BY kind, value, record")
    try connection.execute("DROP TABLE \(queue)")
  }
}
