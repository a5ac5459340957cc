import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let run = Verb(
    "run", .writes, "Do what has come due by itself. Made for cron, as often as you like.",
    """
    {jobs}

    Each is one operation; what was done once is not done again, however many run at a time. It prints what it did, \
    and nothing when there was nothing. A record that stands in the way is left and named, and the status is 1. \
    'crm run list' tells which there are and what each last did.

      $ crm run
      $ crm run renewals quotes --dry-run
      $ crm run list
    """,
    answers: """
      [{kind: text, noun: text, id: int, _result: text, what: text?, _operation: int?}] | [{job: text, last: \
      moment?, operation: int?, records: int?, what: text}]
      """
  ) { a throws(CRMError) in
    let names: [String] = try a.arguments(
      "job", "Only these; all of them unless said. 'list' lists them.",
      completing: .words(Jobs.all(.standard).map { $0.name } + ["list"]))
    return { context throws(CRMError) in
      let all = Jobs.all(context.world.catalogue)
      if names == ["list"] { return try RunCommand(context).list(all) }
      var jobs: [any Job.Type] = []
      for name in names {
        guard let job = all.first(where: { $0.name == name }) else {
          throw .usage(
            name == "list" ? "list stands alone" : "there is no job \"\(name)\"",
            hint: name == "list"
              ? "crm run list" : "one of " + all.map { $0.name }.joined(separator: ", "))
        }
        jobs.append(job)
      }
      try RunCommand(context).run(jobs.isEmpty ? all : jobs)
    }
  }
}

private struct RunCommand {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  private struct Done {
    var kind: String
    var result: JobRun.Outcome
    var words: String
    var operation: Int64?
  }

  func run(_ jobs: [any Job.Type]) throws(CRMError) {
    let database = try context.database(.writing)
    let zone = try context.rules(ofZone: try database.settings().timeZone)
    let today = zone.local(try context.now()).day
    var lines: [Done] = []
    var faults = Faults()
    for job in jobs { lines += try run(job, today, database, &faults) }
    try write(lines)
    context.report(faults)
  }

  /// Does what has come due of a kind. A record that cannot be done is named and left, and the rest begun again
  /// without it: half of what was done to it would be in the same operation.
  private func run(
    _ job: any Job.Type, _ today: Day, _ database: Database, _ faults: inout Faults
  ) throws(CRMError) -> [Done] {
    var left: Set<String> = []
    while true {
      var at: String?
      do throws(CRMError) {
        return try run(job, today, database, leaving: left, &at)
      } catch {
        guard error.isOfOneRecord else { throw error }
        var fault = error
        fault.message = "\(at?.replacing(":", by: " ") ?? job.name): " + fault.message
        if let at { fault.candidates = [at] }
        faults.add(fault)
        guard let at, left.insert(at).inserted else { return [] }
      }
    }
  }

  /// Does what has come due of a kind, as an operation of its own.
  private func run(
    _ job: any Job.Type, _ today: Day, _ database: Database, leaving left: Set<String>,
    _ at: inout String?
  ) throws(CRMError) -> [Done] {
    var stopped: String?
    defer { at = stopped }
    let (done, operation) = try context.perform(command: "run " + job.name) {
      operation throws(CRMError) in
      let editor = RecordEditor(operation, try context.rules())
      let run = JobRun(editor, today: today, leaving: left) { n throws(CRMError) in
        try context.zone(ofUser: n)
      }
      defer { stopped = run.at }
      var told: [Done] = []
      try run.run(job)
      for result in run.outcomes {
        var words = result.words
        if result.result == "created" {
          words = try RecordAnswer(context, result.noun, database).summary(result.number)
        }
        told.append(Done(kind: job.name, result: result, words: words, operation: nil))
      }
      return told
    }
    return done.map {
      Done(kind: $0.kind, result: $0.result, words: $0.words, operation: operation)
    }
  }

  /// Which jobs there are, and when each last did something.
  func list(_ jobs: [any Job.Type]) throws(CRMError) {
    let database = try context.database(.reading)
    let log = OperationLog(database)
    let columns = [
      OutputColumn("job", heading: "JOB"), OutputColumn("last", .instant, heading: "LAST"),
      OutputColumn("operation", .integer(1...Int64.max), heading: "OPERATION"),
      OutputColumn("records", .integer(0...Int64.max - 1), heading: "RECORDS"),
      OutputColumn("what", heading: "WHAT"),
    ]
    let grid = Grid(columns) { emit throws(CRMError) in
      for job in jobs {
        let last = try log.newest(command: "run " + job.name)
        try Texts.with([job.name, last?.at ?? "", job.sentence]) { cells throws(CRMError) in
          try emit([
            cells[0], last == nil ? .null : cells[1], last.map { .integer($0.id) } ?? .null,
            last.map { .integer(Int64($0.count)) } ?? .null, cells[2],
          ])
        }
      }
    }
    try context.answer(choosing: grid)
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
