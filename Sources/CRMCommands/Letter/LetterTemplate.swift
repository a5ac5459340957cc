import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

/// A letter of one's own: a text file whose places are filled in from a record.
///
/// A line that begins with `# ` or `## ` is a heading, lines with none between them are a paragraph. A place is a field
/// of the record or of what it refers to, by name or label, what the settings say of the seller, `today`, or a part the
/// program makes: `letterhead`, and of what is sold `document`, `lines` and `sums`.
struct LetterTemplate {
  /// What the program makes, as blocks of their own.
  private static let parts = ["letterhead", "lines", "sums"]
  /// What the settings say.
  private static let settings = ["seller", "seller_address", "seller_number"]

  /// How many bytes of text a letter has at most.
  private static let most = 4 << 20

  private let letter: Letter
  private let sales: SalesDocument?
  private let template: TextTemplate
  private let file: String

  /// Reads a template.
  ///
  /// - Throws: `data` where it is none, with the line.
  init(_ file: String, _ letter: Letter, _ sales: SalesDocument?) throws(CRMError) {
    self.letter = letter
    self.sales = sales
    self.file = file == "-" ? "standard input" : file
    let bytes = try letter.context.input(file).readAll(upTo: 1 << 20)
    guard bytes.bytes.firstInvalidUTF8 == nil, !bytes.bytes.contains(0) else {
      throw CRMError(
        .data, code: "invalid_utf8", "\(self.file) is no text in UTF-8",
        hint: "save it as UTF-8, or: iconv -f windows-1252 -t utf-8 OLD > NEW")
    }
    do throws(TextTemplate.Fault) {
      template = try TextTemplate(bytes.string)
    } catch {
      throw Self.fault(self.file, error.line, error.reason)
    }
  }

  private static func fault(_ file: String, _ line: Int, _ reason: String) -> CRMError {
    var error = CRMError(.data, code: "invalid_template", "\(file), line \(line): \(reason)")
    error.line = line
    return error
  }

  /// The document it makes.
  ///
  /// - Throws: `data` where a place is not known, or nothing is said at all.
  func document() throws(CRMError) -> Document {
    let values = try values()
    var blocks: [Document.Block] = []
    var paragraph: [String] = []
    // A heading goes with what is left out below it.
    var isBare = false
    var size = 0
    func end() {
      if paragraph.contains(where: { !$0.trimmed.isEmpty }) {
        blocks.append(.paragraph(paragraph))
        isBare = false
      }
      paragraph = []
    }
    func leaveBare() {
      if isBare, case .heading? = blocks.last { blocks.removeLast() }
      isBare = false
    }
    for line in template.lines {
      if let part = line.lone, Self.parts.contains(part) {
        end()
        leaveBare()
        let made = try self.part(part)
        size += made.reduce(0) { $0 + $1.size }
        try bound(size, line.number)
        blocks += made
        continue
      }
      if line.pieces.isEmpty {
        end()
        continue
      }
      let filled = line.filled { values[$0] ?? "" }
      if filled.isEmpty {
        if case .heading? = blocks.last, paragraph.isEmpty { isBare = true }
        continue
      }
      size += filled.reduce(0) { $0 + $1.utf8.count + 1 }
      try bound(size, line.number)
      // What a record says begins no heading.
      if line.isHeading, let first = filled.first {
        end()
        leaveBare()
        let text = String(first.drop { $0 == "#" }).trimmed
        if !text.isEmpty { blocks.append(.heading(text)) }
        paragraph += filled.dropFirst()
        continue
      }
      paragraph += filled
    }
    end()
    leaveBare()
    guard !blocks.isEmpty else {
      throw CRMError(.data, code: "invalid_template", "\(file) says nothing")
    }
    warn(&blocks)
    return Document(language: letter.language.rawValue, blocks, isOwn: true)
  }

  private func bound(_ size: Int, _ line: Int) throws(CRMError) {
    guard size > Self.most else { return }
    throw CRMError(
      .data, code: "too_large", "\(file), line \(line): the letter is longer than 4 MiB")
  }

