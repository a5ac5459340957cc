import CLibPQ
import CRMDomain

/// Turns what the server or the connection reports into what the program says.
enum PostgresFailure {
  /// The error of a result.
  static func error(_ result: OpaquePointer?, _ place: String) -> CRMError {
    let state = field(result, 0x43)  // 'C', the SQLSTATE
    let text = field(result, 0x4D) ?? "no message"  // 'M', the primary message
    return error(state ?? "", text, place)
  }

  /// A field of the report, by PG_DIAG_….
  private static func field(_ result: OpaquePointer?, _ code: Int32) -> String? {
    PQresultErrorField(result, code).map { String(cString: $0) }
  }

  /// The error of a connection that is gone, or was not made.
  static func lost(_ text: String, _ place: String) -> CRMError {
    CRMError(
      .unavailable, code: "connection_lost", "the connection to \(place) was lost (\(line(text)))")
  }

  /// The first line of a report, without what libpq puts before it.
  static func line(_ text: String) -> String {
    var line = text.split(separator: "\n").first.map { String($0) } ?? "no message"
    for head in ["ERROR:  ", "FATAL:  "] where line.includes(head) {
      if let range = line.firstRange(head) { line = String(line[range.upperBound...]) }
    }
    return line
  }

  /// The error of a state of SQL (appendix A of PostgreSQL's manual).
  static func error(_ state: String, _ text: String, _ place: String) -> CRMError {
    switch state {
    case "40001", "40P01":
      return CRMError(
        .busy, code: "serialization", "another command changed the same records meanwhile",
        hint: "try again")
    case "55P03":
      return CRMError(
        .busy, code: "busy", "the database stayed locked by another command",
        hint: "try again, or wait longer with --timeout SECONDS")
    case "57014":
      return CRMError(
        .interrupted(signal: 2), code: "interrupted", "interrupted; nothing was stored")
    case "25006":
      return CRMError(
        .unavailable, code: "read_only_server", "\(place) takes no changes: it is a standby",
        hint: "name all servers in the URL, with target_session_attrs=read-write")
    case "42501":
      return CRMError(
        .notPermitted, code: "not_permitted", "the database does not permit it: \(text)")
    case "25P02":
      return CRMError(
        .data, code: "refused_before",
        "the database refused an earlier row, so that nothing was stored")
    case "53100":
      return CRMError(
        .inputOutput, code: "disk_full", "the server's disk is full; nothing was stored")
    case "53200":
      return CRMError(.inputOutput, code: "memory", "the server has not enough memory")
    case "22008":
      return CRMError(
        .configuration, code: "clock", text,
        hint: "set this machine's clock, and leave CRM_NOW unset")
    case "22003":
      return CRMError(.data, code: "too_large", "a sum is too large to be written")
    case "22021", "22P05":
      return CRMError(
        .data, code: "invalid_value", "a text holds a character that cannot be stored")
    case "22P02" where text.includes("type json"):
      return CRMError(
        .data, code: "damaged", "a list or the custom fields of a record cannot be read",
        hint: "find it, and see what is left: crm doctor")
    case "54001", "54000", "54011", "54023":
      return CRMError(
        .usage, code: "too_deep", "the question goes through too many related records at once",
        hint: "ask a part of it with a segment: crm segment add NAME of=NOUN filter='…', then @NAME"
      )
    default: break
    }
    if state == "23505" { return .taken }
    if state == "23503" { return .referredTo(text) }
    switch state.prefix(2) {
    case "08", "57", "53": return lost(text, place)
    case "28":
      return CRMError(.notPermitted, code: "not_permitted", "\(place) does not let you in: \(text)")
    case "58": return CRMError(.inputOutput, code: "io", "the server failed: \(text)")
    case "XX":
      return CRMError(
        .configuration, code: "damaged_database", "the database is damaged: \(text)",
        hint: "look at it with: crm doctor")
    case "23":
      return CRMError(.defect, code: "constraint", "the database refused a row: \(text)")
    default:
      return CRMError(.defect, code: "database", "the database refused a statement: \(text)")
    }
  }
}
