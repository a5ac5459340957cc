extension NounName {
  package static let ticket = NounName(rawValue: "ticket")
}

extension Noun {
  /// What a customer asks for, and what is promised for it.
  package static let ticket = Noun(
    .ticket, plural: "tickets", Labels("Ticket", "Sak", "Sag", "Ärende"),
    [
      .hidesClosed, .isOwned, .searched, .feedsDenormalised, .isWorkedOut, .isForCustomer,
      .addsUp,
    ],
    positional: ["subject"],
    titles: ["subject"], summary: ["priority", "status", "company"],
    listed: ["id", "priority", "due", "status", "subject", "company", "assignee"],
    order: ["-open", "due", "-priority", "id"], writers: [.manager, .sales, .support],
    lifecycle: TicketWords.lifecycle,
    timeline: [
      Happening(
        "ticket", at: ["created_at"], what: ["subject"], .field("priority"), showsMoves: true)
    ],
    indexes: {
      [
        TableIndex("contact", where: "contact IS NOT NULL"),
        TableIndex("company", where: "company IS NOT NULL"),
        // Who has how much to do, and what nobody has.
        TableIndex("assignee, due", where: "open"),
        TableIndex("due", where: "due IS NOT NULL"),
        TableIndex("due", named: "nobody", where: "open AND assignee IS NULL"),
        TableIndex("escalates_at", where: "escalates_at IS NOT NULL"),
        // Whose turn it is by a rule.
        TableIndex("route, routed_to, turn", where: "route IS NOT NULL"),
        TableIndex("route, turn", named: "turn", where: "route IS NOT NULL"),
        TableIndex("split_from", where: "split_from IS NOT NULL"),
        TableIndex("follows", where: "follows IS NOT NULL"),
        TableIndex("problem", where: "problem IS NOT NULL"),
        TableIndex("merged_into", where: "merged_into IS NOT NULL"),
        TableIndex("contract", where: "contract IS NOT NULL"),
        TableIndex("created_at"),
        TableIndex("resolved_at", where: "resolved_at IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "What customers ask for, and what they were promised.",
        examples: [
          (
            "add",
            [
              "crm ticket add \"Printer is offline\" contact=kari@example.no priority=high channel=phone",
              "crm ticket add \"Dark mode\" kind=idea contact=1",
            ]
          ),
          (
            "list",
            [
              "crm ticket list due=..+4h", "crm ticket list assignee=me status=new,in_progress",
              "crm ticket list 'breached~resolution' --all",
            ]
          ),
          ("remove", ["crm ticket remove 2 --dry-run"]),
          (
            "edit",
            [
              "crm ticket edit 1 priority=critical",
              "crm ticket edit 1 status=\"Under behandling\"",
            ]
          ),
        ])
    },
    fields: TicketFields.said + TicketFields.links + TicketFields.became + TicketFields.clock)
}

extension Noun {
  /// What became of tickets, and when.
  static let ticketMoves = Noun(movesOf: .ticket)
}

/// The fields of a ticket, by what they are for.
private enum TicketFields {
  static let service = Handling("service", of: .person, .delete)
  static let measured = Handling("keeping promises of service", of: .nobody, .delete)

