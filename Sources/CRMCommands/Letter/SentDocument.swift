import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// A quote or the confirmation of an order as it was sent.
struct SentDocument {
  private let context: CommandContext
  private let database: Database

  init(_ context: CommandContext, _ database: Database) {
    self.context = context
    self.database = database
  }

  /// The version at hand of a quote, if it was sent; nil of a draft.
  func version(ofQuote quote: Int64) throws(CRMError) -> Int? {
    try database.connection.integer(QuoteSQL.sentVersion, .integer(quote)).map { Int($0) }
  }

  /// A version of a quote, with who sent it and when on standard error.
  func quote(_ quote: Int64, version: Int) throws(CRMError) -> Document {
    let rows = try database.connection.prepare(QuoteSQL.sent)
    rows.bind([.integer(quote), .integer(Int64(version))])
    guard try rows.step(), let document = try document(rows) else {
      throw .notFound(
        "version \(version) of quote \(quote) was not sent",
        hint: "crm sent_quote list quote=quote:\(quote)")
    }
    return document
  }

  /// The newest confirmation of an order; nil where none was sent. One that is cancelled, or costs otherwise since,
  /// says so on standard error.
  func order(_ order: Row) throws(CRMError) -> Document? {
    let rows = try database.connection.prepare(QuoteSQL.sentOrder)
    rows.bind(1, order.integer(RecordTable.id))
    guard try rows.step() else { return nil }
    let isSame = [Order.net, Order.gross, Order.recurring].enumerated().allSatisfy { i, key in
      order.number(key) ?? 0 == (rows.isNull(4 + i) ? 0 : rows.integer(4 + i))
    }
    guard let document = try document(rows) else { return nil }
    if !isSame {
      context.note(
        "it comes to something else now: crm order send \(order.string(Order.number) ?? "") confirms that"
      )
    }
    return document
  }

  private func document(_ row: any Statement) throws(CRMError) -> Document? {
    guard let text = row.string(1) else { return nil }
    let display = DisplayText(try context.locale(), showsTime: true)
    let at: String = (row.string(2) ?? "").withBytes { display.string(.text($0), .instant) }
    let user: Int64? = row.isNull(3) ? nil : row.integer(3)
    row.reset()
    var by = ""
    if let user {
      by =
        " by "
        + (try RecordFinder(database, try context.rules()).title(
          of: user, try database.table(.user)))
    }
    context.note("sent \(at)\(by)")
    do throws(JSONParser.Fault) {
      if let document = Document(try JSONParser.parse(text)) { return document }
    } catch {}
    throw CRMError(.data, code: "damaged", "what was sent cannot be read any more")
  }
}

extension CommandContext {
  /// Says that what is printed is not what was sent.
  func noteMadeAnew() {
    note("made anew, and not what was sent: that is printed without --lang and --template")
  }

  /// A quote or an order as a document, by the program's layout or a template.
  func salesDocument(
    _ kind: Letter.Kind, _ number: Int64, _ database: Database, template: String?,
    language: DisplayLanguage? = nil
  ) throws(CRMError) -> Document {
    let letter = try Letter(kind, self, database, number, language: language)
    let sales = try SalesDocument(letter)
    guard let template else { return try sales.document() }
    return try LetterTemplate(template, letter, sales).document()
  }
}
