import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let roleList = Verb(
    "list", .reads, "What each role may do.",
    """
    Every user has one role. Records of people and companies belong to the team of their owner: 'own' \
    are those of the own team, 'below' those of the teams under it too; what nobody owns is everybody's. A \
    PostgreSQL server holds everybody to this; in a file it guards against mistakes, not against people: \
    whoever may open the file reads all of it.

      $ crm role list
      $ crm role list --json
    """, aliases: ["ls"]
  ) { a throws(CRMError) in
    { context throws(CRMError) in try RoleTable(context).list() }
  }

  static let roleShow = Verb(
    "show", .reads, "What one role may do, noun by noun.",
    """
      $ crm role show sales
    """
  ) { a throws(CRMError) in
    let name: String = try a.argument(
      "role", "The role.", completing: .words(Role.allCases.map { $0.name }))
    return { context throws(CRMError) in try RoleTable(context).show(name) }
  }
}

private struct RoleTable {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  private func writes(_ role: Role) -> [String] {
    context.world.catalogue.nouns.filter {
      $0.traits.isDisjoint(with: .log) && $0.movesOf == nil && role.writes($0)
    }
    .map { $0.plural }
  }

  private func sees(_ role: Role) -> String {
    switch role.sees {
    case .all: "all"
    case .teams: "own and below"
    case .team: "own"
    }
  }

  func list() throws(CRMError) {
    let columns = [
      OutputColumn("role", heading: "ROLE"), OutputColumn("sees", heading: "SEES"),
      OutputColumn("undoes", heading: "UNDOES"), OutputColumn("writes", heading: "WRITES"),
    ]
    try context.writeTable(columns) { emit throws(CRMError) in
      for role in Role.allCases {
        let nouns = writes(role)
        let what =
          role.isAdministrator
          ? "everything" : nouns.isEmpty ? "nothing" : nouns.joined(separator: ", ")
        try Texts.with([
          role.name, sees(role), role.undoesOthers ? "others'" : "own", what,
        ]) { cells throws(CRMError) in try emit(cells) }
      }
    }
  }

  func show(_ name: String) throws(CRMError) {
    guard let role = Role(rawValue: name) else {
      throw .notFound("there is no role \"\(name)\"", hint: "see which there are: crm role list")
    }
    if context.format() == .text {
      try context.sink().write("\(role.name) \(role.meaning)\n")
    }
    let columns = [
      OutputColumn("noun", heading: "NOUN"), OutputColumn("reads", heading: "READS"),
      OutputColumn("writes", heading: "WRITES"),
    ]
    try context.writeTable(columns) { emit throws(CRMError) in
      let belongings = Belongings(context.world.catalogue)
      // Moves are part of what moved.
      for noun in context.world.catalogue.nouns where noun.movesOf == nil {
        let hides = belongings[noun.name].hidesRows
        let reads = hides && role.sees != .all ? sees(role) : "all"
        let what = !role.writes(noun) ? "no" : reads
        try Texts.with([noun.name.rawValue, reads, what]) { cells throws(CRMError) in
          try emit(cells)
        }
      }
    }
  }
}
