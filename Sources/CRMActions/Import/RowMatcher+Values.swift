import CRMDomain
import CRMStore

// Rows that are a record because all their values are.
extension RowMatcher {
  /// The record that has every value the row has. A row that refers to something that is not there is
  /// nobody's. Of what adds up, no record is two rows, unless both have its number.
  func identical(
    _ draft: RecordDraft, _ own: Int64?, _ notes: [String]
  ) throws(CRMError) -> Int64? {
    guard draft.references.isEmpty else { return nil }
    let row = draft.row
    let notesColumn = table.layout.column(Common.notes)
    var scalars: [Int] = []
    var lists: [Int] = []
    // What the program decides of a record that is over says nothing of which record it is.
    var following: [Int] = []
    let isWhatItSays = table.noun.traits.contains(.isWhatItSays)
    for (i, field) in table.noun.fields.enumerated()
    where draft.wasAssigned(i) && field.custom == nil && !field.traits.contains(.system) {
      if isWhatItSays, !field.traits.contains(.identifying) { continue }
      guard let first = table.layout.column(ofField: i) else { continue }
      for column in first..<first + field.columns.count
      where !row.isNull(column) && (notes.isEmpty || column != notesColumn) {
        switch table.layout.columns[column].kind {
        case _ where field.traits.contains(.follows): following.append(column)
        case .json: lists.append(column)
        default: scalars.append(column)
        }
      }
    }
    if !isWhatItSays, let custom = table.layout.column(Common.custom), !row.isNull(custom) {
      lists.append(custom)
    }
    guard !scalars.isEmpty else { return nil }
    let statement = try statements.statement(table.selectRows(with: scalars))
    for (n, column) in scalars.enumerated() {
      switch row.value(column) {
      case .integer(let value): statement.bind(n + 1, value)
      default: statement.bind(n + 1, borrowing: row.text(column))
      }
    }
    defer { statement.reset() }
    while try statement.step() {
      if lists.allSatisfy({ statement.text($0).isEqual(to: row.text($0)) }),
        following.isEmpty || isOver(statement)
          || following.allSatisfy({ holds($0, of: row, statement) }),
        holds(notes, statement, notesColumn),
        try hasCompanies(draft, statement.integer(RecordTable.id))
      {
        let record = statement.integer(RecordTable.id)
        if table.noun.traits.contains(.addsUp), own != record, !claims.take(record) { continue }
        return record
      }
    }
    return nil
  }

  /// Whether a record has what stands in a column of the row.
  private func holds(_ column: Int, of row: Row, _ record: any Statement) -> Bool {
    switch row.value(column) {
    case .null: record.isNull(column)
    case .integer(let value): record.integer(column) == value
    case .text: record.text(column).isEqual(to: row.text(column))
    }
  }

  /// Whether a record is one of those that are open or not, and is not.
  private func isOver(_ record: any Statement) -> Bool {
    table.layout.column(Common.open).map { record.integer($0) == 0 } ?? false
  }

  /// Whether the notes of a record say what the row says beside its fields.
  private func holds(_ notes: [String], _ record: any Statement, _ column: Int?) -> Bool {
    if notes.isEmpty { return true }
    guard let column, let text = record.string(column) else { return false }
    return notes.allSatisfy { ("\n" + text + "\n").includes("\n" + $0 + "\n") }
  }

  /// Whether a contact belongs to every company the row lists.
  private func hasCompanies(_ draft: RecordDraft, _ record: Int64) throws(CRMError) -> Bool {
    let given = draft.companyChanges.flatMap { change -> [CompanyLink] in
      if case .set(let items) = change { items } else { [] }
    }
    if given.isEmpty { return true }
    let links = try statements.statement(RelationSQL.employmentNames)
    links.bind(1, record)
    defer { links.reset() }
    var known: [(name: String, role: String?, number: Int64)] = []
    while try links.step() {
      known.append((links.string(0) ?? "", links.string(1), links.integer(2)))
    }
    // Of several companies of one name an export says the number.
    return given.allSatisfy { item in
      known.contains {
        $0.role == item.role
          && (item.company == "company:\($0.number)"
            || Folding.key($0.name) == Folding.key(item.company))
      }
    }
  }
}
