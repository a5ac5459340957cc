/// The words of tickets.
package enum TicketWords {
  /// The states in which somebody is to do something, and those that wait.
  package static let working = ["new", "in_progress"]
  package static let waiting = ["waiting_customer", "waiting_third_party"]
  /// The states after which it is over.
  package static let over = ["resolved", "closed"]
  /// The activities in which both speak.
  package static let talk = ["call", "meeting", "visit"]
  /// For how many days after it was closed a ticket can be reopened.
  package static let reopenDays = 30

  /// How tickets go on.
  static let lifecycle: Lifecycle = {
    let open = working + waiting
    func others(_ state: String) -> [String] { open.filter { $0 != state } }
    let resolved = [Ticket.resolvedAt.name, Ticket.resolution.name]
    return Lifecycle(
      Ticket.status,
      [
        Lifecycle.State("new", isOpen: true), Lifecycle.State("in_progress", isOpen: true),
        Lifecycle.State("waiting_customer", isOpen: true),
        Lifecycle.State("waiting_third_party", isOpen: true),
        Lifecycle.State(
          "resolved", isOpen: false, stamp: Ticket.resolvedAt.name, own: resolved),
        Lifecycle.State(
          "closed", isOpen: false, stamp: Ticket.closedAt.name,
          own: [Ticket.closedAt.name] + resolved),
      ],
      moves: [
        Lifecycle.Move(from: others("in_progress"), to: "in_progress"),
        Lifecycle.Move(
          "wait", "put to wait", from: others("waiting_customer"), to: "waiting_customer",
          byEdit: true),
        Lifecycle.Move(from: others("waiting_third_party"), to: "waiting_third_party"),
        Lifecycle.Move(
          "resolve", "resolved", from: open, to: "resolved", byEdit: true,
          argument: Ticket.resolution.name,
          abstract: "Note that a ticket is resolved, and how.",
          text: """
            The word after it says how. What the customer writes then opens it again. What comes from a problem is \
            resolved with it, and a task tells each of these customers.

              $ crm ticket resolve 1 "A new fuser was fitted"
            """),
        Lifecycle.Move(
          "close", "closed", from: ["resolved"], to: "closed", byEdit: true,
          abstract: "Close a ticket that is resolved.",
          text: """
            It can be reopened for thirty days; after that what the customer writes is a new ticket that follows it.

              $ crm ticket resolve 1 && crm ticket close 1
            """),
        Lifecycle.Move(
          "reopen", "reopened", from: over, to: "in_progress", byEdit: true,
          abstract: "Take a ticket up again that was resolved or closed.",
          text: """
            The clock goes on with the time that is left, an hour at least.

              $ crm ticket resolve 1 && crm ticket reopen 1
            """),
        // What was merged into another is over, whatever it was.
        Lifecycle.Move(from: open, to: "closed", byEdit: false, through: "merge"),
      ],
      begins: open, reason: Ticket.resolution.name)
  }()

  /// How much a ticket can matter, least first.
  package static let priorities = [
    Choice("low", Labels("Low", "Lav", "Lav", "Låg"), aliases: ["4", "p4", "minor"]),
    Choice(
      "normal", Labels("Normal", "Normal", "Normal", "Normal"),
      aliases: ["medium", "middels", "3", "p3", "moderate"]),
    Choice("high", Labels("High", "Høy", "Høj", "Hög"), aliases: ["2", "p2", "major"]),
    Choice(
      "critical", Labels("Critical", "Kritisk", "Kritisk", "Kritisk"),
      aliases: ["urgent", "haster", "1", "p1", "immediate"]),
  ]

  /// How far a ticket can be.
  package static let statuses = [
    Choice("new", Labels("New", "Ny", "Ny", "Ny"), aliases: ["nytt"]),
    Choice(
      "in_progress", Labels("In progress", "Under behandling", "Under behandling", "Pågår"),
      aliases: ["open", "working", "escalated", "åpen", "åben", "öppen", "under arbeid"]),
    Choice(
      "waiting_customer",
      Labels("Waiting for customer", "Venter på kunde", "Afventer kunde", "Väntar på kund"),
      aliases: [
        "pending", "waiting on customer", "awaiting customer", "awaiting your reply", "venter",
        "awaiting reply",
      ]),
    Choice(
      "waiting_third_party",
      Labels(
        "Waiting for third party", "Venter på tredjepart", "Afventer tredjepart",
        "Väntar på tredje part"),
      aliases: ["on hold", "hold", "waiting on third party", "waiting on vendor"]),
    Choice("resolved", Labels("Resolved", "Løst", "Løst", "Löst"), aliases: ["solved"]),
    Choice(
      "closed", Labels("Closed", "Lukket", "Lukket", "Stängt"),
      aliases: ["archived", "avsluttet", "afsluttet", "avslutat"]),
  ]

  /// What kind of thing a ticket can be.
  package static let kinds = [
    Choice("question", Labels("Question", "Spørsmål", "Spørgsmål", "Fråga")),
    Choice("incident", Labels("Incident", "Hendelse", "Hændelse", "Incident")),
    Choice("problem", Labels("Problem", "Problem", "Problem", "Problem")),
    Choice(
      "request", Labels("Request", "Forespørsel", "Anmodning", "Förfrågan"),
      aliases: ["service request", "feature request", "feature", "general enquiry"]),
    Choice("complaint", Labels("Complaint", "Klage", "Klage", "Klagomål")),
    Choice("error", Labels("Error", "Feil", "Fejl", "Fel"), aliases: ["bug", "defect"]),
    Choice("idea", Labels("Idea", "Idé", "Idé", "Idé")),
    Choice("task", Labels("Task", "Oppgave", "Opgave", "Uppgift")),
    Choice("other", Labels("Other", "Annet", "Andet", "Annat"), aliases: ["others"]),
  ]

  /// What can be promised.
  package static let clocks = [
    Choice(
      "first_response", Labels("First response", "Første svar", "Første svar", "Första svar")),
    Choice("next_response", Labels("Next response", "Neste svar", "Næste svar", "Nästa svar")),
    Choice("update", Labels("Update", "Oppdatering", "Opdatering", "Uppdatering")),
    Choice("resolution", Labels("Resolution", "Løsning", "Løsning", "Lösning")),
  ]
}
