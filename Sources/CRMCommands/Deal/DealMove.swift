import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let dealMove = Verb(
    "move", .writes, "Move a deal to another stage of its pipeline.",
    """
    A deal moves forward one stage at a time; '--skip' jumps, and the history says so. Stages may be typed by \
    their key or by what they are called in any language. A closed deal stays where it is until 'crm deal reopen'. \
    What else is written to the deal follows as field=value.

      $ crm deal move 1 proposal
      $ crm deal move 1 forhandling amount=450k --skip --dry-run
    """
  ) { a throws(CRMError) in
    let deal: String = try a.argument("deal", "The deal.", completing: .records)
    let stage: String = try a.argument(
      "stage", "The stage to move to.", completing: .values("stage"))
    let words: [String] = try a.arguments(
      "field=value", "What else is written.", completing: .assignments)
    let skip = a.flag("skip", "Allow leaving stages out.")
    return { context throws(CRMError) in
      let number = try context.record(deal, .deal)
      let changes = try context.changes(words)
      try context.answering(.deal) { result throws(CRMError) in
        try result.tellDeal(
          try DealStages(result.editor).move(number, to: stage, skips: skip, changes))
      }
    }
  }
}
