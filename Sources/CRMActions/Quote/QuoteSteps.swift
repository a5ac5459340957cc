import CRMDomain
import CRMStore

/// Quotes that are sent, approved, opened, accepted, rejected, and made anew.
package struct QuoteSteps {
  let editor: RecordEditor
  var database: Database { editor.database }
  /// The database it works in.
  package var editorDatabase: Database { editor.database }

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// A quote on its way.
  struct LoadedQuote {
    var row: Row
    var table: RecordTable
    var number: Int64 { row.integer(RecordTable.id) }
    var name: String { row[Quote.number] ?? "quote \(number)" }
    var status: String { row[Quote.status] ?? "draft" }
    var version: Int64 { row[Quote.version] ?? 1 }
    subscript<Value: StoredValue>(_ key: Key<Value>) -> Value? { row[key] }
    /// Whom it refers to, as what is written to something that is about the same.
    func references(_ keys: Key<Int64>...) -> [FieldChange] {
      keys.compactMap { key in row[key].map { .refer(key, to: $0) } }
    }
    /// What texts it has, as what is written to something like it.
    func texts(_ keys: any AnyKey...) -> [FieldChange] {
      keys.compactMap { key in row.string(key).map { .json(key.name, .string($0)) } }
    }
  }

  func load(_ number: Int64) throws(CRMError) -> LoadedQuote {
    let table = try database.table(.quote)
    let row = Row(table.layout)
    guard try editor.operation.load(number, of: table, into: row) else {
      throw .notFound("there is no quote \(number)")
    }
    return LoadedQuote(row: row, table: table)
  }

  /// Writes columns of a quote that nobody types, and what somebody says with them.
  func set(
    _ quote: LoadedQuote, saying said: [FieldChange] = [], _ write: (Row) -> Void
  ) throws(CRMError) {
    let draft = RecordDraft(quote.table.layout, editor.rules)
    draft.begin(changing: quote.row)
    try editor.write(said, to: draft)
    write(draft.row)
    draft.row.enter(draft.row[Quote.status] ?? "draft")
    try editor.operation.update(quote.row, to: draft.row, in: quote.table)
  }

  func need(_ quote: LoadedQuote, _ statuses: [String], to verb: String) throws(CRMError) {
    guard !statuses.contains(quote.status) else { return }
    throw CRMError(
      .data, code: "wrong_status", "\(quote.name) is \(quote.status), so it cannot be \(verb)",
      hint: quote.status == "draft"
        ? "crm quote send \(quote.name)" : "crm quote show \(quote.name)")
  }

  // MARK: Approval

  /// How much less each role may ask, in millionths of a per cent.
  package static func limits(_ settings: Settings) -> [String: Int64] {
    var limits: [String: Int64] = [
      "sales": 10 * Decimal.scale, "manager": 25 * Decimal.scale, "admin": 100 * Decimal.scale,
    ]
    for part in (settings["discount_limits"] ?? "").split(separator: ",") {
      let pair = part.split(separator: "=").map { String($0).trimmed }
      guard pair.count == 2 else { continue }
      do throws(NumberParser.Fault) {
        limits[pair[0]] = try pair[1].withBytes { b throws(NumberParser.Fault) in
          try NumberParser().scaled(b, places: Decimal.places)
        }
      } catch { continue }
    }
    return limits
  }

  /// Why somebody else has to agree to a quote before it is sent; nil where it is as cheap as who sends it may ask,
  /// and every price is one of a list or who sends it may set prices.
  private func objection(to quote: LoadedQuote) throws(CRMError) -> String? {
    let limit = try LineRules(editor).discountLimit()
    if let discount = try LineRules(editor).discount(ofQuote: quote.row, over: limit) {
      return QuoteMath.cheaper("\(quote.name) is", by: discount, limit: limit)
    }
    return try unlisted(quote)
  }

  /// Why who works may not agree to the prices of a quote; nil where they may, or all are those of lists.
  private func unlisted(_ quote: LoadedQuote) throws(CRMError) -> String? {
    guard try !LineRules(editor).maySetPrices(),
      let line = try database.connection.integer(QuoteSQL.unlistedLine, .integer(quote.number))
    else { return nil }
    return
      "line \(line) of \(quote.name) has no list price, and \(try database.authority().role.name) may not set prices"
  }

  /// Agrees to the discount of a quote.
  ///
  /// - Throws: `notPermitted` for whoever made it, and for whose role it is too much.
  package func approve(_ number: Int64) throws(CRMError) -> String {
    let quote = try load(number)
    try need(quote, ["pending_approval", "draft"], to: "approved")
    let user = editor.operation.user
    guard quote[Quote.createdBy] != user, quote[Quote.owner] != user else {
      throw CRMError(
        .notPermitted, code: "not_permitted",
        "\(quote.name) is approved by somebody else than who made it")
    }
    let discount = quote[Quote.discount]?.millionths ?? 0
    if let why = try unlisted(quote) {
      throw CRMError(.notPermitted, code: "not_permitted", why)
    }
    guard discount <= (try LineRules(editor).discountLimit()) else {
      throw CRMError(
        .notPermitted, code: "not_permitted",
        "a discount of \(Decimal(millionths: discount).description) % is more than \(try database.authority().role.name) may agree to",
        hint: "what roles may ask: crm config show discount_limits")
    }
    try set(quote) { row in
      row[Quote.status] = "approved"
      row[Quote.approvedBy] = user
    }
    return quote.name
  }

  /// What came of sending a quote.
  package enum Sent: Sendable {
    /// It was sent; the task that asks for an answer.
    case sent(name: String, version: Int64, followUp: Int64)
    /// Somebody else has to agree to its prices first, and why.
    case needsApproval(name: String, why: String)
  }

  /// Sends a quote: from then on this version stays as it is.
  ///
  /// - Parameters:
  ///   - vat: how it is taxed, where that is said: `own`, `reverse_charge` or `export`.
  ///   - document: what is sent, made once the quote is known to be complete.
  package func send(
    _ number: Int64, vat: String? = nil, document: (Int64) throws(CRMError) -> String
  ) throws(CRMError) -> Sent {
    var quote = try load(number)
    try need(quote, ["draft", "approved", "pending_approval"], to: "sent")
    try VATWay(editor, .quote, quote.row).settle(vat)
    try checkComplete(quote)
    try Seller.need(editor, for: quote.name)
    // The rate of VAT is that of the day, and so are the lists its prices are held against.
    try LineRules(editor).reprice(number, of: .quote, keepsPrices: true)
    quote = try load(number)
    if quote.status != "approved", let why = try objection(to: quote) {
      try set(quote) { $0[Quote.status] = "pending_approval" }
      return .needsApproval(name: quote.name, why: why)
    }
    let today = editor.rules.dates.clock.today
    if quote[Quote.validUntil] == nil {
      try set(quote) { $0[Quote.validUntil] = today + 30 }
      quote = try load(number)
    }
    if let until = quote[Quote.validUntil], until < today {
      throw CRMError(
        .data, code: "expired", "\(quote.name) is valid until \(until), which is over",
        hint: "crm quote edit \(quote.name) valid_until=+30d")
    }
    let now = editor.operation.context.at
    try set(quote) { row in
      row[Quote.status] = "sent"
      row[Quote.sentAt] = now
      row[Quote.openedAt] = nil
    }
    quote = try load(number)
    try keepSent(quote, try document(number))
    return .sent(
      name: quote.name, version: quote.version, followUp: try followUp(quote, today))
  }

  private func keepSent(_ quote: LoadedQuote, _ document: String) throws(CRMError) {
    let table = try database.table(.sentQuote)
    let row = Row(table.layout)
    row[SentQuote.quote] = quote.number
    row[SentQuote.version] = quote.version
    row[SentQuote.sentAt] = editor.operation.context.at
    row[SentQuote.document] = document
    row[SentQuote.currency] = quote.row[Quote.currency]
    row[SentQuote.net] = quote.row[Quote.net]
    row[SentQuote.gross] = quote.row[Quote.gross]
    row[SentQuote.recurring] = quote.row[Quote.recurring]
    try editor.operation.insert(row, into: table)
  }

  /// The task that asks for an answer, some working days later.
  private func followUp(_ quote: LoadedQuote, _ today: Day) throws(CRMError) -> Int64 {
    let days = Int(try database.settings()["quote_followup_days"] ?? "") ?? 5
    var changes: [FieldChange] = [
      .text(Task.title, "Follow up \(quote.name) version \(quote.version)"),
      .set(Task.due, try editor.rules.dates.adding(workdays: days, to: today).description),
      .refer(Task.quote, to: quote.number),
    ]
    changes += quote.references(Quote.company, Quote.contact, Quote.deal)
    if let owner = quote[Quote.owner] { changes.append(.refer(Task.assignee, to: owner)) }
    let task = try editor.add(changes, to: .task).number
    try editor.write(
      "quote-answer:\(quote.number):\(quote.version)", to: Task.origin, of: task, .task)
    return task
  }

  /// Refuses a quote that cannot be sent: without lines, without anybody, or with products that do not go together.
  private func checkComplete(_ quote: LoadedQuote) throws(CRMError) {
    guard quote[Quote.company] != nil || quote[Quote.contact] != nil else {
      throw CRMError(
        .data, code: "required", "\(quote.name) is for nobody",
        hint: "crm quote edit \(quote.name) company=…")
    }
    let rows = try database.connection.prepare(QuoteSQL.linesOfQuote)
    rows.bind(1, quote.number)
    var products: [Int64] = []
    var count = 0
    try VATWay(editor, .quote, quote.row).checkReverseCharge()
    while try rows.step() {
      count += 1
      if !rows.isNull(4) { products.append(rows.integer(4)) }
    }
    rows.reset()
    guard count > 0 else {
      throw CRMError(
        .data, code: "required", "\(quote.name) has no lines",
        hint: "crm line add text=\"Design\" unit_price=100 quote=\(quote.name)")
    }
    let table = try database.table(.product)
    let row = Row(table.layout)
    for product in products where try editor.operation.load(product, of: table, into: row) {
      let name = row[Product.name] ?? ""
      for (field, isThere, words) in [
        (Product.requires, false, "needs"), (Product.excludes, true, "does not go with"),
      ] {
        let others = Mention.list(row.text(field)).map { $0.id }
        for other in others where products.contains(other) == isThere {
          let title = try editor.finder.title(of: other, table)
          throw CRMError(
            .data, code: "not_configured", "\"\(name)\" \(words) \"\(title)\"",
            hint: isThere
              ? "take one of the lines away"
              : "crm line add \(ShellWord.quoted(title)) quote=\(quote.name)")
        }
      }
    }
  }

  // MARK: Answers

  /// Notes that they looked at a quote, which they did once it was sent, and not in the future.
  ///
  /// - Returns: what the quote is called, whether that is noted now, and whether it is noted at all: one that was
  ///   decided without stays as it is.
  package func open(
    _ number: Int64, at: String
  ) throws(CRMError) -> (name: String, isFirst: Bool, wasOpened: Bool) {
    let quote = try load(number)
    try need(quote, ["sent", "opened", "accepted", "rejected"], to: "opened")
    let sent = quote.row.string(Quote.sentAt)
    try editor.needPast(at, for: "at", "nobody has opened it then yet")
    if let sent, at < sent {
      throw CRMError(
        .data, code: "too_early", "\(quote.name) cannot have been opened before it was sent",
        hint: "--at \(sent)")
    }
    guard quote.status == "sent" else {
      return (quote.name, false, !quote.row.isNull(Quote.openedAt))
    }
    try set(quote) { row in
      row[Quote.status] = "opened"
      row.set(Quote.openedAt, at)
    }
    var changes: [FieldChange] = [
      .text(Activity.type, "event"), .text(Activity.subject, "\(quote.name) opened"),
      .text(Activity.at, at), .text(Activity.channel, "web"),
      .refer(Activity.quote, to: number),
    ]
    changes += quote.references(Quote.company, Quote.contact, Quote.deal)
    _ = try editor.add(changes, to: .activity)
    return (quote.name, true, true)
  }

  /// Notes what came of a quote, and closes the task that asks for an answer.
  ///
  /// - Returns: what the quote is called, the tasks that are closed with it, whether it was decided just now.
  package func decide(
    _ number: Int64, as status: String, reason: String?, at: String? = nil
  ) throws(CRMError) -> (name: String, tasks: [Int64], isNew: Bool, reason: String?) {
    let quote = try load(number)
    if quote.status == status, reason == nil || reason == quote[Quote.reason] {
      return (quote.name, [], false, quote[Quote.reason])
    }
    try need(quote, ["sent", "opened"], to: status)
    let at = at ?? editor.operation.at
    try set(quote, saying: [reason.map { .text(Quote.reason, $0) } ?? .clear(Quote.reason)]) {
      row in
      row[Quote.status] = status
      row.set(Quote.decidedAt, at)
    }
    let tasks = try closeFollowUp(quote, as: status == "expired" ? "cancelled" : "done")
    return (quote.name, tasks, true, try load(number)[Quote.reason])
  }

  private func closeFollowUp(_ quote: LoadedQuote, as status: String) throws(CRMError) -> [Int64] {
    let origin = "quote-answer:\(quote.number):\(quote.version)"
    guard let task = try database.connection.integer(TaskSQL.openByOrigin, .text(origin)) else {
      return []
    }
    _ = try TaskRules(editor).finish(task, as: status)
    return [task]
  }

  /// Makes a new version of a quote that was sent: it can be changed again, what was sent stays.
  package func revise(_ number: Int64) throws(CRMError) -> (name: String, version: Int64) {
    let quote = try load(number)
    try need(quote, ["sent", "opened", "rejected", "expired"], to: "revised")
    _ = try closeFollowUp(quote, as: "cancelled")
    let isOver = quote[Quote.validUntil].map { $0 < editor.rules.dates.clock.today } ?? true
    try set(quote) { row in
      row[Quote.version] = quote.version + 1
      row[Quote.status] = "draft"
      row[Quote.sentAt] = nil
      row[Quote.openedAt] = nil
      row[Quote.decidedAt] = nil
      row[Quote.approvedBy] = nil
      row[Quote.reason] = nil
      if isOver { row[Quote.validUntil] = nil }
    }
    return (quote.name, quote.version + 1)
  }
}
