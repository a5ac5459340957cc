import CRMDomain
import CRMStore

/// Records a new one may be the same as.
struct AlikeRecords {
  private let editor: RecordEditor
  private let table: RecordTable
  private var operation: Operation { editor.operation }

  /// Those of a noun.
  init(_ editor: RecordEditor, _ table: RecordTable) {
    self.editor = editor
    self.table = table
  }

  /// Says which record a new one may be the same as. What is alike is stored all the same: who knows both
  /// decides, and joins them or not.
  ///
  /// Looked at are those with the telephone number, with the e-mail address without its tag, and with a
  /// name that begins alike; each is found by an index.
  func note(_ draft: RecordDraft) throws(CRMError) {
    let noun = table.noun.name
    let new = ComparedRecord(draft.row, noun)
    var candidates: [Int64] = []
    func look(_ sql: String, _ values: [SQLValue]) throws(CRMError) {
      let rows = try operation.statement(sql)
      rows.bind(values)
      defer { rows.reset() }
      while try rows.step() {
        if !candidates.contains(rows.integer(0)) { candidates.append(rows.integer(0)) }
      }
    }
    if !new.phone.isEmpty { try look(table.selectByPhone, [.text(new.phone)]) }
    if !new.email.isEmpty { try look(table.selectByEmailKey, [.text(new.email)]) }
    if let beginning = Self.beginning(of: new, noun) {
      try look(
        table.selectByNameRange, [.text(beginning), .text(FoldRange.end(of: beginning))])
    }
    var best: (record: Int64, likeness: Likeness)?
    let row = Row(table.layout)
    for candidate in candidates where try operation.load(candidate, of: table, into: row) {
      let likeness = Likeness.of(noun, new, ComparedRecord(row, noun))
      if likeness.score > best?.likeness.score ?? 0 { best = (candidate, likeness) }
    }
    var named: Int64?
    if let best, best.likeness.score >= Likeness.review {
      named = best.record
      let title = try editor.finder.title(of: best.record, table)
      let verb = best.likeness.score >= Likeness.certain ? "is very likely" : "may be"
      editor.note(
        "this \(verb) \(noun.rawValue) \(best.record) (\(title)): \(best.likeness.reasons.joined(separator: ", "))"
      )
    }
    for owner in try UniqueKeys(editor.database, table).owners(
      of: draft, including: [.phone], except: 0)
    where owner.field == "phone" && owner.record != named {
      let title = try editor.finder.title(of: owner.record, table)
      editor.note(
        "\(PhoneNumber.display(owner.value)) also belongs to \(noun.rawValue) \(owner.record) (\(title))"
      )
    }
  }

  /// What the names of those begin with that may be the same: the given name and three letters of the
  /// family name, or four letters of a company's.
  private static func beginning(of record: ComparedRecord, _ noun: NounName) -> String? {
    if noun.isOrganisation {
      return record.family.utf8.count >= 4 ? String(record.family.prefix(4)) : nil
    }
    guard !record.given.isEmpty, !record.family.isEmpty else { return nil }
    return record.given + " " + record.family.prefix(3)
  }
}