  /// Says what a letter about something sold does not say; why no VAT is charged it says in any case.
  private func warn(_ blocks: inout [Document.Block]) {
    guard let sales else { return }
    for part in ["lines", "sums"] where !template.places.contains(where: { $0.name == part }) {
      letter.context.note("the template has no {{\(part)}}")
      if part == "sums" { blocks += sales.taxes() }
    }
    if sales.isCancelled { letter.context.note(sales.title) }
  }

  private func part(_ name: String) throws(CRMError) -> [Document.Block] {
    if name == "letterhead" {
      if let sales { return [try sales.letterhead()] }
      return [try letter.head()]
    }
    guard let sales else { return [] }
    return name == "lines" ? [try sales.lines()] : try sales.sums()
  }

  /// What each place is filled in with.
  private func values() throws(CRMError) -> [String: String] {
    let database = letter.database
    var values: [String: String] = [:]
    var paths: [(name: String, path: FieldPath)] = []
    for (name, line) in template.places {
      if Self.parts.contains(name) {
        guard sales != nil || name == "letterhead" else {
          throw Self.fault(file, line, "a \(letter.kind.rawValue) has no {{\(name)}}")
        }
        guard template.lines.contains(where: { $0.lone == name }) else {
          throw Self.fault(file, line, "{{\(name)}} stands in a line of its own")
        }
        continue
      }
      if name == "today" {
        values[name] = try letter.day(try letter.context.now().description)
      } else if Self.settings.contains(name) {
        values[name] =
          try name == "seller_number" ? letter.sellerNumber() : database.settings()[name]
      } else if name == "document", let sales {
        values[name] = sales.title
      } else {
        do throws(CRMError) {
          paths.append((name, try FieldPath(name, of: letter.kind.noun, in: database)))
        } catch {
          var fault = Self.fault(file, line, error.message)
          fault.hints = error.hints
          fault.field = error.field
          fault.allowed = error.allowed
          throw fault
        }
      }
    }
    guard !paths.isEmpty else { return values }
    // Amounts are said with their currency, which stands behind them.
    var asked = paths.map { $0.path }
    var currencies: [Int: Int] = [:]
    for (i, (_, path)) in paths.enumerated() {
      guard case .money = path.field.type,
        try database.noun(path.noun).field("currency") != nil
      else { continue }
      let prefix = path.steps.map { $0.name + "." }.joined()
      currencies[i] = asked.count
      asked.append(try FieldPath(prefix + "currency", of: letter.kind.noun, in: database))
    }
    var query = RecordQuery(letter.kind.noun, asked)
    query.condition = .number(letter.number)
    let display = try letter.display()
    let found = try query.first(in: database) { cells throws(CRMError) -> [String: String] in
      var said: [String: String] = [:]
      for (i, (name, path)) in paths.enumerated() where !cells[i].isNull {
        said[name] = try text(cells[i], path, currencies[i].map { cells[$0] }, display)
      }
      return said
    }
    return values.merging(found ?? [:]) { $1 }
  }

  /// A value as a letter has it: a text as it was written, a day with its year.
  private func text(
    _ cell: Cell, _ path: FieldPath, _ currency: Cell?, _ display: DisplayText
  ) throws(CRMError) -> String {
    switch (path.field.type, cell) {
    case (.text, .text(let text)), (.note, .text(let text)): return text.string
    case (.day, .text(let text)), (.instant, .text(let text)), (.due, .text(let text)):
      return try letter.day(text.string) ?? text.string
    case (.money, .money(let minor, _)):
      let own = try letter.database.settings().currency
      var code = own
      if case .text(let text)? = currency { code = Currency(text.string) ?? own }
      return AmountText.amount(minor, code, letter.language, own: own)
    case (.code(.organisationNumber), .text(let text)): return try letter.grouped(text.string)
    case (.phone, .text(let text)): return Letter.phone(text.string)
    default: return display.string(cell, path.field.type)
    }
  }
}
