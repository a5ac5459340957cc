import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let show = Verb(
    "show", .reads, "Show a {noun} with all its fields.",
    """
    A {noun} is named by its number, by a key, or by its exact name; on a terminal the beginning of a \
    name will do. '-' reads records from standard input, one a line.

    {examples}
    """, aliases: ["view"],
    answers: "{noun} | [{noun}]"
  ) { a throws(CRMError) in
    let records: [String] = try a.arguments(
      "record", "The {noun}: a number, a key or a name.", required: true, completing: .records)
    let asOf: String? = try a.option(
      "as-of", value: "date", "As it was then; of a day, at its end.", completing: .days)
    return { context throws(CRMError) in
      try context.showPast(asOf)
      let noun = try context.nounName()
      let database = try context.database(.reading)
      let numbers = try RecordWords(context, noun, database).numbers(records, beginnings: true)
      let answer = RecordAnswer(context, noun, database)
      let sheet = RecordSheet(context, noun, database)
      var told = Told { say throws(CRMError) in
        for (i, number) in numbers.enumerated() {
          if i > 0 { try say("") }
          try sheet.lines(number, say)
        }
      }
      told.rows = { () throws(CRMError) in
        let grid = try answer.grid(
          numbers.map { ($0, nil) }, asArray: records.count > 1 || records == ["-"])
        grid.title = numbers.count == 1 ? try sheet.title(of: numbers[0]) : ""
        return grid
      }
      try context.answer(.told(told))
    }
  }
}

/// Finds the records the words of a line name.
struct RecordWords {
  private let context: CommandContext
  private let noun: NounName
  private let database: Database

  init(_ context: CommandContext, _ noun: NounName, _ database: Database) {
    self.context = context
    self.noun = noun
    self.database = database
  }

  /// The numbers of the records; `-` reads more of them from standard input.
  ///
  /// - Parameter missed: takes what is said of a word that names nobody, and goes on; nil ends there.
  func numbers(
    _ words: [String], beginnings: Bool, missed: ((CRMError) -> Void)? = nil
  ) throws(CRMError) -> [Int64] {
    let finder = RecordFinder(database, try context.rules())
    let mayBegin = beginnings && context.world.terminal.input
    var numbers: [Int64] = []
    var seen: Set<Int64> = []
    func add(_ number: Int64) {
      // One record is what almost every line names, and it needs no set.
      if let first = numbers.first {
        if seen.isEmpty { seen.insert(first) }
        guard seen.insert(number).inserted else { return }
      }
      numbers.append(number)
    }
    func look(_ word: String, _ mayBegin: Bool) throws(CRMError) {
      do throws(CRMError) {
        add(try finder.find(word, noun, .typed(beginnings: mayBegin)))
      } catch {
        guard let missed, [.notFound, .ambiguous].contains(error.kind) else { throw error }
        missed(error)
      }
    }
    for word in words {
      if word == "-" {
        let entry = try database.noun(noun)
        try RecordInput.records(context.world.input, entry) { line throws(CRMError) in
          try look(line, false)
        }
      } else {
        try look(word, mayBegin)
      }
    }
    return numbers
  }
}

/// A record on a page: its name, then every field that has a value.
struct RecordSheet {
  private let context: CommandContext
  private let noun: NounName
  private let database: Database

  init(_ context: CommandContext, _ noun: NounName, _ database: Database) {
    self.context = context
    self.noun = noun
    self.database = database
  }

  /// Whether the heading or another part of the page says a field already.
  private static func isSaid(_ name: String) -> Bool {
    switch name {
    case "id", "name", "first_name", "middle_name", "last_name", "sort_name", "currency",
      "revision",
      "created_at", "created_by", "updated_at", "notes":
      true
    default: false
    }
  }

  /// What a record is called.
  func title(of number: Int64) throws(CRMError) -> String {
    try RecordFinder(database, try context.rules()).title(of: number, try database.table(noun))
  }

  /// Hands the lines of a record on.
  func lines(
    _ number: Int64, _ say: (TextLine) throws(CRMError) -> Void
  ) throws(CRMError) {
    let entry = try database.noun(noun)
    let paths = try context.paths(noun, in: database, usual: [], every: true)
    var query = RecordQuery(noun, paths)
    query.condition = .number(number)
    _ = try query.first(in: database) { cells throws(CRMError) in
      try lines(number, entry, paths, cells, say)
    }
  }

