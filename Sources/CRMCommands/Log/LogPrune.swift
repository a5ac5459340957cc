import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let logPrune = Verb(
    "prune", .writes, "Let go of earlier states of records that are too old to be taken back.",
    """
    Operations older than the setting 'history_keep' (24 months) cannot be undone any more; this frees \
    the room their earlier states take. The operations stay in the log. It cannot be undone.

      $ crm log prune --dry-run
    """,
    answers: "{_operation: int?, states: int}"
  ) { a throws(CRMError) in
    return { context throws(CRMError) in try LogPruning(context).run() }
  }
}

/// Lets go of what is too old to be taken back.
private struct LogPruning {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run() throws(CRMError) {
    let database = try context.database(.writing)
    try database.needAdministrator(to: "prune the log")
    let months = try database.settings().historyMonths
    let day = try context.now().day.adding(months: -months)
    let last = try RecordStates(database).newest(before: Instant(day))
    let count = try RecordStates(database).count(upTo: last)
    guard count > 0 else { return try say(0, months, nil) }
    if !context.options.dryRun, !context.options.yes {
      guard context.world.terminal.input else {
        throw CRMError(
          .usage, code: "not_confirmed",
          "\(Thousands.grouped(Int(count))) earlier states would go for good",
          hint: "add --yes to let them go")
      }
      context.note(
        "\(context.place): \(Thousands.grouped(Int(count))) earlier states, up to operation \(last)"
      )
      guard try context.confirm("Let them go for good?") else { return }
    }
    let (_, operation) = try context.perform(.erase) { operation throws(CRMError) in
      _ = try RecordStates(database).prune(upTo: last, by: operation)
    }
    try say(count, months, operation)
  }

  private func say(_ count: Int64, _ months: Int, _ operation: Int64?) throws(CRMError) {
    let number = context.options.dryRun ? nil : operation
    let verb = context.options.dryRun ? "would go" : "let go"
    let said =
      count == 0
      ? "nothing is older than \(months) months"
      : "\(Thousands.grouped(Int(count))) earlier states older than \(months) months \(verb)"
    try context.say(
      [TextLine(said)],
      object: .object([
        JSON.Member("_operation", number.map { .number("\($0)") } ?? .null),
        JSON.Member("states", .number("\(count)")),
      ]))
  }
}
