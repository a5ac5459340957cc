import CRMDomain

/// Which records the rows of one file are, so that two rows of one id are seen to be two people, and two rows
/// that say the same two payments.
///
/// An id that lost its last digits in a spreadsheet, or was given twice, joins nobody: where neither the name
/// nor the address of a row is that of the record, and a row before it is or made the record, it is somebody
/// else. Of a record that was there before the file, its first row is right, whatever it says.
final class RowClaims {
  /// What a row, or a record, says of who it is: the folded name and the key of the address.
  struct Person: Equatable {
    var name: String
    var email: String

    /// Whether both can be one.
    func agrees(with other: Person) -> Bool {
      email.isEmpty || other.email.isEmpty || email == other.email
        || NameAgreement.agree(name, other.name)
    }
  }

  private let firstNew: Int64
  private var claimed: Set<Int64> = []
  /// What the first row says, where it is not what is stored.
  private var first: [Int64: Person] = [:]
  /// The records that were there and that a row is by all its values.
  private var taken: Set<Int64> = []

  /// The claims of a file that makes the records from `firstNew` on.
  init(firstNew: Int64) { self.firstNew = firstNew }

  /// Forgets what rows said.
  func forget() {
    claimed = []
    first = [:]
    taken = []
  }

  /// Takes a record for a row that says the same; false where a row before it did, or made it.
  func take(_ record: Int64) -> Bool { record < firstNew && taken.insert(record).inserted }

  /// Whether a row is somebody else than the record of its id.
  func isOther(_ record: Int64, stored: Person, row: Person) -> Bool {
    let isFirst = record < firstNew && claimed.insert(record).inserted
    if row.agrees(with: stored) { return false }
    if isFirst {
      first[record] = row
      return false
    }
    return !(first[record]?.agrees(with: row) ?? false)
  }
}

/// What the parts of a file know of one another, of which each is an import of its own.
package final class ImportParts {
  /// What the first of them found: the first number the file gives out, what its rows claim, and whether its
  /// numbers are kept.
  private var found: (firstNew: Int64, claims: RowClaims, keepsNumbers: Bool)?

  /// Of a file no part of which was read.
  package init() {}

  /// Begins a part; `next` is the next number, by which the first part decides.
  func begin(
    _ next: Int64, keepsNumbers: Bool
  ) -> (firstNew: Int64, claims: RowClaims, keepsNumbers: Bool) {
    let known = found ?? (next, RowClaims(firstNew: next), keepsNumbers)
    found = known
    return known
  }
}
