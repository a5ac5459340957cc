import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quoteReject = Verb(
    "reject", .writes, "Note that a quote was rejected, and why.",
    """
      $ crm quote reject Q-2 "Too expensive" --dry-run
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let reason: String? = try a.optionalArgument("reason", "Why.")
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      try context.answering(.quote) { result throws(CRMError) in
        let (name, tasks, isNew, why) = try QuoteSteps(result.editor).decide(
          number, as: "rejected", reason: reason)
        result.tell(
          .quote, number, isNew ? "changed" : "unchanged",
          isNew
            ? "\(name) rejected" + (why.map { ": " + $0 } ?? "") : "\(name) was rejected before")
        for task in tasks { result.tell(.task, task, "changed", "done") }
      }
    }
  }
}
