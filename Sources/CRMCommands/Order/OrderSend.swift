import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let orderSend = Verb(
    "send", .sends, "Send the confirmation of an order: it is kept as it was sent.",
    """
    The order has lines, is for somebody, and who sells is said. What was sent is kept word by word; sent again, after \
    a change, both are kept. The text itself goes out by your own mail: 'crm order print'.

      $ crm order send O-1
      $ crm sent_order list order=O-1
    """
  ) { a throws(CRMError) in
    let order: String = try a.argument("record", "The order.", completing: .records)
    let template: String? = try a.option(
      "template", value: "file", "Laid out by a template of your own.", completing: .file)
    return { context throws(CRMError) in
      let number = try context.record(order, .order)
      try context.answering(.order) { result throws(CRMError) in
        let database = try context.database(.writing)
        let name = try SendOrder(result.editor).run(number) { n throws(CRMError) in
          try context.salesDocument(
            .order, n, database, template: template, language: context.options.language
          ).json.description
        }
        result.tell(.order, number, "changed", "\(name), the confirmation is sent")
      }
    }
  }
}
