import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let history = Verb(
    "history", .reads, "Show what became of a {noun}: every change, oldest first.",
    """
    Each line is an operation that wrote the {noun}, with what it changed. '--why' says of one field where \
    its value of today comes from: the operation, who it was, and the file and line of an import. A {noun} \
    that was removed is named by its number.

      $ crm {noun} history 1
      $ crm {noun} history 1 --json
    """,
    answers: """
      [{operation: int?, at: moment?, actor: text?, command: text?, result: text, line: int?, changes: \
      [change]}] | {field: text, value: any, operation: int?, at: moment?, actor: text?, command: text?, file: text?, line: int?}
      """
  ) { a throws(CRMError) in
    let record: String = try a.argument(
      "record", "The {noun}: a number, a key or a name.", completing: .records)
    let why: String? = try a.option(
      "why", value: "field", "Where the value of a field comes from.", completing: .fields)
    return { context throws(CRMError) in
      let history = try RecordHistory(context, record)
      if let why { try history.why(why) } else { try history.list() }
    }
  }
}

/// The states of one record.
private struct RecordHistory {
  private let context: CommandContext
  private let database: Database
  private let table: RecordTable
  private let number: Int64
  private let states: [RecordStates.State]
  private var noun: NounName { table.noun.name }

  init(_ context: CommandContext, _ record: String) throws(CRMError) {
    self.context = context
    database = try context.database(.reading)
    let noun = try context.nounName()
    table = try database.table(noun)
    // What was removed is still known by its number.
    let plain =
      record.hasPrefix(noun.rawValue + ":")
      ? String(record.dropFirst(noun.rawValue.count + 1)) : record
    if let known = Int64(plain), known > 0 {
      number = known
    } else {
      let named = try RecordWords(context, noun, database).numbers([record], beginnings: true)
      guard let first = named.first, named.count == 1 else {
        throw .usage("a history is of one record, not of \(Thousands.grouped(named.count))")
      }
      number = first
    }
    states = try RecordStates(database).all(of: number, table)
    guard states.isEmpty else { return }
    if try RecordStates(database).isErased(number, noun) {
      throw .notFound("\(noun.rawValue) \(number) was erased: [erased]")
    }
    _ = try RecordWords(context, noun, database).numbers([record], beginnings: true)
  }

  /// What one operation did to the record.
  private struct Step {
    var operation: Int64
    var result: String
    var line: Int64?
    var changes: [FieldDifference]
  }

  /// Whether what was before a state was let go.
  private func isCut(at state: RecordStates.State) throws(CRMError) -> Bool {
    let kept = RecordStates(database)
    guard try kept.pruned() > 0 else { return false }
    return try !kept.isCreated(number, noun, by: state.version)
  }

  private func steps() throws(CRMError) -> [Step] {
    var steps: [Step] = []
    var before: RecordStates.State?
    for state in states {
      // Gone for a while: removed by one operation, brought back by another.
      if let earlier = before, let ended = earlier.ended, ended != state.version {
        steps.append(Step(operation: ended, result: "removed", line: nil, changes: []))
        before = nil
      }
      let isFirstKnown = before == nil ? try isCut(at: state) : false
      let result = before != nil ? "changed" : isFirstKnown ? "known" : "created"
      steps.append(
        Step(
          operation: state.version, result: result,
          line: try RecordStates(database).line(of: number, noun, in: state.version),
          changes: isFirstKnown
            ? [] : FieldDifference.between(before?.row, state.row, table.noun)))
      before = state
    }
    if let ended = before?.ended {
      steps.append(Step(operation: ended, result: "removed", line: nil, changes: []))
    }
    return steps
  }

