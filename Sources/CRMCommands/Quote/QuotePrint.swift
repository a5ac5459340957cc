import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quotePrint = Verb(
    "print", .reads, "Write a quote as who it is for reads it.",
    """
    A draft as it is now; what was sent exactly as it was sent, with who sent it and when on standard error: the version \
    at hand, or that of '--version'. It is in the language of the quote, of its contact, or, made anew, of '--lang'; \
    '--template' lays it out your own way ('crm help templates').

      $ crm quote print Q-1
      $ crm quote print Q-1 --document html -o quote.html
    """,
    answers: "document"
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let version: Count? = try a.option("version", value: "n", "As that version was sent.")
    let template: String? = try a.option(
      "template", value: "file", "Laid out by a template of your own.", completing: .file)
    let form: DocumentFormat? = try a.option("document", value: "format", DocumentFormat.meaning)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote, .reading)
      let database = try context.database(.reading)
      let sent = SentDocument(context, database)
      let language = context.options.language
      let known: Int? =
        if let version { version.value } else { try sent.version(ofQuote: number) }
      if let known, version != nil || (language == nil && template == nil) {
        if language != nil { context.note("in the language it was sent in") }
        if template != nil { context.note("laid out as it was sent") }
        return try context.answer(try sent.quote(number, version: known), as: form)
      }
      let document = try context.salesDocument(
        .quote, number, database, template: template, language: language)
      if known != nil { context.noteMadeAnew() }
      try context.answer(document, as: form)
    }
  }
}
