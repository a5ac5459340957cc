import CRMDomain
import CRMStore

// What quotes ask beyond their own fields.
extension RecordEditor {
  /// Gives a record the number it is called by, where it has none: `Q-12` for the twelfth.
  func number(_ draft: RecordDraft, _ prefix: String, _ old: Row?) throws(CRMError) {
    guard old == nil, let column = draft.layout.column(Quote.number), draft.row.isNull(column)
    else {
      return
    }
    draft.row.set(column, try nextName(prefix, draft.noun.name))
  }

  /// What the next record of a noun is called: its number, or the first after it that nobody typed before.
  func nextName(_ prefix: String, _ noun: NounName) throws(CRMError) -> String {
    var next = try operation.nextNumber(of: noun)
    while try operation.isTaken("\(prefix)-\(next)", of: try database.table(noun)) { next += 1 }
    return "\(prefix)-\(next)"
  }

  func value(_ name: String, _ row: Row) -> Int64? {
    row.layout.column(name).flatMap { row.isNull($0) ? nil : row.integer($0) }
  }

  /// What a draft of a quote or an order takes over from whom it is for.
  func fillPlace(_ draft: RecordDraft) throws(CRMError) {
    let row = draft.row
    let settings = try database.settings()
    if let column = draft.layout.column(Quote.currency), row.isNull(column) {
      row.set(column, settings.currency.code)
    }
    if let column = draft.layout.column(Quote.country), row.isNull(column) {
      var country = settings.country
      if let company = row.number(Quote.company) {
        let look = try operation.statement(QuoteSQL.companyPlace)
        look.bind(1, company)
        if try look.step(), let known = look.string(0) { country = known }
        look.reset()
      }
      row.set(column, country)
    }
    if let column = draft.layout.column(Quote.language), row.isNull(column), !rules.isImport {
      var language = settings["language"]
      if let contact = row.number(Quote.contact) {
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
    if old == nil, !rules.isImport, let deal = draft.row.number(Quote.deal) {
      try fillParties(draft, ofDeal: deal)
    }
    if old == nil || draft.wrote(Quote.contact) { fillCompany(draft) }
    if old == nil, !rules.isImport, let column = draft.layout.column(Quote.owner),
      draft.row.isNull(column)
    {
      draft.row.set(column, operation.user)
    }
    try fillPlace(draft)
    if old == nil, rules.isImport { try takeDecision(draft) }
    guard let old, !isClosing else {
      if old == nil, draft.row.string(Quote.status) == nil {
        draft.row.set(draft.layout[Quote.status], "draft")
      }
      return
    }
    let status = old.string(Quote.status) ?? "draft"
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
        "\(old.string(Quote.number) ?? "") has lines in \(old.string(Quote.currency) ?? "")",
        hint: "make another quote in that currency")
    }
    if QuoteWords.asked.contains(status) { unapprove(draft.row) }
  }

  /// When a quote of a file was decided that says no more than that it was: it ran out on its last day, or else
  /// was decided now, as what nobody dates is.
  private func takeDecision(_ draft: RecordDraft) throws(CRMError) {
    let row = draft.row
    guard let decided = draft.layout.column(Quote.decidedAt), let status = row.string(Quote.status)
    else {
      return
    }
    let isDecided = QuoteWords.decidedStatuses.contains(status)
    if let at = row.string(decided) {
      guard isDecided else { throw .invalid(at, for: "decided_at", "its status is \(status)") }
      guard at <= rules.dates.clock.now.description else {
        throw .invalid(at, for: "decided_at", "a quote is not decided in the future")
      }
    }
    guard isDecided, row.isNull(decided) else { return }
    let lastDay = status == "expired" ? row.string(Quote.validUntil) : nil
    let closing = ImportedDeal(close: lastDay.flatMap { $0.withBytes { Day($0) } })
      .closing(rules.dates.clock)
    ground = closing.ground
    row.set(decided, closing.at.description)
  }

  func unapprove(_ row: Row) {
    row.set(row.layout[Quote.status], "draft")
    row.setNull(row.layout[Quote.approvedBy])
  }

  func refuseSent(_ quote: Row, _ status: String) throws(CRMError) {
    guard !QuoteWords.changeable.contains(status) else { return }
    let name = quote.string(Quote.number) ?? ""
    throw CRMError(
      .data, code: "sent",
      "\(name) version \(quote.number(Quote.version) ?? 1) is \(status), and stays as it is",
      hint: status == "accepted"
        ? "what was agreed is in its order" : "make a new version: crm quote revise \(name)")
  }
}

extension SQLValue {
  /// A number, or nothing.
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
}
