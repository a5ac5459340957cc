import CRMDomain
import CRMStore

/// A contact is called something or can be reached, works where its relations say, and may be one that is there.
struct ContactRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static var isUniform: Bool { true }

  func named(_ text: String, _ noun: Noun) -> [FieldChange] {
    let said = ContactName(text)
    // Meant as an address, and none: refused as one.
    if said.email == nil, text.includes("@") { return [.set(Contact.email, text)] }
    return said.fields.map { .json($0.name, .string($0.value)) }
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    if change.draft.isNameless {
      guard !change.isBulk else {
        throw CRMError(.data, code: "required", "a name, an e-mail address or a phone is missing")
      }
      throw CRMError(
        .data, code: "required", "a contact cannot be without a name, an e-mail address or a phone",
        hint: "crm contact add \"Kari Nordmann\"")
    }
  }

  func settle(_ change: inout RecordChange) throws(CRMError) {
    change.beside = try Employments(editor).links(
      change.draft, contact: change.old.map { _ in change.number })
  }

  func noteAlike(_ draft: RecordDraft, _ table: RecordTable) throws(CRMError) {
    try AlikeRecords(editor, table).note(draft)
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard let links = change.beside as? CompanyLinks else { return [] }
    return try Employments(editor).store(links, of: number)
  }
}
