import CRMDomain
import CRMStore

// Every pair of a million records is half a billion pairs, so only those are compared that share something:
// the e-mail address, the telephone number, an external id, a domain, the beginning of the family name with
// the postal code, the birthday with an initial. Each rule sorts a hash of what is shared; equal ones stand
// beside each other. A block of more than five hundred is split by the initial; what is still too common is
// reported and left out.
//
// Before two are compared in full, what is cheap decides: other ids of one system, given names that begin
// differently.

/// Finds the records of a noun that may be one and the same.
package struct DuplicateScan {
  /// Two records with how likely they are one.
  package struct Pair: Sendable {
    /// Their numbers, the smaller first.
    package var first: Int64
    package var second: Int64
    /// From 0 to 1, with what made it.
    package var likeness: Likeness
  }

  /// What was found.
  package struct Report: Sendable {
    /// The pairs, the likeliest first, then by number.
    package var pairs: [Pair] = []
    /// How many pairs were compared.
    package var compared = 0
    /// Blocks that were too common to be compared, with their size.
    package var tooCommon: [Int] = []
  }

  private static let blockBound = 500

  private let database: Database
  private let noun: NounName
  private let minimum: Double

  /// A scan of contacts or companies for pairs of at least this score.
  package init(_ database: Database, _ noun: NounName, minimum: Double) {
    self.database = database
    self.noun = noun
    self.minimum = minimum
  }

  /// What of the record at a place a rule goes by; nil where it has none.
  private typealias Rule = @Sendable (ComparedRecords, Int) -> UInt64?

  /// Compares everything that shares something.
  package func run(_ progress: () throws(CRMError) -> Void) throws(CRMError) -> Report {
    let records = try ComparedRecords(noun, in: database)
    let dismissed = try Dismissals(database, noun)
    var report = Report()
    var seen: Set<UInt64> = []
    for (n, rule) in (noun.isOrganisation ? Self.companyRules : Self.personRules).enumerated() {
      try progress()
      var keys: [(hash: UInt64, place: UInt32)] = []
      keys.reserveCapacity(records.count)
      for place in 0..<records.count {
        if let hash = rule(records, place) { keys.append((hash, UInt32(place))) }
      }
      keys.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
      var start = 0
      while start < keys.count {
        var end = start + 1
        while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
        if end - start > 1 {
          let block = keys[start..<end].map { Int($0.place) }
          // What was e-mail or telephone is compared whatever the names are.
          try compare(block, records, isByName: n >= 2, &seen, &report)
          if report.compared & 0xFFFF == 0 { try progress() }
        }
        start = end
      }
    }
    report.pairs = report.pairs.filter { !dismissed.contains($0, records) }
    doubt(&report.pairs, records)
    report.pairs.removeAll { $0.likeness.score < minimum }
    report.pairs.sort {
      if $0.likeness.score != $1.likeness.score { return $0.likeness.score > $1.likeness.score }
      return ($0.first, $0.second) < ($1.first, $1.second)
    }
    return report
  }

  /// Of a record that is certainly one with each of two which contradict each other, one pair is wrong: the
  /// weaker, or nobody knows which. A couple of one name shares the telephone, and each of them may stand
  /// there twice.
  private func doubt(_ pairs: inout [Pair], _ records: ComparedRecords) {
    var known: [Int64: [Int]] = [:]
    for (i, pair) in pairs.enumerated() where pair.likeness.score >= Likeness.certain {
      known[pair.first, default: []].append(i)
      known[pair.second, default: []].append(i)
    }
    var doubted: Set<Int> = []
    for (number, own) in known where own.count > 1 {
      for (n, i) in own.enumerated() {
        for j in own[(n + 1)...] {
          let others = [i, j].map { pairs[$0].first == number ? pairs[$0].second : pairs[$0].first }
          guard let a = records.place(of: others[0]), let b = records.place(of: others[1]),
            Likeness.of(noun, records.record(a), records.record(b)).isContradiction
          else { continue }
          let (one, other) = (pairs[i].likeness, pairs[j].likeness)
          if !one.isByEmail || other.isByEmail { doubted.insert(i) }
          if !other.isByEmail || one.isByEmail { doubted.insert(j) }
        }
      }
    }
    for i in doubted { pairs[i].likeness = pairs[i].likeness.doubted() }
  }

  private func compare(
    _ block: [Int], _ records: ComparedRecords, isByName: Bool, _ seen: inout Set<UInt64>,
    _ report: inout Report
  ) throws(CRMError) {
    guard block.count <= Self.blockBound else {
      let parts = Dictionary(grouping: block) {
        records.field($0, noun.isOrganisation ? 5 : 0).first ?? 0
      }
      guard parts.count > 1 else {
        report.tooCommon.append(block.count)
        return
      }
      for key in parts.keys.sorted() {
        guard let part = parts[key], part.count > 1 else { continue }
        if part.count > 4 * Self.blockBound {
          report.tooCommon.append(part.count)
        } else {
          pairs(part, records, isByName: isByName, &seen, &report)
        }
      }
      return
    }
    pairs(block, records, isByName: isByName, &seen, &report)
  }

  private func pairs(
    _ block: [Int], _ records: ComparedRecords, isByName: Bool, _ seen: inout Set<UInt64>,
    _ report: inout Report
  ) {
    let isCompany = noun.isOrganisation
    for i in 0..<block.count {
      let a = block[i]
      let given = records.field(a, 0)
      let ids = records.field(a, 7)
      var first: ComparedRecord?
      for j in i + 1..<block.count {
        let b = block[j]
        report.compared += 1
        if isByName {
          // Each has an id of its own in a system both are in, so they are two.
          let other = records.field(b, 7)
          if !ids.isEmpty, !other.isEmpty, !ids.isEqual(to: other),
            Self.isOneID(ids), Self.isOneID(other), Self.system(ids).isEqual(to: Self.system(other))
          {
            continue
          }
          if !isCompany, given.first != records.field(b, 0).first { continue }
        }
        let known = first ?? records.record(a)
        first = known
        let likeness = Likeness.of(noun, known, records.record(b))
        guard likeness.score >= minimum else { continue }
        let key = UInt64(UInt32(min(a, b))) << 32 | UInt64(UInt32(max(a, b)))
        guard seen.insert(key).inserted else { continue }
        let numbers = [records.numbers[a], records.numbers[b]].sorted()
        report.pairs.append(Pair(first: numbers[0], second: numbers[1], likeness: likeness))
      }
    }
  }

  /// Whether a list of external ids is one of one.
  private static func isOneID(_ list: Bytes) -> Bool { list.first(UInt8(ascii: ",")) == nil }

  private static func system(_ list: Bytes) -> Bytes {
    list.part(0..<(list.first(UInt8(ascii: ":")) ?? list.count))
  }

  // MARK: What is shared

  /// FNV-1a, 64 bits.
  private static func hash(_ parts: Bytes..., seed: UInt64) -> UInt64 {
    var h: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
    for part in parts {
      for byte in part { h = (h ^ UInt64(byte)) &* 0x100_0000_01b3 }
      h = (h ^ 0xFF) &* 0x100_0000_01b3
    }
    return h
  }

  private static let personRules: [Rule] = [
    { r, i in
      var email = r.field(i, 2)
      guard !email.isEmpty, !EmailAddress.isRole(key: email) else { return nil }
      if let plus = email.first(UInt8(ascii: "+")), let at = email.first(UInt8(ascii: "@")),
        plus < at
      {
        return hash(email.part(0..<plus), email.part(at..<email.count), seed: 1)
      }
      let at = email.first(UInt8(ascii: "@")) ?? 0
      let domain = email.part(at..<email.count)
      email = email.part(0..<at)
      return hash(email, domain, seed: 1)
    },
    { r, i in r.field(i, 3).isEmpty ? nil : hash(r.field(i, 3), seed: 2) },
    { r, i in
      let (family, code) = (r.field(i, 1), r.field(i, 5))
      guard family.count > 1, !code.isEmpty else { return nil }
      return hash(family.part(0..<min(4, family.count)), code, seed: 3)
    },
    { r, i in
      // Given and family name the other way round.
      let (given, code) = (r.field(i, 0), r.field(i, 5))
      guard given.count > 1, !code.isEmpty else { return nil }
      let pair = [given, r.field(i, 1)].sorted { $0.lexicographicallyPrecedes($1) }
      return hash(pair[0], pair[1], code, seed: 4)
    },
    { r, i in
      let (birthday, given) = (r.field(i, 6), r.field(i, 0))
      guard !birthday.isEmpty, !given.isEmpty else { return nil }
      return hash(birthday, given.part(0..<1), seed: 5)
    },
    { r, i in
      // The same name at the same company, wherever they live.
      let (family, company) = (r.field(i, 1), r.field(i, 9))
      guard family.count > 1, !company.isEqual(to: "0") else { return nil }
      return hash(family.part(0..<2), company, seed: 6)
    },
  ]

  private static let companyRules: [Rule] = [
    { r, i in
      let number = r.field(i, 9)
      return number.isEqual(to: "0") ? nil : hash(number, seed: 1)
    },
    { r, i in r.field(i, 3).isEmpty ? nil : hash(r.field(i, 3), seed: 2) },
    { r, i in r.field(i, 8).isEmpty ? nil : hash(r.field(i, 8), seed: 3) },
    { r, i in
      let name = r.field(i, 1)
      guard name.count > 2 else { return nil }
      return hash(name.part(0..<min(8, name.count)), r.field(i, 6), r.field(i, 5), seed: 4)
    },
  ]
}

