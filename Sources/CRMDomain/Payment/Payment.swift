extension Noun {
  /// An invoice and when it was paid.
  package static let payment = Noun(
    .payment, plural: "payments", Labels("Payment", "Betaling", "Betaling", "Betalning"),
    [.addsUp], positional: ["company", "amount"], titles: ["invoice"],
    summary: ["company", "amount", "due_on"],
    listed: ["id", "invoice", "company", "amount", "due_on", "paid_on"], order: ["-due_on", "-id"],
    timeline: [Happening("payment", at: ["paid_on"], what: ["invoice"], .said("paid"))],
    indexes: { [TableIndex("invoice", where: "invoice IS NOT NULL"), TableIndex("company")] },
    help: {
      NounHelp(
        "Invoices, and when they were paid.",
        examples: [
          ("add", ["crm payment add 1 12500 invoice=10345 due_on=2026-12-01"]),
          ("list", ["crm payment list due_on=..yesterday 'paid_on is empty'"]),
          ("edit", ["crm payment edit invoice:10344 paid_on=today"]),
        ])
    },
    fields: [
      Field(
        "invoice", .code(.plain), Labels("Invoice", "Faktura", "Faktura", "Faktura"),
        "The number of the invoice.", [.naturalKey, .unique],
        aliases: ["invoice number", "fakturanr", "fakturanummer", "invoice no"]),
      CommonFields.company(inverse: "payments"),
      Field(
        "order", .reference(Reference(.order, inverse: "payments", belongs: true)),
        Labels("Order", "Ordre", "Ordre", "Order"), "The order it is for."),
      Field(
        "amount", .money, Labels("Amount", "Beløp", "Beløb", "Belopp"), "How much.", [.required],
        aliases: ["total", "sum"]),
      CommonFields.currency,
      Field(
        "due_on", .day, Labels("Due", "Forfall", "Forfald", "Förfaller"), "When it is due.",
        [.required, .ahead], aliases: ["due date", "forfallsdato", "forfaldsdato", "förfallodatum"]),
      Field(
        "paid_on", .day, Labels("Paid", "Betalt", "Betalt", "Betald"), "When it was paid.",
        [.behind],
        aliases: ["paid date", "betalingsdato", "payment date"]),
    ])
}
