import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let userDeactivate = Verb(
    "deactivate", .writes, "Let somebody do nothing any more.",
    """
    They stay, as what they did does, and may come back with active=yes. '--to' gives what they own to somebody \
    else, in the same operation. On a PostgreSQL server everything that was granted to their login is taken back.

      $ crm user deactivate eva
      $ crm user deactivate eva --to kari
    """,
    answers: "said"
  ) { a throws(CRMError) in
    let name: String = try a.argument("user", "Who.", completing: .users)
    let to: String? = try a.option(
      "to", value: "user", "Who looks after their records from now on.", completing: .users)
    return { context throws(CRMError) in
      let database = try context.database(.writing)
      let finder = RecordFinder(database, try context.rules())
      let user = try finder.find(name, .user, .typed(beginnings: false))
      let successor = try to.map { t throws(CRMError) in
        try finder.find(t, .user, .typed(beginnings: false))
      }
      guard user != successor else { throw .usage("\(name) cannot take over from themselves") }
      let ((wasActive, owned), _) = try context.perform { operation throws(CRMError) in
        let editor = RecordEditor(operation, try context.rules())
        return try DeactivateUser(editor, operation).run(user, successor: successor)
      }
      let would = context.options.dryRun ? "would be" : "is"
      try context.say(
        wasActive ? "user \(user): \(name) \(would) inactive" : "user \(user): unchanged")
      let list = owned.map { one in
        "\(Thousands.grouped(one.count)) \(one.count == 1 ? one.noun.name.rawValue : one.noun.plural)"
      }.joined(separator: ", ")
      guard !list.isEmpty else { return }
      if let to {
        try context.say("  \(list) \(context.options.dryRun ? "would go" : "went") to \(to)")
      } else {
        let successor = context.actor == name ? "…" : ShellWord.of(context.actor)
        context.hint(
          "\(name) still owns \(list): crm user deactivate \(ShellWord.of(name)) --to \(successor)")
      }
    }
  }
}
