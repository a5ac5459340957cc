import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let doctor = Verb(
    "doctor", .writes, "Look the database over: damage, drift, what cannot be, where it lies.",
    """
    Checked are the file itself and references that lead nowhere; keys, words and kept columns against the \
    records; values no command would have stored, in earlier states too; sums against the lines they are of; \
    the bytes of attachments; text that was read in the wrong encoding; segments that can no longer be asked; who \
    may read the file, what kind of disk it is on, and how much room is left. '--deep' also compares every state of \
    every record with what its operation wrote: a single bit that changed since is found. Status 1 if anything was \
    found. '--fix' mends what can be mended. What it changes in records is one operation, which 'crm undo' takes \
    back unless a reference led nowhere; keys, words, indexes and kept columns are made anew.

      $ crm doctor
      $ crm doctor --json
      $ crm doctor --deep
    """,
    answers: """
      [{check: text, severity: text, message: text, count: int, examples: [text], mendable: bool, hint: text?}]
      """
  ) { a throws(CRMError) in
    let deep = a.flag("deep", "Compare every state with what its operation wrote.")
    let fix = a.flag("fix", "Mend what can be mended.")
    return { context throws(CRMError) in try Doctor(context, deep: deep).run(fix: fix) }
  }
}

private struct Doctor {
  private let context: CommandContext
  private let deep: Bool

  init(_ context: CommandContext, deep: Bool) {
    self.context = context
    self.deep = deep
  }

  func run(fix: Bool) throws(CRMError) {
    do throws(CRMError) {
      try look(fix: fix)
    } catch {
      // So damaged that it cannot even be looked at.
      guard error.code == "damaged_database" else { throw error }
      try say([.damage("the file is damaged: a page cannot be read")])
      context.status = 1
    }
  }

  private func look(fix wanted: Bool) throws(CRMError) {
    let place = context.world.engine.place(context.location)
    // What stands in the way of writing goes first; a trial cannot go on without.
    let isFree = place.leftBehind.isEmpty || !context.options.dryRun && place.ownsLeftBehind
    let fix = wanted && isFree
    if fix, !place.leftBehind.isEmpty {
      try context.database(.reading).needAdministrator(to: "mend the database")
      context.close()
      for file in place.leftBehind { OutputFile.copyMode(of: context.location, to: file) }
    }
    let database = try context.database(fix ? .writing : .reading)
    try database.needEverything(to: "look the database over")
    if fix { try database.needAdministrator(to: "mend the database") }
    try database.connection.distrust()
    if let caution = place.caution { context.note(caution) }
    let examination = Examination(database, try context.rules(), place)
    let findings = try examination.run(deep: deep) { check throws(CRMError) in
      context.detail("looking at \(check)")
    }
    try say(findings)
    guard !findings.isEmpty else { return }
    context.status = 1
    guard fix else {
      if !wanted, findings.contains(where: { $0.isMendable }) {
        context.hint("mend what can be mended: crm doctor --fix")
      }
      return
    }
    if findings.contains(where: { $0.check == "mode" && $0.isMendable }), !context.options.dryRun {
      OutputFile.makePrivate(context.location)
    }
    if findings.contains(where: { $0.check == "guards" }) {
      _ = try context.perform { operation throws(CRMError) in
        try examination.mendGuards()
        operation.noteMaintenance()
      }
    }
    if findings.contains(where: { $0.check == "numbers" }) {
      _ = try context.perform { operation throws(CRMError) in
        try examination.mendNumbers()
        operation.noteMaintenance()
      }
    }
    let (_, operation) = try context.perform { operation throws(CRMError) in
      try examination.mend(findings, by: RecordEditor(operation, try context.rules()))
    }
    let again = Examination(
      database, try context.rules(), context.world.engine.place(context.location))
    let left = try again.run(deep: deep) { _ throws(CRMError) in }
    if context.options.dryRun ? findings.allSatisfy({ $0.isMendable }) : left.isEmpty {
      context.status = 0
    }
    let what = findings.count - left.count
    if context.options.dryRun {
      context.note("would mend \(findings.filter { $0.isMendable }.count) of \(findings.count)")
    } else {
      // A reference that leads nowhere is refused when it is to come back.
      let isFinal = findings.contains { $0.check == "orphans" }
      let back =
        operation.map {
          isFinal ? " (operation \($0))" : " (operation \($0); take back with crm undo \($0))"
        } ?? ""
      context.note("mended \(what) of \(findings.count)\(back)")
    }
  }

  private func say(_ findings: [Examination.Finding]) throws(CRMError) {
    let columns = [
      OutputColumn("check", heading: "CHECK"), OutputColumn("severity", heading: "SEVERITY"),
      OutputColumn("message", heading: "MESSAGE"),
      OutputColumn("count", .integer(0...Int64.max), heading: "COUNT"),
      OutputColumn("examples", heading: "EXAMPLES"),
      OutputColumn("mendable", .boolean, heading: "MENDABLE"),
      OutputColumn("hint", heading: "HINT"),
    ]
    let grid = Grid(columns) { emit throws(CRMError) in
      for finding in findings {
        try Texts.with([
          finding.check, finding.isError ? "error" : "warning", finding.message,
          finding.examples.joined(separator: ";"), finding.hint ?? "",
        ]) { cells throws(CRMError) in
          try emit([
            cells[0], cells[1], cells[2], .integer(Int64(finding.count)), cells[3],
            .boolean(finding.isMendable), cells[4],
          ])
        }
      }
    }
    grid.objects = .each { emit throws(CRMError) in
      for finding in findings {
        try emit(
          .object([
            JSON.Member("check", .string(finding.check)),
            JSON.Member("severity", .string(finding.isError ? "error" : "warning")),
            JSON.Member("message", .string(finding.message)),
            JSON.Member("count", .number("\(finding.count)")),
            JSON.Member("examples", .array(finding.examples.map { .string($0) })),
            JSON.Member("mendable", .boolean(finding.isMendable)),
            JSON.Member("hint", finding.hint.map { .string($0) } ?? .null),
          ]))
      }
    }
    let place = context.place
    grid.lines = { () throws(CRMError) in
      guard !findings.isEmpty else { return ["\(place) is well"] }
      var lines: [TextLine] = []
      for finding in findings {
        let more = finding.count > finding.examples.count ? " …" : ""
        let examples =
          finding.examples.isEmpty ? "" : "  (\(finding.examples.joined(separator: ", "))\(more))"
        lines.append(
          "\(finding.isError ? "error  " : "warning") \(finding.check): \(finding.message)\(examples)"
        )
        if let hint = finding.hint { lines.append("        \(hint)") }
      }
      return lines
    }
    try context.answer(choosing: grid)
  }
}
