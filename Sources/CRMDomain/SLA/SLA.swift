extension NounName {
  package static let sla = NounName(rawValue: "sla")
}

extension Noun {
  /// What is promised to whom: how soon they are answered, and helped.
  package static let sla = Noun(
    .sla, plural: "slas", Labels("SLA"), [.internalRecord], titles: ["name"],
    summary: ["filter", "first_response", "resolution"],
    listed: [
      "id", "position", "name", "filter", "first_response", "resolution", "calendar", "active",
    ],
    order: ["position", "id"], writers: .leaders,
    rules: { (draft: RecordDraft) throws(ValueFault) in try SLADraft.check(draft) },
    indexes: { [TableIndex("name_fold")] },
    help: {
      NounHelp(
        "What is promised to whom: how soon tickets are answered and resolved. The first that fits holds.",
        examples: [
          (
            "add",
            [
              "crm sla add Gold filter='company.tags=gold' first_response=\"critical 15min high 30min normal 2h low 4h\" resolution=\"critical 2h high 4h normal 1d low 3d\"",
              "crm sla add Chat filter='channel=chat' first_response=5min next_response=10min calendar=24x7",
            ]
          ),
          ("remove", ["crm sla remove Old --dry-run"]),
          (
            "edit",
            [
              "crm sla edit Standard update=\"critical 1h high 4h\"",
              "crm sla edit Standard pauses=waiting_customer,waiting_third_party",
            ]
          ),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What it is called.", [.required],
        handling: SLADraft.handling),
      Field(
        "position", .integer(1...1_000_000),
        Labels("Position", "Rekkefølge", "Rækkefølge", "Ordning"),
        "Which is tried first: the lowest.", [.required], defaultValue: "100",
        handling: SLADraft.handling),
      Field(
        "filter", .note, Labels("Filter", "Filter", "Filter", "Filter"),
        "Which tickets it is for; all of them without.", handling: SLADraft.handling),
      Field(
        "contract", .reference(Reference(.contract, inverse: "slas")),
        Labels("Contract", "Kontrakt", "Kontrakt", "Avtal"), "For tickets of this contract alone.",
        handling: .structure),
      Field(
        "first_response", .note,
        Labels("First response", "Første svar", "Første svar", "Första svar"),
        "Within which time the customer hears from somebody, by priority.",
        handling: SLADraft.handling),
      Field(
        "next_response", .note, Labels("Next response", "Neste svar", "Næste svar", "Nästa svar"),
        "Within which time what the customer writes later is answered, by priority.",
        handling: SLADraft.handling),
      Field(
        "update", .note, Labels("Update", "Oppdatering", "Opdatering", "Uppdatering"),
        "How often the customer hears how it goes, by priority.", handling: SLADraft.handling),
      Field(
        "resolution", .note, Labels("Resolution", "Løsning", "Løsning", "Lösning"),
        "Within which time it is resolved, by priority.", handling: SLADraft.handling),
      Field(
        "calendar", .reference(Reference(.calendar, inverse: "slas")),
        Labels("Calendar", "Kalender", "Kalender", "Kalender"),
        "Whose hours count; the organisation's where none is said.", handling: .structure),
      Field(
        "around_the_clock", .choices(TicketWords.priorities),
        Labels("Around the clock", "Døgnet rundt", "Døgnet rundt", "Dygnet runt"),
        "The priorities for which every hour counts.", handling: SLADraft.handling),
      Field(
        "pauses", .choices(SLADraft.pauses), Labels("Pauses", "Pauser", "Pauser", "Pauser"),
        "The states in which the clocks of resolution and update stand still.",
        defaultValue: "waiting_customer", handling: SLADraft.handling),
      Field(
        "reopen", .note, Labels("Reopened", "Gjenåpnet", "Genåbnet", "Återöppnat"),
        "The time there is at least after a ticket is reopened.", [.required], defaultValue: "1h",
        handling: SLADraft.handling),
      Field(
        "active", .boolean, Labels("Active", "Aktiv", "Aktiv", "Aktiv"),
        "Whether it is promised to new tickets.", defaultValue: "true",
        handling: SLADraft.handling),
    ])
}

/// What policies ask of their fields.
enum SLADraft {
  static let handling = Handling("what is promised", of: .nobody, .keep("it tells of no person"))

  /// The states that can stop a clock.
  static let pauses = TicketWords.statuses.filter { TicketWords.waiting.contains($0.key) }

  /// Brings targets in the form in which they are kept.
  static func check(_ draft: RecordDraft) throws(ValueFault) {
    for key in [SLA.firstResponse, SLA.nextResponse, SLA.update, SLA.resolution] {
      guard draft.wrote(key), let text = draft.row[key] else { continue }
      draft.row[key] = try TargetText(text).description
    }
    guard draft.wrote(SLA.reopen), let text = draft.row[SLA.reopen] else { return }
    guard case .time? = WorkingSpan(text) else {
      throw ValueFault("with a time that cannot be read: \(text)", hint: "write it as 1h or 30min")
    }
  }
}

/// Within which time something is promised, by priority: `critical 30min high 1h normal 4h low 8h`, or `2h` for all.
package struct TargetText {
  /// By priority; one that is not named is promised nothing.
  package private(set) var spans: [String: WorkingSpan] = [:]

  /// Reads targets.
  package init(_ text: String) throws(ValueFault) {
    var words = text.replacing(",", by: " ").replacing("=", by: " ").split(separator: " ")
      .map { String($0) }
    if words.count == 1, let span = WorkingSpan(words[0]) {
      for choice in TicketWords.priorities { spans[choice.key] = span }
      return
    }
    while words.count >= 2 {
      guard let priority = Choice.find(words[0], in: TicketWords.priorities)?.key else { break }
      var length = 1
      // `1 h 30 min` is four words.
      var span = WorkingSpan(words[1])
      while length + 1 < words.count,
        let longer = WorkingSpan(words[1...length + 1].joined()), span != nil || length == 1
      {
        span = longer
        length += 1
      }
      guard let span, spans[priority] == nil else { break }
      spans[priority] = span
      words.removeFirst(length + 1)
    }
    guard words.isEmpty, !spans.isEmpty else {
      throw ValueFault(
        "with a target that cannot be read: \"\(text)\"",
        hint: "write it as \"critical 30min high 1h normal 4h low 8h\", or 2h for all")
    }
  }

  /// As it is kept: the most urgent first.
  package var description: String {
    let all = TicketWords.priorities.reversed().compactMap { choice in
      spans[choice.key].map { (choice.key, $0) }
    }
    if all.count == TicketWords.priorities.count, Set(all.map { $0.1.description }).count == 1 {
      return all[0].1.description
    }
    return all.map { $0.0 + " " + $0.1.description }.joined(separator: " ")
  }
}

/// The fields of policies that code names.
package enum SLA {
  package static let active = Key<Bool>("active")
  package static let aroundTheClock = Key<String>("around_the_clock")
  package static let calendar = Key<Int64>("calendar")
  package static let contract = Key<Int64>("contract")
  package static let filter = Key<String>("filter")
  package static let firstResponse = Key<String>("first_response")
  package static let name = Key<String>("name")
  package static let nameFold = Key<String>("name_fold")
  package static let nextResponse = Key<String>("next_response")
  package static let pauses = Key<String>("pauses")
  package static let position = Key<Int64>("position")
  package static let reopen = Key<String>("reopen")
  package static let resolution = Key<String>("resolution")
  package static let update = Key<String>("update")
}
