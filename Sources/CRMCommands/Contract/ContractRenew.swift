import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let contractRenew = Verb(
    "renew", .writes, "Renew a contract: another takes its place for the next term.",
    """
    The successor begins the day after, is linked to it, and has its terms; what is to be otherwise follows as \
    field=value. Open tasks for the renewal are done.

      $ crm contract renew C-1 mrr=12k term_months=24 --dry-run
      $ crm contract renew C-1
    """
  ) { a throws(CRMError) in
    let contract: String = try a.argument("record", "The contract.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "What the next one has otherwise.", completing: .assignments)
    return { context throws(CRMError) in
      let number = try context.record(contract, .contract)
      let changes = try context.changes(words)
      try context.answering(.contract) { result throws(CRMError) in
        let (outcome, successor) = try RenewContract(result.editor).run(number, changes)
        try result.tell(.contract, outcome)
        try result.tell(
          .contract,
          RecordEditor.Outcome(
            number: successor, result: outcome.result == "unchanged" ? "unchanged" : "created"))
      }
    }
  }
}
