import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quoteApprove = Verb(
    "approve", .writes, "Agree to the discount of a quote that somebody else made.",
    """
    Whoever made it cannot, and nobody whose role may not ask as much (the setting discount_limits). Any change of \
    its lines makes the approval void.

      $ crm quote approve Q-3 --as eva --dry-run
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      try context.answering(.quote) { result throws(CRMError) in
        result.tell(
          .quote, number, "changed", "\(try QuoteSteps(result.editor).approve(number)) approved")
      }
    }
  }
}
