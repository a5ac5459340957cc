import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quoteRevise = Verb(
    "revise", .writes, "Make a new version of a quote that was sent.",
    """
    The quote is a draft again, with the next version number; what was sent stays as it was and can be printed.

      $ crm quote revise Q-2
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      try context.answering(.quote) { result throws(CRMError) in
        let (name, version) = try QuoteSteps(result.editor).revise(number)
        result.tell(.quote, number, "changed", "\(name) is a draft again, version \(version)")
      }
    }
  }
}
