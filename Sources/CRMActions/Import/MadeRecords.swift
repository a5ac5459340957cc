/// The nouns of records made on the way; a class, because closures share it.
final class MadeRecords {
  var names: [String] = []
}

extension ImportRecords {
  /// A reference that may name a row further down.
  struct OpenReference {
    var record: Int64
    var field: Int
    var text: String
    var byExternalID: Bool
    var key: Int
    var isNew: Bool
  }
}
