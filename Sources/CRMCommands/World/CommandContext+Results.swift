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
    // When something happened is told with its time of day, as what is due is.
    var type = path.field.type
    if case .instant = type, !path.field.traits.isDisjoint(with: [.stated, .ahead]), wants.forPeople
    {
      type = .due
    }
    return OutputColumn(
      name: path.name, heading: heading.uppercased(), label: path.label(in: language),
      type: type)
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
    let isJSON = wants.everyField
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

  /// What the format of the answer wants to know of records.
  var wants: Wanted { wants(usual: .text) }

  /// The same where a verb has a format of its own when none is chosen.
  func wants(usual: OutputFormat) -> Wanted { format(default: usual).wanted }

  /// Answers. This is the one door by which anything leaves on standard output, or into the file of `-o`.
  ///
  /// - Parameters:
  ///   - usual: the format when none is chosen.
  ///   - wanted: the format whatever is chosen.
  package func answer(
    _ answer: Answer, usual: OutputFormat = .text, as wanted: OutputFormat? = nil
  ) throws(CRMError) {
    let format = wanted ?? format(default: usual)
    if format.wanted.isWhole, case .told(let told) = answer, told.rows == nil,
      told.object == nil || !format.wanted.everyField
    {
      return try told.lines { line throws(CRMError) in gathered.append(line) }
    }
    try write(answer, format)
  }

  /// Writes what was said line by line, where a format has one page or object for all of it.
  func settle() throws(CRMError) {
    guard !gathered.isEmpty else { return }
    let lines = gathered
    gathered = []
    try write(
      .told(Told { say throws(CRMError) in for line in lines { try say(line) } }), format())
  }

  private func write(_ answer: Answer, _ format: OutputFormat) throws(CRMError) {
    let page = Page(
      try sink(), palette: palette, width: width, isPlain: isOnTerminal && isPlainTerminal,
      language: { [unowned self] in language }
    ) { [unowned self] () throws(CRMError) in DisplayText(try locale()) }
    let count = try answer.write(format, on: page)
    if count == 0, format.wanted.forPeople, case .grid(let grid) = answer, let none = grid.whenNone
    {
      note(none)
    }
  }

  /// Answers with rows that are no records, of which `--fields` chooses and orders the columns.
  package func answer(choosing grid: Grid) throws(CRMError) {
    guard let given = options.fields else { return try answer(.grid(grid)) }
    var places: [Int] = []
    for name in given.split(separator: ",").map({ String($0).trimmed }) where !name.isEmpty {
      guard let place = grid.columns.firstIndex(where: { $0.name == name }) else {
        let known = grid.columns.map { $0.name }
        throw CRMError(
          .usage, code: "unknown_field", "there is no column \"\(name)\"",
          hint: NearestName.of(name, in: known).map { "did you mean \($0)?" }
            ?? "one of " + known.joined(separator: ", "))
      }
      places.append(place)
    }
    let chosen = grid.picking(places)
    // What was chosen is a table.
    chosen.shown = nil
    try answer(.grid(chosen))
  }

  /// Answers with rows that are no records.
  package func answer(
    _ columns: [OutputColumn], whenNone: String? = nil, _ rows: @escaping Grid.Rows
  ) throws(CRMError) {
    try answer(choosing: Grid(columns, whenNone: whenNone, rows))
  }

  /// Says lines, and to programs an object, which is made where they are told it.
  package func say(
    _ lines: [TextLine], object: @autoclosure () -> JSON? = nil
  ) throws(CRMError) {
    var told = Told { say throws(CRMError) in
      for line in lines { try say(line) }
    }
    if wants.everyField, let object = object() { told.object = { () throws(CRMError) in object } }
    try answer(.told(told))
  }

  /// Says a line.
  package func say(_ line: TextLine) throws(CRMError) {
    try answer(.told(Told { say throws(CRMError) in try say(line) }))
  }

  /// Says a line.
  package func say(_ text: String) throws(CRMError) { try say(TextLine(text)) }

  /// Whether the terminal shows nothing but ASCII, as its locale says.
  private var isPlainTerminal: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = world.variable(name), !value.isEmpty else { continue }
      let charset = value.lowercased()
      return !charset.includes("utf-8") && !charset.includes("utf8")
    }
    return true
  }

  /// Writes out what was answered so far.
  package func flush() throws(CRMError) { try sink().flush() }

  /// What a text of JSON says.
  func json(_ text: String) throws(CRMError) -> JSON {
    do throws(JSONParser.Fault) { return try JSONParser.parse(text) } catch {
      throw .defect("an answer is no JSON: \(error.reason)")
    }
  }

  /// Hands a text on as it is, in any format but for programs, which have an object.
  package func hand(
    _ text: @autoclosure () -> String, object: @autoclosure () -> JSON
  ) throws(CRMError) {
    if speaksJSON { try say([], object: object()) } else { try hand(text()) }
  }

  /// Hands a text on as it is, in any format.
  package func hand(_ text: String) throws(CRMError) {
    try answer(
      .bytes { write throws(CRMError) in
        try text.withBytes { bytes throws(CRMError) in try write(bytes) }
      })
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
