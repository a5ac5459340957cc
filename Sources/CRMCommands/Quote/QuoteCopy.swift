import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quoteCopy = Verb(
    "copy", .writes, "Make a quote of another: the same lines, for somebody else.",
    """
    A quote that is kept as a template is copied like any other. Fields of the new one follow as field=value; whom \
    it is for is taken over unless said.

      $ crm quote copy Q-1 company="Nordic Solutions" title="Support 2027"
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "Fields of the new one.", completing: .assignments)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let changes = try context.changes(words)
      try context.answering(.quote) { result throws(CRMError) in
        let made = try QuoteSteps(result.editor).copy(number, changes)
        try result.tell(.quote, RecordEditor.Outcome(number: made, result: "created"))
      }
    }
  }
}
