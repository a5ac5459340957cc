extension Noun {
  /// Something that is sold.
  package static let product = Noun(
    .product, plural: "products", Labels("Product", "Produkt", "Produkt", "Produkt"),
    [.hidesInactive], positional: ["name"], titles: ["name"], summary: ["sku", "price"],
    listed: ["id", "sku", "name", "unit", "price", "vat_code", "period"], order: ["name"],
    writers: .leaders,
    parts: [.price],
    indexes: {
      [
        TableIndex("sku", where: "sku IS NOT NULL"), TableIndex("name_fold"),
        TableIndex("id", named: "inactive", where: "NOT active"),
      ]
    },
    help: {
      NounHelp(
        "What is sold.",
        examples: [
          (
            "add",
            [
              "crm product add \"Support, basic\" sku=S1 price=900 period=month cost=300",
              "crm product add \"Support, gold\" sku=S2 price=1900 period=month requires=H1",
            ]
          ),
          ("edit", ["crm product edit D1 price=1290"]),
          ("remove", ["crm product remove 3 --dry-run"]),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What it is called.", [.required],
        aliases: ["product name", "produktnavn", "varenavn"]),
      Field(
        "sku", .code(.plain), Labels("SKU", "Varenr.", "Varenr.", "Artikelnr"),
        "The number it is ordered by.", [.naturalKey, .unique],
        aliases: ["product code", "varenummer", "artikelnummer", "item number"]),
      Field(
        "unit", .text, Labels("Unit", "Enhet", "Enhed", "Enhet"), "What it is counted in."),
      Field(
        "price", .money, Labels("Price", "Pris", "Pris", "Pris"),
        "What one costs where no price list says otherwise, without VAT.",
        aliases: ["unit price", "utsalgspris"]),
      Field(
        "cost", .money, Labels("Cost", "Kostnad", "Kostpris", "Kostnad"), "What one costs us.",
        aliases: ["unit cost", "innkjøpspris"]),
      CommonFields.currency,
      Field(
        "vat_code", .choice(VATWords.codes), Labels("VAT", "Mva.", "Moms", "Moms"),
        "How it is taxed.", [.required], defaultValue: "standard"),
      Field(
        "period", .choice(QuoteWords.periods), Labels("Period", "Periode", "Periode", "Period"),
        "How often it is charged.", [.required], defaultValue: "once"),
      Field(
        "category", .text, Labels("Category", "Kategori", "Kategori", "Kategori"),
        "What it belongs to.", aliases: ["product category", "varegruppe"]),
      Field(
        "requires", .references(Reference(.product)),
        Labels("Requires", "Krever", "Kræver", "Kräver"), "What must be sold with it."),
      Field(
        "excludes", .references(Reference(.product)),
        Labels("Excludes", "Utelukker", "Udelukker", "Utesluter"), "What must not be sold with it."),
      CommonFields.active,
    ])

  /// What a product costs, for some, for some time.
  package static let price = Noun(
    .price, plural: "prices", Labels("Price", "Pris", "Pris", "Pris"), [.internalRecord],
    positional: ["product", "amount"], titles: [], summary: ["product", "amount", "list"],
    listed: [
      "id", "product", "list", "company", "segment", "min_quantity", "amount", "currency",
      "valid_from", "valid_to",
    ], order: ["product", "list", "min_quantity", "-valid_from"],
    writers: .leaders,
    rules: { (draft: RecordDraft) throws(ValueFault) in
      if let from = draft.row.string(Price.validFrom), let to = draft.row.string(Price.validTo),
        to < from
      {
        throw ValueFault("over before it begins")
      }
      try QuoteMath.checkPlaces(draft, Price.amount)
    },
    indexes: { [TableIndex("product")] },
    help: {
      NounHelp(
        "What a product costs, for whom, for how long.",
        examples: [
          (
            "add",
            [
              "crm price add D1 1050 list=partner min_quantity=100 valid_from=2027-01-01",
              "crm price add D1 990.5 company=1",
            ]
          ),
          ("list", ["crm price list product=D1"]),
          ("edit", ["crm price edit 1 valid_to=2027-06-30"]),
        ])
    },
    fields: [
      Field(
        "product", .reference(Reference(.product, inverse: "prices", isOwned: true)),
        Labels("Product", "Produkt", "Produkt", "Produkt"), "Of what.", [.required]),
      Field(
        "list", .code(.plain), Labels("Price list", "Prisliste", "Prisliste", "Prislista"),
        "The list it is in.", [.required], defaultValue: "standard"),
      Field(
        "company", .reference(Reference(.company, inverse: "prices", belongs: true)),
        Labels("Company", "Firma", "Firma", "Företag"), "For whom alone."),
      Field(
        "segment", .reference(Reference(.segment, inverse: nil)),
        Labels("Segment", "Segment", "Segment", "Segment"), "For which group alone."),
      Field(
        "amount", .decimal, Labels("Amount", "Beløp", "Beløb", "Belopp"),
        "What one costs, up to four decimals, without VAT.", [.required]),
      CommonFields.currency,
      Field(
        "min_quantity", .decimal, Labels("From", "Fra antall", "Fra antal", "Från antal"),
        "From how many on.", [.required], defaultValue: "1"),
      CommonFields.validFrom, CommonFields.validTo,
    ])

  /// A rate of value added tax.
  package static let vat = Noun(
    .vat, plural: "vats", Labels("VAT rate", "Mva.-sats", "Momssats", "Momssats"),
    [.internalRecord], positional: ["country", "code", "rate"], titles: [],
    summary: ["country", "code", "rate", "valid_from"],
    listed: ["id", "country", "code", "rate", "valid_from", "valid_to", "source"],
    order: ["country", "code", "valid_from"],
    writers: .leaders,
    help: {
      NounHelp(
        "Rates of value added tax.",
        examples: [
          ("add", ["crm vat add NO food 15 valid_from=2027-01-01 source=\"Stortinget\""]),
          ("list", ["crm vat list country=NO"]),
          ("edit", ["crm vat edit 1 source=\"Skat\""]),
        ])
    },
    fields: [
      Field(
        "country", .code(.country), Labels("Country", "Land", "Land", "Land"), "Where it holds.",
        [.required]),
      Field(
        "code", .choice(VATWords.codes), Labels("Code", "Kode", "Kode", "Kod"),
        "Which of the rates.", [.required]),
      Field(
        "rate", .percent, Labels("Rate", "Sats", "Sats", "Sats"), "Per cent.", [.required]),
      CommonFields.validFrom, CommonFields.validTo,
      Field("source", .text, Labels("Source", "Kilde", "Kilde", "Källa"), "Who says so."),
    ])
}

/// The words of value added tax.
package enum VATWords {
  /// How something can be taxed.
  package static let codes = [
    Choice("standard", Labels("Standard", "Alminnelig", "Almindelig", "Normal")),
    Choice("food", Labels("Food", "Mat", "Fødevarer", "Livsmedel")),
    Choice("reduced", Labels("Reduced", "Redusert", "Reduceret", "Reducerad")),
    Choice("low", Labels("Low", "Lav", "Lav", "Låg")),
    Choice("raw_fish", Labels("Raw fish", "Råfisk", "Rå fisk", "Rå fisk")),
    Choice("zero", Labels("Zero", "Null", "Nul", "Noll")),
    Choice("exempt", Labels("Exempt", "Unntatt", "Fritaget", "Undantagen")),
    Choice(
      "reverse_charge",
      Labels(
        "Reverse charge", "Omvendt avgiftsplikt", "Omvendt betalingspligt", "Omvänd skattskyldighet"
      )),
    Choice("export", Labels("Export", "Eksport", "Eksport", "Export")),
  ]

  /// Whether nothing is charged, whatever the country.
  package static func isFree(_ code: String) -> Bool {
    ["zero", "exempt", "reverse_charge", "export"].contains(code)
  }
}

/// The fields of prices that code names.
package enum Price {
  package static let amount = Key<Decimal>("amount")
  package static let currency = Key<Currency>("currency")
  package static let minQuantity = Key<Decimal>("min_quantity")
  package static let validFrom = Key<Day>("valid_from")
  package static let validTo = Key<Day>("valid_to")
}

/// The fields of products that code names.
package enum Product {
  package static let cost = Key<Int64>("cost")
  package static let currency = Key<Currency>("currency")
  package static let excludes = Key<String>("excludes")
  package static let name = Key<String>("name")
  package static let period = Key<String>("period")
  package static let price = Key<Int64>("price")
  package static let requires = Key<String>("requires")
  package static let unit = Key<String>("unit")
  package static let vatCode = Key<String>("vat_code")
}

/// The fields of rates of VAT that code names.
package enum VAT {
  package static let code = Key<String>("code")
  package static let country = Key<String>("country")
  package static let rate = Key<Decimal>("rate")
  package static let validFrom = Key<Day>("valid_from")
}
