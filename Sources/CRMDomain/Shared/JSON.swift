/// A JSON value. Numbers keep their spelling, objects the order of their keys.
package indirect enum JSON: Sendable, Equatable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A key of an object with its value.
  package struct Member: Sendable, Equatable {
    /// The key.
    package var key: String
    /// The value.
    package var value: JSON

    /// A member of an object.
    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key, if this is an object that has it.
  package subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, if this is one.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements, if this is an array.
  package var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The whole number, if this is one.
  package var integer: Int64? {
    guard case .number(let text) = self else { return nil }
    return Int64(text)
  }

  /// Writes the value without white space.
  package func append(to out: inout ByteBuffer) {
    switch self {
    case .null: out.append("null" as StaticString)
    case .boolean(let value): out.append(value ? "true" as StaticString : "false" as StaticString)
    case .number(let text): out.append(text)
    case .string(let text): text.withBytes { JSON.append(string: $0, to: &out) }
    case .array(let elements):
      out.append(UInt8(ascii: "["))
      for (i, element) in elements.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        element.append(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        member.key.withBytes { JSON.append(string: $0, to: &out) }
        out.append(UInt8(ascii: ":"))
        member.value.append(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  /// The value without white space.
  package var description: String {
    var out = ByteBuffer()
    append(to: &out)
    return out.string
  }

  /// Writes a text in quotes. Control characters (C0, DEL, C1) and the two separators that some
  /// readers take for line ends become escapes, so that no reader's terminal ever sees them raw.
  package static func append(string text: Bytes, to out: inout ByteBuffer) {
    out.append(UInt8(ascii: "\""))
    var start = 0
    var i = ByteScan.firstForJSON(in: text, from: 0)
    while i < text.count {
      let byte = text[i]
      var next = i + 1
      if byte == 0xC2 || byte == 0xE2 {  // may begin C2 80 … C2 9F or E2 80 A8/A9
        let isC1 = byte == 0xC2 && i + 1 < text.count && text[i + 1] < 0xA0
        let isSeparator =
          byte == 0xE2 && i + 2 < text.count && text[i + 1] == 0x80
          && (text[i + 2] == 0xA8 || text[i + 2] == 0xA9)
        if isC1 || isSeparator {
          out.append(text.part(start..<i))
          next = i
          append(escape: text.scalar(at: &next), to: &out)
          start = next
        }
      } else {
        out.append(text.part(start..<i))
        if let letter = letter(byte) {
          out.append(UInt8(ascii: "\\"))
          out.append(letter)
        } else {
          append(escape: UInt32(byte), to: &out)
        }
        start = next
      }
      i = ByteScan.firstForJSON(in: text, from: next)
    }
    out.append(text.part(start..<text.count))
    out.append(UInt8(ascii: "\""))
  }

  private static func append(escape scalar: UInt32, to out: inout ByteBuffer) {
    let hex: [UInt8] = Array("0123456789abcdef".utf8)
    out.append("\\u" as StaticString)
    for shift in [12, 8, 4, 0] { out.append(hex[Int(scalar >> UInt32(shift) & 15)]) }
  }

  /// What stands behind the backslash of a byte that has a short escape.
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    case 0x22, 0x5C: byte
    default: nil
    }
  }
}
