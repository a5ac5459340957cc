import CRMDomain
import CRMStore
import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Databases in SQLite files.
package struct SQLiteEngine: Engine {
  private let logLimit: Int32

  /// The engine.
  ///
  /// - Parameter logLimit: after how many pages the log is folded in.
  package init(logLimit: Int32 = SQLiteEngine.usualLogLimit) { self.logLimit = logLimit }

  /// After how many pages the log is folded in where nobody says otherwise.
  package static var usualLogLimit: Int32 { SQLiteConnection.usualLogLimit }

  package var speaksToServers: Bool { false }

  package var libraries: [String] { [SQLiteLibrary.name] }

  /// The engine for a process of one thread, before anything else uses SQLite. Without locks, and
  /// without accounts of memory that nobody reads, the first statement, which reads the whole schema,
  /// costs an eighth less.
  package static func forOneThread() -> SQLiteEngine {
    _ = crm_sqlite_config(SQLITE_CONFIG_SINGLETHREAD)
    _ = crm_sqlite_config_int(SQLITE_CONFIG_MEMSTATUS, 0)
    SQLiteMemory.install()
    return SQLiteEngine()
  }

  package func open(
    _ path: String, _ access: DatabaseAccess, timeout: Int
  ) throws(CRMError) -> any Connection {
    try checkHeader(path)
    let log = FileDescriptor.size(path + "-wal")
    if access == .writing {
      try needWritable(path)
      let connection = try connect(path, SQLITE_OPEN_READWRITE, timeout)
      if let log, log > SQLiteConnection.largestLog { try connection.shortenLog() }
      return connection
    }
    guard FileDescriptor.isWritable(path) else {
      return try openUnwritable(path, log: log, timeout: timeout)
    }
    let connection = try connect(path, SQLITE_OPEN_READWRITE, timeout)
    // A log that somebody left behind is read, never folded in, by a reader.
    if let log, log > 0 { connection.keepLog() }
    do {
      // One view of the database for the whole command, and one pair of locks instead of one a statement.
      try connection.beginReading()
      _ = try connection.schemaVersion()
      return connection
    } catch {
      guard error.code == "io" || error.code == "read_only" else { throw error }
      guard log == nil else { throw needsFolder(path) }
      return try openAsItLies(path, timeout)
    }
  }

  private func connect(
    _ path: String, _ flags: Int32, _ timeout: Int, options: String? = nil
  ) throws(CRMError) -> SQLiteConnection {
    try SQLiteConnection(
      path, flags: flags, options: options, timeout: timeout, logLimit: logLimit)
  }

  /// Opens a file that this user may not write. SQLite would lay a log and its index beside it, as unwritable
  /// as the file itself: they would stay, and refuse whoever may write the file later. So nothing is made: what
  /// others have there is used as it is, and where there is nothing the file is all there is.
  private func openUnwritable(
    _ path: String, log: Int?, timeout: Int
  ) throws(CRMError) -> any Connection {
    guard log != nil, FileDescriptor.size(path + "-shm") != nil else {
      if let log, log > 0 { throw needsFolder(path) }
      return try openAsItLies(path, timeout)
    }
    let connection = try connect(
      path, SQLITE_OPEN_READONLY, timeout, options: "mode=ro&readonly_shm=1")
    connection.keepLog()
    try connection.beginReading()
    _ = try connection.schemaVersion()
    return connection
  }

  /// Opens a file that nobody writes and that has no log. A folder that cannot be written does not let SQLite
  /// put its log index beside the file.
  private func openAsItLies(_ path: String, _ timeout: Int) throws(CRMError) -> any Connection {
    try connect(path, SQLITE_OPEN_READONLY, timeout, options: "immutable=1")
  }

  private func needsFolder(_ path: String) -> CRMError {
    if FileDescriptor.hasNoRoom(path) {
      return CRMError(
        .inputOutput, code: "disk_full",
        "the disk is full: \(path) cannot be read without a little room for the index of its log")
    }
    return CRMError(
      .inputOutput, code: "read_only",
      "\(path) cannot be read where it lies: its log needs a folder that can be written",
      hint: "copy \(path) and \(path)-wal together to such a folder")
  }

  /// Refuses to write before SQLite finds out, which lays its files beside the database first.
  func needWritable(_ path: String) throws(CRMError) {
    guard FileDescriptor.isWritable(path) else {
      throw CRMError(.inputOutput, code: "read_only", "\(path) cannot be written")
    }
    // Each name would have a log of its own, and what is written by one is lost by the other
    // (sqlite.org/howtocorrupt.html, 2.4).
    var status = stat()
    if stat(path, &status) == 0, status.st_nlink > 1 {
      throw CRMError(
        .inputOutput, code: "two_names",
        "\(path) has \(status.st_nlink) names (hard links): what is written by one of them the others do not see",
        hint: "keep one of them, and give others a copy: crm backup create FILE")
    }
    guard let left = SQLiteEngine.leftBehind(path).first else { return }
    throw CRMError(
      .inputOutput, code: "read_only",
      "\(path) cannot be written, because \(left) was left behind and cannot be",
      hint: "mend it with: crm doctor --fix")
  }

  /// The files beside a database that cannot be written, although it can.
  static func leftBehind(_ path: String) -> [String] {
    ["-wal", "-shm"].map { path + $0 }.filter {
      // One that goes at this moment is not in the way.
      access($0, W_OK) != 0 && errno != ENOENT
    }
  }

  package func create(
    _ path: String, timeout: Int, fill: (any Connection) throws(CRMError) -> Void
  ) throws(CRMError) {
    try makeFolder(of: path)
    if access(path, F_OK) == 0 { throw exists(path) }
    try needNoLog(path)
    // Made beside its place and linked into it, so that nobody ever sees half a database and two
    // that create at once do not share one.
    let draft = path + ".new-\(getpid())"
    let descriptor = FileDescriptor.open(draft, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw cannotCreate(path) }
    FileDescriptor.close(descriptor)
    defer { for ending in ["", "-wal", "-shm"] { unlink(draft + ending) } }
    do {
      let connection = try connect(draft, SQLITE_OPEN_READWRITE, timeout)
      defer { connection.close() }
      try connection.execute(
        "PRAGMA journal_mode = WAL; PRAGMA application_id = \(SQLiteConnection.applicationID)")
      try connection.beginWriting()
      try fill(connection)
      try connection.commit()
      // What is linked into place must be whole without its log, which goes with the draft.
      try connection.foldLog()
    }
    if link(draft, path) == 0 { return FileDescriptor.synchronise(folderOf: path) }
    if errno == EEXIST { throw exists(path) }
    // A file system without links: moved, which would replace a file made since we looked.
    guard access(path, F_OK) != 0, rename(draft, path) == 0 else { throw cannotCreate(path) }
    FileDescriptor.synchronise(folderOf: path)
  }

  func exists(_ path: String) -> CRMError {
    CRMError(
      .cannotCreate, code: "exists", "\(path) exists already",
      hint: "name another with --db")
  }

  /// Refuses to put a file where the log of another one that is gone was left: it would be taken for the new
  /// file's own, and may hold all there is of the other.
  func needNoLog(_ path: String) throws(CRMError) {
    guard access(path, F_OK) != 0, let size = FileDescriptor.size(path + "-wal"), size > 0 else {
      return
    }
    throw CRMError(
      .cannotCreate, code: "log_left",
      "\(path) is gone, and its log \(path)-wal is not: it would be taken for that of a new file",
      hint:
        "move it away first: mv \(ShellWord.of(path + "-wal")) \(ShellWord.of(path + "-wal.old"))")
  }

  func cannotCreate(_ path: String) -> CRMError {
    CRMError(
      .cannotCreate, code: "cannot_create",
      "\(path) cannot be created: \(String(cString: strerror(errno)))")
  }

  /// Makes the folders above a file, for their owner alone.
  func makeFolder(of path: String) throws(CRMError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if access(folder, F_OK) == 0 { return }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw cannotCreate(path) }
  }

  /// Tells a file that is no database of ours before SQLite does, from its first hundred bytes. They are
  /// read and let go before SQLite opens the file: letting go later would drop SQLite's locks.
  private func checkHeader(_ path: String) throws(CRMError) {
    if OpenFiles.contains(path) { return }
    let descriptor = FileDescriptor.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR {
        throw CRMError(
          .notFound, code: "no_database", "there is no database at \(path)",
          hint: "create one with: crm init country=NO")
      }
      throw CRMError(
        .inputOutput, code: "io", "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { FileDescriptor.close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &header, 100)
    let isSQLite = count == 100 && header.starts(with: Array("SQLite format 3\0".utf8))
    let mark = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard isSQLite, mark == SQLiteConnection.applicationID else {
      throw CRMError(
        .configuration, code: "not_a_database", "\(path) is not a crm database",
        hint: "name another with --db FILE or CRM_DB")
    }
  }
}
