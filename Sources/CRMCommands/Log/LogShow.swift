import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let logShow = Verb(
    "show", .reads, "Show an operation: every record it wrote, with old and new of every field.",
    """
    The records are those the operation created, changed or removed. A record that was erased since \
    shows nothing.

      $ crm log show 3
      $ crm log show 3 --json
    """,
    answers: """
      {id: int, at: moment, actor: text, kind: text, command: text, count: int, target: int?, undone_by: int?, \
      records: [{noun: text, id: int, name: text?, result: text, line: int?, changes: [change]}]}
      """
  ) { a throws(CRMError) in
    let number: OperationNumber = try a.argument(
      "operation", "The number of the operation.", completing: .operations(.all))
    return { context throws(CRMError) in try OperationSheet(context).write(number.value) }
  }
}

/// An operation on a page: what it was, then each record with what changed.
struct OperationSheet {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func write(_ number: Int64) throws(CRMError) {
    let database = try context.database(.reading)
    guard let operation = try OperationLog(database).operation(number) else {
      throw .notFound("there is no operation \(number)", hint: "list them with: crm log")
    }
    if number <= (try RecordStates(database).pruned()), context.wants.forPeople {
      context.note("its earlier states were let go by 'crm log prune'")
    }
    var told = Told { say throws(CRMError) in
      for line in try lines(operation, database) { try say(line) }
    }
    told.object = { () throws(CRMError) in try object(operation, database) }
    try context.answer(.told(told))
  }

  private func lines(
    _ operation: LoggedOperation, _ database: Database
  ) throws(CRMError) -> [TextLine] {
    let display = DisplayText(try context.locale(), showsTime: true)
    let at = operation.at.withBytes { display.string(.text($0), .instant) }
    var lines = [
      TextLine(
        "  \(operation.kind) by \(operation.actor), \(at)", head: "operation \(operation.id)"),
      "crm \(operation.command)",
    ]
    if let target = operation.target { lines.append("of operation \(target)") }
    if let by = operation.undoneBy { lines.append("taken back by operation \(by)") }
    try each(operation.id, database) { record throws(CRMError) in
      let name = record.name.map { ": " + $0 } ?? ""
      let line = record.line.map { ", line \($0)" } ?? ""
      lines += [
        "", "\(record.noun.rawValue) \(record.number)\(name)  \(record.result)\(line)",
      ]
      let answer = RecordAnswer(context, record.noun, database)
      for change in record.changes { lines.append("  \(try answer.changes([change]))") }
    }
    return lines
  }

  /// A record an operation wrote.
  private struct Written {
    var noun: NounName
    var number: Int64
    var name: String?
    var result: String
    var line: Int64?
    var changes: [FieldDifference]
  }

  private func each(
    _ operation: Int64, _ database: Database, _ body: (Written) throws(CRMError) -> Void
  ) throws(CRMError) {
    let states = RecordStates(database)
    // Moves are told with what moved.
    for table in try database.allTables() where table.noun.movesOf == nil {
      try states.written(by: operation, table) { number, before, after throws(CRMError) in
        let name = (after ?? before).flatMap { row in
          table.noun.titles.lazy.compactMap { row.string($0) }.first
        }
        try body(
          Written(
            noun: table.noun.name, number: number, name: name,
            result: before == nil ? "created" : after == nil ? "removed" : "changed",
            line: try states.line(of: number, table.noun.name, in: operation),
            changes: FieldDifference.between(before, after, table.noun)))
      }
    }
  }

  private func object(
    _ operation: LoggedOperation, _ database: Database
  ) throws(CRMError) -> JSON {
    func number(_ value: Int64?) -> JSON { value.map { .number("\($0)") } ?? .null }
    var records: [JSON] = []
    try each(operation.id, database) { record throws(CRMError) in
      records.append(
        .object([
          JSON.Member("noun", .string(record.noun.rawValue)),
          JSON.Member("id", number(record.number)),
          JSON.Member("name", record.name.map { .string($0) } ?? .null),
          JSON.Member("result", .string(record.result)), JSON.Member("line", number(record.line)),
          JSON.Member("changes", try ChangeObjects(database, record.noun).json(record.changes)),
        ]))
    }
    return .object([
      JSON.Member("id", number(operation.id)), JSON.Member("at", .string(operation.at)),
      JSON.Member("actor", .string(operation.actor)),
      JSON.Member("kind", .string(operation.kind)),
      JSON.Member("command", .string(operation.command)),
      JSON.Member("count", number(Int64(operation.count))),
      JSON.Member("target", number(operation.target)),
      JSON.Member("undone_by", number(operation.undoneBy)), JSON.Member("records", .array(records)),
    ])
  }
}

/// Changes of fields as programs read them: the values as `--json` writes them.
struct ChangeObjects {
  private let database: Database
  private let noun: NounName

  init(_ database: Database, _ noun: NounName) {
    self.database = database
    self.noun = noun
  }

  func json(_ changes: [FieldDifference]) throws(CRMError) -> JSON {
    var all: [JSON] = []
    for change in changes {
      all.append(
        .object([
          JSON.Member("field", .string(change.field)),
          JSON.Member("before", try value(change.before, change.field)),
          JSON.Member("after", try value(change.after, change.field)),
        ]))
    }
    return .array(all)
  }

  func value(_ value: FieldDifference.Value?, _ field: String) throws(CRMError) -> JSON {
    let type = try database.noun(noun).field(field)?.type
    switch value {
    case nil: return .null
    case .text(let text)?: return .string(text)
    case .number(let number)?:
      switch type {
      case .boolean: return .boolean(number != 0)
      case .decimal, .percent:
        return .number(decimal(number, Decimal.places, isTrimmed: true))
      default: return .number("\(number)")
      }
    case .amount(let number, let code)?:
      let base = try database.settings().currency
      let currency = code.flatMap { Currency($0) } ?? base
      return .object([
        JSON.Member("amount", .number(decimal(number, currency.places, isTrimmed: false))),
        JSON.Member("currency", .string(currency.code)),
      ])
    case .list(let items)?: return .array(items.map { .string($0) })
    case .record(let other, let number)?:
      return .object([
        JSON.Member("noun", .string(other.rawValue)), JSON.Member("id", .number("\(number)")),
      ])
    }
  }

  private func decimal(_ number: Int64, _ places: Int, isTrimmed: Bool) -> String {
    var out = ByteBuffer(capacity: 32)
    Decimal.append(number, places: places, isTrimmed: isTrimmed, to: &out)
    return out.string
  }
}
