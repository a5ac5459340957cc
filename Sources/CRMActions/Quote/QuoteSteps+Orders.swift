import CRMDomain
import CRMStore

// Quotes that become orders, and quotes that are made of others.
extension QuoteSteps {
  /// What came of accepting a quote.
  package struct Accepted: Sendable {
    /// What the quote is called.
    package var name: String
    /// The order, and whether it was made just now.
    package var order: Int64
    package var isNew: Bool
    /// The tasks that are done with it.
    package var tasks: [Int64] = []
    /// The deal it is about.
    package var deal: Int64?
  }

  /// Accepts a quote: its order is made once, line by line the same.
  package func accept(_ number: Int64, on day: Day) throws(CRMError) -> Accepted {
    let quote = try load(number)
    let isAccepted = quote.status == "accepted"
    if isAccepted,
      let order = try database.connection.integer(QuoteSQL.orderOfQuote, .integer(number))
    {
      return Accepted(name: quote.name, order: order, isNew: false, deal: quote[Quote.deal])
    }
    guard day <= editor.rules.dates.clock.today else {
      throw CRMError(
        .data, code: "future",
        "\(quote.name) cannot have been accepted on \(day.description), which is to come"
      )
    }
    if let until = quote[Quote.validUntil], until < day {
      throw CRMError(
        .data, code: "expired", "\(quote.name) was valid until \(until.description)",
        hint: "make a new version: crm quote revise \(quote.name)")
    }
    let zone = editor.rules.dates.clock.zone
    let sent = quote[Quote.sentAt]
    if let sent, day < zone.local(sent).day {
      throw CRMError(
        .data, code: "too_early", "\(quote.name) cannot have been accepted before it was sent",
        hint: "--on \(zone.local(sent).day.description)")
    }
    // Its order may have been removed: then it is made anew.
    let at = max(moment(day), quote.row.string(Quote.sentAt) ?? "")
    let tasks =
      isAccepted ? [] : try decide(number, as: "accepted", reason: nil, at: at).tasks
    var changes: [FieldChange] = [
      .refer(Order.quote, to: number), .text(Order.orderedOn, day.description),
      .text(Order.source, "quote"),
    ]
    changes += quote.references(Quote.company, Quote.contact, Quote.deal, Quote.owner)
    changes += quote.texts(Quote.currency, Quote.country)
    let order = try editor.add(changes, to: .order).number
    try copyLines(of: number, to: order, asOrder: true)
    return Accepted(
      name: quote.name, order: order, isNew: true, tasks: tasks, deal: quote[Quote.deal])
  }

  /// What a quote is worth, as the amount of its deal.
  package struct Worth: Sendable {
    /// The changes of the deal: currency and amount; none where the quote has no lines.
    package var changes: [FieldChange] = []
    /// What is paid once.
    package var once: Int64 = 0
    /// What recurs in twelve months; nil where nothing does.
    package var recurring: Int64?
    /// The currency of these.
    package var currency = ""
  }

  /// What a quote is worth: what is paid once and twelve months of what recurs, without VAT.
  package func worth(of number: Int64) throws(CRMError) -> Worth {
    let quote = try load(number)
    let base = try database.settings().currency
    let currency = quote[Quote.currency] ?? base
    let rows = try database.connection.prepare(QuoteSQL.linesOfQuote)
    rows.bind(1, number)
    let lines = try LineRules.lines(rows, currency).sold
    rows.reset()
    guard !lines.isEmpty, let sums = QuoteMath.sums(lines),
      let worth = Int64(exactly: sums.worth)
    else { return Worth() }
    var text = ByteBuffer(capacity: 24)
    Decimal.append(worth, places: currency.places, isTrimmed: false, to: &text)
    return Worth(
      changes: [
        .set(Deal.currency, currency.code),
        .set(Deal.amount, text.string),
      ], once: sums.once.net,
      recurring: sums.recurring == nil ? nil : Int64(clamping: sums.inTwelveMonths),
      currency: currency.code)
  }

  /// The moment that stands for a day: now, or of a day that is over its noon.
  package func moment(_ day: Day) -> String {
    let clock = editor.rules.dates.clock
    guard day < clock.today else { return editor.operation.at }
    return clock.zone.instant(day, secondOfDay: 12 * 3600).description
  }

