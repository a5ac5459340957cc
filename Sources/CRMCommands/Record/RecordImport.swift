import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension ImportOptions.Extra: ArgumentValue {}
extension ImportOptions.OnMatch: ArgumentValue {}
extension NumberParser.Mark: ArgumentValue {}
extension CellStyle.DateOrder: ArgumentValue {}

/// Keys a row may be matched by beyond those that always count.
package enum MatchKey: String, CaseIterable, ArgumentValue { case phone, id, name }

/// What becomes of a row with a cell that does not fit.
package enum BadCells: String, CaseIterable, ArgumentValue { case reject, drop }

/// What becomes of a row whose e-mail address belongs to somebody else.
package enum OnConflict: String, CaseIterable, ArgumentValue { case store, reject }

/// What a file's values carry from the program that wrote it.
package enum ImportDialect: String, CaseIterable, ArgumentValue {
  case plain, excel
  case excelNordic = "excel-nb"
}

extension Verb {
  static let `import` = Verb(
    "import", .writes, "Import {nouns} from CSV, JSON or JSON Lines.",
    """
    Delimiter, quotes, encoding, header line, decimal marks and the order of dates are found out; \
    columns are matched with fields by their names in four languages. 'crm import preview' shows what \
    was understood. The import is one operation: 'crm undo' takes it back.

    A row that is a record already updates it, filling empty fields only. Rows that cannot be stored go \
    to FILE.rejects.csv with their reasons, and the status is 1; mend that file and import it again. \
    Columns that are no field are reported; '--extra' keeps them. '--plan' writes a file to look through and \
    edit, which 'crm import apply' then does.

    Words after the file are constants for every row: currency=EUR.

    {examples}
    """
  ) { a throws(CRMError) in
    let file: String = try a.argument("file", "The file; - is standard input.", completing: .file)
    let constants: [String] = try a.arguments(
      "field=value", "Values of every row.", completing: .assignments)
    let maps: [String] = try a.options(
      "map", value: "column=field", "What a column means; 'column=' leaves it out.")
    let mapFile: String? = try a.option(
      "map-file", value: "file", "A file of such lines.", completing: .file)
    let extra: ImportOptions.Extra? = try a.option(
      "extra", value: "what", "What becomes of columns that are no field.")
    let onMatch: ImportOptions.OnMatch? = try a.option(
      "on-match", value: "what", "What becomes of rows that are records already.")
    let overwrite = a.flag("overwrite", "Update every field a row has, not only empty ones.")
    let clearEmpty = a.flag("clear-empty", "Let empty cells clear fields.")
    let match: [MatchKey] = try a.options(
      "match", value: "key", "A further key that tells who is the same.")
    let effects = a.flag(
      "effects", "Make the tasks that what is imported would have made here.")
    let noCreate = a.flag("no-create", "Make no records that rows refer to.")
    let source: String? = try a.option(
      "source", value: "name", "Keep the id column as external ids of this system.")
    let table = try TableArguments(&a)
    let mark: NumberParser.Mark? = try a.option(
      "decimal", value: "mark", "The decimal mark of every number.")
    let order: CellStyle.DateOrder? = try a.option(
      "date-order", value: "order", "The order of dates with slashes or hyphens.")
    let region: String? = try a.option(
      "region", value: "country", "Whose national telephone numbers are meant.")
    let rejects: String? = try a.option(
      "rejects", value: "file", "Where rejected rows go.", completing: .file)
    let maxRejects: Count? = try a.option(
      "max-rejects", value: "n", "Tolerate so many rejected rows; with more nothing is stored.")
    let strict = a.flag("strict", "Store nothing if any row is rejected.")
    let badCells: BadCells? = try a.option(
      "bad-cells", value: "what", "Whether a bad cell rejects its row or is left out.")
    let onConflict: OnConflict? = try a.option(
      "on-conflict", value: "what", "Whether a row with somebody else's e-mail address is stored.")
    let owners: [String] = try a.options(
      "map-owner", value: "name=user", "Which user an owner in the file is.")
    let dialect: ImportDialect? = try a.option(
      "dialect", value: "name", "Take a spreadsheet's marks off every value.")
    let report: String? = try a.option(
      "report", value: "file", "Write what became of each row, and counts and sums of columns.",
      completing: .file)
    let plan: String? = try a.option(
      "plan", value: "file", "Store nothing; write what would become of each row.",
      completing: .file)
    let batch: Count? = try a.option(
      "batch", value: "n",
      "Store so many rows at a time, each an operation; others write in between.")
    return { context throws(CRMError) in
      if let batch, batch.value == 0 || strict || maxRejects != nil || plan != nil {
        throw .usage("--batch takes rows, and no --strict, --max-rejects or --plan")
      }
      guard plan == nil || !effects else {
        throw .usage(
          "--effects is said where the plan is applied",
          hint: "crm import apply \(ShellWord.of(plan ?? "")) --effects")
      }
      var options = ImportOptions()
      options.table = table.options
      options.extra = extra ?? .report
      options.onMatch = onMatch ?? .update
      options.overwrites = overwrite
      options.hasEffects = effects
      options.clearsEmpty = clearEmpty
      options.matches = Set(match.map { $0.rawValue })
      options.createsMissing = !noCreate
      options.source = source
      options.mark = mark
      options.order = order
      options.dropsBadCells = badCells == .drop
      options.rejectsConflicts = onConflict == .reject
      options.stripsMarks = dialect == .excel || dialect == .excelNordic
      let words = ImportWords(context)
      options.maps = try words.maps(maps, mapFile)
      options.constants = try words.constants(constants)
      options.owners = try words.owners(owners)
      if let source, !CustomField.isName(source.lowercased()) {
        throw .usage("\"\(source)\" is no name of a system", hint: "--source hubspot")
      }
      try ImportRun(
        context: context, noun: try context.nounName(), options: options,
        region: try words.region(region),
        limits: ImportRun.Limits(
          rejects: rejects, maxRejects: strict ? 0 : maxRejects?.value, report: report,
          plan: plan, batch: batch?.value)
      ).run(file)
    }
  }
}

