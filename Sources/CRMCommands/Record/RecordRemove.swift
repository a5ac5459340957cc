import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let remove = Verb(
    "remove", .writes, "Remove {nouns}; 'crm undo' brings them back.",
    """
    What only the record owns goes along. If other records refer to it, nothing is removed: '--detach' \
    clears those references, '--with-related' removes those records too. A removed record's number is \
    never given again. This is no erasure in the sense of the data protection law: undo brings \
    everything back.

    {examples}
    """, aliases: ["rm"]
  ) { a throws(CRMError) in
    let records: [String] = try a.arguments(
      "record", "The {nouns}: numbers, keys or exact names.", completing: .records)
    let conditions: [String] = try a.options(
      "where", value: "filter", "Remove every {noun} that fits.", completing: .filter)
    let all = a.flag("all", "With --where, also those that are not active; alone, every {noun}.")
    let detach = a.flag("detach", "Clear the references other records have to them.")
    let withRelated = a.flag("with-related", "Remove the records that refer to them, too.")
    let most: Count? = try a.option("max", value: "n", "Refuse to remove more than so many.")
    return { context throws(CRMError) in
      if detach, withRelated { throw .usage("--detach and --with-related do not go together") }
      try RecordRemoval(
        context: context, noun: try context.nounName(),
        others: detach ? .detach : withRelated ? .remove : .refuse, most: most?.value
      ).run(records, conditions, all: all)
    }
  }
}

private struct RecordRemoval {
  let context: CommandContext
  let noun: NounName
  let others: RemoveRecords.Others
  let most: Int?

  func run(_ records: [String], _ conditions: [String], all: Bool) throws(CRMError) {
    let database = try context.database(.writing)
    let numbers: [Int64]
    let isBulk: Bool
    let chosen = BulkSelection(context, noun, conditions, all: all)
    if conditions.isEmpty, !all {
      guard !records.isEmpty else {
        throw CRMError(.usage, code: "missing_argument", "<record> is missing")
      }
      numbers = try RecordWords(context, noun, database).numbers(records, beginnings: false)
      isBulk = records.contains("-")
    } else {
      guard records.isEmpty else {
        throw .usage("\"\(records[0])\" and a filter do not go together")
      }
      numbers = try chosen.shown()
      isBulk = true
    }
    if numbers.isEmpty { return try BulkAnswer(context, noun).say([], nil) }
    if let most, numbers.count > most { throw BulkSelection.tooMany(numbers.count, most) }
    guard try agrees(numbers, isBulk, database) else { return }
    try remove(numbers, isBulk, records.count, database, records.isEmpty ? chosen : nil)
  }

  private func agrees(
    _ numbers: [Int64], _ isBulk: Bool, _ database: Database
  ) throws(CRMError) -> Bool {
    guard isBulk, numbers.count > 20, context.world.terminal.input, !context.options.yes,
      !context.options.dryRun
    else { return true }
    let finder = RecordFinder(database, try context.rules())
    let table = try database.table(noun)
    let names = try numbers.prefix(3).map { n throws(CRMError) in try finder.title(of: n, table) }
    context.note("\(Thousands.grouped(numbers.count)) \(table.noun.plural) would be removed")
    context.note(
      "  " + names.joined(separator: " · ") + " · … \(Thousands.grouped(numbers.count - 3)) more")
    return try context.confirm("Remove them?")
  }

  private func remove(
    _ numbers: [Int64], _ isBulk: Bool, _ typed: Int, _ database: Database,
    _ chosen: BulkSelection?
  ) throws(CRMError) {
    let finder = RecordFinder(database, try context.rules())
    let table = try database.table(noun)
    let answer = RecordAnswer(context, noun, database)
    let isForPrograms = answer.isForPrograms
    // What programs are told of records is read before they are gone.
    var objects = ""
    if isForPrograms, !isBulk {
      objects = try context.captured { () throws(CRMError) in
        try answer.objects(numbers.map { ($0, "removed") }, asArray: typed > 1)
      }
    }
    let names = try numbers.prefix(isBulk ? 0 : numbers.count).map { n throws(CRMError) in
      try finder.title(of: n, table)
    }
    var report = RemoveRecords.Report()
    var removed = numbers
    let (_, operation) = try context.perform { operation throws(CRMError) in
      if let chosen { removed = try chosen.numbers(of: numbers) }
      report = try RemoveRecords(operation, try context.rules(), others: others).run(
        removed, of: noun)
    }
    if isForPrograms, !isBulk { return try context.hand(objects) }
    if isBulk {
      var counts = BulkAnswer.Counts()
      counts.matched = removed.count
      counts.removed = removed.count
      return try BulkAnswer(context, noun).say(counts, operation)
    }
    let would = context.options.dryRun ? "would be " : ""
    for (number, name) in zip(numbers, names) {
      let isNamed = name != "\(noun.rawValue) \(number)"
      try context.say("\(noun.rawValue) \(number) \(would)removed\(isNamed ? ": " + name : "")")
    }
    try sayRelated(report, numbers.count)
    if !context.options.dryRun, let operation {
      context.note(
        "Take it back with crm undo \(operation). It is no erasure: the data are kept for that.")
    }
  }

  private func sayRelated(_ report: RemoveRecords.Report, _ own: Int) throws(CRMError) {
    let would = context.options.dryRun ? "would be " : ""
    for (other, count) in report.removed {
      let left = other == noun ? count - own : count
      if left > 0 {
        try context.say("  \(left) \(plural(other, left)) \(would)removed with it")
      }
    }
    for (other, count) in report.detached {
      try context.say("  \(count) \(plural(other, count)) \(would)detached")
    }
  }

  private func plural(_ noun: NounName, _ count: Int) -> String {
    count == 1 ? noun.rawValue : context.world.catalogue[noun]?.plural ?? noun.rawValue
  }
}
