import CRMDomain

/// What stands in the way of taking an operation back.
package struct Obstacle: Sendable, Hashable {
  /// The record.
  package var noun: NounName
  /// Its number.
  package var record: Int64
  /// The operation that wrote it later; nil where the value it needs was taken.
  package var operation: Int64?
  /// Why: `was changed later`, `is referred to`, `was removed later`, `its login is taken`.
  package var reason: String
  /// The record that has to stay as it is because of this, where it is not `record` itself.
  package var kept: Record?

  /// A record of any noun.
  package struct Record: Sendable, Hashable {
    /// The noun.
    package var noun: NounName
    /// The number.
    package var record: Int64
  }
}

/// How many records an undo put back and took away, by noun.
package struct UndoReport: Sendable {
  /// What happened to the records of one noun.
  package struct Line: Sendable {
    /// The noun.
    package var noun: NounName
    /// How many were put back as they were.
    package var restored: Int
    /// How many that were gone are there again.
    package var returned: Int
    /// How many were taken away.
    package var removed: Int
    /// Some of them, for the report.
    package var examples: [Int64]
    /// All of them, up to two hundred thousand; some may be gone.
    package var numbers: [Int64] = []
  }

  /// A report that says how many records of nouns were put back.
  package init(restored: [(noun: NounName, count: Int, examples: [Int64])] = []) {
    lines = restored.filter { $0.count > 0 }.map {
      Line(
        noun: $0.noun, restored: $0.count, returned: 0, removed: 0, examples: $0.examples,
        numbers: $0.examples)
    }
  }

  /// A line for each noun that was concerned.
  package var lines: [Line] = []
  /// The custom fields that were concerned.
  package var fields: [Int64] = []
  /// What is to be said beside, where it was not simply put back.
  package var remarks: [String] = []
  /// What was left as it is, because something stood in the way.
  package var left: [Obstacle] = []
}
