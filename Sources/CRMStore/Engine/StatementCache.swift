import CRMDomain

/// Statements that are made ready once and used again, found by their text.
package struct StatementCache {
  private let connection: any Connection
  private var known: [String: any Statement] = [:]

  /// Nothing yet.
  package init(_ connection: any Connection) { self.connection = connection }

  /// The statement of this text.
  ///
  /// - Throws: what the engine says of the text.
  package mutating func statement(_ sql: String) throws(CRMError) -> any Statement {
    if let statement = known[sql] { return statement }
    let statement = try connection.prepare(sql)
    known[sql] = statement
    return statement
  }

  /// Lets go of all, as tables and indexes they use cannot be dropped before.
  package mutating func removeAll() { known.removeAll() }
}