  /// What is said of it.
  static let said = [
    Field(
      "subject", .text, Labels("Subject", "Emne", "Emne", "Ämne"), "What it is about.",
      [.required, .personal, .searched],
      aliases: ["title", "name", "ticket name", "ticket subject", "emne", "tittel"],
      handling: service),
    Field(
      "body", .note, Labels("Description", "Beskrivelse", "Beskrivelse", "Beskrivning"),
      "What the customer wrote, or said.", [.personal, .searched],
      aliases: ["description", "ticket description", "content"], handling: service),
    Field(
      "kind", .choice(TicketWords.kinds), Labels("Kind", "Type", "Type", "Typ"),
      "What kind of thing it is.", [.extensible],
      aliases: ["type", "ticket type", "classification"], handling: service),
    Field(
      "priority", .choice(TicketWords.priorities),
      Labels("Priority", "Prioritet", "Prioritet", "Prioritet"), "How much it matters.",
      [.required], aliases: ["urgency", "prioritet"], defaultValue: "normal", handling: service),
    Field(
      "status", .choice(TicketWords.statuses), Labels("Status", "Status", "Status", "Status"),
      "How far it is.", [.required], aliases: ["ticket status", "state"], defaultValue: "new",
      handling: service),
    CommonFields.open,
    Field(
      "category", .text, Labels("Category", "Kategori", "Kategori", "Kategori"),
      "What it belongs to, as billing or delivery.",
      aliases: ["ticket category", "kategori", "reason"], handling: service),
    Field(
      "channel", .choice(ActivityType.channels), Labels("Channel", "Kanal", "Kanal", "Kanal"),
      "How it came.", [.extensible],
      aliases: ["source", "origin", "via", "mode", "case origin", "kilde"], handling: service),
    Field(
      "contact", .reference(Reference(.contact, inverse: "tickets", belongs: true)),
      Labels("Contact", "Kontakt", "Kontakt", "Kontakt"), "Who asks.", [.personal],
      aliases: [
        "requester", "requester name", "contact name", "customer", "reporter", "kontaktperson",
        "melder", "innmelder", "person", "from",
      ],
      // Who is known is known by that, whatever they are called there.
      ownAliases: ["requester email", "contact email", "email", "supplied email", "from email"],
      handling: .relationship),
    Field(
      "company", .reference(Reference(.company, inverse: "tickets", belongs: true)),
      Labels("Company", "Firma", "Firma", "Företag"), "For which company.",
      aliases: [
        "account", "account name", "organization", "organisation", "company name", "bedrift",
        "kunde", "kundenavn",
      ], handling: .structure),
    Field(
      "team", .reference(Reference(.team, inverse: "tickets", belongs: true)),
      Labels("Team", "Team", "Team", "Team"), "Which team it is for.",
      aliases: ["group", "queue", "department", "gruppe"], handling: .structure),
    Field(
      "assignee", .reference(Reference(.user, inverse: nil, belongs: true)),
      Labels("Assignee", "Tildelt", "Tildelt", "Tilldelad"), "Who works on it.",
      aliases: ["agent", "assigned to", "ticket owner", "case owner"], handling: .accountability),
  ]

  /// What it belongs to.
  static let links = [
    Field(
      "contract", .reference(Reference(.contract, inverse: "tickets")),
      Labels("Contract", "Kontrakt", "Kontrakt", "Avtal"), "By which contract it is answered.",
      handling: .structure),
    Field(
      "product", .reference(Reference(.product, inverse: "tickets")),
      Labels("Product", "Produkt", "Produkt", "Produkt"), "Which product it is about.",
      aliases: ["product name"], handling: .structure),
    Field(
      "sla", .reference(Reference(.sla, inverse: "tickets")), Labels("SLA"),
      "The policy it is held to; without, the first that fits.",
      aliases: ["sla policy", "sla name"], handling: .structure),
    Field(
      "problem", .reference(Reference(.ticket, inverse: "incidents")),
      Labels("Problem", "Problem", "Problem", "Problem"),
      "The ticket of the problem it comes from.", aliases: ["parent", "parent ticket"],
      handling: .structure),
    Field(
      "related", .references(Reference(.ticket)),
      Labels("Related", "Relatert", "Relateret", "Relaterade"), "Other tickets it has to do with.",
      handling: .structure),
    Field(
      "merged_into", .reference(Reference(.ticket, inverse: "merged")),
      Labels("Merged into", "Slått sammen med", "Flettet ind i", "Sammanslaget med"),
      "The ticket it was merged into.", [.system], handling: .structure),
    Field(
      "split_from", .reference(Reference(.ticket, inverse: "splits")),
      Labels("Split from", "Delt fra", "Udskilt fra", "Delat från"),
      "The ticket it was split from.", [.system], handling: .structure),
    Field(
      "follows", .reference(Reference(.ticket, inverse: "followers")),
      Labels("Follows", "Følger", "Følger", "Följer"),
      "The closed ticket the customer went on with.", [.system], handling: .structure),
  ]

