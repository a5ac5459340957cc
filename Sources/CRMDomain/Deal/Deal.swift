extension Noun {
  /// A sale that may be made.
  package static let deal = Noun(
    .deal, plural: "deals",
    Labels("Deal", "Salgsmulighet", "Salgsmulighed", "Affärsmöjlighet"),
    [.hidesClosed, .searched, .isOwned, .addsUp, .isSummed, .isWhole], positional: ["title"],
    titles: ["title"],
    summary: ["company", "stage", "amount"],
    listed: ["id", "title", "company", "stage", "probability", "amount", "close"],
    order: ["-open", "close"],
    lifecycle: Lifecycle(
      Deal.status,
      [
        Lifecycle.State("open", isOpen: true),
        Lifecycle.State(
          "won", isOpen: false, stamp: Deal.closedAt.name, own: [Deal.closedAt.name]),
        Lifecycle.State(
          "lost", isOpen: false, stamp: Deal.closedAt.name,
          own: [Deal.closedAt.name, Deal.lossReason.name]),
      ],
      moves: [
        Lifecycle.Move("win", "closed", from: ["open"], to: "won"),
        Lifecycle.Move(
          "lose", "closed", from: ["open"], to: "lost", argument: Deal.lossReason.name),
        Lifecycle.Move("reopen", "reopened", from: ["won", "lost"], to: "open"),
      ],
      reason: Deal.lossReason.name, steps: (.transition, Transition.stage.name)),
    indexes: {
      [
        TableIndex("owner, close"),  // mine
        TableIndex("company"), TableIndex("contact"), TableIndex("title_fold"),
        TableIndex("currency"),
        // What was won or lost in a period.
        TableIndex("closed_at", where: "closed_at IS NOT NULL"),
        TableIndex("stage"), TableIndex("referred_by", where: "referred_by IS NOT NULL"),
      ]
    },
    help: {
      NounHelp(
        "Sales that may be made.",
        examples: [
          (
            "add",
            [
              "crm deal add \"Shop rollout\" company=\"Nordic Solutions\" amount=600k close=end-of-quarter",
              "crm deal add \"Support\" contact=1 amount=10kEUR contacts=\"Kari Nordmann|decision_maker\"",
            ]
          ),
          (
            "list",
            [
              "crm deal list owner=me close=..end-of-quarter amount=100k..",
              "crm deal list stage=tilbud,forhandling --sort -amount",
              "crm deal list 'next_activity is empty'",
            ]
          ),
          (
            "edit",
            [
              "crm deal edit 1 close=2027-01-15",
              "crm deal edit 1 probability=60 probability_reason=\"Board said yes\"",
            ]
          ),
          ("remove", ["crm deal remove 3 --dry-run"]),
        ])
    },
    fields: [
      Field(
        "title", .text, Labels("Title", "Tittel", "Titel", "Titel"), "What it is called.",
        [.required, .searched], aliases: ["deal name", "name", "deal title", "opportunity name"]),
      CommonFields.company(inverse: "deals"),
      CommonFields.contact(inverse: "deals"),
      Field(
        "contacts", .references(Reference(.contact)),
        Labels("Contacts", "Kontakter", "Kontakter", "Kontakter"),
        "Who has a say in it, and in which role.", [.personal]),
      Field(
        "pipeline", .reference(Reference(.pipeline, inverse: "deals")),
        Labels("Pipeline", "Pipeline", "Pipeline", "Pipeline"), "The pipeline it is in.",
        [.required]),
      Field(
        "stage", .reference(Reference(.stage, inverse: "deals")),
        Labels("Stage", "Steg", "Stadie", "Steg"), "How far it has come.", [.required],
        aliases: ["deal stage", "stage name", "opportunity stage", "sales stage"]),
      Field(
        "amount", .money, Labels("Amount", "Beløp", "Beløb", "Belopp"),
        "What it is worth, without VAT: what is paid once and twelve months of what recurs.",
        [.notNegative], aliases: ["value", "deal value"]),
      CommonFields.currency,
      Field(
        "probability", .percent,
        Labels("Probability", "Sannsynlighet", "Sandsynlighed", "Sannolikhet"),
        "How likely it is won, per cent; of its stage, unless a reason is given.", [.follows],
        heading: Labels("%"), aliases: ["deal probability", "probability (%)"]),
      Field(
        "probability_reason", .text,
        Labels("Reason for it", "Begrunnelse", "Begrundelse", "Motivering"),
        "Why the probability is another than its stage's.", [.follows]),
      Field(
        "close", .day,
        Labels("Expected close", "Forventet avslutning", "Forventet lukning", "Förväntat avslut"),
        "When it is expected to be decided.", [.ahead],
        heading: Labels("Close", "Avslutning", "Lukning", "Avslut"),
        aliases: [
          "close date", "expected close date", "closing date", "estimated close date", "lukkedato",
          "forventet lukkedato", "forventet lukkedag", "avslutningsdato",
          "forventet avslutningsdato", "avslutsdatum", "förväntat avslutsdatum",
        ]),
      Field(
        "closed_at", .instant, Labels("Closed", "Avsluttet", "Lukket", "Avslutad"),
        "When it was won or lost.", [.fromSeveral],
        aliases: [
          "closed date", "closed on", "closed time", "date closed", "actual close date",
          "actual closed date", "won time", "won date", "won on", "lost time", "lost date",
          "lost on", "deal won time", "deal lost time", "deal closed on", "lukket", "lukket dato",
          "lukket den", "avsluttet", "avsluttet dato", "vunnet dato", "tapt dato", "vundet dato",
          "tabt dato", "avslutad datum", "stängd", "stängd datum", "vunnen datum",
          "förlorad datum",
        ]),
      Field(
        "status", .choice(StageKind.choices), Labels("Status", "Status", "Status", "Status"),
        "Whether it is open, won or lost.", [.system],
        aliases: ["deal status", "opportunity status"]),
      CommonFields.open,
      Field(
        "category", .choice(DealWords.categories),
        Labels("Category", "Kategori", "Kategori", "Kategori"),
        "How sure the forecast is of it; by its probability, unless somebody says."),
      Field(
        "loss_reason", .choice(DealWords.lossReasons),
        Labels("Loss reason", "Tapsårsak", "Tabsårsag", "Förlustorsak"), "Why it was lost.",
        [.extensible], aliases: ["closed lost reason", "lost reason"]),
      Field(
        "win_reason", .text, Labels("Win reason", "Vinnårsak", "Vindårsag", "Vinstorsak"),
        "Why it was won."),
      Field(
        "competitor", .text, Labels("Competitor", "Konkurrent", "Konkurrent", "Konkurrent"),
        "Who else was asked."),
      Field(
        "source", .choice(Source.choices), Labels("Source", "Kilde", "Kilde", "Källa"),
        "Where it came from.", [.extensible], aliases: ["deal source"]),
      Field(
        "referred_by", .reference(Reference(.contact, inverse: "referrals")),
        Labels("Referred by", "Anbefalt av", "Anbefalet af", "Rekommenderad av"),
        "Who sent them to us.", [.personal]),
      Field(
        "products", .references(Reference(.product)),
        Labels("Products", "Produkter", "Produkter", "Produkter"), "What is being sold."),
      Field(
        "stage_since", .instant,
        Labels("Stage since", "I steget siden", "I stadiet siden", "I steget sedan"),
        "Since when it is in its stage.", [.system]),
    ] + CommonFields.activity)

  /// A deal that went from one stage to another.
  package static let transition = Noun(
    .transition, plural: "transitions",
    Labels("Transition", "Overgang", "Overgang", "Övergång"),
    [.internalRecord, .appendOnly, .addsUp, .isWhole], positional: ["deal", "stage"], titles: [],
    summary: ["deal", "from_stage", "stage"],
    listed: ["id", "at", "deal", "from_stage", "stage", "created_by"], order: ["at", "id"],
    timeline: [
      Happening("deal", at: ["at"], what: ["title"], .title(of: "stage"), of: "deal")
    ],
    verbs: .own,
    indexes: { [TableIndex("deal, at"), TableIndex("at")] },
    help: {
      NounHelp("When deals went from stage to stage; of other nouns 'states' tells the path.")
    },
    fields: [
      Field(
        "deal", .reference(Reference(.deal, inverse: "transitions", isOwned: true)),
        Labels("Deal", "Salgsmulighet", "Salgsmulighed", "Affärsmöjlighet"), "Which deal.",
        [.required]),
      Field(
        "from_stage", .reference(Reference(.stage, inverse: nil)),
        Labels("From", "Fra", "Fra", "Från"), "Where it was; nothing for a new one."),
      Field(
        "stage", .reference(Reference(.stage, inverse: "transitions")),
        Labels("Stage", "Steg", "Stadie", "Steg"), "Where it went.", [.required]),
      Field(
        "at", .instant, Labels("At", "Tidspunkt", "Tidspunkt", "Tidpunkt"), "When.",
        [.required, .stated], defaultValue: "now"),
      Field(
        "reason", .text, Labels("Reason", "Årsak", "Årsag", "Orsak"), "Why, where somebody said.",
        [.personal], handling: .relationship),
    ])
}

