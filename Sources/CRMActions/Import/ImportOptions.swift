import CRMDomain
import CRMInterchange

/// How a file is imported.
package struct ImportOptions: Sendable {
  /// What becomes of columns that are no field.
  package enum Extra: String, CaseIterable, Sendable {
    /// They are reported and not stored.
    case report
    /// They go into the notes, each with its name.
    case notes
    /// Each becomes a custom field of type text.
    case field
    /// They are left out.
    case drop
  }

  /// What becomes of a row that is a record already.
  package enum OnMatch: String, CaseIterable, Sendable { case update, skip, fail }

  /// What is said of the file.
  package var table = TableOptions()
  /// Columns and what they mean: `E-post` → `email`; an empty path leaves the column out.
  package var maps: [(column: String, path: String)] = []
  /// What becomes of the other columns.
  package var extra = Extra.report
  /// Values of every row.
  package var constants: [Assignment] = []
  /// What becomes of rows that are records already.
  package var onMatch = OnMatch.update
  /// Whether an update replaces values, not only fills empty fields.
  package var overwrites = false
  /// Whether an empty cell clears the field of a record it updates.
  package var clearsEmpty = false
  /// Further keys that tell who is the same: `phone`, `id`, `name`, `domain`.
  package var matches: Set<String> = []
  /// Whether records that are referred to and not there are made.
  package var createsMissing = true
  /// Whether what is imported makes the tasks it would have made here.
  package var hasEffects = false
  /// The system the numbers of the `id` column belong to; they become external ids.
  package var source: String?
  /// The decimal mark of every number.
  package var mark: NumberParser.Mark?
  /// The order of every date.
  package var order: CellStyle.DateOrder?
  /// Whether a row with a bad cell is stored without the cell.
  package var dropsBadCells = false
  /// Whether a row whose e-mail address belongs to somebody else is rejected.
  package var rejectsConflicts = false
  /// Owners by what the file calls them.
  package var owners: [String: String] = [:]
  /// Which rows of the file, counted from 0, are imported; all without. A part of a file keeps the indexes.
  package var window: Range<Int>?
  /// Whether spreadsheets' marks are taken off every value.
  package var stripsMarks = false

  /// As careful as can be.
  package init() {}
}
