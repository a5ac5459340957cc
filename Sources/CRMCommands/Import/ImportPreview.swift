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
    """
  ) { a throws(CRMError) in
    let file: String = try a.argument("file", "The file; - is standard input.", completing: .file)
    let noun: String? = try a.option(
      "noun", value: "noun", "What the rows are; found out otherwise.",
      completing: .words(["contact", "company", "relation", "user"]))
    let maps: [String] = try a.options("map", value: "column=field", "What a column means.")
    let table = try TableArguments(&a)
    return { context throws(CRMError) in
      try Preview(context: context, noun: noun, maps: maps, options: table.options).run(file)
    }
  }
}

private struct Preview {
  let context: CommandContext
  let noun: String?
  let maps: [String]
  let options: TableOptions

  func run(_ path: String) throws(CRMError) {
    let folder = context.world.variable("TMPDIR") ?? "/tmp"
    let input = try SpooledInput(try context.input(path), folder: folder)
    let nouns = try candidates()
    let names = nouns.map { ColumnNames($0) }
    let table = try ImportTable(input, options) { text in names.contains { $0.isKnown(text) } }
    switch context.format() {
    case .text: try describe(table, nouns)
    default: try rows(table)
    }
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
      names = [.contact, .company, .relation, .user]
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

  private func describe(_ table: ImportTable, _ nouns: [Noun]) throws(CRMError) {
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
    let sink = try context.sink()
    try sink.write(head(table, best.noun, count) + "\n")
    let left = best.mapping.leftOver.map { "\"\(table.columns[$0])\"" }.joined(separator: " ")
    try sink.write("Mapped     \(best.mapped) of \(table.columns.count) columns\n")
    if !left.isEmpty { try sink.write("Left over  \(Visible.text(left))\n") }
    let width = min(40, table.columns.map { $0.withBytes { Visible.width($0) } }.max() ?? 0)
    for entry in best.mapping.entries {
      let room = max(0, width - entry.column.withBytes { Visible.width($0) })
      let meaning: String
      switch entry.target {
      case .field(let field, _): meaning = "→ " + best.noun.fields[field].name
      case .externalReference(let field, let system):
        meaning = "→ \(best.noun.fields[field].name), by its id in \(system)"
      case .number: meaning = "→ id"
      case .ignored(let why): meaning = "(\(why))"
      case .leftOver: continue
      }
      try sink.write(
        "  " + Visible.text(entry.column) + String(repeating: " ", count: room) + "  " + meaning
          + "\n")
    }
    for remark in table.remarks + rows.remarks { context.note(remark) }
    if let currency = best.mapping.currency {
      context.note("amounts are in \(currency.code), as their heading says")
    }
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
  private func rows(_ table: ImportTable) throws(CRMError) {
    let names = Self.distinct(table.columns)
    let isObject = context.format() == .json || context.format() == .jsonl
    guard isObject else {
      return try context.write(table.columns.map { OutputColumn($0) }) { emit throws(CRMError) in
        let rows = try table.rows()
        while try rows.step() {
          try Texts.with(names.indices.map { ImportValueText.of(rows.value($0)) }, emit)
        }
      }
    }
    let isArray = context.format() == .json
    let sink = try context.sink()
    if isArray { try sink.write("[") }
    let rows = try table.rows()
    var isFirst = true
    while try rows.step() {
      if isArray, !isFirst { try sink.write(",\n") }
      isFirst = false
      var members: [JSON.Member] = []
      for (i, name) in names.enumerated() {
        switch rows.value(i) {
        case .none: members.append(JSON.Member(name, .null))
        case .text(let text): members.append(JSON.Member(name, .string(text.string)))
        case .json(let value): members.append(JSON.Member(name, value))
        }
      }
      try sink.write(JSON.object(members).description + (isArray ? "" : "\n"))
    }
    if isArray { try sink.write("]\n") }
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
