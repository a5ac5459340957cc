import CRMDomain
import CRMStore

/// A lead that becomes a contact, a company and a deal: once.
package struct ConvertLead {
  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// What a lead became.
  package struct Converted: Sendable {
    /// Whether it was just now.
    package var isNew: Bool
    /// What was made, or was there.
    package var contact: Int64?
    package var company: Int64?
    package var deal: Int64?
    /// Which of them were made.
    package var made: [NounName] = []
  }

  /// Converts a lead; one that was converted answers with what it became.
  ///
  /// - Parameter changes: what is written to the deal beside what the lead says.
  /// - Throws: `data` where it was disqualified.
  package func run(
    _ lead: Int64, withoutDeal: Bool, _ changes: [FieldChange]
  ) throws(CRMError) -> Converted {
    let table = try database.table(.lead)
    let row = Row(table.layout)
    guard try editor.operation.load(lead, of: table, into: row) else {
      throw .notFound("there is no lead \(lead)")
    }
    var result = Converted(
      isNew: false, contact: row[Lead.contact], company: row[Lead.company], deal: row[Lead.deal])
    if row.string(Lead.status) == "converted" {
      guard !changes.isEmpty else { return result }
      let words = changes.map { " " + $0.word }.joined()
      throw CRMError(
        .data, code: "closed", "lead \(lead) was converted before",
        hint: result.deal.map { "crm deal edit \($0)\(words)" } ?? "crm deal add\(words)")
    }
    if row.string(Lead.status) == "disqualified" {
      throw CRMError(
        .data, code: "closed", "lead \(lead) was disqualified",
        hint: "open it again: crm lead recycle \(lead)")
    }
    result.isNew = true
    if result.company == nil, let name = row.string(Lead.companyName) {
      result.company = try company(of: lead, called: name, in: row.string(Lead.country), &result)
    }
    if result.contact == nil { result.contact = try contact(row, result.company, &result) }
    try employ(result)
    if !withoutDeal { result.deal = try deal(row, lead, result, changes, &result) }
    let new = Row(table.layout)
    new.copy(row)
    for (key, value) in [
      (Lead.contact, result.contact), (Lead.company, result.company), (Lead.deal, result.deal),
    ] {
      if let value { new[key] = value }
    }
    new.enter("converted")
    new[Lead.recycleOn] = nil
    new[Lead.disqualifiedReason] = nil
    new[Lead.convertedAt] = editor.operation.context.at
    new[Lead.definition] = Int64(try LeadScoring.definition(of: database).version)
    try editor.operation.update(row, to: new, in: table)
    try LeadParties(editor).pass(on: new)
    return result
  }

  private func set(_ key: some AnyKey, _ value: String?) -> FieldChange? {
    value.map { .text(key, $0) }
  }

  private func company(
    of lead: Int64, called name: String, in country: String?, _ result: inout Converted
  ) throws(CRMError) -> Int64 {
    let found = try editor.finder.candidates(name, .company, .inFile)
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      throw CRMError(
        .ambiguous, code: "ambiguous", "\(found.count) companies are called \"\(name)\"",
        hint: "say which: crm lead edit \(lead) company=\(found[0])")
    }
    result.made.append(.company)
    let changes = [set(Company.name, name), set(Company.country, country)].compactMap(\.self)
    return try editor.add(changes, to: .company, as: .effect).number
  }

  private func contact(
    _ lead: Row, _ company: Int64?, _ result: inout Converted
  ) throws(CRMError) -> Int64? {
    if let key = lead.string(Lead.emailKey) {
      let owners = try database.connection.numbers(ContactSQL.byEmail, .text(key))
      if owners.count == 1 { return owners[0] }
    }
    guard
      lead.string(Lead.name) != nil || lead.string(Lead.email) != nil
        || lead.string(Lead.phone) != nil
    else { return nil }
    var changes = [
      set(Contact.name, lead.string(Lead.name)), set(Contact.email, lead.string(Lead.email)),
      set(Contact.country, lead.string(Lead.country)), set(Contact.phone, lead.string(Lead.phone)),
      set(Contact.source, lead.string(Lead.source)),
      set(Contact.sourceDetail, lead.string(Lead.sourceDetail)),
      set(Contact.lifecycle, "opportunity"),
    ].compactMap(\.self)
    if let company {
      changes.append(.set(Contact.company, "company:\(company)"))
    }
    if let owner = owner(of: lead) { changes.append(owner) }
    result.made.append(.contact)
    let careful = RecordEditor(
      editor.operation, editor.rules, RecordEditor.Options(allowsDuplicate: true))
    return try careful.add(changes, to: .contact, as: .effect).number
  }

  /// Somebody who is known and nobody knew where they work works there.
  private func employ(_ result: Converted) throws(CRMError) {
    guard let contact = result.contact, let company = result.company,
      !result.made.contains(.contact),
      try database.connection.integer(ContactSQL.company, .integer(contact)) == nil
    else { return }
    _ = try editor.edit(
      contact, of: .contact, [.set(Contact.company, "company:\(company)")])
  }

  private func owner(of lead: Row) -> FieldChange? {
    guard let column = lead.layout.column(Lead.owner), !lead.isNull(column) else { return nil }
    return .refer(Common.owner, to: lead.integer(column))
  }

  private func deal(
    _ lead: Row, _ number: Int64, _ parties: Converted, _ changes: [FieldChange],
    _ result: inout Converted
  ) throws(CRMError) -> Int64 {
    var all = changes
    func has(_ name: String) -> Bool { changes.contains { $0.path == name } }
    func add(_ name: String, _ value: JSON?) {
      if let value, !has(name) { all.append(.json(name, value)) }
    }
    let title =
      lead.string(Lead.interest) ?? lead.string(Lead.need) ?? lead.string(Lead.companyName)
      ?? lead.string(Lead.name) ?? "Lead \(number)"
    add("title", .string(String(title.prefix(200))))
    add("source", lead.string(Lead.source).map { .string($0) })
    add("company", parties.company.map { .number("\($0)") })
    add("contact", parties.contact.map { .number("\($0)") })
    if let budget = lead.layout.column(Lead.budget), !lead.isNull(budget), !has("amount") {
      let code = lead.string(Lead.currency) ?? editor.rules.currency.code
      var text = ByteBuffer(capacity: 24)
      Decimal.append(
        lead.integer(budget), places: Currency(code)?.places ?? 2, isTrimmed: false, to: &text)
      all.append(.set(Deal.currency, code))
      all.append(.set(Deal.amount, text.string))
    }
    if let owner = owner(of: lead), !has("owner") { all.append(owner) }
    if let closing = closing(lead.string(Lead.timeline)), !has("close") {
      all.append(.set(Deal.close, closing))
    }
    result.made.append(.deal)
    let made = try editor.add(all, to: .deal).number
    if let authority = lead.layout.column(Lead.authority), !lead.isNull(authority) {
      _ = try editor.edit(
        made, of: .deal,
        [
          .json(
            "contacts",
            .array([
              .object([
                JSON.Member("id", .number("\(lead.integer(authority))")),
                JSON.Member("role", .string("decision_maker")),
              ])
            ]))
        ])
    }
    return made
  }

  /// The last day of what a lead says of its time.
  private func closing(_ timeline: String?) -> String? {
    guard let timeline else { return nil }
    do throws(DateParser.Fault) {
      switch try timeline.withBytes({ b throws(DateParser.Fault) in
        try editor.rules.dates.reading(b, leaning: .ahead)
      }) {
      case .day(let day): return day.description
      case .period(let period): return period.last.description
      case .instant(let instant):
        return editor.rules.dates.clock.zone.local(instant).day.description
      }
    } catch {
      return nil
    }
  }
}
