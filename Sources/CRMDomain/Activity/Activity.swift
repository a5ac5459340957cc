extension Noun {
  /// Something that happened between us and somebody.
  package static let activity = Noun(
    .activity, plural: "activities", Labels("Activity", "Aktivitet", "Aktivitet", "Aktivitet"),
    [.searched, .feedsDenormalised, .addsUp, .hasNextStep, .reachesFurther],
    positional: ["subject"], titles: ["subject", "type"],
    summary: ["type", "contact", "company"],
    listed: ["id", "at", "type", "subject", "contact", "company"], order: ["-at"],
    writers: .everybody,
    lifecycle: Lifecycle(
      Activity.status,
      [
        // Why it was to be cancelled says nothing of how it went.
        Lifecycle.State("planned", isOpen: true, clears: [Activity.outcome.name]),
        Lifecycle.State("held", isOpen: false, clears: [Activity.outcome.name]),
        Lifecycle.State("cancelled", isOpen: false),
        // Signed off, and then corrected: what was held is its new version.
        Lifecycle.State("corrected", isOpen: false),
      ],
      moves: [
        Lifecycle.Move("hold", "held", from: ["planned", "cancelled"], to: "held", byEdit: true),
        Lifecycle.Move(
          "cancel", "cancelled", from: ["planned"], to: "cancelled", byEdit: true,
          argument: Activity.outcome.name,
          abstract: "Note that a planned call, meeting, visit or event will not be held.",
          text: """
            The word after it says why, as its outcome. It stays where it was planned, and counts as no activity.

              $ crm activity cancel 4 "They are ill" --dry-run
            """),
        Lifecycle.Move(from: ["cancelled"], to: "planned"),
        Lifecycle.Move("correct", "corrected", from: ["held"], to: "corrected"),
      ],
      begins: ["planned", "held", "cancelled"],
      counts: ["held"], reason: Activity.outcome.name),
    timeline: [
      Happening(
        "activity", kindField: "type", at: ["at"], what: ["subject", "type"],
        .state(orOf: "held", field: "outcome"))
    ],
    rules: { (draft: RecordDraft) throws(ValueFault) in try ActivityDraft.setStatus(draft) },
    indexes: {
      [
        TableIndex("contact, at, status"),  // what was done with them, and when last
        TableIndex("company, at, status"),
        TableIndex("deal, at, status", where: "deal IS NOT NULL"),
        TableIndex("status, at", where: "status = 'planned'"),  // what is planned
        TableIndex("lead", where: "lead IS NOT NULL"),
        TableIndex("quote", where: "quote IS NOT NULL"),
        TableIndex("ticket, at", where: "ticket IS NOT NULL"),  // what was said about it
        TableIndex("corrects", where: "corrects IS NOT NULL"),
        TableIndex("at"),  // lists
      ]
    },
    help: {
      NounHelp(
        "What happened: calls, meetings, letters, notes.",
        examples: [
          (
            "add",
            [
              "crm activity add \"Wants a price\" type=call contact=kari@example.no minutes=12",
              "crm activity add \"Fair\" type=event at=2026-11-02 company=1",
            ]
          ),
          (
            "list",
            [
              "crm activity list type=meeting at=this-month",
              "crm activity list contact=1 --limit 10",
            ]
          ),
        ])
    },
    fields: [
      Field(
        "type", .choice(ActivityType.choices), Labels("Type", "Type", "Type", "Typ"),
        "What it was.", [.required], aliases: ["activity type", "aktivitetstype"],
        defaultValue: "note"),
      Field(
        "subject", .text, Labels("Subject", "Emne", "Emne", "Ämne"), "What it was about.",
        [.personal, .searched], aliases: ["title", "tittel"]),
      Field(
        "body", .note, Labels("Body", "Innhold", "Indhold", "Innehåll"), "What was said.",
        [.personal, .searched], aliases: ["text", "content", "innhold"]),
      Field(
        "at", .instant, Labels("At", "Tidspunkt", "Tidspunkt", "Tidpunkt"), "When it was.",
        [.required, .stated], aliases: ["date", "dato", "activity date", "due date"],
        defaultValue: "now"),
      Field(
        "status", .choice(ActivityType.statuses), Labels("Status", "Status", "Status", "Status"),
        "Whether it is planned, was held, will not be, or was corrected; by its moment, unless said.",
        aliases: ["activity status", "meeting status", "event status"]),
      Field(
        "place", .text, Labels("Place", "Sted", "Sted", "Plats"), "Where one meets.",
        aliases: ["location", "sted", "plats", "møtested", "mødested", "mötesplats"]),
      Field(
        "remind", .duration, Labels("Reminder", "Påminnelse", "Påmindelse", "Påminnelse"),
        "How long before a planned one somebody is reminded; a quarter of an hour unless said."),
      Field(
        "minutes", .integer(0...1_000_000), Labels("Minutes", "Minutter", "Minutter", "Minuter"),
        "How long it took.", aliases: ["duration", "varighet"]),
      Field(
        "channel", .choice(ActivityType.channels), Labels("Channel", "Kanal", "Kanal", "Kanal"),
        "How we were in touch.", [.extensible]),
      Field(
        "direction", .choice(ActivityType.directions),
        Labels("Direction", "Retning", "Retning", "Riktning"), "Whether they or we began it."),
      Field(
        "contact",
        .reference(Reference(.contact, inverse: "activities", lendsWords: true, belongs: true)),
        Labels("Contact", "Kontakt", "Kontakt", "Kontakt"), "With whom.", [.personal],
        aliases: ["person", "kontaktperson"]),
      Field(
        "company",
        .reference(Reference(.company, inverse: "activities", lendsWords: true, belongs: true)),
        Labels("Company", "Firma", "Firma", "Företag"), "With which company.",
        aliases: ["account", "organization", "bedrift"]),
      Field(
        "contacts", .references(Reference(.contact)),
        Labels("Participants", "Deltakere", "Deltagere", "Deltagare"),
        "Who else was there, and in which role.", [.personal],
        aliases: ["participants", "attendees"]),
      CommonFields.deal(inverse: "activities"),
      Field(
        "lead", .reference(Reference(.lead, inverse: "activities", belongs: true)),
        Labels("Lead", "Lead", "Lead", "Lead"), "With which lead."),
      Field(
        "quote", .reference(Reference(.quote, inverse: "activities", belongs: true)),
        Labels("Quote", "Tilbud", "Tilbud", "Offert"), "About which quote."),
      Field(
        "ticket",
        .reference(Reference(.ticket, inverse: "activities", belongs: true, isShown: true)),
        Labels("Ticket", "Sak", "Sag", "Ärende"), "About which ticket.",
        handling: .structure),
      Field(
        "public", .boolean, Labels("Public", "Offentlig", "Offentlig", "Offentlig"),
        "Whether the customer sees it: a reply is for the customer, a note for the team, and stays so.",
        [.fixed], handling: .structure),
      Field(
        "automatic", .boolean, Labels("Automatic", "Automatisk", "Automatisk", "Automatisk"),
        "Whether a program wrote it: it answers nobody.", [.fixed], handling: .structure),
      Field(
        "advice", .note, Labels("Advice", "Råd", "Rådgivning", "Råd"),
        "What we advised, of an advisory meeting.", [.personal]),
      Field(
        "signed_at", .instant, Labels("Signed", "Signert", "Underskrevet", "Signerad"),
        "When an advisory meeting was signed off: from then on it is not changed.", [.system]),
      Field(
        "signed_by", .reference(Reference(.user)),
        Labels("Signed by", "Signert av", "Underskrevet af", "Signerad av"),
        "Who signed it off.", [.system]),
      Field(
        "corrects", .reference(Reference(.activity, inverse: "corrections")),
        Labels("Corrects", "Retter", "Retter", "Rättar"),
        "The signed activity of which it is a new version.", [.system]),
      Field(
        "outcome", .text, Labels("Outcome", "Utfall", "Udfald", "Utfall"), "What came of it.",
        [.personal]),
    ])
}

