import CRMDomain
import CRMStore

/// Tells which record a row is, by the keys that are in force, in their order: external id, organisation
/// number and other keys no two records share, whatever the name says; e-mail address, where it is no
/// role's and the names agree; telephone number, number and name only where that was asked for. A row
/// without a usable key is a record when all its values are the record's.
final class RowMatcher {
  /// Who a row is.
  enum Answer {
    /// Nobody yet.
    case nobody
    /// A record, and by what.
    case record(Int64, by: String)
    /// Nobody, although its e-mail address belongs to these.
    case conflict([Int64], key: String)
    /// Its keys point to different records.
    case contradiction([Int64])
    /// An id of another system is that of a record a row before it is, or made, and that is somebody else.
    case contested(Int64, key: String)
  }

  private let database: Database
  let table: RecordTable
  private let options: ImportOptions
  var statements: StatementCache
  private let unique: [Int]
  private let externalIDs: Int?
  private let email: Int?
  private let name: Int?
  private let emails: Int?
  private let phone: Int?
  private let phones: Int?
  private let matchesPhone: Bool
  private let matchesNumber: Bool
  /// Whether a row with a key came up.
  private var sawKeys = false
  private let matchesName: Bool
  let claims: RowClaims

  /// A matcher of the rows of one file.
  init(_ database: Database, _ table: RecordTable, _ options: ImportOptions, _ claims: RowClaims) {
    self.claims = claims
    self.database = database
    self.table = table
    self.options = options
    statements = StatementCache(database.connection)
    unique = table.noun.fields.indices.filter {
      let field = table.noun.fields[$0]
      if case .code = field.type { return field.traits.contains(.unique) }
      return false
    }
    externalIDs = table.noun.index(of: "external_ids")
    let hasList = table.noun.field("emails") != nil
    email = hasList ? table.layout.column(Contact.emailKey) : nil
    emails = table.layout.column(Contact.emails)
    phone = table.layout.column(Contact.phone)
    phones = table.layout.column(Contact.phones)
    matchesNumber = options.matches.contains("id")
    matchesPhone = options.matches.contains("phone")
    matchesName = options.matches.contains("name")
    let title = table.noun.titles.first.flatMap { table.noun.field($0) }
    if case .text? = title?.type {
      name = table.layout.column(title?.name ?? "")
    } else {
      name = nil
    }
  }

  /// Lets go of statements, before indexes are dropped or made, and of what a look ahead has noted.
  func releaseStatements() {
    statements.removeAll()
    claims.forget()
  }

  // MARK: Hashes of keys, for the filter

  /// Hands the hashes of everything `match` may find the row by to `body`; of a row without a key its name.
  ///
  /// - Returns: whether the row has a key by which it can be told from a new one; otherwise it must be
  ///   looked at.
  func hashes(
    _ draft: RecordDraft, number: Int64?, _ body: (UInt64) -> Void
  ) -> Bool {
    let row = draft.row
    var hasKey = false
    if let externalIDs, let column = table.layout.column(ofField: externalIDs), !row.isNull(column)
    {
      hasKey = true
      if let only = RecordDraft.onlyPlainText(row.text(column)) {
        body(KeyFilter.hash(1, only))
      } else {
        for value in RecordDraft.texts(row.text(column)) {
          value.withBytes { body(KeyFilter.hash(1, $0)) }
        }
      }
    }
    for field in unique {
      guard let column = table.layout.column(ofField: field), !row.isNull(column) else { continue }
      hasKey = true
      body(KeyFilter.hash(UInt64(100 + field), row.text(column)))
    }
    if let email, !row.isNull(email) {
      if !EmailAddress.isRole(key: row.text(email)) {
        hasKey = true
        body(KeyFilter.hash(2, row.text(email)))
      }
      if let list = emails, !row.isNull(list) {
        for item in Labelled.list(row.text(list)).dropFirst() {
          EmailAddress.key(item.value)?.withBytes { key in
            if EmailAddress.isRole(key: key) { return }
            hasKey = true
            body(KeyFilter.hash(2, key))
          }
        }
      }
    }
    if matchesPhone, let phone, !row.isNull(phone) {
      hasKey = true
      body(KeyFilter.hash(3, row.text(phone)))
      if let list = phones, !row.isNull(list) {
        for item in Labelled.list(row.text(list)).dropFirst() {
          item.value.withBytes { body(KeyFilter.hash(3, $0)) }
        }
      }
    }
    if matchesName || !hasKey, let name, !row.isNull(name) {
      // A row without a key may be a row with one, by all its values; those are not known by name.
      if !hasKey, sawKeys, !matchesName { return false }
      hasKey = true
      body(KeyFilter.hash(4, row.text(name + 1)))
    } else if hasKey {
      sawKeys = true
    }
    // A number is looked for among the records, which the filter does not know by number.
    return hasKey && !(matchesNumber && number != nil)
  }

