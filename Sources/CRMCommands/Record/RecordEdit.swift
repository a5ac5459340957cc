import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let edit = Verb(
    "edit", .writes, "Change {nouns}.",
    """
    Changes are written field=value; 'field=' clears, 'tags+=vip' and 'tags-=vip' change a field with \
    many values, 'field=-' reads the value from standard input. With '--where' every {noun} that fits is \
    changed: the same filter in 'list' shows exactly those. '-' reads the records from standard input; \
    '--stdin' reads objects with an id, in which null clears and an absent key leaves alone. \
    Everything is one operation.

    {examples}
    """, aliases: ["set"]
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments(
      "record or field=value", "Which {nouns}, and what to change.",
      completing: .either([.assignments, .records]))
    let conditions: [String] = try a.options(
      "where", value: "filter", "Change every {noun} that fits.", completing: .filter)
    let all = a.flag("all", "With --where, also those that are not active; alone, every {noun}.")
    let stdin = a.flag("stdin", "Read objects with an id from standard input.")
    let create = a.flag("create", "Make records it refers to that are not there.")
    let editor = a.flag("editor", "Write the notes in an editor.")
    let keepGoing = a.flag("keep-going", "Do what can be done, and report the rest.")
    let revision: Count? = try a.option(
      "if-revision", value: "n", "Only if nobody changed the record since this revision.")
    let most: Count? = try a.option("max", value: "n", "Refuse to change more than so many.")
    return { context throws(CRMError) in
      let edit = RecordEdit(
        context: context, noun: try context.nounName(),
        options: RecordEditor.Options(createsMissing: create),
        revision: revision.map { Int64($0.value) },
        most: most?.value, keepGoing: keepGoing)
      if stdin {
        guard words.isEmpty, conditions.isEmpty else {
          throw .usage("--stdin and other records do not go together")
        }
        return try edit.objects()
      }
      var input = try RecordInput.words(words, context)
      if editor { input.changes.append(try edit.editorChange(input.plain)) }
      guard !input.changes.isEmpty else {
        throw CRMError(
          .usage, code: "missing_argument", "nothing is to be changed: field=value is missing")
      }
      if conditions.isEmpty, !all {
        try edit.records(input)
      } else {
        guard input.plain.isEmpty else {
          throw .usage("\"\(input.plain[0])\" and a filter do not go together")
        }
        try edit.selection(conditions, all: all, input.changes)
      }
    }
  }
}

private struct RecordEdit {
  let context: CommandContext
  let noun: NounName
  let options: RecordEditor.Options
  let revision: Int64?
  let most: Int?
  let keepGoing: Bool

  func editorChange(_ records: [String]) throws(CRMError) -> FieldChange {
    let database = try context.database(.writing)
    let entry = try database.noun(noun)
    let numbers = try RecordWords(context, noun, database).numbers(records, beginnings: true)
    guard numbers.count == 1 else { throw .usage("--editor takes one record") }
    let table = try database.table(noun)
    let row = Row(table.layout)
    _ = try database.load(numbers[0], of: table, into: row)
    return try EditorText(context).change(of: entry, current: row.string(Common.notes) ?? "")
  }

  /// What is said first of a field that came along is a record of its own; false where it is another's turn.
  private func begins(
    _ input: RecordInput.Words, in database: Database
  ) throws(CRMError) -> Bool {
    guard try database.noun(noun).traits.contains(.definesFields), input.plain.count == 1 else {
      return false
    }
    let name = input.plain[0]
    let parts = name.split(separator: ".").map { String($0) }
    guard parts.count == 2,
      database.catalogue[NounName(rawValue: parts[0])]?.field(parts[1]) != nil,
      try RecordFinder(database, try context.rules()).candidates(
        name, noun, .typed(beginnings: false)
      ).isEmpty
    else { return false }
    try context.answering(noun) { result throws(CRMError) in
      try result.tell(
        noun,
        try result.editor.add(
          [.json(CustomField.name.name, .string(name))] + input.changes, to: noun, as: .effect))
    }
    return true
  }

  /// Records named on the line or on standard input.
  func records(_ input: RecordInput.Words) throws(CRMError) {
    guard !input.plain.isEmpty else {
      throw CRMError(.usage, code: "missing_argument", "<record> is missing")
    }
    let database = try context.database(.writing)
    if try begins(input, in: database) { return }
    var missed = Faults()
    let take: ((CRMError) -> Void)? = keepGoing ? { missed.add($0) } : nil
    let numbers = try RecordWords(context, noun, database)
      .numbers(input.plain, beginnings: true, missed: take)
    defer { context.report(missed) }
    let isBulk = input.plain.contains("-")
    if isBulk, numbers.isEmpty { return try BulkAnswer(context, noun).say([], nil) }
    if let most, numbers.count > most { throw BulkSelection.tooMany(numbers.count, most) }
    if isBulk, !(try agrees(numbers, input.changes)) { return }
    try run(
      input.changes, asBulk: isBulk || keepGoing, asArray: input.plain.count > 1,
      missed: missed.count
    ) { numbers }
  }

  /// Every record that fits.
  func selection(
    _ conditions: [String], all: Bool, _ changes: [FieldChange]
  ) throws(CRMError) {
    let chosen = BulkSelection(context, noun, conditions, all: all)
    // Without anybody to ask, which records fit is found once, when nobody else can write.
    guard BulkSelection.mayAsk(context) else {
      return try run(changes, asBulk: true, asArray: true) { () throws(CRMError) in
        let numbers = try chosen.shown()
        if let most, numbers.count > most { throw BulkSelection.tooMany(numbers.count, most) }
        return numbers
      }
    }
    let shown = try chosen.shown()
    if shown.isEmpty { return try BulkAnswer(context, noun).say([], nil) }
    guard try agrees(shown, changes) else { return }
    try run(changes, asBulk: true, asArray: true) { () throws(CRMError) in
      try chosen.numbers(of: shown)
    }
  }

