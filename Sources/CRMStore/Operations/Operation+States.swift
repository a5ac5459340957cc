import CRMDomain

// What an operation notes of the states it writes.
extension Operation {
  /// Notes a state it wrote, by its hash.
  func noteState(_ hash: UInt64) { digest &+= hash }

  /// Notes a row that is written over: where the operation wrote it itself, nothing is left of that.
  func noteReplaced(_ old: Row, _ table: RecordTable) {
    if old.integer(RecordTable.version) == id { digest &-= table.digest.of(old) }
  }

  /// Notes that a record goes as this operation wrote it, which leaves no state.
  func noteUnwritten(_ number: Int64, of table: RecordTable) throws(CRMError) {
    let own = Row(table.layout)
    if try load(number, of: table, into: own) { noteReplaced(own, table) }
  }

  /// The sum of the states and of the operation itself, as it is stored.
  func wholeDigest(_ key: String) -> Int64 {
    let own = StateDigest.of(
      [key, at, context.actor, context.command, kind.rawValue],
      [id, target ?? -1, Int64(count)])
    return Int64(bitPattern: (digest &+ own) & StateDigest.mask)
  }

  /// Notes that custom fields or settings were written, where a record of theirs was.
  func noteIfField(_ table: RecordTable) {
    if table.changesFields { noteFieldsChanged() }
  }

  /// Refuses to write over a list, or the object of custom fields, that cannot be read: what is left of it would
  /// be lost.
  package func refuseDamage(
    _ old: Row, _ changed: [Int], _ table: RecordTable
  ) throws(CRMError) {
    guard !mendsDamage, let field = old.damaged(among: changed) else { return }
    let what = field.custom == nil ? field.name : "custom fields"
    let number = old.integer(RecordTable.id)
    throw CRMError(
      .data, code: "damaged",
      "the \(what) of \(table.noun.name.rawValue) \(number) cannot be read, and a change would lose what is left",
      hint: "see what is there, and empty it: crm doctor, crm doctor --fix")
  }
}
