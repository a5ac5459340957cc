import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let configList = Verb(
    "list", .reads, "List the settings.",
    """
    The settings of the database, which a team shares, and your own, which stand in a file. \
    '--origin' says where each value comes from.

      $ crm config list
      $ crm config list --origin --json
    """, aliases: ["ls"],
    answers: "[{name: text, value: text?, meaning: text, origin?: text}]"
  ) { a throws(CRMError) in
    let origin = a.flag("origin", "Say where each value comes from.")
    return { context throws(CRMError) in try ConfigTable(context).write(showsOrigin: origin) }
  }
}
