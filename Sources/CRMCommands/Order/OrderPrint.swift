import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let orderPrint = Verb(
    "print", .reads, "Write the confirmation of an order as who ordered reads it.",
    """
    What was ordered, what it costs, and when it comes, in the language of the organisation or of '--lang'.

      $ crm order print O-1
      $ crm order print O-1 --document html -o order.html
    """,
    answers: "any"
  ) { a throws(CRMError) in
    let order: String = try a.argument("record", "The order.", completing: .records)
    let form: DocumentFormat? = try a.option(
      "document", value: "format", "How it is written: text, markdown or html.")
    return { context throws(CRMError) in
      let number = try context.record(order, .order, .reading)
      let document = try SalesDocument(
        .order, context, try context.database(.reading), number, language: context.options.language
      ).document()
      try context.answer(.document(document), as: form?.output)
    }
  }
}
