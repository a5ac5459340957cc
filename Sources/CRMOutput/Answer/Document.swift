import CRMDomain

/// A text for people outside: headings, paragraphs, tables; written as plain text, Markdown or HTML.
///
/// It is kept as JSON, so that what was sent can be shown again exactly, in any of the three.
package struct Document: Sendable, Equatable {
  /// A part of it.
  package enum Block: Sendable, Equatable {
    /// What it is about; the first of a document is its title.
    case heading(String)
    /// Lines that belong together.
    case paragraph([String])
    /// Whom it is for, who writes, and its days: the block of a letter that stands in the window of an envelope.
    case letterhead(to: [String], from: [String], facts: [String])
    /// Rows below headings; columns that hold numbers line up at the right.
    case table(headings: [String], numeric: [Bool], rows: [[String]])
    /// What is to be paid, and the like: what it is and how much.
    case sums([Sum])
  }

  /// A line of sums.
  package struct Sum: Sendable, Equatable {
    /// What.
    package var label: String
    /// How much.
    package var value: String
    /// Whether it is what matters.
    package var isTotal: Bool

    /// A line of sums.
    package init(_ label: String, _ value: String, isTotal: Bool = false) {
      self.label = label
      self.value = value
      self.isTotal = isTotal
    }
  }

  /// The language it is in, ISO 639-1.
  package var language: String
  /// Its parts.
  package var blocks: [Block]

  /// Whether somebody laid it out their own way.
  package var isOwn: Bool

  /// A document.
  package init(language: String, _ blocks: [Block], isOwn: Bool = false) {
    self.language = language
    self.blocks = blocks
    self.isOwn = isOwn
  }

  // MARK: As JSON

  /// As it is kept.
  package var json: JSON {
    func texts(_ all: [String]) -> JSON { .array(all.map { .string($0) }) }
    let parts = blocks.map { block -> JSON in
      switch block {
      case .heading(let text): .object([JSON.Member("heading", .string(text))])
      case .paragraph(let lines): .object([JSON.Member("paragraph", texts(lines))])
      case .letterhead(let to, let from, let facts):
        .object([
          JSON.Member("to", texts(to)), JSON.Member("from", texts(from)),
          JSON.Member("facts", texts(facts)),
        ])
      case .table(let headings, let numeric, let rows):
        .object([
          JSON.Member("table", texts(headings)),
          JSON.Member("numeric", .array(numeric.map { .boolean($0) })),
          JSON.Member("rows", .array(rows.map { texts($0) })),
        ])
      case .sums(let sums):
        .object([
          JSON.Member(
            "sums",
            .array(
              sums.map {
                .array([.string($0.label), .string($0.value), .boolean($0.isTotal)])
              }))
        ])
      }
    }
    let own = isOwn ? [JSON.Member("own", .boolean(true))] : []
    return .object(
      [JSON.Member("language", .string(language)), JSON.Member("blocks", .array(parts))] + own)
  }

  /// Reads what `json` writes; nil where it is something else.
  package init?(_ json: JSON) {
    guard let language = json["language"]?.text, let parts = json["blocks"]?.elements else {
      return nil
    }
    func texts(_ json: JSON?) -> [String] { json?.elements?.compactMap { $0.text } ?? [] }
    self.language = language
    isOwn = json["own"] == .boolean(true)
    blocks = parts.compactMap { part in
      if let text = part["heading"]?.text { return .heading(text) }
      if part["paragraph"] != nil { return .paragraph(texts(part["paragraph"])) }
      if part["to"] != nil {
        return .letterhead(
          to: texts(part["to"]), from: texts(part["from"]), facts: texts(part["facts"]))
      }
      if part["table"] != nil {
        return .table(
          headings: texts(part["table"]),
          numeric: part["numeric"]?.elements?.map { $0 == .boolean(true) } ?? [],
          rows: part["rows"]?.elements?.map { texts($0) } ?? [])
      }
      guard let sums = part["sums"]?.elements else { return nil }
      return .sums(
        sums.compactMap { sum in
          guard let items = sum.elements, items.count == 3, let label = items[0].text,
            let value = items[1].text
          else { return nil }
          return Sum(label, value, isTotal: items[2] == .boolean(true))
        })
    }
  }
}

extension Document.Block {
  /// About how many bytes of text it has.
  package var size: Int {
    func count(_ texts: [String]) -> Int { texts.reduce(0) { $0 + $1.utf8.count + 1 } }
    return switch self {
    case .heading(let text): text.utf8.count
    case .paragraph(let lines): count(lines)
    case .letterhead(let to, let from, let facts): count(to) + count(from) + count(facts)
    case .table(let headings, _, let rows): count(headings) + rows.reduce(0) { $0 + count($1) }
    case .sums(let sums): sums.reduce(0) { $0 + $1.label.utf8.count + $1.value.utf8.count + 2 }
    }
  }
}
