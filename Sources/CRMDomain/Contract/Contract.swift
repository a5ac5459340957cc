extension Noun {
  /// What is agreed for some time: a contract, a subscription.
  package static let contract = Noun(
    .contract, plural: "contracts", Labels("Contract", "Kontrakt", "Kontrakt", "Avtal"),
    [.hidesClosed], positional: ["title"], titles: ["title", "number"],
    summary: ["company", "starts_on", "ends_on", "mrr"],
    listed: ["id", "number", "title", "company", "status", "mrr", "ends_on"],
    order: ["-open", "ends_on"], lifecycle: ContractWords.lifecycle,
    timeline: [
      Happening(
        "contract", at: ["starts_on", "created_at"], isEarliest: true, what: ["title", "number"],
        .firstState, showsMoves: true)
    ],
    rules: { (draft: RecordDraft) throws(ValueFault) in try ContractTerms.complete(draft) },
    indexes: {
      [
        TableIndex("number", isUnique: true), TableIndex("company"),
        TableIndex("ends_on", where: "open"),
        TableIndex("renews", where: "renews IS NOT NULL"),
        TableIndex("sales_order", where: "sales_order IS NOT NULL"),
        TableIndex("contact", where: "contact IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "Contracts and subscriptions.",
        examples: [
          (
            "add",
            [
              "crm contract add \"Hosting\" company=1 starts_on=2027-01-01 term_months=12 notice_days=90 mrr=1500",
              "crm contract add order=O-1 starts_on=2026-12-01 term_months=24 auto_renew=yes",
            ]
          ),
          ("list", ["crm contract list ends_on=..+90d"]),
          ("edit", ["crm contract edit C-1 notice_days=60"]),
        ])
    },
    fields: [
      Field(
        "number", .code(.plain), Labels("Number", "Nummer", "Nummer", "Nummer"),
        "What it is called: C-12.", [.naturalKey, .unique]),
      Field(
        "title", .text, Labels("Title", "Tittel", "Titel", "Titel"), "What it is about.",
        aliases: ["name", "subject"]),
      CommonFields.company(inverse: "contracts"), CommonFields.contact(inverse: "contracts"),
      Field(
        "order", .reference(Reference(.order, inverse: "contracts", belongs: true)),
        Labels("Order", "Ordre", "Ordre", "Order"), "The order it came with."),
      Field(
        "starts_on", .day, Labels("Starts", "Fra", "Fra", "Från"), "The first day.", [.required],
        aliases: ["start date", "startdato"]),
      Field(
        "ends_on", .day, Labels("Ends", "Til", "Til", "Till"),
        "The last day; of an agreement without one, nothing.", [.ahead],
        aliases: ["end date", "sluttdato"]),
      Field(
        "term_months", .integer(1...1200),
        Labels("Term, months", "Løpetid, mnd.", "Løbetid, mdr.", "Löptid, mån."),
        "How many months it runs."),
      Field(
        "notice_days", .integer(0...3650),
        Labels("Notice, days", "Oppsigelse, dager", "Opsigelse, dage", "Uppsägning, dagar"),
        "How many days before its end notice must be given."),
      Field(
        "auto_renew", .boolean,
        Labels("Renews itself", "Fornyes automatisk", "Fornyes automatisk", "Förnyas automatiskt"),
        "Whether it goes on for another term unless notice is given.", [.required],
        defaultValue: "false"),
      Field(
        "mrr", .money, Labels("MRR", "MRR", "MRR", "MRR"),
        "What it brings in a month, without VAT.", [.notNegative]),
      CommonFields.currency,
      Field(
        "price_index", .text,
        Labels("Price index", "Indeksregulering", "Indeksregulering", "Index"),
        "How its price follows an index."),
      Field(
        "status", .choice(ContractWords.statuses), Labels("Status", "Status", "Status", "Status"),
        "What has become of it.", [.required], defaultValue: "active"),
      CommonFields.open,
      Field(
        "renews", .reference(Reference(.contract, inverse: "renewals")),
        Labels("Renews", "Fornyer", "Fornyer", "Förnyar"), "The contract it follows."),
      Field(
        "anchor", .day, Labels("Anchor", "Ankerdag", "Ankerdag", "Ankardag"),
        "The first day of the first term, whose day of the month the terms keep.", [.system]),
    ])
}

extension Noun {
  /// What became of contracts, and when.
  static let contractMoves = Noun(movesOf: .contract)
}

/// The words of contracts.
package enum ContractWords {
  /// How contracts go on. What was given notice of, or goes on as another, stays so.
  static let lifecycle = Lifecycle(
    Contract.status,
    [
      Lifecycle.State("draft", isOpen: true), Lifecycle.State("active", isOpen: true),
      Lifecycle.State("renewed", isOpen: false), Lifecycle.State("terminated", isOpen: false),
      Lifecycle.State("ended", isOpen: false),
    ],
    moves: [
      Lifecycle.Move(from: ["active", "ended"], to: "draft"),
      Lifecycle.Move(from: ["draft", "ended"], to: "active"),
      // The contract that took its place is gone.
      Lifecycle.Move(from: ["renewed"], to: "active", byEdit: false),
      Lifecycle.Move(from: ["renewed"], to: "ended", byEdit: false),
      Lifecycle.Move("renew", "renewed", from: ["active", "ended"], to: "renewed"),
      Lifecycle.Move(
        "terminate", "terminated", from: ["draft", "active"], to: "terminated", byEdit: true,
        abstract: "Note that a contract is given notice of: it ends, and is not renewed.",
        text: "  $ crm contract terminate C-1 --dry-run"),
      Lifecycle.Move(from: ["ended"], to: "terminated"),
      Lifecycle.Move(from: ["draft", "active"], to: "ended"),
    ])

  /// What can become of a contract.
  package static let statuses = [
    Choice("draft", Labels("Draft", "Utkast", "Kladde", "Utkast")),
    Choice("active", Labels("Active", "Aktiv", "Aktiv", "Aktivt")),
    Choice("renewed", Labels("Renewed", "Fornyet", "Fornyet", "Förnyat")),
    Choice("terminated", Labels("Terminated", "Oppsagt", "Opsagt", "Uppsagt")),
    Choice("ended", Labels("Ended", "Utløpt", "Udløbet", "Avslutat")),
  ]
}

/// When contracts end, and what is to be done before.
package enum ContractTerms {
  /// How many days before its end a renewal is worked on [A1:51].
  package static let renewalDays = 90

  /// The last day of a term that begins on `start`, the n-th since `anchor` began: months are counted from the
  /// anchor, so that 31 January comes back after a February.
  package static func end(of start: Day, months: Int, anchor: Day) -> Day {
    var n = 0
    while anchor.adding(months: n * months) < start, n < 1200 { n += 1 }
    let isOnAnchor = anchor.adding(months: n * months) == start
    return (isOnAnchor ? anchor.adding(months: (n + 1) * months) : start.adding(months: months)) - 1
  }

  /// The day a renewal is to be worked on.
  package static func renewal(of end: Day, days: Int = renewalDays) -> Day { end - days }

  /// The last day notice can be given.
  package static func notice(of end: Day, days: Int) -> Day { end - days }

  static func complete(_ draft: RecordDraft) throws(ValueFault) {
    let row = draft.row
    guard let start = row[Contract.startsOn] else { return }
    if row.isNull(Contract.anchor) { row[Contract.anchor] = start }
    let first = row[Contract.anchor] ?? start
    let isFirst = draft.wrote(Contract.startsOn) || draft.wrote(Contract.termMonths)
    if let months = row[Contract.termMonths],
      row.isNull(Contract.endsOn) || isFirst && !draft.wrote(Contract.endsOn)
    {
      row[Contract.endsOn] = ContractTerms.end(of: start, months: Int(months), anchor: first)
    }
    if let end = row[Contract.endsOn], end < start { throw ValueFault("over before it begins") }
    if row[Contract.autoRenew] == true, row.isNull(Contract.termMonths) {
      throw ValueFault("renewed without a term", hint: "say how long a term is: term_months=12")
    }
  }
}

/// The fields of contracts that code names.
package enum Contract {
  package static let anchor = Key<Day>("anchor")
  package static let autoRenew = Key<Bool>("auto_renew")
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let currency = Key<Currency>("currency")
  package static let endsOn = Key<Day>("ends_on")
  package static let mrr = Key<Int64>("mrr")
  package static let noticeDays = Key<Int64>("notice_days")
  package static let number = Key<String>("number")
  package static let open = Key<Bool>("open")
  package static let order = Key<Int64>("order")
  package static let owner = Key<Int64>("owner")
  package static let renews = Key<Int64>("renews")
  package static let startsOn = Key<Day>("starts_on")
  package static let status = Key<String>("status")
  package static let termMonths = Key<Int64>("term_months")
  package static let title = Key<String>("title")
}
