import CRMDomain
import CRMSQLite
import CRMStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The engines the tests run on: SQLite, and PostgreSQL where a server for tests was started
/// (`CRM_TEST_SERVER`, see `Tests/Server/server.sh`).
package enum TestEngine: String, Sendable, CaseIterable, CustomStringConvertible {
  case sqlite, postgres
  /// SQLite with every table from the beginning, and with a view before each: what is seen is the same.
  case whole, views

  /// Those of this run: `CRM_TEST_ENGINES`, else all there are.
  package static let all: [TestEngine] = {
    let there = [TestEngine.sqlite, .postgres].filter { $0 == .sqlite || TestServer.url != nil }
    guard let wanted = getenv("CRM_TEST_ENGINES").map({ String(cString: $0) }) else { return there }
    let names = wanted.split(separator: ",").map(String.init)
    let chosen = allCases.filter { names.contains($0.rawValue) }
    // An engine that was asked for is never left out in silence.
    precondition(chosen.allSatisfy(there.contains), "there is no server for \(wanted)")
    return chosen
  }()

  package var description: String { rawValue }

  /// The engine it is, as transcripts name it.
  package var name: String { self == .postgres ? rawValue : TestEngine.sqlite.rawValue }

  /// Where databases of one test are.
  package func place() -> TestPlace {
    switch self {
    case .sqlite: FilePlace(nil)
    case .whole: FilePlace(.allTables)
    case .views: FilePlace(.views)
    case .postgres: ServerPlace()
    }
  }
}

/// Where the databases of one test are; they go with it.
package class TestPlace: @unchecked Sendable {
  fileprivate init() {}

  /// The engine for somebody.
  package func engine(for actor: String, at moment: Instant) -> any Engine { SQLiteEngine() }

  /// Takes over the databases of another place, as they are now.
  package func copy(_ other: TestPlace, from: String, to: String) {}

  /// Makes an empty database for a path, and lets somebody in, where the program cannot do that itself.
  package func prepare(_ path: String, for actor: String, at moment: Instant) {}

  /// What the real program calls the database of a path; nil for the path itself.
  package func url(of path: String, for actor: String) -> String? { nil }

  /// What the real program calls each database there is.
  package func urls(for actor: String) -> [(path: String, url: String)] { [] }
}

private final class FilePlace: TestPlace, @unchecked Sendable {
  private let trial: TrialEngine.Trial?

  init(_ trial: TrialEngine.Trial?) {
    self.trial = trial
    super.init()
  }

  override func engine(for actor: String, at moment: Instant) -> any Engine {
    trial.map { TrialEngine($0) } ?? SQLiteEngine()
  }
}

