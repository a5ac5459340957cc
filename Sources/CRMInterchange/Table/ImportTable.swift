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

/// A file of rows: CSV and its kin, JSON Lines, or one JSON array.
package final class ImportTable {
  private enum Form { case csv(TableFile), json(columns: [String]) }

  private let form: Form
  private let input: SpooledInput

  /// What the file is called.
  package var name: String { input.name }
  /// How many bytes it has; nil where that is not known.
  package var size: Int? { input.size }
  /// What should be said of the file as a whole.
  package let remarks: [String]

  private var jsonRows = 0

  /// Looks at the beginning of an input.
  ///
  /// - Parameter isKnown: whether a text is the name of a column somebody knows.
  package init(
    _ input: SpooledInput, _ options: TableOptions, isKnown: @escaping (String) -> Bool
  ) throws(CRMError) {
    self.input = input
    if try ImportTable.beginsAsJSON(input), options.delimiter == nil {
      var columns: [String] = []
      let rows = JSONRows(input, columns)
      var count = 0
      // All of it: a key that comes up in the last object is a column like the first.
      while try rows.step() { count += 1 }
      jsonRows = count
      columns = rows.columns
      form = .json(columns: columns)
      remarks = []
    } else {
      let file = try TableFile(input, options, isKnown: isKnown)
      form = .csv(file)
      remarks = file.remarks
    }
  }

  private static func beginsAsJSON(_ input: SpooledInput) throws(CRMError) -> Bool {
    var head = [UInt8](repeating: 0, count: 64)
    var failure: CRMError?
    let count = head.withUnsafeMutableBytes { room in
      do throws(CRMError) {
        return try input.read(into: room, at: 0) ?? 0
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    var bytes = head[..<count]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    bytes = bytes.drop { $0.isSpace }
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "{") { return true }
    guard first == UInt8(ascii: "[") else { return false }
    let next = bytes.dropFirst().drop { $0.isSpace }.first
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
  }

  /// Whether the rows are JSON, whose values say themselves what they are.
  package var isJSON: Bool { if case .json = form { true } else { false } }

  /// The names of the columns, as far as they are known before reading.
  package var columns: [String] {
    switch form {
    case .csv(let file): file.layout.columns
    case .json(let columns): columns
    }
  }

  /// How a CSV file is laid out; nil for JSON.
  package var layout: TableLayout? { if case .csv(let file) = form { file.layout } else { nil } }

  /// About how many rows there are.
  package var estimatedRows: Int {
    switch form {
    case .csv(let file): file.estimatedRows
    case .json: jsonRows
    }
  }

  /// The rows, from the first on.
  package func rows() throws(CRMError) -> any ImportRows {
    switch form {
    case .csv(let file): CSVRows(try file.rows(), file.layout.columns)
    case .json(let columns): JSONRows(input, columns)
    }
  }
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

/// Rows that are objects of JSON.
private final class JSONRows: ImportRows {
  private let reader: JSONObjects
  private let counter: CountingInput
  private(set) var columns: [String]
  private var places: [String: Int]
  private var values: [JSON] = []
  private(set) var line = 0
  private(set) var key = 0
  private(set) var fault: String?
  private(set) var surplus: [String] = []
  let remarks: [String] = []
  var place: Int? { nil }

  func step(to place: Int, line: Int) throws(CRMError) -> Bool { false }

  init(_ input: SpooledInput, _ columns: [String]) {
    counter = CountingInput(input)
    reader = JSONObjects(counter)
    self.columns = columns
    places = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
  }

  var bytesRead: Int { counter.position }

  func step() throws(CRMError) -> Bool {
    guard let (line, json) = try reader.next() else { return false }
    self.line = line
    key += 1
    fault = nil
    if !surplus.isEmpty { surplus = [] }
    values = [JSON](repeating: .null, count: columns.count)
    guard case .object(let members) = json else {
      fault = "no object"
      surplus = [json.description]
      return true
    }
    for member in members {
      if let place = places[member.key] {
        if case .null = values[place] {
        } else {
          fault = "the key \"\(member.key)\" stands twice"
          surplus = [json.description]
        }
        values[place] = member.value
      } else {
        guard columns.count < CSVReader.cellBound else {
          throw CRMError(
            .data, code: "record_too_long",
            "line \(line): the objects have more than 100 000 keys between them")
        }
        places[member.key] = columns.count
        columns.append(member.key)
        values.append(member.value)
      }
    }
    return true
  }

  func value(_ column: Int) -> ImportValue {
    guard column < values.count else { return .none }
    switch values[column] {
    case .null: return .none
    case .string(let text) where text.isEmpty: return .none
    case .array(let items) where items.isEmpty: return .none
    default: return .json(values[column])
    }
  }
}

/// An input read from its beginning, whoever else reads it.
private final class CountingInput: InputSource {
  private let input: SpooledInput
  private(set) var position = 0
  var name: String { input.name }
  var size: Int? { input.size }

  init(_ input: SpooledInput) { self.input = input }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CRMError) -> Int {
    let count = try input.read(into: buffer, at: position) ?? 0
    position += count
    return count
  }
}
