extension Noun {
  /// What is agreed for some time: a contract, a subscription.
  package static let contract = Noun(
    .contract, plural: "contracts", Labels("Contract", "Kontrakt", "Kontrakt", "Avtal"),
    [.hidesClosed], positional: ["title"], titles: ["title", "number"],
    summary: ["company", "starts_on", "ends_on", "mrr"],
    listed: ["id", "number", "title", "company", "status", "mrr", "ends_on"],
    order: ["-open", "ends_on"],
    rules: { (draft: RecordDraft) throws(ValueFault) in
      draft.setOpen(["draft", "active"].contains(draft.row.string("status") ?? "active"))
      try ContractRules.complete(draft)
    },
    fields: [
      Field(
        "number", .code(.plain), Labels("Number", "Nummer", "Nummer", "Nummer"),
        "What it is called: C-12.", [.naturalKey, .unique]),
      Field(
        "title", .text, Labels("Title", "Tittel", "Titel", "Titel"), "What it is about.",
        aliases: ["name", "subject"]),
      Shared.company(inverse: "contracts"), Shared.contact(inverse: "contracts"),
      Field(
        "order", .reference(Relation(.order, inverse: "contracts", belongs: true)),
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
      Shared.currency,
      Field(
        "price_index", .text,
        Labels("Price index", "Indeksregulering", "Indeksregulering", "Index"),
        "How its price follows an index."),
      Field(
        "status", .choice(ContractWords.statuses), Labels("Status", "Status", "Status", "Status"),
        "What has become of it.", [.required], defaultValue: "active"),
      Shared.open,
      Field(
        "renews", .reference(Relation(.contract, inverse: "renewals")),
        Labels("Renews", "Fornyer", "Fornyer", "Förnyar"), "The contract it follows."),
      Field(
        "anchor", .day, Labels("Anchor", "Ankerdag", "Ankerdag", "Ankardag"),
        "The first day of the first term, whose day of the month the terms keep.", [.system]),
    ])
}

/// The words of contracts.
package enum ContractWords {
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
package enum ContractRules {
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
    func day(_ name: String) -> Day? { row.string(name).flatMap { $0.withBytes { Day($0) } } }
    func number(_ name: String) -> Int64? {
      draft.layout.column(name).flatMap { row.isNull($0) ? nil : row.integer($0) }
    }
    guard let start = day("starts_on"), let end = draft.layout.column("ends_on"),
      let anchor = draft.layout.column("anchor")
    else { return }
    if row.isNull(anchor) { row.set(anchor, start.description) }
    let first = day("anchor") ?? start
    let isFirst = draft.wasAssigned("starts_on") || draft.wasAssigned("term_months")
    if let months = number("term_months"),
      row.isNull(end) || isFirst && !draft.wasAssigned("ends_on")
    {
      row.set(end, ContractRules.end(of: start, months: Int(months), anchor: first).description)
    }
    if let end = day("ends_on"), end < start { throw ValueFault("over before it begins") }
    if row.integer(draft.layout.column("auto_renew") ?? 0) != 0, number("term_months") == nil {
      throw ValueFault("renewed without a term", hint: "say how long a term is: term_months=12")
    }
  }
}
