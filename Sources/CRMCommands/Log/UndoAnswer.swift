import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

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

/// Takes an operation back, or brings it back, and says what that did.
struct UndoAnswer {
  private let context: CommandContext
  private let direction: UndoOperation.Direction

  init(_ context: CommandContext, _ direction: UndoOperation.Direction) {
    self.context = context
    self.direction = direction
  }

  func run(_ number: Int64?, isPartial: Bool) throws(CRMError) {
    let database = try context.database(.writing)
    context.world.out.whenReaderGone = .goOn
    context.world.catchInterruptions()
    database.connection.stop(on: context.world.interruption)
    let result = try UndoOperation(database, try context.operationContext(), direction).run(
      number, isPartial: isPartial, isTrial: context.options.dryRun)
    context.note(stored: result.number)
    try say(result)
    guard !result.report.left.isEmpty else { return }
    for obstacle in result.report.left.prefix(20) {
      let by = obstacle.operation.map { " by operation \($0)" } ?? ""
      context.note(
        "left as it is: "
          + (obstacle.kept.map { "\($0.noun.rawValue) \($0.record), because " } ?? "")
          + "\(obstacle.noun.rawValue) \(obstacle.record) \(obstacle.reason)\(by)")
    }
    let more = result.report.left.count - 20
    if more > 0 { context.note("… \(Thousands.grouped(more)) more") }
    context.status = 1
  }

  private func say(_ result: UndoOperation.Result) throws(CRMError) {
    let changed = result.report.lines.reduce(0) { $0 + $1.restored + $1.returned + $1.removed }
    let verb =
      switch (direction, context.options.dryRun) {
      case (.undo, false): "Undid"
      case (.undo, true): "Would undo"
      case (.redo, false): "Redid"
      case (.redo, true): "Would redo"
      }
    let words = result.target.command.split(separator: " ").prefix(2).joined(separator: " ")
    let who = result.target.actor == context.actor ? "you" : result.target.actor
    let when = try context.ago(result.target.at)
    var lines: [TextLine] = [
      "\(verb) operation \(result.target.id) (\(words), by \(who), \(when))."
    ]
    lines += result.report.lines.compactMap { line($0).map { TextLine($0) } }
    lines += result.report.remarks.map { TextLine($0) }
    try context.say(lines, object: object(result, changed))
    if direction == .undo, !context.options.dryRun, context.world.terminal.error,
      context.wants.forPeople
    {
      context.note("again: crm redo")
    }
  }

  private func object(_ result: UndoOperation.Result, _ changed: Int) -> JSON {
    let number = context.options.dryRun ? nil : result.number
    var members = [
      JSON.Member("_operation", number.map { .number("\($0)") } ?? .null),
      JSON.Member(
        direction == .undo ? "undone" : "redone", .number("\(result.target.id)")),
      JSON.Member("matched", .number("\(changed)")),
      JSON.Member("changed", .number("\(result.report.lines.reduce(0) { $0 + $1.restored })")),
      JSON.Member("unchanged", .number("0")),
      JSON.Member("created", .number("\(result.report.lines.reduce(0) { $0 + $1.returned })")),
      JSON.Member("removed", .number("\(result.report.lines.reduce(0) { $0 + $1.removed })")),
      JSON.Member("rejected", .number("0")),
      JSON.Member("conflicts", .number("\(result.report.left.count)")),
    ]
    if context.options.dryRun { members.append(JSON.Member("_dry_run", .boolean(true))) }
    return .object(members)
  }

  /// What became of the records of a noun; nil for nothing.
  private func line(_ line: UndoReport.Line) -> String? {
    let noun = line.noun.rawValue
    let entry = context.world.catalogue[line.noun]
    let plural = entry?.plural ?? noun
    let would = context.options.dryRun ? "would be " : ""
    let restored = direction == .undo ? "as before" : "changed again"
    if entry?.traits.contains(.isSetting) == true {
      return "settings \(would)\(restored)"
    }
    guard line.restored + line.returned + line.removed > 0 else { return nil }
    if line.restored + line.returned + line.removed == 1, let number = line.examples.first {
      let what = line.removed == 1 ? "removed" : line.returned == 1 ? "there again" : restored
      return "\(noun) \(number) \(would)\(what)"
    }
    var parts: [String] = []
    if line.restored > 0 { parts.append("\(Thousands.grouped(line.restored)) \(would)\(restored)") }
    if line.returned > 0 { parts.append("\(Thousands.grouped(line.returned)) \(would)there again") }
    if line.removed > 0 { parts.append("\(Thousands.grouped(line.removed)) \(would)removed") }
    return "\(plural): \(parts.joined(separator: ", "))"
  }
}

extension CommandContext {
  /// How long ago a moment is, as it is stored: `1 minute ago`.
  func ago(_ text: String) throws(CRMError) -> String {
    guard let at = text.withBytes({ Instant($0) }) else { return text }
    let seconds = max(0, try now().seconds - at.seconds)
    func count(_ n: Int, _ unit: String) -> String { "\(n) \(unit)\(n == 1 ? "" : "s") ago" }
    switch seconds {
    case 0..<60: return count(seconds, "second")
    case 60..<3600: return count(seconds / 60, "minute")
    case 3600..<86_400: return count(seconds / 3600, "hour")
    default: return count(seconds / 86_400, "day")
    }
  }
}
