import CRMDomain
import CRMStore

/// What was sent stays as it was sent, and what was approved is what was approved.
struct QuoteRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var jobs: [any Job.Type] { [QuoteExpiryJob.self] }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try fillNumber(change, "Q")
    if change.isTypedAnew, let deal = row[Quote.deal] { try fillParties(change, ofDeal: deal) }
    fillCompany(change)
    if change.isTypedAnew, row.isNull(Quote.owner), !change.draft.wrote(Quote.owner) {
      row[Quote.owner] = operation.user
    }
    try fillPlace(change)
    if row.isNull(Quote.language), change.isTypedAnew {
      row[Quote.language] = try language(of: row[Quote.contact])
    }
    guard change.old == nil else { return }
    if change.isImported {
      try refuseUnapproved(row)
      try takeDecision(&change)
    }
    if row.isNull(Quote.status) { row[Quote.status] = "draft" }
  }

  /// The language a contact reads, or else the organisation writes.
  private func language(of contact: Int64?) throws(CRMError) -> String? {
    if let contact {
      let look = try operation.statement(QuoteSQL.contactLanguage)
      look.bind(1, contact)
      defer { look.reset() }
      if try look.step(), let known = look.string(0) { return known }
    }
    return try database.settings()["language"]
  }

  /// What was agreed to, or sent.
  private static let content: [any AnyKey] = [
    Quote.title, Quote.deal, Quote.company, Quote.contact, Quote.currency, Quote.language,
    Quote.country, Quote.priceList, Quote.validUntil, Quote.terms,
  ]

  func check(_ change: inout RecordChange) throws(CRMError) {
    guard let old = change.old else { return }
    let status = old[Quote.status] ?? "draft"
    let touched = Self.content.contains { change.draft.wrote($0) && change.differs($0) }
    guard touched else { return }
    try refuseSent(old, status)
    if change.draft.wrote(Quote.currency), change.differs(Quote.currency) {
      try refuseLines(old, .integer(change.number), .null, "quote")
    }
    if QuoteWords.asked.contains(status) { Self.unapprove(change.row) }
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    try LineRules(editor).repriceIfNeeded(change, keepsPrices: false)
    return []
  }

  static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError) {
    guard direction == .undo,
      let quote = try database.connection.integer(QuoteSQL.sentBy, .integer(operation.id))
    else { return }
    throw operation.refusal(
      "sent a quote, and what was sent stays sent",
      hint: "make a new version: crm quote revise \(quote)")
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    guard try database.connection.integer(QuoteSQL.sentOnce, .integer(number)) != nil else {
      return
    }
    let name = row[Quote.number] ?? ""
    throw CRMError(
      .data, code: "sent", "\(row[Quote.number] ?? "the quote") was sent, and is kept",
      hint: ["sent", "opened"].contains(row[Quote.status] ?? "")
        ? "close it with: crm quote reject \(name)" : nil)
  }

  /// Refuses a quote of a file that somebody agreed to or was given, to those who may not agree to any price: it would
  /// be approved by who brings it.
  private func refuseUnapproved(_ row: Row) throws(CRMError) {
    guard let status = row[Quote.status],
      QuoteWords.agreed.contains(status),
      try LineRules(editor).discountLimit() < 100 * Decimal.scale
    else { return }
    throw CRMError(
      .notPermitted, code: "needs_approval",
      "\(row[Quote.number] ?? "the quote") is \(status), and \(try database.authority().role.name) may not bring what somebody else agrees to",
      hint: "bring it as a draft, and: crm quote approve, crm quote send")
  }

  /// When a quote of a file was decided that says no more than that it was: it ran out on its last day, or else
  /// was decided now, as what nobody dates is.
  private func takeDecision(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    guard let status = row[Quote.status] else { return }
    let isDecided = QuoteWords.decidedStatuses.contains(status)
    if let at = row.string(Quote.decidedAt) {
      guard isDecided else { throw .invalid(at, for: "decided_at", "its status is \(status)") }
      guard at <= rules.dates.clock.now.description else {
        throw .invalid(at, for: "decided_at", "a quote is not decided in the future")
      }
    }
    guard isDecided, row.isNull(Quote.decidedAt) else { return }
    let lastDay = status == "expired" ? row[Quote.validUntil] : nil
    let closing = ImportedEnd(close: lastDay).closing(rules.dates.clock)
    change.ground = closing.ground
    row[Quote.decidedAt] = closing.at
  }

  /// Takes an approval back.
  static func unapprove(_ row: Row) {
    row[Quote.status] = "draft"
    row[Quote.approvedBy] = nil
  }

  /// Refuses to leave lines in another currency than what they are lines of.
  func refuseLines(
    _ old: Row, _ quote: SQLValue, _ order: SQLValue, _ noun: String
  ) throws(CRMError) {
    guard try database.connection.integer(QuoteSQL.lastPosition, quote, order) ?? 0 > 0 else {
      return
    }
    throw CRMError(
      .data, code: "has_lines",
      "\(old[Quote.number] ?? "") has lines in \(old[Quote.currency]?.code ?? "")",
      hint: "make another \(noun) in that currency")
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
