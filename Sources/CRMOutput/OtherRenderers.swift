import CRMDomain

/// The records alone, `contact:42`, one a line: ready to be read by `-`.
package final class IDRenderer: RowRenderer {
  private let sink: ByteSink
  private let noun: String
  private let idColumn: Int

  /// A renderer of records of a noun whose number is in a column.
  package init(_ sink: ByteSink, noun: String, idColumn: Int = 0) {
    self.sink = sink
    self.noun = noun
    self.idColumn = idColumn
  }

  package func begin() throws(CRMError) {}

  package func row(_ cells: [Cell]) throws(CRMError) {
    guard case .integer(let number) = cells[idColumn] else { return }
    try sink.write { out in
      out.append(noun)
      out.append(UInt8(ascii: ":"))
      out.append(number: number)
      out.append(UInt8(ascii: "\n"))
    }
  }

  package func end() throws(CRMError) {}
}

/// Rows as a table in Markdown (GitHub's).
package final class MarkdownRenderer: RowRenderer {
  private let sink: ByteSink
  private let columns: [OutputColumn]
  private let display: DisplayText
  private let currency: Int?

  /// A renderer of these columns.
  package init(_ sink: ByteSink, _ columns: [OutputColumn], _ display: DisplayText) {
    self.sink = sink
    self.columns = columns
    self.display = display
    currency = columns.firstIndex { $0.name == "currency" }
  }

  package func begin() throws(CRMError) {
    try sink.write("| " + columns.map { $0.label }.joined(separator: " | ") + " |\n")
    let rules = columns.map { $0.alignsRight ? "--:" : "---" }
    try sink.write("| " + rules.joined(separator: " | ") + " |\n")
  }

  package func row(_ cells: [Cell]) throws(CRMError) {
    try sink.write { out in
      out.append("|" as StaticString)
      for (i, value) in cells.enumerated() {
        let code: String? =
          if case .money = columns[i].type, let currency, case .text(let code) = cells[currency] {
            code.string
          } else {
            nil
          }
        out.append(" " as StaticString)
        // What Markdown or HTML would take for its own is written as itself.
        for byte in display.string(value, columns[i].type, currency: code).utf8 {
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
        out.append(" |" as StaticString)
      }
      out.append(UInt8(ascii: "\n"))
    }
  }

  package func end() throws(CRMError) {}
}
