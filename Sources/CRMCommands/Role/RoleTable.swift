import CRMDomain
import CRMOutput
import CRMStore

struct RoleTable {
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
    try context.answer(columns) { emit throws(CRMError) in
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
    let columns = [
      OutputColumn("noun", heading: "NOUN"), OutputColumn("reads", heading: "READS"),
      OutputColumn("writes", heading: "WRITES"),
    ]
    let grid = Grid(columns) { emit throws(CRMError) in
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
    grid.above = ["\(role.name) \(role.meaning)"]
    try context.answer(choosing: grid)
  }
}
