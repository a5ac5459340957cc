import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let userDeactivate = Verb(
    "deactivate", "Let somebody do nothing any more.",
    """
    They stay, as what they did and look after does, and may come back with active=yes. On a PostgreSQL \
    server everything that was granted to their login is taken back.

      $ crm user deactivate eva
    """
  ) { a throws(CRMError) in
    let name: String = try a.argument("user", "Who.", completing: .users)
    return { context throws(CRMError) in
      let database = try context.database(.writing)
      let number = try RecordFinder(database, try context.rules()).find(
        name, .user, .typed(beginnings: false))
      let (outcome, _) = try context.perform { operation throws(CRMError) in
        try RecordEditor(operation, try context.rules()).edit(
          number, of: .user, [.typed(Assignment(path: "active", value: "no"))], since: nil)
      }
      let sink = try context.sink()
      let would = context.options.dryRun ? "would be inactive" : "is inactive"
      try sink.write(
        outcome.result == "unchanged"
          ? "user \(number): unchanged\n" : "user \(number): \(name) \(would)\n")
    }
  }
}
