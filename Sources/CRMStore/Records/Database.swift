import CRMDomain

/// An open database with its catalogue: the built-in nouns and the fields its users added.
package final class Database {
  /// The connection.
  package let connection: any Connection
  /// Where it is, without secrets.
  package let location: String
  private let standard: Catalogue
  private let isWriting: Bool
  /// Few, and looked for from the front.
  private var tables: [RecordTable] = []
  /// Those that may hold something, and what the mark was when that was asked.
  private var used: (mark: Int, tables: [RecordTable])?
  private var customFields: [String: [Field]]?
  private var loadedSettings: Settings?
  /// What `othersMark` said when settings or fields were read.
  private var mark: Int64?
  /// Who asks.
  package var readingContext = ReadingContext(
    actor: "", rules: { () throws(CRMError) in throw .defect("nobody asks") },
    sharedRules: { () throws(CRMError) in throw .defect("nobody asks") })
  {
    didSet { actor = readingContext.actor }
  }
  /// Who became a user by what they do.
  var admitted: String?
  /// Who works with it, by their login.
  var actor = ""
  /// What they may, once it was read.
  var knownAuthority: Authority?
  /// Whether some rows are hidden from who works with it.
  package internal(set) var isRestricted = false
  /// The rules of rows where those whose records are seen are few.
  var seeingRules: RowRules?
  /// The moment the tables show the records as of; nil where they show them as they are. What is kept of other
  /// records is of today then.
  package internal(set) var past: Instant?
  /// Whether the tables show the records as they were some time ago.
  package var isPast: Bool { past != nil }
  /// The operation after which the records are shown, where they are shown as they were.
  var pastOperation: Int64 = 0
  /// Whose the records of each noun are.
  private(set) lazy var belongings = Belongings(standard)
  /// The questions of rows that were asked.
  var rowQuestions: [AskedOfRows] = []
  /// The nouns whose keys of then were made.
  var pastKeys: Set<NounName> = []

  /// A database over a connection.
  package init(
    _ connection: any Connection, _ catalogue: Catalogue, location: String, isWriting: Bool = false
  ) {
    self.connection = connection
    self.isWriting = isWriting
    self.location = location
    standard = catalogue
    if connection.dialect.hasUnits { connection.supply(TableUnits(catalogue)) }
  }

  /// Opens a database and sees that this program understands its schema.
  package static func open(
    _ engine: any Engine, _ location: String, _ access: DatabaseAccess, timeout: Int,
    catalogue: Catalogue
  ) throws(CRMError) -> Database {
    let connection = try engine.open(location, access, timeout: timeout)
    let location = DatabasePlace.masked(location)
    let version = try connection.schemaVersion()
    guard version <= Migration.newest else {
      throw CRMError(
        .configuration, code: "newer_database",
        "\(location) was made by a newer crm (schema \(version), this one knows \(Migration.newest))",
        hint: "install that version of crm")
    }
    guard version == Migration.newest else {
      connection.close()
      throw CRMError(
        .configuration, code: "older_database",
        "\(location) has the schema \(version), this crm needs \(Migration.newest)",
        hint: "bring it up to date, after a backup, with: crm upgrade")
    }
    return Database(connection, catalogue, location: location, isWriting: access == .writing)
  }

  /// The nouns without the fields of users.
  var standardNouns: [Noun] { standard.nouns }

  /// The catalogue without the fields of users.
  package var catalogue: Catalogue { standard }

  /// Closes the connection.
  package func close() {
    tables.removeAll()
    used = nil
    rowQuestions.removeAll()
    connection.close()
  }

  /// A noun with the fields its users added.
  package func noun(_ name: NounName) throws(CRMError) -> Noun { try table(name).noun }

  /// The table of a noun.
  package func table(_ name: NounName) throws(CRMError) -> RecordTable {
    for known in tables where known.noun.name == name { return known }
    guard let noun = standard[name] else { throw .defect("there is no noun \(name.rawValue)") }
    var whole = noun
    if noun.hasKeys {
      let custom = try fields()[name.rawValue] ?? []
      if !custom.isEmpty { whole = noun.adding(custom) }
    }
    let table = RecordTable(whole, schema: connection.dialect.schemaName)
    tables.append(table)
    return table
  }

  /// Every table there is, in the order of references.
  package func allTables() throws(CRMError) -> [RecordTable] {
    var all: [RecordTable] = []
    for name in standard.names { all.append(try table(name)) }
    return all
  }

  /// The tables that may hold something, of today or of before, in the order of references.
  package func usedTables() throws(CRMError) -> [RecordTable] {
    if let used, used.mark == connection.tablesMark { return used.tables }
    guard let there = try connection.standing() else { return try allTables() }
    var found: [RecordTable] = []
    for name in standard.names {
      let table = name.table
      guard there.contains(table) || there.contains(table + "_past") || Seeds.tables.contains(table)
      else { continue }
      found.append(try self.table(name))
    }
    used = (connection.tablesMark, found)
    return found
  }

  /// Forgets what was read of custom fields and settings if somebody else has written since: asked for
  /// once the database is locked, before anything is decided by them.
  func forgetIfChanged() throws(CRMError) {
    guard let mark, try connection.othersMark() != mark else { return }
    let version = try connection.schemaVersion()
    guard version == Migration.newest else {
      throw CRMError(
        .configuration, code: "newer_database",
        "\(location) was brought up to schema \(version) meanwhile, this crm knows \(Migration.newest)"
      )
    }
    forget()
  }

  private func noteMark() throws(CRMError) {
    if mark == nil { mark = try connection.othersMark() }
  }

  /// Forgets what was read of custom fields and settings, because they were written.
  package func forget() {
    tables.removeAll()
    used = nil
    customFields = nil
    loadedSettings = nil
    knownAuthority = nil
    mark = nil
  }

  /// The settings of the database.
  package func settings() throws(CRMError) -> Settings {
    if let loadedSettings { return loadedSettings }
    if isWriting { try noteMark() }
    // Who asks comes along: a statement of its own would cost every command twice as much as this.
    let statement = try connection.prepare(
      "SELECT name, value FROM setting UNION ALL"
        + " SELECT CASE WHEN active THEN '+' ELSE '-' END, COALESCE(role, '')"
        + " FROM user_account WHERE login = $1")
    statement.bind(1, connection.login ?? actor)
    var names: [String] = []
    var values: [String] = []
    var actorRole: Settings.ActorRole?
    while try statement.step() {
      guard let name = statement.string(0), let value = statement.string(1) else { continue }
      if name == "+" || name == "-" {
        actorRole = Settings.ActorRole(role: Role(named: value), isActive: name == "+")
      } else {
        names.append(name)
        values.append(value)
      }
    }
    let settings = Settings(names: names, values: values, actorRole: actorRole)
    loadedSettings = settings
    return settings
  }

  /// The custom fields, by noun, in the order they were added.
  private func fields() throws(CRMError) -> [String: [Field]] {
    if let customFields { return customFields }
    if isWriting { try noteMark() }
    let statement = try connection.prepare(
      "SELECT id, name, type, label, meaning, personal, required, indexed, choices, of"
        + " FROM custom_field ORDER BY id")
    var all: [String: [Field]] = [:]
    while try statement.step() {
      let path = (statement.string(1) ?? "").split(separator: ".").map { String($0) }
      guard path.count == 2 else { continue }
      var traits: Field.Traits = []
      if statement.integer(5) != 0 { traits.insert(.personal) }
      if statement.integer(6) != 0 { traits.insert(.required) }
      if statement.integer(7) != 0 { traits.insert(.indexed) }
      // Of a field that came along only what was said is said otherwise.
      let cameAlong = standard[NounName(rawValue: path[0])]?.field(path[1]) != nil
      let field = CustomField.field(
        number: statement.integer(0), name: path[1], type: statement.string(2) ?? "",
        label: statement.string(3) ?? (cameAlong ? "" : nil),
        meaning: statement.string(4) ?? (cameAlong ? "" : nil), traits: traits,
        choices: RecordDraft.texts(statement.text(8)), of: statement.string(9))
      if let field { all[path[0], default: []].append(field) }
    }
    customFields = all
    return all
  }

  /// The UUID of the database, which a copy keeps.
  package func identity() throws(CRMError) -> String? {
    let statement = try connection.prepare("SELECT value FROM identity WHERE name = 'uuid'")
    return try statement.step() ? statement.string(0) : nil
  }

  /// The stored row of a record; false if there is none of this number.
  package func load(
    _ number: Int64, of table: RecordTable, into row: Row
  ) throws(CRMError) -> Bool {
    let statement = try connection.prepare(table.selectByID)
    statement.bind(1, number)
    guard try statement.step() else { return false }
    row.load(statement)
    return true
  }

  /// The stored row of a record of a noun; nil if there is none of this number.
  package func row(_ number: Int64, of noun: NounName) throws(CRMError) -> Row? {
    let table = try table(noun)
    let row = Row(table.layout)
    return try load(number, of: table, into: row) ? row : nil
  }

  /// The stored row of a record that has to be there.
  ///
  /// - Throws: `notFound` where there is none of this number.
  package func existing(_ number: Int64, of noun: NounName) throws(CRMError) -> Row {
    guard let row = try row(number, of: noun) else {
      throw .notFound("there is no \(noun.rawValue) \(number)")
    }
    return row
  }
}

