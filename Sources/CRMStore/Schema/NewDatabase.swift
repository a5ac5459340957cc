import CRMDomain

/// What a new database holds before anybody wrote a record.
package struct NewDatabase {
  /// The nouns it is made for.
  package var catalogue: Catalogue
  /// Its settings, by name.
  package var settings: [String: String]
  /// What tells it from every other database.
  package var uuid: String
  /// When it was made.
  package var at: Instant
  /// Who makes it and will run it; on a server whoever is logged in.
  package var maker: String

  /// A new database.
  package init(
    catalogue: Catalogue, settings: [String: String], uuid: String, at: Instant, maker: String
  ) {
    self.maker = maker
    self.catalogue = catalogue
    self.settings = settings
    self.uuid = uuid
    self.at = at
  }

  /// Makes schema and settings, in the transaction that has begun.
  package func fill(_ connection: any Connection) throws(CRMError) {
    try Self.makeTables(connection, catalogue)
    if connection.dialect.hasUnits {
      for statement in Seeds.numbers { try connection.execute(statement) }
    }
    for (name, value) in [
      ("uuid", uuid), ("folding", "\(Folding.version)"), ("collation", "\(Collation.version)"),
    ] {
      try connection.run(
        "INSERT INTO identity(name, value) VALUES($1, $2)", .text(name), .text(value))
    }
    let database = Database(connection, catalogue, location: "")
    let table = try database.table(.config)
    let row = Row(table.layout)
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      row.clear()
      row.set(table.layout[Config.name], name)
      row.set(table.layout[Config.value], value)
      _ = try database.insertOutsideOperations(row, into: .config, at: at)
    }
    try connection.protect(catalogue)
    _ = try database.admit(connection.login ?? maker, role: UserRole.admin, at: at)
  }

  /// Makes the tables there are at the beginning, of the newest schema: all, or those that always stand.
  static func makeTables(
    _ connection: any Connection, _ catalogue: Catalogue
  ) throws(CRMError) {
    guard !connection.dialect.hasUnits else {
      for statement in TableUnits(catalogue).standing {
        try connection.execute(connection.dialect.schema(statement))
      }
      return try connection.setSchemaVersion(Migration.newest)
    }
    try Migration.run(on: connection, from: 0)
    try makeTables(ofOthers: catalogue, connection)
  }

  /// Makes the tables of nouns that are not the program's own, which bring no migration.
  static func makeTables(
    ofOthers catalogue: Catalogue, _ connection: any Connection
  ) throws(CRMError) {
    for noun in catalogue.nouns where Catalogue.standard[noun.name] == nil {
      for statement in NounTables(noun).statements {
        try connection.execute(connection.dialect.schema(statement))
      }
    }
  }
}
