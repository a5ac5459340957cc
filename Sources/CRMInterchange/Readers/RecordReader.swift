import CRMDomain

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
  /// Whether values say themselves what they are, as those of JSON: then nobody guesses how numbers and dates are
  /// written, and a row that is rejected is kept as an object.
  var isTyped: Bool { get }
  /// How a table is laid out; nil where there is none.
  var layout: TableLayout? { get }
  /// The rows, from the first on.
  func rows() throws(CRMError) -> any ImportRows
}
