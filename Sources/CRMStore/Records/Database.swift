import CRMDomain

/// An open database with its catalogue: the built-in nouns and the fields its users added.
package final class Database {
  /// The connection.
  package let connection: any Connection
  /// Where it is, without secrets.
  package let location: String
  private let standard: Catalogue
  private var tables: [NounName: RecordTable] = [:]
  private var customFields: [String: [Field]]?
  private var loadedSettings: Settings?

  /// A database over a connection.
  package init(_ connection: any Connection, _ catalogue: Catalogue, location: String) {
    self.connection = connection
    self.location = location
    standard = catalogue
  }

  /// Opens a database and sees that this program understands its schema.
  package static func open(
    _ engine: any Engine, _ location: String, _ access: DatabaseAccess, timeout: Int,
    catalogue: Catalogue
  ) throws(CRMError) -> Database {
    let connection = try engine.open(location, access, timeout: timeout)
    let version = try connection.schemaVersion()
    guard version <= Migration.newest else {
      throw CRMError(
        .configuration, code: "newer_database",
        "\(location) was made by a newer crm (schema \(version), this one knows \(Migration.newest))",
        hint: "install that version of crm")
    }
    guard version == Migration.newest else {
      throw CRMError(
        .configuration, code: "older_database",
        "\(location) has the schema \(version), this crm needs \(Migration.newest)")
    }
    return Database(connection, catalogue, location: location)
  }

  /// The catalogue without the fields of users.
  package var catalogue: Catalogue { standard }

  /// Closes the connection.
  package func close() {
    tables.removeAll()
    connection.close()
  }

  /// A noun with the fields its users added.
  package func noun(_ name: NounName) throws(CRMError) -> Noun { try table(name).noun }

  /// The table of a noun.
  package func table(_ name: NounName) throws(CRMError) -> RecordTable {
    if let known = tables[name] { return known }
    guard let noun = standard[name] else { throw .defect("there is no noun \(name.rawValue)") }
    var whole = noun
    if noun.hasKeys {
      let custom = try fields()[name.rawValue] ?? []
      if !custom.isEmpty { whole = noun.adding(custom) }
    }
    let table = RecordTable(whole)
    tables[name] = table
    return table
  }

  /// Every table there is, in the order of references.
  package func allTables() throws(CRMError) -> [RecordTable] {
    var all: [RecordTable] = []
    for name in standard.names { all.append(try table(name)) }
    return all
  }

  /// Forgets what was read of custom fields and settings, because they were written.
  package func forget() {
    tables.removeAll()
    customFields = nil
    loadedSettings = nil
  }

  /// The settings of the database.
  package func settings() throws(CRMError) -> Settings {
    if let loadedSettings { return loadedSettings }
    let statement = try connection.prepare("SELECT name, value FROM setting ORDER BY name")
    var values: [String: String] = [:]
    while try statement.step() {
      if let name = statement.string(0), let value = statement.string(1) { values[name] = value }
    }
    let settings = Settings(values: values)
    loadedSettings = settings
    return settings
  }

  /// The custom fields, by noun, in the order they were added.
  private func fields() throws(CRMError) -> [String: [Field]] {
    if let customFields { return customFields }
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
      let field = CustomField.field(
        number: statement.integer(0), name: path[1], type: statement.string(2) ?? "",
        label: statement.string(3), meaning: statement.string(4), traits: traits,
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
}

/// The settings of a database.
package struct Settings: Sendable {
  /// What is set, by name.
  package let values: [String: String]

  /// These settings.
  package init(values: [String: String]) { self.values = values }

  /// Whose telephone numbers and postal codes are meant.
  package var country: String { values["country"] ?? "NO" }
  /// The base currency.
  package var currency: Currency {
    values["currency"].flatMap { Currency($0) } ?? Currency.of(country: country)
      ?? Currency("NOK")!
  }
  /// Where the organisation is.
  package var timeZone: String { values["time_zone"] ?? "UTC" }
  /// The order of names.
  package var collation: Collation { values["collation"].flatMap { Collation(rawValue: $0) } ?? .en }
  /// For how many months an operation can be undone.
  package var historyMonths: Int { values["history_keep"].flatMap { Int($0) } ?? 24 }
}
