import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quoteSend = Verb(
    "send", .sends, "Send a quote: from then on this version stays as it is.",
    """
    It must have lines, somebody it is for and somebody who sells (the setting seller); its products must go together; a discount above what your role may ask, \
    or a price that is in no list where your role may not set prices, has to be approved by somebody else first (status \
    77). It is valid for 30 days where nothing is said, and goes out in its own language or that of '--lang'. What was sent is kept word by word. A task asks for an answer some working days later (the setting \
    quote_followup_days), and is done when one is logged. The text itself goes out by your own mail: 'crm quote print'; \
    '--template' lays it out your own way ('crm help templates').

    You charge the VAT of your own country. To a business in another one it is sent only when you say how it is taxed: \
    vat=own, vat=reverse_charge (the buyer accounts for it) or vat=export.

      $ crm quote send Q-1
      $ crm quote send Q-3 vat=own --dry-run
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let words: [String] = try a.arguments(
      "vat=way", "How it is taxed: own, reverse_charge or export.")
    let template: String? = try a.option(
      "template", value: "file", "Laid out by a template of your own.", completing: .file)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let vat = try context.vatWay(words)
      var refusal: CRMError?
      try context.answering(.quote) { result throws(CRMError) in
        let database = try context.database(.writing)
        let sent = try QuoteSteps(result.editor).send(number, vat: vat) { n throws(CRMError) in
          try context.salesDocument(
            .quote, n, database, template: template, language: context.options.language
          ).json.description
        }
        switch sent {
        case .sent(let name, let version, let task):
          result.tell(.quote, number, "changed", "\(name) version \(version) sent")
          try result.tell(.task, RecordEditor.Outcome(number: task, result: "created"))
        case .needsApproval(let name, let why):
          result.tell(.quote, number, "changed", "\(name) waits for approval")
          refusal = CRMError(
            .notPermitted, code: "needs_approval", why,
            hint: "somebody else who may agrees to it: crm quote approve \(name)")
        }
      }
      if let refusal { throw refusal }
    }
  }
}

extension CommandContext {
  /// How a quote or an order is taxed, of the words after it.
  func vatWay(_ words: [String]) throws(CRMError) -> String? {
    var way: String?
    for change in try changes(words) {
      guard case .typed(let assignment) = change, assignment.path == "vat",
        VATWay.all.contains(assignment.value)
      else {
        throw .usage(
          "only vat=own, vat=reverse_charge or vat=export says how it is taxed",
          hint: "its lines are changed one by one: crm line edit … vat_code=…")
      }
      way = assignment.value
    }
    return way
  }
}
