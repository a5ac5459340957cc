import CRMDomain
import CRMStore

// What records of several nouns are given that goes without saying.
extension NounRules {
  /// What is with somebody is with where they work, unless another company is named.
  func fillCompany(_ change: RecordChange) {
    let (draft, row) = (change.draft, change.row)
    guard !change.isImported, change.old == nil || draft.wrote(Deal.contact),
      row.isNull(Deal.company), let contact = row[Deal.contact], !draft.wrote(Deal.company)
    else { return }
    do throws(CRMError) {
      if let works = try database.connection.integer(ContactSQL.company, .integer(contact)) {
        row[Deal.company] = works
      }
    } catch {}
  }

  /// With whom a deal is, what is about it is too.
  func fillParties(_ change: RecordChange, ofDeal deal: Int64) throws(CRMError) {
    let look = try operation.statement(ActivitySQL.dealParties)
    look.bind(1, deal)
    defer { look.reset() }
    guard try look.step() else { return }
    for (i, key) in [Deal.company, Deal.contact].enumerated() {
      guard change.row.isNull(key), !change.draft.wrote(key), !look.isNull(i) else { continue }
      change.row[key] = look.integer(i)
    }
  }

  /// Whom a lead became, or is, what was said with it and is to be done for it is about too.
  func fillParties(_ change: RecordChange, ofLead lead: Int64) throws(CRMError) {
    let table = try database.table(.lead)
    let row = Row(table.layout)
    guard try operation.load(lead, of: table, into: row) else { return }
    try LeadParties(editor).fill(change.row, from: row) { change.draft.wrote($0) }
  }

  /// Gives a record the number it is called by, where it has none: `Q-12` for the twelfth.
  func fillNumber(_ change: RecordChange, _ prefix: String) throws(CRMError) {
    guard change.old == nil, change.row.isNull(Quote.number) else { return }
    change.row[Quote.number] = try nextName(prefix, change.draft.noun.name)
  }

  /// What the next record of a noun is called: its number, or the first after it that nobody typed before.
  func nextName(_ prefix: String, _ noun: NounName) throws(CRMError) -> String {
    var next = try operation.nextNumber(of: noun)
    while try operation.isTaken("\(prefix)-\(next)", of: try database.table(noun)) { next += 1 }
    return "\(prefix)-\(next)"
  }

  /// What a quote or an order takes over from whom it is for.
  func fillPlace(_ change: RecordChange) throws(CRMError) {
    let row = change.row
    let settings = try database.settings()
    if row.isNull(Quote.currency) { row[Quote.currency] = settings.currency }
    // Who buys now buys where they are, unless it is said where.
    let isMoved =
      change.old != nil && !change.isImported && change.draft.wrote(Quote.company)
      && change.differs(Quote.company) && !change.draft.wrote(Quote.country)
    guard row.isNull(Quote.country) || isMoved else { return }
    var country = settings.country
    if let company = row[Quote.company] {
      let look = try operation.statement(QuoteSQL.companyPlace)
      look.bind(1, company)
      if try look.step(), let known = look.string(0) { country = known }
      look.reset()
    }
    row[Quote.country] = country
  }

  /// Refuses a name another record of the noun has.
  func refuseSameName(_ change: RecordChange) throws(CRMError) {
    let noun = change.draft.noun.name
    let same = try database.connection.integer(
      try database.table(noun).selectSameName, SQLValue(change.row[Team.nameFold]),
      .integer(change.number))
    guard let same else { return }
    throw CRMError(
      .data, code: "exists",
      "\(noun.rawValue) \(same) is called \"\(change.row[Team.name] ?? "")\" already",
      hint: "look at it with: crm \(noun.rawValue) show \(same)")
  }

  /// Refuses two records of a noun with one name, as an undo may bring them about.
  static func refuseTwins(
    _ noun: NounName, _ numbers: [Int64], in database: Database
  ) throws(CRMError) {
    let table = try database.table(noun)
    let rows = try database.connection.prepare(table.selectTwins)
    defer { rows.reset() }
    guard try rows.step() else { return }
    // The one that would not come back is the one that can be changed.
    let other = numbers.contains(rows.integer(0)) ? rows.integer(1) : rows.integer(0)
    throw CRMError(
      .data, code: "exists",
      "\(noun.rawValue) \(rows.integer(0)) and \(rows.integer(1)) would both be called \"\(rows.string(2) ?? "")\"",
      hint: "give one another name: crm \(noun.rawValue) edit \(other) name=…")
  }
}
