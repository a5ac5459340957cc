import CRMDomain
import CRMStore
import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Copies are made with SQLite's own backup: page by page, of one view of the database, while others read
// and write. The reading transaction that is held meanwhile keeps it from beginning again when somebody
// writes.
extension SQLiteEngine {
  package func backUp(
    _ path: String, to copy: String, timeout: Int, progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    let source = try open(path, .reading, timeout: timeout)
    defer { source.close() }
    guard access(copy, F_OK) != 0 else {
      throw CRMError(.cannotCreate, code: "exists", "\(copy) exists already")
    }
    try needNoLog(copy)
    try makeFolder(of: copy)
    let draft = copy + ".new-\(getpid())"
    let descriptor = FileDescriptor.open(draft, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw cannotCreate(copy) }
    FileDescriptor.close(descriptor)
    defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(draft + ending) } }
    do {
      let target = try SQLiteConnection(draft, flags: SQLITE_OPEN_READWRITE, timeout: timeout)
      defer { target.close() }
      guard let from = source as? SQLiteConnection else { throw CRMError.defect("no SQLite") }
      try from.beginReading()
      _ = try from.schemaVersion()
      try target.copy(from: from, progress)
      try target.foldLog()
    }
    guard rename(draft, copy) == 0 else { throw cannotCreate(copy) }
    FileDescriptor.synchronise(folderOf: copy)
  }

  package func restore(
    _ copy: String, to path: String, timeout: Int, progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    let source = try open(copy, .reading, timeout: timeout)
    defer { source.close() }
    guard let from = source as? SQLiteConnection else { throw CRMError.defect("no SQLite") }
    try needWritable(path)
    let target = try SQLiteConnection(path, flags: SQLITE_OPEN_READWRITE, timeout: timeout)
    defer { target.close() }
    try from.distrust()
    try from.beginReading()
    _ = try from.schemaVersion()
    try target.copy(from: from, progress)
    // Others may have the database open and write: it is folded in as after any other write.
    target.fold()
  }

  package func isOnServer(_ path: String) -> Bool { false }

  // A copy grows beside its place, under a name of its own, and is moved there when it is whole.

  package func beginCopy(
    _ path: String, timeout: Int, restarts: Bool
  ) throws(CRMError) -> any Connection {
    try makeFolder(of: path)
    if access(path, F_OK) == 0 { throw exists(path) }
    try needNoLog(path)
    let draft = path + ".copying"
    if restarts { for ending in ["", "-wal", "-shm"] { unlink(draft + ending) } }
    let descriptor = FileDescriptor.open(draft, O_RDWR | O_CREAT, 0o600)
    guard descriptor >= 0 else { throw cannotCreate(path) }
    FileDescriptor.close(descriptor)
    let connection = try SQLiteConnection(draft, flags: SQLITE_OPEN_READWRITE, timeout: timeout)
    try connection.execute(
      "PRAGMA journal_mode = WAL; PRAGMA application_id = \(SQLiteConnection.applicationID)")
    return connection
  }

  package func endCopy(_ path: String, _ connection: any Connection) throws(CRMError) {
    try (connection as? SQLiteConnection)?.foldLog()
    connection.close()
    let draft = path + ".copying"
    guard link(draft, path) == 0 else {
      if errno == EEXIST { throw exists(path) }
      guard access(path, F_OK) != 0, rename(draft, path) == 0 else { throw cannotCreate(path) }
      return FileDescriptor.synchronise(folderOf: path)
    }
    for ending in ["", "-wal", "-shm"] { unlink(draft + ending) }
    FileDescriptor.synchronise(folderOf: path)
  }

  package func place(_ path: String) -> DatabasePlace {
    var status = stat()
    var place = DatabasePlace()
    if stat(path, &status) == 0 {
      place.size = Int64(status.st_size)
      place.names = Int(status.st_nlink)
      place.isPrivate = status.st_mode & 0o077 == 0
    }
    place.logSize = Int64(FileDescriptor.size(path + "-wal") ?? 0)
    var system = statvfs()
    if statvfs(path, &system) == 0 {
      place.free = Int64(clamping: UInt64(system.f_bavail) * UInt64(system.f_frsize))
    }
    place.share = SQLiteEngine.share(path)
    place.caution = SQLiteLibrary.caution
    if FileDescriptor.isWritable(path) {
      place.leftBehind = SQLiteEngine.leftBehind(path)
      place.ownsLeftBehind = place.leftBehind.allSatisfy { FileDescriptor.isOwn($0) }
    }
    return place
  }

  /// What kind of network share or synchronised folder a file lies in; nil for a disk of this machine.
  private static func share(_ path: String) -> String? {
    switch crm_file_system(path) {
    case 0x6969: return "a network share (NFS)"
    case 0xFF53_4D42, 0xFE53_4D42, 0x517B: return "a network share (SMB)"
    case 0x0102_1997: return "a shared folder (9p)"
    default: break
    }
    for name in ["Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud", "Nextcloud"]
    where path.includes("/" + name) {
      return "a synchronised folder (\(name))"
    }
    return nil
  }
}

extension SQLiteConnection {
  /// Becomes a copy of another database.
  func copy(
    from source: SQLiteConnection, _ progress: (Int, Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    guard let backup = beginCopy(from: source) else { throw failure() }
    defer { sqlite3_backup_finish(backup) }
    var waits = 0
    while true {
      let code = sqlite3_backup_step(backup, 4096)
      switch code {
      case SQLITE_DONE: return
      case SQLITE_OK:
        let total = Int(sqlite3_backup_pagecount(backup))
        try progress(total - Int(sqlite3_backup_remaining(backup)), total)
      case SQLITE_BUSY, SQLITE_LOCKED:
        guard waits * 10 < patience else { throw failure(of: code) }
        waits += 1
        usleep(10_000)
      default: throw failure(of: code)
      }
    }
  }

  func problems() throws(CRMError) -> [String] {
    var found: [String] = []
    do throws(CRMError) {
      let check = try prepare("PRAGMA integrity_check(20)")
      while try check.step() {
        if let line = check.string(0), line != "ok" { found.append(line) }
      }
    } catch {
      guard error.code == "damaged_database" else { throw error }
      found.append("the file is damaged: a page cannot be read")
    }
    return found
  }

  func objects() throws(CRMError) -> (
    tables: Set<String>, indexes: Set<String>, triggers: Set<String>
  ) {
    var (tables, indexes, triggers) = (Set<String>(), Set<String>(), Set<String>())
    let rows = try prepare("SELECT type, name FROM main.sqlite_schema")
    while try rows.step() {
      let name = rows.string(1) ?? ""
      switch rows.string(0) {
      case "table": tables.insert(name)
      case "index": indexes.insert(name)
      case "trigger": triggers.insert(name)
      default: break
      }
    }
    return (tables, indexes, triggers)
  }

  func rebuildIndexes() throws(CRMError) { try execute("REINDEX") }

  func isReading(_ statement: any Statement) -> Bool {
    (statement as? SQLiteStatement)?.isReadOnly ?? false
  }

  func refuseWriting() throws(CRMError) {
    try execute("PRAGMA query_only = ON")
    refuseAllButReading()
  }
}
