import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let brief = Verb(
    "brief", .reads, "Show on one screen what to know before talking to a {noun}.",
    """
    Who it is and how to reach them, whether they may be contacted, the last five times we were in touch, and what is \
    open: deals, quotes, tasks, contracts, orders, tickets, and the files that belong to it. Of a ticket: what the \
    customer has.

      $ crm {noun} brief 1
      $ crm {noun} brief 1 --json
    """,
    answers: """
      {contact?: contact, company?: company, deal?: deal, ticket?: ticket, activities: [activity], planned: [activity], tasks: \
      [task], deals?: [deal], quotes: [quote], orders: [order], contracts?: [contract], leads?: [lead], \
      tickets?: [ticket], incidents?: [ticket], merged?: [ticket], solved?: [ticket], \
      attachments: [attachment], consents?: [{purpose: text, channel: text, state: text, since: moment}]}
      """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The {noun}.", completing: .records)
    return { context throws(CRMError) in
      let noun = try context.nounName()
      let number = try context.record(record, noun, .reading)
      try Brief(context, noun, number).write()
    }
  }
}

/// One screen about a record.
struct Brief {
  /// A part of it: records of a noun that have to do with the record.
  private struct Part {
    var label: String
    var noun: NounName
    /// Of activities, the state they are in.
    var status: String?
    /// What programs read it as, where that is not the plural of the noun.
    var key: String?
    var filter: String
    var fields: [String]
    var order: [(path: String, descending: Bool)]
    var limit: Int
    /// Whether it is of whom the record is for.
    var isOfCustomer = false
    /// Whether there is nothing in it, as the record is for nobody.
    var isEmpty = false
  }

  private let context: CommandContext
  private let noun: NounName
  private let number: Int64
  /// Whom the record is for, of a noun whose records are for customers.
  private let customer: (noun: NounName, number: Int64)?

  init(_ context: CommandContext, _ noun: NounName, _ number: Int64) throws(CRMError) {
    self.context = context
    self.noun = noun
    self.number = number
    var customer: (noun: NounName, number: Int64)?
    if context.world.catalogue[noun]?.traits.contains(.isForCustomer) == true,
      let row = try context.database(.reading).row(number, of: noun)
    {
      customer =
        row[Ticket.company].map { (.company, $0) } ?? row[Ticket.contact].map { (.contact, $0) }
      // It may be another team's, and only the ticket ours.
      if let named = customer,
        try context.database(.reading).row(named.number, of: named.noun) == nil
      {
        customer = nil
      }
    }
    self.customer = customer
  }

