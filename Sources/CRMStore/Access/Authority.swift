import CRMDomain

/// Who works with a database, and what they may.
package struct Authority: Sendable {
  /// The login.
  package var login: String
  /// The number of the user; nil for one who is not known yet.
  package var number: Int64?
  /// What they are.
  package var role: Role
  /// Whether they still work here.
  package var isActive: Bool
  /// Their team.
  package var team: Int64?

  /// Who works with a database of any schema there ever was, asked of the connection itself; nil where it knows
  /// nobody yet.
  package static func ofAnySchema(
    _ login: String, _ connection: any Connection
  ) throws(CRMError) -> Authority? {
    guard try connection.integer("SELECT 1 FROM user_account LIMIT 1") != nil else { return nil }
    let row = try connection.prepare(
      "SELECT id, role, active FROM user_account WHERE login = $1")
    row.bind(1, login)
    defer { row.reset() }
    guard try row.step() else {
      return Authority(login: login, number: nil, role: .sales, isActive: true, team: nil)
    }
    return Authority(
      login: login, number: row.integer(0), role: Role(named: row.string(1)),
      isActive: row.integer(2) != 0, team: nil)
  }

  /// The error of somebody a server knows and the database does not.
  package static func unknown(_ login: String) -> CRMError {
    CRMError(
      .notPermitted, code: "not_permitted", "\(login) is no user of this database",
      hint: "an administrator adds them: crm user add \(login) role=sales")
  }

  /// The error that ends what somebody may not do.
  package func refusal(_ what: String) -> CRMError {
    guard isActive else {
      return CRMError(
        .notPermitted, code: "not_permitted", "\(login) does not work here any more",
        hint: "an administrator changes that: crm user edit \(login) active=yes")
    }
    return CRMError(
      .notPermitted, code: "not_permitted", "\(login) (\(role.name)) may not \(what)",
      hint: "what roles may do: crm role list")
  }

  /// The error of a change of a record that is seen and not changed.
  package func refusal(ofChanging number: Int64, _ noun: Noun) -> CRMError {
    var error = refusal("change \(noun.name.rawValue) \(number): it is another team's")
    if isActive { error.code = "another_team" }
    return error
  }
}

extension Database {
  /// Who asks, and what they may: read once, and again after somebody else wrote.
  ///
  /// - Throws: `notPermitted` where a server does not know them.
  package func authority() throws(CRMError) -> Authority {
    let login = connection.login ?? actor
    if let knownAuthority, knownAuthority.login == login { return knownAuthority }
    let row = try connection.prepare(UserSQL.authority)
    row.bind(1, login)
    let found: Authority
    if try row.step() {
      found = Authority(
        login: login, number: row.integer(0), role: Role(named: row.string(1)),
        isActive: row.integer(2) != 0, team: row.isNull(3) ? nil : row.integer(3))
    } else if connection.login != nil {
      throw Authority.unknown(login)
    } else {
      // Of a file, whoever can write it is a user from the first thing they do.
      found = Authority(
        login: login, number: nil, role: try newRole(), isActive: true, team: nil)
    }
    knownAuthority = found
    return found
  }

  /// What somebody becomes who was not known: the first runs the database.
  private func newRole() throws(CRMError) -> Role {
    try connection.integer("SELECT 1 FROM user_account LIMIT 1") == nil ? .admin : .sales
  }

  /// Refuses what only an administrator does.
  package func needAdministrator(to what: String) throws(CRMError) {
    let authority = try authority()
    guard authority.isActive, authority.role.isAdministrator else {
      throw authority.refusal(what)
    }
  }

  /// Refuses what those are for who run the database or watch over what is done with it.
  package func needOversight(to what: String) throws(CRMError) {
    let authority = try authority()
    guard authority.isActive, authority.role.oversees else { throw authority.refusal(what) }
  }

  /// Refuses what needs all records to those who see some of them.
  package func needEverything(to what: String) throws(CRMError) {
    let authority = try authority()
    guard authority.isActive, !isRestricted else { throw authority.refusal(what) }
  }

  /// Refuses to write records of a noun to those whose role does not.
  package func needWriting(_ noun: Noun) throws(CRMError) {
    let authority = try authority()
    guard authority.isActive, authority.role.writes(noun) else {
      throw authority.refusal("write \(noun.plural)")
    }
  }

  /// Refuses to begin a write to those who write nothing.
  func needWriting() throws(CRMError) {
    let authority = try authority()
    guard authority.isActive, authority.role.writesAnything else {
      throw authority.refusal("write")
    }
  }

  /// Refuses to give a record to somebody whose records one does not see: it would be gone from sight.
  ///
  /// - Parameter changed: the columns that change: who does a task of another team's gives it to nobody.
  func needSight(
    _ row: Row, of table: RecordTable, changed: [Int]? = nil
  ) throws(CRMError) {
    guard isRestricted, let owner = table.layout.column(Common.owner), hidesRows(table.noun),
      changed?.contains(owner) ?? true, !row.isNull(owner),
      try !colleagues().contains(row.integer(owner))
    else { return }
    throw try authority().refusal(
      "give a \(table.noun.name.rawValue) to somebody of another team")
  }

  /// Notes what was refused, outside any operation.
  package func noteDenial(
    at: Instant, command: String, reason: String
  ) throws(CRMError) {
    try connection.run(
      "INSERT INTO denied(at, actor, command, reason) VALUES($1, $2, $3, $4)",
      .text(at.description), .text(connection.login ?? actor), .text(command), .text(reason))
  }

  /// What was refused, to everybody or to one, newest first.
  package func denials(
    of login: String?, limit: Int
  ) throws(CRMError) -> [(at: String, actor: String, command: String, reason: String)] {
    let rows = try connection.prepare(
      "SELECT at, actor, command, reason FROM denied"
        + (login == nil ? "" : " WHERE actor = $1")
        + " ORDER BY at DESC, actor, command LIMIT \(limit)")
    if let login { rows.bind(1, login) }
    var all: [(at: String, actor: String, command: String, reason: String)] = []
    while try rows.step() {
      all.append(
        (
          rows.string(0) ?? "", rows.string(1) ?? "", rows.string(2) ?? "", rows.string(3) ?? ""
        ))
    }
    return all
  }
}
