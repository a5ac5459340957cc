import CRMDomain

/// What somebody said about a file; the rest is looked for.
package struct TableOptions: Sendable {
  /// What separates cells.
  package var delimiter: UInt8?
  /// What encloses cells; 0 for nothing.
  package var quote: UInt8?
  /// The encoding.
  package var encoding: TextEncoding?
  /// The line the header stands on; 0 where there is none.
  package var headerLine: Int?

  /// Nothing was said.
  package init() {}
}

/// How a file is laid out.
package struct TableLayout: Sendable, Equatable {
  /// How rows are written.
  package var dialect: CSVDialect
  /// The encoding, and what the first bytes said of it.
  package var encoding: EncodingDetector.Finding
  /// Whether the first line is `sep=…`, which only a spreadsheet means.
  package var hasSeparatorLine: Bool
  /// The line the header stands on; 0 where there is none.
  package var headerLine: Int
  /// The names of the columns; numbers where there is no header.
  package var columns: [String]
}

/// Finds out how a file is laid out from its beginning: what separates cells, what encloses them, where
/// the header stands among titles and notes.
package struct CSVSniffer {
  private static let delimiters: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]
  /// How many records are looked at, and how far down a header is looked for.
  private static let recordBound = 200
  private static let headerBound = 20

  private let options: TableOptions
  private let isKnown: (String) -> Bool

  /// A sniffer; `isKnown` tells whether a text is the name of a column somebody knows.
  package init(_ options: TableOptions, isKnown: @escaping (String) -> Bool) {
    self.options = options
    self.isKnown = isKnown
  }

  private struct Record {
    var line: Int
    var cells: [String]
    var isBlank: Bool
  }

  /// The layout of a file that begins with `sample`, in UTF-8.
  package func layout(
    _ sample: Bytes, _ encoding: EncodingDetector.Finding
  ) throws(CRMError) -> TableLayout {
    let separator = separatorLine(sample)
    let quote = options.quote ?? quote(sample)
    let body = separator.map { sample.part($0.length..<sample.count) } ?? sample
    var dialect = CSVDialect(
      delimiter: options.delimiter ?? separator?.delimiter ?? UInt8(ascii: ","), quote: quote,
      usesBackslash: quote != 0 && usesBackslash(body, quote))
    var records = try read(body, dialect)
    if options.delimiter == nil, separator == nil {
      var best = (score: -1.0, delimiter: dialect.delimiter, records: records)
      for delimiter in Self.delimiters {
        dialect.delimiter = delimiter
        let found = try read(body, dialect)
        let score = Self.score(found)
        if score > best.score + 0.0001 { best = (score, delimiter, found) }
      }
      dialect.delimiter = best.delimiter
      records = best.records
    }
    let offset = separator == nil ? 0 : 1
    let header = headerIndex(records, offset)
    if let line = options.headerLine, line > 0, header == nil {
      throw CRMError(
        .data, code: "no_header", "there is no line \(line) that could be the header",
        hint: "--header 0 says that there is none")
    }
    if options.headerLine == nil { try refuseNumbers(records, header, offset) }
    let columns: [String]
    let line: Int
    if let header {
      columns = records[header].cells.map { Self.plain($0) }
      line = records[header].line + offset
    } else {
      columns = (0..<Self.mode(records)).map { "\($0 + 1)" }
      line = 0
    }
    return TableLayout(
      dialect: dialect, encoding: encoding, hasSeparatorLine: separator != nil, headerLine: line,
      columns: columns)
  }

  /// A header without blanks around it and without a stray byte order mark.
  private static func plain(_ text: String) -> String {
    var text = text
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text.trimmed
  }

  // MARK: The dialect

  /// `sep=;` on the first line, quoted or not, in any case.
  private func separatorLine(_ sample: Bytes) -> (delimiter: UInt8, length: Int)? {
    let end = sample.first(0x0A) ?? sample.first(0x0D) ?? sample.count
    guard end <= 12 else { return nil }
    var line = sample.part(0..<end).trimmed.string
    if line.hasPrefix("\""), line.hasSuffix("\""), line.utf8.count > 2 {
      line = String(line.dropFirst().dropLast())
    }
    guard line.lowercased().hasPrefix("sep=") else { return nil }
    let sign = line.dropFirst(4)
    let delimiter = sign.isEmpty ? UInt8(ascii: "\t") : sign.utf8.first ?? UInt8(ascii: ";")
    return (delimiter, min(sample.count, end + 1))
  }

  /// Which quote encloses cells: the one that stands more often where cells begin.
  private func quote(_ sample: Bytes) -> UInt8 {
    var double = 0
    var single = 0
    var previous: UInt8 = 0x0A
    for (i, byte) in sample.enumerated() {
      let begins = previous == 0x0A || previous == 0x0D || Self.delimiters.contains(previous)
      if begins, byte == 0x22 { double += 1 }
      if begins, byte == 0x27, i + 1 < sample.count,
        let close = sample.part(i + 1..<sample.count).first(0x27),
        i + close + 2 >= sample.count || Self.delimiters.contains(sample[i + close + 2])
          || sample[i + close + 2] == 0x0A || sample[i + close + 2] == 0x0D
      {
        single += 1
      }
      previous = byte
    }
    return double == 0 && single > 2 ? 0x27 : 0x22
  }

  /// Whether quotes inside cells have a backslash before them and are never doubled.
  private func usesBackslash(_ sample: Bytes, _ quote: UInt8) -> Bool {
    var escaped = 0
    var doubled = 0
    var i = 0
    while i + 1 < sample.count {
      if sample[i] == 0x5C, sample[i + 1] == quote, i + 2 < sample.count,
        !Self.delimiters.contains(sample[i + 2]), sample[i + 2] != 0x0A, sample[i + 2] != 0x0D
      {
        escaped += 1
        i += 1
      } else if sample[i] == quote, sample[i + 1] == quote {
        let before = i > 0 ? sample[i - 1] : 0x0A
        let isEmptyCell = before == 0x0A || Self.delimiters.contains(before)
        if !isEmptyCell { doubled += 1 }
        i += 1
      }
      i += 1
    }
    return escaped > 0 && doubled == 0
  }

  private func read(_ sample: Bytes, _ dialect: CSVDialect) throws(CRMError) -> [Record] {
    let input = DecodedInput(MemoryInput(Array(sample)), .utf8, markLength: 0)
    let reader = CSVReader(input, dialect)
    var records: [Record] = []
    while records.count < Self.recordBound, try reader.step() {
      var cells: [String] = []
      for i in 0..<reader.count { cells.append(reader.cell(i).string) }
      records.append(Record(line: reader.line, cells: cells, isBlank: reader.isBlank))
    }
    // The sample may end in the middle of a record.
    if records.count > 2, records.count < Self.recordBound, sample.count >= 1 << 18 {
      records.removeLast()
    }
    return records
  }

  /// The most frequent number of cells.
  private static func mode(_ records: [Record]) -> Int {
    var counts: [Int: Int] = [:]
    for record in records where !record.isBlank { counts[record.cells.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// How much like a table the records look: of one width, and the wider the better.
  private static func score(_ records: [Record]) -> Double {
    let filled = records.filter { !$0.isBlank }
    let mode = mode(filled)
    guard mode > 1, !filled.isEmpty else { return 0 }
    let share = Double(filled.filter { $0.cells.count == mode }.count) / Double(filled.count)
    return share * share * (1 - 1 / Double(mode))
  }

  // MARK: The header

  private func headerIndex(_ records: [Record], _ offset: Int) -> Int? {
    if let line = options.headerLine {
      return line == 0 ? nil : records.firstIndex { $0.line + offset >= line }
    }
    // The program's own files of rejects say what they are.
    if let first = records.first,
      first.cells.starts(with: ["_line", "_column", "_value", "_reason"])
    {
      return 0
    }
    let mode = Self.mode(records)
    let rows = records.prefix(Self.headerBound)
    // The line with the most names somebody knows.
    var best = (known: 0, index: -1)
    for (i, record) in rows.enumerated() where !record.isBlank {
      let known = record.cells.filter { isKnown($0) }.count
      if known > best.known, record.cells.count * 2 >= mode { best = (known, i) }
    }
    if best.known >= 2 || (best.known == 1 && mode <= 3) { return best.index }
    for (i, record) in rows.enumerated() where !record.isBlank {
      let filled = record.cells.filter { !$0.trimmed.isEmpty }
      // A header may be a little narrower than rows that have too many cells.
      let isWide =
        record.cells.count == mode || (record.cells.count * 4 >= mode * 3 && mode > 3)
        || (record.cells.count > 1 && record.cells.count + 1 == mode)
      guard isWide,
        filled.count * 2 >= record.cells.count, !filled.contains(where: { Self.looksLikeData($0) })
      else { continue }
      return i
    }
    return nil
  }

  /// Refuses to guess what the columns of a file are that begins with numbers: neither is its first line a
  /// header, nor the first line of words under it.
  private func refuseNumbers(
    _ records: [Record], _ header: Int?, _ offset: Int
  ) throws(CRMError) {
    guard let first = records.first(where: { !$0.isBlank }), Self.isNumbers(first.cells) else {
      return
    }
    if let header, records[header].cells.contains(where: { isKnown($0) }) { return }
    throw CRMError(
      .usage, code: "no_header",
      "line \(first.line + offset) is numbers only, and nothing says what the columns are",
      hint: "--header 0 --map '1=name' says that there is no header, and what column 1 is")
  }

  /// Whether cells hold numbers and nothing else.
  private static func isNumbers(_ cells: [String]) -> Bool {
    let filled = cells.map { $0.trimmed }.filter { !$0.isEmpty }
    return !filled.isEmpty
      && filled.allSatisfy { cell in
        cell.utf8.contains { $0.isDigit }
          && cell.utf8.allSatisfy {
            $0.isDigit || $0 == 0x20 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
              || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
          }
      }
  }

  /// Whether a text is a value rather than the name of a column.
  private static func looksLikeData(_ text: String) -> Bool {
    let text = text.trimmed
    if text.utf8.contains(UInt8(ascii: "@")), EmailAddress.key(text) != nil { return true }
    return text.withBytes { bytes in
      let digits = bytes.filter { $0.isDigit }.count
      if digits > 0, digits == bytes.count { return true }
      // "c1000" is a name, "NO974760673" a value.
      let least = bytes.first?.isLetter == true ? 6 : 4
      return digits >= least && digits * 2 >= bytes.count
    }
  }
}
