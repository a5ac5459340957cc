import CRMDomain
import CRMStore

/// Copies a whole database to an empty place, on the same engine or another: records, history, operations,
/// numbers, settings.
///
/// The lines of a dump go over in parts, each stored with how far it came, so that a copy that was
/// interrupted goes on where it stopped. Until all of it is there, and both sides dump the same, nobody can
/// open the copy.
package struct CopyDatabase {
  /// What was copied.
  package struct Report: Sendable {
    /// How many lines of a dump there are of each part: `contact`, `contact past`, `operation`.
    package var parts: [DumpDigest.Part] = []
    /// How many lines were there already.
    package var resumed: Int64 = 0
  }

  private let source: Database
  private let engine: any Engine
  private let location: String
  private let at: Instant
  private let timeout: Int
  private let progress: (Int64) throws(CRMError) -> Void

  /// So many lines are stored at a time.
  private static let part: Int64 = 20_000

  /// A copy of `source` to a location of an engine; `progress` is told how many lines went over.
  package init(
    _ source: Database, to location: String, _ engine: any Engine, at: Instant, timeout: Int,
    progress: @escaping (Int64) throws(CRMError) -> Void
  ) {
    self.source = source
    self.engine = engine
    self.location = location
    self.at = at
    self.timeout = timeout
    self.progress = progress
  }

  /// Copies, or goes on copying.
  ///
  /// - Parameter restarts: begins anew where an unfinished copy is found.
  /// - Throws: `cannotCreate` where there is a database already, `data` where the source changed since an
  ///   unfinished copy was begun, `inputOutput` where the copy is not what was copied.
  package func run(restarts: Bool) throws(CRMError) -> Report {
    // One view of what is copied, from the first look to the last, while others write.
    try source.connection.beginReading()
    try source.connection.distrust()
    defer { source.connection.rollback() }
    let newest = try OperationLog(source).newest()
    guard let uuid = try source.identity() else {
      throw CRMError(.configuration, code: "damaged_database", "the database has no identity")
    }
    let connection = try engine.beginCopy(location, timeout: timeout, restarts: restarts)
    defer { connection.close() }
    let mark = try CopyMark(connection)
    var report = Report()
    if let mark {
      guard mark.uuid == uuid, mark.operation == newest, mark.schema == Migration.newest else {
        throw CRMError(
          .data, code: "copy_outdated",
          "the unfinished copy at \(DatabasePlace.masked(location)) is of another state of the database",
          hint: "begin it anew with --restart")
      }
      report.resumed = mark.lines
    }
    if mark?.isDerived != true {
      // What is kept is worked out where the source is.
      let (loader, stored) = try store(
        from: mark, CopyMark(lines: 0, operation: newest, uuid: uuid), connection)
      try connection.beginFilling()
      loader.zone = source.readingContext.zone
      try loader.finish()
      var done = stored
      done.isDerived = true
      try done.store(connection)
      try connection.commit()
    }
    report.parts = try verify(connection)
    try connection.beginFilling()
    try connection.protect(source.catalogue)
    try Database(connection, source.catalogue, location: "").admitMaker(at: at)
    try CopyMark.remove(connection)
    try connection.commit()
    try engine.endCopy(location, connection)
    return report
  }

  /// Stores the lines that are not there yet.
  private func store(
    from mark: CopyMark?, _ first: CopyMark, _ connection: any Connection
  ) throws(CRMError) -> (DumpLoader, CopyMark) {
    var mark = mark ?? first
    try connection.beginFilling()
    let loader: DumpLoader
    if mark.lines == 0 {
      loader = try DumpLoader(
        connection, source.catalogue, schema: Migration.newest, uuid: mark.uuid)
      mark.lines = 1
      try mark.store(connection)
    } else {
      loader = DumpLoader(connection, resuming: source.catalogue)
    }
    var line: Int64 = 0
    let done = mark.lines
    try Dump(source, isWithinView: true).run(at: at) { bytes throws(CRMError) in
      line += 1
      guard line > done else { return }
      let json: JSON
      do throws(JSONParser.Fault) { json = try JSONParser.parse(bytes) } catch {
        throw CRMError.defect("line \(line) of the dump is no JSON")
      }
      _ = try loader.store(json)
      guard line % Self.part == 0 else { return }
      mark.lines = line
      try mark.store(connection)
      try connection.commit()
      try progress(line)
      try connection.beginFilling()
    }
    mark.lines = line
    try mark.store(connection)
    try connection.commit()
    return (loader, mark)
  }

  /// Holds what both sides dump against each other.
  private func verify(_ connection: any Connection) throws(CRMError) -> [DumpDigest.Part] {
    let copy = Database(connection, source.catalogue, location: "")
    let wanted = try DumpDigest(source, at: at, isWithinView: true).parts
    let found = try DumpDigest(copy, at: at).parts
    for part in wanted {
      let same = found.first { $0.name == part.name }
      guard same?.count == part.count, same?.checksum == part.checksum else {
        throw CRMError(
          .inputOutput, code: "copy_differs",
          "the copy differs in \(part.name): \(same?.count ?? 0) of \(part.count) lines",
          hint: "begin it anew with --restart")
      }
    }
    guard found.count == wanted.count else {
      throw CRMError(
        .inputOutput, code: "copy_differs", "the copy holds more than what was copied",
        hint: "begin it anew with --restart")
    }
    return wanted
  }
}
