import CRMDomain

/// Answers as Markdown (GitHub's).
package struct MarkdownWriter: AnswerWriter {
  private let page: Page

  init(_ page: Page) { self.page = page }

  package func write(_ grid: Grid) throws(CRMError) -> Int {
    let display = try page.display()
    let columns = grid.columns
    let currency = Grid.currency(columns)
    try page.sink.write("| " + columns.map { $0.label }.joined(separator: " | ") + " |\n")
    let rules = columns.map { $0.alignsRight ? "--:" : "---" }
    try page.sink.write("| " + rules.joined(separator: " | ") + " |\n")
    var count = 0
    func row(_ cells: [Cell]) throws(CRMError) {
      try page.sink.write { out in
        out.append("|" as StaticString)
        for (i, value) in cells.enumerated() {
          out.append(" " as StaticString)
          Self.append(display.string(value, columns, i, cells, currency), to: &out)
          out.append(" |" as StaticString)
        }
        out.append(UInt8(ascii: "\n"))
      }
    }
    try grid.rows { cells throws(CRMError) in
      count += 1
      try row(cells)
    }
    try grid.total? { cells throws(CRMError) in try row(cells) }
    for line in try grid.below?() ?? [] {
      try page.sink.write { out in
        out.append("\n" as StaticString)
        Self.append(line.head + line.text, to: &out)
        out.append("\n" as StaticString)
      }
    }
    return count
  }

  /// Appends a text, with what Markdown or HTML would take for its own written as itself.
  private static func append(_ text: String, to out: inout ByteBuffer) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case UInt8(ascii: "<"): out.append("&lt;" as StaticString)
      case UInt8(ascii: "&"): out.append("&amp;" as StaticString)
      default: out.append(byte)
      }
    }
  }

  package func write(_ told: Told) throws(CRMError) { try page.write(told) }

  package func write(_ document: Document) throws(CRMError) {
    try page.sink.write(document.markdown)
  }
}

extension DisplayText {
  /// A value of a row as people read it, an amount with the currency its row says.
  func string(
    _ value: Cell, _ columns: [OutputColumn], _ i: Int, _ cells: [Cell], _ currency: Int?
  ) -> String {
    var code: String?
    if case .money = columns[i].type, let currency, case .text(let text) = cells[currency] {
      code = text.string
    }
    return string(value, columns[i].type, currency: code)
  }
}