  private func lines(
    _ number: Int64, _ entry: Noun, _ paths: [FieldPath], _ cells: [Cell],
    _ say: (TextLine) throws(CRMError) -> Void
  ) throws(CRMError) {
    let display = DisplayText(try context.locale(), showsTime: true)
    let language = context.language
    let isWhole = context.options.fields == nil
    var currency: String?
    for (i, path) in paths.enumerated() where path.name == "currency" {
      if case .text(let code) = cells[i] { currency = code.string }
    }
    var rows: [(label: String, value: String)] = []
    var notes: String?
    for (i, path) in paths.enumerated() where !cells[i].isNull {
      if isWhole, path.steps.isEmpty {
        if path.name == "notes", case .text(let text) = cells[i] { notes = text.string }
        if Self.isSaid(path.name) || isSaid(path.field, cells[i]) { continue }
      }
      let text = display.string(cells[i], path.field.type, currency: currency)
      rows.append((path.label(in: language), text))
    }
    if isWhole, noun.isPerson {
      let label = Noun.consent.labels[language]
      for (i, text) in try ConsentText(context).lines(of: number).enumerated() {
        rows.append((i == 0 ? label : "", text))
      }
    }
    if isWhole { rows += try belonging(to: number) }
    if isWhole, let created = created(paths, cells, display) { rows.append(created) }
    try say(try heading(number, entry, isWhole ? title(entry, paths, cells) : nil))
    let width = (rows.map { TextLine.cells($0.label) }.max() ?? 0) + 2
    for row in rows { try say(TextLine(label: row.label, width: width, row.value)) }
    if let notes {
      try say("")
      try say(TextLine(prose: notes))
    }
  }

  /// How many of the records that are parts of one are shown of each noun.
  private static let most = 20

  /// What is part of the record: lines of a quote, what is attached.
  private func belonging(to number: Int64) throws(CRMError) -> [(label: String, value: String)] {
    var rows: [(label: String, value: String)] = []
    for name in try database.noun(noun).parts + [.attachment]
    where database.connection.isKnown(name.table) {
      let part = try database.noun(name)
      guard let filter = filter(of: part, number) else { continue }
      var query = RecordQuery(name, [])
      query.condition = try RecordSelection(
        name, filters: [filter], search: nil, RecordSelection.Options(), in: database
      ).condition
      query.limit = Self.most + 1
      let numbers = try query.numbers(in: database)
      let answer = RecordAnswer(context, name, database)
      for (i, id) in numbers.prefix(Self.most).enumerated() {
        rows.append((i == 0 ? label(of: part) : "", try answer.summary(id)))
      }
      if numbers.count > Self.most { rows.append(("", "… and more: crm \(name.rawValue) list")) }
    }
    return rows
  }

  /// What several of a noun are called.
  private func label(of part: Noun) -> String {
    context.language == .en ? part.plural.capitalisedFirst : part.labels[context.language]
  }

  /// Which records of another noun are parts of this one.
  private func filter(of part: Noun, _ number: Int64) -> String? {
    for field in part.fields {
      switch field.type {
      case .reference(let owner) where owner.noun == noun && owner.isOwned:
        return "\(field.name)=\(number)"
      case .anyReference: return "\(field.name)=\(noun.rawValue):\(number)"
      default: continue
      }
    }
    return nil
  }

  /// The name at the left, noun and number at the right.
  private func heading(
    _ number: Int64, _ entry: Noun, _ known: String?
  ) throws(CRMError) -> TextLine {
    var title = known ?? ""
    if title.isEmpty { title = try self.title(of: number) }
    let right = "\(noun.rawValue) \(number)"
    guard !entry.titles.isEmpty else { return TextLine(right) }
    let width = min(context.isOnTerminal ? context.world.terminal.width : 80, 80)
    return TextLine(heading: title, right: right, width: width)
  }

  /// What the record is called, from its own fields.
  private func title(_ entry: Noun, _ paths: [FieldPath], _ cells: [Cell]) -> String? {
    for name in entry.titles {
      for (i, path) in paths.enumerated() where path.field.name == name {
        if case .text(let text) = cells[i] { return text.string }
      }
    }
    return nil
  }

  /// Whether a value goes without saying: a list that repeats the primary value, a default.
  private func isSaid(_ field: Field, _ cell: Cell) -> Bool {
    switch (field.type, cell) {
    case (.points, .single): return true
    case (.boolean, .boolean(let value)): return (value ? "true" : "false") == field.defaultValue
    case (.companies, .json(let json)):
      let text = json.string
      return !text.includes("},{") && text.includes("\"role\":null,\"starts_on\":null")
        && text.includes("\"ends_on\":null")
    default: return false
    }
  }

  private func created(
    _ paths: [FieldPath], _ cells: [Cell], _ display: DisplayText
  ) -> (label: String, value: String)? {
    guard let at = paths.firstIndex(where: { $0.name == "created_at" }) else { return nil }
    var text = display.string(cells[at], paths[at].field.type)
    if let by = paths.firstIndex(where: { $0.name == "created_by" }), !cells[by].isNull {
      text += ", " + display.string(cells[by], paths[by].field.type)
    }
    return (paths[at].field.labels[context.language], text)
  }
}
