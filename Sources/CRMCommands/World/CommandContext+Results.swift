import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension CommandContext {
  /// A column for a path, called as people of the chosen language call it.
  package func column(_ path: FieldPath) -> OutputColumn {
    let language = language
    var heading = (path.field.heading ?? path.field.labels)[language]
    if let step = path.steps.last {
      let isName = path.field.name == "name"
      heading = isName ? step.labels[language] : step.labels[language] + " " + heading
    }
    return OutputColumn(
      name: path.name, heading: heading.uppercased(), label: path.label(in: language),
      type: path.field.type)
  }

  /// The paths of `--fields`; what a list shows otherwise. Amounts bring their currency along.
  package func paths(
    _ noun: NounName, in database: Database, usual: [String], every: Bool
  ) throws(CRMError) -> [FieldPath] {
    let entry = try database.noun(noun)
    var paths: [FieldPath] = []
    if let given = options.fields {
      for name in given.split(separator: ",").map({ String($0).trimmed }) where !name.isEmpty {
        paths.append(try FieldPath(name, of: noun, in: database))
      }
      guard !paths.isEmpty else { throw .usage("--fields names no field") }
      try refuseTwice(paths)
    } else if every {
      return entry.fields.map { FieldPath($0, of: noun) }
    } else {
      for name in usual { paths.append(try FieldPath(name, of: noun, in: database)) }
    }
    return try addingCurrencies(paths, of: noun, in: database)
  }

  /// Refuses a field that is named twice, and in JSON a record beside its own fields: keys would repeat.
  private func refuseTwice(_ paths: [FieldPath]) throws(CRMError) {
    let isJSON = [.json, .jsonl].contains(format())
    for (i, path) in paths.enumerated() {
      for other in paths[..<i] {
        let inside =
          isJSON && (other.name.hasPrefix(path.name + ".") || path.name.hasPrefix(other.name + "."))
        if other.name == path.name || inside {
          throw .usage(
            inside
              ? "\(other.name) and \(path.name) cannot stand in one object"
              : "\(path.name) is named twice")
        }
      }
    }
  }

  /// The paths with the currency after the last amount of each record.
  private func addingCurrencies(
    _ paths: [FieldPath], of noun: NounName, in database: Database
  ) throws(CRMError) -> [FieldPath] {
    var result: [FieldPath] = []
    for (i, path) in paths.enumerated() {
      result.append(path)
      guard case .money = path.field.type else { continue }
      let prefix = path.steps.map { $0.name + "." }.joined()
      let wanted = prefix + "currency"
      let isLast = !paths[(i + 1)...].contains {
        if case .money = $0.field.type { $0.steps.count == path.steps.count } else { false }
      }
      guard isLast, !paths.contains(where: { $0.name == wanted }),
        try database.noun(path.noun).field("currency") != nil
      else { continue }
      result.append(try FieldPath(wanted, of: noun, in: database))
    }
    return result
  }

  /// Writes rows in the chosen format.
  ///
  /// - Parameters:
  ///   - columns: what the rows hold.
  ///   - noun: the noun the rows are records of, for `ids`.
  ///   - idColumn: where their numbers stand.
  ///   - usual: the format when none is chosen.
  ///   - dialect: how CSV is written.
  ///   - rows: hands every row to the closure it is given; may be asked twice.
  package func write(
    _ columns: [OutputColumn], noun: String? = nil, idColumn: Int = 0,
    usual: OutputFormat = .text, dialect: CSVRenderer.Dialect = .plain,
    _ rows: (_ emit: ([Cell]) throws(CRMError) -> Void) throws(CRMError) -> Void
  ) throws(CRMError) {
    let sink = try sink()
    let renderer: any RowRenderer
    switch format(default: usual) {
    case .text:
      let table = TextTable(
        sink, columns, DisplayText(try locale()), palette: palette, width: width)
      try rows { cells throws(CRMError) in try table.row(picked(cells)) }
      try table.end()
      if table.needsRows {
        try table.end()
        try rows { cells throws(CRMError) in try table.row(picked(cells)) }
      }
      return
    case .json: renderer = JSONRenderer(sink, columns, .array)
    case .jsonl: renderer = JSONRenderer(sink, columns, .lines)
    case .csv: renderer = CSVRenderer(sink, columns, dialect: dialect)
    case .tsv: renderer = TSVRenderer(sink, columns)
    case .markdown: renderer = MarkdownRenderer(sink, columns, DisplayText(try locale()))
    case .ids:
      guard let noun else {
        throw .usage("these rows are no records, so there are no ids to list")
      }
      renderer = IDRenderer(sink, noun: noun, idColumn: idColumn)
    }
    try renderer.begin()
    if chosen == nil {
      try rows { cells throws(CRMError) in try renderer.row(cells) }
    } else {
      try rows { cells throws(CRMError) in try renderer.row(picked(cells)) }
    }
    try renderer.end()
  }

  /// The cells `--fields` chose of a row that is no record.
  private func picked(_ cells: [Cell]) -> [Cell] { chosen.map { $0.map { cells[$0] } } ?? cells }

  /// Writes rows that are no records, of which `--fields` chooses and orders the columns.
  package func writeTable(
    _ columns: [OutputColumn],
    _ rows: (_ emit: ([Cell]) throws(CRMError) -> Void) throws(CRMError) -> Void
  ) throws(CRMError) {
    guard let given = options.fields else { return try write(columns, rows) }
    var places: [Int] = []
    for name in given.split(separator: ",").map({ String($0).trimmed }) where !name.isEmpty {
      guard let place = columns.firstIndex(where: { $0.name == name }) else {
        let known = columns.map { $0.name }
        throw CRMError(
          .usage, code: "unknown_field", "there is no column \"\(name)\"",
          hint: NearestName.of(name, in: known).map { "did you mean \($0)?" }
            ?? "one of " + known.joined(separator: ", "))
      }
      places.append(place)
    }
    chosen = places
    defer { chosen = nil }
    try write(places.map { columns[$0] }, rows)
  }

  /// One object of JSON, on a line of its own.
  package func write(json: JSON) throws(CRMError) {
    let sink = try sink()
    guard sink.isTerminal else { return try sink.write(json.description + "\n") }
    let line = json.description.withBytes { bytes in
      var line = ByteBuffer(capacity: bytes.count + 64)
      Visible.append(json: bytes, to: &line)
      return line.string
    }
    try sink.write(line + "\n")
  }

  /// Asks a yes/no question on the terminal; without one the answer is yes.
  package func confirm(_ question: String) throws(CRMError) -> Bool {
    if options.yes || options.dryRun { return true }
    guard world.terminal.input else { return true }
    return try agrees(question + " [y/N] ") { ["y", "yes", "j", "ja"].contains($0) }
  }

  /// Asks somebody at a terminal to type a word that shows they know what they do.
  package func confirm(_ question: String, typing word: String) throws(CRMError) -> Bool {
    try agrees(question + " ") { $0 == word }
  }

  private func agrees(
    _ question: String, _ fits: (String) -> Bool
  ) throws(CRMError) -> Bool {
    guard world.terminal.error else {
      throw CRMError(
        .usage, code: "not_confirmed",
        "\(question.trimmed) There is nowhere to ask: standard error is no terminal",
        hint: "add --yes to do it without asking")
    }
    try world.out.flush()
    try world.err.write(question)
    try world.err.flush()
    let answer = try world.readLine()
    if fits(answer.trimmed.lowercased()) { return true }
    note("nothing was changed")
    return false
  }
}

extension World {
  /// A line of standard input.
  func readLine() throws(CRMError) -> String {
    var line = ByteBuffer(capacity: 64)
    var byte: UInt8 = 0
    while true {
      var failure: CRMError?
      let count = withUnsafeMutableBytes(of: &byte) { room in
        do throws(CRMError) {
          return try input.read(into: room)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      if count == 0 || byte == 0x0A || line.count == 4096 { return line.string }
      line.append(byte)
    }
  }
}
