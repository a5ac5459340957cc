import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

// An import as a plan: what would become of each row, a line of JSON each, which a person or a program may
// look through and edit, and which `crm import apply` then does, and nothing else.
//
//     {"crm_plan":1,"noun":"contact","file":"people.csv","database":"…","operation":12}
//     {"line":2,"action":"create","values":{"name":"Kari Nordmann","company":"Oslo Design"}}
//     {"line":3,"action":"update","id":17,"revision":9,"key":"email",
//      "changes":{"phone":{"from":null,"to":"+4790123456"}}}
//     {"line":4,"action":"skip","id":18,"reason":"nothing new"}
//     {"line":5,"action":"conflict","reason":"…","values":{…}}
//
// The plan is what a trial of the import did: it is written before the trial is taken back. Records are
// referred to by their names, so that what the trial made on the way is made again.

/// Writes the plan of an import.
final class ImportPlanWriter {
  private let context: CommandContext
  private let noun: NounName
  private let file: OutputFile
  private var rows: [ImportedRow] = []
  /// By the number of a record the trial made, the line it came from.
  private var made: [Int64: Int] = [:]

  init(_ context: CommandContext, _ noun: NounName, _ path: String) throws(CRMError) {
    self.context = context
    self.noun = noun
    let whole = context.absolute(path)
    guard !OutputFile.exists(whole) || whole.hasPrefix("/dev/") else {
      throw CRMError(
        .cannotCreate, code: "exists", "\(path) exists already",
        hint: "name another with --plan FILE")
    }
    file = try OutputFile(whole)
  }

  /// Notes what became of a row.
  func note(_ row: ImportedRow) {
    if let record = row.record, row.result == .created || row.result == .conflict {
      made[record] = row.line
    }
    rows.append(row)
  }

  /// Writes the lines, in the order of the file, from what the trial stored.
  func write(_ source: String, _ operation: Operation) throws(CRMError) {
    let database = operation.database
    let values = try PlanValues(context, noun, database)
    var head = [
      JSON.Member("crm_plan", .number("1")), JSON.Member("noun", .string(noun.rawValue)),
      JSON.Member("file", .string(source)),
    ]
    head.append(
      JSON.Member("database", try database.identity().map { .string($0) } ?? .null))
    head.append(
      JSON.Member("operation", .number("\(try OperationLog(database).newest())")))
    try line(head)
    let table = try database.table(noun)
    for row in rows.sorted(by: { $0.line < $1.line }) {
      try line(try members(row, operation, table, values))
    }
    try file.keep()
  }

  private func line(_ members: [JSON.Member]) throws(CRMError) {
    try file.sink.write(JSON.object(members).description + "\n")
  }

  private func members(
    _ row: ImportedRow, _ operation: Operation, _ table: RecordTable, _ values: PlanValues
  ) throws(CRMError) -> [JSON.Member] {
    var members = [JSON.Member("line", .number("\(row.line)"))]
    func add(_ name: String, _ value: JSON) { members.append(JSON.Member(name, value)) }
    guard let record = row.record else {
      add("action", .string("reject"))
      add("reason", .string(row.reason ?? ""))
      return members
    }
    if let origin = made[record], origin != row.line {
      add("action", .string("skip"))
      add("reason", .string("the same record as line \(origin)"))
      return members
    }
    switch row.result {
    case .created:
      add("action", .string("create"))
      if try values.sharesAddress(record) { add("allow_duplicate", .boolean(true)) }
      add("values", try values.all(of: record))
    case .conflict:
      add("action", .string("conflict"))
      add("reason", .string(row.reason ?? ""))
      add("allow_duplicate", .boolean(true))
      add("values", try values.all(of: record))
    case .changed:
      let states = try RecordStates(operation.database).all(of: record, table)
      guard let before = states.last(where: { $0.ended == operation.id }),
        let after = states.last
      else {
        // Only what hangs on it changed: its companies.
        add("action", .string("update"))
        add("id", .number("\(record)"))
        add("changes", .object([]))
        return members
      }
      add("action", .string("update"))
      add("id", .number("\(record)"))
      add("revision", .number("\(before.row.integer(RecordTable.content))"))
      if let key = row.reason { add("key", .string(key)) }
      let changed = FieldDifference.between(before.row, after.row, table.noun)
      let now = try values.all(of: record)
      let objects = ChangeObjects(operation.database, noun)
      var changes: [JSON.Member] = []
      for change in changed {
        changes.append(
          JSON.Member(
            change.field,
            .object([
              JSON.Member("from", try objects.value(change.before, change.field)),
              JSON.Member("to", now[change.field] ?? .null),
            ])))
      }
      add("changes", .object(changes))
    case .unchanged, .rejected:
      add("action", .string("skip"))
      add("id", .number("\(record)"))
      add("reason", .string("nothing new"))
    }
    return members
  }
}

/// The values of a record as `add` and `edit` read them back.
private struct PlanValues {
  private let query: RecordQuery
  private let context: CommandContext
  private let database: Database
  private let columns: [OutputColumn]

  init(
    _ context: CommandContext, _ noun: NounName, _ database: Database
  ) throws(CRMError) {
    self.context = context
    self.database = database
    let entry = try database.noun(noun)
    // A list says all its first value says, and a list of one is left to the first value.
    let fields = entry.fields.filter { $0.isWritable && $0.name != "id" }
    var query = RecordQuery(noun, fields.map { FieldPath($0, of: noun) })
    query.namesForExchange = true
    self.query = query
    columns = query.columns.map { context.column($0) }
  }

