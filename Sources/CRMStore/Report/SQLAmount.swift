import CRMDomain

// What engines add up. SQLite ends a statement with an error where a sum leaves 64 bits, and PostgreSQL
// where a product does, and neither says which record it was. So an amount that no door lets in, and that
// an old file may still hold, is in no sum: it is counted, named, and left out. What can be added stays
// below 2⁶³ for 900,000 records.
enum SQLAmount {
  /// Whether an amount is no larger than amounts are.
  static func isAddable(_ column: String) -> String {
    "\(column) BETWEEN -\(Money.bound) AND \(Money.bound)"
  }

  /// Whether an amount is larger than amounts are.
  static func isBeyond(_ column: String) -> String {
    "\(column) NOT BETWEEN -\(Money.bound) AND \(Money.bound)"
  }

  /// An amount where it can be added, else nothing.
  static func addable(_ column: String) -> String {
    "CASE WHEN \(isAddable(column)) THEN \(column) END"
  }
}
