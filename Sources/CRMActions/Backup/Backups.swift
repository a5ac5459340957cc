import CRMDomain
import CRMStore

/// Copies of a database: made, looked at, proved.
package struct Backups {
  /// What a copy holds, as it was read back.
  package struct Proof: Sendable, Equatable {
    /// How many records there are of each noun.
    package var records: [String: Int64]
    /// The newest operation.
    package var operation: Int64
    /// The schema.
    package var schema: Int
    /// The UUID, which a copy keeps.
    package var identity: String?

    /// How many records there are.
    package var total: Int64 { records.values.reduce(0, +) }
  }

  private let engine: any Engine
  private let catalogue: Catalogue

  /// Copies of databases of an engine.
  package init(_ engine: any Engine, _ catalogue: Catalogue) {
    self.engine = engine
    self.catalogue = catalogue
  }

  /// Reads a copy, or the database, from end to end.
  ///
  /// - Throws: `configuration` where it is none, `data` with code `damaged` where it is not whole.
  package func prove(_ path: String) throws(CRMError) -> Proof {
    let connection = try engine.open(path, .reading, timeout: 30_000)
    defer { connection.close() }
    try connection.distrust()
    let problems = try connection.problems()
    guard problems.isEmpty else {
      var error = CRMError(.data, code: "damaged", "\(path) is damaged")
      error.details = problems.map { "  " + $0 }
      throw error
    }
    return try count(connection)
  }

  /// Counts what is in a database, whatever its schema.
  package func count(_ connection: any Connection) throws(CRMError) -> Proof {
    var proof = Proof(
      records: [:], operation: 0, schema: try connection.schemaVersion(), identity: nil)
    let database = Database(connection, catalogue, location: "")
    proof.identity = try database.identity()
    proof.operation = try OperationLog(database).newest()
    // Moves are part of what moved.
    for noun in catalogue.nouns where noun.movesOf == nil {
      do throws(CRMError) {
        proof.records[noun.name.rawValue] =
          try connection.integer(RecordTable(noun).selectCount) ?? 0
      } catch {
        // A schema from before this noun.
        guard proof.schema < Migration.newest else { throw error }
      }
    }
    return proof
  }

  /// Copies a database and reads the copy back; nothing is left where the two differ.
  ///
  /// - Parameter discard: removes a file.
  package func make(
    _ location: String, to copy: String, timeout: Int, discard: (String) -> Void,
    progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) -> Proof {
    try engine.backUp(location, to: copy, timeout: timeout, progress: progress)
    do throws(CRMError) {
      return try prove(copy)
    } catch {
      discard(copy)
      throw error
    }
  }
}
