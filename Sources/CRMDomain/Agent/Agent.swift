extension NounName {
  package static let agent = NounName(rawValue: "agent")
}

extension Noun {
  /// What is to be known of a colleague to whom tickets are handed: shifts, absence, how many at a time.
  package static let agent = Noun(
    .agent, plural: "agents", Labels("Agent", "Saksbehandler", "Sagsbehandler", "Handläggare"),
    [.internalRecord], positional: ["user"], titles: [],
    summary: ["user", "calendar", "capacity", "away"],
    listed: ["id", "user", "calendar", "capacity", "weight", "away"], order: ["user"],
    writers: [.manager, .support],
    rules: { (draft: RecordDraft) throws(ValueFault) in try AgentDraft.check(draft) },
    indexes: { [TableIndex("user_account")] },
    help: {
      NounHelp(
        "Colleagues to whom tickets are handed: their shifts, days away, and how many tickets at a time. Others of a team are handed tickets too, but for who leads it.",
        examples: [
          ("add", ["crm agent add eva capacity=20 weight=2 calendar=Standard"]),
          ("edit", ["crm agent edit 1 away+=2026-12-21..2026-12-31"]),
        ])
    },
    fields: [
      Field(
        "user", .reference(Reference(.user, inverse: "agents")), Noun.user.labels, "Who it is.",
        [.required, .fixed], handling: AgentDraft.handling),
      Field(
        "calendar", .reference(Reference(.calendar, inverse: "agents")),
        Labels("Calendar", "Kalender", "Kalender", "Kalender"),
        "Their shifts; without, they are always there but when they are away.",
        handling: AgentDraft.handling),
      Field(
        "capacity", .integer(0...100_000),
        Labels("Capacity", "Kapasitet", "Kapacitet", "Kapacitet"),
        "How many open tickets they are handed at most, 0 for none; without, any number.",
        handling: AgentDraft.handling),
      Field(
        "weight", .integer(1...1000), Labels("Weight", "Vekt", "Vægt", "Vikt"),
        "How many tickets they get where others get one.", [.required], defaultValue: "1",
        handling: AgentDraft.handling),
      Field(
        "away", .list(.tag), Labels("Away", "Borte", "Væk", "Borta"),
        "The days they are away: 2026-12-24, 2026-07-06..2026-07-24.",
        handling: AgentDraft.handling),
    ])
}

/// What agents ask of their fields.
enum AgentDraft {
  static let handling = Handling("who works when", of: .user, .delete)

  static func check(_ draft: RecordDraft) throws(ValueFault) {
    try CalendarDraft.normaliseDays(draft, Agent.away)
  }
}

/// The fields of agents that code names.
package enum Agent {
  package static let away = Key<String>("away")
  package static let calendar = Key<Int64>("calendar")
  package static let capacity = Key<Int64>("capacity")
  package static let user = Key<Int64>("user")
  package static let weight = Key<Int64>("weight")
}
