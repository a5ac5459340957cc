import CRMDomain
import CRMStore

/// Nothing is related to itself, dealers never go round in a circle, and where somebody works is said on both sides.
struct RelationRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    guard let subjectNoun = row[Relation.subjectNoun], let objectNoun = row[Relation.objectNoun],
      let from = row[Relation.subjectId], let to = row[Relation.objectId],
      let type = row[Relation.type]
    else { return }
    if subjectNoun == objectNoun, from == to {
      throw CRMError(
        .data, code: "cycle", "\(subjectNoun) \(from) cannot be related to itself")
    }
    guard ["dealer_of", "distributor_of"].contains(type) else { return }
    // Whether the object is, over any number of steps, the same to the subject.
    var seen: Set<String> = []
    var queue = ["\(objectNoun):\(to)"]
    let next = try database.connection.prepare(RelationSQL.next)
    while let record = queue.popLast() {
      guard seen.insert(record).inserted else { continue }
      if record == "\(subjectNoun):\(from)" {
        throw CRMError(
          .data, code: "cycle",
          "\(subjectNoun) \(from) would be \(type) itself, over \(objectNoun) \(to)")
      }
      let parts = record.split(separator: ":").map { String($0) }
      next.bind(1, parts[0])
      next.bind(2, Int64(parts[1]) ?? 0)
      next.bind(3, type)
      next.bind(4, change.number)
      while try next.step() { queue.append("\(next.string(0) ?? ""):\(next.integer(1))") }
      next.reset()
    }
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    // Those of a file are kept in line together.
    if change.old == nil, change.isImported {
      Employments(editor).note(change.row)
    } else {
      try Employments(editor).keep(old: change.old, new: change.row)
    }
    return []
  }

  func fileEnded() throws(CRMError) { try Employments(editor).keepNoted() }

  func removed(
    _ row: Row, isLeaving: (NounName, Int64) -> Bool
  ) throws(CRMError) {
    if row[Relation.subjectNoun] == "contact", let contact = row[Relation.subjectId],
      isLeaving(.contact, contact)
    {
      return
    }
    try Employments(editor).keep(old: row, new: nil)
  }
}
