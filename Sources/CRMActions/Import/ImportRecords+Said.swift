import CRMDomain
import CRMInterchange
import CRMStore

// What a row says of fields the program works out itself.
//
// A deal is open because its stage is, a line comes to quantity times price, whatever a file says beside it.
// Nothing is reported as stored that is not: what a row says of such a field is remembered before the rules of
// the noun run, and compared with what is stored. A difference is counted with its column; one that says the
// record is in another state than its status is a contradiction, and the row is rejected.
extension ImportRecords {
  /// A column whose field may become something else than it says.
  struct Watched {
    /// Which column of the file.
    var entry: Int
    /// Which field.
    var field: Int
    /// Which column of the row.
    var column: Int
  }

  /// The columns of a file whose fields may become something else than they say.
  static func watched(_ mapping: ColumnMapping, _ table: RecordTable) -> [Watched] {
    mapping.entries.enumerated().compactMap { i, entry in
      guard case .field(let field, nil) = entry.target,
        let column = table.layout.column(ofField: field)
      else { return nil }
      let definition = table.noun.fields[field]
      guard !definition.traits.isDisjoint(with: [.system, .follows]) else { return nil }
      // Which record is meant is found out later, and stays what it was found to be.
      if case .reference = definition.type { return nil }
      return Watched(entry: i, field: field, column: column)
    }
  }

  /// Remembers what the row says of such fields.
  func remember() {
    guard !watched.isEmpty else { return }
    said.clear()
    for item in watched where draft.wasAssigned(item.field) {
      said.copy(item.column, from: draft.row)
    }
  }

  private func differs(_ item: Watched, from row: Row) -> Bool {
    !said.isNull(item.column) && !said.isEqual(item.column, to: row)
  }

  /// Refuses a new record that is to be open, or not, against its status.
  func refuseOtherState() throws(CRMError) {
    for item in watched where table.noun.fields[item.field].name == "open" {
      guard differs(item, from: draft.row) else { continue }
      let isOpen = said.integer(item.column) != 0
      throw .invalid(
        isOpen ? "true" : "false", for: "open",
        "it is \(isOpen ? "open" : "closed"), and its status is \(draft.row[ifAny: Deal.status] ?? "open")"
      )
    }
  }

  /// Counts what a new record does not have as its row says it.
  func countWorkedOut(_ number: Int64) {
    for item in watched {
      if table.noun.fields[item.field].name == "score", !said.isNull(item.column),
        draft.row.integer(draft.layout[Common.open]) != 0
      {
        scored.append((number, item.entry, said.integer(item.column)))
      } else if differs(item, from: draft.row) {
        report.columns[item.entry].workedOut += 1
      }
    }
  }

  /// Whether a record that was there has in a field what the program says: always, or since it is over.
  func isDecided(_ field: Field) -> Bool {
    if field.traits.contains(.system) { return true }
    guard field.traits.contains(.follows), let open = table.layout.column(Common.open) else {
      return false
    }
    return stored.integer(open) == 0
  }

  /// What the row says otherwise than the program keeps of a record that was there.
  func ownValues() -> [(field: String, stored: String, file: String)] {
    watched.compactMap { item in
      let field = table.noun.fields[item.field]
      guard isDecided(field), differs(item, from: target.row) else { return nil }
      return (field.name, text(target.row, item.column), text(said, item.column))
    }
  }

  /// Tells which leads were given another score than the file says, and which reached what makes an MQL.
  func tellScores() throws(CRMError) {
    for lead in scored where try operation.load(lead.lead, of: table, into: stored) {
      if stored.integer(Lead.score) != lead.score { report.columns[lead.column].workedOut += 1 }
    }
    report.qualified += LeadScores.Qualified.count(by: editor)
  }
}
