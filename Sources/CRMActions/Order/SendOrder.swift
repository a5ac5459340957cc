import CRMDomain
import CRMStore

/// The confirmation of an order that is sent: it is kept word by word.
package struct SendOrder {
  private let editor: RecordEditor

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// Keeps the confirmation of an order as it is sent.
  ///
  /// - Parameters:
  ///   - vat: how it is taxed, where that is said: one of `VATWay.all`. Of what a quote became that was said then.
  ///   - document: what is sent, made once the order is known to be complete.
  /// - Returns: what the order is called.
  /// - Throws: `data` where it is cancelled, has no lines, is for nobody, or nobody is said to sell.
  package func run(
    _ number: Int64, vat: String? = nil, document: (Int64) throws(CRMError) -> String
  ) throws(CRMError) -> String {
    let table = try editor.database.table(.order)
    let order = Row(table.layout)
    guard try editor.operation.load(number, of: table, into: order) else {
      throw .notFound("there is no order \(number)")
    }
    let name = order[Order.number] ?? "order \(number)"
    if order[Order.status] == "cancelled" {
      throw CRMError(
        .data, code: "wrong_status", "\(name) is cancelled, so it is not confirmed",
        hint: "crm order show \(name)")
    }
    guard order[Order.company] != nil || order[Order.contact] != nil else {
      throw CRMError(
        .data, code: "required", "\(name) is for nobody", hint: "crm order edit \(name) company=…")
    }
    for (key, noun) in [(Order.company, NounName.company), (Order.contact, .contact)] {
      if let other = order[key], try editor.database.row(other, of: noun) == nil {
        throw .notFound("there is no \(noun.rawValue) \(other)")
      }
    }
    guard try editor.database.connection.integer(QuoteSQL.lineOfOrder, .integer(number)) != nil
    else {
      throw CRMError(
        .data, code: "required", "\(name) has no lines",
        hint: "crm line add text=\"Design\" unit_price=100 order=\(name)")
    }
    try Seller.need(editor, for: name)
    let way = VATWay(editor, .order, order)
    try way.settle(vat, isSettled: try isSettled(order, way))
    try way.checkReverseCharge()
    guard try editor.operation.load(number, of: table, into: order) else {
      throw .notFound("there is no order \(number)")
    }
    let sent = try editor.database.table(.sentOrder)
    let row = Row(sent.layout)
    row[SentOrder.order] = number
    row[SentOrder.sentAt] = editor.operation.context.at
    row[SentOrder.document] = try document(number)
    row[SentOrder.currency] = order[Order.currency]
    row[SentOrder.net] = order[Order.net]
    row[SentOrder.gross] = order[Order.gross]
    row[SentOrder.recurring] = order[Order.recurring]
    try editor.operation.insert(row, into: sent)
    return name
  }

  /// Whether it was said of its quote how it is taxed, and that still holds: it is for the same business, and nothing of
  /// it is taxed one way and something another.
  private func isSettled(_ order: Row, _ way: VATWay) throws(CRMError) -> Bool {
    guard let number = order[Order.quote],
      let quote = try editor.database.row(number, of: .quote)
    else { return false }
    let isSame =
      quote[Quote.company] == order[Order.company]
      && quote[Quote.country] == order.string(Quote.country.name)
    guard isSame else { return false }
    return try way.isPlain()
  }
}
