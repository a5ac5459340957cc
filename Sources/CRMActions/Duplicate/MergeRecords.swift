import CRMDomain
import CRMStore

// Two records of one noun become one.
//
// Everything follows from the catalogue: which fields there are, which hold many values, and which fields
// of which nouns refer to the record that goes. All of it is one operation, written the way every other
// is, so that `crm undo` takes it back.
//
// Field by field: what the line says; of a list, the values of both, each once; of a flag that protects
// somebody, the stricter; where only one has a value, that one. Where both have one and the line named the
// record that stays, that record's; otherwise, of a lifecycle, the one that is further, and else the value
// that was written last. Whatever goes is told.

/// Joins two records.
package struct MergeRecords {
  /// What came of it.
  package struct Report: Sendable {
    /// The record that stays, and the one that is part of it now.
    package var survivor: Int64
    package var loser: Int64
    /// What changed in the one that stays.
    package var changes: [FieldDifference]
    /// What the other said that the one that stays does not say.
    package var lost: [FieldDifference]
    /// Fields in which the two differ, and one person or company would not.
    package var doubts: [FieldDifference]
    /// How many records of each noun refer to the one that stays now.
    package var relinked: [(noun: NounName, count: Int)]
    /// How many records of each noun went, because they would say something of one and the same, or twice.
    package var dropped: [(noun: NounName, count: Int)] = []
  }

  let editor: RecordEditor
  let noun: NounName
  var operation: Operation { editor.operation }
  var database: Database { editor.database }

  /// A merge within an operation.
  package init(_ editor: RecordEditor, _ noun: NounName) {
    self.editor = editor
    self.noun = noun
  }

  /// Joins two records; `keeping` names the one that stays, otherwise it is the one with more fields,
  /// then the older.
  package func run(
    _ a: Int64, _ b: Int64, keeping: Int64?, _ changes: [FieldChange]
  ) throws(CRMError) -> Report {
    guard a != b else {
      throw CRMError(
        .data, code: "same_record", "\(noun.rawValue) \(a) cannot be merged with itself")
    }
    let table = try database.table(noun)
    let rows = [Row(table.layout), Row(table.layout)]
    for (row, number) in zip(rows, [a, b]) {
      guard try operation.load(number, of: table, into: row) else {
        throw .notFound("there is no \(noun.rawValue) \(number)")
      }
    }
    let first = try keeping.map { k throws(CRMError) in try place(of: k, a, b) } ?? (fuller(rows))
    let survivor = first == 0 ? a : b
    let loser = first == 0 ? b : a
    let old = rows[first]
    let other = rows[1 - first]
    for number in [a, b] { try database.needNoHiddenReferences(to: number, of: noun) }
    let merged = try combine(
      old, other, table, survivor, loser, keepsOwn: keeping != nil)
    let gone = Row(table.layout)
    gone.copy(other)
    var report = Report(
      survivor: survivor, loser: loser, changes: [], lost: [],
      doubts: Self.doubts(old, other, table.noun), relinked: [])
    (report.relinked, report.dropped) = try relink(loser, to: survivor)
    // The other goes first: what tells records apart can then be the survivor's.
    guard try operation.load(loser, of: table, into: other) else {
      throw .defect("the record that goes is gone")
    }
    try database.connection.deferReferences()
    try operation.delete(other, from: table)
    guard try operation.load(survivor, of: table, into: old) else {
      throw .defect("the record that stays is gone")
    }
    let draft = RecordDraft(table.layout, editor.rules)
    draft.begin(changing: old)
    for column in merged.columns { draft.row.copy(column, from: merged.row) }
    draft.derive()
    if table.noun.name.isOrganisation { try leaveFamily(draft, table) }
    let before = Row(table.layout)
    before.copy(old)
    try operation.update(old, to: draft.row, in: table)
    if !changes.isEmpty {
      _ = try editor.edit(survivor, of: noun, changes, tellsChanges: false)
    }
    let after = Row(table.layout)
    _ = try operation.load(survivor, of: table, into: after)
    report.changes = FieldDifference.between(before, after, table.noun)
    report.lost = Self.lost(gone, after, table.noun)
    let note = try operation.statement(MergeSQL.note)
    note.bind([
      .text(noun.rawValue), .integer(loser), .integer(operation.id), .integer(survivor),
    ])
    try note.run()
    return report
  }

  /// What tells two apart who are not one.
  private static func doubts(_ a: Row, _ b: Row, _ noun: Noun) -> [FieldDifference] {
    FieldDifference.between(a, b, noun).filter { difference in
      noun.field(difference.field)?.traits.contains(.identifying) == true
        && difference.before != nil && difference.after != nil
    }
  }

  /// What stood in the record that goes and does not stand in the one that stays.
  private static func lost(_ gone: Row, _ after: Row, _ noun: Noun) -> [FieldDifference] {
    FieldDifference.between(gone, after, noun).compactMap { difference in
      var lost = difference
      lost.after = nil
      let field = noun.field(difference.field)
      switch (difference.before, difference.after) {
      case (nil, _): return nil
      // Where somebody works besides stays among the companies; an amount says its currency.
      case _ where field?.name == "company" && noun.field("companies") != nil: return nil
      case _ where field?.name == "currency": return nil
      case (.number(0)?, _):
        if case .boolean? = field?.type { return nil }
        return lost
      case (.list(let before)?, .list(let after)?):
        let missing = before.filter { !after.contains($0) }
        lost.before = .list(missing)
        return missing.isEmpty ? nil : lost
      case (.text(let before)?, .text(let after)?):
        // Notes of both stand one after the other; of other texts a part is another text.
        guard case .note? = field?.type else { return lost }
        return after.firstRange(before) == nil ? lost : nil
      // The list beside it has all of them.
      default:
        return noun.field(difference.field + "s") != nil ? nil : lost
      }
    }
  }

  /// Takes a company out from under its own parts: of two of one family the one that stays is at the top of
  /// what was below either.
  private func leaveFamily(_ draft: RecordDraft, _ table: RecordTable) throws(CRMError) {
    do throws(CRMError) {
      try CompanyRules(editor).refuseCycle(draft.row)
    } catch {
      guard error.code == "cycle", let parent = table.layout.column(Company.parent) else {
        throw error
      }
      draft.row.setNull(parent)
    }
  }

  private func place(of keeping: Int64, _ a: Int64, _ b: Int64) throws(CRMError) -> Int {
    guard keeping == a || keeping == b else {
      throw .usage("--keep names one of the two: \(a) or \(b)")
    }
    return keeping == a ? 0 : 1
  }

  /// Which of two records has more fields; the older where both have as many.
  private func fuller(_ rows: [Row]) -> Int {
    let counts = rows.map { row in
      row.layout.columns.indices.filter {
        row.layout.columns[$0].role == .content && !row.isNull($0)
      }.count
    }
    if counts[0] != counts[1] { return counts[0] > counts[1] ? 0 : 1 }
    return rows[0].integer(RecordTable.id) < rows[1].integer(RecordTable.id) ? 0 : 1
  }

  // MARK: Fields

  /// The columns of the record that stays which the other changes, and their values.
  private func combine(
    _ own: Row, _ other: Row, _ table: RecordTable, _ survivor: Int64, _ loser: Int64,
    keepsOwn: Bool
  ) throws(CRMError) -> (row: Row, columns: [Int]) {
    // What cannot be read would be lost with the record that goes.
    for row in [own, other] {
      try editor.operation.refuseDamage(row, Array(row.layout.columns.indices), table)
    }
    let row = Row(table.layout)
    row.copy(own)
    // Where one is named that stays, what it says is as it is to be.
    let ages = keepsOwn ? nil : try Ages(database, table, survivor, loser)
    let draft = RecordDraft(table.layout, editor.rules)
    draft.begin(changing: own)
    var taken: Set<Int> = []
    // An amount means nothing without its currency: those of the other come along only where this one has
    // none, or they are in the same.
    let amounts = table.noun.fields.filter {
      if case .money = $0.type { $0.custom == nil } else { false }
    }.compactMap { table.layout.column($0.name) }
    let currency = table.layout.column(Common.currency)
    let hasAmounts = amounts.contains { !own.isNull($0) }
    let isSameCurrency = currency.map { own.isEqual($0, to: other) } ?? true
    if let currency, !hasAmounts, amounts.contains(where: { !other.isNull($0) }) {
      row.copy(currency, from: other)
      taken.insert(currency)
    }
    for (i, field) in table.noun.fields.enumerated() {
      guard field.custom == nil, !field.traits.contains(.system),
        !field.traits.contains(.denormalised),
        field.name != "currency" || amounts.isEmpty, let column = table.layout.column(ofField: i)
      else { continue }
      let columns = Array(column..<column + field.columns.count)
      switch field.type {
      case .points(let point):
        // The primary one with its list: all of both, those of the one that stays first.
        let name = point == .email ? "email" : "phone"
        guard let primary = table.layout.column(name) else { continue }
        let mine = RecordDraft.points(primary: primary, list: column, in: own)
        let more = RecordDraft.points(primary: primary, list: column, in: other)
        let all =
          mine + more.filter { item in !mine.contains { same($0.value, item.value, point) } }
        guard all.count > mine.count else { continue }
        draft.setPoints(point, all)
        for c in [primary, column] + (point == .email ? [primary + 1] : []) {
          row.copy(c, from: draft.row)
          taken.insert(c)
        }
      case .email, .phone:
        // Said by the lists, where there are some.
        guard table.noun.field(field.name + "s") == nil, own.isNull(column) else { continue }
        for c in columns { row.copy(c, from: other) }
        taken.formUnion(columns)
      case .list, .choices, .addresses:
        let mine = RecordDraft.texts(own.text(column))
        if case .addresses = field.type {
          let all = Address.list(own.text(column))
          let more = Address.list(other.text(column)).filter { !all.contains($0) }
          guard !more.isEmpty else { continue }
          row.set(column, JSON.array((all + more).map { $0.json }).description)
        } else {
          let more = RecordDraft.texts(other.text(column)).filter { !mine.contains($0) }
          guard !more.isEmpty else { continue }
          row.set(column, JSON.array((mine + more).map { .string($0) }).description)
        }
        taken.insert(column)
      case .money where hasAmounts && !isSameCurrency: continue
      case .note:
        guard let text = other.string(column), text != own.string(column) else { continue }
        row.set(column, [own.string(column), text].compactMap { $0 }.joined(separator: "\n\n"))
        taken.insert(column)
      default:
        if let group = MergeRecords.groups.first(where: { $0.contains(field.name) }) {
          // What belongs together comes from one of the two.
          let columns = group.compactMap { table.layout.column($0) }
          guard prefersOther(columns, own, other, ages),
            !(group.contains("name") && isShorterName(other, than: own))
          else { continue }
        } else {
          guard prefersOther(field, column, own, other, ages) else { continue }
        }
        for c in columns { row.copy(c, from: other) }
        taken.formUnion(columns)
      }
    }
    combineCustom(own, other, table, row, &taken, [survivor, loser])
    // A record cannot be a part of itself.
    for field in table.noun.fields {
      guard case .reference(let relation) = field.type, relation.noun == noun,
        let column = table.layout.column(field.name),
        row.integer(column) == loser
          || row.integer(column) == survivor
      else { continue }
      row.setNull(column)
      taken.insert(column)
    }
    return (row, taken.sorted())
  }

  /// Fields that say something together.
  private static let groups = [
    ["name", "first_name", "middle_name", "last_name", "sort_name"],
    ["street", "postal_code", "city", "region", "country"],
  ]

  private func same(_ a: String, _ b: String, _ point: FieldType.Point) -> Bool {
    point == .email ? EmailAddress.key(a) == EmailAddress.key(b) : a == b
  }

  /// Whether fields that say something together are better said by the record that goes.
  private func prefersOther(_ columns: [Int], _ own: Row, _ other: Row, _ ages: Ages?) -> Bool {
    guard columns.contains(where: { !other.isNull($0) }) else { return false }
    guard columns.contains(where: { !own.isNull($0) }) else { return true }
    guard let ages else { return false }
    // What says less never clears what says more.
    guard columns.allSatisfy({ own.isNull($0) || !other.isNull($0) }) else { return false }
    return columns.contains { !own.isEqual($0, to: other) && ages.isNewer($0) }
  }

  /// Whether a name is the other one with less of it: K. Nordmann for Kari Nordmann.
  private func isShorterName(_ row: Row, than full: Row) -> Bool {
    guard let short = row[ifAny: Contact.nameFold], let long = full[ifAny: Contact.nameFold] else {
      return false
    }
    return short.utf8.count <= long.utf8.count && NameAgreement.agree(short, long)
  }

  /// Whether the value of the record that goes is the better one.
  private func prefersOther(
    _ field: Field, _ column: Int, _ own: Row, _ other: Row, _ ages: Ages?
  ) -> Bool {
    if other.isNull(column) || own.isEqual(column, to: other) { return false }
    if own.isNull(column) { return true }
    // Who asked to be left alone stays so, whichever record said it.
    if field.name == "do_not_contact" { return other.integer(column) == 1 }
    guard let ages else { return false }
    switch field.name {
    case "lifecycle":
      let order = field.allowed
      let mine = own.string(column).flatMap { order.firstIndex(of: $0) } ?? -1
      return (other.string(column).flatMap { order.firstIndex(of: $0) } ?? -1) > mine
    case "active": return false
    default: return ages.isNewer(column)
    }
  }

  private func combineCustom(
    _ own: Row, _ other: Row, _ table: RecordTable, _ row: Row, _ taken: inout Set<Int>,
    _ selves: [Int64]
  ) {
    guard let custom = table.layout.column(Common.custom),
      let folds = table.layout.column(Common.customFold),
      !other.isNull(custom) || !own.isNull(custom)
    else { return }
    var mine = CustomValues(own.text(custom), folds: own.text(folds))
    let more = CustomValues(other.text(custom), folds: other.text(folds))
    for field in table.noun.fields {
      guard let number = field.custom, let value = more[number] else { continue }
      if case .array(let values) = value, case .array(let known)? = mine[number] {
        mine.set(
          number, .array(known + values.filter { v in !known.contains { $0.text == v.text } }),
          folded: nil)
      } else if mine[number] == nil {
        var folded: String?
        if case .text = field.type, let text = value.text { folded = Folding.key(text) }
        mine.set(number, value, folded: folded)
      }
    }
    // A record cannot refer to itself.
    for field in table.noun.fields {
      guard let number = field.custom, case .reference(let relation) = field.type,
        relation.noun == noun, let value = mine[number]?.integer, selves.contains(value)
      else { continue }
      mine.set(number, nil, folded: nil)
    }
    mine.store(in: row, custom, folds)
    taken.formUnion([custom, folds])
  }

  /// When the values of two records were written.
  private struct Ages {
    private let states: [[RecordStates.State]]

    init(
      _ database: Database, _ table: RecordTable, _ a: Int64, _ b: Int64
    ) throws(CRMError) {
      states = [
        try RecordStates(database).all(of: a, table), try RecordStates(database).all(of: b, table),
      ]
    }

    /// Whether the second record's value of a column was written later.
    func isNewer(_ column: Int) -> Bool { written(states[1], column) > written(states[0], column) }

    private func written(_ states: [RecordStates.State], _ column: Int) -> Int64 {
      guard let last = states.last else { return 0 }
      // By content: what an undo brought back is as old as it was.
      var content = last.row.integer(RecordTable.content)
      for state in states.reversed() {
        guard state.row.isEqual(column, to: last.row) else { break }
        content = min(content, state.row.integer(RecordTable.content))
      }
      return content
    }
  }
}