  private var parts: [Part] {
    let own = "\(noun.rawValue)=\(noun.rawValue):\(number)"
    var parts = [
      Part(
        label: "Last", noun: .activity, status: "held", filter: own + " status=held",
        fields: ["at", "type", "minutes", "subject"],
        order: [("at", true)], limit: 5),
      Part(
        label: "Planned", noun: .activity, status: "planned", key: "planned",
        filter: own + " status=planned",
        fields: ["at", "type", "minutes", "place", "subject"], order: [("at", false)], limit: 5),
      Part(
        label: "Next", noun: .task, filter: own + " open", fields: ["due", "title", "assignee"],
        order: [("due", false)], limit: 5),
    ]
    parts += [
      Part(
        label: "Deals", noun: .deal,
        filter: (noun.isPerson ? "(\(own) or contacts=contact:\(number))" : own) + " open",
        fields: ["title", "stage", "amount", "close"], order: [("close", false)], limit: 5),
      Part(
        label: "Quotes", noun: .quote, filter: own + " open",
        fields: ["number", "version", "status", "net", "recurring", "valid_until"],
        order: [("id", true)], limit: 5),
      Part(
        label: "Orders", noun: .order, filter: own,
        fields: ["number", "status", "gross", "recurring", "ordered_on"],
        order: [("ordered_on", true)], limit: 3),
      Part(
        label: "Contracts", noun: .contract, filter: own + " open",
        fields: ["title", "status", "mrr", "ends_on"], order: [("ends_on", false)], limit: 5),
      Part(
        label: "Leads", noun: .lead, filter: own + " open", fields: ["name", "status", "score"],
        order: [("id", true)], limit: 3),
    ]
    parts.append(
      Part(
        label: "Tickets", noun: .ticket, filter: own + " open",
        fields: ["priority", "status", "subject", "due"], order: [("due", false)], limit: 5))
    // What cannot be about it is no part of it, but of whom it is for.
    let catalogue = context.world.catalogue
    if catalogue[noun]?.traits.contains(.isForCustomer) == true, customer == nil {
      for i in parts.indices where catalogue[parts[i].noun]?.belonging(to: noun) == nil {
        guard catalogue[parts[i].noun]?.belonging(to: .company) != nil else { continue }
        parts[i].isOfCustomer = true
        parts[i].isEmpty = true
      }
    }
    if let customer {
      let other = "\(customer.noun.rawValue)=\(customer.noun.rawValue):\(customer.number)"
      for i in parts.indices where catalogue[parts[i].noun]?.belonging(to: noun) == nil {
        guard catalogue[parts[i].noun]?.belonging(to: customer.noun) != nil else { continue }
        parts[i].filter = parts[i].filter.replacing(own, by: other)
        if parts[i].noun == noun { parts[i].filter += " id!=\(number)" }
        parts[i].isOfCustomer = true
      }
    }
    parts = parts.filter {
      $0.isOfCustomer || catalogue[$0.noun]?.belonging(to: noun) != nil
    }
    if catalogue[noun]?.field(Ticket.problem.name) != nil {
      func related(_ label: String, _ filter: String, limit: Int = 5) -> Part {
        Part(
          label: label, noun: noun, key: label.lowercased(), filter: filter,
          fields: ["priority", "status", "subject", "company"],
          order: [(Common.open.name, true), ("id", true)], limit: limit)
      }
      let this = "\(noun.rawValue):\(number)"
      parts.append(related("Incidents", "\(Ticket.problem.name)=\(this)"))
      parts.append(related("Merged", "\(Ticket.mergedInto.name)=\(this)"))
      if let customer {
        parts.append(
          related(
            "Solved",
            "\(customer.noun.rawValue)=\(customer.noun.rawValue):\(customer.number) not open"
              + " id!=\(number) merged_into is empty", limit: 3))
      }
    }
    parts.append(
      Part(
        label: "Files", noun: .attachment, filter: "record=\(noun.rawValue):\(number)",
        fields: ["name", "created_at"], order: [("id", true)], limit: 5))
    return parts
  }

  func write() throws(CRMError) {
    var told = Told { say throws(CRMError) in for line in try words() { try say(line) } }
    told.object = { () throws(CRMError) in try object() }
    try context.answer(.told(told))
  }

  private func rows(
    _ part: Part, _ body: (Int64, [FieldPath], [Cell]) throws(CRMError) -> Void
  ) throws(CRMError) {
    let database = try context.database(.reading)
    guard !part.isEmpty, database.connection.isKnown(part.noun.table) else { return }
    let selection = try RecordSelection(
      part.noun, filters: [part.filter], RecordSelection.Options(), in: database)
    var paths: [FieldPath] = [try FieldPath("id", of: part.noun, in: database)]
    for name in part.fields { paths.append(try FieldPath(name, of: part.noun, in: database)) }
    if try database.noun(part.noun).field("currency") != nil {
      paths.append(try FieldPath("currency", of: part.noun, in: database))
    }
    var query = RecordQuery(part.noun, paths)
    // Those of a contact or a company are more than those that name it.
    query.condition =
      part.status.flatMap { ActivityReach(noun)?.condition(number, $0) } ?? selection.condition
    query.order = part.order
    query.limit = part.limit
    let reader = try query.reader(in: database)
    while let cells = try reader.next() {
      guard case .integer(let id) = cells[0] else { continue }
      try body(id, paths, cells)
    }
  }

