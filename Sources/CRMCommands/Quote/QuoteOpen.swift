import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quoteOpen = Verb(
    "open", .writes, "Note that they looked at a quote.",
    """
    Its owner is told by 'crm remind', once. What a web page or a mail program tells can be noted by a script.

      $ crm quote open Q-2 --at 2026-11-18T07:40:00Z
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let at: String? = try a.option("at", value: "moment", "When; now unless said.")
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let now = try context.now()
      let moment = try at.map { a throws(CRMError) in try context.moment(a) } ?? now
      try context.answering(.quote) { result throws(CRMError) in
        let opened = try QuoteSteps(result.editor).open(number, at: moment.description)
        result.tell(
          .quote, number, opened.isFirst ? "changed" : "unchanged",
          opened.isFirst
            ? "\(opened.name) opened"
            : "\(opened.name) was \(opened.wasOpened ? "opened before" : "decided already")")
      }
    }
  }
}
