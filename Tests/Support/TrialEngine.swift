import CRMDomain
import CRMSQLite
import CRMStore

/// SQLite with what must make no difference: every table from the beginning, or a view before each of whose rows some
/// may be hidden.
struct TrialEngine: Engine {
  enum Trial: Sendable { case allTables, views }

  let trial: Trial
  private let engine = SQLiteEngine()

  init(_ trial: Trial) { self.trial = trial }

  var speaksToServers: Bool { engine.speaksToServers }
  var libraries: [String] { engine.libraries }

  func open(
    _ location: String, _ access: DatabaseAccess, timeout: Int
  ) throws(CRMError) -> any Connection {
    let connection = try engine.open(location, access, timeout: timeout)
    if trial == .views {
      let tables = Set(Belongings(.standard).hiding.map { $0.table })
      try connection.hide { tables.contains($0) ? "SELECT * FROM main.\($0)" : nil }
    }
    return connection
  }

  func create(
    _ location: String, timeout: Int, fill: (any Connection) throws(CRMError) -> Void
  ) throws(CRMError) {
    try engine.create(location, timeout: timeout) { connection throws(CRMError) in
      try fill(connection)
      guard trial == .allTables else { return }
      let units = TableUnits(.standard)
      connection.supply(units)
      for table in units.all.flatMap({ $0.tables }) {
        try connection.need(table, isBare: false, hasSeeds: true)
      }
    }
  }

  func backUp(
    _ location: String, to copy: String, timeout: Int,
    progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    try engine.backUp(location, to: copy, timeout: timeout, progress: progress)
  }

  func restore(
    _ copy: String, to location: String, timeout: Int,
    progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    try engine.restore(copy, to: location, timeout: timeout, progress: progress)
  }

  func beginCopy(
    _ location: String, timeout: Int, restarts: Bool
  ) throws(CRMError) -> any Connection {
    try engine.beginCopy(location, timeout: timeout, restarts: restarts)
  }

  func endCopy(_ location: String, _ connection: any Connection) throws(CRMError) {
    try engine.endCopy(location, connection)
  }

  func isOnServer(_ location: String) -> Bool { engine.isOnServer(location) }
  func place(_ location: String) -> DatabasePlace { engine.place(location) }
}
