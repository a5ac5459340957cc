import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// Says what became of many records: counts, or with JSON Lines a line each.
struct BulkAnswer {
  private let context: CommandContext
  private let noun: NounName

  init(_ context: CommandContext, _ noun: NounName) {
    self.context = context
    self.noun = noun
  }

  /// How many records became what.
  struct Counts {
    var matched = 0
    var changed = 0
    var unchanged = 0
    var created = 0
    var removed: Int?
    var rejected = 0
    var conflicts = 0
  }

  func say(
    _ outcomes: [RecordEditor.Outcome], _ operation: Int64?,
    _ rejects: RecordInput.Rejects = RecordInput.Rejects(keepGoing: false)
  ) throws(CRMError) {
    if context.wants.eachRecord {
      let database = try context.database(.writing)
      return try RecordAnswer(context, noun, database).objects(
        outcomes.map { ($0.number, $0.result) }, asArray: true)
    }
    var counts = Counts()
    counts.rejected = rejects.faults.count
    for outcome in outcomes {
      switch outcome.result {
      case "created": counts.created += 1
      case "changed": counts.changed += 1
      default: counts.unchanged += 1
      }
      if outcome.result != "created" { counts.matched += 1 }
    }
    try say(counts, operation)
  }

  /// Says what became of records that were all changed alike.
  ///
  /// - Parameter missed: how many words named nobody.
  func say(
    _ report: EditRecords.Report, _ operation: Int64?, missed: Int = 0
  ) throws(CRMError) {
    if context.wants.eachRecord {
      let database = try context.database(.writing)
      return try RecordAnswer(context, noun, database).objects(
        report.outcomes.map { ($0.number, $0.result) }, asArray: true)
    }
    var counts = Counts()
    counts.changed = report.changed
    counts.unchanged = report.unchanged
    counts.matched = report.changed + report.unchanged + report.faults.count
    counts.rejected = report.faults.count + missed
    try say(counts, operation)
  }

  func say(_ counts: Counts, _ operation: Int64?) throws(CRMError) {
    var parts: [String] = []
    func add(_ count: Int, _ word: String) {
      if count > 0 { parts.append("\(Thousands.grouped(count)) \(word)") }
    }
    add(counts.created, "created")
    add(counts.removed ?? 0, "removed")
    add(counts.changed, "changed")
    add(counts.unchanged, "unchanged")
    add(counts.rejected, "rejected")
    add(counts.conflicts, counts.conflicts == 1 ? "conflict" : "conflicts")
    let what = parts.isEmpty ? "nothing to do" : parts.joined(separator: " · ")
    let said: TextLine =
      if context.options.dryRun {
        "would be: \(what); nothing was changed"
      } else if let operation {
        "\(what) (operation \(operation); take back with crm undo \(operation))"
      } else { TextLine(what) }
    try context.say([said], object: json(counts, operation))
  }

  private func json(_ counts: Counts, _ operation: Int64?) -> JSON {
    func member(_ name: String, _ count: Int) -> JSON.Member {
      JSON.Member(name, .number("\(count)"))
    }
    let number = context.options.dryRun ? nil : operation
    var members = [
      JSON.Member("_operation", number.map { .number("\($0)") } ?? .null),
      member("matched", counts.matched), member("changed", counts.changed),
      member("unchanged", counts.unchanged), member("created", counts.created),
    ]
    if let removed = counts.removed { members.append(member("removed", removed)) }
    members += [member("rejected", counts.rejected), member("conflicts", counts.conflicts)]
    if context.options.dryRun { members.append(JSON.Member("_dry_run", .boolean(true))) }
    return .object(members)
  }
}
