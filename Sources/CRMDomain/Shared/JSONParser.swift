/// Reads JSON (RFC 8259), bounded in depth, saying where it went wrong.
package struct JSONParser {
  /// What is wrong, and at which byte.
  package struct Fault: Error, Equatable {
    /// What was found or missing: `a comma is missing` …
    package var reason: String
    /// The offset of the byte.
    package var offset: Int

    /// A fault.
    package init(reason: String, offset: Int) {
      self.reason = reason
      self.offset = offset
    }
  }

  /// The deepest nesting that is read.
  package static let depthBound = 64
  /// How many values one may hold, all of them counted; each takes some fifty bytes.
  package static let countBound = 1_000_000

  private let text: Bytes
  /// The offset of the next byte.
  package private(set) var offset = 0
  private var count = 0

  /// A parser of `text`, which must outlive it.
  package init(_ text: Bytes) { self.text = text }

  /// Reads a text that is one value.
  package static func parse(_ text: Bytes) throws(Fault) -> JSON {
    var parser = JSONParser(text)
    let value = try parser.value()
    guard parser.isAtEnd else { throw parser.fault("something follows the value") }
    return value
  }

  /// Reads a text that is one value.
  package static func parse(_ text: String) throws(Fault) -> JSON {
    try text.withBytes { bytes throws(Fault) in try parse(bytes) }
  }

  /// Whether only white space is left.
  package var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return offset >= text.count
    }
  }

  /// The next value.
  package mutating func value() throws(Fault) -> JSON {
    count = 0
    return try value(depth: 0)
  }

  /// Steps over `byte` after white space; false if something else is there.
  package mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard offset < text.count, text[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSON {
    skipSpace()
    guard offset < text.count else { throw fault("a value is missing") }
    guard depth < JSONParser.depthBound else { throw fault("it is nested too deeply") }
    count += 1
    guard count <= JSONParser.countBound else { throw fault("it holds more than 1 000 000 values") }
    switch text[offset] {
    case UInt8(ascii: "{"):
      offset += 1
      var members: [JSON.Member] = []
      if take(UInt8(ascii: "}")) { return .object([]) }
      repeat {
        skipSpace()
        guard offset < text.count, text[offset] == UInt8(ascii: "\"") else {
          throw fault("a key in quotes is missing")
        }
        let key = try string()
        guard take(UInt8(ascii: ":")) else { throw fault("a colon is missing") }
        members.append(JSON.Member(key, try value(depth: depth + 1)))
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw fault("a comma or } is missing") }
      return .object(members)
    case UInt8(ascii: "["):
      offset += 1
      var elements: [JSON] = []
      if take(UInt8(ascii: "]")) { return .array([]) }
      repeat { elements.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw fault("a comma or ] is missing") }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .boolean(true))
    case UInt8(ascii: "f"): return try literal("false", .boolean(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func literal(_ word: StaticString, _ value: JSON) throws(Fault) -> JSON {
    let length = word.utf8CodeUnitCount
    guard offset + length <= text.count, text.part(offset..<offset + length).isEqual(to: word)
    else { throw fault("a value is missing") }
    offset += length
    return value
  }

  private mutating func number() throws(Fault) -> String {
    let start = offset
    func digits() -> Int {
      let from = offset
      while offset < text.count, text[offset].isDigit { offset += 1 }
      return offset - from
    }
    if offset < text.count, text[offset] == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    guard digits() > 0 else { throw fault("a value is missing") }
    if text[first] == UInt8(ascii: "0"), offset - first > 1 {
      throw fault("a number begins with a zero")
    }
    if offset < text.count, text[offset] == UInt8(ascii: ".") {
      offset += 1
      guard digits() > 0 else { throw fault("a digit is missing") }
    }
    if offset < text.count, text[offset].lower == UInt8(ascii: "e") {
      offset += 1
      if offset < text.count, text[offset] == UInt8(ascii: "+") || text[offset] == UInt8(ascii: "-")
      {
        offset += 1
      }
      guard digits() > 0 else { throw fault("a digit is missing") }
    }
    return text.part(start..<offset).string
  }

  private mutating func string() throws(Fault) -> String {
    offset += 1
    let start = offset
    while offset < text.count, text[offset] != UInt8(ascii: "\""), text[offset] != 0x5C {
      if text[offset] < 0x20 { throw fault("a control character stands in a text") }
      offset += 1
    }
    guard offset < text.count else { throw fault("a text does not end") }
    if text[offset] == UInt8(ascii: "\"") {
      let part = text.part(start..<offset)
      if let bad = part.firstInvalidUTF8 {
        offset = start + bad
        throw fault("invalid UTF-8")
      }
      offset += 1
      return part.string
    }
    return try escaped(from: start)
  }

  private mutating func escaped(from start: Int) throws(Fault) -> String {
    var result = ByteBuffer(capacity: offset - start + 64)
    result.append(text.part(start..<offset))
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        if result.bytes.firstInvalidUTF8 != nil { throw fault("invalid UTF-8") }
        return result.string
      case 0x5C:
        guard offset < text.count else { throw fault("a text does not end") }
        let letter = text[offset]
        offset += 1
        switch letter {
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "\""), 0x5C, UInt8(ascii: "/"): result.append(letter)
        case UInt8(ascii: "u"): result.append(scalar: try unicode())
        default: throw fault("an escape is unknown")
        }
      case 0..<0x20: throw fault("a control character stands in a text")
      default: result.append(byte)
      }
    }
    throw fault("a text does not end")
  }

  /// The scalar of `\uXXXX`, two of them where it takes a pair; a lone half becomes U+FFFD.
  private mutating func unicode() throws(Fault) -> UInt32 {
    let first = try hex()
    guard (0xD800..<0xE000).contains(first) else { return first }
    guard first < 0xDC00, offset + 6 <= text.count, text[offset] == 0x5C,
      text[offset + 1] == UInt8(ascii: "u")
    else { return 0xFFFD }
    let mark = offset
    offset += 2
    let second = try hex()
    guard (0xDC00..<0xE000).contains(second) else {
      offset = mark
      return 0xFFFD
    }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private mutating func hex() throws(Fault) -> UInt32 {
    guard offset + 4 <= text.count else { throw fault("an escape is cut off") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = text[offset]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: throw fault("an escape is unknown")
      }
      offset += 1
    }
    return value
  }

  private mutating func skipSpace() {
    while offset < text.count {
      switch text[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private func fault(_ reason: String) -> Fault { Fault(reason: reason, offset: offset) }
}