  /// Hands the hashes of every key that is stored to `body`, also of those whose records are not seen: a row
  /// that has one is looked at.
  func storedHashes(_ body: (UInt64) -> Void) throws(CRMError) {
    let c = database.connection
    func scan(_ sql: String, _ kind: UInt64) throws(CRMError) {
      let rows = try c.prepare(sql, .streamed)
      while try rows.step() {
        if !rows.isNull(0) { body(KeyFilter.hash(kind, rows.text(0))) }
      }
    }
    if table.noun.hasKeys {
      try scan(table.selectStoredKeys("external_id"), 1)
      try scan(table.selectKeys("email"), 2)
      if matchesPhone {
        try scan(table.selectKeys("phone"), 3)
      }
    }
    for field in unique {
      try scan(table.selectStoredColumn(table.noun.fields[field].name), UInt64(100 + field))
    }
    if email != nil { try scan(table.selectColumn("email_key"), 2) }
    if matchesPhone, phone != nil {
      try scan(table.selectColumn("phone"), 3)
    }
    if let title = table.noun.titles.first, name != nil {
      try scan(table.selectColumn(title + "_fold"), 4)
    }
  }

  // MARK: Matching

  /// What a row without a key is known by.
  static let byAllValues = "all its values"

  private func numbers(_ sql: String, _ texts: [String]) throws(CRMError) -> [Int64] {
    let statement = try statements.statement(sql)
    for (i, text) in texts.enumerated() { statement.bind(i + 1, text) }
    defer { statement.reset() }
    var found: [Int64] = []
    while try statement.step() {
      if !found.contains(statement.integer(0)) { found.append(statement.integer(0)) }
    }
    return found
  }

