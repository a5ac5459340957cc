import CRMDomain
import CRMInterchange
import CRMStore

// References to rows further down, looked up when every row has been read.
extension ImportRecords {

  /// Looks up the references that were left open, and rejects the rows whose references are unknown.
  func resolveOpen() throws(CRMError) {
    guard !open.isEmpty else { return }
    references.releaseStatements()
    let made = self.made
    references = ReferenceCache(operation, rules, options) { made.names.append($0) }
    var failed: [Int: LateFault] = [:]
    for reference in open {
      references.beginRow()
      do throws(CRMError) {
        try close(reference)
        if !references.fresh.isEmpty {
          made.waiting[reference.key, default: []] += references.fresh
        }
      } catch {
        guard error.isOfOneRecord else { throw error }
        made.names.removeLast(try references.takeBack())
        if failed[reference.key] == nil {
          failed[reference.key] = LateFault(
            column: table.noun.fields[reference.field].name, value: reference.text,
            reason: error.message, record: reference.record, isNew: reference.isNew)
        } else {
          failed[reference.key]?.reason += "; " + error.message
        }
      }
    }
    guard !failed.isEmpty else { return }
    try rejectLate(failed)
  }

  private func close(_ reference: OpenReference) throws(CRMError) {
    let field = table.noun.fields[reference.field]
    guard try operation.load(reference.record, of: table, into: stored) else { return }
    target.begin(changing: stored)
    switch (field.type, reference.meaning) {
    case (.reference(let relation), .external(let id)):
      let other = try database.table(relation.noun)
      guard
        let found = try database.connection.integer(other.selectByKey("external_id"), .text(id))
      else { throw fault(field, id, "there is no \(relation.noun.rawValue) \(id)") }
      try set(reference, to: found)
    case (.reference, .named(_, let own?)) where numbersOfFile?[own] != nil:
      if let found = numbersOfFile?[own] { try set(reference, to: found) }
    case (.reference(let relation), .named(let said, _)):
      guard let found = try find(said, relation.noun, options.createsMissing, false) else { return }
      try set(reference, to: found)
    case (.references(let relation), .list(let pending)):
      target.resolve(pending, to: try find(pending, relation.noun, options.createsMissing))
      guard let column = table.layout.column(ofField: reference.field),
        mayReplace(reference, !stored.isNull(column), !stored.isEqual(column, to: target.row))
      else { return }
      try store(reference)
    default: return
    }
  }

  /// Whether what a row says may take the place of what is there; counts it where it is kept.
  private func mayReplace(_ reference: OpenReference, _ isThere: Bool, _ differs: Bool) -> Bool {
    // What a new record has there is what the program put there: who entered it.
    if isThere, !options.overwrites, !reference.isNew {
      if differs { report.keptValues += 1 }
      return false
    }
    return true
  }

  private func set(_ reference: OpenReference, to number: Int64) throws(CRMError) {
    let field = table.noun.fields[reference.field]
    let now: Int64? =
      field.custom.map { target.customValue($0)?.integer }
      ?? table.layout.column(ofField: reference.field).flatMap {
        stored.isNull($0) ? nil : stored.integer($0)
      }
    guard mayReplace(reference, now != nil, now != number) else { return }
    target.resolve(reference.field, to: number)
    if field.custom != nil { target.storeCustomValues() }
    try store(reference)
  }

  private func store(_ reference: OpenReference) throws(CRMError) {
    target.markAssigned(reference.field)
    var change = RecordChange(target, old: stored, .imported(ImportedEnd()))
    try behaviour.settle(&change)
    let isNew = stored.integer(RecordTable.content) == operation.id
    if try operation.update(stored, to: target.row, in: table), !isNew {
      report.changed += 1
      report.unchanged -= 1
    }
    if change.beside != nil { _ = try behaviour.followed(change, reference.record) }
  }

  /// What was wrong with a row that is stored already.
  private struct LateFault {
    var column: String
    var value: String
    var reason: String
    var record: Int64
    var isNew: Bool
  }

  /// Rejects rows whose references turned out to be unknown. What such a row made is taken out again, if it
  /// is the row's alone; a record that was there before, that another row joined or refers to stays, without
  /// the reference.
  private func rejectLate(_ failed: [Int: LateFault]) throws(CRMError) {
    let rows = try file.rows()
    while try rows.step() {
      guard let fault = failed[rows.key] else { continue }
      var reason = fault.reason
      if fault.isNew, !merged.contains(fault.record), try takeOut(fault.record, table.noun.name) {
        report.created -= 1
        for one in (made.waiting[rows.key] ?? []).reversed()
        where try takeOut(one.number, one.noun) {
          let place = made.names.lastIndex(of: one.noun.rawValue)
          if let place { made.names.remove(at: place) }
        }
      } else {
        reason += "; the rest of the row is stored"
      }
      try reject(rows, fault.column, fault.value, reason)
    }
  }

  /// Removes a record nobody refers to; false where somebody does.
  private func takeOut(_ number: Int64, _ noun: NounName) throws(CRMError) -> Bool {
    do throws(CRMError) {
      _ = try RemoveRecords(operation, rules, others: .refuse).run([number], of: noun)
      return true
    } catch {
      guard error.kind == .data || error.kind == .notFound else { throw error }
      return false
    }
  }
}
