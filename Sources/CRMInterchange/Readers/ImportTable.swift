import CRMDomain

/// The kinds of files there are; the first that knows a file reads it. What none of them knows is a table, or no text.
private enum RecordReaders {
  static let all: [any RecordReader.Type] = [JSONReader.self]
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
  package var isTyped: Bool { reader.isTyped }

  /// The names of the columns, as far as they are known before reading.
  package var columns: [String] { reader.columns }

  /// How a table is laid out; nil where there is none.
  package var layout: TableLayout? { reader.layout }

  /// About how many rows there are.
  package var estimatedRows: Int { reader.estimatedRows }

  /// The rows, from the first on.
  package func rows() throws(CRMError) -> any ImportRows { try reader.rows() }
}
