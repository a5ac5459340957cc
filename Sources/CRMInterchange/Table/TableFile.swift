import CRMDomain

/// A table in a file or pipe: what was understood of it, and its rows, as often as they are wanted.
package final class TableFile {
  /// How it is laid out.
  package let layout: TableLayout
  /// What is at odds with a good table and should be said.
  package private(set) var remarks: [String] = []
  private let input: SpooledInput
  /// How many bytes the file has; nil where that is not known.
  package var size: Int? { input.size }
  /// What the file is called.
  package var name: String { input.name }
  /// About how many rows there are.
  package let estimatedRows: Int
  /// The line the last row begins on, once somebody asked.
  private var lastRow: Int?

  private static let sampleSize = 1 << 20
  /// The most lines there are under a table that are no rows of it. A report has a sum, its name, who made
  /// it and whose it is; more than that is a table that goes on.
  private static let footerBound = 10

  /// Looks at the beginning of an input.
  ///
  /// - Throws: `data` where it is empty or no text.
  package init(
    _ input: SpooledInput, _ options: TableOptions, isKnown: @escaping (String) -> Bool
  ) throws(CRMError) {
    self.input = input
    var raw = ByteBuffer(capacity: TableFile.sampleSize)
    var isWhole = false
    while raw.count < TableFile.sampleSize {
      let size = TableFile.sampleSize - raw.count
      let room = UnsafeMutableRawBufferPointer(start: raw.reserve(size), count: size)
      let count = try input.read(into: room, at: raw.count) ?? 0
      if count == 0 {
        isWhole = true
        break
      }
      raw.advance(count)
    }
    guard raw.count > 0 else {
      throw CRMError(.data, code: "empty_file", "\(input.name) is empty")
    }
    var finding = EncodingDetector.detect(raw.bytes, isWhole: isWhole)
    if let encoding = options.encoding {
      let mark = finding.encoding == encoding ? finding.markLength : 0
      finding = EncodingDetector.Finding(encoding: encoding, markLength: mark)
    }
    guard !finding.isBinary else {
      throw CRMError(
        .data, code: "binary_file",
        "\(input.name) is no text: it looks like a picture, an archive or a spreadsheet",
        hint: "save the spreadsheet as CSV")
    }
    var text = ByteBuffer(capacity: raw.count)
    var decoder = TextDecoder(finding.encoding)
    decoder.decode(raw.part(finding.markLength, raw.count - finding.markLength), to: &text)
    layout = try CSVSniffer(options, isKnown: isKnown).layout(text.bytes, finding)
    let feeds = max(1, raw.bytes.filter { $0 == 0x0A }.count)
    let perRow = max(1, raw.count / feeds)
    estimatedRows = (input.size ?? raw.count) / perRow
    if finding.hasStrayBytes {
      remarks.append("some bytes are not valid UTF-8: the cells that hold them are rejected")
    }
    if Self.looksTwiceEncoded(text.bytes) {
      remarks.append("some text looks encoded twice (Ã¸ for ø): it is stored as it is")
    }
    if layout.headerLine == 0, options.headerLine != 0 {
      remarks.append("no header line was found; columns are numbered")
    }
  }

  /// The rows after the header.
  package func rows() throws(CRMError) -> TableRows {
    try TableRows(reader(), layout) { () throws(CRMError) in try self.lastLine() }
  }

  /// What reads the file from its beginning.
  private func reader() -> CSVReader {
    CSVReader(
      DecodedInput(input, layout.encoding.encoding, markLength: layout.encoding.markLength),
      layout.dialect)
  }

  /// The line the last row begins on, of those that cannot be anything else. Asked only of a file in which
  /// a lone cell stands after a blank line, and found out by reading it once more.
  private func lastLine() throws(CRMError) -> Int {
    if let lastRow { return lastRow }
    let reader = reader()
    var last = layout.headerLine
    var alone = 0
    while try reader.step() {
      let filled = (0..<reader.count).filter { !reader.cell($0).trimmed.isEmpty }.count
      guard filled > 0, reader.line > layout.headerLine else { continue }
      if reader.count == 1, !reader.isUnclosed {
        alone += 1
      } else {
        (last, alone) = (reader.line, 0)
      }
    }
    let found = alone > TableFile.footerBound ? Int.max : last
    lastRow = found
    return found
  }

  /// `Ã¸`, `Ã¥`, `Ã¦`: the UTF-8 of ø, å and æ taken for Windows-1252 and encoded again.
  private static func looksTwiceEncoded(_ text: Bytes) -> Bool {
    var found = 0
    for part in ["Ã¸", "Ã¥", "Ã¦", "Ã\u{98}", "Ã…", "Ã¤", "Ã¶"] {
      part.withBytes { if text.first($0) != nil { found += 1 } }
    }
    return found >= 2
  }
}

