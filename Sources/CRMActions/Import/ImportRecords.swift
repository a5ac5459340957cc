import CRMDomain
import CRMInterchange
import CRMStore

// Importing: one pass over the file, one transaction.
//
// A row is read, checked and normalised. Then it is either certainly new, and stored at once, or it may be
// a record that is there, in the database or further up in the file. Which of the two is told by a filter
// that holds the keys of all records and of all rows so far: what is not in it is new for certain. Rows
// that may match are set aside, by their place in the file, and are read once more and matched when the
// indexes exist, in the order of the file, as if each row had been added by itself.
//
// Where the file brings more than a fifth of what the table holds, its indexes are dropped before and
// made after the rows, in the same transaction: making one costs 0.7 µs a row, keeping it 5 to 8. Where it
// brings less, they are kept, no filter is needed, and every row is matched as it comes.
//
// References to records of other nouns are looked up, and the records made where they are not there. A
// reference to a record of the same noun (a parent), or by another system's id, may name a row further
// down: those are looked up after the last row.
//
// Nothing is lost: every cell of every row ends in a record, in the report or among the rejects.

/// Imports a file of rows into a noun, within one operation.
package final class ImportRecords {
  let operation: Operation
  let database: Database
  let rules: ReadingRules
  let options: ImportOptions
  let observers: Observers
  let table: RecordTable
  let file: ImportTable
  let reader: ImportRowReader
  let matcher: RowMatcher
  let editor: RecordEditor
  let behaviour: any NounRules
  var references: ReferenceCache
  var report = ImportReport()
  /// Whether numbers of the file are kept.
  package let keepsNumbers: Bool
  let isContact: Bool
  let companyColumn: Int?
  let writer: BulkWriter
  let links: BulkWriter?
  let target: RecordDraft
  let linkRow: Row?
  let employment: EmploymentWriter?
  let stored: Row
  /// What the row at hand says of fields the program may work out itself, and which those are.
  let said: Row
  let watched: [Watched]
  /// The field that says when it was, where records are of what happened.
  let time: Int?
  /// Open leads of this file, with the score it says: they are scored when all are there.
  var scored: [(lead: Int64, column: Int, score: Int64)] = []
  var open: [OpenReference] = []
  var pendingLinks: [(contact: Int64, link: CompanyLinks.Link)] = []
  /// Records of this import that a further row joined.
  var merged: Set<Int64> = []
  private var aside = BitSet()
  /// Where those rows begin, as far as there is room to remember: then nothing else is read again.
  private var asidePlaces: [(place: Int, line: Int)] = []
  private static let asideBound = 1 << 17
  let made = MadeRecords()
  /// References of the row at hand to its own noun that were looked up to compare it.
  var looked: [RecordDraft.PendingReference] = []
  /// What tells the row at hand from every other.
  var rowKey = 0
  /// The records of the rows, by what the file calls them where that is not kept: a row further down may refer to
  /// one by it. Nil where none can.
  var numbersOfFile: [Int64: Int64]?
  /// The first number this import gave out: those before it were there.
  let firstNew: Int64

  /// Prepares an import.
  ///
  /// - Throws: `usage` where a column or path is unknown, `data` where a column's numbers or dates can be
  ///   read in two ways.
  package init(
    _ file: ImportTable, into noun: NounName, _ operation: Operation, _ rules: ReadingRules,
    _ options: ImportOptions, _ observers: Observers, _ parts: ImportParts = ImportParts()
  ) throws(CRMError) {
    self.file = file
    self.operation = operation
    self.options = options
    self.observers = observers
    database = operation.database
    var rules = rules
    rules.isImport = true
    self.rules = rules
    var manner = RecordEditor.Options(createsMissing: options.createsMissing)
    manner.hasEffects = options.hasEffects
    editor = RecordEditor(operation, rules, manner)
    var entry = try database.noun(noun)
    var mapping = try ColumnMapping(file.columns, entry, options)
    if options.extra == .field {
      try ExtraFields(editor).make(&mapping, noun)
      entry = try database.noun(noun)
    }
    try Self.refuseUnknown(mapping, entry, options)
    try Self.needStated(mapping, entry, options)
    time = Self.time(of: entry)
    table = try database.table(noun)
    behaviour = editor.behaviour(of: table.noun)
    let styles = try ColumnStyles(file, mapping, entry, options, country: rules.country)
    if !styles.undecided.isEmpty {
      var error = CRMError(
        .data, code: "ambiguous_column", styles.undecided[0],
        hint: "say how they are written, and import again")
      error.details = styles.undecided.dropFirst().map { "  " + $0 }
      throw error
    }
    reader = try ImportRowReader(table, rules, options, mapping, styles)
    let next = try operation.nextNumber(of: noun)
    let (first, claims, keeps) = parts.begin(
      next, keepsNumbers: options.source == nil && next == 1)
    (firstNew, keepsNumbers) = (first, keeps)
    matcher = RowMatcher(database, table, options, claims)
    let made = self.made
    references = ReferenceCache(operation, rules, options) { made.names.append($0) }
    writer = BulkWriter(table, operation)
    isContact = noun.isPerson
    companyColumn = table.layout.column(Contact.company)
    target = RecordDraft(table.layout, rules)
    stored = Row(table.layout)
    said = Row(table.layout)
    watched = Self.watched(mapping, table)
    editor.memory[FileFields.self] = FileFields(mapping, entry)
    if noun.isPerson {
      let relation = try database.table(.relation)
      links = BulkWriter(relation, operation)
      linkRow = Row(relation.layout)
      employment = EmploymentWriter(relation)
    } else {
      links = nil
      linkRow = nil
      employment = nil
    }
    report.columns = mapping.entries.map {
      ImportReport.Column(
        name: $0.column, meaning: ImportRowReader.meaning($0, entry),
        isStored: ImportRowReader.isStored($0) || (options.extra == .notes && Self.isLeftOver($0)))
    }
    report.remarks = file.remarks
    if let currency = mapping.currency {
      report.remarks.append("amounts are in \(currency.code), as their heading says")
    }
    noteNumbers(mapping)
    let refersToItself = entry.fields.contains { field in
      if case .reference(let relation) = field.type { relation.noun == noun } else { false }
    }
    if refersToItself, !keepsNumbers { numbersOfFile = [:] }
  }

  // MARK: The passes

  /// Imports every row.
  package func run() throws(CRMError) -> ImportReport {
    if options.window == nil, try isWorthRebuilding() {
      try passWithFilter()
    } else {
      let rows = try file.rows()
      var place = 0
      while try rows.step() {
        defer { place += 1 }
        if let window = options.window {
          if place < window.lowerBound { continue }
          if place >= window.upperBound { break }
        }
        try count(rows)
        try take(rows, isFirstTime: true) { () throws(CRMError) in try decide(rows.line) }
      }
      report.remarks += rows.remarks
    }
    try resolveOpen()
    if report.created > 10_000 {
      operation.releaseStatements()
      try database.connection.analyse()
    }
    if report.created + report.changed > 0 {
      let told = editor.notes.count
      try behaviour.fileEnded()
      report.remarks += editor.notes.dropFirst(told)
      try tellScores()
      report.consequences = ConsequenceCount(editor.takeConsequences())
    }
    for name in made.names { report.noteMade(name) }
    reader.count(into: &report)
    return report
  }

  private func count(_ rows: any ImportRows) throws(CRMError) {
    report.rows += 1
    if report.rows & 1023 == 0 {
      try observers.progress(.reading(rows: report.rows, bytes: rows.bytesRead))
    }
  }

  private func passWithFilter() throws(CRMError) {
    try passOverAll()
    try flushLinks()
    try observers.progress(.indexing)
    references.releaseStatements()
    matcher.releaseStatements()
    try writer.finishRebuilding()
    try links?.finishRebuilding()
    try passOverAside()
  }

  /// Stores what is new for certain. The filter lives no longer than this: sorting needs its memory.
  private func passOverAll() throws(CRMError) {
    var filter = KeyFilter()
    try matcher.storedHashes { _ = filter.insert($0) }
    operation.releaseStatements()
    try writer.beginRebuilding()
    if let links, try isWorthRebuilding(.relation) { try links.beginRebuilding() }
    let rows = try file.rows()
    while try rows.step() {
      try count(rows)
      let place = report.rows - 1
      try take(rows, isFirstTime: true) { () throws(CRMError) in
        var mayBeKnown = false
        let hasKey = matcher.hashes(reader.draft, number: reader.number) {
          if filter.insert($0) { mayBeKnown = true }
        }
        if mayBeKnown || !hasKey {
          setAside(place, rows)
        } else {
          try create(rows.line, reason: nil, conflict: false)
        }
      }
    }
    report.remarks += rows.remarks
  }

  private func setAside(_ number: Int, _ rows: any ImportRows) {
    aside.insert(number)
    if asidePlaces.count < Self.asideBound, let place = rows.place {
      asidePlaces.append((place, rows.line))
    }
  }

  /// The rows that were set aside, in the order of the file.
  private func passOverAside() throws(CRMError) {
    guard aside.count > 0 else { return }
    let rows = try file.rows()
    if asidePlaces.count == aside.count {
      for (done, row) in asidePlaces.enumerated() {
        if done & 1023 == 0 { try observers.progress(.matching(rows: done, of: aside.count)) }
        guard try rows.step(to: row.place, line: row.line) else { break }
        try take(rows, isFirstTime: false) { () throws(CRMError) in try decide(rows.line) }
      }
      return
    }
    var place = -1
    var done = 0
    while done < aside.count, try rows.step() {
      place += 1
      guard aside.contains(place) else { continue }
      done += 1
      if done & 1023 == 0 { try observers.progress(.matching(rows: done, of: aside.count)) }
      try take(rows, isFirstTime: false) { () throws(CRMError) in try decide(rows.line) }
    }
  }

  /// Whether so many rows come that indexes are better made afterwards.
  private func isWorthRebuilding() throws(CRMError) -> Bool {
    guard file.estimatedRows > 1000 else { return false }
    let there = try database.connection.integer(table.selectCount) ?? 0
    if there == 0 { return true }
    // How many of the first rows are there already tells how many will be.
    let rows = try file.rows()
    var looked = 0
    var known = 0
    var ignored = ImportReport()
    ignored.columns = report.columns
    while looked < 500, try rows.step() {
      guard rows.fault == nil else { continue }
      looked += 1
      reader.read(rows, &ignored, isFirstTime: false)
      guard reader.bad.isEmpty else { continue }
      do throws(ValueFault) { try reader.draft.finish() } catch { continue }
      if case .record = try matcher.match(reader.draft, number: reader.number, notes: []) {
        known += 1
      }
    }
    matcher.releaseStatements()
    let new = looked == 0 ? 0 : file.estimatedRows * (looked - known) / looked
    // Where indexes stay, only looking for each row is saved, and that pays earlier.
    return Int64(new) * (database.connection.dialect.rebuildsIndexes ? 5 : 50) > there
  }

  private func isWorthRebuilding(_ noun: NounName) throws(CRMError) -> Bool {
    guard database.connection.dialect.rebuildsIndexes else { return true }
    let other = try database.table(noun)
    let there = try database.connection.integer(other.selectCount) ?? 0
    return Int64(file.estimatedRows) * 5 > there
  }

  // MARK: A row

  /// Reads a row; hands it on if it is good, rejects it otherwise.
  private func take(
    _ rows: any ImportRows, isFirstTime: Bool, _ next: () throws(CRMError) -> Void
  ) throws(CRMError) {
    rowKey = rows.key
    references.beginRow()
    if let fault = rows.fault {
      return try reject(rows, "", "", fault)
    }
    reader.read(rows, &report, isFirstTime: isFirstTime)
    remember()
    takeTime()
    if !reader.bad.isEmpty {
      guard options.dropsBadCells else {
        let first = reader.bad[0]
        let others = reader.bad.dropFirst().map { "; \($0.column): \($0.reason)" }.joined()
        return try reject(rows, first.column, first.value, first.reason + others)
      }
      if isFirstTime {
        report.droppedCells += reader.bad.count
        for cell in reader.bad {
          report.warn(
            "line \(rows.line), \(cell.column): \"\(cell.value)\" is \(cell.reason); left out")
        }
      }
    }
    reader.draft.fillDefaults()
    do throws(ValueFault) {
      try reader.draft.finish()
    } catch {
      return try reject(rows, "", "", error.reason)
    }
    do throws(CRMError) {
      try next()
    } catch {
      guard error.isOfOneRecord else { throw error }
      made.names.removeLast(try references.takeBack())
      try reject(rows, error.field ?? "", error.value ?? "", error.message)
    }
  }

  func reject(
    _ rows: any ImportRows, _ column: String, _ value: String, _ reason: String
  ) throws(CRMError) {
    report.rejected += 1
    try observers.rejected(
      RejectedRow(line: rows.line, column: column, value: value, reason: reason), rows)
    try observers.row?(ImportedRow(line: rows.line, result: .rejected, record: nil, reason: reason))
  }

  /// Matches a row and does what follows.
  private func decide(_ line: Int) throws(CRMError) {
    // A row without a key is compared by all its values, references among them.
    try resolve(line, creates: false, isTentative: true)
    // A number means a record that was there before, never one this file just made.
    let number = reader.number.flatMap { $0 < firstNew ? $0 : nil }
    let own = keepsNumbers ? reader.number : nil
    try findCompanies()
    var reason: String?
    var answer = try matcher.match(reader.draft, number: number, own: own, notes: reader.extraNotes)
    while case .contested(let owner, let key) = answer {
      let other =
        "\(key) belongs to \(table.noun.name.rawValue) \(owner), whose name and address are others"
      if options.rejectsConflicts { throw CRMError(.data, code: "conflict", other) }
      reason = (reason.map { $0 + "; " } ?? "") + other + ", and is left out"
      try leaveOut(key)
      answer = try matcher.match(reader.draft, number: number, own: own, notes: reader.extraNotes)
    }
    reopen()
    if isNumberedOtherwise(answer) { answer = .nobody }
    switch answer {
    case .nobody, .contested: try create(line, reason: reason, conflict: reason != nil)
    case .record(let number, let key):
      try update(number, line, key)
      if let reason {
        report.conflicts += 1
        report.warn("line \(line): \(reason): it is \(table.noun.name.rawValue) \(number)")
      }
    case .conflict(let owners, let key):
      let names = owners.prefix(5).map { "\(table.noun.name.rawValue) \($0)" }.joined(
        separator: ", ")
      let taken = "\(key) belongs to \(names)"
      if options.rejectsConflicts {
        throw CRMError(.data, code: "conflict", taken + ", whose name does not agree")
      }
      try create(line, reason: (reason.map { $0 + "; " } ?? "") + taken, conflict: true)
    case .contradiction(let owners):
      let names = owners.map { "\(table.noun.name.rawValue) \($0)" }.joined(separator: " and ")
      throw CRMError(.data, code: "conflict", "its keys belong to \(names)")
    }
  }
}