/// The settings of a database.
package struct Settings: Sendable {
  // Two lists and no dictionary: every command reads the settings, and the first dictionary of a kind
  // costs a process more than looking through ten names.
  private let names: [String]
  private let values: [String]
  /// What whoever asks is to the database; nil for one who is not known.
  let actorRole: ActorRole?
  /// Whether who asks is a user.
  package var knowsActor: Bool { actorRole != nil }

  /// What somebody is to a database.
  struct ActorRole: Sendable {
    var role: Role
    var isActive: Bool
  }

  /// These settings, and who asks.
  init(names: [String], values: [String], actorRole: ActorRole?) {
    self.names = names
    self.values = values
    self.actorRole = actorRole
  }

  /// A setting; nil if it is not set.
  package subscript(_ name: String) -> String? {
    for (i, known) in names.enumerated() where known == name { return values[i] }
    return nil
  }

  /// Everything that is set.
  package var all: [String: String] {
    var all: [String: String] = [:]
    for (i, name) in names.enumerated() { all[name] = values[i] }
    return all
  }

  /// Whose telephone numbers and postal codes are meant.
  package var country: String { self["country"] ?? "NO" }
  /// The base currency.
  package var currency: Currency {
    self["currency"].flatMap { Currency($0) } ?? Currency.of(country: country)
      ?? Currency("NOK")!
  }
  /// Whether who sells charges VAT.
  package var chargesVAT: Bool { self["vat_registered"] != "false" }
  /// Where the organisation is.
  package var timeZone: String { self["time_zone"] ?? "UTC" }
  /// The order of names.
  package var collation: Collation { self["collation"].flatMap { Collation(rawValue: $0) } ?? .en }
  /// For how many months an operation can be undone.
  package var historyMonths: Int { self["history_keep"].flatMap { Int($0) } ?? 24 }
}
