import CRMDomain

// Reading the world's CSV.
//
// RFC 4180 and what is written instead: other delimiters, single quotes, backslash escapes, lone CR or
// mixed line ends, rows of any length, NUL bytes, line feeds inside quotes, text after a closing quote,
// a quote in the middle of a bare cell. One pass over a buffer of UTF-8: a bare cell is a slice of it, a
// quoted cell is a slice too, made contiguous in place where quotes were doubled. Cells live until the
// next row. Eight bytes a step find the ends of bare cells, `memchr` those of quoted ones; it is 2 % of an
// import, so nothing cleverer is worth it.
//
// A record longer than `recordBound` ends the reading with an error that names its line: it is a quote
// that was never closed, and guessing where the record ends would lose rows.

/// How the rows of a file are written.
package struct CSVDialect: Sendable, Equatable {
  /// What separates cells.
  package var delimiter: UInt8
  /// What encloses cells; 0 for nothing.
  package var quote: UInt8
  /// Whether a quote inside a quoted cell has a backslash before it, instead of being doubled.
  package var usesBackslash: Bool

  /// A dialect.
  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""),
    usesBackslash: Bool = false
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.usesBackslash = usesBackslash
  }
}

/// Reads the rows of a CSV file one at a time.
package final class CSVReader {
  /// The longest record, in bytes.
  package static let recordBound = 16 << 20
  /// The most cells of a record; spreadsheets have 16,384 columns.
  package static let cellBound = 100_000

  private let input: DecodedInput
  private let dialect: CSVDialect
  private var buffer = ByteBuffer(capacity: 1 << 19)
  private var isAtEnd = false
  /// Where the next record begins in the buffer.
  private var next = 0
  /// How many bytes of the text were dropped from the buffer.
  private var dropped = 0
  private var start = 0
  private var cells: [(start: Int, count: Int)] = []
  /// The line the row begins on, counted from 1.
  package private(set) var line = 0
  private var nextLine = 1
  /// Whether the row is an empty line.
  package private(set) var isBlank = false
  /// Whether a quote of the row was never closed before the file ended.
  package private(set) var isUnclosed = false

  /// A reader of a decoded input.
  package init(_ input: DecodedInput, _ dialect: CSVDialect) {
    self.input = input
    self.dialect = dialect
  }

  /// How many bytes of the file were read.
  package var bytesRead: Int { input.bytesRead }

  /// Where the row begins in the text, in bytes; nil where one cannot go back there.
  package var place: Int? { input.isPlain ? start : nil }

  /// Goes on with the row at a place, which begins on `line`.
  package func seek(to place: Int, line: Int) {
    nextLine = line
    if place >= dropped, place <= dropped + buffer.count {
      next = place - dropped
      return
    }
    input.seek(to: place)
    buffer.truncate()
    isAtEnd = false
    dropped = place
    next = 0
  }

  /// How many cells the row has.
  package var count: Int { cells.count }

  /// A cell of the row; empty past its end. Lives until the next row.
  package func cell(_ i: Int) -> Bytes {
    i < cells.count ? buffer.part(cells[i].start, cells[i].count) : .empty
  }

  /// Moves to the next row; false at the end.
  package func step() throws(CRMError) -> Bool {
    cells.removeAll(keepingCapacity: true)
    isBlank = false
    isUnclosed = false
    if next > 1 << 18 {
      buffer.dropFirst(next)
      dropped += next
      next = 0
    }
    if next >= buffer.count, !(try more()) { return false }
    line = nextLine
    start = dropped + next
    try read()
    return true
  }

  private func more() throws(CRMError) -> Bool {
    if isAtEnd { return false }
    let before = buffer.count
    while buffer.count == before {
      if !(try input.fill(&buffer)) {
        isAtEnd = true
        return buffer.count > before
      }
    }
    if buffer.count - next > CSVReader.recordBound + (1 << 19) { throw tooLong() }
    return true
  }

  private func tooLong() -> CRMError {
    var error = CRMError(
      .data, code: "record_too_long",
      "line \(line): a record is longer than 16 MiB: is a quote never closed?")
    error.line = line
    return error
  }

  private func tooMany() -> CRMError {
    var error = CRMError(
      .data, code: "record_too_long", "line \(line): a record has more than 100 000 cells")
    error.line = line
    return error
  }

  /// Reads one record from `next` on.
  private func read() throws(CRMError) {
    let delimiter = dialect.delimiter
    let quote = dialect.quote
    let begin = next
    var i = next
    while true {  // a cell a turn
      if i < buffer.count, buffer.bytes[i] == quote, quote != 0 {
        i = try quoted(i)
      } else {
        let start = i
        while true {
          let bytes = buffer.bytes
          i = ByteScan.first(delimiter, 0x0A, 0x0D, in: bytes, from: i)
          if i < bytes.count { break }
          if !(try more()) { break }
        }
        cells.append((start, i - start))
      }
      guard i < buffer.count else {
        next = i
        break
      }
      let byte = buffer.bytes[i]
      if byte == delimiter {
        if cells.count >= CSVReader.cellBound { throw tooMany() }
        i += 1
        // A delimiter at the very end of the file has an empty cell after it.
        if i >= buffer.count, !(try more()) {
          cells.append((i, 0))
          next = i
          break
        }
        continue
      }
      next = try lineEnd(i)
      break
    }
    isBlank =
      cells.count == 1 && cells[0].count == 0 && buffer.bytes[min(begin, buffer.count - 1)] != quote
  }

  /// Steps over a line end: LF, CRLF or a lone CR.
  private func lineEnd(_ at: Int) throws(CRMError) -> Int {
    nextLine += 1
    var i = at + 1
    if buffer.bytes[at] == 0x0D {
      if i >= buffer.count { _ = try more() }
      if i < buffer.count, buffer.bytes[i] == 0x0A { i += 1 }
    }
    return i
  }

  /// How many lines end between two places inside quotes: LF, CRLF and a lone CR end one each.
  private static func lineEnds(_ bytes: Bytes, _ from: Int, _ end: Int) -> Int {
    var ends = 0
    var k = from
    while let feed = bytes.part(k..<end).first(0x0A) {
      k += feed + 1
      // That of a CRLF was counted with its CR, which may lie in front of `from`.
      if bytes[k - 2] != 0x0D { ends += 1 }
    }
    k = from
    while let at = bytes.part(k..<end).first(0x0D) {
      ends += 1
      k += at + 1
    }
    return ends
  }

  /// Reads a quoted cell that begins at `at`; answers where what follows it begins.
  private func quoted(_ at: Int) throws(CRMError) -> Int {
    let quote = dialect.quote
    let start = at + 1
    var i = start
    var write = start  // where the cell's text ends; behind `i` once something was taken out
    while true {
      // To the next quote (or backslash), counting the lines in between.
      var found = false
      while true {
        let bytes = buffer.bytes
        let end = bytes.count
        let from = i
        if dialect.usesBackslash {
          while i < end, bytes[i] != quote, bytes[i] != 0x5C { i += 1 }
        } else {
          i = bytes.first(quote, from: i) ?? end
        }
        nextLine += Self.lineEnds(bytes, from, i)
        if write != from, i > from { buffer.move(from, i - from, to: write) }
        write += i - from
        if i < end {
          found = true
          break
        }
        if !(try more()) { break }
      }
      guard found else {
        isUnclosed = true
        cells.append((start, write - start))
        return i
      }
      if i + 1 >= buffer.count { _ = try more() }
      let byte = buffer.bytes[i]
      let following = i + 1 < buffer.count ? buffer.bytes[i + 1] : 0
      if byte == 0x5C {
        // Only what needs it is escaped; any other backslash is itself.
        if i + 1 < buffer.count, following == quote || following == 0x5C { i += 1 }
        buffer.put(buffer.bytes[i], at: write)
        write += 1
        i += 1
        continue
      }
      if following == quote, i + 1 < buffer.count, !dialect.usesBackslash {
        buffer.put(quote, at: write)
        write += 1
        i += 2
        continue
      }
      i += 1
      // What stands between the closing quote and the next delimiter belongs to the cell.
      while true {
        if i >= buffer.count, !(try more()) { break }
        let byte = buffer.bytes[i]
        if byte == dialect.delimiter || byte == 0x0A || byte == 0x0D { break }
        buffer.put(byte, at: write)
        write += 1
        i += 1
      }
      cells.append((start, write - start))
      return i
    }
  }

}
