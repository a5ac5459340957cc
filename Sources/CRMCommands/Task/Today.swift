import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

extension Verb {
  static let today = Verb(
    "today",
    "Show what there is to do today: what is overdue, due, to be reminded of, and at risk.",
    """
    Tasks, quotes that run out, deals whose expected day is over, contracts that end, and the deals that are hot, in that order. A task for a \
    day is overdue when that day is over where you are. Whose day it is: yours, or that of '--user'.

      $ crm today
      $ crm today --user eva --json
    """
  ) { a throws(CRMError) in
    let user: String? = try a.option("user", value: "login", "Whose day.", completing: .users)
    let failEmpty = a.flag("fail-empty", "End with status 1 if there is nothing.")
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      let login = user == "me" ? context.actor : user ?? context.actor
      guard let number = try database.user(login) else {
        // Somebody nobody knows yet has nothing to do.
        guard user != nil else { return try Today(context, 0).write(failEmpty: failEmpty) }
        throw .notFound("there is no user \"\(login)\"", hint: "crm user list")
      }
      try Today(context, number).write(failEmpty: failEmpty)
    }
  }
}

/// What somebody is to look at today.
struct Today {
  /// A line of it.
  struct Item {
    var group: String
    var noun: NounName
    var id: Int64
    var what: String
    var due: String
    var with: String?
    var amount: (minor: Int64, code: String?)?
  }

  private let context: CommandContext
  private let user: Int64

  init(_ context: CommandContext, _ user: Int64) {
    self.context = context
    self.user = user
  }

