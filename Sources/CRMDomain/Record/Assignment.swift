/// What is to be written to a field, as it is typed: `city=Oslo`, `tags+=vip`, `phones-=90123456`.
package struct Assignment: Sendable, Equatable {
  /// What is done to the field.
  package enum Operation: String, Sendable { case set = "=", add = "+=", remove = "-=" }

  /// The field, with dots where a part of it is meant: `external_ids.hubspot`.
  package var path: String
  /// What is done.
  package var operation: Operation
  /// The value as it was typed.
  package var value: String

  /// An assignment.
  package init(path: String, operation: Operation = .set, value: String) {
    self.path = path
    self.operation = operation
    self.value = value
  }

  /// Reads a word; nil if it is not of the form `field=value`, with a field that could be one.
  package init?(_ word: String) {
    let bytes = Array(word.utf8)
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else { return nil }
    var end = equals
    switch bytes[equals - 1] {
    case UInt8(ascii: "+"): (operation, end) = (.add, equals - 1)
    case UInt8(ascii: "-"): (operation, end) = (.remove, equals - 1)
    default: operation = .set
    }
    guard end > 0, bytes[0] >= 0x61, bytes[0] <= 0x7A,
      bytes[..<end].allSatisfy({
        ($0 >= 0x61 && $0 <= 0x7A) || $0.isDigit || $0 == 0x5F || $0 == UInt8(ascii: ".")
          || $0 == UInt8(ascii: "-")
      })
    else { return nil }
    path = String(decoding: bytes[..<end], as: UTF8.self)
    value = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
  }
}
