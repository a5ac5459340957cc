import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let orderSend = Verb(
    "send", .sends, "Send the confirmation of an order: it is kept as it was sent.",
    """
    The order has lines, is for somebody, and who sells is said (the setting seller). What was sent is kept word by \
    word, also by 'crm undo'; sent again, after a change, both are kept. To a business abroad that no quote was made \
    for, you say how it is taxed: vat=own, vat=reverse_charge or vat=export. The text itself goes out by your own mail: \
    'crm order print'.

      $ crm order send O-1
      $ crm order send O-1 vat=own --dry-run
      $ crm sent_order list order=O-1
    """
  ) { a throws(CRMError) in
    let order: String = try a.argument("record", "The order.", completing: .records)
    let words: [String] = try a.arguments(
      "vat=way", "How it is taxed: own, reverse_charge or export.")
    let template: String? = try a.option(
      "template", value: "file", "Laid out by a template of your own.", completing: .file)
    return { context throws(CRMError) in
      let number = try context.record(order, .order)
      let vat = try context.vatWay(words)
      try context.answering(.order) { result throws(CRMError) in
        let database = try context.database(.writing)
        let name = try SendOrder(result.editor).run(number, vat: vat) { n throws(CRMError) in
          try context.salesDocument(
            .order, n, database, template: template, language: context.options.language
          ).json.description
        }
        result.tell(.order, number, "changed", "\(name), the confirmation is sent")
      }
    }
  }
}
