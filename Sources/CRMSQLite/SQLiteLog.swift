import CRMDomain
import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The log of a database, and when it is folded in.
//
// What is committed goes to a log beside the file (write-ahead logging); a checkpoint copies its pages into
// the file, and when all of them are there the next writer may begin the log anew. SQLite checkpoints by
// itself after the first commit that makes the log longer than a thousand pages, in passive mode: without
// the write lock, beside whoever writes meanwhile. Up to 3.51.2 (and 3.50.6, 3.44.5 of the older lines)
// that has a fault, which sqlite.org/wal.html calls the WAL-reset bug: a checkpoint reads how long the log
// is, another process finds all of it in the file already and begins it anew with its commit, and the
// checkpoint then notes that so many pages of the *new* log are in the file. The next checkpoint leaves
// these out, and what was committed in them is gone, or the file is damaged. All modes are concerned: FULL,
// RESTART and TRUNCATE fall back to passive when the write lock stays busy. Debian's library has the fault.
//
// So here nothing checkpoints while another process may write:
//
// - SQLite's own checkpoints are off: a hook of ours, which only counts, stands in their place.
// - When a commit has brought the log over another thousand pages we take the write lock again and write
//   nothing under it, and a second connection of this process checkpoints meanwhile: a connection cannot
//   while it has a transaction. Passive mode, which asks for no lock that we hold. Nobody can begin the log
//   anew then; whoever reads goes on, and whoever wants to write waits for as long as a commit takes.
// - It is done at every thousandth page and not after every commit beyond the first thousand: a reader that
//   stays keeps the log from being folded in whole, and trying costs a connection. Readers that are about to
//   end are waited for, some forty milliseconds, as no new ones of old pages come while nobody commits.
//   Where the lock is not had within a second the next thousand has its turn.
// - When the last connection closes SQLite folds the log in and removes it, under an exclusive lock on the
//   file, which nobody gets beside another connection. That is safe and stays; a reader that finds a log leaves
//   even that (`keepLog`).
// - A copy that nobody else knows of yet is folded in whole by its only connection (`foldLog`).
//
// Tried and dropped: checkpointing on the connection itself while the second one holds the lock (a question
// that is not read to its end locks it out); TRUNCATE or RESTART with a busy handler that never gives up (it
// would wait for readers as long); looking at the length of the file at the beginning of a write (it stays
// what it was at its longest, so every write would try).
//
// Sixteen writers that open and close for each of 3,500 commits beside three readers, one killed every twenty
// milliseconds, at a limit of fifty pages: 288 times due, 253 times whole, the log never over 5 MiB, no error,
// everything acknowledged there. With a file system layer that stops a checkpoint at the wrong moment 3.40.1
// damages the file every time without the lock, and never with it.
extension SQLiteConnection {
  /// From how many pages of log on it is folded in, and after how many more again; four megabytes.
  static let usualLogLimit: Int32 = 1000
  /// How large the file of a log may stay when the log begins anew, in bytes.
  static let largestLog = 64 << 20

  /// Keeps SQLite from folding the log in by itself, and learns from each commit how long it is.
  func watchLog() {
    sqlite3_wal_hook(
      db,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue().logPages = pages
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Folds the log in if the commit that just ended brought it over another `logLimit` pages.
  func foldIfDue() {
    let pages = logPages
    logPages = 0
    guard pages >= logLimit else { return }
    var written: Int32 = 0
    var most: Int32 = 0
    sqlite3_db_status(db, SQLITE_DBSTATUS_CACHE_WRITE, &written, &most, 1)
    guard max(0, pages - written) / logLimit < pages / logLimit else { return }
    fold()
  }

  /// Folds the log in as far as readers let it, while nobody else can write. What goes wrong here is no
  /// failure of what was stored: the log holds it, and the next one folds it in.
  func fold() {
    guard sqlite3_get_autocommit(db) != 0 else { return }
    sqlite3_busy_timeout(db, Int32(clamping: min(patience, 1000)))
    defer { sqlite3_busy_timeout(db, Int32(clamping: patience)) }
    guard sqlite3_exec(db, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK else { return }
    defer { sqlite3_exec(db, "COMMIT", nil, nil, nil) }
    var second: OpaquePointer?
    defer { sqlite3_close(second) }
    guard sqlite3_open_v2(path, &second, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      sqlite3_wal_autocheckpoint(second, 0) == SQLITE_OK,
      // A connection that has read nothing yet does not know that there is a log.
      sqlite3_exec(second, "PRAGMA user_version", nil, nil, nil) == SQLITE_OK
    else { return }
    for _ in 0..<20 {
      var pages: Int32 = 0
      var folded: Int32 = 0
      let code = sqlite3_wal_checkpoint_v2(
        second, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &folded)
      guard code == SQLITE_OK, folded < pages else { return }
      usleep(2000)
    }
  }

  /// Folds the whole log of a file in that nobody else has open.
  ///
  /// - Throws: `inputOutput` where the disk has no room for it.
  func foldLog() throws(CRMError) {
    let code = sqlite3_wal_checkpoint_v2(db, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    guard code == SQLITE_OK else { throw failure(of: code) }
  }

  /// Leaves the log alone when the last connection closes: a reader never writes into the database.
  func keepLog() { _ = crm_sqlite_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1) }

  /// Gives the room of a log back that grew large, once it begins anew.
  func shortenLog() throws(CRMError) {
    try execute("PRAGMA journal_size_limit = \(SQLiteConnection.largestLog)")
  }
}

/// The library that is linked in.
enum SQLiteLibrary {
  /// What it is called: `SQLite 3.40.1`.
  static var name: String { "SQLite " + String(cString: sqlite3_libversion()) }

  /// What is to be said of it where it has the fault; nil where it has not.
  static var caution: String? {
    guard hasResetFault(sqlite3_libversion_number()) else { return nil }
    return name + " can lose what was stored when other programs than crm write to the file too:"
      + " fixed in SQLite 3.51.3, 3.50.7 and 3.44.6 (sqlite.org/wal.html, the WAL-reset bug)"
  }

  /// Whether a version, 3051002 for 3.51.2, has the fault.
  static func hasResetFault(_ version: Int32) -> Bool {
    switch version {
    case 3_051_003..., 3_050_007..<3_051_000, 3_044_006..<3_045_000, ..<3_007_000: false
    default: true
    }
  }
}