/// The words of deals.
package enum DealWords {
  /// How sure a forecast is of a deal.
  package static let categories = [
    Choice("omitted", Labels("Omitted", "Utelatt", "Udeladt", "Utelämnad")),
    Choice("pipeline", Labels("Pipeline")),
    Choice("best_case", Labels("Best case", "I beste fall", "I bedste fald", "I bästa fall")),
    Choice("commit", Labels("Commit", "Forpliktet", "Forpligtet", "Åtagande")),
  ]

  /// Why a deal can be lost.
  package static let lossReasons = [
    Choice("price", Labels("Price", "Pris", "Pris", "Pris")),
    Choice(
      "no_decision", Labels("No decision", "Ingen beslutning", "Ingen beslutning", "Inget beslut")),
    Choice("competitor", Labels("Competitor", "Konkurrent", "Konkurrent", "Konkurrent")),
    Choice("timing", Labels("Timing", "Tidspunkt", "Timing", "Tidpunkt")),
    Choice("no_fit", Labels("No fit", "Passet ikke", "Passede ikke", "Passade inte")),
    Choice("relation", Labels("Relation", "Relasjon", "Relation", "Relation")),
    Choice("cancelled", Labels("Cancelled", "Avlyst", "Aflyst", "Avbruten")),
    Choice("other", Labels("Other", "Annet", "Andet", "Annat")),
  ]

  /// The category of a probability, in millionths of a per cent: below 50 pipeline, below 80 best case.
  package static func category(_ probability: Int64) -> String {
    switch probability {
    case ..<(50 * Decimal.scale): "pipeline"
    case ..<(80 * Decimal.scale): "best_case"
    default: "commit"
    }
  }
}

/// The fields of deals that code names.
package enum Deal {
  package static let amount = Key<Int64>("amount")
  package static let close = Key<Day>("close")
  package static let closedAt = Key<Instant>("closed_at")
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let currency = Key<Currency>("currency")
  package static let lossReason = Key<String>("loss_reason")
  package static let open = Key<Bool>("open")
  package static let owner = Key<Int64>("owner")
  package static let pipeline = Key<Int64>("pipeline")
  package static let probability = Key<Decimal>("probability")
  package static let probabilityReason = Key<String>("probability_reason")
  package static let referredBy = Key<Int64>("referred_by")
  package static let stage = Key<Int64>("stage")
  package static let stageSince = Key<Instant>("stage_since")
  package static let status = Key<String>("status")
}

/// The fields of transitions that code names.
package enum Transition {
  package static let at = Key<Instant>("at")
  package static let deal = Key<Int64>("deal")
  package static let fromStage = Key<Int64>("from_stage")
  package static let reason = Key<String>("reason")
  package static let stage = Key<Int64>("stage")
}
