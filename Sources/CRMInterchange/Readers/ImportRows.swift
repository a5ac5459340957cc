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
