import CRMDomain
import CRMOutput
import CRMStore

/// What was refused, newest first.
struct DeniedList {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(_ filters: [String], _ actor: String?, _ limit: Int?) throws(CRMError) {
    guard filters.isEmpty else {
      throw .usage("--denied goes with --by and --limit, not with filters")
    }
    let database = try context.database(.reading)
    try database.needOversight(to: "see what was refused to whom")
    let login = actor == "me" ? context.actor : actor
    let columns = [
      OutputColumn("at", heading: "AT"), OutputColumn("by", heading: "BY"),
      OutputColumn("command", heading: "COMMAND"), OutputColumn("reason", heading: "REASON"),
    ]
    let all = try database.denials(of: login, limit: limit ?? Int.max)
    try context.answer(columns) { emit throws(CRMError) in
      for denial in all {
        try Texts.with([denial.at, denial.actor, denial.command, denial.reason]) {
          cells throws(CRMError) in try emit(cells)
        }
      }
    }
  }
}
