import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let roleShow = Verb(
    "show", .reads, "What one role may do, noun by noun.",
    """
      $ crm role show sales
    """,
    answers: "[{noun: text, reads: text, writes: text}]"
  ) { a throws(CRMError) in
    let name: String = try a.argument(
      "role", "The role.", completing: .words(Role.allCases.map { $0.name }))
    return { context throws(CRMError) in try RoleTable(context).show(name) }
  }
}
