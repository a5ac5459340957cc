extension Noun {
  /// Something somebody is to do.
  package static let task = Noun(
    .task, plural: "tasks", Labels("Task", "Oppgave", "Opgave", "Uppgift"),
    [.hidesClosed, .feedsDenormalised], positional: ["title"], titles: ["title"],
    summary: ["due", "contact", "company"],
    listed: ["id", "due", "priority", "title", "contact", "company"],
    order: ["-open", "due", "-priority"],
    writers: .everybody,
    lifecycle: Lifecycle(
      Task.status,
      [
        Lifecycle.State("open", isOpen: true),
        Lifecycle.State("done", isOpen: false, stamp: Task.doneAt.name, own: [Task.doneAt.name]),
        Lifecycle.State(
          "cancelled", isOpen: false, stamp: Task.doneAt.name, own: [Task.doneAt.name]),
      ],
      moves: [
        Lifecycle.Move("done", "done", from: ["open", "cancelled"], to: "done", byEdit: true),
        Lifecycle.Move(from: ["open", "done"], to: "cancelled"),
        Lifecycle.Move(
          "reopen", "reopened", from: ["done", "cancelled"], to: "open", byEdit: true),
      ]),
    timeline: [
      Happening("task", at: ["done_at"], what: ["title"], .field("status"), who: "assignee")
    ],
    rules: { (draft: RecordDraft) throws(ValueFault) in try TaskDraft.normaliseRepeat(draft) },
    indexes: {
      [
        TableIndex("assignee, due"),  // today, and what is to be reminded of
        TableIndex("contact", where: "contact IS NOT NULL"),  // the next activity of each
        TableIndex("company", where: "company IS NOT NULL"),
        TableIndex("deal", where: "deal IS NOT NULL"),
        TableIndex("origin", where: "origin IS NOT NULL"),  // whether the program made it already
        TableIndex("follows", where: "follows IS NOT NULL"),  // whether its row goes on
        TableIndex("quote", where: "quote IS NOT NULL"),
        TableIndex("contract", where: "contract IS NOT NULL"),
        TableIndex("ticket", where: "ticket IS NOT NULL"),
        TableIndex("lead", where: "lead IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "What somebody is to do.",
        examples: [
          (
            "add",
            [
              "crm task add \"Send contract\" due=friday contact=1 remind=1d",
              "crm task add \"Call back\" due=\"tomorrow 13:00\" priority=high deal=1",
              "crm task add \"Monthly report\" due=2026-11-30 repeat=\"FREQ=MONTHLY;BYDAY=-1MO\"",
              "crm task add \"Water the plants\" due=today repeat=\"after 1w\"",
            ]
          ),
          ("list", ["crm task list assignee=me due=..today", "crm task list deal=1 --all"]),
          ("edit", ["crm task edit 1 due=+2d priority=high"]),
        ])
    },
    fields: [
      Field(
        "title", .text, Labels("Title", "Tittel", "Titel", "Titel"), "What is to be done.",
        [.required, .personal], aliases: ["subject", "task", "oppgave", "opgave", "uppgift"]),
      Field(
        "due", .due, Labels("Due", "Frist", "Frist", "Förfaller"),
        "When it is due: a day, or a moment.", [.ahead], aliases: ["due date", "forfallsdato"]),
      Field(
        "remind", .duration, Labels("Reminder", "Påminnelse", "Påmindelse", "Påminnelse"),
        "How long before that somebody is reminded: 1d, 2h."),
      Field(
        "priority", .choice(TaskWords.priorities),
        Labels("Priority", "Prioritet", "Prioritet", "Prioritet"), "How much it matters.",
        [.required], defaultValue: "normal"),
      Field(
        "status", .choice(TaskWords.statuses), Labels("Status", "Status", "Status", "Status"),
        "Whether it is done.", [.required], defaultValue: "open"),
      CommonFields.open,
      Field(
        "repeat", .text, Labels("Repeats", "Gjentas", "Gentages", "Upprepas"),
        "When it is to be done again: weekly, an RRULE of RFC 5545, or after 2w."),
      Field(
        "assignee", .reference(Reference(.user, inverse: nil, belongs: true)),
        Labels("Assignee", "Tildelt", "Tildelt", "Tilldelad"), "Who is to do it.",
        aliases: ["assigned to"]),
      CommonFields.contact(inverse: "tasks"),
      CommonFields.company(inverse: "tasks"),
      CommonFields.deal(inverse: "tasks"),
      Field(
        "lead", .reference(Reference(.lead, inverse: "tasks", belongs: true)),
        Labels("Lead", "Lead", "Lead", "Lead"), "Which lead it is about."),
      Field(
        "quote", .reference(Reference(.quote, inverse: "tasks", belongs: true)),
        Labels("Quote", "Tilbud", "Tilbud", "Offert"), "Which quote it is about."),
      Field(
        "contract", .reference(Reference(.contract, inverse: "tasks", belongs: true)),
        Labels("Contract", "Kontrakt", "Kontrakt", "Avtal"), "Which contract it is about."),
      Field(
        "ticket", .reference(Reference(.ticket, inverse: "tasks", belongs: true)),
        Labels("Ticket", "Sak", "Sag", "Ärende"), "Which ticket it is about.",
        handling: .structure),
      Field(
        "done_at", .instant, Labels("Done", "Utført", "Udført", "Klar"), "When it was done.",
        [.system],
        aliases: [
          "completion date", "completed at", "completed on", "completed time", "done time",
          "done date", "marked as done time", "utført dato", "udført dato", "fullført dato",
        ]),
      Field(
        "repeat_from", .due, Labels("Repeats from", "Gjentas fra", "Gentages fra", "Upprepas från"),
        "When the first of a row of tasks was due.", [.system]),
      Field(
        "follows", .reference(Reference(.task, inverse: nil)),
        Labels("Follows", "Følger", "Følger", "Följer"), "The task before it in a row.",
        [.system]),
      Field(
        "origin", .code(.plain), Labels("Origin", "Opphav", "Ophav", "Ursprung"),
        "What the program made it for.", [.system]),
    ])
}

extension Noun {
  /// What became of tasks, and when.
  static let taskMoves = Noun(movesOf: .task)
}

/// The words of tasks.
package enum TaskWords {
  /// How much a task matters, least first.
  package static let priorities = [
    Choice("low", Labels("Low", "Lav", "Lav", "Låg")),
    Choice("normal", Labels("Normal", "Normal", "Normal", "Normal")),
    Choice("high", Labels("High", "Høy", "Høj", "Hög")),
  ]

  /// What can become of a task.
  package static let statuses = [
    Choice("open", Labels("Open", "Åpen", "Åben", "Öppen")),
    Choice("done", Labels("Done", "Utført", "Udført", "Klar")),
    Choice("cancelled", Labels("Cancelled", "Avlyst", "Aflyst", "Avbruten")),
  ]
}

/// What the fields of a task ask of each other.
enum TaskDraft {
  /// Keeps how a task repeats in one form, and refuses what never happens again.
  static func normaliseRepeat(_ draft: RecordDraft) throws(ValueFault) {
    guard draft.wrote(Task.repeat), let column = draft.layout.column(Task.repeat),
      let text = draft.row.string(column)
    else { return }
    draft.row.set(column, try Recurrence(text).description)
    draft.row.fold(column, into: column + 1)
    guard draft.layout.column(Task.due).map({ draft.row.isNull($0) }) ?? true else { return }
    throw ValueFault(
      "repeated without ever being due", hint: "say when it is due first: due=friday")
  }
}

/// The fields of tasks that code names.
package enum Task {
  package static let `repeat` = Key<String>("repeat")
  package static let assignee = Key<Int64>("assignee")
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let contract = Key<Int64>("contract")
  package static let ticket = Key<Int64>("ticket")
  package static let deal = Key<Int64>("deal")
  package static let doneAt = Key<Instant>("done_at")
  package static let due = Key<String>("due")
  package static let follows = Key<Int64>("follows")
  package static let lead = Key<Int64>("lead")
  package static let open = Key<Bool>("open")
  package static let origin = Key<String>("origin")
  package static let quote = Key<Int64>("quote")
  package static let repeatFrom = Key<String>("repeat_from")
  package static let status = Key<String>("status")
  package static let title = Key<String>("title")
}