/// The rows of a table, one at a time, without what stands around it.
package final class TableRows {
  /// A line that is no row: where it stands and what it says.
  package struct Aside: Sendable, Equatable {
    /// The line.
    package var line: Int
    /// What it says.
    package var text: String
  }

  private let reader: CSVReader
  private let columns: Int
  private let header: [String]
  private let lastRow: () throws(CRMError) -> Int
  private var sawBlank = false
  /// The lines above the header that hold anything: titles of reports.
  package private(set) var preamble: [Aside] = []
  /// The lines under the table that are no rows: sums, titles of reports, copyright.
  package private(set) var footer: [Aside] = []
  /// How many rows repeated the header.
  package private(set) var repeatedHeaders = 0
  /// How many lines and rows were empty.
  package private(set) var blankRows = 0

  /// The rows of a table; `lastRow` tells the line its last one begins on.
  init(
    _ reader: CSVReader, _ layout: TableLayout, lastRow: @escaping () throws(CRMError) -> Int
  ) throws(CRMError) {
    self.reader = reader
    self.lastRow = lastRow
    columns = layout.columns.count
    // Columns that were numbered for want of a header repeat nothing.
    header = layout.headerLine > 0 ? layout.columns : []
    guard layout.headerLine > 0 || layout.hasSeparatorLine else { return }
    // Everything up to the header is no row.
    let last = max(layout.headerLine, layout.hasSeparatorLine ? 1 : 0)
    while try reader.step() {
      if reader.line >= last { break }
      if reader.isBlank || (layout.hasSeparatorLine && reader.line == 1) { continue }
      preamble.append(aside)
    }
  }

  /// The line at hand, of which all is told that it says.
  private var aside: Aside {
    let cells = (0..<reader.count).map { reader.cell($0).trimmed.string }.filter { !$0.isEmpty }
    return Aside(line: reader.line, text: cells.joined(separator: ", "))
  }

  /// The line the row begins on.
  package var line: Int { reader.line }
  /// How many cells the row has.
  package var count: Int { reader.count }
  /// How many bytes of the file were read.
  package var bytesRead: Int { reader.bytesRead }
  /// Whether a quote of the row was never closed.
  package var isUnclosed: Bool { reader.isUnclosed }
  /// A cell of the row; empty past its end. Lives until the next row.
  package func cell(_ i: Int) -> Bytes { reader.cell(i) }

  /// Where the row begins; nil where one cannot go back there.
  package var place: Int? { reader.place }

  /// Goes to a row that was there: false if it cannot be read any more.
  package func step(to place: Int, line: Int) throws(CRMError) -> Bool {
    reader.seek(to: place, line: line)
    return try reader.step()
  }

  /// Moves to the next row of the table.
  package func step() throws(CRMError) -> Bool {
    while try reader.step() {
      if reader.isBlank {
        sawBlank = true
        blankRows += 1
        continue
      }
      if isEmpty {
        blankRows += 1
        continue
      }
      // After a blank line and the last row a lone cell is no row of a table of several columns. One with
      // a quote that is never closed holds the rest of the file, and is refused as a row is.
      if sawBlank, columns > 2, reader.count == 1, !reader.isUnclosed,
        reader.line > (try lastRow())
      {
        footer.append(aside)
        continue
      }
      sawBlank = false
      if repeatsHeader {
        repeatedHeaders += 1
        continue
      }
      return true
    }
    return false
  }

  private var isEmpty: Bool {
    for i in 0..<reader.count where !reader.cell(i).trimmed.isEmpty { return false }
    return true
  }

  private var repeatsHeader: Bool {
    guard reader.count == header.count, header.count > 1 else { return false }
    for i in 0..<header.count {
      guard header[i].withBytes({ $0.isEqual(to: reader.cell(i).trimmed) }) else { return false }
    }
    return true
  }
}