/// The words of an import's line.
private struct ImportWords {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// `E-post=email`; a column's name may hold a = itself, a path never does.
  private func pair(_ text: String, _ option: String) throws(CRMError) -> (String, String) {
    guard let equals = text.lastIndex(of: "="), equals != text.startIndex else {
      throw .usage("\(option) \"\(text)\" is not of the form column=field")
    }
    return (String(text[..<equals]).trimmed, String(text[text.index(after: equals)...]).trimmed)
  }

  func maps(_ given: [String], _ file: String?) throws(CRMError) -> [(column: String, path: String)]
  {
    var all: [(column: String, path: String)] = []
    if let file {
      let text = try context.input(file).readAll().string
      for line in text.split(separator: "\n") {
        let line = String(line).trimmed
        if line.isEmpty || line.hasPrefix("#") { continue }
        let (column, path) = try pair(line, "--map-file")
        all.append((column, path))
      }
    }
    for text in given {
      let (column, path) = try pair(text, "--map")
      all.removeAll { $0.column == column }
      all.append((column, path))
    }
    return all
  }

  func constants(_ words: [String]) throws(CRMError) -> [Assignment] {
    var all: [Assignment] = []
    for word in words {
      guard let assignment = Assignment(word), assignment.operation == .set else {
        throw .usage(
          "\"\(word)\" is no constant for every row",
          hint: "constants are written field=value: currency=EUR")
      }
      all.append(assignment)
    }
    return all
  }

  func owners(_ given: [String]) throws(CRMError) -> [String: String] {
    var all: [String: String] = [:]
    for text in given {
      let (name, login) = try pair(text, "--map-owner")
      all[name] = login
    }
    return all
  }

  func region(_ text: String?) throws(CRMError) -> String? {
    guard let text else { return nil }
    guard let country = Country(text) else { throw .usage("--region \"\(text)\" is no country") }
    return country.code
  }
}
