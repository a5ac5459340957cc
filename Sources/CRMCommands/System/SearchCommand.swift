import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let search = Verb(
    "search", .reads, "Find records of every noun by their words.",
    """
    Every word must be in the record, the last one may be a beginning; case and accents do not matter. \
    A telephone number, e-mail address or organisation number finds its owner in any spelling.

      $ crm search nordmann
      $ crm search oslo des --format ids
    """,
    answers: "[{noun: text, id: int, name: text?, info: text?}]"
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments("word", "What to look for.", required: true)
    let limit: Count? = try a.option("limit", value: "n", "At most so many of each noun.")
    let failEmpty = a.flag("fail-empty", "End with status 1 if there are none.")
    return { context throws(CRMError) in
      let text = words.joined(separator: " ")
      guard !text.trimmed.isEmpty else { throw .usage("there is nothing to look for") }
      let found = try RecordSearch(context).run(text, limit: limit?.value)
      if failEmpty, found == 0 { context.status = 1 }
    }
  }
}

private struct RecordSearch {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(_ text: String, limit: Int?) throws(CRMError) -> Int {
    let database = try context.database(.reading)
    let columns = [
      OutputColumn("noun", heading: "NOUN"),
      OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
      OutputColumn("name", heading: "NAME"), OutputColumn("info", heading: "INFO"),
    ]
    var count = 0
    let onlyNumbers = context.wants.onlyNumbers
    let finder = RecordFinder(database, try context.rules())
    let isText = !Words.of(text).isEmpty
    let grid = Grid(columns, .named(noun: 0, number: 1), whenNone: "nothing found") {
      emit throws(CRMError) in
      count = 0
      // What there is nothing of holds nothing.
      for name in context.world.catalogue.names where database.connection.isKnown(name.table) {
        for number in try numbers(text, isText, name, limit, finder) {
          count += 1
          let (title, info) = onlyNumbers ? ("", "") : try line(number, name, database)
          try Texts.with([name.rawValue, title, info]) { cells throws(CRMError) in
            try emit([cells[0], .integer(number), cells[1], cells[2]])
          }
        }
      }
    }
    try context.answer(choosing: grid)
    return count
  }

  private func numbers(
    _ text: String, _ isText: Bool, _ noun: NounName, _ limit: Int?, _ finder: RecordFinder
  ) throws(CRMError) -> [Int64] {
    let database = try context.database(.reading)
    let entry = try database.noun(noun)
    guard entry.isSought else { return [] }
    var found: [Int64] = []
    let hasWords = isText && entry.hasWords
    // A number a record was given is looked for with its words.
    let isKeyed = !hasWords || entry.givenNumber == nil || entry.naturalKeys.count > 1
    if isKeyed, Int64(text) == nil || text.utf8.count > 4 {
      found = try finder.keyMatches(text, noun)
    }
    if hasWords {
      let selection = try RecordSelection(
        noun, filters: [], search: text, RecordSelection.Options(), in: database)
      var query = RecordQuery(noun, [])
      query.condition = selection.condition
      query.order = try SortOrder(nil, entry).keys
      query.limit = limit
      for number in try query.numbers(in: database) where !found.contains(number) {
        found.append(number)
      }
    }
    return limit.map { Array(found.prefix($0)) } ?? found
  }

  private func line(
    _ number: Int64, _ noun: NounName, _ database: Database
  ) throws(CRMError) -> (String, String) {
    let entry = try database.noun(noun)
    let names =
      [entry.titles[0]] + entry.listed.filter { !["id", "name", "last_activity"].contains($0) }
    var paths: [FieldPath] = []
    for name in names { paths.append(try FieldPath(name, of: noun, in: database)) }
    var query = RecordQuery(noun, paths)
    query.condition = .number(number)
    let display = DisplayText(try context.locale())
    let found = try query.first(in: database) { cells throws(CRMError) in
      var texts: [String] = []
      for (i, path) in paths.enumerated().dropFirst() where !cells[i].isNull {
        texts.append(display.string(cells[i], path.field.type))
      }
      return (display.string(cells[0], paths[0].field.type), texts.joined(separator: ", "))
    }
    return found ?? ("", "")
  }
}
