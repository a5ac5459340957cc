extension Noun {
  /// A company, association or authority.
  package static let company = Noun(
    .company, plural: "companies", Labels("Company", "Firma", "Firma", "Företag"),
    [.hidesInactive, .sortsByName, .searched, .isOwned, .stands],
    summary: ["org_number", "domain"],
    listed: ["id", "name", "org_number", "city", "industry", "owner", "last_activity"],
    order: ["sort_key"],
    writers: [.manager, .sales, .support],
    lifecycle: Lifecycle(Company.lifecycle, LifecycleStage.states),
    rules: { (draft: RecordDraft) throws(ValueFault) in
      // An organisation number belongs to a country: without one, to the database's own.
      guard let number = draft.layout.column(Company.orgNumber), !draft.row.isNull(number),
        let country = draft.layout.column(Company.country), draft.row.isNull(country)
      else { return }
      draft.row.set(country, draft.rules.country)
    },
    indexes: {
      [
        TableIndex("name_fold"), TableIndex("sort_key"), TableIndex("email_key"),
        TableIndex("phone"),
        TableIndex("org_number, country", where: "org_number IS NOT NULL"), TableIndex("parent"),
        TableIndex("owner, id"),
        TableIndex("id", named: "inactive", where: "NOT active"),
        TableIndex("currency"),  // which currencies there are
      ]
    },
    help: {
      NounHelp(
        "Companies, associations, authorities.",
        examples: [
          (
            "add",
            [
              "crm company add \"Oslo Design\" domain=oslodesign.no org_number=974760673",
              "crm company add \"Oslo Design Bergen\" parent=\"Oslo Design\" city=Bergen",
            ]
          ),
          (
            "list",
            [
              "crm company list industry=Retail",
              "crm company list 'risk>=6' --fields name,risk,annual_revenue --sort -annual_revenue",
            ]
          ),
          ("show", ["crm company show 1", "crm company show oslodesign.no --json"]),
          ("edit", ["crm company edit 1 city=Oslo lifecycle=customer"]),
          ("remove", ["crm company remove \"Fjord Gruppen\" --dry-run"]),
          (
            "import",
            [
              "crm company import companies.csv --dry-run",
              "crm company import companies.csv currency=EUR",
            ]
          ),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "The registered name.",
        [.required, .searched],
        aliases: [
          "company name", "account name", "company", "organization", "organization - name", "firma",
          "firmanavn", "bedrift", "bedriftsnavn", "virksomhed", "företag", "företagsnamn", "kunde",
          "kundenavn", "customer", "kundnamn",
        ]),
      Field(
        "org_number", .code(.organisationNumber),
        Labels("Org. number", "Org.nr.", "CVR-nr.", "Org.nr"),
        "The number in the country's register.",
        [.naturalKey, .unique, .searched, .identifying],
        aliases: [
          "organisation number", "organization number", "organisasjonsnummer",
          "organisationsnummer", "orgnr", "org.nr", "org nr", "cvr", "cvr-nummer", "y-tunnus",
        ]),
      Field(
        "vat_number", .code(.vatNumber),
        Labels("VAT number", "Mva.-nummer", "Momsnummer", "Momsnummer"),
        "The number for value added tax, with its prefix.", aliases: ["vat", "mva-nummer"]),
      Field(
        "domain", .list(.domain), Labels("Domain", "Domene", "Domæne", "Domän"),
        "The domains of its e-mail and web pages, the main one first.", [.naturalKey, .searched],
        aliases: ["company domain name", "domains", "domener", "company domains"]),
      CommonFields.email,
      CommonFields.emails,
      CommonFields.phone,
      CommonFields.phones,
      Field(
        "url", .url, Labels("Web page", "Nettside", "Hjemmeside", "Webbplats"), "Its web page.",
        [.searched],
        aliases: [
          "website", "website url", "homepage", "hjemmeside", "webb", "web",
          "organization - website",
        ]),
      Field(
        "industry", .text, Labels("Industry", "Bransje", "Branche", "Bransch"), "What it lives by.",
        aliases: ["organization - industry", "næring", "naeringskode1.beskrivelse"]),
      Field(
        "employees", .integer(0...100_000_000),
        Labels("Employees", "Ansatte", "Ansatte", "Anställda"), "How many people work there.",
        aliases: ["number of employees", "numberofemployees", "antall ansatte", "antallansatte"]),
      Field(
        "parent", .reference(Reference(.company, inverse: "children")),
        Labels("Parent", "Morselskap", "Moderselskab", "Moderbolag"), "The company it belongs to.",
        aliases: ["parent account", "parent company", "mor", "konsern"]),
    ] + CommonFields.address + [
      CommonFields.lifecycle,
      Field(
        "annual_revenue", .money,
        Labels("Annual revenue", "Årlig omsetning", "Årlig omsætning", "Årlig omsättning"),
        "What we sell to it in a year.",
        heading: Labels("Revenue", "Omsetning", "Omsætning", "Omsättning"),
        aliases: ["annualrevenue", "revenue", "omsetning", "omsætning", "omsättning"]),
      Field(
        "currency", .code(.currency), Labels("Currency", "Valuta", "Valuta", "Valuta"),
        "What its amounts are in, ISO 4217."),
      Field(
        "revenue_growth", .percent, Labels("Growth", "Vekst", "Vækst", "Tillväxt"),
        "How its revenue grows in a year, per cent.",
        aliases: [
          "årlig vekst", "årlig vekst i omsetning", "årlig vækst", "årlig tillväxt",
          "annual growth",
          "annual revenue growth",
        ]),
      Field(
        "risk", .integer(1...10),
        Labels("Risk", "Risikovurdering", "Risikovurdering", "Riskbedömning"),
        "1 safe, 10 worst.", heading: Labels("Risk", "Risiko", "Risiko", "Risk"),
        aliases: ["risiko", "risk rating"]),
      Field(
        "customer_value", .integer(1...10),
        Labels("Customer value", "Kundeverdi", "Kundeværdi", "Kundvärde"), "1 low, 10 high.",
        heading: Labels("Value", "Verdi", "Værdi", "Värde")),
      Field(
        "followup", .choice(Portfolio.followups),
        Labels("Follow-up", "Oppfølging", "Opfølgning", "Uppföljning"), "How often we follow up.",
        aliases: [
          "oppfølgingsfrekvens", "opfølgningsfrekvens", "uppföljningsfrekvens",
          "follow-up frequency",
        ]),
      Field(
        "contract_years", .integer(0...100),
        Labels("Contract years", "Kontraktslengde", "Kontraktlængde", "Avtalslängd"),
        "How many years the contract runs.",
        heading: Labels("Years", "År", "År", "År"),
        aliases: [
          "contract length (years)", "kontraktslengde (år)", "kontraktlængde (år)",
          "avtalslängd (år)",
        ]),
      Field(
        "market_segment", .text,
        Labels("Market segment", "Markedssegment", "Markedssegment", "Marknadssegment"),
        "The part of the market it belongs to."),
      Field(
        "loyalty", .choice(Portfolio.loyalties),
        Labels("Loyalty", "Lojalitet", "Loyalitet", "Lojalitet"), "How loyal it is.",
        aliases: ["lojalitetsnivå", "loyalitetsniveau", "loyalty level"]),
      Field(
        "potential_growth", .percent,
        Labels("Potential growth", "Potensiell vekst", "Potentiel vækst", "Potentiell tillväxt"),
        "How much more we could sell, per cent.",
        heading: Labels("Potential", "Potensial", "Potentiale", "Potential")),
      CommonFields.active,
    ] + CommonFields.activity)
}

extension Noun {
  /// How far companies came with us, and when.
  static let companyMoves = Noun(movesOf: .company)
}

/// The words of the customer portfolio.
package enum Portfolio {
  /// How often a customer is followed up.
  package static let followups = [
    Choice("monthly", Labels("Monthly", "Månedlig", "Månedlig", "Månadsvis")),
    Choice("quarterly", Labels("Quarterly", "Kvartalsvis", "Kvartalsvis", "Kvartalsvis")),
    Choice("half_yearly", Labels("Half-yearly", "Halvårlig", "Halvårlig", "Halvårsvis")),
    Choice("yearly", Labels("Yearly", "Årlig", "Årlig", "Årsvis")),
  ]

  /// How loyal a customer is.
  package static let loyalties = [
    Choice("low", Labels("Low", "Lav", "Lav", "Låg")),
    Choice("medium", Labels("Medium", "Middels", "Mellem", "Medel")),
    Choice("high", Labels("High", "Høy", "Høj", "Hög")),
  ]
}

/// The fields of companies that code names.
package enum Company {
  package static let city = Key<String>("city")
  package static let country = Key<String>("country")
  package static let postalCode = Key<String>("postal_code")
  package static let street = Key<String>("street")
  package static let domain = Key<String>("domain")
  package static let lifecycle = Key<String>("lifecycle")
  package static let name = Key<String>("name")
  package static let orgNumber = Key<String>("org_number")
  package static let parent = Key<Int64>("parent")
  package static let vatNumber = Key<String>("vat_number")
}
