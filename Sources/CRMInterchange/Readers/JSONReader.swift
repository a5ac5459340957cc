import CRMDomain

/// JSON Lines, or one JSON array.
final class JSONReader: RecordReader {
  private let input: SpooledInput
  let columns: [String]
  let estimatedRows: Int
  var remarks: [String] { [] }
  var isTyped: Bool { true }
  var layout: TableLayout? { nil }

  /// It begins with an object, or an array of objects; whoever names a delimiter means a table.
  static func knows(_ head: Bytes, _ options: TableOptions) -> Bool {
    guard options.delimiter == nil else { return false }
    let bytes = head.drop { $0.isSpace }
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "{") { return true }
    guard first == UInt8(ascii: "[") else { return false }
    let next = bytes.dropFirst().drop { $0.isSpace }.first
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
  }

  init(
    _ input: SpooledInput, _ options: TableOptions, isKnown: @escaping (String) -> Bool
  ) throws(CRMError) {
    self.input = input
    let rows = JSONRows(input, [])
    var count = 0
    // All of it: a key that comes up in the last object is a column like the first.
    while try rows.step() { count += 1 }
    estimatedRows = count
    columns = rows.columns
  }

  func rows() throws(CRMError) -> any ImportRows { JSONRows(input, columns) }
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