  /// What became of it.
  static let became = [
    Field(
      "resolution", .note, Labels("Resolution", "Løsning", "Løsning", "Lösning"),
      "How it was resolved.", [.personal], aliases: ["resolution note"], handling: service),
    Field(
      "satisfaction", .integer(1...5),
      Labels("Satisfaction", "Tilfredshet", "Tilfredshed", "Nöjdhet"),
      "How satisfied the customer was: 1 not at all, 5 very.", aliases: ["csat"],
      handling: service),
    Field(
      "resolved_at", .instant, Labels("Resolved", "Løst", "Løst", "Löst"), "When it was resolved.",
      [.system], aliases: ["resolved time", "solved at", "resolution time stamp"],
      handling: measured),
    Field(
      "closed_at", .instant, Labels("Closed", "Lukket", "Lukket", "Stängt"), "When it was closed.",
      [.system], aliases: ["closed time", "ticket closed time", "close date", "closed date"],
      handling: measured),
    Field(
      "reopened", .integer(0...1_000_000),
      Labels("Reopened", "Gjenåpnet", "Genåbnet", "Återöppnat"),
      "How many times it was reopened.", [.system], aliases: ["reopens"], defaultValue: "0",
      handling: measured),
    Field(
      "replied_at", .instant, Labels("Replied", "Besvart", "Besvaret", "Besvarat"),
      "When it was first answered, of one that was brought from elsewhere.", [.system],
      aliases: ["initial response time", "first response at"], handling: measured),
    Field(
      "brought_at", .instant, Labels("Brought", "Hentet inn", "Hentet ind", "Hämtat"),
      "When it was brought from elsewhere: of before that not everything is known.", [.system],
      handling: measured),
    Field(
      "route", .reference(Reference(.route, inverse: "tickets")),
      Labels("Route", "Ruting", "Routing", "Dirigering"), "The rule it was routed by.", [.system],
      handling: .structure),
    Field(
      "routed_to", .reference(Reference(.user, inverse: nil)),
      Labels("Routed to", "Rutet til", "Routet til", "Dirigerat till"), "Whom that rule chose.",
      [.system], handling: .accountability),
    Field(
      "turn", .integer(1...Int64.max), Labels("Turn", "Tur", "Tur", "Tur"),
      "Which in turn it was of those the rule gave out.", [.system], handling: measured),
    Field(
      "alarm", .text, Labels("Alarm", "Alarm", "Alarm", "Larm"),
      "Why nobody was found for it.", [.system], handling: measured),
  ]

