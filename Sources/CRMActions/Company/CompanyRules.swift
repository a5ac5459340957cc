import CRMDomain
import CRMStore

/// A company is no part of itself, and a new one may be one that is there.
struct CompanyRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var jobs: [any Job.Type] { [FollowUpJob.self] }

  static var isUniform: Bool { true }

  func named(_ text: String, _ noun: Noun) -> [FieldChange] {
    let domain = text.includes(".") ? DomainName.normalised(text) : nil
    return (domain.map { [.set(Company.domain, $0)] } ?? []) + [.text(Company.name, text)]
  }

  func creation(_ text: String, _ noun: Noun) -> String {
    guard text.includes("."), let domain = DomainName.normalised(text) else {
      return "crm company add \(ShellWord.quoted(text))"
    }
    return "crm company add \"…\" domain=\(domain)"
  }

  func settle(_ change: inout RecordChange) throws(CRMError) {
    if change.draft.wrote(Company.parent) { try refuseCycle(change.row) }
  }

  func noteAlike(_ draft: RecordDraft, _ table: RecordTable) throws(CRMError) {
    try AlikeRecords(editor, table).note(draft)
  }

  /// Refuses a company that would be its own parent, over any number of steps.
  func refuseCycle(_ company: Row) throws(CRMError) {
    let number = company.integer(RecordTable.id)
    // Below a company that is not there yet is nothing.
    guard number != 0, var current = company[Company.parent] else { return }
    let parent = try operation.statement(CompanySQL.parent)
    var steps = 0
    while steps < 1000 {
      if current == number {
        throw CRMError(
          .data, code: "cycle", "company \(number) would be a part of itself",
          hint: "look at the tree: crm company tree \(number)")
      }
      parent.bind(1, current)
      guard let next = try parent.first() else { return }
      current = next
      steps += 1
    }
  }
}
