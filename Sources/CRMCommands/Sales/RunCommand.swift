import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension DailyRun.Kind: ArgumentValue {}

extension Verb {
  static let run = Verb(
    "run", "Do what has come due by itself. Made for cron, as often as you like.",
    """
    recurrences (the next task of a row whose day has come), quotes (those whose last day is over expire), renewals \
    (a task 90 days before a contract ends, one for the last day of notice; contracts that renew themselves, or end), \
    leads (those to be tried again, scores), followups (companies nobody was in touch with for as long as was agreed). \
    Each kind is one operation; what was done once is not done again, however many run at a time. It prints what it \
    did, and nothing when there was nothing.

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

  private struct Line {
    var kind: String
    var deed: DailyRun.Deed
    var words: String
    var operation: Int64?
  }

  func run(_ kinds: [DailyRun.Kind]) throws(CRMError) {
    let database = try context.database(.writing)
    let zone = try context.rules(ofZone: try database.settings().timeZone)
    let today = zone.local(try context.now()).day
    var lines: [Line] = []
    var failure: CRMError?
    for kind in kinds {
      // What one kind meets keeps no other from being done.
      do throws(CRMError) {
        lines += try run(kind, today, database)
      } catch {
        if error.kind != .data && error.kind != .usage { throw error }
        failure = failure ?? error
      }
    }
    if lines.isEmpty, failure == nil, context.format() == .json {
      try context.sink().write("[]\n")
    }
    if !lines.isEmpty { try write(lines) }
    if let failure { throw failure }
  }

  /// Does what has come due of a kind, as an operation of its own.
  private func run(
    _ kind: DailyRun.Kind, _ today: Day, _ database: Database
  ) throws(CRMError) -> [Line] {
    let (done, operation) = try context.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules())
      var run = DailyRun(editor, today: today) { n throws(CRMError) in try context.zone(ofUser: n)
      }
      var told: [Line] = []
      for deed in try run.run(kind) {
        var words = deed.words
        if deed.result == "created" {
          words = try RecordAnswer(context, deed.noun, database).summary(deed.number)
        }
        told.append(Line(kind: kind.rawValue, deed: deed, words: words, operation: nil))
      }
      return told
    }
    return done.map {
      Line(kind: $0.kind, deed: $0.deed, words: $0.words, operation: operation)
    }
  }

  private func write(_ lines: [Line]) throws(CRMError) {
    if context.format() == .text {
      for line in lines {
        let would =
          context.options.dryRun
          ? (line.deed.result == "created" ? " would be" : " would change") : ""
        try context.sink().write(
          Visible.text("\(line.deed.noun.rawValue) \(line.deed.number)\(would): \(line.words)")
            + "\n")
      }
      return
    }
    let columns = [
      OutputColumn("kind", heading: "KIND"), OutputColumn("noun", heading: "NOUN"),
      OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
      OutputColumn("_result", heading: "RESULT"), OutputColumn("what", heading: "WHAT"),
      OutputColumn("_operation", .integer(1...Int64.max), heading: "OPERATION"),
    ]
    try context.writeTable(columns) { emit throws(CRMError) in
      for line in lines {
        try Texts.with([line.kind, line.deed.noun.rawValue, line.deed.result, line.words]) {
          cells throws(CRMError) in
          try emit([
            cells[0], cells[1], .integer(line.deed.number), cells[2], cells[3],
            line.operation.map { .integer($0) } ?? .null,
          ])
        }
      }
    }
  }
}
