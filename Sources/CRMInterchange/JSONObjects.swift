import CRMDomain

/// The values of a stream of JSON: one a line, or the elements of one array, one at a time, so that a
/// large stream takes the memory of its largest value.
package final class JSONObjects {
  /// The longest value, in bytes.
  package static let bound = 16 << 20

  private let input: any InputSource
  private var buffer = ByteBuffer(capacity: 1 << 16)
  private var start = 0
  private var line = 1
  private var isAtEnd = false
  private var isArray: Bool?
  private var isOver = false

  /// A reader of a stream.
  package init(_ input: any InputSource) { self.input = input }

  /// The next value with the line it begins on; nil at the end.
  package func next() throws(CRMError) -> (line: Int, JSON)? {
    if isOver { return nil }
    if isArray == nil {
      try skip { $0.isSpace || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
      guard let first = try peek() else {
        isOver = true
        return nil
      }
      isArray = first == UInt8(ascii: "[")
      if isArray == true { start += 1 }
    }
    try skip { $0.isSpace }
    if isArray == true, let byte = try peek() {
      if byte == UInt8(ascii: ",") {
        start += 1
        try skip { $0.isSpace }
      } else if byte == UInt8(ascii: "]") {
        start += 1
        try skip { $0.isSpace }
        if try peek() != nil { throw fault("something follows the array") }
        isOver = true
        return nil
      }
    }
    guard try peek() != nil else {
      if isArray == true { throw fault("the array does not end") }
      isOver = true
      return nil
    }
    let begin = line
    let length = try valueLength()
    let bytes = buffer.part(start, length)
    let value: JSON
    do throws(JSONParser.Fault) {
      value = try JSONParser.parse(bytes)
    } catch {
      let before = bytes.part(0..<min(error.offset, bytes.count)).filter { $0 == 0x0A }.count
      line += before
      throw fault(error.reason)
    }
    line += bytes.filter { $0 == 0x0A }.count
    start += length
    return (begin, value)
  }

  /// How many bytes the value takes that begins here: brackets are counted outside of texts.
  private func valueLength() throws(CRMError) -> Int {
    var depth = 0
    var inText = false
    var i = 0
    while true {
      if start + i >= buffer.count {
        guard try fill() else { return i }
        continue
      }
      let byte = buffer.bytes[start + i]
      i += 1
      if i > JSONObjects.bound { throw fault("a value is longer than 16 MiB") }
      if inText {
        if byte == 0x5C {
          i += 1
        } else if byte == UInt8(ascii: "\"") {
          inText = false
          if depth == 0 { return i }
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return i - 1 }
        depth -= 1
        if depth == 0 { return i }
      case UInt8(ascii: ","), 0x0A:
        if depth == 0 { return i - 1 }
      default: break
      }
    }
  }

  private func skip(_ belongs: (UInt8) -> Bool) throws(CRMError) {
    while let byte = try peek(), belongs(byte) {
      if byte == 0x0A { line += 1 }
      start += 1
    }
  }

  private func peek() throws(CRMError) -> UInt8? {
    if start >= buffer.count, !(try fill()) { return nil }
    return buffer.bytes[start]
  }

  private func fill() throws(CRMError) -> Bool {
    if isAtEnd { return false }
    if start > 1 << 15 {
      buffer.dropFirst(start)
      start = 0
    }
    let room = UnsafeMutableRawBufferPointer(start: buffer.reserve(1 << 16), count: 1 << 16)
    let count = try input.read(into: room)
    buffer.advance(count)
    isAtEnd = count == 0
    return count > 0
  }

  private func fault(_ reason: String) -> CRMError {
    var error = CRMError(.data, code: "invalid_json", "line \(line): \(reason)")
    error.line = line
    return error
  }
}
