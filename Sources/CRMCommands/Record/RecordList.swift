import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let list = Verb(
    "list", .reads, "List {nouns}.",
    """
    Filters are written field=value and joined with 'and'; a bare word that is no field is looked \
    for in names, titles, cities, e-mail, notes, tags, handles, web sites, telephone numbers, texts of fields of your own, the name of the company, and what is logged. A word that begins with ':' is a view ('crm view add'): its filter, and its fields and order unless others are asked for. There is no default limit. 'crm help filters' has the language.

    {examples}
    """, aliases: ["ls"],
    answers: """
      [{noun}] | [group] | int | {sql: text, values: [any], plan: [text], indexes: [text]}
      """
  ) { a throws(CRMError) in
    let filters: [String] = try a.arguments(
      "filter", "Conditions, joined with 'and'; bare words are searched for.", completing: .filter)
    let conditions: [String] = try a.options(
      "where", value: "filter", "A condition more.", completing: .filter)
    let search: String? = try a.option("search", value: "text", "Words the record must have.")
    let sort: String? = try a.option(
      "sort", value: "field,-field", "The order; '-' is descending.", completing: .fields)
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    let offset: Count? = try a.option("offset", value: "n", "Without the first so many.")
    let count = a.flag("count", "Only how many there are.")
    let group: String? = try a.option(
      "group", value: "field", "How many there are for each value of a field, and their sums.",
      completing: .fields)
    let all = a.flag("all", "Also those that are not active.")
    let asOf: String? = try a.option(
      "as-of", value: "date", "As it was then; of a day, at its end.", completing: .days)
    let explain = a.flag("explain", "Show how the question is asked: SQL, plan, indexes.")
    let failEmpty = a.flag("fail-empty", "End with status 1 if there are none.")
    return { context throws(CRMError) in
      let noun = try context.nounName()
      let views = try SavedViews(filters + conditions, of: noun, context)
      context.options.fields = context.options.fields ?? views.fields
      let list = RecordList(
        context: context, noun: noun, filters: views.filters, search: search,
        sort: sort ?? views.sort, limit: limit?.value, offset: offset?.value,
        all: all || views.all)
      try context.showPast(asOf)
      if explain { return try list.explain() }
      let rows =
        if count { try list.count() } else if let group { try list.groups(of: group) } else {
          try list.run()
        }
      if failEmpty, rows == 0 { context.status = 1 }
    }
  }
}

/// A list of records, as `list` was asked for it.
struct RecordList {
  let context: CommandContext
  let noun: NounName
  let filters: [String]
  let search: String?
  let sort: String?
  let limit: Int?
  let offset: Int?
  let all: Bool

  private func selection(_ database: Database) throws(CRMError) -> RecordSelection {
    try RecordSelection(
      noun, filters: filters, search: search,
      RecordSelection.Options(searchesBareWords: true, hidesInactive: !all), in: database)
  }

  private func sayHidden(_ selection: RecordSelection, _ database: Database) throws(CRMError) {
    for remark in try selection.remarks(in: database) { context.note(remark) }
    let hidden = try selection.hiddenCount(in: database)
    if hidden > 0 {
      context.note(
        "\(Thousands.grouped(hidden)) \(try selection.hiddenWord(in: database)) hidden: --all")
    }
  }

  /// Says what the deals of a list come to, by currency: amounts of several are no sum.
  private func saySums(_ selection: RecordSelection, _ database: Database) throws(CRMError) {
    var query = FigureQuery(noun, [.count, .withAmount, .amount, .weighted])
    query.condition = selection.condition
    query.groups = [.currency]
    let base = try database.settings().currency
    let display = DisplayText(try context.locale())
    var (count, amounts, weighted) = (Int64(0), [String](), [String]())
    for row in try query.run(in: database) {
      count += row.figures[0]
      let currency = Currency(row.groups[0]) ?? base
      if row.beyond > 0 {
        sayBeyond(
          Int(row.beyond),
          try query.records(of: [row], beyond: true, atMost: ReportWords.most, in: database))
      }
      guard row.figures[1] > 0 else { continue }
      amounts.append(AmountText.whole(row.figures[2], currency, display))
      weighted.append(
        AmountText.whole(
          Int64(clamping: QuoteMath.divided(row.weighted, by: 10_000)), currency, display))
    }
    for remark in try selection.remarks(in: database) { context.note(remark) }
    let isNarrow = selection.hidesSome
    var text =
      "\(Thousands.grouped(Int(count))) \(isNarrow ? "open " : "")\(count == 1 ? "deal" : "deals")"
    if !amounts.isEmpty {
      text +=
        ", \(amounts.joined(separator: " + ")), weighted \(weighted.joined(separator: " + "))"
    }
    let hidden = try selection.hiddenCount(in: database)
    if hidden > 0 {
      text +=
        " (\(Thousands.grouped(hidden)) \(try selection.hiddenWord(in: database)) hidden: --all)"
    }
    context.note(text)
  }

