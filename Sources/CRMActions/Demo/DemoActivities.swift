import CRMDomain
import CRMStore

/// Made-up activities with the contacts of a database, of any number that a seed decides: some people are
/// spoken to all the time, some not for years, some never.
package struct DemoActivities {
  private let count: Int
  private let seed: UInt64
  private let now: Instant

  /// So many activities before `now`.
  package init(count: Int, seed: UInt64, now: Instant) {
    self.count = count
    self.seed = seed
    self.now = now
  }

  /// Stores them within an operation; `progress` is told how many are stored.
  package func store(
    by operation: Operation, progress: (Int) throws(CRMError) -> Void
  ) throws(CRMError) {
    let database = operation.database
    let table = try database.table(.activity)
    let companies = try employers(database)
    guard companies.count > 1 else { return }
    let writer = BulkWriter(table, operation)
    if count > 1000 { try writer.beginRebuilding() }
    let row = Row(table.layout)
    for n in 0..<count {
      var dice = SplitMix(seed: seed &* 0x9E37 &+ UInt64(n))
      row.clear()
      // The square of a number by chance: few have most of the activities, and every fifth has none.
      let place = dice.unit() * dice.unit() * 0.8
      let person = 1 + Int(place * Double(companies.count - 1))
      let kind = ActivityType.choices[dice.below(6)].key
      row[Activity.type] = kind
      row[Activity.status] = "held"
      row[Activity.subject] = dice.pick(DemoNames.subjects)
      if dice.below(3) == 0 {
        row[Activity.body] = (0..<12).map { _ in dice.pick(DemoNames.words) }.joined(separator: " ")
      }
      // Of four years, more of late.
      let age = dice.unit() * dice.unit() * 4 * 365.25 * 86_400
      row[Activity.at] = now - Int(age)
      if kind == "call" || kind == "meeting" { row[Activity.minutes] = Int64(dice.below(90) + 1) }
      row[Activity.direction] = dice.below(2) == 0 ? "in" : "out"
      row[Activity.contact] = Int64(person)
      if companies[person] > 0 { row[Activity.company] = Int64(companies[person]) }
      try writer.insert(row, number: nil, source: nil)
      if n & 0xFFFF == 0xFFFF { try progress(n + 1) }
    }
    try writer.finishRebuilding()
    if count > 10_000 {
      operation.releaseStatements()
      try database.connection.analyse()
    }
  }

  /// By the number of a contact, the number of its company; 0 for none.
  private func employers(_ database: Database) throws(CRMError) -> [Int32] {
    let rows = try database.connection.prepare(DemoSQL.employers)
    var companies: [Int32] = [0]
    while try rows.step() {
      while companies.count < Int(rows.integer(0)) { companies.append(0) }
      companies.append(rows.isNull(1) ? 0 : Int32(clamping: rows.integer(1)))
    }
    return companies
  }
}

/// Numbers by chance that a seed decides (SplitMix64).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 to below `n`.
  mutating func below(_ n: Int) -> Int { Int(next() % UInt64(n)) }

  /// From 0 to below 1.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func pick(_ items: [String]) -> String { items[below(items.count)] }
}
