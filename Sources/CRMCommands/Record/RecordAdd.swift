import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// What happens when a new record is one that is there already.
package enum OnMatch: String, CaseIterable, ArgumentValue { case fail, skip, update }

extension Verb {
  static let add = Verb(
    "add", .writes, "Add a {noun}.",
    """
    {first words}; everything else is written field=value. Lists use commas \
    (tags=vip,oslo), field=- reads that field from standard input. A {noun} whose key exists already \
    is refused with its number; '--on-match' makes the command repeatable.

    With '--stdin' objects are read from standard input, JSON Lines or one array, with the keys of the \
    program's own JSON. All of them are one operation: all or none.

    {examples}
    """
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments(
      "name or field=value", "What it is called, and its fields.",
      completing: .either([.positional, .assignments]))
    let stdin = a.flag("stdin", "Read objects from standard input.")
    let onMatch: OnMatch? = try a.option(
      "on-match", value: "what", "What to do with one that is there already.")
    let allowDuplicate = a.flag("allow-duplicate", "Add it although its e-mail address is taken.")
    let create = a.flag("create", "Make records it refers to that are not there.")
    let editor = a.flag("editor", "Write the notes in an editor.")
    let keepGoing = a.flag("keep-going", "With --stdin: store what can be stored, report the rest.")
    return { context throws(CRMError) in
      let add = RecordAdd(
        context: context, noun: try context.nounName(), onMatch: onMatch ?? .fail,
        options: RecordEditor.Options(createsMissing: create, allowsDuplicate: allowDuplicate))
      if stdin {
        guard words.isEmpty else { throw .usage("--stdin and \"\(words[0])\" do not go together") }
        try add.objects(keepGoing: keepGoing)
      } else {
        try add.one(words, editor: editor)
      }
    }
  }
}

private struct RecordAdd {
  let context: CommandContext
  let noun: NounName
  let onMatch: OnMatch
  let options: RecordEditor.Options

  func one(_ words: [String], editor: Bool) throws(CRMError) {
    let database = try context.database(.writing)
    let entry = try database.noun(noun)
    var input = try RecordInput.words(words, context)
    guard !words.isEmpty || editor else {
      throw CRMError(.usage, code: "missing_argument", "there is nothing to add")
    }
    guard input.plain.count <= entry.positional.count else {
      let extra = input.plain[entry.positional.count]
      throw .usage(
        "\"\(extra)\" is one word too many",
        hint:
          "a name of several words stands in quotes: crm \(noun.rawValue) add \"\(input.plain.joined(separator: " "))\""
      )
    }
    for (field, word) in zip(entry.positional, input.plain) {
      guard !word.isEmpty else { throw .usage("the \(field) is empty") }
      if input.changes.contains(where: { $0.path == field }) {
        throw .usage("\(field) is given twice")
      }
      input.changes.append(.typed(Assignment(path: field, value: word)))
    }
    let next =
      entry.traits.contains(.hasNextStep) ? try LogActivity.Next(taking: &input.changes) : nil
    if let next {
      let changes = input.changes
      try context.answering(.activity) { result throws(CRMError) in try result.log(changes, next) }
      return
    }
    if editor { input.changes.append(try EditorText(context).change(of: entry, current: "")) }
    var notes: [String] = []
    var others: [RecordEditor.Consequence] = []
    let (outcome, _) = try context.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules(), options)
      let outcome = try add(input.changes, editor)
      (notes, others) = (editor.notes, editor.takeConsequences())
      if context.options.dryRun { try say([outcome], others) }
      return outcome
    }
    for note in notes { context.note(note) }
    if !context.options.dryRun { try say([outcome], others) }
  }

  private func add(
    _ changes: [FieldChange], _ editor: RecordEditor
  ) throws(CRMError) -> RecordEditor.Outcome {
    if onMatch != .fail {
      let owners = Set(try editor.owners(of: changes, noun)).sorted()
      if owners.count > 1 {
        var error = CRMError(
          .ambiguous, code: "ambiguous", "its keys belong to \(owners.count) records")
        error.candidates = owners.map { "\(noun.rawValue):\($0)" }
        error.details = owners.map { "  \(noun.rawValue) \($0)" }
        throw error
      }
      if let owner = owners.first {
        if onMatch == .skip {
          return RecordEditor.Outcome(number: owner, result: "unchanged")
        }
        return try editor.edit(owner, of: noun, changes)
      }
    }
    return try editor.add(changes, to: noun)
  }

  private func say(
    _ outcomes: [RecordEditor.Outcome], _ others: [RecordEditor.Consequence]
  ) throws(CRMError) {
    let database = try context.database(.writing)
    let answer = RecordAnswer(context, noun, database)
    guard !answer.isForPrograms else {
      return try answer.objects(outcomes.map { ($0.number, $0.result) }, asArray: false)
    }
    for outcome in outcomes {
      let summary = try answer.summary(outcome.number)
      let name = "\(noun.rawValue) \(outcome.number)"
      switch outcome.result {
      case "created":
        try context.say(name + (context.options.dryRun ? " would be: " : ": ") + summary)
      case "changed":
        let changes = try answer.changes(outcome.changes)
        try context.say(name + (context.options.dryRun ? " would change: " : ": ") + changes)
      default: try context.say(name + ": unchanged, " + summary)
      }
    }
    try answer.say(others)
  }

  func objects(keepGoing: Bool) throws(CRMError) {
    var notes: [String] = []
    var outcomes: [RecordEditor.Outcome] = []
    var rejects = RecordInput.Rejects(keepGoing: keepGoing)
    var others = ConsequenceCount()
    let (_, operation) = try context.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules(), options)
      let entry = try operation.database.noun(noun)
      try RecordInput.objects(context.world.input, entry, &rejects) { object throws(CRMError) in
        var outcome = try add(object.changes, editor)
        // Of very many only what became of them is told.
        outcome.changes = []
        outcomes.append(outcome)
      }
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
