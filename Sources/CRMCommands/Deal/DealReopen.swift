import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let dealReopen = Verb(
    "reopen", .writes, "Open a closed deal again.",
    """
    It goes back to the stage it was in before, or to another. That it was closed stays in its history.

      $ crm deal reopen 3 qualified --dry-run
      $ crm deal reopen 3
    """
  ) { a throws(CRMError) in
    let deal: String = try a.argument("deal", "The deal.", completing: .records)
    let stage: String? = try a.optionalArgument(
      "stage", "The stage it goes to.", completing: .values("stage"))
    return { context throws(CRMError) in
      let number = try context.record(deal, .deal)
      try context.answering(.deal) { result throws(CRMError) in
        try result.tellDeal(try DealStages(result.editor).reopen(number, in: stage))
      }
    }
  }
}
