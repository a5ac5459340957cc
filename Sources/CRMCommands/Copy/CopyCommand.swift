import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let copy = Verb(
    "copy", .writes, "Copy the whole database to another place, a file or a server.",
    """
    Everything goes over: records, their history, operations, numbers, settings. The place must be empty: a \
    new file, or a PostgreSQL database without tables. The copy can be used when all of it is there and both \
    sides hold the same, line by line. A copy that was interrupted goes on where it stopped when the command \
    is given again. Others may read and write meanwhile; what they write is not in the copy.

      $ crm copy --to copy.db
      $ crm copy --to copy.db --dry-run
    """,
    answers: "{database: text, resumed: int, parts: [{name: text, lines: int, checksum: text}]}"
  ) { a throws(CRMError) in
    let to: String? = try a.option(
      "to", value: "place", "The file, or the URL of the database.", completing: .file)
    let restart = a.flag("restart", "Begin anew where an unfinished copy is found.")
    return { context throws(CRMError) in
      guard let to, !to.isEmpty else {
        throw .usage(
          "--to says where the copy goes", hint: "crm copy --to postgres://user@host/crm")
      }
      let place = DatabasePlace.isURL(to) ? to : try context.outputPath(to)
      try Copying(context, place).run(restarts: restart)
    }
  }
}

private struct Copying {
  private let context: CommandContext
  private let target: String

  init(_ context: CommandContext, _ target: String) {
    self.context = context
    self.target = target
  }

  func run(restarts: Bool) throws(CRMError) {
    guard target != context.location else { throw .usage("that is the database itself") }
    try context.becomeServer(for: target)
    let database = try context.database(.reading)
    try database.needAdministrator(to: "copy the database")
    let place = DatabasePlace.masked(target)
    if context.options.dryRun {
      let parts = try DumpDigest(database, at: try context.now()).parts
      return try say(parts, "would copy", place, resumed: 0)
    }
    context.world.catchInterruptions()
    database.connection.stop(on: context.world.interruption)
    let meter =
      context.world.terminal.error && !context.options.quiet
      ? ProgressMeter(context.world.err, total: nil, clock: context.world.milliseconds) : nil
    let report: CopyDatabase.Report
    do throws(CRMError) {
      report = try CopyDatabase(
        database, to: target, try context.engine(), at: try context.now(), timeout: context.timeout
      ) { lines throws(CRMError) in
        try meter?.show("\(Thousands.grouped(Int(lines))) lines copied")
        if let signal = context.world.interruption() {
          throw CRMError(
            .interrupted(signal: signal), code: "interrupted",
            "interrupted: the copy is not whole", hint: "go on with the same command")
        }
      }.run(restarts: restarts)
    } catch {
      try meter?.clear()
      throw error
    }
    try meter?.clear()
    if report.resumed > 0 {
      context.note("went on after \(Thousands.grouped(Int(report.resumed))) lines")
    }
    try say(report.parts, "copied", place, resumed: report.resumed)
  }

  private func say(
    _ parts: [DumpDigest.Part], _ verb: String, _ place: String, resumed: Int64
  ) throws(CRMError) {
    // Moves are part of what moved.
    let moves = Set(context.world.catalogue.namesOfMoved.map { $0.moves.rawValue })
    let records = parts.filter { $0.isRecords && !moves.contains($0.name) }
      .reduce(0) { $0 + $1.count }
    let operations = parts.first { $0.name == "operation" }?.count ?? 0
    try context.say(
      [
        "\(verb) to \(place): \(Thousands.grouped(Int(records))) records, \(Thousands.grouped(Int(operations))) operations\(verb == "copied" ? ", both sides the same" : "")"
      ],
      object: .object([
        JSON.Member("database", .string(place)), JSON.Member("resumed", .number("\(resumed)")),
        JSON.Member(
          "parts",
          .array(
            parts.map { part in
              .object([
                JSON.Member("name", .string(part.name)),
                JSON.Member("lines", .number("\(part.count)")),
                JSON.Member("checksum", .string(String(part.checksum, radix: 16))),
              ])
            })),
      ]))
  }
}
