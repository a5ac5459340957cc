/// What help says of a noun.
package struct NounHelp: Sendable {
  /// What it is for, in a sentence.
  package let sentence: String
  /// Lines that can be typed, by verb; where there are none for a verb, one is made.
  package let examples: [(verb: String, lines: [String])]

  /// What help says.
  package init(_ sentence: String, examples: [(verb: String, lines: [String])] = []) {
    self.sentence = sentence
    self.examples = examples
  }
}

/// An index of a noun's table: each is there for a way of finding records, and costs an import 0.7 µs a row when it
/// is made afterwards and 5 to 8 µs when it is kept.
package struct TableIndex: Sendable {
  /// The columns, with commas; the first names it, where it has no name of its own.
  package let columns: String
  /// What it is called, behind the table; nil where its first column names it.
  package let name: String?
  /// Of which rows; nil for all.
  package let condition: String?
  /// Whether no two rows have the same, where the field says so.
  package let isUnique: Bool

  /// An index on columns.
  package init(
    _ columns: String, named name: String? = nil, where condition: String? = nil,
    isUnique: Bool = false
  ) {
    self.columns = columns
    self.name = name
    self.condition = condition
    self.isUnique = isUnique || condition != nil
  }
}
