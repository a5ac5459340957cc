/// Why a value is kept, of whom it tells, and what erasing that person does with it (GDPR articles 5, 17 and 30).
package struct Handling: Sendable {
  /// Of whom a value tells.
  package enum Subject: Sendable {
    /// The person the record is, or is about.
    case person
    /// Who works with the database.
    case user
    /// Nobody.
    case nobody
  }

  /// What erasing that person does with the value.
  package enum Fate: Sendable {
    /// It goes with its record.
    case delete
    /// The field is emptied, the record stays.
    case null
    /// A mark that names nobody takes its place.
    case pseudonym
    /// It stays, for this reason.
    case keep(String)
  }

  /// What it is kept for.
  package let purpose: String
  /// Of whom it tells.
  package let whose: Subject
  /// What erasing does with it.
  package let fate: Fate

  /// How a value is handled.
  package init(_ purpose: String, of whose: Subject, _ fate: Fate) {
    self.purpose = purpose
    self.whose = whose
    self.fate = fate
  }

  /// What makes a record a record.
  package static let structure = Handling(
    "the database itself", of: .nobody, .keep("it says nothing of anybody"))
  /// Who did what.
  package static let accountability = Handling(
    "accountability for what was done", of: .user, .pseudonym)
  /// What a seller has to be able to show for as long as its books are kept, five years in Norway (bokføringsloven
  /// § 13) and Denmark (bogføringsloven § 12), seven in Sweden (bokföringslagen 7 kap. 2 §).
  package static let whatWasAgreed = Handling(
    "what was agreed", of: .person, .keep("the books are kept as the law asks"))
  /// What is known of somebody we do business with.
  package static let relationship = Handling("customer relationship", of: .person, .delete)
}
