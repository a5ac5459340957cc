import CRMDomain
import CRMStore
import TestSupport
import Testing

extension FilterMeaningTests {
  /// Whatever is changed afterwards, the same filters as of the moment before answer what they answered.
  func expectThen(
    _ asked: [(noun: NounName, text: String, meant: [Int64])], _ test: TestDatabase,
    _ dice: inout Dice, _ seed: Int
  ) throws {
    let then = try OperationLog(test.database).newest()
    try change(test, &dice)
    let past = try Database.open(
      test.engine, test.path, .reading, timeout: 1000, catalogue: .test)
    defer { past.close() }
    past.readingContext = test.database.readingContext
    try past.showPast(then, at: Self.rules.dates.clock.now)
    for (noun, text, meant) in asked {
      let condition = try FilterChecker(text, Self.rules, past.knowledge())
        .condition(try FilterParser.parse(text), on: try past.noun(noun))
      var query = RecordQuery(noun, [])
      do throws(CRMError) {
        query.condition = try FilterSQL.compile(condition, on: noun, in: past)
      } catch {
        // Words are those of today.
        guard error.code == "no_words_then" else { throw error }
        continue
      }
      #expect(try query.numbers(in: past) == meant, "seed \(seed), then: \(text)")
      #expect(try query.count(in: past) == meant.count, "seed \(seed), count then: \(text)")
    }
  }

  /// Changes and removes records of every noun filters ask of.
  private func change(_ test: TestDatabase, _ dice: inout Dice) throws {
    let changes: [(NounName, String, String)] = [
      (.contact, "city", "Changed"), (.company, "industry", "IT"), (.activity, "minutes", "7"),
      (.contact, "birthday", "1999-09-09"), (.activity, "at", "2024-05-05T05:05:05Z"),
    ]
    try test.perform { operation throws(CRMError) in
      for (noun, field, value) in changes {
        let table = try operation.database.table(noun)
        for number in Int64(1)...60 where dice.below(2) == 0 {
          let old = Row(table.layout)
          guard try operation.load(number, of: table, into: old) else { continue }
          if noun == .activity, dice.below(4) == 0 {
            try operation.delete(old, from: table)
            continue
          }
          let draft = RecordDraft(table.layout, Self.rules)
          draft.begin(changing: old)
          do throws(ValueFault) {
            try draft.set(draft.noun.index(of: field)!, value)
            try draft.finish()
          } catch { throw error.error(field: field, value: value) }
          try operation.update(old, to: draft.row, in: table)
        }
      }
    }
  }
}
