import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quotePrint = Verb(
    "print", .reads, "Write a quote as who it is for reads it.",
    """
    A draft as it is now; what was sent exactly as it was sent, with who sent it and when on standard error: the version \
    at hand, or that of '--version'. It is in the language of the quote, of its contact, or, made anew, of '--lang'.

      $ crm quote print Q-1
      $ crm quote print Q-1 --document html -o quote.html
    """,
    answers: "any"
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let version: Count? = try a.option("version", value: "n", "As that version was sent.")
    let form: DocumentFormat? = try a.option(
      "document", value: "format", "How it is written: text, markdown or html.")
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote, .reading)
      let database = try context.database(.reading)
      let document: Document
      let sent = SentVersion(context, database, number)
      let language = context.options.language
      let known: Int? = if let version { version.value } else { try sent.current() }
      if let known, version != nil || language == nil {
        if language != nil { context.note("in the language it was sent in") }
        document = try sent.document(known)
      } else {
        if known != nil {
          context.note("made anew, and not what was sent: that is printed without --lang")
        }
        document = try SalesDocument(
          .quote, context, database, number, language: language
        ).document()
      }
      try context.answer(.document(document), as: form?.output)
    }
  }
}

/// How a quote or an order is written.
package enum DocumentFormat: String, CaseIterable, ArgumentValue {
  case text, markdown, html

  /// The format of answers it is.
  var output: OutputFormat? { OutputFormat(rawValue: rawValue) }
}

/// A quote as it was sent.
private struct SentVersion {
  let context: CommandContext
  let database: Database
  let quote: Int64

  init(_ context: CommandContext, _ database: Database, _ quote: Int64) {
    self.context = context
    self.database = database
    self.quote = quote
  }

  /// The version at hand, if it was sent; nil of a draft.
  func current() throws(CRMError) -> Int? {
    try database.connection.integer(QuoteSQL.sentVersion, .integer(quote)).map { Int($0) }
  }

  func document(_ version: Int) throws(CRMError) -> Document {
    let rows = try database.connection.prepare(QuoteSQL.sent)
    rows.bind([.integer(quote), .integer(Int64(version))])
    guard try rows.step(), let text = rows.string(1) else {
      throw .notFound(
        "version \(version) of quote \(quote) was not sent",
        hint: "crm sent_quote list quote=quote:\(quote)")
    }
    let display = DisplayText(try context.locale(), showsTime: true)
    let at: String = (rows.string(2) ?? "").withBytes { display.string(.text($0), .instant) }
    var by = ""
    if !rows.isNull(3) {
      by =
        " by "
        + (try RecordFinder(database, try context.rules()).title(
          of: rows.integer(3), try database.table(.user)))
    }
    context.note("sent \(at)\(by)")
    do throws(JSONParser.Fault) {
      if let document = Document(try JSONParser.parse(text)) { return document }
    } catch {}
    throw CRMError(.data, code: "damaged", "what was sent cannot be read any more")
  }
}
