import CRMDomain
import CRMStore

// What quotes, their lines and orders ask beyond their own fields.
extension RecordEditor {
  /// Gives a record the number it is called by, where it has none: `Q-12` for the twelfth.
  private func number(_ draft: RecordDraft, _ prefix: String, _ old: Row?) throws(CRMError) {
    guard old == nil, let column = draft.layout.column("number"), draft.row.isNull(column) else {
      return
    }
    draft.row.set(column, "\(prefix)-\(try operation.nextNumber(of: draft.noun.name))")
  }

  private func value(_ name: String, _ row: Row) -> Int64? {
    row.layout.column(name).flatMap { row.isNull($0) ? nil : row.integer($0) }
  }

  /// What a draft of a quote or an order takes over from whom it is for.
  private func fillPlace(_ draft: RecordDraft) throws(CRMError) {
    let row = draft.row
    let settings = try database.settings()
    if let column = draft.layout.column("currency"), row.isNull(column) {
      row.set(column, settings.currency.code)
    }
    if let column = draft.layout.column("country"), row.isNull(column) {
      var country = settings.country
      if let company = value("company", row) {
        let look = try operation.statement(QuoteSQL.companyPlace)
        look.bind(1, company)
        if try look.step(), let known = look.string(0) { country = known }
        look.reset()
      }
      row.set(column, country)
    }
    if let column = draft.layout.column("language"), row.isNull(column), !rules.isImport {
      var language = settings["language"]
      if let contact = value("contact", row) {
        let look = try operation.statement(QuoteSQL.contactLanguage)
        look.bind(1, contact)
        if try look.step(), let known = look.string(0) { language = known }
        look.reset()
      }
      if let language { row.set(column, language) }
    }
  }

  /// Keeps what was sent as it was sent.
  func checkQuote(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    try number(draft, "Q", old)
    if old == nil, !rules.isImport, let deal = value("deal", draft.row) {
      try fillParties(draft, ofDeal: deal)
    }
    if old == nil || draft.wasAssigned("contact") { fillCompany(draft) }
    if old == nil, !rules.isImport, let column = draft.layout.column("owner"),
      draft.row.isNull(column)
    {
      draft.row.set(column, operation.user)
    }
    try fillPlace(draft)
    guard let old, !isClosing, !rules.isImport else {
      if old == nil, draft.row.string("status") == nil {
        draft.row.set(draft.layout.column("status") ?? 0, "draft")
      }
      return
    }
    let status = old.string("status") ?? "draft"
    let content = [
      "title", "deal", "company", "contact", "currency", "language", "country", "price_list",
      "valid_until", "terms",
    ]
    let touched = content.filter { name in
      guard draft.wasAssigned(name), let column = draft.layout.column(name) else { return false }
      return !draft.row.isEqual(column, to: old)
    }
    guard !touched.isEmpty else { return }
    try refuseSent(old, status)
    if touched.contains("currency"),
      try database.connection.integer(
        QuoteSQL.lastPosition, .integer(old.integer(RecordTable.id)), .null) ?? 0 > 0
    {
      throw CRMError(
        .data, code: "has_lines",
        "\(old.string("number") ?? "") has lines in \(old.string("currency") ?? "")",
        hint: "make another quote in that currency")
    }
    if ["pending_approval", "approved"].contains(status) { unapprove(draft.row) }
  }

  private func unapprove(_ row: Row) {
    row.set(row.layout.column("status") ?? 0, "draft")
    row.setNull(row.layout.column("approved_by") ?? 0)
  }

  private func refuseSent(_ quote: Row, _ status: String) throws(CRMError) {
    guard !["draft", "pending_approval", "approved"].contains(status) else { return }
    let name = quote.string("number") ?? ""
    throw CRMError(
      .data, code: "sent",
      "\(name) version \(value("edition", quote) ?? 1) is \(status), and stays as it is",
      hint: status == "accepted"
        ? "what was agreed is in its order" : "make a new version: crm quote revise \(name)")
  }