  /// What the clock says, kept of what happened.
  static let clock = [
    Field(
      "policy", .reference(Reference(.sla, inverse: "promised")),
      Labels("Policy", "Policy", "Politik", "Policy"), "The policy it was promised something by.",
      [.denormalised], handling: measured),
    Field(
      "due", .instant, Labels("Due", "Frist", "Frist", "Förfaller"),
      "The next moment by which something was promised.", [.denormalised, .ahead],
      aliases: ["due by time", "due date"], handling: measured),
    Field(
      "first_response_due", .instant,
      Labels(
        "First response due", "Frist for første svar", "Frist for første svar", "Första svar senast"
      ),
      "By when the customer is to hear from somebody.", [.denormalised, .ahead],
      handling: measured),
    Field(
      "next_response_due", .instant,
      Labels(
        "Next response due", "Frist for neste svar", "Frist for næste svar", "Nästa svar senast"),
      "By when what the customer wrote since is to be answered.", [.denormalised, .ahead],
      handling: measured),
    Field(
      "update_due", .instant,
      Labels("Update due", "Frist for oppdatering", "Frist for opdatering", "Uppdatering senast"),
      "By when the customer is to hear how it goes.", [.denormalised, .ahead], handling: measured),
    Field(
      "resolution_due", .instant,
      Labels("Resolution due", "Løsningsfrist", "Løsningsfrist", "Lösning senast"),
      "By when it is to be resolved; empty while the clock is paused.", [.denormalised, .ahead],
      handling: measured),
    Field(
      "resolution_left", .duration,
      Labels("Resolution left", "Tid igjen", "Tid tilbage", "Tid kvar"),
      "How much time is left to resolve it, while the clock is paused.", [.denormalised],
      handling: measured),
    Field(
      "first_response_at", .instant,
      Labels("First response", "Første svar", "Første svar", "Första svar"),
      "When the customer first heard from somebody.", [.denormalised], handling: measured),
    Field(
      "response_time", .duration,
      Labels("Response time", "Svartid", "Svartid", "Svarstid"),
      "How long that took, in the hours of its calendar.", [.denormalised], handling: measured),
    Field(
      "resolution_time", .duration,
      Labels("Resolution time", "Løsningstid", "Løsningstid", "Lösningstid"),
      "How long it took to resolve it, in the hours of its calendar and without pauses.",
      [.denormalised], handling: measured),
    Field(
      "breached", .text, Labels("Breached", "Brutt", "Brudt", "Brutna"),
      "The promises that were broken when something last happened, or was told; what is late now is due before now.",
      [.denormalised], handling: measured),
    Field(
      "escalates_at", .instant,
      Labels("Escalates", "Eskaleres", "Eskaleres", "Eskaleras"),
      "When somebody is told next that time runs out.", [.denormalised, .ahead],
      handling: measured),
  ]
}

/// The fields of tickets that code names.
package enum Ticket {
  package static let alarm = Key<String>("alarm")
  package static let assignee = Key<Int64>("assignee")
  package static let body = Key<String>("body")
  package static let breached = Key<String>("breached")
  package static let breachedFold = Key<String>("breached_fold")
  package static let broughtAt = Key<Instant>("brought_at")
  package static let category = Key<String>("category")
  package static let channel = Key<String>("channel")
  package static let closedAt = Key<Instant>("closed_at")
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let contract = Key<Int64>("contract")
  package static let due = Key<Instant>("due")
  package static let escalatesAt = Key<Instant>("escalates_at")
  package static let firstResponseAt = Key<Instant>("first_response_at")
  package static let firstResponseDue = Key<Instant>("first_response_due")
  package static let follows = Key<Int64>("follows")
  package static let kind = Key<String>("kind")
  package static let mergedInto = Key<Int64>("merged_into")
  package static let nextResponseDue = Key<Instant>("next_response_due")
  package static let policy = Key<Int64>("policy")
  package static let priority = Key<String>("priority")
  package static let problem = Key<Int64>("problem")
  package static let product = Key<Int64>("product")
  package static let related = Key<String>("related")
  package static let reopened = Key<Int64>("reopened")
  package static let repliedAt = Key<Instant>("replied_at")
  package static let resolution = Key<String>("resolution")
  package static let resolutionDue = Key<Instant>("resolution_due")
  package static let resolutionLeft = Key<Int64>("resolution_left")
  package static let resolutionTime = Key<Int64>("resolution_time")
  package static let resolvedAt = Key<Instant>("resolved_at")
  package static let responseTime = Key<Int64>("response_time")
  package static let routedTo = Key<Int64>("routed_to")
  package static let route = Key<Int64>("route")
  package static let sla = Key<Int64>("sla")
  package static let splitFrom = Key<Int64>("split_from")
  package static let status = Key<String>("status")
  package static let subject = Key<String>("subject")
  package static let team = Key<Int64>("team")
  package static let turn = Key<Int64>("turn")
  package static let updateDue = Key<Instant>("update_due")
}
