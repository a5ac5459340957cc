import CRMDomain

/// The nouns of records made on the way; a class, because closures share it.
final class MadeRecords {
  var names: [String] = []
  /// By row, the records made for those whose references are looked up after the last row.
  var waiting: [Int: [(noun: NounName, number: Int64)]] = [:]
}

extension ImportRecords {
  /// A reference that may name a row further down.
  struct OpenReference {
    var record: Int64
    var field: Int
    var text: String
    /// The number that stands beside the name, of a file whose numbers are kept.
    var number: Int64?
    var byExternalID: Bool
    var key: Int
    var isNew: Bool
  }
}
