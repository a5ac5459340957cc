import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

// An import as a plan: what would become of each row, a line of JSON each, which a person or a program may
// look through and edit, and which `crm import apply` then does, and nothing else.
//
//     {"crm_plan":1,"plan":"1f3a…","noun":"contact","file":"people.csv","database":"…","operation":12}
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
  private let file: OutputFile?
  private let out: (String) throws(CRMError) -> Void
  private var rows: [ImportedRow] = []
  /// By the number of a record the trial made, the line it came from.
  private var made: [Int64: Int] = [:]
  /// By the line of a rejected row, its first bad cell.
  private var rejected: [Int: RejectedRow] = [:]

  init(_ context: CommandContext, _ noun: NounName, _ path: String) throws(CRMError) {
    self.context = context
    self.noun = noun
    // `-` is standard output, as everywhere.
    if path == "-" {
      file = nil
      out = { line throws(CRMError) in try context.hand(line) }
      return
    }
    let whole = try context.outputPath(path)
    guard !OutputFile.exists(whole) || whole.hasPrefix("/dev/") else {
      throw .exists(path, option: "--plan")
    }
    let made = try OutputFile(whole)
    file = made
    out = { line throws(CRMError) in try made.sink.write(line) }
  }

  /// Notes what became of a row.
  func note(_ row: ImportedRow) {
    if let record = row.record, row.result == .created || row.result == .conflict {
      made[record] = row.line
    }
    rows.append(row)
  }

  /// Notes what is wrong with a row.
  func note(_ row: RejectedRow) { rejected[row.line] = row }

  /// Writes the lines, in the order of the file, from what the trial stored.
  ///
  /// - Parameter report: which columns the file has: what the program writes itself is of the plan where the
  ///   file says it.
  func write(
    _ source: String, _ operation: Operation, _ report: ImportReport
  ) throws(CRMError) {
    let database = operation.database
    let values = try PlanValues(context, noun, operation, Set(report.columns.map { $0.meaning }))
    var head = [
      JSON.Member("crm_plan", .number("1")),
      JSON.Member("plan", .string(String(context.world.random(), radix: 16))),
      JSON.Member("noun", .string(noun.rawValue)),
      JSON.Member("file", .string(source)),
    ]
    head.append(
      JSON.Member("database", try database.identity().map { .string($0) } ?? .null))
    head.append(
      JSON.Member("operation", .number("\(operation.id - 1)")))
    try line(head)
    let table = try database.table(noun)
    for row in rows.sorted(by: { $0.line < $1.line }) {
      try line(try members(row, operation, table, values) + kept(row))
    }
    try file?.keep()
  }

  private func line(_ members: [JSON.Member]) throws(CRMError) {
    try out(JSON.object(members).description + "\n")
  }

  /// What the file says otherwise, and the record keeps.
  private func kept(_ row: ImportedRow) -> [JSON.Member] {
    guard !row.kept.isEmpty else { return [] }
    let cells = row.kept.map { kept in
      JSON.Member(
        kept.field,
        .object([
          JSON.Member("stored", .string(kept.stored)), JSON.Member("file", .string(kept.file)),
        ]))
    }
    return [JSON.Member("kept", .object(cells))]
  }

  private func members(
    _ row: ImportedRow, _ operation: Operation, _ table: RecordTable, _ values: PlanValues
  ) throws(CRMError) -> [JSON.Member] {
    var members = [JSON.Member("line", .number("\(row.line)"))]
    func add(_ name: String, _ value: JSON) { members.append(JSON.Member(name, value)) }
    guard let record = row.record else {
      add("action", .string("reject"))
      add("reason", .string(row.reason ?? ""))
      if let cell = rejected[row.line], !cell.column.isEmpty {
        add("column", .string(cell.column))
        add("value", .string(cell.value))
      }
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
  /// Fields the program writes, which the file says.
  private let said: Set<String>
  /// The moment of the trial, which no file says.
  private let now: String

  init(
    _ context: CommandContext, _ noun: NounName, _ operation: Operation, _ named: Set<String>
  ) throws(CRMError) {
    self.context = context
    database = operation.database
    now = operation.context.at.description
    let entry = try database.noun(noun)
    // A list says all its first value says, and a list of one is left to the first value.
    let fields = entry.fields.filter {
      ($0.isWritable || $0.isImported && named.contains($0.name)) && $0.name != "id"
    }
    said = Set(fields.filter { !$0.isWritable }.map { $0.name })
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
        case .string(let text) where said.contains(member.key) && text == now: return nil
        case .array(let items) where member.key == "companies":
          let says = ["role", "starts_on", "ends_on"].contains {
            items[0][$0].map { $0 != .null } ?? false
          }
          return items.count < 2 && !says
            ? nil : JSON.Member(member.key, .array(items.map { PlanValues.named($0) }))
        case .array(let items) where items.contains(where: { $0["role"] != nil }):
          return JSON.Member(member.key, .array(items.map { PlanValues.named($0) }))
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
      return .object(members.filter { $0.key != "id" })
    }
    // Where several have the name, what tells them apart; of records of any noun, which it is.
    let name = value["reference"]?.text ?? value["name"]?.text
    if let noun = value["noun"]?.text, let name { return .string(noun + ":" + name) }
    return name.map { .string($0) } ?? value
  }
}
