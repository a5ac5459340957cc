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
  /// What the URL or the surroundings set.
  private let settings: Set<String>
  /// How many seconds one attempt may take, where that is said.
  private let patience: Int?

  init(_ given: String) throws(CRMError) {
    // libpq reads the scheme in lower case only.
    let scheme = given.firstRange("://").map {
      given[..<$0.lowerBound].lowercased() + given[$0.lowerBound...]
    }
    let url = scheme ?? given
    self.url = url
    place = DatabasePlace.masked(url)
    var message: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(url, &message) else {
      let text = message.map { String(cString: $0) } ?? "no URL"
      PQfreemem(message)
      throw CRMError(
        .usage, code: "usage",
        "\(place): \(PostgresTarget.said(PostgresFailure.line(text), of: url))",
        hint: "write it as postgres://user@host/database")
    }
    defer { PQconninfoFree(options) }
    var settings = PostgresTarget.settings(options)
    // What variables and a service file say, where the URL does not.
    if let usual = PQconndefaults() {
      defer { PQconninfoFree(usual) }
      settings.merge(PostgresTarget.settings(usual)) { own, _ in own }
    }
    self.settings = Set(settings.keys)
    patience = settings["connect_timeout"].flatMap { Int($0) }.flatMap { $0 > 0 ? max(2, $0) : nil }
    hosts =
      ["host", "hostaddr"].compactMap { settings[$0]?.split(separator: ",").count }.max() ?? 1
  }

  /// What libpq says, without what it quotes of a password.
  static func said(_ text: String, of url: String) -> String {
    let text = text.replacing(url, by: DatabasePlace.masked(url))
    guard let first = text.firstIndex(of: "\""), let last = text.lastIndex(of: "\""), first < last
    else { return text }
    let quoted = String(text[first...last])
    guard DatabasePlace.secrets(url).contains(where: { quoted.includes($0) }) else { return text }
    return text[..<first] + "***" + text[text.index(after: last)...]
  }

  private static func settings(
    _ options: UnsafeMutablePointer<PQconninfoOption>
  ) -> [String: String] {
    var settings: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val, value.pointee != 0 {
        let text = String(cString: value)
        // What is built in is nobody's wish.
        let isBuiltIn = option.pointee.compiled.map { String(cString: $0) == text } ?? false
        if !isBuiltIn { settings[String(cString: keyword)] = text }
      }
      option += 1
    }
    return settings
  }

  /// Opens a session.
  ///
  /// - Parameters:
  ///   - timeout: how long to try, in milliseconds.
  ///   - writes: whether a server that only reads will not do.
  /// - Throws: `unavailable` where no server is reached in time, `notPermitted` where it refuses the login,
  ///   `notFound` where it has no such database.
  func connect(timeout: Int, writes: Bool) throws(CRMError) -> OpaquePointer {
    let end = ContinuousClock.now + .milliseconds(timeout)
    var pause: UInt32 = 50_000
    while true {
      let failure: String
      let opened = attempt(until: end, writes: writes)
      if PQstatus(opened) == CONNECTION_OK, let opened { return opened }
      failure = opened.flatMap { PQerrorMessage($0) }.map { String(cString: $0) } ?? ""
      PQfinish(opened)
      if let error = final(failure) { throw error }
      // One server that refuses is not there; of several one will take over.
      let mayCome =
        hosts > 1 || failure.includes("starting up") || failure.includes("shutting down")
        || failure.includes("recovery")
      guard mayCome, ContinuousClock.now + .microseconds(pause) < end else {
        throw unreachable(failure)
      }
      usleep(pause)
      pause = min(pause * 2, 500_000)
    }
  }

  private func unreachable(_ failure: String) -> CRMError {
    CRMError(
      .unavailable, code: "unavailable",
      "\(place) cannot be reached (\(PostgresTarget.said(PostgresTarget.reason(failure), of: url)))",
      hint: DatabasePlace.hasBareSigns(url)
        ? "is the server running, and are host and port right? In a password @ is written %40 and / is %2F"
        : "is the server running, and are host and port right?")
  }

  /// What the last line of a report says.
  private static func reason(_ failure: String) -> String {
    let lines = failure.split(separator: "\n").filter { !$0.hasPrefix("\t") }
    return PostgresFailure.line(lines.last.map { String($0) } ?? failure)
  }

  /// The error where trying again is of no use.
  private func final(_ failure: String) -> CRMError? {
    let reason = PostgresTarget.said(PostgresTarget.reason(failure), of: url)
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
  private func attempt(until end: ContinuousClock.Instant, writes: Bool) -> OpaquePointer? {
    let left = max(1, Int((end - ContinuousClock.now) / .seconds(1)))
    // What comes before the URL is what it does not say itself.
    var pairs = [
      ("fallback_application_name", "crm"), ("client_encoding", "UTF8"),
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "25000"),
    ]
    if !settings.contains("connect_timeout") {
      pairs.append(("connect_timeout", "\(max(2, left / hosts))"))
    }
    if writes, hosts > 1, !settings.contains("target_session_attrs") {
      pairs.append(("target_session_attrs", "read-write"))
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
    let end = min(end, ContinuousClock.now + .seconds(patience ?? left + 1))
    var wanted = PGRES_POLLING_WRITING
    while PQstatus(pg) != CONNECTION_BAD {
      let time = Int((end - ContinuousClock.now) / .milliseconds(1))
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
}
