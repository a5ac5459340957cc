// What kind of records a noun has, where more than its own rules ask.
extension NounName {
  /// Whether its records are people one deals with.
  package var isPerson: Bool { self == .contact }

  /// Whether its records are those people work for.
  package var isOrganisation: Bool { self == .company }

  /// Whether its records are people or organisations: with them one talks, agrees and does business.
  package var isParty: Bool { isPerson || isOrganisation }

  /// Whether its records are those who work with the database: `me` is one.
  package var isActor: Bool { self == .user }

  /// Whether its records are teams, which hold what belongs to them together.
  package var isTeam: Bool { self == .team }

  /// Whether it begins with a vowel, as it is said.
  package var isSpokenOpen: Bool {
    rawValue != "user" && rawValue.utf8.first.map { "aeiou".utf8.contains($0) } ?? false
  }

  /// `a deal`, `an order`.
  package var withArticle: String { (isSpokenOpen ? "an " : "a ") + rawValue }
}
