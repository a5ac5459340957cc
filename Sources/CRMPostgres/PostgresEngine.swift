import CLibPQ
import CRMDomain
import CRMStore

/// Databases on a PostgreSQL server.
package struct PostgresEngine: Engine {
  /// The engine.
  package init() {}

  package var speaksToServers: Bool { true }

  package var libraries: [String] {
    let version = Int(PQlibVersion())
    return ["libpq \(version / 10_000).\(version % 10_000)"]
  }

  /// Runs statements in a database, whether or not it holds anything of this program.
  package static func run(_ sql: String, in location: String) throws(CRMError) {
    let connection = try PostgresEngine().connect(location, .writing, 10_000)
    defer { connection.close() }
    try connection.execute(sql)
  }

  package func open(
    _ location: String, _ access: DatabaseAccess, timeout: Int
  ) throws(CRMError) -> any Connection {
    let connection = try connect(location, access, timeout)
    let version: Int
    let login = connection.login
    do throws(CRMError) { version = try connection.schemaVersion() } catch {
      connection.close()
      // Whoever was granted anything reads what says the version.
      guard error.code == "not_permitted", let login else { throw error }
      throw Authority.unknown(login)
    }
    guard version > 0 else {
      connection.close()
      throw CRMError(
        .notFound, code: "no_database",
        "there is no database at \(DatabasePlace.masked(location))",
        hint: "create one with: crm init country=NO")
    }
    guard try connection.integer("SELECT 1 FROM identity WHERE name = 'copying'") == nil else {
      connection.close()
      throw CRMError(
        .busy, code: "copying",
        "\(DatabasePlace.masked(location)) is being filled by crm copy",
        hint: "wait for it, or go on with the same crm copy where it was interrupted")
    }
    return connection
  }

  private func connect(
    _ location: String, _ access: DatabaseAccess, _ timeout: Int
  ) throws(CRMError) -> PostgresConnection {
    guard DatabasePlace.isURL(location) else {
      throw .usage(
        "crm-postgres works on a PostgreSQL server, and \(location) is a file",
        hint: "run crm for files; name a server with --db postgres://user@host/database")
    }
    return try PostgresConnection(try PostgresTarget(location), access, timeout: timeout)
  }

  package func create(
    _ location: String, timeout: Int, fill: (any Connection) throws(CRMError) -> Void
  ) throws(CRMError) {
    let connection = try connect(location, .writing, timeout)
    defer { connection.close() }
    try connection.beginReading()
    do throws(CRMError) {
      guard try connection.schemaVersion() == 0 else {
        throw CRMError(
          .cannotCreate, code: "exists",
          "\(DatabasePlace.masked(location)) exists already", hint: "name another with --db")
      }
      try connection.execute(Dialect.functions)
      try fill(connection)
      try connection.commit()
    } catch {
      connection.rollback()
      throw error
    }
  }

  package func backUp(
    _ location: String, to copy: String, timeout: Int,
    progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    throw noBackup
  }

  package func restore(
    _ copy: String, to location: String, timeout: Int,
    progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    throw noBackup
  }

  package func isOnServer(_ location: String) -> Bool { true }

  package func beginCopy(
    _ location: String, timeout: Int, restarts: Bool
  ) throws(CRMError) -> any Connection {
    let connection = try connect(location, .writing, timeout)
    let tables = try connection.objects().tables
    guard tables.contains("identity") else {
      guard tables.isEmpty else {
        connection.close()
        throw CRMError(
          .cannotCreate, code: "exists",
          "\(DatabasePlace.masked(location)) holds tables of something else",
          hint: "give crm a database of its own: createdb NAME")
      }
      try connection.execute(Dialect.functions)
      return connection
    }
    guard try CopyMark(connection) != nil else {
      connection.close()
      throw CRMError(
        .cannotCreate, code: "exists", "\(DatabasePlace.masked(location)) exists already",
        hint: "name another with --to")
    }
    if restarts {
      try connection.execute("DROP TABLE \(tables.sorted().joined(separator: ", ")) CASCADE")
    }
    return connection
  }

  package func endCopy(_ location: String, _ connection: any Connection) throws(CRMError) {}

  private var noBackup: CRMError {
    CRMError(
      .usage, code: "usage", "a PostgreSQL database is backed up with the server's own tools",
      hint: "pg_dump --format=custom --file=crm.dump URL"
    )
  }

  package func place(_ location: String) -> DatabasePlace {
    var place = DatabasePlace()
    do throws(CRMError) {
      let connection = try connect(location, .reading, 10_000)
      defer { connection.close() }
      place.size = try connection.integer("SELECT pg_database_size(current_database())") ?? 0
    } catch {}
    return place
  }
}
