import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let export = Verb(
    "export", .reads, "Write {nouns} to a file or a pipe, every stored field.",
    """
    CSV unless another format is asked for, with the names of the fields as headers; importing it into \
    an empty database and exporting again gives the same bytes. '--dialect excel-nb' writes what a \
    Nordic spreadsheet opens without asking: a byte order mark, semicolons, decimal commas, formulas \
    guarded. Records that are not active are exported too.

    {examples}
    """,
    answers: "[{noun}]"
  ) { a throws(CRMError) in
    let filters: [String] = try a.arguments(
      "filter", "Conditions, joined with 'and'; bare words are searched for.", completing: .filter)
    let conditions: [String] = try a.options(
      "where", value: "filter", "A condition more.", completing: .filter)
    let search: String? = try a.option("search", value: "text", "Words the record must have.")
    let sort: String? = try a.option(
      "sort", value: "field,-field", "The order; by number otherwise.", completing: .fields)
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    let dialect: CSVRenderer.Dialect? = try a.option(
      "dialect", value: "name", "For whom the CSV is.")
    let asOf: String? = try a.option(
      "as-of", value: "date", "As it was then; of a day, at its end.", completing: .days)
    let explain = a.flag("explain", "Show how the question is asked: SQL, plan, indexes.")
    return { context throws(CRMError) in
      try context.showPast(asOf)
      let database = try context.database(.reading)
      let noun = try context.nounName()
      let entry = try database.noun(noun)
      let views = try SavedViews(filters + conditions, of: noun, context)
      context.options.fields = context.options.fields ?? views.fields
      let selection = try RecordSelection(
        noun, filters: views.filters, search: search,
        RecordSelection.Options(searchesBareWords: true), in: database)
      let wants = context.wants(usual: .csv)
      let stored = entry.fields.filter {
        !$0.traits.contains(.denormalised) && $0.name != "updated_at" && $0.name != "revision"
      }
      let paths =
        context.options.fields == nil
        ? stored.map { FieldPath($0, of: noun) }
        : try context.paths(noun, in: database, usual: [], every: false)
      var query = RecordQuery(noun, paths)
      query.condition = selection.condition
      query.order =
        try (sort ?? views.sort).map { s throws(CRMError) in try SortOrder(s, entry).keys } ?? []
      query.limit = limit?.value
      query.referencesAreObjects = wants.everyField
      query.namesForExchange = wants.namesForExchange || wants.everyField
      if explain {
        return try QueryExplanation(context).write(try query.explanation(in: database))
      }
      let columns = paths.map { context.column($0) }
      try database.connection.beginReading()
      defer { database.connection.rollback() }
      let id = paths.firstIndex { $0.name == "id" } ?? 0
      let grid = Grid(columns, .of(noun.rawValue, column: id)) { emit throws(CRMError) in
        let reader = try query.reader(in: database)
        while let cells = try reader.next() { try emit(cells) }
      }
      grid.dialect = dialect ?? .plain
      grid.title = entry.plural.capitalisedFirst
      try context.answer(.grid(grid), usual: .csv)
      for remark in try selection.remarks(in: database) { context.note(remark) }
    }
  }
}