  /// Every field that has a value.
  func all(of record: Int64) throws(CRMError) -> JSON {
    var query = query
    query.condition = .number(record)
    let sink = ByteSink()
    let renderer = JSONRenderer(sink, columns, .single)
    _ = try query.first(in: database) { cells throws(CRMError) in try renderer.row(cells) }
    let parsed: JSON
    do throws(JSONParser.Fault) { parsed = try JSONParser.parse(sink.text) } catch {
      throw .defect("a record is no JSON: \(error.reason)")
    }
    guard case .object(let members) = parsed else { return .object([]) }
    return .object(
      members.compactMap { member in
        switch member.value {
        case .null: return nil
        case .array(let items) where items.isEmpty: return nil
        case .array(let items) where member.key == "companies":
          return items.count < 2
            ? nil : JSON.Member(member.key, .array(items.map { PlanValues.named($0) }))
        case .object: return JSON.Member(member.key, PlanValues.named(member.value))
        default: return member
        }
      })
  }

  /// Whether another record has the address too, as those of a role may.
  func sharesAddress(_ record: Int64) throws(CRMError) -> Bool {
    guard let email = try all(of: record)["email"]?.text else { return false }
    let finder = RecordFinder(database, try context.rules())
    return try finder.keyMatches(email, query.noun).count > 1
  }

  /// A record that is referred to, by its name alone: its number may be the trial's.
  private static func named(_ value: JSON) -> JSON {
    guard case .object(let members) = value else { return value }
    if members.contains(where: { $0.key == "role" }) {
      return .object(members.filter { $0.key != "id" && $0.key != "reference" })
    }
    return value["name"] ?? value
  }
}

extension Verb {
  static let importApply = Verb(
    "apply", "Do what a plan says, and nothing else.",
    """
    The plan is what 'crm NOUN import FILE --plan PLAN' wrote: lines with the action create are added, those \
    with update change the fields they name; skip, conflict and reject are left out. A record somebody \
    changed since the plan was made stops it, unless '--keep-going' does the rest. All of it is one \
    operation.

      $ crm import apply plan.jsonl --dry-run
    """
  ) { a throws(CRMError) in
    let file: String = try a.argument(
      "plan", "The plan; - is standard input.", completing: .file)
    let keepGoing = a.flag("keep-going", "Do what can be done, and report the rest.")
    return { context throws(CRMError) in
      try ImportPlanApply(context).run(file, keepGoing: keepGoing)
    }
  }

  static let importList = Verb(
    "list", "List the imports, newest first.",
    """
    Each is an operation: 'crm import show' says what it did, 'crm undo' takes it back.

      $ crm import list
    """, aliases: ["ls"]
  ) { a throws(CRMError) in
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    return { context throws(CRMError) in
      _ = try RecordList(
        context: context, noun: .operation, filters: ["kind=import"], search: nil, sort: nil,
        limit: limit?.value, offset: nil, all: true
      ).run()
    }
  }

  static let importShow = Verb(
    "show", "Show what an import did, record by record with the line it came from.",
    """
    The same as 'crm log show' of its operation.

      $ crm import list
    """
  ) { a throws(CRMError) in
    let number: OperationNumber = try a.argument("operation", "The number of the import.")
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      guard let operation = try OperationLog(database).operation(number.value),
        operation.kind == "import"
      else {
        throw .notFound(
          "operation \(number.value) is no import", hint: "list them with: crm import list")
      }
      try OperationSheet(context).write(number.value)
    }
  }
}

/// Does what a plan says.
private struct ImportPlanApply {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(_ path: String, keepGoing: Bool) throws(CRMError) {
    let lines = JSONObjects(try context.input(path))
    let database = try context.database(.writing)
    guard let head = try head(lines), head["crm_plan"]?.integer == 1, let name = head["noun"]?.text,
      let noun = context.world.catalogue.noun(called: name)?.name
    else {
      throw CRMError(
        .data, code: "no_plan", "\(path) is no plan: the first line does not say so",
        hint: "make one with: crm contact import FILE --plan PLAN")
    }
    if let identity = head["database"]?.text, identity != (try database.identity()) {
      throw CRMError(.data, code: "other_database", "the plan was made for another database")
    }
    var counts = BulkAnswer.Counts()
    var faults: [CRMError] = []
    let (_, operation) = try context.perform(.import) { operation throws(CRMError) in
      let editor = RecordEditor(
        operation, try context.rules(),
        RecordEditor.Options(createsMissing: true, allowsDuplicate: true))
      var done = 0
      while let (number, line) = try lines.next() {
        done += 1
        if done & 1023 == 0 { try context.stopIfInterrupted() }
        do throws(CRMError) {
          try apply(line, noun, editor, &counts)
        } catch {
          var error = error
          error.line = number
          error.message = "line \(number) of the plan: " + error.message
          guard keepGoing, [.data, .notFound, .ambiguous, .usage].contains(error.kind) else {
            throw error
          }
          counts.rejected += 1
          faults.append(error)
        }
      }
      if context.options.dryRun { try BulkAnswer(context, noun).say(counts, nil) }
    }
    if !context.options.dryRun { try BulkAnswer(context, noun).say(counts, operation) }
    context.report(faults)
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
