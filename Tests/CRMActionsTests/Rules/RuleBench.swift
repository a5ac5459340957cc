import CRMDomain
import CRMStore
import TestSupport
import Testing

@testable import CRMActions

/// A database in which the rules of nouns are tried, without a command line.
final class RuleBench {
  private let test: TestDatabase
  private let first: Instant
  var database: Database { test.database }

  init(_ settings: [String: String] = [:]) throws {
    let base = [
      "country": "NO", "collation": "nb", "currency": "NOK", "time_zone": "UTC",
      "seller": "Ola Norge AS",
    ]
    test = try TestDatabase(.sqlite, .standard, settings: base.merging(settings) { $1 })
    first = test.clock
    let rules = try rules()
    test.database.readingContext = ReadingContext(
      actor: "tester", rules: { () throws(CRMError) in rules },
      sharedRules: { () throws(CRMError) in rules })
  }

  /// 18 November 2026, the day everything is tried on.
  var today: Day { LocalClock(now: first, zone: .utc).today }

  /// How texts are read now.
  private func rules() throws -> ReadingRules {
    ReadingRules(
      country: "NO", currency: try #require(Currency("NOK")), collation: .nb,
      clock: LocalClock(now: test.clock, zone: .utc))
  }

  /// Does something as one operation, so many days after the first at the earliest.
  @discardableResult
  func operation<Result>(
    days: Int = 0, _ body: (RecordEditor) throws(CRMError) -> Result
  ) throws -> Result {
    test.clock = max(test.clock, first + days * 86_400) + 1
    var rules = try rules()
    rules.dates = DateParser(LocalClock(now: test.clock + 1, zone: .utc))
    var result: Result?
    try test.perform { operation throws(CRMError) in
      result = try body(RecordEditor(operation, rules))
    }
    return try #require(result)
  }

  private static func changes(_ fields: KeyValuePairs<String, String>) -> [FieldChange] {
    fields.map { .typed(Assignment(path: $0.key, value: $0.value)) }
  }

  /// Adds a record.
  func add(_ noun: NounName, _ fields: KeyValuePairs<String, String>) throws -> Int64 {
    try operation { e throws(CRMError) in try e.add(Self.changes(fields), to: noun).number }
  }

  /// Changes a record, as somebody types it.
  func edit(_ noun: NounName, _ number: Int64, _ fields: KeyValuePairs<String, String>) throws {
    try operation { e throws(CRMError) in
      _ = try e.edit(number, of: noun, Self.changes(fields))
    }
  }

  /// A field of a record, as it is stored.
  func value(_ noun: NounName, _ number: Int64, _ key: some AnyKey) throws -> String? {
    let table = try database.table(noun)
    let row = Row(table.layout)
    guard try database.load(number, of: table, into: row) else { return nil }
    let column = table.layout[key]
    return switch row.value(column) {
    case .null: nil
    case .integer(let number): "\(number)"
    case .text: row.string(column)
    }
  }

  /// The numbers of the records of a noun.
  func numbers(_ noun: NounName) throws -> [Int64] {
    try RecordQuery(noun, []).numbers(in: database)
  }

  /// The newest operation that is no undo.
  func undo(_ number: Int64? = nil) throws -> UndoOperation.Result {
    test.clock = test.clock + 1
    let by = OperationContext(actor: "tester", at: test.clock, command: "undo", random: 1)
    return try UndoOperation(database, by).run(number, isTrial: false)
  }

  /// What comes due, `days` later: the records that were made or changed.
  func run(_ job: any Job.Type, after days: Int) throws -> [JobRun.Outcome] {
    try operation(days: days) { e throws(CRMError) in
      let run = JobRun(e, today: today + days) { _ throws(CRMError) in .utc }
      try run.run(job)
      return run.outcomes
    }
  }
}

/// The code of the refusal something ends with; nil where it is done.
func refusal(_ body: () throws -> Void) -> String? {
  do { try body() } catch let error as CRMError { return error.code } catch { return "\(error)" }
  return nil
}
