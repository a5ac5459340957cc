import CRMDomain
import CRMStore

/// Looks a database over: what is damaged, what has drifted, what cannot be, and where it lies.
package struct Examination {
  /// Something that was found.
  package struct Finding: Sendable {
    /// What was looked at: `integrity`, `keys`, `orphans` …
    package var check: String
    /// Whether something is wrong, or only unwise.
    package var isError: Bool
    /// What is the matter, in a line.
    package var message: String
    /// How many records are concerned.
    package var count: Int
    /// Some of them: `contact:42`.
    package var examples: [String]
    /// Whether `--fix` mends it.
    package var isMendable: Bool
    /// What would help where it is not mended.
    package var hint: String?
    /// The table that is mended.
    var table: String?

    /// Something the engine itself finds wrong, which only a backup mends.
    package static func damage(_ message: String) -> Finding {
      Finding(
        check: "integrity", isError: true, message: message, count: 1, examples: [],
        isMendable: false, hint: "restore a backup: crm backup list, crm backup restore FILE")
    }
  }

  let database: Database
  let rules: ReadingRules
  private let place: DatabasePlace

  /// An examination of a database that lies in a place.
  package init(_ database: Database, _ rules: ReadingRules, _ place: DatabasePlace) {
    self.database = database
    self.rules = rules
    self.place = place
  }

  /// Every check there is, in order; what was looked at is told to `begin`.
  ///
  /// - Parameter deep: also whether every state, those of the past too, is what its operation wrote.
  package func run(
    deep: Bool = false, _ begin: (String) throws(CRMError) -> Void
  ) throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    try begin("integrity")
    var indexes = 0
    for problem in try database.connection.problems() {
      if problem.includes("missing from index") || problem.includes("entries in index") {
        indexes += 1
      } else {
        found.append(.damage(problem))
      }
    }
    if indexes > 0 {
      found.append(
        Finding(
          check: "index", isError: true, message: "an index is not what its table says",
          count: indexes, examples: [], isMendable: true, hint: nil))
    }
    // A damaged file answers nothing that could be relied on.
    if !found.isEmpty { return found }
    found += try shape()
    // Nor does one of which a table is missing; a trigger only warns.
    if found.contains(where: { $0.isError && !$0.isMendable }) { return found }
    for missing in try database.connection.unguarded() {
      found.append(
        Finding(
          check: "guards", isError: true, message: missing, count: 1, examples: [],
          isMendable: true, hint: nil))
    }
    if deep {
      try begin("digests")
      found += try digests()
    }
    try begin("values")
    found += try flaws()
    // What cannot be read answers no question either; what could not be read once stands in no question's way.
    if found.contains(where: { $0.check == "damage" && $0.isMendable }) {
      return found + location()
    }
    try begin("derived")
    found += try drift()
    try begin("orphans")
    found += try orphans()
    try begin("content")
    found += try content()
    found += try relations()
    try begin("place")
    return found + location()
  }

  private func drift() throws(CRMError) -> [Finding] {
    try Drift(database).find(rules).map { finding in
      let noun = noun(ofTable: finding.table)
      let what =
        switch finding.part {
        case "folding": "folding or sort keys that are not what the record says"
        case "keys": "keys that are not what the record says"
        case "words": "words that are not what the record says"
        default:
          noun.traits.contains(.isWorkedOut)
            ? "a figure that is not what its history says"
            : "a newest activity that is not the newest"
        }
      return Finding(
        check: finding.part, isError: true,
        message:
          "\(finding.count) \(finding.count == 1 ? noun.name.rawValue : noun.plural) with \(what)",
        count: finding.count, examples: finding.examples.map { "\(noun.name.rawValue):\($0)" },
        isMendable: true, hint: nil, table: finding.table)
    }
  }

  /// Tables and indexes that are not there, and triggers that should not be.
  private func shape() throws(CRMError) -> [Finding] {
    let missing = try Shape(database).differences()
    var found = missing.tables.map { Finding.damage("the table \($0) is not there") }
    for index in missing.indexes {
      found.append(
        Finding(
          check: "index", isError: true, message: "the index \(index) is not there", count: 1,
          examples: [], isMendable: true, hint: nil))
    }
    for trigger in missing.triggers {
      found.append(
        Finding(
          check: "trigger", isError: false,
          message: "a trigger that is not crm's changes what is written: \(trigger)", count: 1,
          examples: [], isMendable: false, hint: nil))
    }
    for name in try Shape(database).sequencesBehind() {
      found.append(
        Finding(
          check: "numbers", isError: true, message: "numbers of \(name) would be given twice",
          count: 1, examples: [], isMendable: true, hint: nil))
    }
    return found
  }

  private func noun(ofTable table: String) -> Noun {
    database.catalogue.noun(ofTable: table) ?? .contact
  }

  private func orphans() throws(CRMError) -> [Finding] {
    try OrphanSearch(database).find().map { orphan in
      Finding(
        check: "orphans", isError: true,
        message:
          "\(orphan.records.count) \(plural(orphan.noun, orphan.records.count)) whose \(orphan.field) is gone",
        count: orphan.records.count,
        examples: orphan.records.prefix(5).map { "\(orphan.noun.rawValue):\($0)" },
        isMendable: true, hint: nil)
    }
  }

  private func content() throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    let moments = try Drift(database).foreignMoments()
    if !moments.isEmpty {
      found.append(
        Finding(
          check: "moments", isError: true,
          message:
            "\(moments.count) \(moments.count == 1 ? "moment that is" : "moments that are") not written in UTC, and compared wrongly",
          count: moments.count,
          examples: moments.prefix(5).map { "\($0.noun.rawValue):\($0.record)" },
          isMendable: true, hint: nil))
    }
    for dates in try Drift(database).impossibleDates(rules.dates.clock.now) {
      found.append(
        Finding(
          check: "dates", isError: true,
          message:
            "\(dates.records.count) \(plural(dates.noun, dates.records.count)) whose \(dates.field) cannot be",
          count: dates.records.count,
          examples: dates.records.prefix(5).map { "\(dates.noun.rawValue):\($0)" },
          isMendable: false,
          hint: "look at them: crm \(dates.noun.rawValue) show \(dates.records[0])"))
    }
    found += try files()
    for segment in try database.silentSegments() {
      found.append(
        Finding(
          check: "segments", isError: true,
          message: "the segment \(segment) asks what can no longer be asked", count: 1,
          examples: ["segment:\(segment)"], isMendable: false,
          hint: "see why: crm segment show \(segment); then: crm segment edit \(segment) filter=…"))
    }
    for one in try database.silentFilters() {
      let name = one.noun.rawValue
      found.append(
        Finding(
          check: "filters", isError: true,
          message: "\(name) \(one.name) asks what can no longer be asked, and fits no ticket",
          count: 1, examples: ["\(name):\(one.id)"], isMendable: false,
          hint: "ask something else: crm \(name) edit \(one.id) filter=…"))
    }
    for texts in try Drift(database).mojibake(Mojibake.marks) {
      found.append(
        Finding(
          check: "mojibake", isError: true,
          message:
            "\(texts.records.count) \(plural(texts.noun, texts.records.count)) whose \(texts.field) was read in the wrong encoding",
          count: texts.records.count,
          examples: texts.records.prefix(5).map { "\(texts.noun.rawValue):\($0)" },
          isMendable: texts.isMendable,
          hint: texts.isMendable
            ? nil
            : "write what was meant: crm \(texts.noun.rawValue) edit \(texts.records[0]) \(texts.field)=…"
        ))
    }
    return found
  }

  /// Files whose bytes are not what was attached, or are not there.
  private func files() throws(CRMError) -> [Finding] {
    var damaged: [Int64] = []
    let attachments = try database.connection.prepare(AttachmentSQL.ofHash)
    let rows = try database.connection.prepare(AttachmentSQL.all, .interleaved)
    while try rows.step() {
      let hash = rows.string(0) ?? ""
      let isWhole =
        Base64.bytes(rows.text(1))?.withUnsafeBufferPointer { SHA256.hex($0) == hash } ?? false
      guard !isWhole else { continue }
      attachments.bind(1, hash)
      while try attachments.step() { damaged.append(attachments.integer(0)) }
      attachments.reset()
    }
    let without = try database.connection.prepare(AttachmentSQL.without)
    while try without.step() { damaged.append(without.integer(0)) }
    guard !damaged.isEmpty else { return [] }
    return [
      Finding(
        check: "files", isError: true,
        message:
          "\(damaged.count) \(plural(.attachment, damaged.count)) whose bytes are not what was attached",
        count: damaged.count, examples: damaged.prefix(5).map { "attachment:\($0)" },
        isMendable: false, hint: "restore a backup: crm backup list, crm backup restore FILE")
    ]
  }

  func plural(_ noun: NounName, _ count: Int) -> String {
    count == 1 ? noun.rawValue : database.catalogue[noun]?.plural ?? noun.rawValue
  }

  private func location() -> [Finding] {
    var found: [Finding] = []
    func add(_ check: String, _ message: String, mendable: Bool = false, hint: String? = nil) {
      found.append(
        Finding(
          check: check, isError: false, message: message, count: 1, examples: [],
          isMendable: mendable, hint: hint))
    }
    if let first = place.leftBehind.first {
      found.append(
        Finding(
          check: "log", isError: true,
          message: "\(first) was left behind and cannot be written, so nothing can be stored",
          count: place.leftBehind.count, examples: [], isMendable: place.ownsLeftBehind,
          hint: place.ownsLeftBehind
            ? nil : "it belongs to somebody else, who mends it with: crm doctor --fix"))
    }
    if !place.isPrivate {
      add("mode", "the database can be read by others than its owner", mendable: true)
    }
    if place.names > 1 {
      add(
        "place",
        "the database has \(place.names) names (hard links), and what is written by one the others do not see",
        hint: "keep one of them, and give others a copy: crm backup create FILE")
    }
    if let share = place.share {
      add(
        "place", "the database lies in \(share), where a file can be damaged by two that write",
        hint: "keep it on a disk of this machine; a team works on PostgreSQL")
    }
    if let free = place.free, free < 2 * (place.size + place.logSize) {
      add(
        "space",
        "\(free / 1_048_576) MiB are free, and a large import or an undo may need \(2 * (place.size + place.logSize) / 1_048_576)"
      )
    }
    return found
  }

  // MARK: Mending

  /// Mends what can be mended, within an operation.
  package func mend(_ findings: [Finding], by editor: RecordEditor) throws(CRMError) {
    let operation = editor.operation
    var tables: Set<String> = []
    if findings.contains(where: { $0.check == "index" }) {
      operation.releaseStatements()
      try Shape(database).mendIndexes()
      operation.noteMaintenance()
    }
    if findings.contains(where: { ["damage", "invisible"].contains($0.check) }) {
      try mendFlaws(editor)
    }
    if findings.contains(where: { $0.check == "sums" }) { try mendSums(editor) }
    if findings.contains(where: { $0.check == "orphans" }) { try mendOrphans(editor) }
    if findings.contains(where: { $0.check == "mojibake" }) { try mendTexts(editor) }
    if findings.contains(where: { $0.check == "moments" }) {
      for moment in try Drift(database).foreignMoments() {
        try editor.write(
          moment.normal, to: Key<Instant>(moment.column), of: moment.record, moment.noun)
      }
    }
    for finding in findings where finding.isMendable {
      if let table = finding.table { tables.insert(table) }
    }
    if !tables.isEmpty {
      operation.releaseStatements()
      try Drift(database).mend(tables)
      operation.noteMaintenance()
    }
  }

  /// Lets numbers go on behind the newest, before an operation takes one.
  package func mendNumbers() throws(CRMError) { try Shape(database).mendSequences() }

  /// Lets a server watch over its tables again.
  package func mendGuards() throws(CRMError) {
    try database.connection.protect(database.catalogue)
  }

  /// Clears references that lead nowhere; a record that is nothing without its reference goes.
  private func mendOrphans(_ editor: RecordEditor) throws(CRMError) {
    for orphan in try OrphanSearch(database).find() {
      let table = try database.table(orphan.noun)
      let row = Row(table.layout)
      for number in orphan.records where try editor.operation.load(number, of: table, into: row) {
        if orphan.isRequired || table.noun.traits.contains(.linksRecords) {
          try editor.operation.delete(row, from: table)
        } else {
          _ = try editor.edit(
            number, of: orphan.noun, [.json(orphan.field, .null)], tellsChanges: false)
        }
      }
    }
  }

  private func mendTexts(_ editor: RecordEditor) throws(CRMError) {
    for texts in try Drift(database).mojibake(Mojibake.marks) {
      let table = try database.table(texts.noun)
      let row = Row(table.layout)
      guard table.noun.field(texts.field)?.isWritable ?? false else { continue }
      for number in texts.records {
        guard try editor.operation.load(number, of: table, into: row),
          let text = row.string(texts.field), let meant = Mojibake.repaired(text)
        else { continue }
        _ = try editor.edit(
          number, of: texts.noun, [.json(texts.field, .string(meant))], tellsChanges: false)
      }
    }
  }
}
