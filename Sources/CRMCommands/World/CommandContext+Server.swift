import CRMDomain
import CRMOutput
import CRMStore

// Which engine a database is for, and which program speaks to it.
extension CommandContext {
  /// The engine for the database that is meant.
  ///
  /// - Throws: `unavailable` where it is another program's, and that is not there.
  package func engine() throws(CRMError) -> any Engine {
    if needsServer { throw noServer(location) }
    return world.engine
  }

  private func noServer(_ location: String) -> CRMError {
    CRMError(
      .unavailable, code: "no_postgres",
      "\(DatabasePlace.masked(location)) needs crm-postgres, which is not installed",
      hint: "build it where libpq is (Debian: libpq-dev): make postgres install")
  }

  /// Whether the database is on a server this program does not speak to itself.
  private var needsServer: Bool {
    !world.engine.speaksToServers && DatabasePlace.isURL(location)
  }

  /// Goes on as the program for servers where the database is on one, before anything was read or written.
  func becomeServer() throws(CRMError) {
    if needsServer { world.become("crm-postgres", line, []) }
  }

  /// The same, where a further database is on one.
  func becomeServer(for target: String) throws(CRMError) {
    guard !world.engine.speaksToServers, DatabasePlace.isURL(target) else { return }
    try world.out.flush()
    world.become("crm-postgres", line, [])
    throw noServer(target)
  }

  /// Records what was refused, where the database lets that be written; what was refused stays refused.
  func noteDenial(_ error: CRMError) {
    do throws(CRMError) {
      let database = try Database.open(
        try engine(), location, .writing, timeout: min(timeout, 2000), catalogue: world.catalogue)
      defer { database.close() }
      database.readingContext = ReadingContext(
        actor: actor, rules: { () throws(CRMError) in throw error },
        sharedRules: { () throws(CRMError) in throw error })
      try database.noteDenial(
        at: try now(), command: CommandSummary(line, world.catalogue, recordWords).text,
        reason: error.message)
    } catch {}
  }

  /// Where the database is, as it may be shown: without a password.
  package var place: String { DatabasePlace.masked(location) }
}
