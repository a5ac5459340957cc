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
    /// What the row says.
    enum Meaning {
      /// A name, or a number; and which number the file calls it by, where it is one of the file.
      case named(RecordDraft.PendingReference, Int64?)
      /// The id another system knows it by.
      case external(String)
      /// Several records.
      case list(RecordDraft.PendingMentions)
    }

    var record: Int64
    var field: Int
    var meaning: Meaning
    var key: Int
    var isNew: Bool

    /// What the row says, for its fault.
    var text: String {
      switch meaning {
      case .named(let reference, _): reference.text
      case .external(let id): id
      case .list(let pending): pending.items.map { $0.text }.joined(separator: "; ")
      }
    }
  }
}
