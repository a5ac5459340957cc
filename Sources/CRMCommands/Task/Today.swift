import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

extension Verb {
  static let today = Verb(
    "today", .reads,
    "Show what there is to do today: what is overdue, due, to be reminded of, and at risk.",
    """
    Tasks, calls and meetings that are planned, quotes that run out, deals whose expected day is over, contracts that end, and the deals that are hot, in that order. A task for a \
    day is overdue when that day is over where you are. Whose day it is: yours, or that of '--user'.

      $ crm today
      $ crm today --user eva --json
    """,
    answers: """
      [{group: text, noun: text, id: int, due: text?, title: text?, with: text?, amount: number?, currency: \
      text?}]
      """
  ) { a throws(CRMError) in
    let user: String? = try a.option("user", value: "login", "Whose day.", completing: .users)
    let failEmpty = a.flag("fail-empty", "End with status 1 if there is nothing.")
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      let login = user == "me" ? context.actor : user ?? context.actor
      guard let number = try database.user(login) else {
        // Somebody nobody knows yet has nothing to do.
        guard user != nil else {
          return try Today(context, 0, try context.clock()).write(failEmpty: failEmpty)
        }
        throw .notFound("there is no user \"\(login)\"", hint: "crm user list")
      }
      // The day of somebody else is as they have it.
      var clock = try context.clock()
      if login != context.actor, context.options.timeZone == nil,
        let zone = try database.timeZone(ofUser: login)
      {
        clock = LocalClock(now: clock.now, zone: try context.rules(ofZone: zone))
      }
      try Today(context, number, clock).write(failEmpty: failEmpty)
    }
  }
}

/// What somebody is to look at today.
struct Today {
  private let context: CommandContext
  private let user: Int64
  private let clock: LocalClock

  init(_ context: CommandContext, _ user: Int64, _ clock: LocalClock) {
    self.context = context
    self.user = user
    self.clock = clock
  }

  /// Everything, in order.
  func items() throws(CRMError) -> [Agenda.Item] {
    let database = try context.database(.reading)
    let today = clock.today
    let tomorrow = clock.zone.instant(today + 1)
    var items: [Agenda.Item] = []
    func rows(
      _ sql: String, _ values: [SQLValue], _ body: (any Statement) throws(CRMError) -> Void
    ) throws(CRMError) {
      let statement = try database.connection.prepare(sql)
      statement.bind([.integer(user)] + values)
      while try statement.step() { try body(statement) }
      statement.reset()
    }
    func isOver(_ due: String) -> Bool {
      due.utf8.count == 10
        ? due < today.description : due < clock.now.description
    }
    var late: [Agenda.Item] = []
    var now: [Agenda.Item] = []
    // What ends the range of the index: no day and no moment of today sorts after it.
    let end = max((today + 1).description, tomorrow.description)
    try rows(TodaySQL.tasks, [.text(today.description), .text(tomorrow.description), .text(end)]) {
      row throws(CRMError) in
      let due = row.string(2) ?? ""
      let item = Agenda.Item(
        group: isOver(due) ? "overdue" : "today", noun: .task, id: row.integer(0),
        what: row.string(1) ?? "", due: due, with: row.string(3))
      if item.group == "overdue" { late.append(item) } else { now.append(item) }
    }
    if database.connection.isKnown(NounName.ticket.table) {
      try rows(TodaySQL.tickets, [.text(tomorrow.description)]) { row throws(CRMError) in
        let due = row.string(2) ?? ""
        let item = Agenda.Item(
          group: isOver(due) ? "overdue" : "today", noun: .ticket, id: row.integer(0),
          what: (row.string(1) ?? "") + (row.integer(4) == 0 ? "" : ", nobody has it"), due: due,
          with: row.string(3))
        if item.group == "overdue" { late.append(item) } else { now.append(item) }
      }
    }
    try rows(TodaySQL.quotes, [.text(today.description)]) { row throws(CRMError) in
      let due = row.string(2) ?? ""
      let item = Agenda.Item(
        group: isOver(due) ? "overdue" : "today", noun: .quote, id: row.integer(0),
        what: "\(row.string(1) ?? "") v\(row.integer(6)) runs out", due: due, with: row.string(3),
        amount: row.isNull(4) ? nil : (row.integer(4), row.string(5)))
      if item.group == "overdue" { late.append(item) } else { now.append(item) }
    }
    try rows(TodaySQL.planned, [.text(tomorrow.description)]) { row throws(CRMError) in
      guard let at = Instant(row.text(2)) else { return }
      // An hour unless it is said; then somebody is to say what came of it.
      let end = at + Int(row.isNull(4) ? 60 : row.integer(4)) * 60
      let place = row.isNull(5) ? "" : ", " + (row.string(5) ?? "")
      let item = Agenda.Item(
        group: end < clock.now ? "overdue" : "today", noun: .activity, id: row.integer(0),
        what: (row.string(1) ?? "") + place, due: at.description, with: row.string(3))
      if item.group == "overdue" { late.append(item) } else { now.append(item) }
    }
    items = late + now
    let least = min(today.description, clock.zone.instant(today).description)
    try rows(
      TodaySQL.reminders, [.text(today.description), .text(tomorrow.description), .text(least)]
    ) {
      row throws(CRMError) in
      let due = row.string(2) ?? ""
      guard let at = Reminders.moment(due, lead: row.integer(4), in: clock.zone), at < tomorrow
      else { return }
      items.append(
        Agenda.Item(
          group: "reminder", noun: .task, id: row.integer(0), what: row.string(1) ?? "", due: due,
          with: row.string(3)))
    }
    try rows(TodaySQL.lateDeals, [.text(today.description)]) { row throws(CRMError) in
      items.append(
        Agenda.Item(
          group: "at_risk", noun: .deal, id: row.integer(0), what: row.string(1) ?? "",
          due: row.string(2) ?? "", with: row.string(3),
          amount: row.isNull(4) ? nil : (row.integer(4), row.string(5))))
    }
    let days = Int(try database.settings()["renewal_days"] ?? "") ?? ContractTerms.renewalDays
    try rows(TodaySQL.contracts, [.text((today + days).description)]) { row throws(CRMError) in
      guard row.integer(6) == 0 else { return }
      items.append(
        Agenda.Item(
          group: "at_risk", noun: .contract, id: row.integer(0),
          what: "\(row.string(1) ?? "") ends, not renewed", due: row.string(2) ?? "",
          with: row.string(3),
          amount: row.isNull(4) ? nil : (row.integer(4), row.string(5))))
    }
    return items + (try hot())
  }

