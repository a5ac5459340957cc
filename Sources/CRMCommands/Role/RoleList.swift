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
    """, aliases: ["ls"],
    answers: "[{role: text, sees: text, undoes: text, writes: text}]"
  ) { a throws(CRMError) in
    { context throws(CRMError) in try RoleTable(context).list() }
  }
}