  /// Everything, in order.
  func items() throws(CRMError) -> [Item] {
    let database = try context.database(.reading)
    let clock = try context.clock()
    let today = clock.today
    let tomorrow = clock.zone.instant(today + 1)
    var items: [Item] = []
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
    var late: [Item] = []
    var now: [Item] = []
    // What ends the range of the index: no day and no moment of today sorts after it.
    let end = max((today + 1).description, tomorrow.description)
    try rows(TodaySQL.tasks, [.text(today.description), .text(tomorrow.description), .text(end)]) {
      row throws(CRMError) in
      let due = row.string(2) ?? ""
      let item = Item(
        group: isOver(due) ? "overdue" : "today", noun: .task, id: row.integer(0),
        what: row.string(1) ?? "", due: due, with: row.string(3))
      if item.group == "overdue" { late.append(item) } else { now.append(item) }
    }
    try rows(TodaySQL.quotes, [.text(today.description)]) { row throws(CRMError) in
      let due = row.string(2) ?? ""
      let item = Item(
        group: isOver(due) ? "overdue" : "today", noun: .quote, id: row.integer(0),
        what: "\(row.string(1) ?? "") v\(row.integer(6)) runs out", due: due, with: row.string(3),
        amount: row.isNull(4) ? nil : (row.integer(4), row.string(5)))
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
        Item(
          group: "reminder", noun: .task, id: row.integer(0), what: row.string(1) ?? "", due: due,
          with: row.string(3)))
    }
    try rows(TodaySQL.lateDeals, [.text(today.description)]) { row throws(CRMError) in
      items.append(
        Item(
          group: "at_risk", noun: .deal, id: row.integer(0), what: row.string(1) ?? "",
          due: row.string(2) ?? "", with: row.string(3),
          amount: row.isNull(4) ? nil : (row.integer(4), row.string(5))))
    }
    let days = Int(try database.settings()["renewal_days"] ?? "") ?? ContractRules.renewalDays
    try rows(TodaySQL.contracts, [.text((today + days).description)]) { row throws(CRMError) in
      guard row.integer(6) == 0 else { return }
      items.append(
        Item(
          group: "at_risk", noun: .contract, id: row.integer(0),
          what: "\(row.string(1) ?? "") ends, not renewed", due: row.string(2) ?? "",
          with: row.string(3),
          amount: row.isNull(4) ? nil : (row.integer(4), row.string(5))))
    }
    return items + (try hot())
  }

  /// From how many points on a deal is hot, and how many are shown.
  private static let hot = (score: 50, most: 3)

  private func hot() throws(CRMError) -> [Item] {
    guard user > 0 else { return [] }
    let request = try ReportCommand(context).request(filters: ["owner=user:\(user)"])
    return try HotDeals(request).deals().filter { $0.score >= Self.hot.score }.prefix(Self.hot.most)
      .map { deal in
        Item(
          group: "hot", noun: .deal, id: deal.id, what: deal.title, due: deal.close ?? "",
          with: deal.company,
          amount: deal.amount.map { ($0, deal.currency.isEmpty ? nil : deal.currency) })
      }
  }

  func write(failEmpty: Bool) throws(CRMError) {
    let items = try items()
    if failEmpty, items.isEmpty { context.status = 1 }
    switch context.format() {
    case .text: try words(items)
    default: try table(items)
    }
  }

  private func table(_ items: [Item]) throws(CRMError) {
    let columns = [
      OutputColumn("group", heading: "GROUP"), OutputColumn("noun", heading: "NOUN"),
      OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
      OutputColumn("due", .due, heading: "DUE"),
      OutputColumn("title", heading: "TITLE"), OutputColumn("with", heading: "WITH"),
      OutputColumn("amount", .money, heading: "AMOUNT"),
      OutputColumn("currency", .code(.currency), heading: "CURRENCY"),
    ]
    let base = try context.database(.reading).settings().currency
    try context.writeTable(columns) { emit throws(CRMError) in
      for item in items {
        let currency = item.amount.map { $0.code.flatMap { Currency($0) } ?? base }
        try Texts.with([
          item.group, item.noun.rawValue, item.due, item.what, item.with ?? "",
          currency?.code ?? "",
        ]) {
          cells throws(CRMError) in
          try emit([
            cells[0], cells[1], .integer(item.id), cells[2], cells[3], cells[4],
            item.amount.map { .money($0.minor, places: currency?.places ?? 2) } ?? .null, cells[5],
          ])
        }
      }
    }
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

  private func words(_ items: [Item]) throws(CRMError) {
    let sink = try context.sink()
    let display = DisplayText(try context.locale())
    let language = context.language
    let clock = try context.clock()
    let head = Self.long(clock.today, language)
    let counts = Self.labels.compactMap { group, labels -> String? in
      let n = items.filter { $0.group == group }.count
      let word = group == "reminder" && n > 1 ? Self.reminders[language] : labels[language]
      return n == 0 ? nil : "\(n) \(word.lowercased())"
    }.joined(separator: ", ")
    let room = 80 - head.withBytes { Visible.width($0) } - counts.withBytes { Visible.width($0) }
    try sink.write { context.palette.append(head, .heading, to: &$0) }
    try sink.write(
      counts.isEmpty ? "\n" : String(repeating: " ", count: max(2, room)) + counts + "\n")
    let lines = items.map { item -> (group: String, cells: [String]) in
      var amount = ""
      if let money = item.amount {
        let currency = money.code.flatMap { Currency($0) }
        amount = display.string(
          .money(money.minor, places: currency?.places ?? 2), .money, currency: money.code)
      }
      return (
        item.group,
        [
          "\(item.noun.rawValue) \(item.id)", Self.when(item, clock, display),
          Visible.text(item.what),
          Visible.text(item.with ?? ""), amount,
        ]
      )
    }
    let widths = (0..<5).map { i in
      lines.map { l in l.cells[i].withBytes { Visible.width($0) } }.max() ?? 0
    }
    let labelWidth =
      (Self.labels.map { l in l.labels[language].withBytes { Visible.width($0) } }.max() ?? 0) + 2
    var last = ""
    for line in lines {
      let label =
        line.group == last
        ? "" : Self.labels.first { $0.group == line.group }?.labels[language] ?? ""
      last = line.group
      var text = ""
      for (i, cell) in line.cells.enumerated() where widths[i] > 0 {
        let pad = String(repeating: " ", count: widths[i] - cell.withBytes { Visible.width($0) })
        text += i == 4 ? pad + cell : cell + pad
        text += "  "
      }
      let gap = String(repeating: " ", count: labelWidth - label.withBytes { Visible.width($0) })
      try sink.write {
        context.palette.append(label, line.group == "overdue" ? .error : .faint, to: &$0)
      }
      try sink.write(gap + text.trimmedAtEnd + "\n")
    }
  }

  /// How long something is overdue, its time of day, or the days that are left.
  private static func when(_ item: Item, _ clock: LocalClock, _ display: DisplayText) -> String {
    let day = item.due.withBytes { bytes in
      Day(bytes) ?? Instant(bytes).map { clock.zone.local($0).day }
    }
    guard let day else { return "" }
    let days = day - clock.today
    if item.due.utf8.count > 10, days == 0,
      let local = item.due.withBytes({ Instant($0) }).map({ clock.zone.local($0) })
    {
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      return two(local.secondOfDay / 3600) + ":" + two(local.secondOfDay / 60 % 60)
    }
    if days == 0 { return "" }
    return "\(abs(days)) d"
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

extension String {
  /// Without blanks at the end.
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