  // MARK: Lines

  /// Whose a line is.
  private struct LineOwner {
    var table: RecordTable
    var row: Row
    var day: Day
    var isQuote: Bool
  }

  private func owner(of line: Row) throws(CRMError) -> LineOwner? {
    for (name, noun) in [("quote", NounName.quote), ("sales_order", .order)] {
      guard let number = value(name, line) else { continue }
      let table = try database.table(noun)
      let row = Row(table.layout)
      guard try operation.load(number, of: table, into: row) else { return nil }
      let day =
        row.string("ordered_on").flatMap { $0.withBytes { Day($0) } } ?? rules.dates.clock.today
      return LineOwner(table: table, row: row, day: day, isQuote: noun == .quote)
    }
    return nil
  }

  /// Refuses to take a line from a quote that was sent.
  func refuseSent(line: Row) throws(CRMError) {
    guard let owner = try owner(of: line), owner.isQuote else { return }
    try refuseSent(owner.row, owner.row.string("status") ?? "draft")
  }

  /// Brings the sums of what a line was removed from up to date, where it is still there.
  func lineRemoved(_ line: Row) throws(CRMError) { try sumUp(line) }

  /// Fills in what a line says nothing of, and works out what it comes to.
  func checkLine(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    func column(_ name: String) -> Int { draft.layout.column(name) ?? 0 }
    guard let owner = try owner(of: row) else {
      throw CRMError(
        .data, code: "required", "a line belongs to a quote or an order",
        hint: "crm line add \"What it is\" quote=Q-1 quantity=1 unit_price=100")
    }
    if rules.isImport, !row.isNull(column("net")) { return }
    if owner.isQuote { try refuseSent(owner.row, owner.row.string("status") ?? "draft") }
    let currency = owner.row.string("currency").flatMap { Currency($0) } ?? rules.currency
    row.set(column("currency"), currency.code)
    try fillFromProduct(draft)
    if row.isNull(column("text")) {
      throw CRMError(
        .data, code: "required", "a line cannot be without a product or a text",
        hint: "crm line add \"Design\" quote=Q-1 …, or text=\"Design\"")
    }
    if row.isNull(column("position")) {
      let last =
        try database.connection.integer(
          QuoteSQL.lastPosition, SQLValue(value("quote", row)), SQLValue(value("sales_order", row)))
        ?? 0
      row.set(column("position"), last + 1)
    }
    try checkReturn(draft, old)
    try setPrice(draft, owner, currency)
    if row.isNull(column("vat_code")) { row.set(column("vat_code"), "standard") }
    if row.isNull(column("period")) { row.set(column("period"), "once") }
    row.set(
      column("vat_rate"),
      try Pricing(database).vatRate(
        row.string("vat_code") ?? "standard",
        country: owner.row.string("country") ?? rules.country, on: owner.day))
    let net = QuoteRules.net(
      quantity: row.integer(column("quantity")), price: row.integer(column("unit_price")),
      discount: row.integer(column("discount")), less: row.integer(column("discount_amount")),
      places: currency.places)
    guard let net else {
      throw CRMError(.data, code: "too_large", "the line comes to more than can be kept")
    }
    row.set(column("net"), net)
  }

  private func fillFromProduct(_ draft: RecordDraft) throws(CRMError) {
    let row = draft.row
    guard let number = value("product", row) else { return }
    let table = try database.table(.product)
    let product = Row(table.layout)
    guard try operation.load(number, of: table, into: product) else { return }
    for (name, source) in [
      ("text", "name"), ("unit", "unit"), ("vat_code", "vat_code"), ("period", "period"),
    ] {
      guard let column = draft.layout.column(name), row.isNull(column), !draft.wasAssigned(name),
        let text = product.string(source)
      else { continue }
      row.set(column, text)
      if draft.layout.columns.indices.contains(column + 1),
        draft.layout.columns[column + 1].name == name + "_fold"
      {
        row.fold(column, into: column + 1)
      }
    }
  }

