import CRMDomain
import CRMStore

/// Brings a database to the schema of this program.
package struct Upgrade {
  private let connection: any Connection
  private let catalogue: Catalogue

  /// An upgrade over a connection that may write.
  package init(_ connection: any Connection, _ catalogue: Catalogue) {
    self.connection = connection
    self.catalogue = catalogue
  }

  /// Runs the migrations that are missing, all of them or none.
  ///
  /// - Returns: the schema before.
  package func run() throws(CRMError) -> Int {
    try connection.beginWriting()
    do throws(CRMError) {
      let before = try connection.schemaVersion()
      guard before < Migration.newest else {
        connection.rollback()
        return before
      }
      try connection.unprotect()
      try Migration.run(on: connection, from: before)
      try Migration.rederive(on: connection, from: before, catalogue)
      try connection.protect(catalogue)
      try connection.analyse()
      try connection.commit()
      return before
    } catch {
      connection.rollback()
      throw error
    }
  }
}
