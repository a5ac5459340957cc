import CRMDomain
import CRMInterchange
import CRMStore

/// Makes a database of a dump, inside the transaction that makes the database.
///
/// The dump's schema is made first and its rows go in as they are; then the schema is brought up to date
/// by the migrations every database of that age goes through, and everything derived is made from the
/// rows. So a dump of any older version loads.
package struct Load {
  /// What was loaded.
  package struct Report: Sendable {
    package var records = 0
    package var operations = 0

    package init() {}
  }

  private let connection: any Connection
  private let catalogue: Catalogue

  /// A load into a database being made.
  package init(_ connection: any Connection, _ catalogue: Catalogue) {
    self.connection = connection
    self.catalogue = catalogue
  }

  /// Loads the lines of a dump.
  package func run(_ lines: JSONObjects) throws(CRMError) -> Report {
    guard let (_, head) = try lines.next(), let format = head["crm"]?.integer else {
      throw CRMError(
        .data, code: "no_dump", "this is no dump: the first line does not say so",
        hint: "'crm dump' makes one")
    }
    let schema = Int(head["schema"]?.integer ?? 1)
    guard format <= Dump.format, schema <= Migration.newest else {
      throw CRMError(
        .configuration, code: "newer_database", "this dump was made by a newer crm",
        hint: "install that version of crm")
    }
    guard let uuid = head["database"]?.text else {
      throw CRMError(
        .data, code: "no_dump", "this dump holds the content alone and cannot be loaded",
        hint: "make one without --content")
    }
    try connection.deferReferences()
    let loader = try DumpLoader(connection, catalogue, schema: schema, uuid: uuid)
    var report = Report()
    while let (line, json) = try lines.next() {
      do throws(CRMError) {
        switch try loader.store(json) {
        case .record: report.records += 1
        case .operation: report.operations += 1
        case .other: break
        }
      } catch {
        var error = error
        error.line = line
        error.message = "line \(line): " + error.message
        throw error
      }
    }
    try loader.finish()
    return report
  }
}
