import CRMDomain

// Columns that are kept of other records.
extension Operation {
  /// Notes a row of which columns of other records are kept.
  func noteDenormalised(_ row: Row, of table: RecordTable) throws(CRMError) {
    guard table.noun.traits.contains(.feedsDenormalised) else { return }
    // Whoever is new had nothing to do with anybody yet: a file of people must not touch every company.
    // Of a relation of something else with such a number nothing is kept.
    if table.noun.traits.contains(.linksRecords),
      let subject = table.layout.column(Relation.subjectId)
    {
      let people = state(of: NounName.contact)
      if people.nextNumber > 0, row.integer(subject) > people.storedNumber { return }
    }
    touchedDenormalised = true
    try denormalised.note(row, of: table)
  }

  /// Notes what an undo touched, for the columns that are kept of other records.
  func noteUndone(_ table: RecordTable, returned: Bool) throws(CRMError) {
    touchedDenormalised = true
    try denormalised.noteUndone(table, by: id, returned: returned)
  }
}
