import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

/// An import from the line to the report: the file, the rejects, progress, what is said at the end.
struct ImportRun {
  /// What is tolerated, and where what is left goes.
  struct Limits {
    var rejects: String?
    var maxRejects: Int?
    var report: String?
    var plan: String?
    var batch: Int?
  }

  let context: CommandContext
  let noun: NounName
  let options: ImportOptions
  let region: String?
  let limits: Limits

  /// How many rejected rows are told of on standard error.
  private static let toldRejects = 20

  func run(_ path: String) throws(CRMError) {
    if limits.rejects == "-" { throw .usage("--rejects needs the name of a file") }
    if path == "-", limits.rejects == nil, limits.maxRejects != 0 {
      throw .usage(
        "rows of standard input that cannot be stored need a place to go",
        hint: "add --rejects FILE, or --strict")
    }
    // A plan is what a trial did.
    if limits.plan != nil { context.options.dryRun = true }
    let folder = context.temporaryFolder
    let input = try SpooledInput(try context.input(path), folder: folder)
    let database = try context.database(.writing)
    let entry = try database.noun(noun)
    let names = ColumnNames(entry)
    let table = try ImportTable(input, options.table) { names.isKnown($0) }
    var rules = try context.rules()
    rules.region = region
    let rejects = RejectsFile(
      for: path == "-" ? "input" : context.absolute(path),
      wanted: try limits.rejects.map { r throws(CRMError) in try context.outputPath(r) },
      isTyped: table.isTyped)
    if !context.options.dryRun { try rejects.prove() }
    let journal = try ImportJournal(
      context, path: limits.report, streams: context.wants.eachRow)
    let plan = try limits.plan.map { p throws(CRMError) in
      try ImportPlanWriter(context, noun, p)
    }
    let meter =
      context.world.terminal.error && !context.options.quiet
      ? ProgressMeter(context.world.err, total: table.size, clock: context.world.milliseconds) : nil
    let lock = WriterNote(context, database.location, "\(noun.rawValue) import \(path)")
    let isBulk = table.estimatedRows > 5000
    if isBulk {
      try database.connection.prepareForBulk()
      lock.write()
    }
    var told: [String] = []
    var operation: Int64?
    let report: ImportReport
    let parts = ImportParts()
    /// Imports some of the rows, as one operation.
    func part(_ options: ImportOptions) throws(CRMError) -> (ImportReport, Int64?) {
      try context.perform(.import) { operation throws(CRMError) in
        let observers = ImportRecords.Observers(
          rejected: { row, rows throws(CRMError) in
            if told.count < Self.toldRejects { told.append(Self.line(row)) }
            plan?.note(row)
            if !context.options.dryRun { try rejects.write(row, rows) }
          },
          row: journal.isWanted || plan != nil
            ? { row throws(CRMError) in
              if journal.isWanted { try journal.write(row, table) }
              plan?.note(row)
            } : nil,
          progress: { progress throws(CRMError) in try watch(progress, meter) })
        let records = try ImportRecords(
          table, into: noun, operation, rules, options, observers, parts)
        let report = try records.run()
        try meter?.show("storing …")
        try check(report, rejects, told)
        // Before the rows are stored: what was left out must be somewhere.
        if !context.options.dryRun, options.window == nil { try rejects.keep() }
        try plan?.write(path, operation, report)
        var file = ImportedFile(
          operation: operation.id, file: path)
        file.rows = Int64(report.rows)
        file.created = Int64(report.created)
        file.changed = Int64(report.changed)
        file.unchanged = Int64(report.unchanged)
        file.rejected = Int64(report.rejected)
        file.conflicts = Int64(report.conflicts)
        file.rejects = report.rejected > 0 ? rejects.path : nil
        // Without a change there is no operation to keep it with.
        if operation.count > 0 { try ImportRuns(database).keep(file) }
        return report
      }
    }
    do throws(CRMError) {
      if let batch = limits.batch, !context.options.dryRun {
        (report, operation) = try inParts(of: batch, part)
        try rejects.keep()
      } else {
        (report, operation) = try part(options)
      }
    } catch {
      if isBulk {
        database.connection.finishBulk()
        lock.remove()
      }
      try meter?.clear()
      throw error
    }
    if isBulk {
      database.connection.finishBulk()
      lock.remove()
    }
    try meter?.clear()
    try journal.finish(report)
    try ImportAnswer(context, noun, options).say(
      report, operation, rejects.path, told,
      isBeside: limits.report == "-" || limits.plan == "-")
    if report.rejected > (limits.maxRejects ?? 0) { context.status = 1 }
  }

