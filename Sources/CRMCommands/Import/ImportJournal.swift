import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput

/// What became of each row, a line of JSON each, and at the end counts and sums of the columns: on standard
/// output with `--format jsonl`, in a file with `--report`.
final class ImportJournal {
  private let out: ((String) throws(CRMError) -> Void)?
  private let file: OutputFile?
  /// Whether what was found of the columns is told on standard output too.
  private let tellsColumns: Bool

  init(_ context: CommandContext, path: String?, streams: Bool) throws(CRMError) {
    // `-` is standard output, as everywhere.
    file = try path.flatMap { p throws(CRMError) -> OutputFile? in
      if p == "-" { return nil }
      let path = try context.outputPath(p)
      guard !OutputFile.exists(path) || path.hasPrefix("/dev/") else {
        throw .exists(p, option: "--report")
      }
      return try OutputFile(path)
    }
    out = streams || path == "-" ? { line throws(CRMError) in try context.hand(line) } : nil
    tellsColumns = path == "-"
  }

  /// Whether anybody wants to know of each row.
  var isWanted: Bool { out != nil || file != nil }

  /// Writes what became of a row.
  func write(_ row: ImportedRow, _ table: ImportTable) throws(CRMError) {
    var members = [
      JSON.Member("id", row.record.map { .number("\($0)") } ?? .null),
      JSON.Member("_line", .number("\(row.line)")),
      JSON.Member("_result", .string(row.result.rawValue)),
    ]
    if let reason = row.reason { members.append(JSON.Member("_reason", .string(reason))) }
    if !row.kept.isEmpty {
      members.append(
        JSON.Member(
          "_kept",
          .array(
            row.kept.map {
              .object([
                JSON.Member("field", .string($0.field)), JSON.Member("stored", .string($0.stored)),
                JSON.Member("file", .string($0.file)),
              ])
            })))
    }
    let line = JSON.object(members).description + "\n"
    try out?(line)
    try file?.sink.write(line)
  }

  /// Writes what was found of the columns, to the file alone.
  func finish(_ report: ImportReport) throws(CRMError) {
    let file = self.file
    let write: (String) throws(CRMError) -> Void
    if let file {
      write = { line throws(CRMError) in try file.sink.write(line) }
    } else if tellsColumns, let out {
      write = out
    } else {
      return
    }
    for column in report.columns {
      var members = [
        JSON.Member("_column", .string(column.name)),
        JSON.Member("meaning", .string(column.meaning)),
        JSON.Member(
          "stored",
          .boolean(column.isStored && (column.workedOut == 0 || column.workedOut < column.filled))),
        JSON.Member("filled", .number("\(column.filled)")),
      ]
      if column.workedOut > 0 {
        members.append(JSON.Member("worked_out", .number("\(column.workedOut)")))
      }
      if let sum = column.sum {
        members.append(JSON.Member("sum", .number(Decimal(millionths: sum).description)))
      }
      try write(JSON.object(members).description + "\n")
    }
    let counts = [
      ("rows", report.rows), ("created", report.created), ("changed", report.changed),
      ("unchanged", report.unchanged), ("rejected", report.rejected),
      ("conflicts", report.conflicts),
    ]
    try write(
      JSON.object(counts.map { JSON.Member("_" + $0.0, .number("\($0.1)")) }).description + "\n")
    try file?.keep()
  }
}

/// Says what an import did: counts on standard output, the rest beside it.
struct ImportAnswer {
  private let context: CommandContext
  private let noun: NounName
  private let options: ImportOptions

  init(_ context: CommandContext, _ noun: NounName, _ options: ImportOptions) {
    self.context = context
    self.noun = noun
    self.options = options
  }

