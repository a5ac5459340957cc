import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let log = Verb(
    "log", "List what was done: every command that wrote, newest first.",
    """
    Each line is an operation with its number, which 'crm undo' takes. The command is shown with the \
    names of fields and without values.

      $ crm log
      $ crm log --limit 5 --json
    """
  ) { a throws(CRMError) in
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    let offset: Count? = try a.option("offset", value: "n", "Without the newest so many.")
    let actor: String? = try a.option(
      "by", value: "user", "Only what this user did.", completing: .users)
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      let columns = [
        OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
        OutputColumn("at", .instant, heading: "AT"), OutputColumn("actor", heading: "BY"),
        OutputColumn("kind", heading: "KIND"),
        OutputColumn("count", .integer(0...Int64.max), heading: "RECORDS"),
        OutputColumn("undone_by", .integer(1...Int64.max), heading: "UNDONE"),
        OutputColumn("command", heading: "COMMAND"),
      ]
      try context.writeTable(columns) { emit throws(CRMError) in
        try OperationLog(database).list(
          limit: limit?.value, offset: offset?.value ?? 0, actor: actor
        ) { operation throws(CRMError) in
          let texts = [operation.at, operation.actor, operation.kind, operation.command]
          try Texts.with(texts) { cells throws(CRMError) in
            try emit([
              .integer(operation.id), cells[0], cells[1], cells[2],
              .integer(Int64(operation.count)),
              operation.undoneBy.map { .integer($0) } ?? .null, cells[3],
            ])
          }
        }
      }
    }
  }

  static let undo = Verb(
    "undo", "Take back what a command did.",
    """
    Without a number your latest operation that was not taken back yet; with one, that operation. \
    Everything it changed is as before, unless later work stands on it: then nothing is changed and the \
    records are named. The undo is an operation itself.

      $ crm undo
      $ crm undo 3 --dry-run
    """
  ) { a throws(CRMError) in
    let number: OperationNumber? = try a.optionalArgument(
      "operation", "The number of the operation.")
    return { context throws(CRMError) in
      let database = try context.database(.writing)
      context.world.out.whenReaderGone = .goOn
      context.world.catchInterruptions()
      database.connection.stop(on: context.world.interruption)
      let result = try UndoOperation(database, try context.circumstances()).run(
        number?.value, isTrial: context.options.dryRun)
      try UndoAnswer(context).say(result)
    }
  }
}

/// The number of an operation, as it is typed: `12`, or `operation 12` copied from a message.
package struct OperationNumber: ArgumentValue {
  /// The number.
  package let value: Int64

  package init?(argument: String) {
    guard let number = Int64(argument), number > 0 else { return nil }
    value = number
  }

  private init() { value = 1 }
  package static var placeholder: OperationNumber { OperationNumber() }
}

/// Says what an undo did.
private struct UndoAnswer {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func say(_ result: UndoOperation.Result) throws(CRMError) {
    let changed = result.report.lines.reduce(0) { $0 + $1.restored + $1.returned + $1.removed }
    if context.speaksJSON {
      let number = context.options.dryRun ? nil : result.number
      var members = [
        JSON.Member("_operation", number.map { .number("\($0)") } ?? .null),
        JSON.Member("undone", .number("\(result.target.id)")),
        JSON.Member("matched", .number("\(changed)")),
        JSON.Member("changed", .number("\(result.report.lines.reduce(0) { $0 + $1.restored })")),
        JSON.Member("unchanged", .number("0")),
        JSON.Member("created", .number("\(result.report.lines.reduce(0) { $0 + $1.returned })")),
        JSON.Member("removed", .number("\(result.report.lines.reduce(0) { $0 + $1.removed })")),
        JSON.Member("rejected", .number("0")), JSON.Member("conflicts", .number("0")),
      ]
      if context.options.dryRun { members.append(JSON.Member("_dry_run", .boolean(true))) }
      return try context.write(json: .object(members))
    }
    let words = result.target.command.split(separator: " ").prefix(2).joined(separator: " ")
    let who = result.target.actor == context.actor ? "you" : result.target.actor
    let when = try ago(result.target.at)
    let sink = try context.sink()
    let verb = context.options.dryRun ? "Would undo" : "Undid"
    try sink.write("\(verb) operation \(result.target.id) (\(words), by \(who), \(when)).\n")
    for line in result.report.lines { try say(line, sink) }
  }

  private func say(_ line: UndoReport.Line, _ sink: ByteSink) throws(CRMError) {
    let noun = line.noun.rawValue
    let plural = context.world.catalogue[line.noun]?.plural ?? noun
    let would = context.options.dryRun ? "would be " : ""
    if line.noun == .config { return try sink.write("settings \(would)as before\n") }
    if line.restored + line.returned + line.removed == 1, let number = line.examples.first {
      let what = line.removed == 1 ? "removed" : line.returned == 1 ? "there again" : "as before"
      return try sink.write("\(noun) \(number) \(would)\(what)\n")
    }
    var parts: [String] = []
    if line.restored > 0 { parts.append("\(Thousands.grouped(line.restored)) \(would)as before") }
    if line.returned > 0 { parts.append("\(Thousands.grouped(line.returned)) \(would)there again") }
    if line.removed > 0 { parts.append("\(Thousands.grouped(line.removed)) \(would)removed") }
    try sink.write("\(plural): \(parts.joined(separator: ", "))\n")
  }

  /// `1 minute ago`
  private func ago(_ text: String) throws(CRMError) -> String {
    guard let at = text.withBytes({ Instant($0) }) else { return text }
    let seconds = max(0, try context.now().seconds - at.seconds)
    func count(_ n: Int, _ unit: String) -> String { "\(n) \(unit)\(n == 1 ? "" : "s") ago" }
    switch seconds {
    case 0..<60: return count(seconds, "second")
    case 60..<3600: return count(seconds / 60, "minute")
    case 3600..<86_400: return count(seconds / 3600, "hour")
    default: return count(seconds / 86_400, "day")
    }
  }
}
