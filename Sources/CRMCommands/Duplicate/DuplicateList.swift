import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let duplicateList = Verb(
    "list", .reads, "List the pairs the last scan found, the likeliest first.",
    """
    Pairs of which one is gone meanwhile, or that were dismissed, are left out. '--explain' says what made \
    the score.

      $ crm duplicate list
      $ crm duplicate list --explain --limit 20
      $ crm duplicate list --certain --json
    """, aliases: ["ls"],
    answers: """
      [{score: number, kind: text, first: int, first_name: text?, second: int, second_name: text?, why: \
      text}]
      """
  ) { a throws(CRMError) in
    let of: DuplicateNoun? = try a.option("of", value: "noun", "contact or company (contact).")
    let minimum: Share? = try a.option("min", value: "score", "The lowest score, from 0 to 1.")
    let certain = a.flag("certain", "Only those that are certain: the same as '--min 0.92'.")
    let explain = a.flag("explain", "Say what made the score.")
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    return { context throws(CRMError) in
      try Duplicates(context, of ?? .contact).list(
        minimum: certain ? Likeness.certain : minimum?.value ?? 0, explains: explain,
        limit: limit?.value)
    }
  }
}