  /// Says which records are in no sum, as what they hold is larger than amounts are.
  private func sayBeyond(_ count: Int, _ records: [FigureQuery.Named]) {
    context.note(
      "left out of the sums, larger than an amount may be: "
        + ReportWords.named(records.map { (noun, $0.id, $0.title) }, of: count))
  }

  /// What is listed unless somebody chooses: where the closed stand beside the open, also which they are.
  private func listed(_ entry: Noun) -> [String] {
    guard all, entry.traits.contains(.hidesClosed), entry.field("status") != nil,
      !entry.listed.contains("status")
    else { return entry.listed }
    var listed = entry.listed
    let place = listed.firstIndex { entry.titles.contains($0) } ?? min(1, listed.count)
    listed.insert("status", at: place)
    return listed
  }

  /// The question the line asks.
  private func query(
    _ selection: RecordSelection, _ database: Database
  ) throws(CRMError) -> RecordQuery {
    let entry = try database.noun(noun)
    let wants = context.wants
    var paths = try context.paths(
      noun, in: database, usual: listed(entry), every: wants.everyField)
    if wants.onlyNumbers { paths = [try FieldPath("id", of: noun, in: database)] }
    var query = RecordQuery(noun, paths)
    query.condition = selection.condition
    query.order = try SortOrder(sort, entry).keys
    query.limit = limit
    query.offset = offset
    query.namesForExchange = wants.namesForExchange
    return query
  }

  /// Says how the question is asked.
  func explain() throws(CRMError) {
    let database = try context.database(.reading)
    let query = try query(try selection(database), database)
    try QueryExplanation(context).write(try query.explanation(in: database))
  }

  /// Lists; answers how many there were.
  func run() throws(CRMError) -> Int {
    let database = try context.database(.reading)
    let entry = try database.noun(noun)
    let selection = try selection(database)
    let query = try query(selection, database)
    let columns = query.columns.map { context.column($0) }
    let id = query.columns.firstIndex { $0.name == "id" } ?? 0
    var rows = 0
    try database.connection.beginReading()
    defer { database.connection.rollback() }
    let grid = Grid(columns, .of(noun.rawValue, column: id)) { emit throws(CRMError) in
      let reader = try query.reader(in: database)
      rows = 0
      while let cells = try reader.next() {
        rows += 1
        try emit(cells)
      }
    }
    grid.whenNone = "no \(entry.plural)" + (selection.sought.map { " with \($0)" } ?? "")
    grid.title = entry.plural.capitalisedFirst
    try context.answer(.grid(grid))
    guard rows > 0, context.wants.forPeople, entry.traits.contains(.isSummed), limit == nil,
      offset == nil
    else {
      try sayHidden(selection, database)
      return rows
    }
    do throws(CRMError) { try saySums(selection, database) } catch {
      // What cannot be summed is listed all the same.
      guard error.code == "too_large" else { throw error }
      try sayHidden(selection, database)
    }
    return rows
  }

  /// Counts.
  func count() throws(CRMError) -> Int {
    let database = try context.database(.reading)
    let selection = try selection(database)
    var query = RecordQuery(noun, [])
    query.condition = selection.condition
    let count = try query.count(in: database)
    try context.say([TextLine("\(count)")], object: .number("\(count)"))
    try sayHidden(selection, database)
    return count
  }

  /// Counts and sums for each value of a field.
  func groups(of field: String) throws(CRMError) -> Int {
    let database = try context.database(.reading)
    let entry = try database.noun(noun)
    let selection = try selection(database)
    let path = try FieldPath(field, of: noun, in: database)
    var query = GroupQuery(noun, path)
    query.condition = selection.condition
    var groups = try query.run(in: database)
    switch sort {
    case nil: break
    case "count": groups.sort { $0.count < $1.count }
    case "-count": groups.sort { $0.count > $1.count }
    default: throw .usage("groups are sorted by count or -count")
    }
    let beyond = groups.reduce(0) { $0 + $1.beyond }
    if beyond > 0 { sayBeyond(beyond, try query.beyond(atMost: ReportWords.most, in: database)) }
    if let offset { groups.removeFirst(min(offset, groups.count)) }
    if let limit { groups = Array(groups.prefix(limit)) }
    try GroupTable(context, entry, path, groups).write()
    try sayHidden(selection, database)
    return groups.count
  }
}

/// The order of a list, as it was asked for.
struct SortOrder {
  let keys: [(path: String, descending: Bool)]

  init(_ sort: String?, _ noun: Noun) throws(CRMError) {
    guard let sort else {
      keys = noun.order.map { Self.key($0) }
      return
    }
    let parts = sort.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { throw .usage("--sort names no field") }
    keys = parts.map { Self.key($0) }
  }

  private static func key(_ text: String) -> (path: String, descending: Bool) {
    text.hasPrefix("-") ? (String(text.dropFirst()), true) : (text, false)
  }
}
