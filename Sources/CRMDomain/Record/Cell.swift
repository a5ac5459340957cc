/// A field's value on its way out: to a terminal, a file or a program. Its bytes live as long as the
/// row they were read from.
package enum Cell {
  case null
  case text(Bytes)
  case integer(Int64)
  /// Millionths.
  case decimal(Int64)
  /// The smallest unit, of which `places` decimals make one.
  case money(Int64, places: Int)
  case boolean(Bool)
  /// Another record, by number, what it is called, and the noun where the field does not say.
  case reference(Int64, name: Bytes, noun: Bytes)
  /// One value of a labelled list that has no label.
  case single(Bytes)
  /// A list as JSON.
  case json(Bytes)

  /// Whether there is no value.
  package var isNull: Bool {
    if case .null = self { true } else { false }
  }
}