  func say(
    _ report: ImportReport, _ operation: Int64?, _ rejects: String?, _ told: [String],
    isBeside: Bool
  ) throws(CRMError) {
    if !context.wants.eachRow { try counts(report, operation, isBeside: isBeside) }
    columns(report)
    for remark in report.remarks { context.note(remark) }
    context.note(report.consequences)
    if report.qualified > 0 {
      let one = report.qualified == 1
      context.note(
        "\(Thousands.grouped(report.qualified)) \(one ? "lead is" : "leads are") MQL by \(one ? "its" : "their") score"
      )
    }
    for (name, count) in report.made {
      let plural = context.world.catalogue[NounName(rawValue: name)]?.plural ?? name
      context.note(
        "\(Thousands.grouped(count)) \(count == 1 ? name : plural) made, because rows refer to them"
      )
    }
    if report.keptValues > 0 {
      context.note(
        "\(Thousands.grouped(report.keptValues)) \(report.keptValues == 1 ? "value differs" : "values differ") from what is stored and \(report.keptValues == 1 ? "was" : "were") left alone (--overwrite takes them, --report FILE lists them)"
      )
    }
    workedOut(report)
    if report.removedControls > 0 {
      let one = report.removedControls == 1
      context.note(
        "\(Thousands.grouped(report.removedControls)) control \(one ? "character was" : "characters were") left out"
      )
    }
    if report.strippedMarks > 0 {
      context.note(
        "\(Thousands.grouped(report.strippedMarks)) marks of a spreadsheet were taken off")
    }
    for (text, count) in report.warnings {
      context.note(count == 1 ? text : "\(text) (\(Thousands.grouped(count)) times)")
    }
    if report.furtherWarnings > 0 {
      context.note("… \(Thousands.grouped(report.furtherWarnings)) more of these")
    }
    for line in told { context.note(line) }
    if report.rejected > told.count {
      context.note("… \(Thousands.grouped(report.rejected - told.count)) more")
    }
    if let rejects {
      let shown =
        rejects.hasPrefix(context.world.directory + "/")
        ? String(rejects.dropFirst(context.world.directory.count + 1)) : rejects
      context.hint("mend \(shown) and import it again")
    }
  }

  /// Says what the program decided itself, whatever the file says.
  private func workedOut(_ report: ImportReport) {
    let columns = report.columns.filter { $0.workedOut > 0 }
    if !columns.isEmpty {
      let names = columns.map { "\"\($0.name)\" (\(Thousands.grouped($0.workedOut)))" }
      context.note("worked out from other fields, and not stored: \(names.joined(separator: ", "))")
    }
    if report.ownValues > 0 {
      let one = report.ownValues == 1
      context.note(
        "\(Thousands.grouped(report.ownValues)) \(one ? "value differs" : "values differ") from what the program keeps itself and \(one ? "was" : "were") left alone (--report FILE lists them)"
      )
    }
    func closed(_ count: Int, _ why: String) {
      guard count > 0 else { return }
      let plural = context.world.catalogue[noun]?.plural ?? noun.rawValue
      let what = count == 1 ? noun.rawValue : plural
      context.note("\(Thousands.grouped(count)) closed \(what) \(why)")
    }
    closed(report.undated, "without a day in the file: closed now")
    closed(report.closedEarly, "with a day to come in the file: closed now, and the day is kept")
  }

  /// - Parameter isBeside: whether standard output is for the report or the plan, so that this is said beside it.
  private func counts(
    _ report: ImportReport, _ operation: Int64?, isBeside: Bool
  ) throws(CRMError) {
    if context.wants.everyField, !isBeside {
      var counts = BulkAnswer.Counts()
      counts.matched = report.matched
      counts.changed = report.changed
      counts.unchanged = report.unchanged
      counts.created = report.created
      counts.rejected = report.rejected
      counts.conflicts = report.conflicts
      return try BulkAnswer(context, noun).say(counts, operation)
    }
    var parts: [String] = []
    for (count, word) in [
      (report.created, "created"), (report.changed, "changed"), (report.unchanged, "unchanged"),
      (report.rejected, "rejected"),
      (report.conflicts, report.conflicts == 1 ? "conflict" : "conflicts"),
    ] where count > 0 {
      parts.append("\(Thousands.grouped(count)) \(word)")
    }
    let what = parts.isEmpty ? "no rows" : parts.joined(separator: " · ")
    let said =
      context.options.dryRun
      ? "would be: \(what); nothing was changed"
      : what + (operation.map { "   (operation \($0))" } ?? "")
    if isBeside { return context.note(said) }
    try context.say(said)
  }

  /// What became of the columns: all of them with `-v`, those that are not stored in any case.
  private func columns(_ report: ImportReport) {
    if context.options.verbose {
      for column in report.columns {
        var sum = column.sum.map { ", sum \(Decimal(millionths: $0).description)" } ?? ""
        if column.workedOut > 0 {
          sum += ", \(Thousands.grouped(column.workedOut)) worked out from other fields"
        }
        context.note(
          "\(column.name) → \(column.meaning): \(Thousands.grouped(column.filled)) cells\(sum)")
      }
    }
    guard options.extra == .report else { return }
    let left = report.columns.filter { !$0.isStored && $0.meaning == "left over" && $0.filled > 0 }
    guard !left.isEmpty else { return }
    let names = left.map { "\"\($0.name)\" (\(Thousands.grouped($0.filled)))" }.joined(
      separator: ", ")
    context.note("left over and not stored: \(names)")
    context.hint(
      "--extra notes or --extra field keeps them, --map 'COLUMN=field' says what they are")
  }
}
