import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let importPreview = Verb(
    "preview", .reads, "Show what is understood of a file, before it is imported.",
    """
    How it is written, where the header stands, what each column means. With '--csv', '--json' or \
    '--format jsonl' every row as it is read, for any table whatever it holds.

      $ crm import preview contacts.csv
      $ crm import preview contacts.csv --csv
    """,
    answers: "[<any>]"
  ) { a throws(CRMError) in
    let file: String = try a.argument("file", "The file; - is standard input.", completing: .file)
    let noun: String? = try a.option(
      "noun", value: "noun", "What the rows are; found out otherwise.",
      completing: .words(["contact", "company", "relation", "user", "ticket"]))
    let maps: [String] = try a.options("map", value: "column=field", "What a column means.")
    let table = try TableArguments(&a)
    return { context throws(CRMError) in
      try Preview(context: context, noun: noun, maps: maps, options: table.options).run(file)
    }
  }
}

private final class Preview {
  let context: CommandContext
  let noun: String?
  let maps: [String]
  let options: TableOptions
  /// What is said beside it.
  private var remarks: [String] = []

  init(context: CommandContext, noun: String?, maps: [String], options: TableOptions) {
    self.context = context
    self.noun = noun
    self.maps = maps
    self.options = options
  }

  func run(_ path: String) throws(CRMError) {
    let folder = context.temporaryFolder
    let input = try SpooledInput(try context.input(path), folder: folder)
    let nouns = try candidates()
    let names = nouns.map { ColumnNames($0) }
    let table = try ImportTable(input, options) { text in names.contains { $0.isKnown(text) } }
    let grid = rows(table)
    grid.lines = { [self] () throws(CRMError) in try describe(table, nouns) }
    try context.answer(.grid(grid))
    remarks.forEach { context.note($0) }
  }

  /// The nouns rows can be, with custom fields where there is a database.
  private func candidates() throws(CRMError) -> [Noun] {
    var nouns: [Noun] = []
    let names: [NounName]
    if let noun {
      guard let found = context.world.catalogue.noun(called: noun) else {
        throw .usage("there is no noun \"\(noun)\"")
      }
      names = [found.name]
    } else {
      names = [.contact, .company, .relation, .user, .ticket]
    }
    for name in names {
      var entry = context.world.catalogue[name]
      do throws(CRMError) {
        entry = try context.database(.reading).noun(name)
      } catch {
        guard error.code == "no_database" else { throw error }
      }
      if let entry { nouns.append(entry) }
    }
    return nouns
  }

  private func describe(_ table: ImportTable, _ nouns: [Noun]) throws(CRMError) -> [TextLine] {
    var import_ = ImportOptions()
    for text in maps {
      guard let equals = text.lastIndex(of: "="), equals != text.startIndex else {
        throw .usage("--map \"\(text)\" is not of the form column=field")
      }
      import_.maps.append(
        (String(text[..<equals]).trimmed, String(text[text.index(after: equals)...]).trimmed))
    }
    var best: (noun: Noun, mapping: ColumnMapping, mapped: Int)?
    for noun in nouns {
      let mapping: ColumnMapping
      do throws(CRMError) {
        mapping = try ColumnMapping(table.columns, noun, import_)
      } catch {
        if nouns.count == 1 { throw error }
        continue
      }
      let mapped = table.columns.count - mapping.leftOver.count
      if mapped > best?.mapped ?? -1 { best = (noun, mapping, mapped) }
    }
    guard let best else { throw .usage("these columns cannot be mapped for any noun") }
    let rows = try table.rows()
    var count = 0
    while try rows.step() { count += 1 }
    var lines = [
      TextLine(head(table, best.noun, count)),
      "Mapped     \(best.mapped) of \(table.columns.count) columns",
    ]
    let left = best.mapping.leftOver.map { "\"\(table.columns[$0])\"" }.joined(separator: " ")
    if !left.isEmpty { lines.append("Left over  \(left)") }
    let width = min(40, table.columns.map { TextLine.cells($0) }.max() ?? 0)
    for entry in best.mapping.entries {
      let room = max(0, width - TextLine.cells(entry.column))
      let meaning: String
      switch entry.target {
      case .field(let field, _): meaning = "→ " + best.noun.fields[field].name
      case .externalReference(let field, let system):
        meaning = "→ \(best.noun.fields[field].name), by its id in \(system)"
      case .number: meaning = "→ id"
      case .ignored(let why): meaning = "(\(why))"
      case .leftOver: continue
      }
      lines.append("  \(entry.column)\(String(repeating: " ", count: room))  \(meaning)")
    }
    remarks = table.remarks + rows.remarks
    if let currency = best.mapping.currency {
      remarks.append("amounts are in \(currency.code), as their heading says")
    }
    return lines
  }

  private func head(_ table: ImportTable, _ noun: Noun, _ count: Int) -> String {
    var parts = [Visible.text(table.name), noun.plural]
    if let layout = table.layout {
      let mark = layout.encoding.markLength > 0 ? " with BOM" : ""
      parts.append(layout.encoding.encoding.label + mark)
      parts.append(Self.name(of: layout.dialect.delimiter))
      parts.append(layout.headerLine == 0 ? "no header" : "header in line \(layout.headerLine)")
    } else {
      parts.append("JSON")
    }
    parts.append("\(Thousands.grouped(count)) \(count == 1 ? "row" : "rows")")
    return parts.joined(separator: " · ")
  }

  private static func name(of delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case 0x09: "tab"
    case UInt8(ascii: "|"): "pipe"
    default: String(Unicode.Scalar(delimiter))
    }
  }

  /// Every row as it is read.
  private func rows(_ table: ImportTable) -> Grid {
    let names = Self.distinct(table.columns)
    let grid = Grid(table.columns.map { OutputColumn($0) }) { emit throws(CRMError) in
      let rows = try table.rows()
      while try rows.step() {
        try Texts.with(names.indices.map { ImportValueText.of(rows.value($0)) }, emit)
      }
    }
    grid.objects = .each { emit throws(CRMError) in
      let rows = try table.rows()
      while try rows.step() {
        try emit(
          .object(
            names.enumerated().map { i, name in
              switch rows.value(i) {
              case .none: JSON.Member(name, .null)
              case .text(let text): JSON.Member(name, .string(text.string))
              case .json(let value): JSON.Member(name, value)
              }
            }))
      }
    }
    return grid
  }

  /// Names that can be keys of one object: a second `UNSUB_REASON` is `UNSUB_REASON_2`.
  private static func distinct(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      let count = seen[name, default: 0] + 1
      seen[name] = count
      return count == 1 ? name : "\(name)_\(count)"
    }
  }
}
