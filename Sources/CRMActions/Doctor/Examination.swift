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
  }

  private let database: Database
  private let rules: ReadingRules
  private let place: DatabasePlace

  /// An examination of a database that lies in a place.
  package init(_ database: Database, _ rules: ReadingRules, _ place: DatabasePlace) {
    self.database = database
    self.rules = rules
    self.place = place
  }

  /// Every check there is, in order; what was looked at is told to `begin`.
  package func run(_ begin: (String) throws(CRMError) -> Void) throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    try begin("integrity")
    for problem in try database.connection.problems() {
      found.append(
        Finding(
          check: "integrity", isError: true, message: problem, count: 1, examples: [],
          isMendable: false, hint: "restore a backup: crm backup list"))
    }
    // A damaged file answers nothing that could be relied on.
    if !found.isEmpty { return found }
    try begin("derived")
    found += try drift()
    try begin("orphans")
    found += try orphans()
    try begin("content")
    found += try content()
    try begin("place")
    return found + location()
  }

  private func drift() throws(CRMError) -> [Finding] {
    try Drift(database).find(rules).map { finding in
      let what =
        switch finding.part {
        case "folding": "folding or sort keys that are not what the record says"
        case "keys": "keys that are not what the record says"
        case "words": "words that are not what the record says"
        default: "a newest activity that is not the newest"
        }
      let noun = noun(ofTable: finding.table)
      return Finding(
        check: finding.part, isError: true,
        message:
          "\(finding.count) \(finding.count == 1 ? noun.name.rawValue : noun.plural) with \(what)",
        count: finding.count, examples: finding.examples.map { "\(noun.name.rawValue):\($0)" },
        isMendable: true, hint: nil)
    }
  }

  private func noun(ofTable table: String) -> Noun {
    database.catalogue.nouns.first { $0.table == table } ?? .contact
  }

  private func orphans() throws(CRMError) -> [Finding] {
    let orphans = try Drift(database).orphanedRelations()
    guard !orphans.isEmpty else { return [] }
    return [
      Finding(
        check: "orphans", isError: true,
        message: "\(orphans.count) \(plural(.relation, orphans.count)) one end of which is gone",
        count: orphans.count,
        examples: orphans.prefix(5).map { "relation:\($0)" }, isMendable: true, hint: nil)
    ]
  }

  private func content() throws(CRMError) -> [Finding] {
    var found: [Finding] = []
    for dates in try Drift(database).impossibleDates(rules.dates.clock.now) {
      found.append(
        Finding(
          check: "dates", isError: true,
          message:
            "\(dates.records.count) \(plural(dates.noun, dates.records.count)) with a \(dates.field) that cannot be",
          count: dates.records.count,
          examples: dates.records.prefix(5).map { "\(dates.noun.rawValue):\($0)" },
          isMendable: false,
          hint: "look at them: crm \(dates.noun.rawValue) show \(dates.records[0])"))
    }
    for texts in try Drift(database).mojibake(Mojibake.marks) {
      found.append(
        Finding(
          check: "mojibake", isError: true,
          message:
            "\(texts.records.count) \(plural(texts.noun, texts.records.count)) whose \(texts.field) was read in the wrong encoding",
          count: texts.records.count,
          examples: texts.records.prefix(5).map { "\(texts.noun.rawValue):\($0)" },
          isMendable: true, hint: nil))
    }
    return found
  }

  private func plural(_ noun: NounName, _ count: Int) -> String {
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
    if !place.isPrivate {
      add("mode", "the database can be read by others than its owner", mendable: true)
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
    for finding in findings where finding.isMendable {
      switch finding.check {
      case "orphans":
        let table = try database.table(.relation)
        let row = Row(table.layout)
        for number in try Drift(database).orphanedRelations()
        where try operation.load(number, of: table, into: row) {
          try operation.delete(row, from: table)
        }
      case "mojibake": try mendTexts(editor)
      case "folding", "keys", "words", "kept":
        for noun in database.catalogue.nouns
        where finding.message.includes(noun.plural) || finding.message.includes(noun.name.rawValue)
        {
          tables.insert(noun.table)
        }
        operation.noteChanges(finding.count)
      default: break
      }
    }
    if !tables.isEmpty {
      operation.releaseStatements()
      try Drift(database).mend(tables)
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
