import CRMDomain

/// What an operation keeps of a noun it writes.
final class NounState {
  /// A stretch of numbers that were given to new records.
  struct Run {
    var first: Int64
    var last: Int64
    var row: Int64?
  }

  let noun: NounName
  var table: RecordTable?
  var statements: TableStatements?
  var run: Run?
  /// 0 until it is known.
  var nextNumber: Int64 = 0
  var storedNumber: Int64 = 0

  init(_ noun: NounName) { self.noun = noun }
}
