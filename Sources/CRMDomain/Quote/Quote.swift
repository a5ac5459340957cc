extension NounName {
  package static let sentQuote = NounName(rawValue: "sent_quote")
}

extension Noun {
  /// What we offer somebody, for how much.
  package static let quote = Noun(
    .quote, plural: "quotes", Labels("Quote", "Tilbud", "Tilbud", "Offert"),
    [.hidesClosed, .isWhole],
    positional: ["title"], titles: ["number"],
    summary: ["title", "company", "status", "net", "recurring"],
    listed: [
      "id", "number", "version", "company", "title", "status", "net", "recurring", "valid_until",
    ],
    order: ["-id"], lifecycle: QuoteWords.lifecycle,
    timeline: [Happening("quote", at: ["decided_at"], what: ["number"], .field("status"))],
    parts: [.line],
    rules: { (draft: RecordDraft) throws(ValueFault) in try QuoteMath.agreeSums(draft) },
    indexes: {
      [
        TableIndex("number", isUnique: true), TableIndex("deal"), TableIndex("company"),
        TableIndex("valid_until", where: "open"),
        TableIndex("contact", where: "contact IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "What we offer, for how much.",
        examples: [
          (
            "add",
            [
              "crm quote add \"Website 2027\" deal=1 valid_until=+30d",
              "crm quote add company=1 language=nb price_list=partner",
            ]
          ),
          (
            "list",
            ["crm quote list company=1", "crm quote list status=sent,opened valid_until=..+7d"]
          ),
          ("edit", ["crm quote edit Q-1 valid_until=2027-01-31"]),
          ("show", ["crm quote show Q-1"]),
        ])
    },
    fields: [
      Field(
        "number", .code(.plain), Labels("Number", "Nummer", "Nummer", "Nummer"),
        "What it is called: Q-12.", [.naturalKey, .unique, .fixed]),
      Field(
        "version", .integer(1...10_000), Labels("Version", "Versjon", "Version", "Version"),
        "Which of its versions: what was sent is never changed.", [.system], defaultValue: "1"),
      Field(
        "title", .text, Labels("Title", "Tittel", "Titel", "Titel"), "What it is about.",
        aliases: ["subject", "name"]),
      CommonFields.deal(inverse: "quotes"), CommonFields.company(inverse: "quotes"),
      CommonFields.contact(inverse: "quotes"),
      Field(
        "status", .choice(QuoteWords.statuses), Labels("Status", "Status", "Status", "Status"),
        "What has become of it.", [.system], defaultValue: "draft"),
      CommonFields.open, CommonFields.currency,
      Field(
        "language", .code(.language), Labels("Language", "Språk", "Sprog", "Språk"),
        "The language it is written in, ISO 639-1."),
      Field(
        "country", .code(.country), Labels("Country", "Land", "Land", "Land"),
        "Where it goes. The VAT charged is that of the own country."),
      Field(
        "price_list", .code(.plain), Labels("Price list", "Prisliste", "Prisliste", "Prislista"),
        "The list its prices come from."),
      Field(
        "valid_until", .day, Labels("Valid until", "Gyldig til", "Gyldig til", "Giltig till"),
        "The last day it can be accepted.", [.ahead], aliases: ["valid to", "expires"]),
      Field(
        "terms", .note, Labels("Terms", "Vilkår", "Vilkår", "Villkor"), "What else is agreed."),
      Field(
        "sent_at", .instant, Labels("Sent", "Sendt", "Sendt", "Skickad"), "When it was sent.",
        [.system]),
      Field(
        "opened_at", .instant, Labels("Opened", "Åpnet", "Åbnet", "Öppnad"),
        "When they first looked at it.", [.system]),
      Field(
        "decided_at", .instant, Labels("Decided", "Avgjort", "Afgjort", "Avgjord"),
        "When it was accepted or rejected, or ran out.", [.system]),
      Field(
        "reason", .text, Labels("Reason", "Årsak", "Årsag", "Orsak"), "Why it was rejected."),
      Field(
        "approved_by", .reference(Reference(.user)),
        Labels("Approved by", "Godkjent av", "Godkendt af", "Godkänd av"),
        "Who agreed to its discount.", [.system]),
      Field(
        "discount", .percent, Labels("Discount", "Rabatt", "Rabat", "Rabatt"),
        "How much less than its list prices it is.", [.system]),
      CommonFields.net, CommonFields.vat, CommonFields.gross, CommonFields.recurring,
    ])

  /// A line of a quote or an order.
  package static let line = Noun(
    .line, plural: "lines", Labels("Line", "Linje", "Linje", "Rad"),
    [.internalRecord, .addsUp, .isWhole],
    positional: ["product"], titles: [], summary: ["text", "quantity", "net"],
    listed: [
      "id", "quote", "order", "text", "quantity", "unit_price", "discount", "vat_code", "period",
      "net",
    ], order: ["quote", "order", "position"],
    rules: { (draft: RecordDraft) throws(ValueFault) in try QuoteMath.checkLine(draft) },
    indexes: {
      [
        TableIndex("quote"), TableIndex("sales_order"), TableIndex("product"),
        TableIndex("return_of", where: "return_of IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "The lines of quotes and orders.",
        examples: [
          (
            "add",
            [
              "crm line add D1 quote=Q-1 quantity=10 discount=10%",
              "crm line add text=\"Travel\" quote=Q-1 unit_price=1200 vat_code=standard",
            ]
          ),
          (
            "list",
            ["crm line list quote=Q-1", "crm line list order.company=1 'return_of is not empty'"]
          ),
          ("edit", ["crm line edit 1 quantity=2.5"]),
        ])
    },
    fields: [
      Field(
        "quote", .reference(Reference(.quote, inverse: "lines", isOwned: true)),
        Labels("Quote", "Tilbud", "Tilbud", "Offert"), "The quote it is a line of.", [.fixed]),
      Field(
        "order", .reference(Reference(.order, inverse: "lines", isOwned: true)),
        Labels("Order", "Ordre", "Ordre", "Order"), "The order it is a line of.", [.fixed]),
      Field(
        "position", .integer(1...100_000), Labels("Position", "Plass", "Plads", "Plats"),
        "Where it stands."),
      Field(
        "product", .reference(Reference(.product, inverse: "lines")),
        Labels("Product", "Produkt", "Produkt", "Produkt"), "What it is for."),
      Field("text", .text, Labels("Text", "Tekst", "Tekst", "Text"), "What it says."),
      Field(
        "quantity", .decimal, Labels("Quantity", "Antall", "Antal", "Antal"), "How many.",
        [.required], heading: Labels("Qty", "Antall", "Antal", "Antal"),
        aliases: ["qty", "antall"],
        defaultValue: "1"),
      Field("unit", .text, Labels("Unit", "Enhet", "Enhed", "Enhet"), "What it is counted in."),
      Field(
        "unit_price", .decimal, Labels("Unit price", "Enhetspris", "Enhedspris", "Enhetspris"),
        "What one costs, up to four decimals, without VAT; by the best price there is unless said.",
        heading: Labels("Price", "Pris", "Pris", "Pris"), aliases: ["price", "pris"]),
      Field(
        "discount", .percent, Labels("Discount", "Rabatt", "Rabat", "Rabatt"),
        "How much less, per cent."),
      Field(
        "discount_amount", .money,
        Labels("Discount amount", "Rabattbeløp", "Rabatbeløb", "Rabattbelopp"),
        "How much less for the whole line."),
      Field(
        "vat_code", .choice(VATWords.codes), Labels("VAT", "Mva.", "Moms", "Moms"),
        "How it is taxed; as its product, unless said."),
      Field(
        "period", .choice(QuoteWords.periods), Labels("Period", "Periode", "Periode", "Period"),
        "How often it is charged; as its product, unless said."),
      Field(
        "return_of", .reference(Reference(.line, inverse: "returns")),
        Labels("Return of", "Retur av", "Retur af", "Retur av"), "The line it takes back."),
      Field(
        "list_price", .decimal, Labels("List price", "Listepris", "Listepris", "Listpris"),
        "What one costs without any discount.", [.system]),
      Field(
        "price_rule", .text, Labels("Price rule", "Prisregel", "Prisregel", "Prisregel"),
        "Where the price comes from.", [.system]),
      Field(
        "vat_rate", .percent, Labels("VAT rate", "Mva.-sats", "Momssats", "Momssats"),
        "The rate on the day of supply.", [.system]),
      Field(
        "currency", .code(.currency), Labels("Currency", "Valuta", "Valuta", "Valuta"),
        "That of its quote or order.", [.system]),
      Field(
        "net", .money, Labels("Net", "Netto", "Netto", "Netto"), "What it comes to, without VAT.",
        [.system]),
    ])

  /// A quote as it was sent.
  package static let sentQuote = Noun(
    .sentQuote, plural: "sent_quotes",
    Labels("Sent quote", "Sendt tilbud", "Sendt tilbud", "Skickad offert"),
    [.internalRecord, .appendOnly, .sealed, .isWhole], positional: ["quote"], titles: [],
    summary: ["quote", "version"],
    listed: ["id", "quote", "version", "sent_at", "net", "gross", "recurring"],
    order: ["id"],
    timeline: [
      Happening("quote", at: ["sent_at"], what: ["number"], .said("sent"), of: "quote")
    ],
    verbs: .read,
    indexes: { [TableIndex("quote")] },
    help: { NounHelp("Quotes, as they were sent.") },
    fields: [
      Field(
        "quote", .reference(Reference(.quote, inverse: "sent", isOwned: true)),
        Labels("Quote", "Tilbud", "Tilbud", "Offert"), "Which quote.", [.required],
        handling: .structure),
      Field(
        "version", .integer(1...10_000), Labels("Version", "Versjon", "Version", "Version"),
        "Which version.", [.required], handling: .structure),
    ] + CommonFields.sent)
}

extension Noun {
  /// What became of quotes, and when.
  static let quoteMoves = Noun(movesOf: .quote)
}

/// The words of quotes.
package enum QuoteWords {
  /// How quotes go on: nobody writes their status, what is done with them does.
  static let lifecycle: Lifecycle = {
    let sent = ["sent", "opened"]
    let decided = Quote.decidedAt.name
    return Lifecycle(
      Quote.status,
      [
        Lifecycle.State("draft", isOpen: true),
        Lifecycle.State("pending_approval", isOpen: true),
        Lifecycle.State("approved", isOpen: true),
        Lifecycle.State("sent", isOpen: true, stamp: Quote.sentAt.name),
        Lifecycle.State("opened", isOpen: true, stamp: Quote.openedAt.name),
        Lifecycle.State("accepted", isOpen: false, stamp: decided),
        Lifecycle.State("rejected", isOpen: false, stamp: decided),
        Lifecycle.State("expired", isOpen: false, stamp: decided),
      ],
      moves: [
        // Whoever may not ask so little asks somebody else; any change makes an agreement void.
        Lifecycle.Move(from: ["draft", "approved"], to: "pending_approval", byEdit: false),
        Lifecycle.Move(from: asked, to: "draft", byEdit: false),
        Lifecycle.Move("approve", "approved", from: ["draft", "pending_approval"], to: "approved"),
        Lifecycle.Move("send", "sent", from: changeable, to: "sent"),
        Lifecycle.Move("open", "opened", from: ["sent"], to: "opened"),
        Lifecycle.Move("accept", "accepted", from: sent, to: "accepted"),
        Lifecycle.Move("reject", "rejected", from: sent, to: "rejected"),
        Lifecycle.Move(from: sent, to: "expired", byEdit: false),
        Lifecycle.Move("revise", "revised", from: sent + ["rejected", "expired"], to: "draft"),
      ],
      begins: ["draft"], reason: Quote.reason.name)
  }()

  /// What can become of a quote.
  package static let statuses = [
    Choice("draft", Labels("Draft", "Utkast", "Kladde", "Utkast")),
    Choice(
      "pending_approval",
      Labels(
        "Pending approval", "Venter på godkjenning", "Afventer godkendelse", "Väntar på godkännande"
      )),
    Choice("approved", Labels("Approved", "Godkjent", "Godkendt", "Godkänd")),
    Choice("sent", Labels("Sent", "Sendt", "Sendt", "Skickad")),
    Choice("opened", Labels("Opened", "Åpnet", "Åbnet", "Öppnad")),
    Choice("accepted", Labels("Accepted", "Akseptert", "Accepteret", "Accepterad")),
    Choice("rejected", Labels("Rejected", "Avslått", "Afvist", "Avvisad")),
    Choice("expired", Labels("Expired", "Utløpt", "Udløbet", "Utgången")),
  ]

  /// The statuses before it is sent, in which its lines are written.
  package static let changeable = ["draft"] + asked

  /// The statuses in which somebody else was asked to agree, which any change makes void.
  package static let asked = ["pending_approval", "approved"]

  /// Those in which somebody agreed to its prices, here or who was given it.
  package static let agreed = ["approved", "sent", "opened", "accepted"]

  /// Those in which something has become of it.
  package static let decidedStatuses = ["accepted", "rejected", "expired"]

  /// How often something is charged.
  package static let periods = [
    Choice("once", Labels("Once", "Engangs", "Engangs", "Engångs")),
    Choice("week", Labels("Weekly", "Ukentlig", "Ugentlig", "Veckovis")),
    Choice("month", Labels("Monthly", "Månedlig", "Månedlig", "Månadsvis")),
    Choice("quarter", Labels("Quarterly", "Kvartalsvis", "Kvartalsvis", "Kvartalsvis")),
    Choice("year", Labels("Yearly", "Årlig", "Årlig", "Årsvis")),
  ]
}

/// The fields of quotes that code names.
package enum Quote {
  package static let approvedBy = Key<Int64>("approved_by")
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let country = Key<String>("country")
  package static let createdBy = Key<Int64>("created_by")
  package static let currency = Key<Currency>("currency")
  package static let deal = Key<Int64>("deal")
  package static let decidedAt = Key<Instant>("decided_at")
  package static let discount = Key<Decimal>("discount")
  package static let gross = Key<Int64>("gross")
  package static let language = Key<String>("language")
  package static let net = Key<Int64>("net")
  package static let number = Key<String>("number")
  package static let open = Key<Bool>("open")
  package static let openedAt = Key<Instant>("opened_at")
  package static let owner = Key<Int64>("owner")
  package static let priceList = Key<String>("price_list")
  package static let reason = Key<String>("reason")
  package static let recurring = Key<Int64>("recurring")
  package static let sentAt = Key<Instant>("sent_at")
  package static let status = Key<String>("status")
  package static let terms = Key<String>("terms")
  package static let title = Key<String>("title")
  package static let validUntil = Key<Day>("valid_until")
  package static let vat = Key<Int64>("vat")
  package static let version = Key<Int64>("version")
}

/// The fields of lines that code names.
package enum Line {
  package static let currency = Key<Currency>("currency")
  package static let discount = Key<Decimal>("discount")
  package static let discountAmount = Key<Int64>("discount_amount")
  package static let listPrice = Key<Decimal>("list_price")
  package static let net = Key<Int64>("net")
  package static let order = Key<Int64>("order")
  package static let period = Key<String>("period")
  package static let position = Key<Int64>("position")
  package static let priceRule = Key<String>("price_rule")
  package static let product = Key<Int64>("product")
  package static let quantity = Key<Decimal>("quantity")
  package static let quote = Key<Int64>("quote")
  package static let returnOf = Key<Int64>("return_of")
  package static let text = Key<String>("text")
  package static let unit = Key<String>("unit")
  package static let unitPrice = Key<Decimal>("unit_price")
  package static let vatCode = Key<String>("vat_code")
  package static let vatRate = Key<Decimal>("vat_rate")
}

/// The fields of sent quotes that code names.
package enum SentQuote {
  package static let currency = Key<Currency>("currency")
  package static let document = Key<String>("document")
  package static let gross = Key<Int64>("gross")
  package static let net = Key<Int64>("net")
  package static let quote = Key<Int64>("quote")
  package static let recurring = Key<Int64>("recurring")
  package static let sentAt = Key<Instant>("sent_at")
  package static let version = Key<Int64>("version")
}