/// Pairs somebody looked at and found to be two.
package struct Dismissals {
  private var known: [UInt64: String] = [:]
  private let noun: NounName

  /// What was found of a noun.
  package init(_ database: Database, _ noun: NounName) throws(CRMError) {
    self.noun = noun
    let rows = try database.connection.prepare(MergeSQL.dismissals)
    rows.bind(1, noun.rawValue)
    while try rows.step() {
      known[Self.key(rows.integer(0), rows.integer(1))] = rows.string(2) ?? ""
    }
  }

  private static func key(_ a: Int64, _ b: Int64) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: min(a, b))) << 32
      | UInt64(UInt32(truncatingIfNeeded: max(a, b)))
  }

  /// Whether a pair was found to be two, and nothing that is compared changed since.
  func contains(_ pair: DuplicateScan.Pair, _ records: ComparedRecords) -> Bool {
    guard let fingerprint = known[Self.key(pair.first, pair.second)] else { return false }
    return fingerprint == Self.markOf([pair.first, pair.second], records)
  }

  /// Whether two records were found to be two, when what is compared of them was this.
  package func contains(_ a: Int64, _ b: Int64, _ fingerprint: String) -> Bool {
    known[Self.key(a, b)] == fingerprint
  }

  /// What is compared of two records, as a number.
  package static func markOf(_ numbers: [Int64], _ records: ComparedRecords) -> String {
    var h: UInt64 = 0xcbf2_9ce4_8422_2325
    for number in numbers.sorted() {
      guard let place = records.place(of: number) else { continue }
      for field in 0..<10 {
        for byte in records.field(place, field) { h = (h ^ UInt64(byte)) &* 0x100_0000_01b3 }
        h = (h ^ 0xFF) &* 0x100_0000_01b3
      }
    }
    return "\(h)"
  }
}
