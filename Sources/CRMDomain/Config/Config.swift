extension Noun {
  /// A setting that a team shares.
  package static let config = Noun(
    .config, plural: "configs", Labels("Setting", "Innstilling", "Indstilling", "Inställning"),
    [.internalRecord, .isSetting, .stands], listed: ["name", "value"],
    order: ["name"],
    writers: .administrators,
    verbs: .own,
    indexes: { [TableIndex("name", isUnique: true)] },
    help: { NounHelp("Settings.") },
    fields: [
      Field(
        "name", .code(.plain), Labels("Name", "Navn", "Navn", "Namn"), "Which setting.",
        [.required, .naturalKey, .unique, .fixed]),
      Field("value", .note, Labels("Value", "Verdi", "Værdi", "Värde"), "What it is set to."),
    ])
}

/// A setting there can be.
package struct Setting: Sendable {
  /// As it is typed.
  package let name: String
  /// What it decides.
  package let meaning: String
  /// How a value is checked.
  package let type: FieldType
  /// Whether it belongs to the database, so that a team shares it, or to a person.
  package let isShared: Bool

  /// The settings a database has.
  package static let shared: [Setting] = [
    Setting("country", "Whose telephone numbers and postal codes are meant.", .code(.country)),
    Setting("currency", "The base currency.", .code(.currency)),
    Setting("time_zone", "Where the organisation is.", .code(.timeZone)),
    Setting(
      "calendar", "Whose hours are the organisation's: the name of a calendar.", .text),
    Setting(
      "collation", "The order of names: en, nb, da, sv or fi.",
      .choice(Collation.allCases.map { Choice($0.rawValue) })),
    Setting(
      "language", "The language of what is written for others.",
      .choice(DisplayLanguage.allCases.map { Choice($0.rawValue) })),
    Setting(
      "history_keep", "How many months an operation can be undone.", .integer(1...1200)),
    Setting("seller", "Who sells, as quotes say.", .text),
    Setting("seller_number", "The organisation number of who sells.", .text),
    Setting("seller_address", "Where who sells can be reached, as quotes say.", .note),
    Setting("vat_registered", "Whether who sells charges VAT.", .boolean),
    Setting(
      "discount_limits",
      "How much less each role may ask, per cent: sales=10,manager=25,admin=100.",
      .text),
    Setting(
      "quote_followup_days", "After how many working days an unanswered quote is followed up.",
      .integer(1...365)),
    Setting(
      "renewal_days", "How many days before its end a contract's renewal is worked on.",
      .integer(1...3650)),
    Setting("quiet_hours", "When nobody is reminded: 22:00-07:00.", .text),
    Setting(
      "ticket_categories",
      "The words that tell what tickets belong to: billing: faktura invoice; delivery: pakke.",
      .note),
    Setting(
      "risk_limits",
      "When customers and orders are reviewed: returns=3,refunds=30,changed=14,order=100000.",
      .text),
    Setting("lead_definition", "When a lead is what: crm lead definition.", .note),
  ]

  /// The settings a person has, in their own file.
  package static let personal: [Setting] = [
    Setting(
      "language", "The language of text output.",
      .choice(DisplayLanguage.allCases.map { Choice($0.rawValue) }), isShared: false),
    Setting("time_zone", "Where you are.", .code(.timeZone), isShared: false),
    Setting(
      "format", "The output format when none is asked for.",
      .choice(["text", "json", "jsonl", "csv", "tsv", "ids", "markdown"].map { Choice($0) }),
      isShared: false),
    Setting(
      "color", "Whether output is coloured.",
      .choice(["auto", "always", "never"].map { Choice($0) }), isShared: false),
    Setting("editor", "The editor for long texts.", .text, isShared: false),
    Setting("pager", "The program that pages long output.", .text, isShared: false),
    Setting("db", "The database.", .text, isShared: false),
    Setting("user", "Who you are.", .text, isShared: false),
  ]

  private init(
    _ name: String, _ meaning: String, _ type: FieldType, isShared: Bool = true
  ) {
    self.name = name
    self.meaning = meaning
    self.type = type
    self.isShared = isShared
  }
}

/// The fields of settings that code names.
package enum Config {
  package static let name = Key<String>("name")
  package static let value = Key<String>("value")
}
