import CRMDomain

extension Database {
  /// The number of the user with this login; nil if there is none.
  package func user(_ login: String) throws(CRMError) -> Int64? {
    try connection.integer("SELECT id FROM user_account WHERE login = $1", .text(login))
  }

  /// The time zone a user has chosen; nil if there is no such user or they have not.
  package func timeZone(ofUser login: String) throws(CRMError) -> String? {
    let statement = try connection.prepare("SELECT time_zone FROM user_account WHERE login = $1")
    statement.bind(1, login)
    return try statement.step() ? statement.string(0) : nil
  }

  /// The number of the user who acts. One who is not known is added, the first as administrator: that
  /// is no operation's work and is never undone. Whoever was removed stays so. Inside a transaction that writes.
  func number(ofActor login: String, at: Instant) throws(CRMError) -> Int64 {
    actor = login
    if let known = try authority().number { return known }
    let isFirst = try connection.integer("SELECT 1 FROM user_account LIMIT 1") == nil
    let wasThere = try connection.integer(
      "SELECT 1 FROM user_account_past WHERE login = $1 LIMIT 1", .text(login))
    if !isFirst, wasThere != nil {
      throw CRMError(
        .notPermitted, code: "not_permitted", "\(login) was removed from the users",
        hint: "an administrator adds them again: crm user add \(ShellWord.of(login))")
    }
    if !isFirst { admitted = login }
    return try admit(login, role: isFirst ? UserRole.admin : nil, at: at)
  }

  /// Who became a user by what they did, said once.
  package func takeAdmitted() -> String? {
    defer { admitted = nil }
    return admitted
  }

  /// Adds a user that belongs to no operation.
  package func admit(_ login: String, role: String?, at: Instant) throws(CRMError) -> Int64 {
    let draft = RecordDraft(try table(.user).layout, try rules(at: at))
    draft.begin()
    do throws(ValueFault) {
      try draft.write("login", login)
      if let role { try draft.write("role", role) }
      draft.fillDefaults()
      try draft.finish()
    } catch {
      throw error.error(field: "login", value: login)
    }
    knownAuthority = nil
    return try insertOutsideOperations(draft.row, into: .user, at: at)
  }

  /// Lets whoever makes a database on a server run it: a server knows nobody before.
  package func admitMaker(at: Instant) throws(CRMError) {
    guard let login = connection.login, try user(login) == nil else { return }
    _ = try admit(login, role: UserRole.admin, at: at)
  }

  /// Stores a record that belongs to no operation.
  func insertOutsideOperations(
    _ row: Row, into noun: NounName, at: Instant
  ) throws(CRMError) -> Int64 {
    let table = try table(noun)
    let number = try Operation.number(
      after: try connection.integer(
        "SELECT last FROM sequence WHERE name = $1", .text(noun.rawValue)), of: noun.rawValue)
    row.set(RecordTable.id, number)
    row.set(RecordTable.version, 0)
    row.set(RecordTable.content, 0)
    row.set(table.createdAt, at.description)
    row.set(table.updatedAt, at.description)
    try TableStatements(table, connection).insert(row)
    try connection.run(
      "INSERT INTO sequence(name, last) VALUES($1, $2)"
        + " ON CONFLICT(name) DO UPDATE SET last = excluded.last",
      .text(noun.rawValue), .integer(number))
    return number
  }

  /// The rules texts are read by, in the organisation's zone where that matters: UTC.
  private func rules(at: Instant) throws(CRMError) -> ReadingRules {
    let settings = try settings()
    return ReadingRules(
      country: settings.country, currency: settings.currency, collation: settings.collation,
      clock: LocalClock(now: at, zone: .utc))
  }
}

extension RecordDraft {
  /// Writes a field by its name.
  func write(_ name: String, _ text: String) throws(ValueFault) {
    guard let field = noun.index(of: name) else { return }
    try set(field, text)
  }
}