  /// How long the database is let go of between two parts, in milliseconds. SQLite looks every 100 ms
  /// whether it may write, once it has waited for a quarter of a second.
  private static let pause = 120

  /// Imports the file in parts of so many rows, each of them an operation, so that other writers get their
  /// turn in between.
  private func inParts(
    of size: Int, _ part: (ImportOptions) throws(CRMError) -> (ImportReport, Int64?)
  ) throws(CRMError) -> (ImportReport, Int64?) {
    var total: ImportReport?
    var operations: [Int64] = []
    var start = 0
    var options = options
    while true {
      options.window = start..<start + size
      do throws(CRMError) {
        let (report, operation) = try part(options)
        if let operation { operations.append(operation) }
        if total == nil { total = report } else { total?.add(report) }
        if report.rows < size { break }
        // Longer than a writer that waits sleeps between two looks, so that it gets its turn.
        _ = context.world.wait(Self.pause)
      } catch {
        var error = error
        if let first = operations.first, let last = operations.last {
          error.message +=
            "; \(Thousands.grouped(start)) rows are stored, operations \(first) to \(last)"
        }
        throw error
      }
      start += size
    }
    if operations.count > 1, let first = operations.first, let last = operations.last {
      context.note("in \(operations.count) operations, \(first) to \(last)")
    }
    return (total ?? ImportReport(), operations.last)
  }

  private static func line(_ row: RejectedRow) -> String {
    let cell = row.column.isEmpty ? "" : "\(row.column) \"\(row.value.prefix(40))\": "
    return "line \(row.line): \(cell)\(row.reason)"
  }

  private func watch(
    _ progress: ImportRecords.Progress, _ meter: ProgressMeter?
  ) throws(CRMError) {
    try context.stopIfInterrupted()
    switch progress {
    case .reading(let rows, let bytes): try meter?.show(bytes: bytes, rows: rows)
    case .indexing: try meter?.show("making indexes …")
    case .matching(let rows, let all):
      try meter?.show("matching \(Thousands.grouped(rows)) of \(Thousands.grouped(all)) rows …")
    }
  }

  /// Stops an import of which too many rows cannot be stored; its rejects are kept.
  private func check(
    _ report: ImportReport, _ rejects: RejectsFile, _ told: [String]
  ) throws(CRMError) {
    guard let most = limits.maxRejects, report.rejected > most else { return }
    try rejects.keep()
    var error = CRMError(
      .data, code: "rejected",
      "\(Thousands.grouped(report.rejected)) of \(Thousands.grouped(report.rows)) rows cannot be stored; nothing was"
    )
    error.details = told.map { "  " + $0 }
    if let path = rejects.path { error.hints = ["they are in \(path)"] }
    throw error
  }
}

/// Tells other commands who holds them up: a small file beside the database while a long write runs.
struct WriterNote {
  /// What the note's name has after the database's.
  static let ending = "-writer"

  private let path: String
  private let text: String

  init(_ context: CommandContext, _ location: String, _ what: String) {
    path = location + Self.ending
    text = "\(what), by \(context.actor), process \(context.world.process.id)"
  }

  /// Writes the note; without it the import still works.
  func write() {
    do throws(CRMError) {
      let file = try OutputFile(path)
      try file.sink.write(text + "\n")
      try file.keep()
    } catch {}
  }

  /// Takes it away.
  func remove() { OutputFile.remove(path) }
}
