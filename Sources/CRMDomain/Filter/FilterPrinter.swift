/// Writes filters so that they read back as the same filter: what segments and rules store.
package enum FilterPrinter {
  /// The text of a filter.
  package static func text(_ filter: Filter) -> String { text(filter, inside: .or) }

  /// How tightly what stands around binds.
  private enum Level: Int { case or, and, not }

  private static func text(_ filter: Filter, inside level: Level) -> String {
    switch filter {
    case .or(let parts):
      let text = parts.map { self.text($0, inside: .and) }.joined(separator: " or ")
      return level.rawValue > Level.or.rawValue ? "(" + text + ")" : text
    case .and(let parts):
      let text = parts.map { self.text($0, inside: .not) }.joined(separator: " and ")
      return level.rawValue > Level.and.rawValue ? "(" + text + ")" : text
    case .not(let part): return "not " + text(part, inside: .not)
    case .compare(let operand, let comparison, let values):
      return self.operand(operand) + comparison.rawValue
        + values.map { value($0) }.joined(separator: ",")
    case .range(let operand, let isNegated, let lower, let upper):
      return self.operand(operand) + (isNegated ? "!=" : "=") + (lower.map { value($0) } ?? "")
        + ".." + (upper.map { value($0) } ?? "")
    case .isEmpty(let operand, let isNegated):
      return self.operand(operand) + (isNegated ? " is not empty" : " is empty")
    case .path(let path): return path.text
    case .related(let path, let inner): return path.text + "[" + text(inner, inside: .or) + "]"
    case .member(let name): return "@" + name.text
    case .words(let value): return quoted(value.text)
    }
  }

  private static func operand(_ operand: Filter.Operand) -> String {
    switch operand {
    case .path(let path): return path.text
    case .aggregate(let aggregate, let path, let filter, let field):
      var inner = path.text
      if let filter { inner += "[" + text(filter, inside: .or) + "]" }
      if let field { inner += "." + field.text }
      return aggregate.rawValue + "(" + inner + ")"
    }
  }

  /// A value; quoted where it was, and where it would read as something else.
  private static func value(_ value: Filter.Value) -> String {
    let bytes = Array(value.text.utf8)
    let isWord =
      !bytes.isEmpty && bytes.allSatisfy { FilterParser.isWord($0) }
      && !FilterParser.isOperatorStart(bytes[0]) && !value.text.includes("..")
    return isWord && !value.isQuoted ? value.text : quoted(value.text)
  }

  /// A text as a value that is a text, whatever it looks like.
  package static func quote(_ text: String) -> String { quoted(text) }

  private static func quoted(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "'")) && !text.utf8.contains(UInt8(ascii: "\""))
      ? "\"" + text + "\"" : "'" + text.replacing("'", by: "''") + "'"
  }
}
