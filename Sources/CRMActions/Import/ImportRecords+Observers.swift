import CRMDomain
import CRMInterchange

extension ImportRecords {
  /// Those who want to know while it runs.
  package struct Observers {
    /// A row that was not stored, with its cells.
    package var rejected: (RejectedRow, any ImportRows) throws(CRMError) -> Void
    /// What became of a row; nil where nobody wants to know of each.
    package var row: ((ImportedRow) throws(CRMError) -> Void)?
    /// How far it is; may throw to stop.
    package var progress: (Progress) throws(CRMError) -> Void

    /// Observers.
    package init(
      rejected: @escaping (RejectedRow, any ImportRows) throws(CRMError) -> Void,
      row: ((ImportedRow) throws(CRMError) -> Void)?,
      progress: @escaping (Progress) throws(CRMError) -> Void
    ) {
      self.rejected = rejected
      self.row = row
      self.progress = progress
    }
  }

  /// How far an import is.
  package enum Progress {
    /// Rows read, and bytes of the file.
    case reading(rows: Int, bytes: Int)
    /// Indexes are being made.
    case indexing
    /// Rows that may match, of all that were set aside.
    case matching(rows: Int, of: Int)
  }
}
