/// What somebody may do, by the role they have. Both engines follow this one table: the program before it
/// does anything, and a server by its grants and policies, which are made from it.
package enum Role: String, Sendable, CaseIterable {
  case admin, manager, sales, support, marketing, readonly, dpo

  /// Whose records of people and companies somebody sees. Those nobody looks after are everybody's.
  package enum Scope: Sendable {
    /// Everybody's.
    case all
    /// Those of the own team and the teams below it.
    case teams
    /// Those of the own team.
    case team
  }

  /// The role called so; without a name, or with one nobody knows, the one that writes nothing.
  package init(named name: String?) { self = name.flatMap { Role(rawValue: $0) } ?? .readonly }

  /// As it is typed.
  package var name: String { rawValue }

  /// What it is for.
  package var meaning: String {
    switch self {
    case .admin: "runs the database and may do everything"
    case .manager: "leads a team: its records and those of the teams below"
    case .sales: "sells: the records of the own team"
    case .support: "helps customers of every team"
    case .marketing: "reaches out to customers of every team"
    case .readonly: "reads everything and writes nothing"
    case .dpo: "watches over personal data: reads everything and writes nothing"
    }
  }

  /// Whose records it sees.
  package var sees: Scope {
    switch self {
    case .manager: .teams
    case .sales: .team
    case .admin, .support, .marketing, .readonly, .dpo: .all
    }
  }

  /// Whether it runs the database: users, teams, fields, settings, upgrades, history.
  package var isAdministrator: Bool { self == .admin }

  /// Whether it sees what was refused to others.
  package var oversees: Bool { self == .admin || self == .dpo }

  /// Whether it may take back what others did.
  package var undoesOthers: Bool { self == .admin || self == .manager }

  /// Whether it writes anything at all.
  package var writesAnything: Bool { self != .readonly && self != .dpo }

  /// Whether it writes records of a noun.
  package func writes(_ noun: Noun) -> Bool {
    switch self {
    case .admin: true
    case .manager: noun.writers.contains(.manager)
    case .sales: noun.writers.contains(.sales)
    case .support: noun.writers.contains(.support)
    case .marketing: noun.writers.contains(.marketing)
    case .readonly, .dpo: false
    }
  }
}
