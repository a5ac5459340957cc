import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let companyWorklist = Verb(
    "worklist", .reads, "List what to do about the companies you look after.",
    """
    Contracts that end within ninety days (the setting renewal_days); companies that ordered less than three quarters as \
    much in the last ninety days as in the ninety before; customers, with a contract in force or an order within a \
    year, whom nothing is being sold to; tickets of theirs that are late. Whose: yours, or those of '--user'.

      $ crm company worklist
      $ crm company worklist --user eva --json
    """,
    answers: """
      [{group: text, noun: text, id: int, due: text?, title: text?, with: text?, amount: number?, currency: \
      text?}]
      """
  ) { a throws(CRMError) in
    let user: String? = try a.option("user", value: "login", "Whose companies.", completing: .users)
    let failEmpty = a.flag("fail-empty", "End with status 1 if there is nothing.")
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      let login = user == "me" ? context.actor : user ?? context.actor
      guard let number = try database.user(login) else {
        throw .notFound("there is no user \"\(login)\"", hint: "crm user list")
      }
      let items = try AccountWorklist(context, number).items()
      if failEmpty, items.isEmpty { context.status = 1 }
      let list = Agenda(context, AccountWorklist.labels, try context.clock())
      try list.write(items, whenNone: "nothing to do")
    }
  }
}

/// What there is to do about the companies of somebody.
private struct AccountWorklist {
  static let labels: [(group: String, labels: Labels)] = [
    ("renewal", Labels("Renewal", "Fornyelse", "Fornyelse", "Förnyelse")),
    ("falling", Labels("Falling", "Fallende", "Faldende", "Fallande")),
    ("ticket", Labels("Ticket", "Sak", "Sag", "Ärende")),
    ("upsell", Labels("Up-sell", "Mersalg", "Mersalg", "Merförsäljning")),
  ]

  /// How many days of orders are compared with as many before [choice].
  private static let span = 90

  private let context: CommandContext
  private let user: Int64

  init(_ context: CommandContext, _ user: Int64) {
    self.context = context
    self.user = user
  }

  func items() throws(CRMError) -> [Agenda.Item] {
    let database = try context.database(.reading)
    let today = try context.clock().today
    let settings = try database.settings()
    let display = DisplayText(try context.locale())
    var items: [Agenda.Item] = []
    func rows(
      _ sql: String, _ values: String..., body: (any Statement) throws(CRMError) -> Void
    ) throws(CRMError) {
      let statement = try database.connection.prepare(sql)
      statement.bind([.integer(user)] + values.map { .text($0) })
      while try statement.step() { try body(statement) }
      statement.reset()
    }
    let days = Int(settings["renewal_days"] ?? "") ?? ContractTerms.renewalDays
    try rows(TodaySQL.contracts, (today + days).description) { row throws(CRMError) in
      let renewsItself = row.integer(6) != 0
      items.append(
        Agenda.Item(
          group: "renewal", noun: .contract, id: row.integer(0),
          what: (row.string(1) ?? "") + (renewsItself ? " renews itself" : " ends"),
          due: row.string(2) ?? "", with: row.string(3),
          amount: row.isNull(4) ? nil : (row.integer(4), row.string(5))))
    }
    try rows(
      AccountWorklistSQL.falling, (today - Self.span).description,
      (today - 2 * Self.span).description
    ) { row throws(CRMError) in
      let code = row.string(4) ?? ""
      let currency = Currency(code) ?? settings.currency
      let before = AmountText.whole(row.integer(3), currency, display)
      items.append(
        Agenda.Item(
          group: "falling", noun: .company, id: row.integer(0),
          what: "ordered for \(before) in the \(Self.span) days before", due: "",
          with: row.string(1), amount: (row.integer(2), currency.code)))
    }
    if database.connection.isKnown(NounName.ticket.table) {
      try rows(AccountWorklistSQL.late, try context.now().description) { row throws(CRMError) in
        items.append(
          Agenda.Item(
            group: "ticket", noun: .ticket, id: row.integer(0), what: row.string(1) ?? "",
            due: row.string(2) ?? "", with: row.string(3)))
      }
    }
    try rows(AccountWorklistSQL.upsell, (today - 365).description) { row throws(CRMError) in
      items.append(
        Agenda.Item(
          group: "upsell", noun: .company, id: row.integer(0), what: "a customer without a deal",
          due: "", with: row.string(1), amount: nil))
    }
    return items
  }
}