  private func setPrice(
    _ draft: RecordDraft, _ owner: LineOwner, _ currency: Currency
  ) throws(CRMError) {
    let row = draft.row
    func column(_ name: String) -> Int { draft.layout.column(name) ?? 0 }
    var found: Pricing.Price?
    if let product = value("product", row) {
      found = try Pricing(database).price(
        of: product, for: value("company", owner.row), quantity: row.integer(column("quantity")),
        on: owner.day, currency: currency, list: owner.row.string("price_list"))
    }
    let isOwn = draft.wasAssigned("unit_price") && !row.isNull(column("unit_price"))
    let wasOwn = row.string("price_rule") == "typed"
    if !isOwn, !wasOwn || draft.wasAssigned("unit_price") {
      guard let found else {
        throw CRMError(
          .data, code: "no_price",
          "there is no price in \(currency.code) for \"\(row.string("text") ?? "")\"",
          hint: "give it: unit_price=…, or crm price add PRODUCT AMOUNT currency=\(currency.code)")
      }
      row.set(column("unit_price"), found.amount)
    }
    let rule =
      isOwn || (wasOwn && !draft.wasAssigned("unit_price")) ? "typed" : found?.rule ?? "typed"
    row.set(column("price_rule"), rule)
    row.fold(column("price_rule"), into: column("price_rule") + 1)
    row.set(column("list_price"), found?.amount ?? row.integer(column("unit_price")))
  }

  /// What comes back was sold, and no more of it.
  private func checkReturn(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    guard let original = value("return_of", row) else { return }
    let table = try database.table(.line)
    let sold = Row(table.layout)
    guard try operation.load(original, of: table, into: sold),
      let order = value("sales_order", sold), order == value("sales_order", row)
    else {
      throw CRMError(.data, code: "no_return", "line \(original) is no line of the same order")
    }
    let before =
      try database.connection.integer(
        QuoteSQL.returned, .integer(original), .integer(old?.integer(RecordTable.id) ?? 0)) ?? 0
    let quantity = value("quantity", row) ?? 0
    guard quantity < 0, value("quantity", sold) ?? 0 + before + quantity >= 0 else {
      throw CRMError(
        .data, code: "no_return",
        quantity < 0
          ? "more would come back than was sold"
          : "what comes back is written with a minus: quantity=-1")
    }
  }

  /// Brings the sums of a quote or an order up to date with its lines. An approval is void with any change of
  /// what was approved.
  func sumUp(_ line: Row) throws(CRMError) {
    guard let owner = try owner(of: line) else { return }
    try sumUp(owner.table, owner.row)
  }

  func sumUp(_ table: RecordTable, _ old: Row) throws(CRMError) {
    let isQuote = table.noun.name == .quote
    let rows = try database.connection.prepare(
      isQuote ? QuoteSQL.linesOfQuote : QuoteSQL.linesOfOrder)
    rows.bind(1, old.integer(RecordTable.id))
    var lines: [(net: Int64, rate: Int64)] = []
    var list = Int128(0)
    let places = old.string("currency").flatMap { Currency($0)?.places } ?? 2
    while try rows.step() {
      lines.append((rows.integer(0), rows.integer(1)))
      list += Int128(
        QuoteRules.net(quantity: rows.integer(2), price: rows.integer(3), places: places) ?? 0)
    }
    guard let totals = QuoteRules.totals(lines) else {
      throw CRMError(
        .data, code: "too_large",
        "\(old.string("number") ?? "it") would come to more than can be kept")
    }
    let new = Row(table.layout)
    new.copy(old)
    for (name, amount) in [("net", totals.net), ("vat", totals.vat), ("gross", totals.gross)] {
      let column = table.layout.column(name) ?? 0
      if lines.isEmpty { new.setNull(column) } else { new.set(column, amount) }
    }
    if isQuote {
      let column = table.layout.column("discount") ?? 0
      let discount = QuoteRules.discount(net: totals.net, list: Int64(clamping: list))
      if let discount, discount != 0 { new.set(column, discount) } else { new.setNull(column) }
      if ["pending_approval", "approved"].contains(old.string("status") ?? ""), !rules.isImport {
        unapprove(new)
      }
    }
    try operation.update(old, to: new, in: table)
  }

