import CRMCommands
import CRMDomain
import CRMPostgres
import CRMSQLite
import CRMStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Databases on servers, and in files what is copied to one or from one.
struct BothEngines: Engine {
  private func engine(_ location: String) -> any Engine {
    DatabasePlace.isURL(location) ? PostgresEngine() : SQLiteEngine()
  }

  var speaksToServers: Bool { true }

  var libraries: [String] { PostgresEngine().libraries + SQLiteEngine().libraries }

  func open(
    _ location: String, _ access: DatabaseAccess, timeout: Int
  ) throws(CRMError) -> any Connection {
    try engine(location).open(location, access, timeout: timeout)
  }

  func create(
    _ location: String, timeout: Int, fill: (any Connection) throws(CRMError) -> Void
  ) throws(CRMError) {
    try engine(location).create(location, timeout: timeout, fill: fill)
  }

  func backUp(
    _ location: String, to copy: String, timeout: Int,
    progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    try engine(location).backUp(location, to: copy, timeout: timeout, progress: progress)
  }

  func restore(
    _ copy: String, to location: String, timeout: Int,
    progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    try engine(location).restore(copy, to: location, timeout: timeout, progress: progress)
  }

  func beginCopy(
    _ location: String, timeout: Int, restarts: Bool
  ) throws(CRMError) -> any Connection {
    try engine(location).beginCopy(location, timeout: timeout, restarts: restarts)
  }

  func endCopy(_ location: String, _ connection: any Connection) throws(CRMError) {
    try engine(location).endCopy(location, connection)
  }

  func isOnServer(_ location: String) -> Bool { engine(location).isOnServer(location) }

  func place(_ location: String) -> DatabasePlace { engine(location).place(location) }
}

// Everything inside a function: variables of the top level would belong to the main actor.
func run() -> Int32 {
  Invocation(.live(BothEngines())).run(Array(CommandLine.arguments.dropFirst()))
}

exit(run())
