extension Noun {
  /// Somebody who may become a customer.
  package static let lead = Noun(
    .lead, plural: "leads", Labels("Lead", "Lead", "Lead", "Lead"), [.hidesClosed, .isOwned],
    titles: ["name", "email", "phone"], summary: ["company_name", "source", "status"],
    listed: ["id", "name", "company_name", "source", "status", "score"],
    order: ["-open", "-score"],
    writers: [.manager, .sales, .marketing],
    lifecycle: LeadWords.lifecycle,
    timeline: [
      Happening(
        "lead", at: ["created_at"], what: ["name", "email", "phone"], .field("source"),
        showsMoves: true)
    ],
    rules: { (draft: RecordDraft) throws(ValueFault) in
      try LeadDraft.check(draft)
    },
    indexes: {
      [
        TableIndex("owner, id"), TableIndex("email_key"), TableIndex("name_fold"),
        TableIndex("phone"),
        TableIndex("contact", where: "contact IS NOT NULL"),
        TableIndex("company", where: "company IS NOT NULL"),
        TableIndex("deal", where: "deal IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "Who may become a customer.",
        examples: [
          (
            "add",
            [
              "crm lead add \"Per Vik\" email=per@example.no company_name=\"Vik Bygg\" source=web_form"
            ]
          ),
          ("list", ["crm lead list status=mql,sql owner=me", "crm lead list 'score>=50' --json"]),
          ("edit", ["crm lead edit 1 interest=\"New shop\" owner=me"]),
          ("remove", ["crm lead remove 2 --dry-run"]),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "Who it is.", [.personal],
        aliases: ["lead", "full name", "contact name"]),
      CommonFields.contact(inverse: "leads"),
      CommonFields.company(inverse: "leads"),
      Field(
        "company_name", .text, Labels("Company name", "Firmanavn", "Firmanavn", "Företagsnamn"),
        "Where they work, as they wrote it.", [.personal],
        heading: Labels("Company", "Firma", "Firma", "Företag"), aliases: ["organisation"]),
      Field(
        "email", .email, Labels("Email", "E-post", "E-mail", "E-post"), "Where they get mail.",
        [.personal, .naturalKey], aliases: ["e-mail", "email address", "epost", "mail"]),
      Field(
        "phone", .phone, Labels("Phone", "Telefon", "Telefon", "Telefon"),
        "Where they can be called.", [.personal, .naturalKey], aliases: ["mobile", "tlf", "mobil"]),
      Field(
        "country", .code(.country), Labels("Country", "Land", "Land", "Land"),
        "Where they are, ISO 3166-1 alpha-2: whose their telephone number is.", [.personal],
        aliases: ["country/region", "country code", "landkode"]),
      Field(
        "source", .choice(Source.choices), Labels("Source", "Kilde", "Kilde", "Källa"),
        "Where they came from.", [.required, .extensible], aliases: ["lead source"]),
      Field(
        "source_detail", .text,
        Labels("Source detail", "Kildedetalj", "Kildedetalje", "Källdetalj"),
        "Which form, fair, list …"),
      Field(
        "status", .choice(LeadWords.statuses), Labels("Status", "Status", "Status", "Status"),
        "How far they have come.", [.required], defaultValue: "new"),
      CommonFields.open,
      Field(
        "interest", .text, Labels("Interest", "Interesse", "Interesse", "Intresse"),
        "What they asked for.", [.personal]),
      Field(
        "need", .text, Labels("Need", "Behov", "Behov", "Behov"), "What they need.", [.personal]),
      Field(
        "budget", .money, Labels("Budget", "Budsjett", "Budget", "Budget"),
        "What they can spend.", [.notNegative]),
      CommonFields.currency,
      Field(
        "authority", .reference(Reference(.contact, inverse: nil)),
        Labels("Decision maker", "Beslutningstaker", "Beslutningstager", "Beslutsfattare"),
        "Who decides.", [.personal]),
      Field(
        "authority_level", .choice(LeadWords.levels),
        Labels("Authority", "Myndighet", "Beføjelse", "Befogenhet"),
        "What they can decide themselves."),
      Field(
        "timeline", .text, Labels("Timeline", "Tidslinje", "Tidslinje", "Tidslinje"),
        "When they want it: a day, 2026-Q3 …"),
      Field(
        "score", .integer(0...1000), Labels("Score", "Poeng", "Point", "Poäng"),
        "How promising they are, 0 and up.", [.system], defaultValue: "0"),
      Field(
        "definition", .integer(1...Int64.max),
        Labels("Definition", "Definisjon", "Definition", "Definition"),
        "The version of the definition its status was given by.", [.system]),
      Field(
        "first_response_at", .instant,
        Labels("First response", "Første svar", "Første svar", "Första svar"),
        "When we first answered.", [.system]),
      Field(
        "disqualified_reason", .choice(LeadWords.reasons),
        Labels("Reason", "Årsak", "Årsag", "Orsak"), "Why it came to nothing.",
        [.extensible]),
      Field(
        "recycle_on", .day, Labels("Recycle on", "Gjenoppta", "Genoptag", "Återuppta"),
        "When to try again.", [.ahead]),
      Field(
        "converted_at", .instant, Labels("Converted", "Konvertert", "Konverteret", "Konverterad"),
        "When it became a deal.", [.system]),
      Field(
        "deal", .reference(Reference(.deal, inverse: nil)),
        Labels("Deal", "Salgsmulighet", "Salgsmulighed", "Affärsmöjlighet"), "What it became.",
        [.system]),
    ])
}

extension Noun {
  /// What became of leads, and when.
  static let leadMoves = Noun(movesOf: .lead)
}

/// The words of leads.
package enum LeadWords {
  /// How leads go on. Whatever was not converted may be taken up again.
  static let lifecycle: Lifecycle = {
    let all = ["new", "working", "mql", "sql", "disqualified", "recycled"]
    func others(_ state: String) -> [String] { all.filter { $0 != state } }
    return Lifecycle(
      Lead.status,
      [
        Lifecycle.State("new", isOpen: true), Lifecycle.State("working", isOpen: true),
        Lifecycle.State("mql", isOpen: true), Lifecycle.State("sql", isOpen: true),
        Lifecycle.State("converted", isOpen: false, stamp: Lead.convertedAt.name),
        Lifecycle.State("disqualified", isOpen: false, own: [Lead.disqualifiedReason.name]),
        Lifecycle.State("recycled", isOpen: true, own: [Lead.recycleOn.name]),
      ],
      moves: [
        Lifecycle.Move(from: others("new"), to: "new"),
        Lifecycle.Move(from: others("working"), to: "working"),
        Lifecycle.Move(from: others("mql"), to: "mql"),
        Lifecycle.Move("qualify", "qualified", from: others("sql"), to: "sql", byEdit: true),
        Lifecycle.Move(
          "convert", "converted", from: all.filter { $0 != "disqualified" }, to: "converted"),
        Lifecycle.Move(
          "disqualify", "disqualified", from: others("disqualified"), to: "disqualified",
          byEdit: true, needs: [Lead.disqualifiedReason.name],
          argument: Lead.disqualifiedReason.name,
          abstract: "Close a lead that came to nothing, with the reason.",
          text: """
            The reason is one of no_need, no_budget, no_authority, no_answer, competitor, duplicate, spam, other.

              $ crm lead disqualify 1 no_budget
            """),
        Lifecycle.Move(
          "recycle", "recycled", from: others("recycled"), to: "recycled", byEdit: true,
          argument: Lead.recycleOn.name,
          abstract: "Put a lead aside, to be tried again some day.",
          text: """
            'crm run' makes it new again on that day; without one it is in ninety days.

              $ crm lead recycle 1 +6m
            """),
      ],
      begins: all, reason: Lead.disqualifiedReason.name)
  }()

  /// How far a lead can have come.
  package static let statuses = [
    Choice("new", Labels("New", "Ny", "Ny", "Ny")),
    Choice("working", Labels("Working", "Under oppfølging", "Under opfølgning", "Bearbetas")),
    Choice("mql", Labels("MQL")), Choice("sql", Labels("SQL")),
    Choice("converted", Labels("Converted", "Konvertert", "Konverteret", "Konverterad")),
    Choice(
      "disqualified", Labels("Disqualified", "Forkastet", "Diskvalificeret", "Diskvalificerad")),
    Choice("recycled", Labels("Recycled", "Gjenopptatt", "Genoptaget", "Återupptagen")),
  ]

  /// What somebody can decide.
  package static let levels = [
    Choice(
      "decision_maker",
      Labels("Decision maker", "Beslutningstaker", "Beslutningstager", "Beslutsfattare")),
    Choice("influencer", Labels("Influencer", "Påvirker", "Påvirker", "Påverkare")),
    Choice("user", Labels("User", "Bruker", "Bruger", "Användare")),
    Choice("unknown", Labels("Unknown", "Ukjent", "Ukendt", "Okänd")),
  ]

  /// After how many days a lead that was put aside is tried again, where nobody says when.
  package static let recycleDays = 90

  /// Why a lead can come to nothing.
  package static let reasons = [
    Choice("no_need", Labels("No need", "Ikke behov", "Intet behov", "Inget behov")),
    Choice("no_budget", Labels("No budget", "Ikke budsjett", "Intet budget", "Ingen budget")),
    Choice(
      "no_authority",
      Labels("No authority", "Ikke myndighet", "Ingen beføjelse", "Ingen befogenhet")),
    Choice("no_answer", Labels("No answer", "Ikke svar", "Intet svar", "Inget svar")),
    Choice("competitor", Labels("Competitor", "Konkurrent", "Konkurrent", "Konkurrent")),
    Choice("duplicate", Labels("Duplicate", "Duplikat", "Dublet", "Dubblett")),
    Choice("spam", Labels("Spam", "Søppel", "Spam", "Skräp")),
    Choice("other", Labels("Other", "Annet", "Andet", "Annat")),
  ]
}

/// What the fields of a lead ask of each other.
enum LeadDraft {
  static func check(_ draft: RecordDraft) throws(ValueFault) {
    let row = draft.row
    if draft.wrote(Lead.timeline), let text = row.string(Lead.timeline) {
      do throws(DateParser.Fault) {
        try text.withBytes { bytes throws(DateParser.Fault) in
          _ = try draft.rules.dates.reading(bytes)
        }
      } catch {
        throw ValueFault("with a timeline \"\(text)\" that is neither a day nor a period")
      }
    }
    let isNobody = ["name", "email", "phone", "company_name"].allSatisfy { row.string($0) == nil }
    if isNobody { throw ValueFault("without a name, a company, an e-mail address or a phone") }
  }
}

/// The fields of leads that code names.
package enum Lead {
  package static let authority = Key<Int64>("authority")
  package static let budget = Key<Int64>("budget")
  package static let company = Key<Int64>("company")
  package static let companyName = Key<String>("company_name")
  package static let contact = Key<Int64>("contact")
  package static let convertedAt = Key<Instant>("converted_at")
  package static let country = Key<String>("country")
  package static let currency = Key<Currency>("currency")
  package static let deal = Key<Int64>("deal")
  package static let definition = Key<Int64>("definition")
  package static let disqualifiedReason = Key<String>("disqualified_reason")
  package static let email = Key<String>("email")
  package static let emailKey = Key<String>("email_key")
  package static let firstResponseAt = Key<Instant>("first_response_at")
  package static let interest = Key<String>("interest")
  package static let name = Key<String>("name")
  package static let need = Key<String>("need")
  package static let open = Key<Bool>("open")
  package static let owner = Key<Int64>("owner")
  package static let phone = Key<String>("phone")
  package static let recycleOn = Key<Day>("recycle_on")
  package static let score = Key<Int64>("score")
  package static let source = Key<String>("source")
  package static let sourceDetail = Key<String>("source_detail")
  package static let status = Key<String>("status")
  package static let timeline = Key<String>("timeline")
}
