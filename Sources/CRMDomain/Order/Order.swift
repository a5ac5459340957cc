extension NounName {
  package static let sentOrder = NounName(rawValue: "sent_order")
}

extension Noun {
  /// What somebody ordered.
  package static let order = Noun(
    .order, plural: "orders", Labels("Order", "Ordre", "Ordre", "Order"),
    [.addsUp, .isWhole], positional: ["company"], titles: ["number"],
    summary: ["company", "status", "gross", "recurring"],
    listed: ["id", "number", "company", "status", "gross", "recurring", "ordered_on"],
    order: ["-ordered_on", "-id"],
    lifecycle: Lifecycle(
      Order.status,
      [
        Lifecycle.State("open", isOpen: true, clears: [Order.deliveredOn.name]),
        Lifecycle.State("delivered", isOpen: true, stamp: Order.deliveredOn.name),
        Lifecycle.State("invoiced", isOpen: false), Lifecycle.State("cancelled", isOpen: false),
        Lifecycle.State("returned", isOpen: false),
      ]),
    timeline: [
      Happening(
        "order", at: ["ordered_on", "created_at"], what: ["number"], .firstState, showsMoves: true)
    ],
    parts: [.line],
    rules: { (draft: RecordDraft) throws(ValueFault) in try QuoteMath.agreeSums(draft) },
    indexes: {
      [
        TableIndex("number", isUnique: true), TableIndex("company, ordered_on"), TableIndex("deal"),
        TableIndex("contact", where: "contact IS NOT NULL"),
        TableIndex("quote", where: "quote IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "What was ordered, and what came back.",
        examples: [
          ("add", ["crm order add \"Nordic Solutions\" ordered_on=2026-11-01 source=webshop"]),
          (
            "list", ["crm order list company=1", "crm order list lines.product=D1 ordered_on=2026"]
          ),
          ("edit", ["crm order edit O-1 status=delivered"]),
        ])
    },
    fields: [
      Field(
        "number", .code(.plain), Labels("Number", "Nummer", "Nummer", "Nummer"),
        "What it is called: O-12.", [.naturalKey, .unique],
        aliases: ["order number", "ordrenummer"]),
      Field(
        "quote", .reference(Reference(.quote, inverse: "orders", belongs: true)),
        Labels("Quote", "Tilbud", "Tilbud", "Offert"), "The quote that was accepted."),
      CommonFields.deal(inverse: "orders"), CommonFields.company(inverse: "orders"),
      CommonFields.contact(inverse: "orders"),
      Field(
        "status", .choice(OrderWords.statuses), Labels("Status", "Status", "Status", "Status"),
        "What has become of it.", [.required], defaultValue: "open"),
      Field(
        "ordered_on", .day, Labels("Ordered", "Bestilt", "Bestilt", "Beställd"), "When.",
        [.required, .behind],
        aliases: ["order date", "ordredato"]),
      Field(
        "deliver_by", .day,
        Labels("Deliver by", "Leveres innen", "Leveres inden", "Leverera senast"),
        "When it is promised for.", [.ahead]),
      Field(
        "delivered_on", .day, Labels("Delivered", "Levert", "Leveret", "Levererad"),
        "When it was delivered.", [.behind]),
      Field(
        "country", .code(.country), Labels("Country", "Land", "Land", "Land"),
        "Where it goes. The VAT charged is that of the own country."),
      Field(
        "source", .text, Labels("Source", "Kilde", "Kilde", "Källa"),
        "Where it came in: a web shop, a quote."),
      CommonFields.currency,
      CommonFields.net, CommonFields.vat, CommonFields.gross, CommonFields.recurring,
    ])
}

extension Noun {
  /// The confirmation of an order as it was sent.
  package static let sentOrder = Noun(
    .sentOrder, plural: "sent_orders",
    Labels("Sent order", "Sendt ordre", "Sendt ordre", "Skickad order"),
    [.internalRecord, .appendOnly, .sealed, .isWhole], positional: ["order"], titles: [],
    summary: ["order", "sent_at"],
    listed: ["id", "order", "sent_at", "net", "gross", "recurring"],
    order: ["id"],
    timeline: [
      Happening("order", at: ["sent_at"], what: ["number"], .said("sent"), of: "order")
    ],
    verbs: .read,
    indexes: { [TableIndex("sales_order")] },
    help: { NounHelp("Confirmations of orders, as they were sent.") },
    fields: [
      Field(
        "order", .reference(Reference(.order, inverse: "sent", isOwned: true)),
        Labels("Order", "Ordre", "Ordre", "Order"), "Which order.", [.required],
        handling: .structure)
    ] + CommonFields.sent)
}

extension Noun {
  /// What became of orders, and when.
  static let orderMoves = Noun(movesOf: .order)
}

/// The words of orders.
package enum OrderWords {
  /// The statuses in which its lines stay as they are.
  package static let closed = ["invoiced", "cancelled"]

  /// What can become of an order.
  package static let statuses = [
    Choice("open", Labels("Open", "Åpen", "Åben", "Öppen")),
    Choice("delivered", Labels("Delivered", "Levert", "Leveret", "Levererad")),
    Choice("invoiced", Labels("Invoiced", "Fakturert", "Faktureret", "Fakturerad")),
    Choice("cancelled", Labels("Cancelled", "Avbestilt", "Annulleret", "Avbeställd")),
    Choice("returned", Labels("Returned", "Returnert", "Returneret", "Returnerad")),
  ]
}

/// The fields of orders that code names.
package enum Order {
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let currency = Key<Currency>("currency")
  package static let gross = Key<Int64>("gross")
  package static let net = Key<Int64>("net")
  package static let deliverBy = Key<Day>("deliver_by")
  package static let deliveredOn = Key<Day>("delivered_on")
  package static let number = Key<String>("number")
  package static let orderedOn = Key<Day>("ordered_on")
  package static let owner = Key<Int64>("owner")
  package static let quote = Key<Int64>("quote")
  package static let recurring = Key<Int64>("recurring")
  package static let source = Key<String>("source")
  package static let status = Key<String>("status")
}

/// The fields of confirmations that code names.
package enum SentOrder {
  package static let currency = Key<Currency>("currency")
  package static let document = Key<String>("document")
  package static let gross = Key<Int64>("gross")
  package static let net = Key<Int64>("net")
  package static let order = Key<Int64>("order")
  package static let recurring = Key<Int64>("recurring")
  package static let sentAt = Key<Instant>("sent_at")
}
