import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let duplicateDismiss = Verb(
    "dismiss", .writes, "Say that two records are two: they are not listed again.",
    """
    Until one of the fields changes that are compared. 'crm undo' takes it back.

      $ crm duplicate dismiss 1 2
    """,
    answers: "{_operation: int?, first: int, second: int}"
  ) { a throws(CRMError) in
    let first: String = try a.argument(
      "first", "One of the two.", completing: .of(.contact, .records))
    let second: String = try a.argument("second", "The other.", completing: .of(.contact, .records))
    let of: DuplicateNoun? = try a.option("of", value: "noun", "contact or company (contact).")
    return { context throws(CRMError) in
      try Duplicates(context, of ?? .contact).dismiss(first, second)
    }
  }
}