  // MARK: Orders, contracts, products

  func checkOrder(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    try number(draft, "O", old)
    let ordered = draft.layout.column("ordered_on") ?? 0
    if draft.row.isNull(ordered), !draft.wasAssigned("ordered_on") {
      draft.row.set(ordered, rules.dates.clock.today.description)
    }
    if old == nil || draft.wasAssigned("contact") { fillCompany(draft) }
    try fillPlace(draft)
    guard draft.row.string("status") == "delivered",
      let column = draft.layout.column("delivered_on"),
      draft.row.isNull(column), !rules.isImport
    else { return }
    draft.row.set(column, rules.dates.clock.today.description)
  }

  func checkContract(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    try number(draft, "C", old)
    let row = draft.row
    if old == nil, !rules.isImport, let number = value("sales_order", row) {
      let table = try database.table(.order)
      let order = Row(table.layout)
      if try operation.load(number, of: table, into: order) {
        for name in ["company", "contact", "owner"] where value(name, row) == nil {
          if let known = value(name, order), let column = draft.layout.column(name) {
            row.set(column, known)
          }
        }
        try fillRecurring(draft, number, order)
      }
    }
    if old == nil || draft.wasAssigned("contact") { fillCompany(draft) }
    if let ends = value("renews", row), ends == old?.integer(RecordTable.id) {
      throw CRMError(.data, code: "cycle", "a contract does not renew itself")
    }
  }

  /// What the recurring lines of an order bring in a month.
  private func fillRecurring(
    _ draft: RecordDraft, _ number: Int64, _ order: Row
  ) throws(CRMError) {
    guard let column = draft.layout.column("mrr"), draft.row.isNull(column) else { return }
    let rows = try database.connection.prepare(QuoteSQL.linesOfOrder)
    rows.bind(1, number)
    var sum: Int64 = 0
    while try rows.step() {
      let (next, overflow) = sum.addingReportingOverflow(
        QuoteRules.monthly(rows.integer(0), rows.string(5) ?? "once"))
      if overflow { return }
      sum = next
    }
    guard sum != 0 else { return }
    draft.row.set(column, sum)
    draft.row.set(draft.layout.column("currency") ?? 0, order.string("currency"))
  }

  /// Refuses products that require each other round in a circle, or exclude what they require.
  func checkProduct(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    guard let requires = draft.layout.column("requires"),
      let excludes = draft.layout.column("excludes")
    else { return }
    let own = old?.integer(RecordTable.id) ?? 0
    let excluded = Set(Mention.list(draft.row.text(excludes)).map { $0.id })
    if own != 0, excluded.contains(own) {
      throw CRMError(.data, code: "cycle", "product \(own) cannot exclude itself")
    }
    let table = try database.table(.product)
    let row = Row(table.layout)
    var queue = Mention.list(draft.row.text(requires)).map { $0.id }
    var seen: Set<Int64> = []
    while let next = queue.popLast() {
      guard seen.insert(next).inserted else { continue }
      if own != 0, next == own {
        throw CRMError(
          .data, code: "cycle", "product \(own) would require itself, over what it requires")
      }
      if excluded.contains(next) {
        throw CRMError(
          .data, code: "cycle", "the product would exclude product \(next), which it requires")
      }
      if try operation.load(next, of: table, into: row) {
        queue += Mention.list(row.text(requires)).map { $0.id }
      }
    }
  }
}

extension SQLValue {
  /// A number, or nothing.
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
}
