import CRMActions
import CRMDomain
import CRMStore
import TestSupport
import Testing

/// A merge knows the nouns from the catalogue alone: whatever refers to the record that goes, in whatever
/// noun a later day brings, refers to the one that stays.
struct MergeRelinkTests {
  private static var rules: ReadingRules {
    ReadingRules(
      country: "NO", currency: Currency("NOK")!, collation: .nb,
      clock: LocalClock(now: Instant(seconds: 1_795_000_000), zone: .utc))
  }

  /// A noun nobody has seen, which refers to contacts, companies and anything, in up to five fields.
  private static func noun(_ generator: inout SeededGenerator) -> Noun {
    var fields = [
      Field("name", .text, Labels("Name"), "Its name.", [.required]),
      Field(
        "whose", .reference(Reference(.contact, inverse: "things")), Labels("Whose"), "Whose.",
        Bool.random(using: &generator) ? [.required] : []),
    ]
    for n in 0..<Int.random(in: 0...3, using: &generator) {
      let other: NounName = Bool.random(using: &generator) ? .contact : .company
      fields.append(
        Field(
          "other\(n)", .reference(Reference(other, inverse: "others\(n)")), Labels("Other"),
          "Other."
        ))
    }
    if Bool.random(using: &generator) {
      fields.append(Field("about", .anyReference(nil), Labels("About"), "What it is about."))
    }
    return Noun(
      NounName(rawValue: "thing"), plural: "things", Labels("Thing"), positional: ["name"],
      titles: ["name"], listed: ["id", "name", "whose"], order: ["id"], fields: fields)
  }

  @Test(arguments: TestEngine.all, UInt64(1)...12)
  func `a merge relinks the records of a noun it has never seen, and undo brings all back`(
    _ engine: TestEngine, _ seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed)
    let thing = Self.noun(&generator)
    let test = try TestDatabase(engine, Catalogue(adding: [thing]))
    let database = test.database
    let noun: NounName = Bool.random(using: &generator) ? .contact : .company
    try test.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, Self.rules)
      for n in 1...4 {
        _ = try editor.add([.json("name", .string("Company \(n)"))], to: .company)
        _ = try editor.add([.json("name", .string("Person \(n)"))], to: .contact)
      }
      for n in 1...30 {
        var changes: [FieldChange] = [.json("name", .string("Thing \(n)"))]
        for field in thing.fields.dropFirst() where field.isWritable && field.name != "owner" {
          let number = Int.random(in: 1...4, using: &generator)
          switch field.type {
          case .reference: changes.append(.json(field.name, .number("\(number)")))
          case .anyReference:
            let end = Bool.random(using: &generator) ? "contact" : "company"
            changes.append(.json(field.name, .string("\(end):\(number)")))
          default: continue
          }
        }
        _ = try editor.add(changes, to: thing.name)
      }
    }
    let before = try test.content()
    let things = try database.table(thing.name)
    let own = thing.fields.filter {
      if case .reference(let relation) = $0.type { relation.noun == noun } else { false }
    }
    func references(to number: Int64) throws -> Int64 {
      try own.reduce(0) { sum, field in
        try sum
          + (database.connection.integer(
            "SELECT COUNT(*) FROM \(things.name) WHERE \(field.name) = \(number)") ?? 0)
      }
    }
    let expected = try references(to: 1) + references(to: 2)
    let number = try test.perform { operation throws(CRMError) in
      let editor = RecordEditor(operation, Self.rules)
      let report = try MergeRecords(editor, noun).run(1, 2, keeping: 1, [])
      guard report.survivor == 1 else { throw .defect("the other one stayed") }
    }
    #expect(try references(to: 2) == 0)
    #expect(try references(to: 1) == expected)
    #expect(try OrphanSearch(database).find().isEmpty)
    #expect(try database.connection.integer(things.selectCount) == 30)
    let context = OperationContext(
      actor: "tester", at: test.clock + 1, command: "undo", random: seed)
    let undone = try UndoOperation(database, context).run(number, isTrial: false)
    #expect(undone.target.id == number)
    #expect(try test.content() == before)
  }
}
