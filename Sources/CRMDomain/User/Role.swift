/// What somebody may do, by the role they have. Both engines follow this one table: the program before it
/// does anything, and a server by its grants and policies, which are made from it.
package struct Role: Sendable, Equatable {
  /// Whose records of people and companies somebody sees. Those nobody looks after are everybody's.
  package enum Scope: String, Sendable {
    /// Everybody's.
    case all
    /// Those of the own team and the teams below it.
    case teams
    /// Those of the own team.
    case team
  }

  /// As it is typed.
  package let name: String
  /// What it is for.
  package let meaning: String
  /// Whose records it sees.
  package let sees: Scope
  /// Whether it runs the database: users, teams, fields, settings, upgrades, history.
  package let isAdministrator: Bool
  /// Whether it may take back what others did.
  package let undoesOthers: Bool
  private let writes: Writes

  private enum Writes: Equatable {
    case everything
    case allBut(Set<NounName>)
    case only(Set<NounName>)
  }

  /// What only an administrator writes.
  private static let system: Set<NounName> = [.user, .team, .field, .config]

  /// The roles, the most powerful first.
  package static let all: [Role] = [
    Role(
      name: UserRole.admin, meaning: "runs the database and may do everything", sees: .all,
      isAdministrator: true, undoesOthers: true, writes: .everything),
    Role(
      name: "manager", meaning: "leads a team: its records and those of the teams below",
      sees: .teams, isAdministrator: false, undoesOthers: true, writes: .allBut(system)),
    Role(
      name: "sales", meaning: "sells: the records of the own team", sees: .team,
      isAdministrator: false, undoesOthers: false, writes: .allBut(system.union([.rate]))),
    Role(
      name: "support", meaning: "helps customers of every team", sees: .all,
      isAdministrator: false, undoesOthers: false,
      writes: .only([.contact, .company, .relation, .activity])),
    Role(
      name: "marketing", meaning: "reaches out to customers of every team", sees: .all,
      isAdministrator: false, undoesOthers: false,
      writes: .only([.contact, .relation, .activity, .segment])),
    Role(
      name: "readonly", meaning: "reads everything and writes nothing", sees: .all,
      isAdministrator: false, undoesOthers: false, writes: .only([])),
    Role(
      name: "dpo", meaning: "watches over personal data: reads everything and writes nothing",
      sees: .all, isAdministrator: false, undoesOthers: false, writes: .only([])),
  ]

  /// The role called so; without a name, or with one nobody knows, the one that writes nothing.
  package static func named(_ name: String?) -> Role {
    all.first { $0.name == name } ?? all.first { $0.name == "readonly" } ?? all[0]
  }

  /// Whether it writes records of a noun.
  package func writes(_ noun: NounName) -> Bool {
    switch writes {
    case .everything: true
    case .allBut(let nouns): !nouns.contains(noun)
    case .only(let nouns): nouns.contains(noun)
    }
  }

  /// Whether it writes anything at all.
  package var writesAnything: Bool { writes != .only([]) }
}
