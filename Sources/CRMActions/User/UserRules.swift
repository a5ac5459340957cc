import CRMDomain
import CRMStore

/// A database always has an administrator, and nobody removes themselves.
struct UserRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func record(_ word: String) -> Int64? { word == "me" ? operation.user : nil }

  func creation(_ text: String, _ noun: Noun) -> String {
    "crm user add "
      + (text.includes(" ") ? "… name=\(ShellWord.quoted(text))" : ShellWord.of(text))
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    guard let old = change.old, old[User.role] == UserRole.admin else { return }
    let stays = change.row[User.role] == UserRole.admin && change.row[User.active] == true
    guard !stays, try isLastAdministrator(change.number) else { return }
    throw CRMError(
      .data, code: "last_admin", "the last administrator cannot be changed to something else",
      hint: "make another one first: crm user edit … role=admin")
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    if number == operation.user {
      throw CRMError(.data, code: "own_user", "you cannot remove your own user")
    }
    guard row[User.role] == UserRole.admin, try isLastAdministrator(number) else { return }
    throw CRMError(.data, code: "last_admin", "the last administrator cannot be removed")
  }

  private func isLastAdministrator(_ number: Int64) throws(CRMError) -> Bool {
    try database.connection.integer(UserSQL.otherAdmins, .integer(number)) == 0
  }
}
