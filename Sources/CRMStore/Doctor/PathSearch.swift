import CRMDomain

/// Records whose moves end in another state than the one they are in: files and other programs can tell such.
package struct PathSearch {
  /// A record, the state its last move leads to, and the one it is in; empty where there is none.
  package struct Finding: Sendable {
    package var record: Int64
    package var last: String
    package var state: String
  }

  private let database: Database

  /// A search through a database.
  package init(_ database: Database) { self.database = database }

  /// The records of a noun whose moves lead elsewhere, by number.
  ///
  /// - Parameter operation: only those of which it wrote the last move.
  package func astray(
    of noun: Noun, _ lifecycle: Lifecycle, operation: Int64? = nil
  ) throws(CRMError) -> [Finding] {
    let rows = try database.connection.prepare(
      MovesSQL.astray(
        of: noun, lifecycle, in: database.catalogue, ofOperation: operation != nil))
    if let operation { rows.bind(1, operation) }
    var found: [Finding] = []
    while try rows.step() {
      found.append(
        Finding(
          record: rows.integer(0), last: rows.string(1) ?? "", state: rows.string(2) ?? ""))
    }
    return found
  }
}
