import CRMDomain
import Testing
import TestSupport

@testable import CRMStore

/// Whether what an operation wrote is told from anything else. That it is not told from itself, whatever was done,
/// is the model's business (`UndoModelTests`).
struct DigestTests {
  private static var rules: ReadingRules {
    ReadingRules(
      country: "NO", currency: Currency("NOK")!, collation: .nb,
      clock: LocalClock(now: Instant(seconds: 1_795_000_000), zone: .utc))
  }

  private func row(_ name: String, _ table: RecordTable) throws(CRMError) -> Row {
    let draft = RecordDraft(table.layout, Self.rules)
    draft.begin()
    do throws(ValueFault) {
      try draft.write("name", name)
      draft.fillDefaults()
      try draft.finish()
    } catch {
      throw error.error(field: "name", value: name)
    }
    return draft.row
  }

  /// Ten companies, of which half were changed, one twice by one operation, and one made and removed by it.
  private func furnished() throws -> TestDatabase {
    let test = try TestDatabase(.sqlite)
    let table = try test.database.table(.company)
    for n in 1...10 {
      try test.perform { operation throws(CRMError) in
        _ = try operation.insert(try row("Company \(n)", table), into: table)
      }
    }
    let country = table.layout.column("country") ?? 0
    try test.perform { operation throws(CRMError) in
      _ = try operation.update([1, 2, 3, 4, 5], of: table, [(country, .text("SE"))])
    }
    try test.perform { operation throws(CRMError) in
      let old = Row(table.layout)
      guard try operation.load(3, of: table, into: old) else { return }
      let (new, again) = (Row(table.layout), Row(table.layout))
      new.copy(old)
      new.set(country, "DK")
      try operation.update(old, to: new, in: table)
      again.copy(new)
      again.set(country, "NO")
      try operation.update(new, to: again, in: table)
      let made = try row("Gone", table)
      _ = try operation.insert(made, into: table)
      try operation.delete(made, from: table)
    }
    return test
  }

  @Test func `of single bits of what is stored none goes unseen`() throws {
    let test = try furnished()
    let first = try DigestSearch(test.database).find()
    #expect(first.differing == [] && first.compared == 12)
    let connection = test.database.connection
    for (table, key) in [("company", "id"), ("company_past", "ended * 1000 + id")] {
      let rows = try connection.prepare("SELECT \(key), name FROM \(table)")
      var all: [(Int64, String)] = []
      while try rows.step() { all.append((rows.integer(0), rows.string(1) ?? "")) }
      #expect(all.count == (table == "company" ? 10 : 6))
      for (place, name) in all {
        for bit in 0..<4 {
          var bytes = Array(name.utf8)
          bytes[bit % bytes.count] ^= 1 << UInt8(bit)
          let flipped = String(decoding: bytes, as: UTF8.self)
          try connection.run(
            "UPDATE \(table) SET name = $1 WHERE \(key) = $2", .text(flipped), .integer(place))
          let found = try DigestSearch(test.database).find().differing
          #expect(found.count == 1, "\(table) \(place) \(bit)")
        }
        try connection.run(
          "UPDATE \(table) SET name = $1 WHERE \(key) = $2", .text(name), .integer(place))
      }
    }
    for change in ["actor = 'x'", "at = '2027-01-01T00:00:00Z'", "count = count + 1"] {
      try connection.execute("UPDATE operation SET \(change) WHERE id = 12")
      #expect(try DigestSearch(test.database).find().differing.contains(12), "\(change)")
    }
  }

  @Test func `what the history lets go of is no longer missed`() throws {
    let test = try furnished()
    try test.perform { operation throws(CRMError) in
      _ = try RecordStates(test.database).prune(upTo: 11, by: operation)
    }
    #expect(try DigestSearch(test.database).find().differing == [])
  }
}
