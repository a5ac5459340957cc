import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rows of a file that were not stored, each with its reason, in a file that can be mended and imported
/// again: what is added is ignored then. It is made with the first such row, readable by its owner alone,
/// and never over another file.
final class RejectsFile {
  /// Where it is; nil until there is something to write.
  private(set) var path: String?
  private let wanted: String
  private let mayNumber: Bool
  private let isTyped: Bool
  private var file: OutputFile?
  private var line = ByteBuffer(capacity: 1024)

  /// A file beside the input, or where somebody wants it.
  init(for input: String, wanted: String?, isTyped: Bool) {
    mayNumber = wanted == nil
    self.isTyped = isTyped
    self.wanted = wanted ?? input + (isTyped ? ".rejects.jsonl" : ".rejects.csv")
  }

  /// Sees that a file somebody wants can be made, before anything is stored.
  func prove() throws(CRMError) { if !mayNumber { _ = try OutputFile(try freshPath()) } }

  /// Writes a row.
  func write(_ rejected: RejectedRow, _ row: any ImportRows) throws(CRMError) {
    let file = if let file { file } else { try begin(row) }
    line.truncate()
    if isTyped {
      object(rejected, row)
    } else {
      line.append(number: Int64(rejected.line))
      for text in [rejected.column, rejected.value, rejected.reason] { cell(text) }
      for i in row.columns.indices { cell(ImportValueText.of(row.value(i))) }
      // A row with too many cells keeps them all, and is refused again until somebody mends it.
      for text in row.surplus { cell(text) }
    }
    line.append(0x0A)
    try file.sink.write(line.bytes)
  }

  private func object(_ rejected: RejectedRow, _ row: any ImportRows) {
    var members = [
      JSON.Member("_line", .number("\(rejected.line)")),
      JSON.Member("_column", .string(rejected.column)),
      JSON.Member("_value", .string(row.surplus.first ?? rejected.value)),
      JSON.Member("_reason", .string(rejected.reason)),
    ]
    for (i, column) in row.columns.enumerated() where !column.hasPrefix("_") {
      if case .json(let value) = row.value(i) { members.append(JSON.Member(column, value)) }
    }
    JSON.object(members).append(to: &line)
  }

  /// A name no file has.
  private func freshPath() throws(CRMError) -> String {
    var path = wanted
    var n = 2
    while access(path, F_OK) == 0, !path.hasPrefix("/dev/") {
      guard mayNumber else {
        throw .exists(path, option: "--rejects")
      }
      let end = wanted.lastIndex(of: ".") ?? wanted.endIndex
      path = wanted[..<end] + "-\(n)" + wanted[end...]
      n += 1
    }
    return path
  }

  private func begin(_ row: any ImportRows) throws(CRMError) -> OutputFile {
    let path = try freshPath()
    let made = try OutputFile(path)
    file = made
    self.path = path
    guard !isTyped else { return made }
    line.truncate()
    line.append("_line,_column,_value,_reason" as StaticString)
    for column in row.columns { cell(column) }
    line.append(0x0A)
    try made.sink.write(line.bytes)
    return made
  }

  private func cell(_ text: String) {
    line.append(UInt8(ascii: ","))
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    line.append(needsQuotes ? "\"" + text.replacing("\"", by: "\"\"") + "\"" : text)
  }

  /// Puts the file in its place.
  func keep() throws(CRMError) {
    try file?.keep()
    file = nil
  }
}

/// The text of a value on its way in.
enum ImportValueText {
  static func of(_ value: ImportValue) -> String {
    switch value {
    case .none: ""
    case .text(let text): text.string
    case .json(let json): json.text ?? json.description
    }
  }
}
