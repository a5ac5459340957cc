import CRMDomain

/// The shape of an answer in JSON, as it is written beside a verb:
///
///     {at: moment, kind: text, more: text?, record: record, _dry_run?: bool}
///
/// A type is `text`, `int`, `number`, `bool`, `day`, `moment`, `any`, a noun (a whole record of it), `[…]`, `{…}`, or `<…>`, an object
/// whose names are not known before. `?` behind a type is null as well, behind a name that it may be left out; `|` is
/// either. What a shape does not name may come with a later version.
package indirect enum Shape: Equatable, Sendable {
  /// What stands for itself.
  package enum Plain: String, CaseIterable, Sendable {
    case text, int, number, bool, day, moment, any, null
  }

  /// A member of an object.
  package struct Property: Equatable, Sendable {
    /// Its name.
    package var name: String
    /// What it holds.
    package var shape: Shape
    /// Whether it may be left out.
    package var isOptional: Bool
  }

  case plain(Plain)
  case array(Shape)
  case object([Property])
  /// An object of any names.
  case map(Shape)
  case either([Shape])
  /// A shape of a name: that of a noun, or one of those `Shape.named` knows.
  case named(String)

  /// It, or null.
  var orNull: Shape { .either([self, .plain(.null)]) }

  /// Reads a notation; nil where it is none.
  package init?(_ text: String) {
    var reader = Reader(text)
    guard let shape = reader.type(), reader.isAtEnd else { return nil }
    self = shape
  }

  /// The notation.
  package var text: String {
    switch self {
    case .plain(let plain): plain.rawValue
    case .named(let name): name
    case .array(let item): "[\(item.text)]"
    case .map(let value): "<\(value.text)>"
    case .object(let properties):
      "{"
        + properties.map { "\($0.name)\($0.isOptional ? "?" : ""): \($0.shape.text)" }
        .joined(separator: ", ") + "}"
    case .either(let parts):
      parts.last == .plain(.null) && parts.count == 2
        ? parts[0].text + "?" : parts.map { $0.text }.joined(separator: " | ")
    }
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var next = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    private mutating func skip() {
      while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x0A { next += 1 }
    }

    var isAtEnd: Bool {
      mutating get {
        skip()
        return next == bytes.count
      }
    }

    private mutating func has(_ byte: Character) -> Bool {
      skip()
      guard next < bytes.count, bytes[next] == byte.asciiValue else { return false }
      next += 1
      return true
    }

    private mutating func word() -> String? {
      skip()
      let start = next
      while next < bytes.count,
        Character(UnicodeScalar(bytes[next])).isASCIIName
      { next += 1 }
      return start == next ? nil : String(decoding: bytes[start..<next], as: UTF8.self)
    }

    mutating func type() -> Shape? {
      guard let first = one() else { return nil }
      var parts = [first]
      while has("|") {
        guard let more = one() else { return nil }
        parts.append(more)
      }
      return parts.count == 1 ? first : .either(parts)
    }

    private mutating func one() -> Shape? {
      var shape: Shape?
      if has("[") {
        shape = type().map { .array($0) }
        guard has("]") else { return nil }
      } else if has("<") {
        shape = type().map { .map($0) }
        guard has(">") else { return nil }
      } else if has("{") {
        shape = properties().map { .object($0) }
      } else if let word = word() {
        shape = Plain(rawValue: word).map { .plain($0) } ?? .named(word)
      }
      guard let shape else { return nil }
      return has("?") ? shape.orNull : shape
    }

    private mutating func properties() -> [Property]? {
      var found: [Property] = []
      while !has("}") {
        guard let name = word() else { return nil }
        let isOptional = has("?")
        guard has(":"), let shape = type() else { return nil }
        found.append(Property(name: name, shape: shape, isOptional: isOptional))
        _ = has(",")
      }
      return found
    }
  }
}

extension Character {
  fileprivate var isASCIIName: Bool {
    isASCII && (isLetter || isNumber || self == "_" || self == "-" || self == ".")
  }
}
