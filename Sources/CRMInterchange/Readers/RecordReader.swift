import CRMDomain

/// A value of a row on its way in.
package enum ImportValue {
  /// No value.
  case none
  /// Text, as it lies in the file; lives until the next row.
  case text(Bytes)
  /// A value of JSON.
  case json(JSON)
}

/// Rows of any format, one at a time.
package protocol ImportRows: AnyObject {
  /// The names of the columns; JSON may bring more of them on its way.
  var columns: [String] { get }
  /// The line the row begins on.
  var line: Int { get }
  /// What tells the row from every other: its line, or its place among the objects of JSON.
  var key: Int { get }
  /// How many bytes of the input were read.
  var bytesRead: Int { get }
  /// Why the row is no row of the table; nil if it is one.
  var fault: String? { get }
  /// Lines that were no rows, and rows that were nothing: what the report says of them.
  var remarks: [String] { get }
  /// Cells beyond the last column, or a value that is no row at all: what a rejected row has to keep.
  var surplus: [String] { get }
  /// Where the row begins; nil where one cannot go back there.
  var place: Int? { get }
  /// Moves to the next row.
  func step() throws(CRMError) -> Bool
  /// Goes to a row that was there, by its place and line; false if it cannot be read any more.
  func step(to place: Int, line: Int) throws(CRMError) -> Bool
  /// The value in a column.
  func value(_ column: Int) -> ImportValue
}

/// A kind of file records are read from. A new kind is a file with one of these, and a line in `RecordReaders`.
package protocol RecordReader: AnyObject, SendableMetatype {
  /// Whether a file is of this kind, by how it begins.
  ///
  /// - Parameters:
  ///   - head: its first bytes, without the mark of an encoding.
  ///   - options: what somebody said of the file.
  static func knows(_ head: Bytes, _ options: TableOptions) -> Bool

  /// Looks at a file.
  ///
  /// - Parameter isKnown: whether a text is the name of a column somebody knows.
  init(
    _ input: SpooledInput, _ options: TableOptions, isKnown: @escaping (String) -> Bool
  ) throws(CRMError)

  /// The names of the columns, as far as they are known before reading.
  var columns: [String] { get }
  /// What should be said of the file as a whole.
  var remarks: [String] { get }
  /// About how many rows there are.
  var estimatedRows: Int { get }
  /// How a table is laid out; nil where values say themselves what they are.
  var layout: TableLayout? { get }
  /// The rows, from the first on.
  func rows() throws(CRMError) -> any ImportRows
}

/// The kinds of files there are; the first that knows a file reads it.
private enum RecordReaders {
  static let all: [any RecordReader.Type] = [JSONReader.self, TableReader.self]
  /// How many bytes of a file are looked at to know its kind.
  static let head = 512
}

/// A file of rows, whatever kind it is.
package final class ImportTable {
  private let reader: any RecordReader
  private let input: SpooledInput

  /// What the file is called.
  package var name: String { input.name }
  /// How many bytes it has; nil where that is not known.
  package var size: Int? { input.size }
  /// What should be said of the file as a whole.
  package var remarks: [String] { reader.remarks }

  /// Looks at the beginning of an input.
  ///
  /// - Parameter isKnown: whether a text is the name of a column somebody knows.
  /// - Throws: `data` where no reader can make rows of it.
  package init(
    _ input: SpooledInput, _ options: TableOptions, isKnown: @escaping (String) -> Bool
  ) throws(CRMError) {
    self.input = input
    var head = ByteBuffer(capacity: RecordReaders.head)
    let room = UnsafeMutableRawBufferPointer(
      start: head.reserve(RecordReaders.head), count: RecordReaders.head)
    head.advance(try input.read(into: room, at: 0) ?? 0)
    let hasMark = head.count >= 3 && head.part(0, 3).elementsEqual([0xEF, 0xBB, 0xBF])
    let bytes = hasMark ? head.part(3, head.count - 3) : head.bytes
    let kind = RecordReaders.all.first { $0.knows(bytes, options) } ?? TableReader.self
    reader = try kind.init(input, options, isKnown: isKnown)
  }

  /// Whether values say themselves what they are, as those of JSON.
  package var isTyped: Bool { reader.layout == nil }

  /// The names of the columns, as far as they are known before reading.
  package var columns: [String] { reader.columns }

  /// How a table is laid out; nil where values say themselves what they are.
  package var layout: TableLayout? { reader.layout }

  /// About how many rows there are.
  package var estimatedRows: Int { reader.estimatedRows }

  /// The rows, from the first on.
  package func rows() throws(CRMError) -> any ImportRows { try reader.rows() }
}