  // MARK: For people

  private func words() throws(CRMError) -> [TextLine] {
    let record = try cells(of: [
      "name", "title", "email", "phone", "company", "language", "owner", "lifecycle",
      "stage", "amount", "probability", "close", "next_activity", "last_activity", "org_number",
      "city",
      "do_not_contact", "competitor", "contact", "subject", "priority", "status", "due", "assignee",
      "breached", "contract", "body", "problem", "resolution",
    ])
    let title = record["name"] ?? record["title"] ?? record["subject"] ?? ""
    var head = title
    if noun.isPerson, let work = record["title"] { head += ", " + work }
    let right =
      "\(noun.rawValue) \(number)" + (record["company"].map { $0.isEmpty ? "" : ", " + $0 } ?? "")
    var lines = [TextLine(heading: head, right: right, width: 80)]
    func line(_ label: String, _ text: String) {
      if !text.isEmpty { lines.append(TextLine(label: said(label), width: 11, text)) }
    }
    var reach = ["phone", "email", "language", "city", "org_number"].compactMap { record[$0] }
    if let customer {
      let whom = try cells(of: ["contact.phone", "contact.email"])
      reach += ["contact.phone", "contact.email"].compactMap { whom[$0] }
      if reach.isEmpty, customer.noun.isOrganisation {
        let company = try cells(of: ["company.phone", "company.email"])
        reach += ["company.phone", "company.email"].compactMap { company[$0] }
      }
    }
    if !reach.isEmpty { line("Reach", reach.joined(separator: "   ")) }
    var state = ["priority", "status", "stage", "probability", "amount"].compactMap { record[$0] }
    if !state.isEmpty {
      if let close = record["close"] { state.append(said("closes") + " " + close) }
      if let due = record["due"] { state.append(said("due") + " " + due) }
      if let breached = record["breached"] { state.append(said("late") + ": " + breached) }
      if let competitor = record["competitor"] { state.append(said("against") + " " + competitor) }
      line("State", state.joined(separator: "   "))
      if let contact = record["contact"] { line("With", contact) }
    }
    if let problem = record["problem"] { line("Problem", problem) }
    if let votes = try votes(), votes > 0 { line("Votes", "\(votes)") }
    if let resolution = record["resolution"] {
      line("Solution", String(resolution.replacing("\n", by: " ").prefix(200)))
    }
    if let asked = record["body"] {
      line("Asks", String(asked.replacing("\n", by: " ").prefix(200)))
    }
    if let owner = record["owner"] ?? record["assignee"] {
      line("Owner", owner + (record["lifecycle"].map { "   " + $0 } ?? ""))
    }
    if record["do_not_contact"] == "true" {
      line("May I", said("no: they asked to be left alone"))
    }
    for part in parts {
      var label = part.label
      try rows(part) { id, paths, cells throws(CRMError) in
        line(label, try text(part, id, paths, cells))
        label = ""
      }
    }
    guard noun.isPerson else { return lines }
    for (i, text) in try ConsentText(context).lines(of: number).enumerated() {
      line(i == 0 ? "Consents" : "", text)
    }
    return lines
  }

  /// How many want the same, of what can be voted for; nil of anything else.
  private func votes() throws(CRMError) -> Int? {
    let database = try context.database(.reading)
    guard let field = context.world.catalogue[.vote]?.field(noun.rawValue),
      database.connection.isKnown(NounName.vote.table)
    else { return nil }
    var query = RecordQuery(.vote, [])
    query.condition = try RecordSelection(
      .vote, filters: ["\(field.name)=\(noun.rawValue):\(number)"], RecordSelection.Options(),
      in: database
    ).condition
    return try query.count(in: database)
  }

