import CRMDomain
import CRMStore

/// Writes records field by field, within one operation: reads values, finds the records they refer to,
/// keeps what must be unique unique and what belongs together together.
package final class RecordEditor {
  /// How a record is added or changed.
  package struct Options: Sendable {
    /// Whether a record that is referred to and not there is made.
    package var createsMissing = false
    /// Whether `--create` is there to ask for that.
    package var offersToCreate = false
    /// Whether a taken e-mail address is no reason to refuse a new record.
    package var allowsDuplicate = false
    /// Whether what a file brings makes the tasks it would have made here.
    package var hasEffects = false

    /// As careful as can be.
    ///
    /// - Parameter createsMissing: nil where nobody can ask for it.
    package init(createsMissing: Bool? = nil, allowsDuplicate: Bool = false) {
      self.createsMissing = createsMissing ?? false
      offersToCreate = createsMissing != nil
      self.allowsDuplicate = allowsDuplicate
    }
  }

  /// What became of a record.
  package struct Outcome: Sendable {
    /// Its number.
    package var number: Int64
    /// `created`, `changed`, `unchanged`.
    package var result: String
    /// What changed, field by field.
    package var changes: [FieldDifference]

    /// An outcome.
    package init(number: Int64, result: String, changes: [FieldDifference] = []) {
      self.number = number
      self.result = result
      self.changes = changes
    }
  }

  /// What followed for another record.
  package struct Consequence: Sendable {
    /// The other record's noun.
    package var noun: NounName
    /// What became of it.
    package var outcome: Outcome
    /// That in words, where they say more than the fields that changed.
    package var words: String?

    /// What followed.
    package init(noun: NounName, outcome: Outcome, words: String? = nil) {
      self.noun = noun
      self.outcome = outcome
      self.words = words
    }
  }

  /// The operation this is part of.
  package let operation: Operation
  /// What texts are read by.
  package let rules: ReadingRules
  /// Things that should be said beside the result.
  package private(set) var notes: [String] = []
  var consequences: [Consequence] = []
  package let database: Database
  let finder: RecordFinder
  let options: Options
  /// What finds the records values of a file refer to.
  var references: ReferenceCache?
  /// What the rules of nouns keep in mind from one record to the next.
  var memory = RuleMemory()
  private var scratch: (table: RecordTable, old: Row, draft: RecordDraft)?
  private var latest: (noun: Noun, behaviour: any NounRules.Type)?

  /// An editor within an operation.
  package init(_ operation: Operation, _ rules: ReadingRules, _ options: Options = Options()) {
    self.operation = operation
    self.rules = rules
    self.options = options
    database = operation.database
    finder = RecordFinder(database, rules)
  }

  /// Notes something that should be said.
  func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

  /// What followed for other records since it was asked for last.
  package func takeConsequences() -> [Consequence] {
    defer { consequences = [] }
    return consequences
  }

  /// The rules of a noun.
  func behaviour(of noun: Noun) -> any NounRules {
    if let latest, latest.noun === noun { return latest.behaviour.init(self) }
    let behaviour = Behaviour.rules(of: noun)
    latest = (noun, behaviour)
    return behaviour.init(self)
  }

  // MARK: Adding

  /// Adds a record.
  ///
  /// - Throws: `data` with code `exists` where a key that tells records apart is taken.
  package func add(
    _ changes: [FieldChange], to noun: NounName, as intent: Intent = .typed, source: Int64? = nil
  ) throws(CRMError) -> Outcome {
    let table = try database.table(noun)
    let behaviour = behaviour(of: table.noun)
    let draft = RecordDraft(table.layout, rules)
    draft.begin()
    try behaviour.begin(draft, changes)
    try write(changes, to: draft)
    draft.fillDefaults()
    var change = try prepare(draft, table, old: nil, intent, behaviour)
    if options.allowsDuplicate {
      // An e-mail address may belong to several; what tells records apart may not.
      for owner in try UniqueKeys(database, table).owners(of: draft, including: [], except: 0) {
        throw try exists(owner, table)
      }
    } else {
      try refuseTaken(draft, table, behaviour)
    }
    try UniqueKeys(database, table).refuseHidden(draft, except: 0)
    try behaviour.settle(&change)
    let number = try operation.insert(draft.row, into: table, source: source)
    _ = try behaviour.followed(change, number)
    return Outcome(number: number, result: "created")
  }

  /// The records that already have a key these changes would give a new record: its e-mail, its
  /// organisation number, login or external id. Empty if none has.
  package func owners(of changes: [FieldChange], _ noun: NounName) throws(CRMError) -> [Int64] {
    let table = try database.table(noun)
    let draft = RecordDraft(table.layout, rules)
    draft.begin()
    try write(changes, to: draft)
    draft.fillDefaults()
    do throws(ValueFault) { try draft.finish() } catch { throw fault(error, draft, nil) }
    let keys = UniqueKeys(database, table)
    let owners = try keys.owners(of: draft, including: [.email], except: 0)
    return (owners + (try behaviour(of: table.noun).owners(of: draft))).map { $0.record }
  }

  private func refuseTaken(
    _ draft: RecordDraft, _ table: RecordTable, _ behaviour: any NounRules
  ) throws(CRMError) {
    let taken =
      try UniqueKeys(database, table).owners(of: draft, including: [.email], except: 0)
      + (try behaviour.owners(of: draft))
    guard let first = taken.first else { return try behaviour.noteAlike(draft, table) }
    throw try exists(first, table)
  }

  private func exists(_ owner: UniqueKeys.Owner, _ table: RecordTable) throws(CRMError) -> CRMError
  {
    let noun = table.noun.name.rawValue
    let title = try finder.title(of: owner.record, table)
    var error = CRMError(
      .data, code: "exists", "\(owner.value) already belongs to \(noun) \(owner.record) (\(title))")
    error.field = owner.field
    error.value = owner.value
    error.candidates = ["\(noun):\(owner.record)"]
    error.hints = [
      owner.field == "email"
        ? "change that one with 'crm \(noun) edit \(owner.record) …', or insist with --allow-duplicate"
        : "change that one with 'crm \(noun) edit \(owner.record) …'"
    ]
    return error
  }

  // MARK: Editing

  /// Changes a record.
  ///
  /// - Parameters:
  ///   - revision: the revision the change is meant for; any other is a conflict.
  ///   - tellsChanges: whether the outcome says field by field what changed.
  package func edit(
    _ number: Int64, of noun: NounName, _ changes: [FieldChange], as intent: Intent = .typed,
    since revision: Int64? = nil, tellsChanges: Bool = true
  ) throws(CRMError) -> Outcome {
    let table = try database.table(noun)
    let (old, draft) = takeScratch(table)
    defer { scratch = (table, old, draft) }
    guard try operation.load(number, of: table, into: old) else {
      throw .notFound("there is no \(noun.rawValue) \(number)")
    }
    if let revision { try check(revision, of: number, old, noun, changes) }
    draft.begin(changing: old)
    for change in changes {
      if let field = table.noun.field(change.name), field.traits.contains(.fixed) {
        throw CRMError(
          .data, code: "fixed", "\(field.name) stays as it was written",
          hint: "remove the \(noun.rawValue) and add another")
      }
    }
    try write(changes, to: draft)
    let behaviour = behaviour(of: table.noun)
    var change = try prepare(draft, table, old: old, intent, behaviour)
    let keys = UniqueKeys(database, table, onlyAssigned: true)
    for owner in try keys.owners(of: draft, including: [], except: number) {
      throw try exists(owner, table)
    }
    try keys.refuseHidden(draft, except: number)
    try behaviour.settle(&change)
    let told = tellsChanges ? FieldDifference.between(old, draft.row, table.noun, draft) : []
    let didChange = try operation.update(old, to: draft.row, in: table, movedAt: change.movedAt)
    let beside = try behaviour.followed(change, number)
    return Outcome(
      number: number, result: didChange || !beside.isEmpty ? "changed" : "unchanged",
      changes: told + beside)
  }

  /// A row and a draft to work with, those of the record before where they fit: many records in a row
  /// are changed with two.
  private func takeScratch(_ table: RecordTable) -> (Row, RecordDraft) {
    defer { scratch = nil }
    if let scratch, scratch.table === table { return (scratch.old, scratch.draft) }
    return (Row(table.layout), RecordDraft(table.layout, rules))
  }

  /// Refuses to overwrite what somebody wrote since a record was read; says both values.
  private func check(
    _ revision: Int64, of number: Int64, _ old: Row, _ noun: NounName, _ changes: [FieldChange]
  ) throws(CRMError) {
    let now = old.integer(RecordTable.content)
    guard now != revision else { return }
    var error = CRMError(
      .data, code: "conflict",
      "\(noun.rawValue) \(number) was changed by operation \(now) since revision \(revision)",
      hint: "read it again, or leave out the revision")
    error.candidates = ["\(noun.rawValue):\(number)"]
    // What it would have become is told beside what it is, field by field.
    let table = try database.table(noun)
    let draft = RecordDraft(table.layout, rules)
    draft.begin(changing: old)
    try write(changes, to: draft)
    try ReferenceResolver(self).resolve(draft, behaviour(of: table.noun))
    for difference in FieldDifference.between(old, draft.row, table.noun, draft) {
      let (is_, wanted) = (
        difference.before?.plain ?? "(empty)", difference.after?.plain ?? "(empty)"
      )
      error.details.append("  \(difference.field) is \(is_), and would become \(wanted)")
    }
    throw error
  }

  // MARK: Writing

  /// Writes values into a draft.
  func write(_ changes: [FieldChange], to draft: RecordDraft) throws(CRMError) {
    for change in changes.sorted(by: { $0.rank < $1.rank }) { try write(change, to: draft) }
    for warning in draft.warnings { note("\(warning.field) \(warning.text)") }
  }

  /// Reads values for a record that stays as it is, to refuse what is none; answers whether they say what it says.
  func says(_ row: Row, _ changes: [FieldChange]) throws(CRMError) -> Bool {
    let draft = RecordDraft(row.layout, rules)
    draft.begin(changing: row)
    try write(changes, to: draft)
    return draft.references.isEmpty && draft.row.hasContent(of: row)
  }

  private func write(_ change: FieldChange, to draft: RecordDraft) throws(CRMError) {
    let noun = draft.noun
    guard let index = noun.index(of: change.name) else {
      throw FieldPath.unknown(change.name, of: noun, in: change.path)
    }
    let field = noun.fields[index]
    guard field.isWritable || rules.isImport && field.isImported else {
      throw CRMError(
        .usage, code: "computed_field", "\(field.name) is written by the program")
    }
    do throws(ValueFault) {
      switch change {
      case .json(_, let value): try draft.set(index, json: value)
      case .known(_, let number):
        draft.markAssigned(index)
        draft.resolve(index, to: number)
      case .typed(let assignment):
        if assignment.path != field.name {
          try FieldPart(assignment.path, field).write(assignment.value, to: draft, index)
          return
        }
        switch assignment.operation {
        case .set:
          try refuseSign(assignment, field)
          try draft.set(index, assignment.value)
        case .add:
          try assignment.value.withBytes { b throws(ValueFault) in try draft.add(index, b) }
        case .remove:
          try assignment.value.withBytes { b throws(ValueFault) in try draft.remove(index, b) }
        }
      }
    } catch {
      throw fault(error, draft, change)
    }
  }

  /// Refuses `tags=+vip`: who adds to a list in other programs writes it so, and here it would be all there is.
  private func refuseSign(
    _ assignment: Assignment, _ field: Field
  ) throws(ValueFault) {
    switch field.type {
    case .list, .choices, .references, .companies, .addresses: break
    default: return
    }
    for sign in ["+", "-"] where assignment.value.hasPrefix(sign) && assignment.value.count > 1 {
      throw ValueFault(
        "written with a \(sign), which would replace all there are",
        hint: "\(field.name)\(sign)=\(assignment.value.dropFirst())")
    }
  }

  private func fault(
    _ fault: ValueFault, _ draft: RecordDraft, _ change: FieldChange?
  ) -> CRMError {
    guard let change else {
      return CRMError(
        .data, code: "invalid_record", "the \(draft.noun.name.rawValue) would be \(fault.reason)",
        hint: fault.hint)
    }
    switch change {
    case .typed(let assignment): return fault.error(field: change.path, value: assignment.value)
    case .json(let name, let value):
      return fault.error(field: name, value: value.text ?? value.description)
    case .known(let key, let number): return fault.error(field: key.name, value: "\(number)")
    }
  }

  /// Finds what is referred to, runs the noun's rules and checks what must hold before storing.
  func prepare(
    _ draft: RecordDraft, _ table: RecordTable, old: Row?, _ intent: Intent,
    _ behaviour: any NounRules
  ) throws(CRMError) -> RecordChange {
    try ReferenceResolver(self).resolve(draft, behaviour)
    do throws(ValueFault) { try draft.finish() } catch { throw fault(error, draft, nil) }
    var intent = intent
    if case .typed = intent, rules.isImport {
      intent = .imported(try behaviour.end(of: draft, old))
    }
    var change = RecordChange(draft, old: old, intent)
    try complete(&change, behaviour)
    if let missing = draft.missing(besideDemanded: intent.isSaid) {
      throw CRMError(
        .data, code: "required", "\(table.noun.name.withArticle) cannot be without \(missing.name)",
        hint: old == nil
          ? "add it: \(missing.name)=…" : "give it one as well: \(missing.name)=…")
    }
    try behaviour.check(&change)
    return change
  }

  /// Works out what follows from the fields of a record, and from the state it comes to.
  func complete(_ change: inout RecordChange, _ behaviour: any NounRules) throws(CRMError) {
    if change.draft.wrote(Common.createdAt) {
      try needPast(
        change.row.string(Common.createdAt), for: "created_at", "nothing was made in the future")
    }
    try behaviour.complete(&change)
    try StateMoves(self).follow(&change, behaviour)
  }

  /// The record a text names; made, where that is asked for, if it is not there.
  func record(_ text: String, _ noun: NounName, _ field: String) throws(CRMError) -> Int64 {
    try ReferenceResolver(self).record(text, noun, field)
  }
}
