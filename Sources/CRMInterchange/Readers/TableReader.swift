import CRMDomain

/// CSV and its kin.
final class TableReader: RecordReader {
  private let file: TableFile

  /// What is nothing else is a table, or no text.
  static func knows(_ head: Bytes, _ options: TableOptions) -> Bool { true }

  init(
    _ input: SpooledInput, _ options: TableOptions, isKnown: @escaping (String) -> Bool
  ) throws(CRMError) {
    file = try TableFile(input, options, isKnown: isKnown)
  }

  var columns: [String] { file.layout.columns }
  var remarks: [String] { file.remarks }
  var estimatedRows: Int { file.estimatedRows }
  var isTyped: Bool { false }
  var layout: TableLayout? { file.layout }
  func rows() throws(CRMError) -> any ImportRows { CSVRows(try file.rows(), file.layout.columns) }
}

/// Rows of a CSV file.
private final class CSVRows: ImportRows {
  private let rows: TableRows
  let columns: [String]

  init(_ rows: TableRows, _ columns: [String]) {
    self.rows = rows
    self.columns = columns
  }

  var line: Int { rows.line }
  var key: Int { rows.line }
  var bytesRead: Int { rows.bytesRead }

  var fault: String? {
    if rows.isUnclosed { return "a quote is never closed" }
    guard rows.count > columns.count else { return nil }
    for i in columns.count..<rows.count where !rows.cell(i).trimmed.isEmpty {
      return "\(rows.count) cells under \(columns.count) headers"
    }
    return nil
  }

  var surplus: [String] {
    guard rows.count > columns.count else { return [] }
    return (columns.count..<rows.count).map { rows.cell($0).string }
  }

  var remarks: [String] {
    var remarks: [String] = []
    if !rows.preamble.isEmpty {
      remarks.append(Self.told(rows.preamble, "above the header, no row of the table"))
    }
    if !rows.footer.isEmpty {
      remarks.append(Self.told(rows.footer, "after the table, no row of it"))
    }
    if rows.repeatedHeaders > 0 {
      let times = rows.repeatedHeaders == 1 ? "once" : "\(rows.repeatedHeaders) times"
      remarks.append("the header is repeated \(times)")
    }
    return remarks
  }

  /// Lines that are no rows, with all they say: what is not stored is told.
  private static func told(_ lines: [TableRows.Aside], _ place: String) -> String {
    let texts = lines.map { "\"\($0.text.replacing("\n", by: " "))\"" }.joined(separator: ", ")
    let first = lines.first?.line ?? 0
    let last = lines.last?.line ?? 0
    let which = first == last ? "line \(first) stands" : "lines \(first) to \(last) stand"
    return "\(which) \(place): \(texts)"
  }

  var place: Int? { rows.place }

  func step() throws(CRMError) -> Bool { try rows.step() }

  func step(to place: Int, line: Int) throws(CRMError) -> Bool {
    try rows.step(to: place, line: line)
  }

  func value(_ column: Int) -> ImportValue {
    let cell = rows.cell(column)
    return cell.isEmpty ? .none : .text(cell)
  }
}
