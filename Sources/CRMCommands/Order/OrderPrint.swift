import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let orderPrint = Verb(
    "print", .reads, "Write the confirmation of an order as who ordered reads it.",
    """
    What was ordered, what it costs, and when it comes, in the language of its quote, its contact or the organisation, or of '--lang', laid out by \
    '--template' if you have one of your own. One that was sent ('crm order send') is printed as it was sent, the newest \
    or that of '--version'.

      $ crm order print O-1
      $ crm order print O-1 --document html -o order.html
    """,
    answers: "document"
  ) { a throws(CRMError) in
    let order: String = try a.argument("record", "The order.", completing: .records)
    let version: Count? = try a.option(
      "version", value: "n", "The first, second … confirmation that was sent.")
    let template: String? = try a.option(
      "template", value: "file", "Laid out by a template of your own.", completing: .file)
    let form: DocumentFormat? = try a.option("document", value: "format", DocumentFormat.meaning)
    return { context throws(CRMError) in
      let number = try context.record(order, .order, .reading)
      let database = try context.database(.reading)
      let language = context.options.language
      let row = try database.row(number, of: .order)
      let sent = SentDocument(context, database)
      // What is cancelled is confirmed no more.
      if let row, version != nil || row.string(Order.status) != "cancelled" {
        if version != nil || (language == nil && template == nil),
          let document = try sent.order(row, version: version?.value)
        {
          return try context.answer(document, as: form)
        }
        if try database.connection.integer(QuoteSQL.sentOrders, .integer(number)) != nil {
          context.noteMadeAnew()
        }
      }
      try context.answer(
        try context.salesDocument(
          .order, number, database, template: template, language: language), as: form)
    }
  }
}
