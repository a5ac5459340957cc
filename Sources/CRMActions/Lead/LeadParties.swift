import CRMDomain
import CRMStore

/// What was said with a lead and is to be done for it: once the lead is a contact, a company and a deal, it is
/// theirs too, so that it stands in their timelines and nobody counts them among those nobody talked to.
struct LeadParties {
  /// What an activity or a task names, and what its lead does.
  static let fields: [(of: Key<Int64>, lead: Key<Int64>)] = [
    (Activity.contact, Lead.contact), (Activity.company, Lead.company), (Activity.deal, Lead.deal),
  ]

  private let editor: RecordEditor

  /// Within an operation.
  init(_ editor: RecordEditor) { self.editor = editor }

  /// Names in a row whom a lead is, where the row names nobody else, and who works may write of them.
  ///
  /// - Parameter isSaid: which fields somebody wrote, and are left as they are.
  func fill(_ row: Row, from lead: Row, isSaid: (Key<Int64>) -> Bool) throws(CRMError) {
    let parties = Self.fields.filter { !lead.isNull($0.lead) && !isSaid($0.of) }
    guard Self.fields.allSatisfy({ row.isNull($0.of) || row[$0.of] == lead[$0.lead] }) else {
      return
    }
    for (noun, key) in [
      (NounName.company, Lead.company), (.contact, Lead.contact), (.deal, Lead.deal),
    ] {
      if let number = lead[key], try !editor.database.mayChange(noun, number) { return }
    }
    for (key, own) in parties where row.isNull(key) { row[key] = lead[own] }
  }

  /// Names whom a lead became in everything that names the lead, where it names nobody. What was signed off stays
  /// as it was signed.
  func pass(on lead: Row) throws(CRMError) {
    let number = lead.integer(RecordTable.id)
    for noun in [NounName.activity, .task] {
      let table = try editor.database.table(noun)
      guard let field = table.noun.field(Activity.lead.name) else { continue }
      let numbers = try editor.database.connection.numbers(
        table.selectReferring(by: field), .integer(number))
      let (old, new) = (Row(table.layout), Row(table.layout))
      for number in numbers where try editor.operation.load(number, of: table, into: old) {
        guard old[ifAny: Activity.signedAt] == nil, try editor.database.mayChange(noun, number)
        else { continue }
        new.copy(old)
        try fill(new, from: lead) { _ in false }
        try editor.operation.update(old, to: new, in: table)
      }
    }
  }
}
