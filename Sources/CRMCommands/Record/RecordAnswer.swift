import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// Says what became of records: in words for people, as objects for programs.
struct RecordAnswer {
  private let context: CommandContext
  private let database: Database
  private let noun: NounName

  init(_ context: CommandContext, _ noun: NounName, _ database: Database) {
    self.context = context
    self.noun = noun
    self.database = database
  }

  /// Whether the answer is for programs.
  var isForPrograms: Bool { !context.wants.inWords }

  // MARK: Objects

  /// Records with all their fields, or those of `--fields`, and what became of each.
  func objects(_ records: [(number: Int64, result: String?)], asArray: Bool) throws(CRMError) {
    try context.answer(.grid(try grid(records, asArray: asArray)))
  }

  /// The same, as a value.
  func grid(
    _ records: [(number: Int64, result: String?)], asArray: Bool
  ) throws(CRMError) -> Grid {
    let paths = try context.paths(noun, in: database, usual: [], every: true)
    let hasResult = records.contains { $0.result != nil }
    var columns = paths.map { context.column($0) }
    if hasResult { columns.append(OutputColumn("_result")) }
    if context.options.dryRun { columns.append(OutputColumn("_dry_run", .boolean)) }
    let id = paths.firstIndex { $0.name == "id" }
    let grid = Grid(columns, id.map { .of(noun.rawValue, column: $0) }) { write throws(CRMError) in
      for record in records { try emit(record, paths, hasResult, write) }
    }
    grid.isOne = !asArray
    return grid
  }

  private func emit(
    _ record: (number: Int64, result: String?), _ paths: [FieldPath], _ hasResult: Bool,
    _ write: ([Cell]) throws(CRMError) -> Void
  ) throws(CRMError) {
    var query = RecordQuery(noun, paths)
    query.condition = .number(record.number)
    query.namesForExchange = context.wants.namesForExchange
    let result = record.result ?? ""
    _ = try query.first(in: database) { cells throws(CRMError) in
      try result.withBytes { bytes throws(CRMError) in
        var row = cells
        if hasResult { row.append(.text(bytes)) }
        if context.options.dryRun { row.append(.boolean(true)) }
        try write(row)
      }
    }
  }

  // MARK: Words

  /// `contact 42: Kari Nordmann, kari@example.no`
  func summary(_ number: Int64) throws(CRMError) -> String {
    let entry = try database.noun(noun)
    let names = (entry.titles.isEmpty ? [] : [entry.titles[0]]) + entry.summary
    var paths: [FieldPath] = []
    for name in names { paths.append(try FieldPath(name, of: noun, in: database)) }
    if entry.field("currency") != nil {
      paths.append(try FieldPath("currency", of: noun, in: database))
    }
    var query = RecordQuery(noun, paths)
    query.condition = .number(number)
    let display = DisplayText(try context.locale())
    let found = try query.first(in: database) { cells throws(CRMError) in
      var parts: [String] = []
      for i in names.indices where !cells[i].isNull {
        var currency: String?
        if case .text(let code) = cells[cells.count - 1], case .money = paths[i].field.type {
          currency = code.string
        }
        var text = display.string(cells[i], paths[i].field.type, currency: currency)
        if case .due = paths[i].field.type, case .text(let due) = cells[i] {
          text = "due " + display.due(due.string)
        }
        if paths[i].field.traits.contains(.aMonth), !text.isEmpty { text += " a month" }
        if !text.isEmpty, !parts.contains(text) { parts.append(text) }
      }
      return parts.joined(separator: ", ")
    }
    return found ?? "\(number)"
  }

  /// Says what became of other records, each in its line.
  func say(_ others: [RecordEditor.Consequence]) throws(CRMError) {
    for other in others { try context.say(try line(other)) }
  }

  /// `task 3: Hand over to delivery, due Fri 20 Nov`: what became of another record.
  func line(_ other: RecordEditor.Consequence) throws(CRMError) -> String {
    let answer = RecordAnswer(context, other.noun, database)
    let name = "\(other.noun.rawValue) \(other.outcome.number)"
    let isTrial = context.options.dryRun
    if let words = other.words { return name + (isTrial ? " would be: " : ": ") + words }
    return switch other.outcome.result {
    case "created":
      name + (isTrial ? " would be: " : ": ") + (try answer.summary(other.outcome.number))
    case "unchanged": name + ": unchanged, " + (try answer.summary(other.outcome.number))
    default:
      name + (isTrial ? " would change: " : ": ") + (try answer.changes(other.outcome.changes))
    }
  }

  /// What changed in a record: `phone +47 901 23 456 → (empty), tags +vip`.
  func changes(_ differences: [FieldDifference]) throws(CRMError) -> String {
    var parts: [String] = []
    let entry = try database.noun(noun)
    for difference in differences {
      let field = entry.field(difference.field)
      if case .list(let before)? = difference.before ?? .list([]),
        case .list(let after)? = difference.after ?? .list([]), field?.type.isMany ?? true
      {
        let added = after.filter { !before.contains($0) }.map { "+" + $0 }
        let removed = before.filter { !after.contains($0) }.map { "−" + $0 }
        let all = removed + added
        parts.append(
          difference.field + " " + (all.isEmpty ? "reordered" : all.joined(separator: " ")))
        continue
      }
      let before = try text(difference.before, field)
      let after = try text(difference.after, field)
      parts.append("\(difference.field) \(before) → \(after)")
    }
    return parts.joined(separator: ", ")
  }

  func text(
    _ value: FieldDifference.Value?, _ field: Field?
  ) throws(CRMError) -> String {
    let display = DisplayText(try context.locale(), showsTime: true)
    let type = field?.type ?? .text
    switch value {
    case nil: return "(empty)"
    case .text(let text)?:
      var shown = text.withBytes { display.string(.text($0), type) }
      if case .note = type, shown.count > 40 { shown = String(shown.prefix(39)) + "…" }
      return shown
    case .number(let number)?:
      switch type {
      case .boolean: return display.string(.boolean(number != 0), type)
      case .decimal, .percent: return display.string(.decimal(number), type)
      default: return display.string(.integer(number), type)
      }
    case .amount(let number, let code)?:
      let base = try database.settings().currency
      let currency = code.flatMap { Currency($0) } ?? base
      return display.string(.money(number, places: currency.places), type, currency: code)
    case .list(let items)?: return items.isEmpty ? "(empty)" : items.joined(separator: ", ")
    case .record(let other, let number)?:
      guard database.catalogue[other] != nil else { return "\(number)" }
      return Visible.text(
        try RecordFinder(database, try context.rules()).title(
          of: number, try database.table(other)))
    }
  }
}
