import CRMDomain
import CRMStore

/// A lead takes its steps in their order: what is asked before it is an SQL, and what only other commands do.
struct LeadRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var jobs: [any Job.Type] { [LeadJob.self] }

  /// The open lead that has the address of this one: who asks twice is one lead.
  func owners(of draft: RecordDraft) throws(CRMError) -> [UniqueKeys.Owner] {
    guard let email = draft[Lead.email],
      let key = EmailAddress.key(email),
      let known = try database.connection.integer(LeadSQL.openByEmail, .text(key))
    else { return [] }
    return [UniqueKeys.Owner(field: "email", value: email, record: known)]
  }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    fillCompany(change)
    let (draft, row) = (change.draft, change.row)
    let (before, status) = (change.old?[Lead.status], row[Lead.status])
    // What is put aside is tried again some day.
    if status == "recycled", row.isNull(Lead.recycleOn),
      before != "recycled" || draft.wrote(Lead.recycleOn)
    {
      row[Lead.recycleOn] = rules.dates.clock.today + LeadWords.recycleDays
    }
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let (draft, row) = (change.draft, change.row)
    let before = change.old?[Lead.status]
    let status = row[Lead.status] ?? "new"
    if change.isImported, change.old != nil, change.becomes(Lead.status, "converted"),
      [Lead.contact, Lead.company, Lead.deal].allSatisfy({ row[$0] == nil })
    {
      throw CRMError(
        .data, code: "not_converted_by_edit",
        "lead \(change.number) would be converted, and to nobody",
        hint: "name its contact as well, or: crm lead convert \(change.number)")
    }
    guard before != status, !change.isImported else { return }
    let definition = try LeadScoring.definition(of: database)
    if status == "sql" {
      let number = change.number
      let missing = definition.required.filter { name in
        draft.layout.column(name).map { row.isNull($0) } ?? false
      }
      guard missing.isEmpty else {
        var error = CRMError(
          .notPermitted, code: "not_qualified",
          "a lead is no SQL before \(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") known",
          hint: (number > 0 ? "crm lead qualify \(number) " : "give it as well: ")
            + missing.map { $0 + "=…" }.joined(separator: " ")
        )
        error.field = missing[0]
        throw error
      }
    }
    row[Lead.definition] = Int64(definition.version)
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    // Those of a file are scored together.
    if !change.isImported { try LeadScores(editor).rescore(number) }
    return []
  }

  func fileEnded() throws(CRMError) { try LeadScores(editor).rescoreAfterFile() }
}