extension Noun {
  /// What became of what was planned, and when.
  static let activityMoves = Noun(movesOf: .activity)
}

/// What the fields of an activity ask of each other.
enum ActivityDraft {
  /// What lies ahead is planned, and what is past was held, unless somebody says otherwise.
  static func setStatus(_ draft: RecordDraft) throws(ValueFault) {
    let row = draft.row
    guard let at = row.string(Activity.at) else { return }
    let isAhead = at > draft.rules.dates.clock.now.description
    if row.isNull(Activity.status) { row[Activity.status] = isAhead ? "planned" : "held" }
    guard draft.wrote(Activity.at) || draft.wrote(Activity.status) || draft.wrote(Activity.type)
    else { return }
    if isAhead, row[Activity.status] == "held" {
      throw ValueFault("held in the future", hint: "say when it was: at=now")
    }
    let type = row[Activity.type] ?? "note"
    guard isAhead || row[Activity.status] == "planned", !ActivityType.planned.contains(type) else {
      return
    }
    throw ValueFault(
      isAhead
        ? "in the future, and only calls, meetings, visits and events are planned"
        : "planned, and only calls, meetings, visits and events are planned",
      hint: "for what is to be done there are tasks: crm task add \"Write to them\" due=friday")
  }
}

/// What an activity can be.
package enum ActivityType {
  /// The kinds that can be planned.
  package static let planned = ["call", "meeting", "visit", "event"]

  /// What becomes of it.
  package static let statuses = [
    Choice("planned", Labels("Planned", "Planlagt", "Planlagt", "Planerad")),
    Choice(
      "held", Labels("Held", "Avholdt", "Afholdt", "Hållen"),
      aliases: ["completed", "done", "closed", "gjennomført", "gennemført", "genomförd"]),
    Choice(
      "cancelled", Labels("Cancelled", "Avlyst", "Aflyst", "Inställd"),
      aliases: ["canceled", "no show", "not held"]),
    Choice("corrected", Labels("Corrected", "Rettet", "Rettet", "Rättad")),
  ]

  /// The kinds there are.
  package static let choices = [
    Choice("call", Labels("Call", "Samtale", "Opkald", "Samtal")),
    Choice("meeting", Labels("Meeting", "Møte", "Møde", "Möte")),
    Choice("email", Labels("Email", "E-post", "E-mail", "E-post")),
    Choice("note", Labels("Note", "Notat", "Notat", "Anteckning")),
    Choice("sms", Labels("SMS")),
    Choice("chat", Labels("Chat", "Chat", "Chat", "Chatt")),
    Choice("visit", Labels("Visit", "Besøk", "Besøg", "Besök")),
    Choice("letter", Labels("Letter", "Brev", "Brev", "Brev")),
    Choice("event", Labels("Event", "Arrangement", "Arrangement", "Evenemang")),
  ]

  /// How one is in touch by an activity of a kind, where that goes without saying.
  package static func channel(of type: String) -> String? {
    switch type {
    case "call": "phone"
    case "letter": "post"
    case "visit": "meeting"
    case "email", "sms", "chat", "meeting", "event": type
    default: nil
    }
  }

  /// The ways to be in touch.
  package static let channels = [
    Choice(
      "email", Labels("Email", "E-post", "E-mail", "E-post"), aliases: ["mail", "outbound email"]),
    Choice(
      "phone", Labels("Phone", "Telefon", "Telefon", "Telefon"),
      aliases: [
        "phone call", "phone call (inbound)", "phone call (outbound)", "phone call (incoming)",
        "phone call (outgoing)", "voice", "voicemail", "telefoni", "call",
      ]),
    Choice("sms", Labels("SMS")),
    Choice("chat", Labels("Chat", "Chat", "Chat", "Chatt"), aliases: ["live chat", "messaging"]),
    Choice(
      "social", Labels("Social media", "Sosiale medier", "Sociale medier", "Sociala medier"),
      aliases: ["twitter", "x", "facebook", "instagram", "whatsapp"]),
    Choice(
      "web", Labels("Web", "Nett", "Web", "Webb"),
      aliases: [
        "portal", "feedback widget", "web form", "web service", "forum", "forums", "help center",
        "api", "closed ticket", "mobile", "web widget", "customer portal",
      ]),
    Choice("post", Labels("Post", "Post", "Post", "Post"), aliases: ["letter", "brev"]),
    Choice("meeting", Labels("Meeting", "Møte", "Møde", "Möte"), aliases: ["walk-in", "walkup"]),
    Choice("event", Labels("Event", "Arrangement", "Arrangement", "Evenemang")),
  ]

  /// Who began it.
  package static let directions = [
    Choice("in", Labels("In", "Inn", "Ind", "In")), Choice("out", Labels("Out", "Ut", "Ud", "Ut")),
  ]
}

/// The fields of activities that code names.
package enum Activity {
  package static let automatic = Key<Bool>("automatic")
  package static let isPublic = Key<Bool>("public")
  package static let ticket = Key<Int64>("ticket")
  package static let advice = Key<String>("advice")
  package static let at = Key<Instant>("at")
  package static let body = Key<String>("body")
  package static let channel = Key<String>("channel")
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let contacts = Key<String>("contacts")
  package static let corrects = Key<Int64>("corrects")
  package static let deal = Key<Int64>("deal")
  package static let direction = Key<String>("direction")
  package static let lead = Key<Int64>("lead")
  package static let minutes = Key<Int64>("minutes")
  package static let outcome = Key<String>("outcome")
  package static let quote = Key<Int64>("quote")
  package static let signedAt = Key<Instant>("signed_at")
  package static let signedBy = Key<Int64>("signed_by")
  package static let status = Key<String>("status")
  package static let subject = Key<String>("subject")
  package static let type = Key<String>("type")
}