  /// Copies the lines of a quote to an order, as they are, or to another quote.
  private func copyLines(of quote: Int64, to other: Int64, asOrder: Bool) throws(CRMError) {
    let rows = try database.connection.prepare(QuoteSQL.linesOfQuote)
    rows.bind(1, quote)
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(6)) }
    rows.reset()
    let table = try database.table(.line)
    let (line, copy) = (Row(table.layout), Row(table.layout))
    for number in numbers where try editor.operation.load(number, of: table, into: line) {
      copy.copy(line)
      copy[Common.createdAt] = nil
      copy[Common.createdBy] = nil
      copy[Line.quote] = asOrder ? nil : other
      if asOrder { copy[Line.order] = other }
      try editor.operation.insert(copy, into: table)
    }
    let owner = try database.table(asOrder ? .order : .quote)
    let row = Row(owner.layout)
    if try editor.operation.load(other, of: owner, into: row) {
      try LineRules(editor).sumUp(owner, row)
    }
  }

  /// Makes a quote of another: the same lines, for somebody else, or as a template asks.
  package func copy(_ number: Int64, _ changes: [FieldChange]) throws(CRMError) -> Int64 {
    let quote = try load(number)
    var all = changes
    func has(_ name: String) -> Bool { changes.contains { $0.path == name } }
    all += quote.texts(
      Quote.title, Quote.currency, Quote.terms, Quote.language, Quote.priceList
    ).filter { !has($0.path) }
    if !has("company"), !has("contact"), !has("deal") {
      all += quote.references(Quote.company, Quote.contact, Quote.deal)
    }
    let made = try editor.add(all, to: .quote).number
    try refuseTyped(quote, try load(made))
    try copyLines(of: number, to: made, asOrder: false)
    // How what goes abroad is taxed is asked anew of whom it is for now.
    let home = try database.settings().country
    if quote[Quote.country] ?? home != home {
      try VATWay(editor, .quote, try load(made).row).taxAgain()
    }
    try LineRules(editor).reprice(made, of: .quote)
    return made
  }

  /// Refuses to copy prices somebody typed into another currency.
  private func refuseTyped(_ quote: LoadedQuote, _ copy: LoadedQuote) throws(CRMError) {
    let (from, to) = (quote[Quote.currency]?.code ?? "", copy[Quote.currency]?.code ?? "")
    guard from != to,
      let line = try database.connection.integer(QuoteSQL.typedLine, .integer(quote.number))
    else { return }
    throw CRMError(
      .data, code: "has_lines", "line \(line) has a price in \(from) that somebody typed",
      hint: "make a new quote in \(to) instead")
  }

  /// Takes back some of what a line of an order sold.
  package func takeBack(
    _ order: Int64, line: Int64, quantity: Int64?
  ) throws(CRMError) -> (line: Int64, name: String) {
    let orders = try database.table(.order)
    let owner = Row(orders.layout)
    if try editor.operation.load(order, of: orders, into: owner),
      owner[Order.status] == "cancelled"
    {
      throw CRMError(
        .data, code: "closed", "\(owner[Order.number] ?? "") is cancelled: nothing comes back")
    }
    let table = try database.table(.line)
    let sold = Row(table.layout)
    guard try editor.operation.load(line, of: table, into: sold),
      sold[Line.order] == order, sold[Line.returnOf] == nil
    else {
      throw .notFound(
        "line \(line) is no line that order \(order) sold",
        hint: "crm line list order=order:\(order)")
    }
    let before =
      try database.connection.integer(QuoteSQL.returned, .integer(line), .integer(0)) ?? 0
    let left = sold.integer(Line.quantity) + before
    let taken = quantity ?? left
    guard taken > 0, taken <= left else {
      if let quantity, quantity <= 0 {
        throw CRMError(.data, code: "no_return", "more than nothing has to come back")
      }
      throw CRMError(
        .data, code: "no_return",
        left <= 0
          ? "all of line \(line) was returned already"
          : "of line \(line) at most \(Decimal(millionths: left).description) can come back")
    }
    let made = try editor.add(
      [
        .refer(Line.order, to: order), .refer(Line.returnOf, to: line),
        .json("quantity", .number(Decimal(millionths: -taken).description)),
      ], to: .line, as: .move(Intent.Move()))
    return (made.number, try editor.finder.title(of: order, orders))
  }
}
