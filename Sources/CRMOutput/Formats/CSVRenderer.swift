import CRMDomain

/// Rows as CSV (RFC 4180) or TSV.
package final class CSVRenderer: RowRenderer {
  /// For whom the file is.
  package enum Dialect: String, CaseIterable, Sendable {
    /// For programs: UTF-8, LF, a comma, every value as it is.
    case plain
    /// For spreadsheets: a byte order mark, CRLF, formulas guarded.
    case excel
    /// For Nordic spreadsheets: also `;` and a decimal comma.
    case excelNordic = "excel-nb"
  }

  private let sink: ByteSink
  private let columns: [OutputColumn]
  private let dialect: Dialect
  private let delimiter: UInt8
  private var style = PlainText.Style()
  private var cell = ByteBuffer(capacity: 256)

  /// A renderer of these columns.
  package init(
    _ sink: ByteSink, _ columns: [OutputColumn], dialect: Dialect = .plain,
    delimiter: UInt8 = UInt8(ascii: ",")
  ) {
    self.sink = sink
    self.columns = columns
    self.dialect = dialect
    self.delimiter = dialect == .excelNordic ? UInt8(ascii: ";") : delimiter
    if dialect == .excelNordic { style.mark = UInt8(ascii: ",") }
  }

  package func begin() throws(CRMError) {
    try sink.write { out in
      if dialect != .plain { out.append(scalar: 0xFEFF) }
      for (i, column) in columns.enumerated() {
        if i > 0 { out.append(delimiter) }
        column.name.withBytes { quote($0, to: &out, isAlone: columns.count == 1) }
      }
      endLine(&out)
    }
  }

  package func row(_ cells: [Cell]) throws(CRMError) {
    guard sink.isTerminal else { return try sink.write { out in append(cells, to: &out) } }
    var row = ByteBuffer(capacity: 1024)
    append(cells, to: &row)
    try sink.write { out in Visible.append(row.bytes, to: &out, keepsLines: true) }
  }

  private func append(_ cells: [Cell], to out: inout ByteBuffer) {
    for (i, value) in cells.enumerated() {
      if i > 0 { out.append(delimiter) }
      switch value {
      case .null:
        // A lone empty cell would be an empty line, which readers skip.
        if cells.count == 1 { out.append("\"\"" as StaticString) }
      case .text(let text) where dialect == .plain:
        quote(text, to: &out, isAlone: cells.count == 1)
      case .integer(let number) where dialect == .plain: out.append(number: number)
      default:
        cell.truncate()
        PlainText.append(value, columns[i].type, style, to: &cell)
        if dialect != .plain { guardFormula(columns[i].type) }
        quote(cell.bytes, to: &out, isAlone: cells.count == 1)
      }
    }
    endLine(&out)
  }

  package func end() throws(CRMError) {}

  private func endLine(_ out: inout ByteBuffer) {
    if dialect != .plain { out.append(0x0D) }
    out.append(0x0A)
  }

  private func quote(_ text: Bytes, to out: inout ByteBuffer, isAlone: Bool) {
    let needsQuotes =
      (isAlone && text.isEmpty)
      || ByteScan.first(delimiter, 0x22, 0x0A, 0x0D, in: text) < text.count
    if sink.isTerminal {
      var visible = ByteBuffer(capacity: text.count + 8)
      Visible.append(text, to: &visible, keepsLines: true)
      append(visible.bytes, quoted: needsQuotes, to: &out)
    } else {
      append(text, quoted: needsQuotes, to: &out)
    }
  }

  private func append(_ text: Bytes, quoted: Bool, to out: inout ByteBuffer) {
    guard quoted else {
      out.append(text)
      return
    }
    out.append(0x22)
    var start = 0
    while let at = text.first(0x22, from: start) {
      out.append(text.part(start..<at + 1))
      out.append(0x22)
      start = at + 1
    }
    out.append(text.part(start..<text.count))
    out.append(0x22)
  }

  /// A quote in front keeps a spreadsheet from computing a text; numbers and telephone numbers need none. What has
  /// such a quote of its own gets one more, as the first is taken off again.
  private func guardFormula(_ type: FieldType) {
    let marks = cell.bytes.prefix { $0 == UInt8(ascii: "'") }.count
    let text = cell.part(marks, cell.count - marks)
    let isComputed = SpreadsheetMark.isComputed(text)
    guard
      marks > 0
        ? isComputed || text.first?.isDigit ?? false
        : isComputed && !isNumber(text) && !isPhone(text)
    else { return }
    let copy = cell.string
    cell.truncate()
    cell.append(UInt8(ascii: "'"))
    cell.append(copy)
  }

  private func isNumber(_ text: Bytes) -> Bool {
    var digits = 0
    for (i, byte) in text.enumerated() {
      if byte.isDigit {
        digits += 1
      } else if byte == style.mark, digits > 0 {
        continue
      } else if i == 0, byte == UInt8(ascii: "-") {
        continue
      } else {
        return false
      }
    }
    return digits > 0 && text.filter { $0 == style.mark }.count <= 1
  }

  private func isPhone(_ text: Bytes) -> Bool {
    text.count >= 8 && text.count <= 20 && text[0] == UInt8(ascii: "+")
      && text[1] != UInt8(ascii: "0") && text.dropFirst().allSatisfy { $0.isDigit || $0 == 0x20 }
  }
}

/// Rows as tab-separated values: a tab or line end inside a value becomes `\t`, `\n`, a backslash `\\`.
package final class TSVRenderer: RowRenderer {
  private let sink: ByteSink
  private let columns: [OutputColumn]
  private var cell = ByteBuffer(capacity: 256)

  /// A renderer of these columns.
  package init(_ sink: ByteSink, _ columns: [OutputColumn]) {
    self.sink = sink
    self.columns = columns
  }

  package func begin() throws(CRMError) {
    try sink.write(columns.map { $0.name }.joined(separator: "\t") + "\n")
  }

  package func row(_ cells: [Cell]) throws(CRMError) {
    try sink.write { out in
      for (i, value) in cells.enumerated() {
        if i > 0 { out.append(0x09) }
        cell.truncate()
        PlainText.append(value, columns[i].type, to: &cell)
        for byte in cell.bytes {
          switch byte {
          case 0x09: out.append("\\t" as StaticString)
          case 0x0A: out.append("\\n" as StaticString)
          case 0x0D: out.append("\\r" as StaticString)
          case 0x5C: out.append("\\\\" as StaticString)
          case 0..<0x20, 0x7F: out.append(scalar: 0xFFFD)
          default: out.append(byte)
          }
        }
      }
      out.append(0x0A)
    }
  }

  package func end() throws(CRMError) {}
}
