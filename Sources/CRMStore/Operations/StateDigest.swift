import CRMDomain

// What an operation wrote, as one number.
//
// Every state a record ever had was written by one operation, the `version` of its row, and stays what it is
// until the history lets go of it: in the table while it is the newest, in the twin afterwards. So the sum of
// all states of an operation, kept with it, tells at any time whether one of them is not what was written:
// a flipped bit, a row some other program changed, a restored file that is not whole. Nothing is kept with a
// record, and no update needs to know what the sum was.
//
// Each state is hashed by its columns in order, those that have a value, each with a mark of its name, so that a
// column that is new and empty changes nothing. Every step is a bijection of the words taken in: of two states
// that differ in one word none has the other's hash. The sum is taken modulo 2^61, as numbers of a dump stay
// below half of what fits. What is derived or kept of other records is left out (`doctor` makes it anew and
// compares), and so is `version`, under which the state is found.
//
// 110 ns a row of an import, which takes 14 µs: 0.8 %. A checksum in every row took nine bytes each, could not be
// brought up to date by statements over many rows, and did not cover rows that are gone.

/// The hash of a state of a record.
package struct StateDigest: Sendable {
  /// What a sum is taken modulo of, less one.
  static let mask: UInt64 = (1 << 61) - 1

  /// The columns that are taken in, in order, each with the mark of its name.
  private let marks: [(column: Int, mark: UInt64)]
  private let seed: UInt64

  init(_ table: RecordTable) {
    marks = table.layout.columns.enumerated().compactMap { i, column in
      switch column.role {
      case .derived, .denormalised: nil
      case .identity where column.name == "version": nil
      default: (i, StateDigest.mark(column.name))
      }
    }
    seed = StateDigest.mark(table.noun.table)
  }

  /// FNV-1a, never 0.
  private static func mark(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash | 1
  }

  /// The hash of a row.
  func of(_ row: Row) -> UInt64 {
    var sum = Mixer(seed)
    for (i, mark) in marks {
      switch row.value(i) {
      case .null: continue
      case .integer(let number):
        sum.mix(mark)
        sum.mix(UInt64(bitPattern: number))
      case .text:
        sum.mix(mark)
        sum.mix(row.text(i))
      }
    }
    return sum.value
  }

  /// The hash of the operation itself, and of a run of numbers it created.
  static func of(_ texts: [String], _ numbers: [Int64]) -> UInt64 {
    var sum = Mixer(mark("operation"))
    for text in texts { text.withBytes { sum.mix($0) } }
    for number in numbers { sum.mix(UInt64(bitPattern: number)) }
    return sum.value
  }

  /// Takes in words, one after the other.
  private struct Mixer {
    var value: UInt64

    init(_ seed: UInt64) { value = seed }

    @inline(__always) mutating func mix(_ word: UInt64) {
      value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 32
    }

    @inline(__always) mutating func mix(_ text: Bytes) {
      var i = 0
      if let base = text.baseAddress {
        let raw = UnsafeRawPointer(base)
        while i + 8 <= text.count {
          mix(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
          i += 8
        }
      }
      var rest = UInt64(truncatingIfNeeded: text.count) << 56
      var place: UInt64 = 0
      while i < text.count {
        rest ^= UInt64(text[i]) << place
        place += 8
        i += 1
      }
      mix(rest)
    }
  }
}

/// The operations whose states are not what they wrote.
package struct DigestSearch {
  private let database: Database

  /// A search through a database.
  package init(_ database: Database) { self.database = database }

  /// The operations, in order, and how many had a sum to be compared with.
  package func find() throws(CRMError) -> (differing: [Int64], compared: Int) {
    var sums: [Int64: UInt64] = [:]
    for table in try database.usedTables() {
      try eachState(of: table, "") { version, hash in sums[version, default: 0] &+= hash }
      try eachState(of: table, "_past") { version, hash in sums[version, default: 0] &+= hash }
    }
    let runs = try database.connection.prepare(
      "SELECT operation, noun, first, last, COALESCE(row, -1) FROM created", .streamed)
    while try runs.step() {
      sums[runs.integer(0), default: 0] &+= StateDigest.of(
        [runs.string(1) ?? ""], [runs.integer(2), runs.integer(3), runs.integer(4)])
    }
    let rows = try database.connection.prepare(
      "SELECT id, digest, key, at, actor, command, kind, COALESCE(target, -1), count FROM operation"
        + " WHERE digest IS NOT NULL ORDER BY id", .streamed)
    var differing: [Int64] = []
    var compared = 0
    while try rows.step() {
      compared += 1
      let own = StateDigest.of(
        (2...6).map { rows.string($0) ?? "" }, [rows.integer(0), rows.integer(7), rows.integer(8)])
      let sum = ((sums[rows.integer(0)] ?? 0) &+ own) & StateDigest.mask
      if sum != UInt64(bitPattern: rows.integer(1)) { differing.append(rows.integer(0)) }
    }
    return (differing, compared)
  }

  private func eachState(
    of table: RecordTable, _ ending: String, _ body: (Int64, UInt64) -> Void
  ) throws(CRMError) {
    let columns = table.layout.columns.map { $0.role == .denormalised ? "NULL" : $0.name }
    let rows = try database.connection.prepare(
      "SELECT \(columns.joined(separator: ", ")) FROM \(table.name)\(ending)", .streamed)
    let row = Row(table.layout)
    let digest = table.digest
    while try rows.step() {
      row.load(rows)
      body(row.integer(RecordTable.version), digest.of(row))
    }
  }
}
