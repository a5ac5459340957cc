import CRMDomain

/// What became of a file.
package struct ImportReport: Sendable {
  /// What was found of a column.
  package struct Column: Sendable {
    /// Its name in the file.
    package var name: String
    /// What it meant: a field, `id`, or why it was left out.
    package var meaning: String
    /// Whether its cells were stored.
    package var isStored: Bool
    /// How many cells had a value.
    package var filled = 0
    /// How many of them are not what is stored, as the program works that out from other fields.
    package var workedOut = 0
    /// The sum of its numbers, as far as they are numbers, in millionths.
    package var sum: Int64?
  }

  /// How many rows were read.
  package var rows = 0
  /// How many rows were a record already.
  package var matched = 0
  /// How many became a new record.
  package var created = 0
  /// How many changed a record.
  package var changed = 0
  /// How many said nothing new.
  package var unchanged = 0
  /// How many were not stored.
  package var rejected = 0
  /// How many were stored although a key belongs to somebody else.
  package var conflicts = 0
  /// Rows that were a record already and were left alone.
  package var skipped = 0
  /// Cells that were left out because they did not fit (`--bad-cells drop`).
  package var droppedCells = 0
  /// Cells that say something else than the record, which was left as it is.
  package var keptValues = 0
  /// Cells that say something else than what the program keeps of the record itself.
  package var ownValues = 0
  /// Records that came in closed without the day in the file: closed at the moment of the import.
  package var undated = 0
  /// Those that came in closed with a day that is to come: closed at the moment of the import.
  package var closedEarly = 0
  /// Leads that reached what makes an MQL.
  package var qualified = 0
  /// Control characters that were left out.
  package var removedControls = 0
  /// Marks of spreadsheets that were taken off.
  package var strippedMarks = 0
  /// Records made because rows referred to them, by noun.
  package var made: [(noun: String, count: Int)] = []
  /// The columns, in the order of the file.
  package var columns: [Column] = []
  /// What should be said.
  package var remarks: [String] = []
  /// What followed for records the file does not have.
  package var consequences = ConsequenceCount()
  /// How many more things were noticed than are listed.
  package private(set) var furtherWarnings = 0
  /// What was noticed of values, with how often.
  package var warnings: [(text: String, count: Int)] = []

  /// Nothing yet.
  package init() {}

  mutating func warn(_ text: String) {
    if let place = warnings.firstIndex(where: { $0.text == text }) {
      warnings[place].count += 1
    } else if warnings.count < 50 {
      warnings.append((text, 1))
    } else {
      furtherWarnings += 1
    }
  }

  /// Adds what became of a further part of the file.
  package mutating func add(_ part: ImportReport) {
    rows += part.rows
    matched += part.matched
    created += part.created
    changed += part.changed
    unchanged += part.unchanged
    rejected += part.rejected
    conflicts += part.conflicts
    skipped += part.skipped
    droppedCells += part.droppedCells
    keptValues += part.keptValues
    ownValues += part.ownValues
    undated += part.undated
    closedEarly += part.closedEarly
    qualified += part.qualified
    consequences.add(part.consequences)
    removedControls += part.removedControls
    strippedMarks += part.strippedMarks
    for (noun, count) in part.made { for _ in 0..<count { noteMade(noun) } }
    for (i, column) in part.columns.enumerated() where i < columns.count {
      columns[i].filled += column.filled
      columns[i].workedOut += column.workedOut
      if let sum = column.sum { columns[i].sum = (columns[i].sum ?? 0) + sum }
    }
    for remark in part.remarks where !remarks.contains(remark) { remarks.append(remark) }
    for warning in part.warnings { for _ in 0..<warning.count { warn(warning.text) } }
    furtherWarnings += part.furtherWarnings
  }

  /// Counts a record that is over by where the moment comes from.
  mutating func count(_ ground: ImportedEnd.Ground?) {
    switch ground {
    case .noDay: undated += 1
    case .dayToCome: closedEarly += 1
    case .said, nil: break
    }
  }

  mutating func noteMade(_ noun: String) {
    if let place = made.firstIndex(where: { $0.noun == noun }) {
      made[place].count += 1
    } else {
      made.append((noun, 1))
    }
  }
}

/// What became of one row, for those who want to know of each.
package struct ImportedRow: Sendable {
  /// What became of it.
  package enum Result: String, Sendable { case created, changed, unchanged, rejected, conflict }

  /// The line it begins on.
  package var line: Int
  /// What became of it.
  package var result: Result
  /// The record; nil for a rejected row.
  package var record: Int64?
  /// Why: by which key it was matched, whose e-mail address it has, what is wrong with it.
  package var reason: String?
  /// Values the file has and the record does not, because it has others.
  package var kept: [(field: String, stored: String, file: String)] = []
}

/// A row that was not stored, and why.
package struct RejectedRow: Sendable {
  /// The line it begins on.
  package var line: Int
  /// The column of the first bad cell; empty where the row as a whole is bad.
  package var column: String
  /// The cell.
  package var value: String
  /// What is wrong with it, and with further cells.
  package var reason: String
}