  /// Who the row is; `number` is what its `id` column says, where that counts.
  ///
  /// - Parameters:
  ///   - own: the number the row is to have, where numbers of the file are kept.
  ///   - notes: what else the row says, which stands in the notes of a record that is the same.
  func match(
    _ draft: RecordDraft, number: Int64?, own: Int64? = nil, notes: [String]
  ) throws(CRMError) -> Answer {
    let row = draft.row
    var found: [(Int64, String)] = []
    var hasKey = false
    if options.matches.contains("id"), let number {
      hasKey = true
      if try database.connection.integer(table.selectExistence, .integer(number)) != nil {
        found.append((number, "number"))
      }
    }
    if let externalIDs {
      for value in draft.texts(of: externalIDs) {
        hasKey = true
        for id in try numbers(
          table.selectByKey("external_id"), [value])
        {
          if try isOther(id, draft) { return .contested(id, key: value) }
          found.append((id, value))
        }
      }
    }
    for field in unique {
      guard let column = table.layout.column(ofField: field), let value = row.string(column) else {
        continue
      }
      hasKey = true
      let name = table.noun.fields[field].name
      if case .code(.organisationNumber) = table.noun.fields[field].type {
        let country = row[ifAny: Contact.country] ?? ""
        for id in try numbers(
          table.selectByNumberAndCountry(name), [value, country])
        {
          found.append((id, "\(name) \(value)"))
        }
      } else {
        for id in try numbers(table.select(by: name), [value]) {
          found.append((id, "\(name) \(value)"))
        }
      }
    }
    var conflict: (owners: [Int64], key: String)?
    if email != nil {
      for item in draft.points(.email) {
        guard let key = EmailAddress.key(item.value),
          !key.withBytes({ EmailAddress.isRole(key: $0) })
        else { continue }
        hasKey = true
        let owners = try numbers(
          table.selectByPoint("email_key", "email"), [key])
        let agreeing = try agreeing(owners, draft)
        if agreeing.count == 1 {
          found.append((agreeing[0], item.value))
        } else if !owners.isEmpty, conflict == nil {
          conflict = (owners, item.value)
        }
      }
    }
    if found.isEmpty, matchesPhone, let column = phone, let phone = row.string(column) {
      hasKey = true
      let owners = try numbers(
        table.selectByPoint("phone", "phone"), [phone])
      let agreeing = try agreeing(owners, draft)
      if agreeing.count == 1 {
        found.append((agreeing[0], phone))
      } else if !owners.isEmpty {
        conflict = conflict ?? (owners, phone)
      }
    }
    if found.isEmpty, matchesName, let name, !row.isNull(name) {
      hasKey = true
      let owners = try numbers(
        table.select(by: table.layout.columns[name].name + "_fold"),
        [row.text(name + 1).string])
      if owners.count == 1 { found.append((owners[0], "name")) }
      if owners.count > 1 { conflict = conflict ?? (owners, row.string(name) ?? "") }
    }
    let distinct = Set(found.map { $0.0 })
    if distinct.count > 1 { return .contradiction(distinct.sorted()) }
    if let first = found.first { return .record(first.0, by: first.1) }
    if let conflict {
      // The same row once more is no new conflict.
      if let same = try identical(draft, own, notes), conflict.owners.contains(same) {
        return .record(same, by: Self.byAllValues)
      }
      return .conflict(conflict.owners.sorted(), key: conflict.key)
    }
    if !hasKey, let same = try identical(draft, own, notes) {
      return .record(same, by: Self.byAllValues)
    }
    return .nobody
  }

  /// The owners of a key who can be the person of the row; where some have exactly the name, only those.
  private func agreeing(_ owners: [Int64], _ draft: RecordDraft) throws(CRMError) -> [Int64] {
    var found: [Int64] = []
    var exact: [Int64] = []
    for owner in owners {
      switch try agreement(owner, draft) {
      case .none: continue
      case .some: found.append(owner)
      case .exact: exact.append(owner)
      }
    }
    return exact.isEmpty ? found : exact
  }

  /// Whether the record of an id of another system is somebody else than the row.
  private func isOther(_ record: Int64, _ draft: RecordDraft) throws(CRMError) -> Bool {
    let row = draft.row
    guard let name, let email, !row.isNull(name), !row.isNull(email) else { return false }
    let statement = try statements.statement(table.selectPerson(table.layout.columns[name].name))
    statement.bind(1, record)
    defer { statement.reset() }
    guard try statement.step() else { return false }
    return claims.isOther(
      record,
      stored: RowClaims.Person(
        name: statement.string(0) ?? "", email: statement.string(1) ?? ""),
      row: RowClaims.Person(name: row.text(name + 1).string, email: row.text(email).string))
  }

  /// How well two names agree.
  private enum Agreement { case none, some, exact }

  /// Whether a record can be the same person as the row: the names agree, and no system knows them by two
  /// different ids.
  private func agreement(_ number: Int64, _ draft: RecordDraft) throws(CRMError) -> Agreement {
    guard let name else { return .exact }
    let title = table.layout.columns[name].name
    let statement = try statements.statement(table.selectIdentity(title))
    statement.bind(1, number)
    defer { statement.reset() }
    guard try statement.step() else { return .none }
    let stored = statement.string(0) ?? ""
    let given = draft.row.isNull(name) ? "" : draft.row.text(name + 1).string
    guard NameAgreement.agree(stored, given) else { return .none }
    let agreement: Agreement = stored == given ? .exact : .some
    guard let externalIDs else { return agreement }
    let theirs = RecordDraft.texts(statement.text(1))
    for value in draft.texts(of: externalIDs) where !theirs.contains(value) {
      guard let colon = value.firstIndex(of: ":") else { continue }
      let system = value[...colon]
      if theirs.contains(where: { $0.hasPrefix(system) }) { return .none }
    }
    return agreement
  }
}
