import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let importApply = Verb(
    "apply", .writes, "Do what a plan says, and nothing else.",
    """
    The plan is what 'crm NOUN import FILE --plan PLAN' wrote: lines with the action create are added, those \
    with update change the fields they name; skip, conflict and reject are left out. A record somebody \
    changed since the plan was made stops it, unless '--keep-going' does the rest. All of it is one \
    operation, and a plan is done once: '--again' does it once more.

      $ crm import apply plan.jsonl --dry-run
    """,
    answers: "counts"
  ) { a throws(CRMError) in
    let file: String = try a.argument(
      "plan", "The plan; - is standard input.", completing: .file)
    let keepGoing = a.flag("keep-going", "Do what can be done, and report the rest.")
    let again = a.flag("again", "Also if the plan was done before.")
    let effects = a.flag(
      "effects", "Make the tasks that what is imported would have made here.")
    return { context throws(CRMError) in
      try ImportPlanApply(context, hasEffects: effects).run(
        file, keepGoing: keepGoing, again: again)
    }
  }
}

/// Does what a plan says.
private struct ImportPlanApply {
  private let context: CommandContext
  private let hasEffects: Bool

  init(_ context: CommandContext, hasEffects: Bool) {
    self.context = context
    self.hasEffects = hasEffects
  }

  func run(_ path: String, keepGoing: Bool, again: Bool) throws(CRMError) {
    let lines = JSONObjects(try context.input(path))
    let database = try context.database(.writing)
    guard let head = try head(lines), head["crm_plan"]?.integer == 1, let name = head["noun"]?.text,
      let noun = context.world.catalogue.noun(called: name)?.name
    else {
      throw CRMError(
        .data, code: "no_plan", "\(path) is no plan: the first line does not say so",
        hint: "make one with: crm contact import \(path == "-" ? "…" : ShellWord.of(path)) --plan …"
      )
    }
    if let identity = head["database"]?.text, identity != (try database.identity()) {
      throw CRMError(.data, code: "other_database", "the plan was made for another database")
    }
    // The key of the operation tells that the plan was done, also to another command at the same time.
    if let plan = head["plan"]?.text, context.options.once == nil {
      context.options.once = try key(plan, database, again)
    }
    var counts = BulkAnswer.Counts()
    var faults = Faults()
    var notes: [String] = []
    var others = ConsequenceCount()
    let (_, operation) = try context.perform(.import) { operation throws(CRMError) in
      let editor = RecordEditor.reading(
        operation, try context.rules(), hasEffects: hasEffects)
      var done = 0
      while let (number, line) = try lines.next() {
        done += 1
        if done & 1023 == 0 { try context.stopIfInterrupted() }
        editor.beginRow()
        do throws(CRMError) {
          try apply(line, noun, editor, &counts)
        } catch {
          var error = error
          error.line = number
          error.message = "line \(number) of the plan: " + error.message
          guard keepGoing, error.isOfOneRecord else { throw error }
          try editor.takeBackRow()
          counts.rejected += 1
          faults.add(error)
        }
      }
      if counts.created + counts.changed > 0 {
        let told = editor.notes.count
        try editor.finishFile(of: noun)
        notes = Array(editor.notes.dropFirst(told))
      }
      others = ConsequenceCount(editor.takeConsequences())
      if context.options.dryRun { try BulkAnswer(context, noun).say(counts, nil) }
      var file = ImportedFile(operation: operation.id, file: path)
      file.rows = Int64(done)
      file.created = Int64(counts.created)
      file.changed = Int64(counts.changed)
      file.unchanged = Int64(counts.unchanged)
      file.rejected = Int64(counts.rejected)
      file.conflicts = Int64(counts.conflicts)
      // Without a change there is no operation to keep it with.
      if operation.count > 0 { try ImportRuns(database).keep(file) }
    }
    if !context.options.dryRun { try BulkAnswer(context, noun).say(counts, operation) }
    for note in notes { context.note(note) }
    context.note(others)
    context.report(faults)
  }

  /// What tells this plan from others; refused where it was done and not taken back.
  private func key(
    _ plan: String, _ database: Database, _ again: Bool
  ) throws(CRMError) -> String {
    let log = OperationLog(database)
    var key = "plan:" + plan
    var times = 1
    while let done = try log.operation(key: key), let operation = try log.operation(done) {
      guard again || operation.undoneBy != nil else {
        throw CRMError(
          .data, code: "done_before", "operation \(done) did this plan already",
          hint: "take that back with: crm undo \(done), or do it once more with --again")
      }
      times += 1
      key = "plan:\(plan):\(times)"
    }
    return key
  }

  /// The first line; nil where it is no JSON.
  private func head(_ lines: JSONObjects) throws(CRMError) -> JSON? {
    do throws(CRMError) { return try lines.next()?.1 } catch {
      guard error.kind == .data else { throw error }
      return nil
    }
  }

  private func apply(
    _ line: JSON, _ noun: NounName, _ editor: RecordEditor, _ counts: inout BulkAnswer.Counts
  ) throws(CRMError) {
    let source = line["line"]?.integer
    switch line["action"]?.text {
    case "create":
      let changes = try fields(line["values"], "values").map { FieldChange.json($0.key, $0.value) }
      if line["allow_duplicate"] != .boolean(true),
        let owner = try editor.owners(of: changes, noun).first
      {
        throw CRMError(
          .data, code: "exists",
          "\(noun.rawValue) \(owner) has its address or number by now",
          hint: "leave the line out, or add \"allow_duplicate\":true to it")
      }
      _ = try editor.add(changes, to: noun, source: source)
      counts.created += 1
    case "update":
      guard let id = line["id"]?.integer else {
        throw CRMError(.data, code: "no_plan", "an update without an id")
      }
      let changes = try fields(line["changes"], "changes").map {
        FieldChange.json($0.key, $0.value["to"] ?? $0.value)
      }
      let outcome = try editor.edit(
        id, of: noun, changes, since: line["revision"]?.integer, tellsChanges: false)
      counts.matched += 1
      if outcome.result == "changed" {
        counts.changed += 1
        if let source { try editor.operation.noteImported(id, of: noun, row: source) }
      } else {
        counts.unchanged += 1
      }
    case "skip": counts.unchanged += 1
    case "conflict": counts.conflicts += 1
    case "reject": counts.rejected += 1
    default:
      throw CRMError(
        .data, code: "no_plan",
        "an action is missing: create, update, skip, conflict or reject")
    }
  }

  private func fields(_ json: JSON?, _ name: String) throws(CRMError) -> [JSON.Member] {
    guard case .object(let members)? = json else {
      throw CRMError(.data, code: "no_plan", "the object \"\(name)\" is missing")
    }
    return members
  }
}
