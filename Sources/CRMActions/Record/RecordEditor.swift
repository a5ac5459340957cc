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

  /// The operation this is part of.
  package let operation: Operation
  /// What texts are read by.
  package let rules: ReadingRules
  /// Things that should be said beside the result.
  package private(set) var notes: [String] = []
  package let database: Database
  let finder: RecordFinder
  let options: Options
  /// What finds the records values of a file refer to.
  var references: ReferenceCache?
  /// The contacts that new relations of a file say where they work.
  var employed: Set<Int64> = []
  /// The pipelines and stages, once they were read.
  var book: StageBook?
  /// Whether a deal is being closed or opened again by what does so, and in spite of what is missing.
  var isClosing = false
  /// Whether a deal is being moved by what says which stages it may leave out.
  var isMoving = false
  var isForced = false
  /// Whether a task of a row is put off, and the row stays where it is.
  var keepsRow = false
  /// Whether a task is being done by what makes the next one.
  var isFinishing = false
  /// What the row of a file at hand says of its deal.
  var imported: ImportedDeal?
  /// When, of a file, the task at hand was done.
  var doneSaid: String?
  /// Where the moment comes from at which the record at hand, of a file, is over; nil where none was wanted.
  var ground: ImportedDeal.Ground?
  /// How many leads of a file reached what makes an MQL.
  var newMQLs = 0
  /// Whether lines are worked out again, and their prices kept.
  var isRepricing = false
  var keepsPrices = false
  /// Whether something that was sold comes back, which it may of an order that was invoiced.
  var isTakingBack = false
  /// Whether the score of a lead is being brought up to date.
  var isScoring = false
  private var scratch: (table: RecordTable, old: Row, draft: RecordDraft)?

  /// An editor within an operation.
  package init(_ operation: Operation, _ rules: ReadingRules, _ options: Options = Options()) {
    self.operation = operation
    self.rules = rules
    self.options = options
    database = operation.database
    finder = RecordFinder(operation.database, rules)
  }

  /// Notes something that should be said.
  func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

  // MARK: Adding

  /// Adds a record.
  ///
  /// - Throws: `data` with code `exists` where a key that tells records apart is taken.
  package func add(
    _ changes: [FieldChange], to noun: NounName, source: Int64? = nil
  ) throws(CRMError) -> Outcome {
    let table = try database.table(noun)
    let draft = RecordDraft(table.layout, rules)
    draft.begin()
    if noun == .line { try takeCurrency(of: changes, draft) }
    try write(changes, to: draft)
    draft.fillDefaults()
    try hear(draft, nil)
    try prepare(draft, table, old: nil)
    if options.allowsDuplicate {
      // An e-mail address may belong to several; what tells records apart may not.
      for owner in try UniqueKeys(database, table).owners(of: draft, including: [], except: 0) {
        throw try exists(owner, table)
      }
    } else {
      try refuseTaken(draft, table)
    }
    try UniqueKeys(database, table).refuseHidden(draft, except: 0)
    let links = try companyLinks(draft, contact: nil)
    let number = try operation.insert(draft.row, into: table, source: source)
    try afterWriting(draft, table, number, old: nil, links)
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
    return (owners + (try openLeads(of: draft))).map { $0.record }
  }

  private func refuseTaken(_ draft: RecordDraft, _ table: RecordTable) throws(CRMError) {
    let taken =
      try UniqueKeys(database, table).owners(of: draft, including: [.email], except: 0)
      + (try openLeads(of: draft))
    guard let first = taken.first else { return try noteAlike(draft, table) }
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
    _ number: Int64, of noun: NounName, _ changes: [FieldChange], since revision: Int64? = nil,
    tellsChanges: Bool = true
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
    try hear(draft, old)
    try prepare(draft, table, old: old)
    let keys = UniqueKeys(database, table, onlyAssigned: true)
    for owner in try keys.owners(of: draft, including: [], except: number) {
      throw try exists(owner, table)
    }
    try keys.refuseHidden(draft, except: number)
    let links = try companyLinks(draft, contact: number)
    let differences =
      tellsChanges ? FieldDifference.between(old, draft.row, table.noun, draft) : []
    let didChange = try operation.update(old, to: draft.row, in: table)
    let linkChanges = try afterWriting(draft, table, number, old: old, links)
    let all = differences + linkChanges
    return Outcome(
      number: number, result: didChange || !linkChanges.isEmpty ? "changed" : "unchanged",
      changes: all)
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
    try resolveReferences(draft)
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
    }
  }

  /// Finds what is referred to, runs the noun's rules and checks what must hold before storing.
  func prepare(_ draft: RecordDraft, _ table: RecordTable, old: Row?) throws(CRMError) {
    try resolveReferences(draft)
    do throws(ValueFault) { try draft.finish() } catch { throw fault(error, draft, nil) }
    // What these must have is theirs by themselves.
    let fillsItself = table.noun.name == .deal || table.noun.name == .order
    if fillsItself { try checkNoun(draft, table, old: old) }
    if let missing = draft.missing {
      throw CRMError(
        .data, code: "required", "\(table.noun.name.withArticle) cannot be without \(missing.name)",
        hint: old == nil
          ? "add it: \(missing.name)=…" : "give it one as well: \(missing.name)=…")
    }
    if table.noun.name == .contact, draft.isNameless {
      throw CRMError(
        .data, code: "required", "a contact cannot be without a name, an e-mail address or a phone",
        hint: "crm contact add \"Kari Nordmann\"")
    }
    if table.noun.name == .company { try refuseCycle(draft, table) }
    if !fillsItself { try checkNoun(draft, table, old: old) }
  }

  /// The rules of single nouns that look beyond the record.
  func checkNoun(_ draft: RecordDraft, _ table: RecordTable, old: Row?) throws(CRMError) {
    switch table.noun.name {
    case .relation: try checkRelation(draft, old)
    case .field: try checkField(draft, old)
    case .user: try checkUser(draft, old)
    case .team: try checkTeam(draft, old)
    case .segment: try checkSegment(draft, old)
    case .rate: try checkRate(draft, old)
    case .deal: try checkDeal(draft, old)
    case .stage: try checkStage(draft, old)
    case .task: try checkTask(draft, old)
    case .activity: try checkActivity(draft, old)
    case .lead: try checkLead(draft, old)
    case .product: try checkProduct(draft, old)
    case .price: try checkPrice(draft, old)
    case .vat, .quota: try checkSingle(draft, old)
    case .quote: try checkQuote(draft, old)
    case .line: try checkLine(draft, old)
    case .order: try checkOrder(draft, old)
    case .contract: try checkContract(draft, old)
    default: break
    }
  }

  /// What must follow once the record has its number.
  @discardableResult
  func afterWriting(
    _ draft: RecordDraft, _ table: RecordTable, _ number: Int64, old: Row?,
    _ links: CompanyLinks?
  ) throws(CRMError) -> [FieldDifference] {
    if let links { return try store(links, of: number) }
    try followUp(draft, table, number, old: old)
    return []
  }

  /// What a record brings along once it is stored.
  func followUp(
    _ draft: RecordDraft, _ table: RecordTable, _ number: Int64, old: Row?
  ) throws(CRMError) {
    switch table.noun.name {
    // Those of a file are kept in line together.
    case .relation where rules.isImport && old == nil: noteEmployment(draft.row)
    case .relation: try keepEmployment(old: old, new: draft.row)
    case .field: try fieldChanged(draft, number, old: old)
    case .deal: try noteTransition(draft, number, old)
    case .transition where old == nil && rules.isImport: try replaceFirst(draft, number)
    case .pipeline where old == nil: try furnishPipeline(number)
    case .stage: if let old { try passOnProbability(draft.row, old) }
    case .line: try sumUp(draft.row)
    case .quote, .order: if let old { try repriceIfNeeded(draft, number, old) }
    case .activity where old == nil: try noteActivity(draft, number)
    // Those of a file are scored together.
    case .lead where !rules.isImport: try rescore(number)
    default: break
    }
  }
}
