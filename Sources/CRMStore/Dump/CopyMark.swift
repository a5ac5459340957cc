import CRMDomain

/// How far an unfinished copy is, kept in it.
package struct CopyMark: Sendable {
  /// How many lines of the dump are there.
  package var lines: Int64
  /// The newest operation of what is copied.
  package var operation: Int64
  /// The identity of what is copied.
  package var uuid: String
  /// The schema of the program that copies.
  package var schema = Migration.newest
  /// Whether all lines are there and what is derived from them was made.
  package var isDerived = false

  /// A copy that begins.
  package init(lines: Int64, operation: Int64, uuid: String) {
    self.lines = lines
    self.operation = operation
    self.uuid = uuid
  }

  /// The mark in a copy; nil where none was begun.
  package init?(_ connection: any Connection) throws(CRMError) {
    guard try connection.objects().tables.contains("identity") else { return nil }
    let row = try connection.prepare("SELECT value FROM identity WHERE name = 'copying'")
    guard try row.step(), let text = row.string(0) else { return nil }
    let parts = text.split(separator: " ").map { String($0) }
    guard parts.count >= 4, let lines = Int64(parts[0]), let operation = Int64(parts[1]),
      let schema = Int(parts[2])
    else { return nil }
    self.init(lines: lines, operation: operation, uuid: parts[3])
    self.schema = schema
    isDerived = parts.count > 4
  }

  /// Notes how far the copy is, in the transaction that stores what came.
  package func store(_ connection: any Connection) throws(CRMError) {
    try connection.run(
      "INSERT INTO identity(name, value) VALUES('copying', $1)"
        + " ON CONFLICT(name) DO UPDATE SET value = excluded.value",
      .text("\(lines) \(operation) \(schema) \(uuid)\(isDerived ? " derived" : "")"))
  }

  /// The copy is whole.
  package static func remove(_ connection: any Connection) throws(CRMError) {
    try connection.execute("DELETE FROM identity WHERE name = 'copying'")
  }
}

/// What a dump holds, counted and summed part by part, so that two databases can be compared.
package struct DumpDigest {
  /// The lines of one noun, of its earlier states, or of a table of the log.
  package struct Part: Sendable, Equatable {
    /// `contact`, `contact past`, `operation` …
    package var name: String
    /// How many lines there are.
    package var count: Int64 = 0
    /// The checksum of the lines in their order: FNV-1a, 64 bits.
    package var checksum: UInt64 = 0xCBF2_9CE4_8422_2325
    /// Whether they are records.
    package var isRecords = false
  }

  /// The parts, in the order of the dump.
  package private(set) var parts: [Part] = []

  /// Reads a whole database; within a reading transaction that has begun, where `isWithinView`.
  package init(
    _ database: Database, at: Instant, isWithinView: Bool = false
  ) throws(CRMError) {
    var parts: [Part] = []
    try Dump(database, isWithinView: isWithinView).run(at: at) { line throws(CRMError) in
      guard let (name, isRecords) = DumpDigest.part(line) else { return }
      if parts.last?.name != name { parts.append(Part(name: name, isRecords: isRecords)) }
      parts[parts.count - 1].count += 1
      var sum = parts[parts.count - 1].checksum
      for byte in line { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      parts[parts.count - 1].checksum = sum
    }
    self.parts = parts
  }

  /// What a line belongs to; nil for the first and the last.
  private static func part(_ line: Bytes) -> (name: String, isRecords: Bool)? {
    for (head, isRecords, tail) in [
      ("{\"noun\":\"" as StaticString, true, ""), ("{\"past\":\"", false, " past"),
      ("{\"table\":\"", false, ""),
    ] {
      let count = head.utf8CodeUnitCount
      guard line.count > count, line.part(0..<count).isEqual(to: head),
        let end = line.first(UInt8(ascii: "\""), from: count)
      else { continue }
      return (line.part(count..<end).string + tail, isRecords)
    }
    return nil
  }
}