  /// On a terminal, shows what many changes would be and asks.
  private func agrees(_ numbers: [Int64], _ changes: [FieldChange]) throws(CRMError) -> Bool {
    if let most, numbers.count > most { throw BulkSelection.tooMany(numbers.count, most) }
    guard numbers.count > 20, BulkSelection.mayAsk(context) else { return true }
    let database = try context.database(.writing)
    let entry = try database.noun(noun)
    let what = changes.map { Self.text($0) }.joined(separator: ", ")
    context.note("\(Thousands.grouped(numbers.count)) \(entry.plural): \(what)")
    let finder = RecordFinder(database, try context.rules())
    let table = try database.table(noun)
    let names = try numbers.prefix(3).map { n throws(CRMError) in try finder.title(of: n, table) }
    context.note(
      "  " + names.joined(separator: " · ") + " · … \(Thousands.grouped(numbers.count - 3)) more")
    return try context.confirm("Change them?")
  }

  private static func text(_ change: FieldChange) -> String {
    switch change {
    case .typed(let assignment):
      switch assignment.operation {
      case .set: "\(assignment.path)=\(assignment.value)"
      case .add: "\(assignment.path) +\(assignment.value)"
      case .remove: "\(assignment.path) −\(assignment.value)"
      }
    case .json(let name, let value): "\(name)=\(value.description)"
    case .known(let key, let number): "\(key.name)=\(number)"
    }
  }

  /// Changes records; which ones is asked once nobody else can write.
  private func run(
    _ changes: [FieldChange], asBulk: Bool, asArray: Bool, missed: Int = 0,
    _ numbers: () throws(CRMError) -> [Int64]
  ) throws(CRMError) {
    guard asBulk else { return try runEach(changes, asArray: asArray, numbers) }
    let tellsEach = context.wants.eachRecord
    let manner = EditRecords.Options(
      revision: revision, keepsGoing: keepGoing, tellsEach: tellsEach)
    var notes: [String] = []
    var others = ConsequenceCount()
    let (report, operation) = try context.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules(), options)
      let report = try EditRecords(editor, noun, manner).run(try numbers(), changes) {
        _ throws(CRMError) in
        try context.stopIfInterrupted()
      }
      notes = editor.notes
      others = ConsequenceCount(editor.takeConsequences())
      if context.options.dryRun { try BulkAnswer(context, noun).say(report, nil, missed: missed) }
      return report
    }
    for note in notes { context.note(note) }
    context.note(others)
    if !context.options.dryRun {
      try BulkAnswer(context, noun).say(report, operation, missed: missed)
    }
    context.report(report.faults)
  }

  /// Changes records that were named, and says of each what changed.
  private func runEach(
    _ changes: [FieldChange], asArray: Bool, _ numbers: () throws(CRMError) -> [Int64]
  ) throws(CRMError) {
    var notes: [String] = []
    var others: [RecordEditor.Consequence] = []
    let (outcomes, _) = try context.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules(), options)
      var outcomes: [RecordEditor.Outcome] = []
      for number in try numbers() {
        outcomes.append(try editor.edit(number, of: noun, changes, since: revision))
      }
      (notes, others) = (editor.notes, editor.takeConsequences())
      if context.options.dryRun { try say(outcomes, others, asArray) }
      return outcomes
    }
    for note in notes { context.note(note) }
    if !context.options.dryRun { try say(outcomes, others, asArray) }
  }

  private func say(
    _ outcomes: [RecordEditor.Outcome], _ others: [RecordEditor.Consequence], _ asArray: Bool
  ) throws(CRMError) {
    let answer = RecordAnswer(context, noun, try context.database(.writing))
    if answer.isForPrograms {
      return try answer.objects(outcomes.map { ($0.number, $0.result) }, asArray: asArray)
    }
    for outcome in outcomes {
      let name = "\(noun.rawValue) \(outcome.number)"
      guard outcome.result == "changed" else {
        try context.say(name + ": unchanged")
        continue
      }
      let changes = try answer.changes(outcome.changes)
      try context.say(name + (context.options.dryRun ? " would change: " : ": ") + changes)
    }
    try answer.say(others)
  }

  /// Objects of standard input.
  func objects() throws(CRMError) {
    let database = try context.database(.writing)
    var notes: [String] = []
    var outcomes: [RecordEditor.Outcome] = []
    var rejects = RecordInput.Rejects(keepGoing: keepGoing)
    var others = ConsequenceCount()
    let (_, operation) = try context.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules(), options)
      let entry = try database.noun(noun)
      try RecordInput.objects(context.world.input, entry, &rejects) { object throws(CRMError) in
        guard let number = object.number else {
          throw CRMError(
            .data, code: "required", "the object has no id, so it names no \(noun.rawValue)")
        }
        outcomes.append(
          try editor.edit(
            number, of: noun, object.changes, since: object.revision ?? revision,
            tellsChanges: false))
      }
      if let most, outcomes.count > most { throw BulkSelection.tooMany(outcomes.count, most) }
      notes = editor.notes
      others = ConsequenceCount(editor.takeConsequences())
      if context.options.dryRun { try BulkAnswer(context, noun).say(outcomes, nil, rejects) }
    }
    for note in notes { context.note(note) }
    context.note(others)
    if !context.options.dryRun { try BulkAnswer(context, noun).say(outcomes, operation, rejects) }
    rejects.report(context)
  }
}
