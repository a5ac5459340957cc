import CRMDomain
import CRMStore

/// What lists, exports and reports are asked for in the words of a view: `:mine`.
struct SavedViews {
  /// The conditions, those of views among them.
  private(set) var filters: [String] = []
  /// The fields a view shows, where it says some.
  private(set) var fields: String?
  /// The order of a view, where it says one.
  private(set) var sort: String?
  /// Whether a view shows also what is closed or not active.
  private(set) var all = false

  /// Reads the words of a line.
  ///
  /// - Throws: not found where there is no such view, with the nearest there is.
  init(_ words: [String], of noun: NounName, _ context: CommandContext) throws(CRMError) {
    for word in words {
      guard word.hasPrefix(":") else {
        filters.append(word)
        continue
      }
      guard !word.contains(" ") else {
        let name = word.split(separator: " ").first ?? ""
        throw .usage(
          "a view stands by itself, and conditions beside it",
          hint: "\(name) '\(String(word.dropFirst(name.count)).trimmed)'")
      }
      let database = try context.database(.reading)
      let name = noun.rawValue + "." + word.dropFirst()
      let paths = [View.filter.name, View.fields.name, View.sort.name, View.all.name]
      var query = RecordQuery(.view, [])
      for path in paths { query.columns.append(try FieldPath(path, of: .view, in: database)) }
      let finder = RecordFinder(database, try context.rules())
      guard
        let number = try finder.candidates(name, .view, .typed(beginnings: false)).first
      else { throw try Self.unknown(word, noun, database) }
      query.condition = .number(number)
      let found = try query.first(in: database) { cells throws(CRMError) in
        (text(cells[0]), text(cells[1]), text(cells[2]), isYes(cells[3]))
      }
      guard let found else { continue }
      if let filter = found.0, !filter.trimmed.isEmpty { filters.append(filter) }
      fields = found.1 ?? fields
      sort = found.2 ?? sort
      all = all || found.3
    }
  }

  private static func unknown(
    _ word: String, _ noun: NounName, _ database: Database
  ) throws(CRMError) -> CRMError {
    let known = try names(of: noun, in: database)
    var error = CRMError.notFound("there is no view \(word) of \(noun.rawValue)")
    error.hints = [
      NearestName.of(String(word.dropFirst()), in: known).map { "did you mean :\($0)?" }
        ?? "make it: crm view add \(noun.rawValue)\(word.replacing(":", by: "."))"
    ]
    return error
  }

  /// The views of a noun, as lists call them, without the colon.
  static func names(of noun: NounName, in database: Database) throws(CRMError) -> [String] {
    let query = RecordQuery(.view, [try FieldPath(View.name.name, of: .view, in: database)])
    let reader = try query.reader(in: database)
    var names: [String] = []
    while let cells = try reader.next() {
      guard case .text(let name) = cells[0] else { continue }
      let parts = name.string.split(separator: ".")
      if parts.count == 2, parts[0] == noun.rawValue { names.append(String(parts[1])) }
    }
    return names
  }
}

private func text(_ cell: Cell) -> String? {
  if case .text(let text) = cell { text.string } else { nil }
}

private func isYes(_ cell: Cell) -> Bool { if case .boolean(true) = cell { true } else { false } }