  private func said(_ english: String) -> String {
    BriefWords.labels[english]?[context.language] ?? english
  }

  private func text(
    _ part: Part, _ id: Int64, _ paths: [FieldPath], _ cells: [Cell]
  ) throws(CRMError) -> String {
    let display = DisplayText(try context.locale())
    var code: String?
    if paths.last?.name == "currency", case .text(let text) = cells[cells.count - 1] {
      code = text.string
    }
    var words: [String] = []
    for (i, path) in paths.enumerated().dropFirst()
    where path.name != "currency" && !cells[i].isNull {
      var text = display.string(cells[i], Self.type(of: path.field), currency: code)
      if path.name == "minutes" { text += " min" }
      if path.name == "version" { text = "v" + text }
      if path.field.traits.contains(.aMonth) { text += " " + said("a month") }
      if ["close", "ends_on", "valid_until"].contains(path.name) {
        text = said("until") + " " + text
      }
      words.append(text)
    }
    let name = part.status == "held" ? "" : "\(part.noun.rawValue) \(id)  "
    return name + words.joined(separator: "  ")
  }

  /// How a value is shown: of what is due with its time of day.
  private static func type(of field: Field) -> FieldType {
    if case .instant = field.type, field.traits.contains(.ahead) { return .due }
    return field.type
  }

  /// The values of the record itself, as they are read.
  private func cells(of fields: [String]) throws(CRMError) -> [String: String] {
    let database = try context.database(.reading)
    let entry = try database.noun(noun)
    var paths: [FieldPath] = []
    for name in fields where entry.field(String(name.prefix { $0 != "." })) != nil {
      paths.append(try FieldPath(name, of: noun, in: database))
    }
    let hasCurrency = entry.field("currency") != nil
    if hasCurrency { paths.append(try FieldPath("currency", of: noun, in: database)) }
    var query = RecordQuery(noun, paths)
    query.condition = .number(number)
    let display = DisplayText(try context.locale())
    let found = try query.first(in: database) { cells throws(CRMError) -> [String: String] in
      var all: [String: String] = [:]
      var code: String?
      if hasCurrency, case .text(let text) = cells[cells.count - 1] { code = text.string }
      for (i, path) in paths.enumerated() where !cells[i].isNull {
        if case .boolean(let value) = cells[i] {
          all[path.name] = value ? "true" : "false"
          continue
        }
        all[path.name] = display.string(cells[i], Self.type(of: path.field), currency: code)
      }
      return all
    }
    return found ?? [:]
  }

  // MARK: For programs

  private func object() throws(CRMError) -> JSON {
    let database = try context.database(.reading)
    var members = [
      JSON.Member(
        noun.rawValue,
        try object(noun, number, try database.noun(noun).fields.map { FieldPath($0, of: noun) }))
    ]
    for part in parts {
      var items: [JSON] = []
      try rows(part) { id, paths, _ throws(CRMError) in
        items.append(try object(part.noun, id, paths))
      }
      let plural = try database.noun(part.noun).plural
      members.append(JSON.Member(part.key ?? plural, .array(items)))
    }
    if noun.isPerson {
      members.append(JSON.Member("consents", try ConsentText(context).json(of: number)))
    }
    return .object(members)
  }

  private func object(
    _ noun: NounName, _ id: Int64, _ paths: [FieldPath]
  ) throws(CRMError) -> JSON {
    let database = try context.database(.reading)
    var query = RecordQuery(noun, paths)
    query.condition = .number(id)
    let sink = ByteSink()
    let renderer = JSONRenderer(sink, paths.map { context.column($0) }, .single)
    _ = try query.first(in: database) { cells throws(CRMError) in try renderer.row(cells) }
    do throws(JSONParser.Fault) { return try JSONParser.parse(sink.text) } catch {
      throw .defect("a record is no JSON: \(error.reason)")
    }
  }
}
