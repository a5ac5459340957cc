extension NounName {
  package static let promise = NounName(rawValue: "promise")
  package static let escalation = NounName(rawValue: "escalation")
}

extension Noun {
  /// What was promised for a ticket, from when on: as the policy said then.
  package static let promise = Noun(
    .promise, plural: "promises", Labels("Promise", "Løfte", "Løfte", "Löfte"),
    [.internalRecord, .appendOnly, .addsUp, .feedsDenormalised],
    positional: ["ticket", "at"], titles: [], summary: ["ticket", "sla", "priority"],
    listed: [
      "id", "ticket", "at", "sla", "priority", "first_response", "resolution", "calendar",
    ],
    order: ["ticket", "at", "id"], writers: [.manager, .sales, .support], verbs: .read,
    indexes: {
      [
        TableIndex("ticket, at"), TableIndex("sla", where: "sla IS NOT NULL"),
        TableIndex("calendar", where: "calendar IS NOT NULL"),
      ]
    },
    help: {
      NounHelp("What was promised for each ticket, and from when on, as its policy said then.")
    },
    fields: [
      Field(
        "ticket", .reference(Reference(.ticket, inverse: "promises", isOwned: true)),
        Noun.ticket.labels, "For which ticket.", [.required], handling: .structure),
      Field(
        "at", .instant, Labels("From", "Fra", "Fra", "Från"), "From when on it holds.",
        [.required, .stated], defaultValue: "now", handling: PromiseWords.handling),
      Field(
        "sla", .reference(Reference(.sla, inverse: "promises")), Labels("SLA"),
        "By which policy; none where none fits.", handling: .structure),
      Field(
        "priority", .choice(TicketWords.priorities),
        Labels("Priority", "Prioritet", "Prioritet", "Prioritet"),
        "The priority the ticket had.", [.required], handling: PromiseWords.handling),
      PromiseWords.target(
        "first_response", Labels("First response", "Første svar", "Første svar", "Första svar")),
      PromiseWords.target(
        "next_response", Labels("Next response", "Neste svar", "Næste svar", "Nästa svar")),
      PromiseWords.target("update", Labels("Update", "Oppdatering", "Opdatering", "Uppdatering")),
      PromiseWords.target("resolution", Labels("Resolution", "Løsning", "Løsning", "Lösning")),
      Field(
        "calendar", .reference(Reference(.calendar, inverse: "promises")),
        Labels("Calendar", "Kalender", "Kalender", "Kalender"),
        "Whose hours count; every hour where none is said.", handling: .structure),
      Field(
        "pauses", .choices(SLADraft.pauses), Labels("Pauses", "Pauser", "Pauser", "Pauser"),
        "The states in which the clock stands still.", handling: PromiseWords.handling),
      Field(
        "reopen", .note, Labels("Reopened", "Gjenåpnet", "Genåbnet", "Återöppnat"),
        "The time there is at least after it is reopened.", handling: PromiseWords.handling),
    ])

  /// That somebody was told of a promise that runs out.
  package static let escalation = Noun(
    .escalation, plural: "escalations",
    Labels("Escalation", "Eskalering", "Eskalering", "Eskalering"),
    [.internalRecord, .appendOnly, .addsUp, .feedsDenormalised], positional: ["ticket", "level"],
    titles: [], summary: ["ticket", "clock", "level"],
    listed: ["id", "at", "ticket", "clock", "level", "task"], order: ["at", "id"],
    writers: [.manager, .sales, .support], verbs: .read,
    indexes: { [TableIndex("ticket"), TableIndex("task", where: "task IS NOT NULL")] },
    help: { NounHelp("Who was told that time runs out, of which ticket, and when it did.") },
    fields: [
      Field(
        "ticket", .reference(Reference(.ticket, inverse: "escalations", isOwned: true)),
        Noun.ticket.labels, "Of which ticket.", [.required], handling: .structure),
      Field(
        "clock", .choice(TicketWords.clocks + [PromiseWords.unassigned]),
        Labels("Clock", "Klokke", "Ur", "Klocka"), "Which time runs out.", [.required],
        handling: PromiseWords.handling),
      Field(
        "level", .integer(0...1000), Labels("Level", "Nivå", "Niveau", "Nivå"),
        "How much of it was gone, per cent.", [.required], handling: PromiseWords.handling),
      Field(
        "at", .instant, Labels("At", "Tidspunkt", "Tidspunkt", "Tidpunkt"),
        "When it was, whenever that was noticed.", [.required, .stated], defaultValue: "now",
        handling: PromiseWords.handling),
      Field(
        "promised", .instant, Labels("Promised", "Lovet", "Lovet", "Utlovat"),
        "By when it was promised then.", handling: PromiseWords.handling),
      Field(
        "task", .reference(Reference(.task, inverse: nil)),
        Labels("Task", "Oppgave", "Opgave", "Uppgift"), "The task that tells of it.",
        handling: .structure),
    ])
}

/// The words of promises.
package enum PromiseWords {
  static let handling = Handling("keeping promises of service", of: .nobody, .delete)
  /// That nobody works on it.
  package static let unassigned = Choice(
    "unassigned", Labels("Unassigned", "Ikke tildelt", "Ikke tildelt", "Ej tilldelad"))

  static func target(_ name: String, _ labels: Labels) -> Field {
    Field(
      name, .note, labels, "Within which time; nothing is promised without.", handling: handling)
  }
}

/// The fields of promises that code names.
package enum Promise {
  package static let at = Key<Instant>("at")
  package static let calendar = Key<Int64>("calendar")
  package static let firstResponse = Key<String>("first_response")
  package static let nextResponse = Key<String>("next_response")
  package static let pauses = Key<String>("pauses")
  package static let priority = Key<String>("priority")
  package static let reopen = Key<String>("reopen")
  package static let resolution = Key<String>("resolution")
  package static let sla = Key<Int64>("sla")
  package static let ticket = Key<Int64>("ticket")
  package static let update = Key<String>("update")
}

/// The fields of escalations that code names.
package enum Escalation {
  package static let at = Key<Instant>("at")
  package static let clock = Key<String>("clock")
  package static let level = Key<Int64>("level")
  package static let promised = Key<Instant>("promised")
  package static let task = Key<Int64>("task")
  package static let ticket = Key<Int64>("ticket")
}