  func list() throws(CRMError) {
    let log = OperationLog(database)
    if let first = states.first, try isCut(at: first) {
      context.note("what was before operation \(first.version) was let go by 'crm log prune'")
    }
    let columns = [
      OutputColumn("operation", .integer(0...Int64.max), heading: "OPERATION"),
      OutputColumn("at", .due, heading: "AT"), OutputColumn("actor", heading: "BY"),
      OutputColumn("result", heading: "RESULT"), OutputColumn("changes", heading: "CHANGES"),
    ]
    let answer = RecordAnswer(context, noun, database)
    let steps = try steps()
    let grid = Grid(columns) { emit throws(CRMError) in
      for step in steps {
        let operation = try log.operation(step.operation)
        let from = step.line.map { "line \($0) of \(file(operation))" }
        let changes = [from, try answer.changes(step.changes)].compactMap { $0 }
          .filter { !$0.isEmpty }
        let texts = [
          operation?.at ?? "", operation?.actor ?? "", step.result,
          changes.joined(separator: ": "),
        ]
        try Texts.with(texts) { cells throws(CRMError) in
          try emit([.integer(step.operation), cells[0], cells[1], cells[2], cells[3]])
        }
      }
    }
    grid.objects = .each { emit throws(CRMError) in
      for step in steps {
        try emit(
          .object(
            try members(step, try log.operation(step.operation)) + [
              JSON.Member("changes", try ChangeObjects(database, noun).json(step.changes))
            ]))
      }
    }
    try context.answer(choosing: grid)
  }

  private func members(
    _ step: Step, _ operation: LoggedOperation?
  ) throws(CRMError) -> [JSON.Member] {
    [
      JSON.Member("operation", .number("\(step.operation)")),
      JSON.Member("at", operation.map { .string($0.at) } ?? .null),
      JSON.Member("actor", operation.map { .string($0.actor) } ?? .null),
      JSON.Member("command", operation.map { .string($0.command) } ?? .null),
      JSON.Member("result", .string(step.result)),
      JSON.Member("line", step.line.map { .number("\($0)") } ?? .null),
    ]
  }

  /// The file an import read, as its command says.
  private func file(_ operation: LoggedOperation?) -> String {
    let words = (operation?.command ?? "").split(separator: " ").map { String($0) }
    guard words.count > 2, words[1] == "import" || words[0] == "import" else {
      return "standard input"
    }
    return words[2] == "-" ? "standard input" : words[2]
  }

  // MARK: Why

  func why(_ name: String) throws(CRMError) {
    guard let field = table.noun.field(name) else {
      throw FieldPath.unknown(name, of: table.noun, in: name)
    }
    guard !field.traits.contains(.denormalised) else {
      throw .usage("\(name) is kept of other records and has no history of its own")
    }
    let log = OperationLog(database)
    let values = states.map { FieldDifference.value(of: name, $0.row, table.noun) }
    guard let today = values.indices.last else { throw .notFound("there is no history") }
    var place = first(of: today, values)
    // What an undo or a redo brought back was written by somebody before.
    while let operation = try log.operation(states[place].version),
      ["undo", "redo"].contains(operation.kind),
      let earlier = values[..<place].lastIndex(where: { $0 == values[today] })
    {
      place = first(of: earlier, values)
    }
    let version = states[place].version
    let operation = try log.operation(version)
    if place == 0, try isCut(at: states[0]) {
      context.note(
        "it was so before operation \(version), too: earlier states were let go by 'crm log prune'")
    }
    let line = try RecordStates(database).line(of: number, noun, in: version)
    let answer = RecordAnswer(context, noun, database)
    let display = DisplayText(try context.locale(), showsTime: true)
    let value = try answer.text(values[today], field)
    let at = (operation?.at ?? "").withBytes { display.string(.text($0), .instant) }
    let source =
      line.map { "line \($0) of \(file(operation))" } ?? "crm \(operation?.command ?? "init")"
    let who = operation.map { " by \($0.actor), \(at)" } ?? ""
    let known = try ChangeObjects(database, noun).value(values[today], name)
    try context.say(
      ["\(name)  \(value)   operation \(version)\(who), \(source)"],
      object: .object([
        JSON.Member("field", .string(name)),
        JSON.Member("value", known), JSON.Member("operation", .number("\(version)")),
        JSON.Member("at", operation.map { .string($0.at) } ?? .null),
        JSON.Member("actor", operation.map { .string($0.actor) } ?? .null),
        JSON.Member("command", operation.map { .string($0.command) } ?? .null),
        JSON.Member("file", line.map { _ in .string(file(operation)) } ?? .null),
        JSON.Member("line", line.map { .number("\($0)") } ?? .null),
      ]))
  }

  /// The first of the states in a row that have the value of this one.
  private func first(of place: Int, _ values: [FieldDifference.Value?]) -> Int {
    var first = place
    while first > 0, values[first - 1] == values[place],
      states[first - 1].ended == states[first].version
    {
      first -= 1
    }
    return first
  }
}