  /// From how many points on a deal is hot, and how many are shown.
  private static let hot = (score: 50, most: 3)

  private func hot() throws(CRMError) -> [Agenda.Item] {
    guard user > 0 else { return [] }
    let request = try ReportCommand(context).request(filters: ["owner=user:\(user)"])
    return try HotDeals(request).deals().filter { $0.score >= Self.hot.score }.prefix(Self.hot.most)
      .map { deal in
        Agenda.Item(
          group: "hot", noun: .deal, id: deal.id, what: deal.title, due: deal.close ?? "",
          with: deal.company,
          amount: deal.amount.map { ($0, deal.currency.isEmpty ? nil : deal.currency) })
      }
  }

  func write(failEmpty: Bool) throws(CRMError) {
    let items = try items()
    if failEmpty, items.isEmpty { context.status = 1 }
    let list = Agenda(context, Self.labels, clock)
    try list.write(items, head: [head(items)])
  }

  private static let labels: [(group: String, labels: Labels)] = [
    ("overdue", Labels("Overdue", "Forfalt", "Overskredet", "Försenad")),
    ("today", Labels("Today", "I dag", "I dag", "I dag")),
    ("reminder", Labels("Reminder", "Påminnelse", "Påmindelse", "Påminnelse")),
    ("at_risk", Labels("At risk", "Utsatt", "I fare", "I fara")),
    ("hot", Labels("Hot", "Varm", "Varm", "Het")),
  ]

  private static let reminders = Labels(
    "Reminders", "Påminnelser", "Påmindelser", "Påminnelser")

  /// The day, and how much there is of what.
  private func head(_ items: [Agenda.Item]) -> TextLine {
    let language = context.language
    let counts = Self.labels.compactMap { group, labels -> String? in
      let n = items.filter { $0.group == group }.count
      let word = group == "reminder" && n > 1 ? Self.reminders[language] : labels[language]
      return n == 0 ? nil : "\(n) \(word.lowercased())"
    }.joined(separator: ", ")
    return TextLine(heading: Self.long(clock.today, language), right: counts, width: 80)
  }

  /// `Wednesday 18 November`
  private static func long(_ day: Day, _ language: DisplayLanguage) -> String {
    let date = day.date
    let names: [String]
    let months: [String]
    switch language {
    case .en:
      names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
      months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    case .nb:
      names = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
      months = [
        "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
        "oktober", "november", "desember",
      ]
    case .da:
      names = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
      months = [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
        "oktober", "november", "december",
      ]
    case .sv:
      names = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
      months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
        "oktober", "november", "december",
      ]
    }
    let dot = language == .nb || language == .da ? "." : ""
    return "\(names[day.weekday - 1]) \(date.day)\(dot) \(months[date.month - 1])"
  }
}
