import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let dealWin = Verb(
    "win", .writes, "Close a deal as won.",
    """
    A won deal has an amount, and what its stage asks for ('--force' insists). A task hands it over to those who \
    deliver, and its company or contact is a customer from then on; '--no-handover' leaves the task out.

      $ crm deal win 1 amount=450k
      $ crm deal win 2 amount=10kEUR close=2026-11-18 --no-handover --dry-run
    """
  ) { a throws(CRMError) in
    let deal: String = try a.argument("deal", "The deal.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "What else is written.", completing: .assignments)
    let force = a.flag("force", "Close it although something its stage asks for is missing.")
    let alone = a.flag("no-handover", "Make no task to hand it over.")
    return { context throws(CRMError) in
      let number = try context.record(deal, .deal)
      let changes = try context.changes(words)
      try context.answering(.deal) { result throws(CRMError) in
        try result.tellDeal(
          try DealStages(result.editor).close(
            number, .won, isForced: force, handsOver: !alone, changes))
      }
    }
  }
}
