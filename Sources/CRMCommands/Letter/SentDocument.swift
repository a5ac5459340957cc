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

  /// A confirmation of an order, the newest or the n-th; nil where none was sent. Where the newest says otherwise than
  /// the order does now, that is said on standard error.
  func order(_ order: Row, version: Int?) throws(CRMError) -> Document? {
    let number = order.integer(RecordTable.id)
    let rows = try database.connection.prepare(QuoteSQL.sentOrders)
    rows.bind(1, number)
    var count = 0
    var place: Int64?
    while try rows.step() {
      count += 1
      if version.map({ $0 == count }) ?? true { place = rows.integer(0) }
    }
    rows.reset()
    guard let place else {
      guard let version else { return nil }
      throw .notFound(
        "a confirmation \(version) of order \(number) was not sent",
        hint: "crm sent_order list order=order:\(number)")
    }
    let sent = try database.connection.prepare(QuoteSQL.sentOrder)
    sent.bind(1, place)
    guard try sent.step(), let document = try document(sent) else { return nil }
    if version == nil { try compare(document, with: order) }
    return document
  }

  private func compare(_ document: Document, with order: Row) throws(CRMError) {
    // What somebody laid out their own way is not laid out again to compare it.
    guard !document.isOwn, let language = DisplayLanguage(rawValue: document.language) else {
      return
    }
    let number = order.integer(RecordTable.id)
    let now = try context.salesDocument(.order, number, database, template: nil, language: language)
    func said(_ document: Document) -> [Document.Block] {
      document.blocks.map { block in
        guard case .letterhead(let to, let from, let facts) = block else { return block }
        // The day it was printed is another.
        return .letterhead(to: to, from: from, facts: Array(facts.dropFirst()))
      }
    }
    if said(now) != said(document) {
      context.note(
        "the order says something else now: crm order send \(order.string(Order.number) ?? "") confirms that"
      )
    }
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
}
