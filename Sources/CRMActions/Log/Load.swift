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
    /// How many records there are.
    package var records = 0
    /// How many operations there are.
    package var operations = 0

    /// Nothing yet.
    package init() {}
  }

  private let connection: any Connection
  private let catalogue: Catalogue
  private let zone: (String) throws(CRMError) -> TimeZoneRules

  /// A load into a database being made.
  ///
  /// - Parameter zone: the rules of a time zone by its name.
  package init(
    _ connection: any Connection, _ catalogue: Catalogue,
    zone: @escaping (String) throws(CRMError) -> TimeZoneRules
  ) {
    self.zone = zone
    self.connection = connection
    self.catalogue = catalogue
  }

  /// Loads the lines of a dump; `at` is the moment.
  package func run(_ lines: JSONObjects, at: Instant) throws(CRMError) -> Report {
    let head = try head(lines)
    let format = head["crm"]?.integer ?? 0
    let schema = Int(head["schema"]?.integer ?? 1)
    guard format > 0, schema > 0 else { throw Self.noDump }
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
    loader.zone = zone
    var report = Report()
    var count: Int64 = 1
    var isWhole = false
    while let (line, json) = try lines.next() {
      guard !isWhole else {
        throw CRMError(.data, code: "no_dump", "line \(line): the dump goes on after its end")
      }
      do throws(CRMError) {
        switch try loader.store(json) {
        case .record: report.records += 1
        case .operation: report.operations += 1
        case .other: break
        case .end(let lines):
          guard lines == count else {
            throw CRMError(
              .data, code: "cut_dump", "the dump had \(lines) lines, and \(count) are left")
          }
          isWhole = true
        }
        count += 1
      } catch {
        var error = error
        error.line = line
        error.message = "line \(line): " + error.message
        throw error
      }
    }
    guard isWhole else {
      throw CRMError(
        .data, code: "cut_dump", "the dump is cut short: its last line is missing",
        hint: "load a whole one; nothing was made of this")
    }
    try loader.finish()
    try connection.protect(catalogue)
    try Database(connection, catalogue, location: "").admitMaker(at: at)
    return report
  }

  private static let noDump = CRMError(
    .data, code: "no_dump", "this is no dump: the first line does not say so",
    hint: "'crm dump' makes one")

  /// The first line, which says what the file is.
  private func head(_ lines: JSONObjects) throws(CRMError) -> JSON {
    do throws(CRMError) {
      if let (_, head) = try lines.next(), head["crm"] != nil { return head }
    } catch {
      guard error.kind == .data else { throw error }
    }
    throw Self.noDump
  }
}
