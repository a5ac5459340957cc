import CRMDomain
import CRMStore

/// A segment is asked for by its name, and reads as the same filter wherever it is read.
struct SegmentRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  /// Refuses to take a segment's name from the filters of others.
  private func refuseUsed(_ name: String, _ number: Int64, _ verb: String) throws(CRMError) {
    let others = try operation.statement(SegmentSQL.others)
    others.bind(1, number)
    defer { others.reset() }
    while try others.step() {
      let text = others.string(1) ?? ""
      let filter: Filter
      do throws(FilterFault) { filter = try FilterParser.parse(text) } catch { continue }
      guard filter.segments.contains(name) else { continue }
      throw CRMError(
        .data, code: "referred_to",
        "segment \(name) cannot be \(verb): @\(others.string(0) ?? "") asks of it",
        hint: "change that one first: crm segment edit \(others.string(0) ?? "") filter=…")
    }
  }

  /// Refuses a member that is nobody; those that were members before may be gone since.
  private func checkMembers(
    _ draft: RecordDraft, _ noun: NounName, _ old: Row?
  ) throws(CRMError) {
    let before = Set(old.map { RecordDraft.texts($0.text(Segment.members)) } ?? [])
    let look = try operation.statement(try database.table(noun).selectExistence)
    for member in RecordDraft.texts(draft.row.text(Segment.members))
    where !before.contains(member) {
      guard let number = Int64(member) else { continue }
      look.bind(1, number)
      guard try look.first() == nil else { continue }
      var error = CRMError.notFound("there is no \(noun.rawValue) \(member)")
      error.field = "members"
      error.value = member
      throw error
    }
  }

  /// Reads the filter of a segment, keeps it in the form that reads back as the same filter, and writes
  /// down who fits if the members are to stay.
  func check(_ change: inout RecordChange) throws(CRMError) {
    let (draft, old, row) = (change.draft, change.old, change.row)
    if let old, let before = old.string(Segment.name), before != row.string(Segment.name) {
      try refuseUsed(before, old.integer(RecordTable.id), "renamed")
    }
    let isStatic = row.string(Segment.kind) == SegmentKind.fixed
    let noun = NounName(rawValue: row.string(Segment.of) ?? "")
    guard let name = row[Segment.name] else { return }
    if draft.wrote(Segment.members) {
      try checkMembers(draft, noun, old)
      let named = RecordDraft.texts(row.text(Segment.members))
      let hidden = try hiddenMembers(noun, old).filter { !named.contains("\($0)") }
      if !hidden.isEmpty {
        row[Segment.members] = Self.list(named.compactMap { Int64($0) } + hidden)
      }
    }
    guard let text = row[Segment.filter] else {
      if isStatic { return }
      throw CRMError(
        .data, code: "required", "a dynamic segment cannot be without filter",
        hint:
          "say who belongs to it: filter='lifecycle=customer', or name them: kind=static members=1,2"
      )
    }
    let wrote = old == nil || draft.wrote(Segment.filter) || draft.wrote(Segment.kind)
    guard wrote || draft.wrote(Segment.name) else { return }
    let fitting: SQLCondition
    do throws(CRMError) {
      fitting = try database.members(of: noun, filter: text, named: name)
    } catch {
      var error = error
      error.field = "filter"
      if error.kind == .usage { error.kind = .data }
      throw error
    }
    do throws(FilterFault) {
      row[Segment.filter] = FilterPrinter.text(try FilterParser.parse(text))
    } catch {
      throw error.error(in: text)
    }
    guard isStatic, wrote, !draft.wrote(Segment.members) else { return }
    var query = RecordQuery(noun, [])
    query.condition = fitting
    row[Segment.members] = Self.list(
      try query.numbers(in: database) + hiddenMembers(noun, old))
  }

  /// Members of before whom somebody who changes the segment does not see: they are not theirs to take out.
  private func hiddenMembers(_ noun: NounName, _ old: Row?) throws(CRMError) -> [Int64] {
    guard database.isRestricted, let old else { return [] }
    var hidden: [Int64] = []
    for member in RecordDraft.texts(old.text(Segment.members)) {
      guard let number = Int64(member), try database.isHidden(noun, number) else { continue }
      hidden.append(number)
    }
    return hidden
  }

  private static func list(_ numbers: [Int64]) -> String? {
    numbers.isEmpty ? nil : JSON.array(numbers.map { .string("\($0)") }).description
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    guard let name = row[Segment.name] else { return }
    try refuseUsed(name, row.integer(RecordTable.id), "removed")
  }
}