#if POSTGRES
  import CRMPostgres

  /// The server for tests.
  enum TestServer {
    /// Its URL without a database; nil where there is none.
    static let url = getenv("CRM_TEST_SERVER").map { String(cString: $0) }

    /// The URL of a database for somebody.
    static func url(_ database: String, _ actor: String) -> String {
      let host = (url ?? "").split(separator: "@").last.map(String.init) ?? ""
      return "postgres://\(actor)@\(host)/\(database)"
    }

    /// Runs statements as the administrator.
    static func run(_ sql: String, in database: String = "postgres") throws(CRMError) {
      try PostgresEngine.run(sql, in: url(database, "postgres"))
    }
  }

  /// Databases on the server: each path of a test is one, made when the program makes it.
  private final class ServerPlace: TestPlace, @unchecked Sendable {
    private var names: [String: String] = [:]
    private var owners: [String: String] = [:]
    private var known: Set<String> = []
    nonisolated(unsafe) private static var made = 0
    private static let lock = Lock()

    override init() { super.init() }

    deinit {
      for name in names.values {
        try? TestServer.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
      }
    }

    override func engine(for actor: String, at moment: Instant) -> any Engine {
      ServerEngine(place: self, actor: actor, moment: moment)
    }

    /// Makes a user of somebody who is none yet, as a file does by itself at their first command.
    func makeKnown(_ actor: String, _ path: String, _ moment: Instant) throws(CRMError) {
      guard let owner = owners[path], owner != actor, known.insert(path + " " + actor).inserted,
        let url = url(of: path, for: owner)
      else { return }
      let connection = try PostgresEngine().open(url, .writing, timeout: 10_000)
      defer { connection.close() }
      let database = Database(connection, .test, location: path)
      guard try connection.schemaVersion() == Migration.newest, try database.user(actor) == nil
      else {
        return
      }
      try connection.beginWriting()
      _ = try database.admit(actor, role: nil, at: moment)
      try connection.commit()
    }

    func note(owner: String, of path: String) { owners[path] = owner }

    override func url(of path: String, for actor: String) -> String? {
      names[path].map { TestServer.url($0, actor) }
    }

    override func urls(for actor: String) -> [(path: String, url: String)] {
      names.map { ($0.key, TestServer.url($0.value, actor)) }
    }

    override func prepare(_ path: String, for actor: String, at moment: Instant) {
      if names[path] == nil {
        try? create(path)
        owners[path] = actor
      }
      try? admit(actor)
      try? makeKnown(actor, path, moment)
    }

    override func copy(_ other: TestPlace, from: String, to: String) {
      guard let other = other as? ServerPlace else { return }
      for (path, name) in other.names {
        let own = path.replacing(from, by: to)
        try? create(own, as: name)
        owners[own] = other.owners[path] ?? "kari"
      }
    }

    func create(_ path: String, as template: String = "template0") throws(CRMError) {
      let number = Self.lock.next(&Self.made)
      let name = "crm_test_\(getpid())_\(number)"
      try TestServer.run("CREATE DATABASE \(name) TEMPLATE \(template)")
      // Whoever comes first makes the tables in it.
      try TestServer.run("GRANT CREATE ON SCHEMA public TO PUBLIC", in: name)
      names[path] = name
    }

    func forget(_ path: String) {
      guard let name = names.removeValue(forKey: path) else { return }
      try? TestServer.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }

    /// Makes sure that somebody can log in.
    func admit(_ actor: String) throws(CRMError) {
      try TestServer.run(
        "DO $$ BEGIN CREATE ROLE \"\(actor)\" LOGIN CREATEROLE; EXCEPTION WHEN duplicate_object"
          + " OR unique_violation THEN NULL; END $$")
    }
  }

  private final class Lock: @unchecked Sendable {
    private var mutex = pthread_mutex_t()

    init() { pthread_mutex_init(&mutex, nil) }

    func next(_ number: inout Int) -> Int {
      pthread_mutex_lock(&mutex)
      defer { pthread_mutex_unlock(&mutex) }
      number += 1
      return number
    }
  }

  /// The real engine, where paths are databases. What it says of a URL is said of the path.
  private struct ServerEngine: Engine {
    let place: ServerPlace
    let actor: String
    let moment: Instant

    var speaksToServers: Bool { true }
    var libraries: [String] { PostgresEngine().libraries }

    private func said<R>(
      _ path: String, _ body: (String) throws(CRMError) -> R
    ) throws(CRMError) -> R {
      guard let url = place.url(of: path, for: actor) else {
        throw CRMError(
          .notFound, code: "no_database", "there is no database at \(path)",
          hint: "create one with: crm init country=NO")
      }
      do throws(CRMError) {
        try place.admit(actor)
        return try body(url)
      } catch {
        var error = error
        error.message = error.message.replacing(url, by: path)
        throw error
      }
    }

    func open(
      _ location: String, _ access: DatabaseAccess, timeout: Int
    ) throws(CRMError) -> any Connection {
      try said(location) { url throws(CRMError) in
        try place.makeKnown(actor, location, moment)
        return try PostgresEngine().open(url, access, timeout: timeout)
      }
    }

    func create(
      _ location: String, timeout: Int, fill: (any Connection) throws(CRMError) -> Void
    ) throws(CRMError) {
      let isNew = place.url(of: location, for: actor) == nil
      if isNew { try place.create(location) }
      do throws(CRMError) {
        try said(location) { url throws(CRMError) in
          try PostgresEngine().create(url, timeout: timeout, fill: fill)
          place.note(owner: actor, of: location)
        }
      } catch {
        if isNew { place.forget(location) }
        throw error
      }
    }

    func isOnServer(_ location: String) -> Bool { true }

    func beginCopy(
      _ location: String, timeout: Int, restarts: Bool
    ) throws(CRMError) -> any Connection {
      if place.url(of: location, for: actor) == nil { try place.create(location) }
      return try said(location) { url throws(CRMError) in
        try PostgresEngine().beginCopy(url, timeout: timeout, restarts: restarts)
      }
    }

    func endCopy(_ location: String, _ connection: any Connection) throws(CRMError) {
      place.note(owner: actor, of: location)
    }

    func backUp(
      _ location: String, to copy: String, timeout: Int,
      progress: (Int, Int) throws(CRMError) -> Void
    ) throws(CRMError) {
      try PostgresEngine().backUp(location, to: copy, timeout: timeout, progress: progress)
    }

    func restore(
      _ copy: String, to location: String, timeout: Int,
      progress: (Int, Int) throws(CRMError) -> Void
    ) throws(CRMError) {
      try PostgresEngine().restore(copy, to: location, timeout: timeout, progress: progress)
    }

    func place(_ location: String) -> DatabasePlace { DatabasePlace() }
  }
#else
  enum TestServer {
    static let url: String? = nil
  }

  private final class ServerPlace: TestPlace, @unchecked Sendable {
    override init() { super.init() }
  }
#endif
