import CRMDomain
import CRMStore

/// What the lines of quotes and orders come to.
struct LineRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  /// Whose a line is.
  struct LineOwner {
    var table: RecordTable
    var row: Row
    /// The day whose prices hold.
    var day: Day
    /// The day of supply, whose VAT is charged [Directive 2006/112/EC, Art. 63 and 93].
    var supply: Day
    var isQuote: Bool
  }

  func owner(of line: Row) throws(CRMError) -> LineOwner? {
    let isQuote = !line.isNull(Line.quote)
    guard let number = line[Line.quote] ?? line[Line.order] else { return nil }
    let table = try database.table(isQuote ? .quote : .order)
    let row = Row(table.layout)
    guard try operation.load(number, of: table, into: row) else { return nil }
    let today = rules.dates.clock.today
    let day = row[ifAny: Order.orderedOn] ?? today
    return LineOwner(
      table: table, row: row, day: day,
      supply: row[ifAny: Order.deliveredOn] ?? row[ifAny: Order.deliverBy] ?? day,
      isQuote: isQuote)
  }

  /// Lets the amounts of a new line be read in the currency of the quote or order it is to be a part of.
  func begin(_ draft: RecordDraft, _ changes: [FieldChange]) throws(CRMError) {
    let owners: [(key: Key<Int64>, noun: NounName)] = [(Line.quote, .quote), (Line.order, .order)]
    for change in changes {
      guard let noun = owners.first(where: { $0.key.name == change.name })?.noun,
        let text = change.text, !text.trimmed.isEmpty
      else { continue }
      let found = try finder.candidates(text, noun, .typed(beginnings: false))
      let table = try database.table(noun)
      let row = Row(table.layout)
      guard found.count == 1, try operation.load(found[0], of: table, into: row),
        let currency = row[Quote.currency]
      else { continue }
      draft[Line.currency] = currency
    }
  }

  /// Refuses to take a line from a quote that was sent, or an order that was invoiced.
  func mayRemove(_ line: Row) throws(CRMError) {
    guard let owner = try owner(of: line) else { return }
    try refuseClosed(owner, line)
  }

  private func refuseClosed(_ owner: LineOwner, _ line: Row?) throws(CRMError) {
    let status = owner.row.string(Quote.status) ?? "draft"
    if owner.isQuote { return try QuoteRules(editor).refuseSent(owner.row, status) }
    guard OrderWords.closed.contains(status) else { return }
    let name = owner.row.string(Quote.number) ?? ""
    throw CRMError(
      .data, code: "closed", "\(name) is \(status), and its lines stay as they are",
      hint: status == "invoiced"
        ? line.map { "what comes back: crm order return \(name) \($0.integer(RecordTable.id))" }
          ?? "make another order" : nil)
  }

  /// Refuses a line of a quote that can still be changed which comes to something else than its price: it would be asked
  /// for, approved and printed as what it is not. What was agreed elsewhere comes as it was agreed.
  private func refuseNet(
    _ row: Row, _ owner: LineOwner, _ currency: Currency
  ) throws(CRMError) {
    let status = owner.row.string(Quote.status) ?? "draft"
    guard owner.isQuote, LineHolder.quote.mayChange(status) else { return }
    let net = QuoteMath.net(
      quantity: row.number(Line.quantity) ?? Decimal.scale, price: row.number(Line.unitPrice) ?? 0,
      discount: row.number(Line.discount) ?? 0, less: row.number(Line.discountAmount) ?? 0,
      places: currency.places)
    let said = row.integer(Line.net)
    if let net, abs(Int128(net) - Int128(said)) <= 1 { return }
    throw CRMError(
      .data, code: "invalid_record",
      "net is not what quantity, unit_price and discount come to, and the quote is not sent yet",
      hint: "leave the column net out")
  }

  /// Refuses to bring lines to what was sent, decided or cancelled here (of what was approved the approval is void): a
  /// file brings them to what it brought itself, by whoever may agree to any price.
  private func refuseFrozen(_ owner: LineOwner) throws(CRMError) {
    let status = owner.row.string(Quote.status) ?? ""
    guard !LineHolder(owner.table.noun.name).mayChange(status) else { return }
    if try mayNotBring(owner.table, owner.row) { try refuseClosed(owner, nil) }
  }

  /// Whether a file may not say of a quote or an order what it is: it came to where it is here, or who works may not agree
  /// to any price.
  func mayNotBring(_ table: RecordTable, _ row: Row) throws(CRMError) -> Bool {
    if try discountLimit() < 100 * Decimal.scale { return true }
    return try database.connection.integer(
      MovesSQL.any(of: table.noun.name), .integer(row.integer(RecordTable.id))) != nil
  }

  func mayDetach(_ field: Field, of row: Row, from number: Int64) throws(CRMError) {
    guard field.name == Line.returnOf.name else { return }
    throw CRMError(
      .data, code: "referred_to",
      "line \(row.integer(RecordTable.id)) takes line \(number) back",
      hint: "--with-related removes it too")
  }

  /// Brings the sums of what a line was removed from up to date, where it is still there.
  func removed(
    _ line: Row, isLeaving: (NounName, Int64) -> Bool
  ) throws(CRMError) {
    // Of what goes with its quote or order nothing is left to be summed up.
    if let quote = line[Line.quote], isLeaving(.quote, quote) { return }
    if let order = line[Line.order], isLeaving(.order, order) { return }
    try refuseDiscount(without: line)
    try sumUp(line)
  }

  static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError) {
    for sql in [QuoteSQL.changedLineOfSent, QuoteSQL.addedLineOfSent] {
      guard let quote = try database.connection.integer(sql, .integer(operation.id)) else {
        continue
      }
      throw operation.refusal(
        "changed lines of quote \(quote), which was sent since",
        hint: "make a new version: crm quote revise \(quote)")
    }
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    try sumUp(change.row)
    return []
  }

  /// Fills in what a line says nothing of, and works out what it comes to.
  func check(_ change: inout RecordChange) throws(CRMError) {
    let (draft, old, row) = (change.draft, change.old, change.row)
    var (isDerived, keepsPrices) = (false, false)
    if case .derived(let keeps) = change.intent { (isDerived, keepsPrices) = (true, keeps) }
    guard let owner = try owner(of: row) else {
      throw CRMError(
        .data, code: "required", "a line belongs to a quote or an order",
        hint: "crm line add text=\"What it is\" quote=Q-1 quantity=1 unit_price=100")
    }
    let currency = owner.row[Quote.currency] ?? rules.currency
    if change.isImported, old == nil { try refuseFrozen(owner) }
    // What comes from elsewhere comes as it was there. What is here already and stays the same stays.
    if change.isImported, old == nil, !row.isNull(Line.net) {
      try refuseNet(row, owner, currency)
      return try refuseDiscount(change, owner, currency)
    }
    if !isDerived, let old, draft.layout.columns.indices.allSatisfy({ row.isEqual($0, to: old) }) {
      return
    }
    // What comes back may come back of an order that was invoiced.
    if change.intent.move == nil, old != nil || !change.isImported { try refuseClosed(owner, old) }
    do throws(ValueFault) { try draft.adopt(currency) } catch {
      throw CRMError(.data, code: "invalid_value", "discount_amount is \(error.reason)")
    }
    if let sold = try soldLine(of: row) {
      try setPosition(row)
      return try completeReturn(change, sold, currency)
    }
    if !isDerived { try refuseReturned(change) }
    try fillFromProduct(draft)
    if row.isNull(Line.text) {
      throw CRMError(
        .data, code: "required", "a line cannot be without a product or a text",
        hint: "give it as well: text=\"Design\" unit_price=100")
    }
    try setPosition(row)
    // What was ordered costs what was agreed, unless somebody says otherwise.
    let isAgreed =
      !owner.isQuote && old != nil && !draft.wrote(Line.unitPrice)
      && !draft.wrote(Line.product)
    if !isAgreed { try setPrice(draft, owner, currency, keepsPrices) }
    if row.isNull(Line.vatCode) { row.set(Line.vatCode, "standard") }
    if row.isNull(Line.period) { row.set(Line.period, "once") }
    row.set(
      Line.vatRate,
      try Pricing(database).vatRate(row.string(Line.vatCode) ?? "standard", on: owner.supply))
    let net = QuoteMath.net(
      quantity: row.integer(Line.quantity), price: row.integer(Line.unitPrice),
      discount: row.integer(Line.discount), less: row.integer(Line.discountAmount),
      places: currency.places)
    guard let net, Money.isWithinBound(net) else {
      throw CRMError(
        .data, code: "too_large",
        "the line comes to more than the \(Money.most(of: currency)) an amount may be")
    }
    let quantity = row.integer(Line.quantity)
    if row.number(Line.discountAmount) ?? 0 < 0, quantity >= 0 {
      throw CRMError(
        .data, code: "invalid_record", "the line would be discounted by less than nothing",
        hint: "discount_amount=100")
    }
    if !row.isNull(Line.discountAmount), net != 0, (net < 0) != (quantity < 0) {
      throw CRMError(
        .data, code: "invalid_record", "the line would be discounted by more than all of it",
        hint: "discount_amount is at most quantity × unit_price")
    }
    row.set(Line.net, net)
    if !isDerived { try refuseDiscount(change, owner, currency) }
  }

  private func setPosition(_ row: Row) throws(CRMError) {
    guard row.isNull(Line.position) else { return }
    let last =
      try database.connection.integer(
        QuoteSQL.lastPosition, SQLValue(row.number(Line.quote)), SQLValue(row.number(Line.order)))
      ?? 0
    row[Line.position] = last + 1
  }

  private func fillFromProduct(_ draft: RecordDraft) throws(CRMError) {
    let row = draft.row
    guard let number = row.number(Line.product) else { return }
    let table = try database.table(.product)
    let product = Row(table.layout)
    guard try operation.load(number, of: table, into: product) else { return }
    for (key, source) in [
      (Line.text, Product.name), (Line.unit, Product.unit), (Line.vatCode, Product.vatCode),
      (Line.period, Product.period),
    ] where row.isNull(key) && !draft.wrote(key) {
      if let text = product[source] { row[key] = text }
    }
  }

  /// What a line costs by the lists; nil where no list has it.
  func listPrice(
    _ row: Row, _ owner: LineOwner, _ currency: Currency
  ) throws(CRMError) -> Pricing.Price? {
    guard let product = row.number(Line.product) else { return nil }
    return try Pricing(database).price(
      of: product, for: owner.row.number(Quote.company), quantity: row.number(Line.quantity) ?? 0,
      on: owner.day, currency: currency, list: owner.row[ifAny: Quote.priceList])
  }

  /// Sets what a line costs, unless that is kept, and what it costs by the lists, which is nothing where none has
  /// it: a price somebody typed is no list price.
  private func setPrice(
    _ draft: RecordDraft, _ owner: LineOwner, _ currency: Currency, _ keepsPrices: Bool
  ) throws(CRMError) {
    let row = draft.row
    let found = try listPrice(row, owner, currency)
    // Of what was ordered it stays what it was when it was ordered.
    if !keepsPrices || owner.isQuote {
      if let found {
        row.set(Line.listPrice, found.amount)
      } else {
        row.setNull(Line.listPrice)
      }
    }
    guard !keepsPrices else { return }
    let isOwn = draft.wrote(Line.unitPrice) && !row.isNull(Line.unitPrice)
    // Without its product a line keeps what it was priced at.
    let isLoose = row.number(Line.product) == nil && !row.isNull(Line.unitPrice)
    let wasOwn = row.string(Line.priceRule) == "typed" || isLoose
    if !isOwn, !wasOwn || draft.wrote(Line.unitPrice) {
      guard let found else {
        throw CRMError(
          .data, code: "no_price",
          "there is no price in \(currency.code) for \"\(row.string(Line.text) ?? "")\"",
          hint: "give it as well: unit_price=…"
            + (row.number(Line.product).map {
              ", or add it to the list: crm price add \($0) … currency=\(currency.code)"
            } ?? ""))
      }
      row.set(Line.unitPrice, found.amount)
    }
    let rule =
      isOwn || (wasOwn && !draft.wrote(Line.unitPrice)) ? "typed" : found?.rule ?? "typed"
    row[Line.priceRule] = rule
  }

  /// Works the lines of a quote or an order out again: for whom it is, where and when decides prices and VAT.
  ///
  /// - Parameter keepsPrices: lets prices be as they are, and looks at the VAT alone.
  /// - Returns: whether anything changed.
  @discardableResult
  func reprice(_ number: Int64, of noun: NounName, keepsPrices: Bool = false) throws(CRMError)
    -> Bool
  {
    let rows = try database.connection.prepare(LineHolder(noun).lines)
    rows.bind(1, number)
    var lines: [Int64] = []
    while try rows.step() { lines.append(rows.integer(6)) }
    rows.reset()
    let table = try database.table(.line)
    let (old, draft) = (Row(table.layout), RecordDraft(table.layout, rules))
    var didChange = false
    var changed: [String] = []
    // What came back came back at what it was sold for, and is taxed as that is: so that comes after it.
    for isReturn in [false, true] {
      for line in lines where try operation.load(line, of: table, into: old) {
        guard (old.number(Line.returnOf) != nil) == isReturn else { continue }
        draft.begin(changing: old)
        var change = RecordChange(draft, old: old, .derived(keepsPrices: keepsPrices))
        try check(&change)
        // Nobody typed these: who changed what decides them is told what became of them.
        let differences = [Line.unitPrice, Line.vatRate].compactMap { key -> String? in
          guard let before = old[key], let after = draft[key], before != after else { return nil }
          return "\(key.name) \(before) → \(after)"
        }
        if !differences.isEmpty, !isReturn {
          changed.append("line \(line): " + differences.joined(separator: ", "))
        }
        if try operation.update(old, to: draft.row, in: table) { didChange = true }
      }
    }
    for text in changed.prefix(20) { note(text) }
    if changed.count > 20 { note("… \(changed.count - 20) more lines") }
    if didChange { try sumUp(old) }
    return didChange
  }

  /// Works the lines of a quote or an order out again, where what decides them changed.
  ///
  /// - Parameter keepsPrices: whether what was agreed is what it costs, as of an order.
  func repriceIfNeeded(_ change: RecordChange, keepsPrices: Bool) throws(CRMError) {
    guard let old = change.old, !change.isImported else { return }
    var deciding: [any AnyKey] = [Quote.company, Quote.priceList, Order.orderedOn]
    // What was invoiced was invoiced at the VAT it says.
    if old[Quote.status] != "invoiced" { deciding += [Order.deliveredOn, Order.deliverBy] }
    let differs = deciding.contains { key in
      change.row.layout.column(key).map { !change.row.isEqual($0, to: old) } ?? false
    }
    guard differs else { return }
    try reprice(change.number, of: change.draft.noun.name, keepsPrices: keepsPrices)
  }

  /// Brings the sums of a quote or an order up to date with its lines. An approval is void with any change of
  /// what was approved.
  func sumUp(_ line: Row) throws(CRMError) {
    guard let owner = try owner(of: line) else { return }
    try sumUp(owner.table, owner.row)
  }

  /// The lines of a quote or an order, as they were sold and as the lists have them; a line no list has counts as
  /// what it costs before its discount.
  static func lines(
    _ rows: any Statement, _ currency: Currency
  ) throws(CRMError) -> (sold: [QuoteMath.PricedLine], listed: [QuoteMath.PricedLine]) {
    var (sold, listed): ([QuoteMath.PricedLine], [QuoteMath.PricedLine]) = ([], [])
    while try rows.step() {
      let period = rows.string(5) ?? "once"
      sold.append(
        QuoteMath.PricedLine(net: rows.integer(0), rate: rows.integer(1), period: period))
      let net = QuoteMath.net(
        quantity: rows.integer(2), price: rows.integer(rows.isNull(3) ? 7 : 3),
        places: currency.places)
      listed.append(QuoteMath.PricedLine(net: net ?? .max, rate: 0, period: period))
    }
    return (sold, listed)
  }

  func sumUp(_ table: RecordTable, _ old: Row) throws(CRMError) {
    let new = Row(table.layout)
    new.copy(old)
    try LineSums(database, table, rules.currency).write(into: new)
    if case .quote = LineHolder(table.noun.name),
      QuoteWords.asked.contains(old[Quote.status] ?? "")
    {
      // What a file brought approved stays so with the lines it brings.
      let isVoid = if rules.isImport { try mayNotBring(table, old) } else { true }
      if isVoid { QuoteRules.unapprove(new) }
    }
    try operation.update(old, to: new, in: table)
  }
}
