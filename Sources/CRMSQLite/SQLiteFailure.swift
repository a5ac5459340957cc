import CRMDomain
import CSQLite

/// Turns what SQLite reports into what the program says.
enum SQLiteFailure {
  /// The error of a result code, with what `db` says of it.
  static func error(_ code: Int32, _ db: OpaquePointer?, path: String) -> CRMError {
    let text = db.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "error \(code)"
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return CRMError(
        .busy, code: "busy", "the database stayed locked by another command",
        hint: "try again, or wait longer with --timeout SECONDS")
    case SQLITE_FULL:
      return CRMError(.inputOutput, code: "disk_full", "the disk is full; nothing was stored")
    case SQLITE_IOERR where FileDescriptor.hasNoRoom(path):
      return CRMError(.inputOutput, code: "disk_full", "the disk is full; nothing was stored")
    case SQLITE_IOERR:
      return CRMError(.inputOutput, code: "io", "reading or writing \(path) failed (\(text))")
    case SQLITE_READONLY, SQLITE_PERM:
      return CRMError(.inputOutput, code: "read_only", "\(path) cannot be written")
    case SQLITE_CANTOPEN:
      return CRMError(.inputOutput, code: "io", "\(path) cannot be opened (\(text))")
    case SQLITE_CORRUPT:
      return CRMError(
        .configuration, code: "damaged_database", "\(path) is damaged",
        hint: "look at it with: crm doctor")
    case SQLITE_NOTADB:
      return CRMError(
        .configuration, code: "not_a_database", "\(path) is not a crm database, or it is damaged")
    case SQLITE_NOMEM:
      return CRMError(.inputOutput, code: "memory", "there is not enough memory")
    case SQLITE_TOOBIG:
      return CRMError(.data, code: "too_large", "a value is too large to store")
    case SQLITE_CONSTRAINT where code == 2067 || code == 1555:
      // SQLITE_CONSTRAINT_UNIQUE and _PRIMARYKEY: what was looked for before and is hidden, or new.
      return .taken
    case SQLITE_CONSTRAINT where code == 787:
      return .referredTo(text)
    case SQLITE_CONSTRAINT:
      return CRMError(.defect, code: "constraint", "the database refused a row: \(text)")
    case SQLITE_INTERRUPT:
      return CRMError(
        .interrupted(signal: 2), code: "interrupted", "interrupted; nothing was stored")
    case SQLITE_ERROR where text == "integer overflow":
      return CRMError(.data, code: "too_large", "a sum is too large to be written")
    case SQLITE_ERROR where text == "malformed JSON":
      return CRMError(
        .data, code: "damaged", "a list or the custom fields of a record cannot be read",
        hint: "find it, and see what is left: crm doctor")
    case SQLITE_ERROR
    where text == "parser stack overflow" || text.includes("too many terms in compound"):
      return CRMError(
        .usage, code: "too_deep", "the question goes through too many related records at once",
        hint: "ask a part of it with a segment: crm segment add NAME of=NOUN filter='…', then @NAME"
      )
    case SQLITE_ERROR where text.includes("Expression tree is too large"),
      SQLITE_ERROR where text.includes("at most 64 tables"):
      return CRMError(
        .usage, code: "too_deep", "the question is nested too deep",
        hint: "ask a part of it with a segment: crm segment add NAME of=NOUN filter='…', then @NAME"
      )
    default:
      return CRMError(.defect, code: "database", "the database refused a statement: \(text)")
    }
  }
}
