import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let duplicateScan = Verb(
    "scan", .writes, "Look for records that may be one and the same.",
    """
    Contacts, or with '--of company' companies, that share an address, a number, a name and a place are \
    compared. From 0.92 a pair is certain, from 0.80 it is to be looked at. The pairs are kept for 'crm \
    duplicate list'; no record is changed.

      $ crm duplicate scan
      $ crm duplicate scan --of company --min 0.9
    """,
    answers: "{certain: int, review: int, compared: int, too_common: int}"
  ) { a throws(CRMError) in
    let of: DuplicateNoun? = try a.option("of", value: "noun", "contact or company (contact).")
    let minimum: Share? = try a.option(
      "min", value: "score", "The lowest score, from 0 to 1 (0.8).")
    return { context throws(CRMError) in
      try Duplicates(context, of ?? .contact).scan(minimum?.value ?? Likeness.review)
    }
  }
}
