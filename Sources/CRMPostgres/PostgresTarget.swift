import CLibPQ
import CRMDomain
import CRMStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A database named by a URL of libpq: everything its manual has (several hosts, services, files of
/// passwords, certificates, sockets) is libpq's own work.
struct PostgresTarget {
  let url: String
  /// The URL without its password.
  let place: String
  /// How many servers it names.
  private let hosts: Int
  /// What the URL sets itself.
  private let settings: Set<String>

  init(_ url: String) throws(CRMError) {
    self.url = url
    place = DatabasePlace.masked(url)
    var message: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(url, &message) else {
      let text = message.map { String(cString: $0) } ?? "no URL"
      PQfreemem(message)
      throw CRMError(
        .usage, code: "usage", "\(place): \(PostgresFailure.line(text))",
        hint: "write it as postgres://user@host/database")
    }
    defer { PQconninfoFree(options) }
    var settings: Set<String> = []
    var hosts = 1
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        let name = String(cString: keyword)
        settings.insert(name)
        if ["host", "hostaddr"].contains(name) {
          hosts = max(hosts, String(cString: value).split(separator: ",").count)
        }
      }
      option += 1
    }
    self.settings = settings
    self.hosts = hosts
  }

  /// Opens a session.
  ///
  /// - Parameters:
  ///   - timeout: how long to try, in milliseconds.
  ///   - writes: whether a server that only reads will not do.
  /// - Throws: `unavailable` where no server is reached in time, `notPermitted` where it refuses the login,
  ///   `notFound` where it has no such database.
  func connect(timeout: Int, writes: Bool) throws(CRMError) -> OpaquePointer {
    let end = PostgresTarget.milliseconds() + timeout
    var pause: UInt32 = 50_000
    while true {
      let failure: String
      let opened = attempt(until: end)
      if PQstatus(opened) == CONNECTION_OK, let opened { return opened }
      failure = opened.flatMap { PQerrorMessage($0) }.map { String(cString: $0) } ?? ""
      PQfinish(opened)
      if let error = final(failure) { throw error }
      // One server that refuses is not there; of several one will take over.
      let mayCome =
        hosts > 1 || failure.includes("starting up") || failure.includes("shutting down")
        || failure.includes("recovery")
      guard mayCome, PostgresTarget.milliseconds() + Int(pause) / 1000 < end else {
        throw unreachable(failure)
      }
      usleep(pause)
      pause = min(pause * 2, 500_000)
    }
  }

  private func unreachable(_ failure: String) -> CRMError {
    CRMError(
      .unavailable, code: "unavailable",
      "\(place) cannot be reached (\(PostgresTarget.reason(failure)))",
      hint: "is the server running, and are host and port right?")
  }

  /// What the last line of a report says.
  private static func reason(_ failure: String) -> String {
    let lines = failure.split(separator: "\n").filter { !$0.hasPrefix("\t") }
    return PostgresFailure.line(lines.last.map { String($0) } ?? failure)
  }

  /// The error where trying again is of no use.
  private func final(_ failure: String) -> CRMError? {
    let reason = PostgresTarget.reason(failure)
    if failure.includes("database \""), failure.includes("does not exist") {
      return CRMError(
        .notFound, code: "no_database", "\(place): \(reason)",
        hint: "create it on the server first: createdb --owner=USER NAME")
    }
    for refusal in [
      "password authentication failed", "no password supplied", "does not exist", "no pg_hba.conf",
      "permission denied for database", "authentication failed", "is not permitted to log in",
    ] where failure.includes(refusal) && hosts == 1 {
      return CRMError(
        .notPermitted, code: "not_permitted", "\(place) does not let you in: \(reason)")
    }
    return nil
  }

  /// Tries once: one server by steps, so that the time is kept exactly; several as libpq does, each for its
  /// part of the time.
  private func attempt(until end: Int) -> OpaquePointer? {
    let left = max(1, end - PostgresTarget.milliseconds())
    // What comes before the URL is what it does not say itself.
    var pairs = [
      ("fallback_application_name", "crm"), ("client_encoding", "UTF8"),
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
    ]
    if getenv("PGCONNECT_TIMEOUT") == nil {
      pairs.append(("connect_timeout", "\(max(2, left / 1000 / hosts))"))
    }
    pairs.append(("dbname", url))
    var names: [UnsafeMutablePointer<CChar>?] = pairs.map { strdup($0.0) }
    var values: [UnsafeMutablePointer<CChar>?] = pairs.map { strdup($0.1) }
    defer { for text in names + values { free(text) } }
    names.append(nil)
    values.append(nil)
    let keywords = names.map { UnsafePointer($0) }
    let contents = values.map { UnsafePointer($0) }
    if hosts > 1 { return PQconnectdbParams(keywords, contents, 1) }
    guard let pg = PQconnectStartParams(keywords, contents, 1) else { return nil }
    var wanted = PGRES_POLLING_WRITING
    while PQstatus(pg) != CONNECTION_BAD {
      let time = end - PostgresTarget.milliseconds()
      guard time > 0 else { break }
      var wait = pollfd(
        fd: PQsocket(pg), events: Int16(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT),
        revents: 0)
      guard poll(&wait, 1, Int32(clamping: time)) > 0 else { continue }
      wanted = PQconnectPoll(pg)
      if wanted == PGRES_POLLING_OK || wanted == PGRES_POLLING_FAILED { break }
    }
    return pg
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
