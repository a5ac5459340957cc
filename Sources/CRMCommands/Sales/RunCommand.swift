import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension DailyRun.Kind: ArgumentValue {}

extension Verb {
  static let run = Verb(
    "run", .writes, "Do what has come due by itself. Made for cron, as often as you like.",
    """
    recurrences (the next task of a row whose day has come), quotes (those whose last day is over expire), renewals \
    (a task 90 days before a contract ends, one for the last day of notice; contracts that renew themselves, or end), \
    leads (those to be tried again, scores), followups (companies nobody was in touch with for as long as was agreed). \
    Each kind is one operation; what was done once is not done again, however many run at a time. It prints what it \
    did, and nothing when there was nothing. A record that stands in the way is left and named, and the status is 1.

      $ crm run
      $ crm run renewals quotes --dry-run
    """
  ) { a throws(CRMError) in
    let kinds: [DailyRun.Kind] = try a.arguments("kind", "Only these; all of them unless said.")
    return { context throws(CRMError) in
      try RunCommand(context).run(kinds.isEmpty ? DailyRun.Kind.allCases : kinds)
    }
  }
}

private struct RunCommand {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  private struct Done {
    var kind: String
    var result: DailyRun.Outcome
    var words: String
    var operation: Int64?
  }

  func run(_ kinds: [DailyRun.Kind]) throws(CRMError) {
    let database = try context.database(.writing)
    let zone = try context.rules(ofZone: try database.settings().timeZone)
    let today = zone.local(try context.now()).day
    var lines: [Done] = []
    var faults = Faults()
    for kind in kinds { lines += try run(kind, today, database, &faults) }
    try write(lines)
    context.report(faults)
  }

  /// Does what has come due of a kind. A record that cannot be done is named and left, and the rest begun again
  /// without it: half of what was done to it would be in the same operation.
  private func run(
    _ kind: DailyRun.Kind, _ today: Day, _ database: Database, _ faults: inout Faults
  ) throws(CRMError) -> [Done] {
    var left: Set<String> = []
    while true {
      var at: String?
      do throws(CRMError) {
        return try run(kind, today, database, leaving: left, &at)
      } catch {
        guard error.isOfOneRecord else { throw error }
        var fault = error
        fault.message = "\(at?.replacing(":", by: " ") ?? kind.rawValue): " + fault.message
        if let at { fault.candidates = [at] }
        faults.add(fault)
        guard let at, left.insert(at).inserted else { return [] }
      }
    }
  }

  /// Does what has come due of a kind, as an operation of its own.
  private func run(
    _ kind: DailyRun.Kind, _ today: Day, _ database: Database, leaving left: Set<String>,
    _ at: inout String?
  ) throws(CRMError) -> [Done] {
    var stopped: String?
    defer { at = stopped }
    let (done, operation) = try context.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules())
      var run = DailyRun(editor, today: today, leaving: left) { n throws(CRMError) in
        try context.zone(ofUser: n)
      }
      defer { stopped = run.at }
      var told: [Done] = []
      for result in try run.run(kind) {
        var words = result.words
        if result.result == "created" {
          words = try RecordAnswer(context, result.noun, database).summary(result.number)
        }
        told.append(Done(kind: kind.rawValue, result: result, words: words, operation: nil))
      }
      return told
    }
    return done.map {
      Done(kind: $0.kind, result: $0.result, words: $0.words, operation: operation)
    }
  }

  private func write(_ lines: [Done]) throws(CRMError) {
    let columns = [
      OutputColumn("kind", heading: "KIND"), OutputColumn("noun", heading: "NOUN"),
      OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
      OutputColumn("_result", heading: "RESULT"), OutputColumn("what", heading: "WHAT"),
      OutputColumn("_operation", .integer(1...Int64.max), heading: "OPERATION"),
    ]
    // Where nothing was due nothing is said.
    guard !lines.isEmpty || context.wants.everyField else { return }
    let grid = Grid(columns, .named(noun: 1, number: 2)) { emit throws(CRMError) in
      for line in lines {
        try Texts.with([line.kind, line.result.noun.rawValue, line.result.result, line.words]) {
          cells throws(CRMError) in
          try emit([
            cells[0], cells[1], .integer(line.result.number), cells[2], cells[3],
            line.operation.map { .integer($0) } ?? .null,
          ])
        }
      }
    }
    grid.lines = { () throws(CRMError) in
      lines.map { line in
        let would =
          context.options.dryRun
          ? (line.result.result == "created" ? " would be" : " would change") : ""
        return TextLine("\(line.result.noun.rawValue) \(line.result.number)\(would): \(line.words)")
      }
    }
    try context.answer(choosing: grid)
  }
}
