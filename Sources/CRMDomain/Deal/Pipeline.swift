extension Noun {
  /// A row of stages deals go through.
  package static let pipeline = Noun(
    .pipeline, plural: "pipelines", Labels("Pipeline", "Pipeline", "Pipeline", "Pipeline"),
    [.internalRecord], titles: ["name"], summary: ["label"],
    listed: ["id", "name", "label"], order: ["id"],
    writers: .leaders,
    indexes: { [TableIndex("name", isUnique: true)] },
    help: {
      NounHelp(
        "The ways a sale goes.",
        examples: [
          ("add", ["crm pipeline add support label=\"Support contracts\""]),
          ("edit", ["crm pipeline edit salg label=\"New sales\""]),
          ("remove", ["crm pipeline remove projects --dry-run"]),
        ])
    },
    fields: [
      Field(
        "name", .code(.plain), Labels("Name", "Navn", "Navn", "Namn"), "What lines call it.",
        [.required, .naturalKey, .unique]),
      Field(
        "label", .text, Labels("Label", "Betegnelse", "Betegnelse", "Benämning"),
        "What people call it."),
    ])

  /// A stage of a pipeline.
  package static let stage = Noun(
    .stage, plural: "stages", Labels("Stage", "Steg", "Stadie", "Steg"),
    [.internalRecord, .hasStandardNames],
    positional: ["pipeline", "key"], titles: ["key"], summary: ["pipeline", "probability"],
    listed: ["id", "pipeline", "position", "key", "name", "probability", "rotting_days", "kind"],
    order: ["pipeline", "position"],
    writers: .leaders,
    rules: { (draft: RecordDraft) throws(ValueFault) in
      guard let key = draft.row.string(Stage.key), draft.wrote(Stage.key) else { return }
      guard SegmentKind.isName(key) else {
        throw ValueFault("called \"\(key)\": small letters, digits, - and _ are what fits")
      }
    },
    help: {
      NounHelp(
        "The stages of a pipeline.",
        examples: [
          (
            "add",
            [
              "crm stage add projects survey probability=10 rotting_days=14",
              "crm stage add projects offer probability=50 names=nb:Tilbud required_fields=amount,close",
            ]
          ),
          ("edit", ["crm stage edit 2 probability=45 rotting_days=21"]),
          ("remove", ["crm stage remove 6 --dry-run"]),
          ("list", ["crm stage list pipeline=salg"]),
        ])
    },
    fields: [
      Field(
        "pipeline", .reference(Reference(.pipeline, inverse: "stages", isOwned: true)),
        Labels("Pipeline", "Pipeline", "Pipeline", "Pipeline"), "What it is a stage of.",
        [.required, .fixed]),
      Field(
        "key", .code(.plain), Labels("Key", "Nøkkel", "Nøgle", "Nyckel"), "What lines call it.",
        [.required, .naturalKey]),
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What people call it."),
      Field(
        "names", .list(.choice), Labels("Names", "Navn", "Navne", "Namn"),
        "What it is called in other languages, as nb:Kvalifisert."),
      Field(
        "position", .integer(1...1000), Labels("Position", "Plass", "Plads", "Plats"),
        "Which one it is, from the first."),
      Field(
        "probability", .percent,
        Labels("Probability", "Sannsynlighet", "Sandsynlighed", "Sannolikhet"),
        "How many deals in it are won, per cent.", [.required], heading: Labels("%"),
        defaultValue: "0"),
      Field(
        "rotting_days", .integer(1...10_000),
        Labels("Rotting days", "Dager før den råtner", "Dage før den rådner", "Dagar"),
        "After how many days in it a deal needs a look."),
      Field(
        "required_fields", .list(.choice),
        Labels("Required fields", "Påkrevde felt", "Påkrævede felter", "Obligatoriska fält"),
        "What a deal must have that comes into it."),
      Field(
        "kind", .choice(StageKind.choices), Labels("Kind", "Slag", "Slags", "Slag"),
        "Whether a deal in it is open, won or lost.", [.required], defaultValue: "open"),
    ])
}

/// What it means to be in a stage.
package enum StageKind: String, Sendable {
  case open, won, lost

  /// The words.
  package static let choices = [
    Choice("open", Labels("Open", "Åpen", "Åben", "Öppen")),
    Choice(
      "won", Labels("Won", "Vunnet", "Vundet", "Vunnen"), aliases: ["closed won", "closedwon"]),
    Choice(
      "lost", Labels("Lost", "Tapt", "Tabt", "Förlorad"), aliases: ["closed lost", "closedlost"]),
  ]
}

/// The stages every database begins with, and what they are called.
package enum StandardStages {
  /// Key and labels.
  package static let labels: [(key: String, labels: Labels)] = [
    ("qualified", Labels("Qualified", "Kvalifisert", "Kvalificeret", "Kvalificerad")),
    ("proposal", Labels("Proposal", "Tilbud", "Tilbud", "Offert")),
    ("negotiation", Labels("Negotiation", "Forhandling", "Forhandling", "Förhandling")),
    ("won", Labels("Won", "Vunnet", "Vundet", "Vunnen")),
    ("lost", Labels("Lost", "Tapt", "Tabt", "Förlorad")),
  ]

  /// What people of a language call a stage.
  package static func name(_ key: String, _ language: DisplayLanguage) -> String? {
    labels.first { $0.key == key }?.labels[language].lowercased()
  }

  /// Whether a text is what people call a stage of this key, in any language.
  package static func isCalled(
    _ text: String, key: String, name: String?, names: [String]
  ) -> Bool {
    let wanted = Folding.key(text.trimmed)
    var all = names.map { item in
      item.firstIndex(of: ":").map { String(item[item.index(after: $0)...]) } ?? item
    }
    all.append(key)
    if let name { all.append(name) }
    if let known = labels.first(where: { $0.key == key }) { all += known.labels.all }
    return all.contains { Folding.key($0) == wanted }
  }
}

/// The fields of stages that code names.
package enum Stage {
  package static let key = Key<String>("key")
  package static let kind = Key<String>("kind")
  package static let pipeline = Key<Int64>("pipeline")
  package static let position = Key<Int64>("position")
  package static let probability = Key<Decimal>("probability")
  package static let requiredFields = Key<String>("required_fields")
}
