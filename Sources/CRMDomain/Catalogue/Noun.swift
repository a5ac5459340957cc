/// The name of a noun, as it is typed: `contact`.
package struct NounName: RawRepresentable, Hashable, Sendable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package static let contact = NounName(rawValue: "contact")
  package static let company = NounName(rawValue: "company")
  package static let relation = NounName(rawValue: "relation")
  package static let user = NounName(rawValue: "user")
  package static let field = NounName(rawValue: "field")
  package static let config = NounName(rawValue: "config")
  package static let activity = NounName(rawValue: "activity")
  package static let segment = NounName(rawValue: "segment")
  package static let rate = NounName(rawValue: "rate")
  package static let duplicate = NounName(rawValue: "duplicate")
  package static let team = NounName(rawValue: "team")
  package static let task = NounName(rawValue: "task")
  package static let lead = NounName(rawValue: "lead")
  package static let pipeline = NounName(rawValue: "pipeline")
  package static let stage = NounName(rawValue: "stage")
  package static let deal = NounName(rawValue: "deal")
  package static let transition = NounName(rawValue: "transition")
  package static let product = NounName(rawValue: "product")
  package static let price = NounName(rawValue: "price")
  package static let vat = NounName(rawValue: "vat")
  package static let quote = NounName(rawValue: "quote")
  package static let line = NounName(rawValue: "line")
  package static let order = NounName(rawValue: "order")
  package static let contract = NounName(rawValue: "contract")
  package static let payment = NounName(rawValue: "payment")
  package static let forecast = NounName(rawValue: "forecast")
  package static let consent = NounName(rawValue: "consent")
  package static let attachment = NounName(rawValue: "attachment")
  package static let operation = NounName(rawValue: "operation")

  /// The table of its records: called as the noun, but where an engine reserves the word or means something else.
  package var table: String {
    switch self {
    case .user: "user_account"
    case .field: "custom_field"
    case .config: "setting"
    case .order: "sales_order"
    case .vat: "vat_rate"
    case .view: "saved_view"
    case .transition: "stage_change"
    default: rawValue
    }
  }
}

/// Rules of a noun that work with a database; see `NounRules`.
package protocol NounBehaviour: SendableMetatype {}

/// A kind of record, described once: everything generic derives from this.
package final class Noun: Sendable {
  /// What holds of a noun beyond its fields.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Records are written once: no `edit`, no `remove`.
    package static let appendOnly = Traits(rawValue: 1 << 0)
    /// Records with `active=no` are left out of lists unless asked for.
    package static let hidesInactive = Traits(rawValue: 1 << 1)
    /// Lists are ordered by a stored sort key of the name.
    package static let sortsByName = Traits(rawValue: 1 << 2)
    /// It serves the program itself: no owner, tags, notes, external ids or custom fields.
    package static let internalRecord = Traits(rawValue: 1 << 3)
    /// The words of its searched fields are found by `search`.
    package static let searched = Traits(rawValue: 1 << 4)
    /// Its rules make the sort key.
    package static let makesSortKey = Traits(rawValue: 1 << 5)
    /// Columns of other nouns are kept of its records.
    package static let feedsDenormalised = Traits(rawValue: 1 << 6)
    /// It is the log: no record, and without what every record has.
    package static let log = Traits(rawValue: 1 << 7)
    /// Records that are over (`open` is no) are left out of lists unless asked for.
    package static let hidesClosed = Traits(rawValue: 1 << 8)
    /// Its records belong to the team of their owner.
    package static let isOwned = Traits(rawValue: 1 << 9)
    /// Its records belong to who made them, where they name nobody else.
    package static let isMakers = Traits(rawValue: 1 << 10)
    /// Its records are kept as they were sent: nobody changes or removes them but an erasure.
    package static let sealed = Traits(rawValue: 1 << 11)
    /// A record is what its identifying fields say: a row that says the same of these is that record, whatever
    /// else it says.
    package static let isWhatItSays = Traits(rawValue: 1 << 12)
    /// Two that say the same are two: what was paid, sold or done twice adds up. So two equal rows of a file are
    /// two records, and the file read again is those two.
    package static let addsUp = Traits(rawValue: 1 << 13)
    /// Its records are fields of other nouns.
    package static let definesFields = Traits(rawValue: 1 << 14)
    /// Its records say what one record is to another, and nothing without either.
    package static let linksRecords = Traits(rawValue: 1 << 15)
    /// Its records are settings.
    package static let isSetting = Traits(rawValue: 1 << 16)
    /// Every database begins with some of them, which people call differently in each language.
    package static let hasStandardNames = Traits(rawValue: 1 << 17)
    /// What is to be done next may be said with one of its records.
    package static let hasNextStep = Traits(rawValue: 1 << 18)
    /// A list of its records ends with what they come to.
    package static let isSummed = Traits(rawValue: 1 << 19)
    /// A part of what an operation did to its records says something else than all of it: no part is taken back.
    package static let isWhole = Traits(rawValue: 1 << 20)
    /// Its records are somebody's in further ways than by naming them, as who took part in an activity.
    package static let reachesFurther = Traits(rawValue: 1 << 21)
    /// Whoever works on its records is to know what the customer has: `brief` shows it with them.
    package static let isForCustomer = Traits(rawValue: 1 << 24)
    /// Columns of its records are worked out by rules, of what refers to them.
    package static let isWorkedOut = Traits(rawValue: 1 << 23)
    /// Every database has its tables from the beginning; those of other nouns come with their first record.
    package static let stands = Traits(rawValue: 1 << 22)
  }

  /// The roles that write records of a noun, beside administrators.
  package struct Writers: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let manager = Writers(rawValue: 1 << 0)
    package static let sales = Writers(rawValue: 1 << 1)
    package static let support = Writers(rawValue: 1 << 2)
    package static let marketing = Writers(rawValue: 1 << 3)
    /// What runs the database.
    package static let administrators: Writers = []
    /// What is sold for how much, and what is expected, is for those who lead.
    package static let leaders: Writers = [.manager]
    /// What is sold.
    package static let sellers: Writers = [.manager, .sales]
    /// Who is talked to, and what is said.
    package static let everybody: Writers = [.manager, .sales, .support, .marketing]
  }

  /// What can be done with records of a noun by itself.
  package enum Verbs: Sendable {
    /// Everything.
    case all
    /// They are written once.
    case written
    /// They are written by the program, and by files.
    case imported
    /// They are written by the program.
    case read
    /// It has verbs of its own alone.
    case own
  }

  /// As it is typed.
  package let name: NounName
  /// More than one of it, as it is typed and said.
  package let plural: String
  /// What people call one.
  package let labels: Labels
  /// What holds of it.
  package let traits: Traits
  /// The data dictionary, in order: `id`, its own fields, what every noun has, custom fields.
  package let fields: [Field]
  /// The fields `add` takes as its first words, in order.
  package let positional: [String]
  /// The fields a record is called by: the first that is not empty.
  package let titles: [String]
  /// The fields `add` repeats in its answer, after the title.
  package let summary: [String]
  /// The columns of `list`.
  package let listed: [String]
  /// The order of `list`: field names, `-` for descending; `sort_key` for the stored key.
  package let order: [String]

  /// Who writes its records, beside administrators.
  package let writers: Writers
  /// How its records go from state to state.
  package let lifecycle: Lifecycle?
  /// The noun whose records' moves its records are.
  package let movesOf: NounName?
  /// What of its records stands on the timelines of whom they are about.
  package let timeline: [Happening]
  /// The nouns whose records are shown with one of its own: of those it owns the ones somebody reads with it, and not
  /// its history. A test sees that it owns them.
  package let parts: [NounName]
  /// What it asks beyond its fields, of a noun that brings that along.
  package let behaviour: (any NounBehaviour.Type)?
  /// What can be done with its records by itself.
  package let verbs: Verbs
  /// The indexes of its table.
  package let indexes: @Sendable () -> [TableIndex]
  /// What help says of it.
  package let help: @Sendable () -> NounHelp
  /// What its fields ask of each other, of a record that was written.
  package let rules: (@Sendable (RecordDraft) throws(ValueFault) -> Void)?

  /// A noun with its own fields; those every noun has are added here. `rules` brings a record in order
  /// that was written: what its fields ask of each other.
  package init(
    _ name: NounName, plural: String, _ labels: Labels, _ traits: Traits = [],
    positional: [String] = ["name"], titles: [String] = ["name"], summary: [String] = [],
    listed: [String], order: [String], writers: Writers = .sellers,
    lifecycle: Lifecycle? = nil, behaviour: (any NounBehaviour.Type)? = nil,
    movesOf: NounName? = nil, timeline: [Happening] = [], parts: [NounName] = [],
    rules: (@Sendable (RecordDraft) throws(ValueFault) -> Void)? = nil, verbs: Verbs? = nil,
    indexes: @escaping @Sendable () -> [TableIndex] = { [] },
    help: @escaping @Sendable () -> NounHelp = { NounHelp("Records of this noun.") },
    fields own: [Field]
  ) {
    self.name = name
    self.plural = plural
    self.labels = labels
    self.traits = traits
    self.positional = positional
    self.titles = titles
    self.summary = summary
    self.listed = listed
    self.order = order
    self.rules = rules
    self.lifecycle = lifecycle
    self.movesOf = movesOf
    self.timeline = timeline
    self.parts = parts
    self.verbs = verbs ?? (traits.contains(.appendOnly) ? .written : .all)
    self.indexes = indexes
    self.help = help
    self.behaviour = behaviour
    self.writers = writers
    var fields = [Standard.id] + own
    if !traits.contains(.internalRecord) { fields += Standard.shared }
    if !traits.contains(.log) { fields += Standard.tail }
    self.fields = fields
  }

  private init(_ noun: Noun, adding custom: [Field]) {
    name = noun.name
    plural = noun.plural
    labels = noun.labels
    traits = noun.traits
    positional = noun.positional
    titles = noun.titles
    summary = noun.summary
    listed = noun.listed
    order = noun.order
    rules = noun.rules
    lifecycle = noun.lifecycle
    movesOf = noun.movesOf
    timeline = noun.timeline
    parts = noun.parts
    verbs = noun.verbs
    indexes = noun.indexes
    help = noun.help
    behaviour = noun.behaviour
    writers = noun.writers
    // What is said of a field that came along changes that.
    fields =
      noun.fields.map { field in
        custom.first { $0.name == field.name }.map { field.changed(by: $0) } ?? field
      } + custom.filter { own in !noun.fields.contains { $0.name == own.name } }
  }

  /// The field of this name.
  package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// Where the field stands in `fields`.
  package func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

  /// The same noun with custom fields after the built-in ones.
  package func adding(_ custom: [Field]) -> Noun { Noun(self, adding: custom) }

  /// The fields that name a record, most telling first.
  package var naturalKeys: [Field] { fields.filter { $0.traits.contains(.naturalKey) } }

  /// Whether values beyond the columns are looked up in a table of keys.
  package var hasKeys: Bool { !traits.contains(.internalRecord) }

  /// Whether a name is enough to make one: not where records have none, or are known by a number they are given.
  package var isMadeByName: Bool { givenNumber == nil && !titles.isEmpty }

  /// The field that says whose turn it is, or else who looks after a record; nil where nobody does.
  package var holder: Field? {
    fields.first { field in
      guard case .reference(let relation) = field.type else { return false }
      return relation.noun.isActor && relation.belongs
    } ?? field(Common.owner.name)
  }

  /// Whether its words are found by `search`.
  package var isSearched: Bool { traits.contains(.searched) }

  /// The texts by which records are known, of a noun whose words are not kept apart: what is searched there.
  package var namingFields: [Field] {
    guard !isSearched else { return [] }
    return fields.filter { field in
      guard case .text = field.type else { return false }
      return field.custom != nil || field.traits.contains(.searched)
        || (titles + positional + summary).contains(field.name)
    }
  }

  /// Whether a search over everything finds its records.
  package var isSought: Bool {
    !titles.isEmpty
      && (isSearched || hasKeys || fields.contains { $0.traits.contains(.searched) })
  }

  /// Whether words can be searched for in some way.
  package var hasWords: Bool { isSearched || !namingFields.isEmpty || givenNumber != nil }

  /// The number its records are given and known by, as `Q-12`; nil where they have none.
  package var givenNumber: Field? {
    field("number").flatMap { $0.traits.contains(.naturalKey) ? $0 : nil }
  }

  /// The table of its records.
  package var table: String { name.table }

  /// The columns of its table, in order: identity, content, derived, kept.
  package var columns: [Column] {
    var columns = [
      Column(name: "id", kind: .integer, role: .identity),
      Column(name: "version", kind: .integer, role: .identity),
      Column(name: "content", kind: .integer, role: .identity),
    ]
    for field in fields where field.name != "id" && field.name != "revision" {
      columns += field.columns
    }
    if traits.contains(.sortsByName) {
      columns.append(Column(name: "sort_key", kind: .text, role: .derived))
    }
    if !traits.contains(.internalRecord) {
      columns.append(Column(name: "custom", kind: .json, role: .content))
      columns.append(Column(name: "custom_fold", kind: .json, role: .derived))
    }
    return columns
  }
}

/// The fields every noun has.
private enum Standard {
  static let id = Field(
    "id", .integer(1...Int64.max), Labels("Number", "Nummer", "Nummer", "Nummer"),
    "The record's number within its noun; never given twice.", [.system],
    heading: Labels("ID"), handling: .structure)

  static let shared = [
    Field(
      "tags", .list(.tag), Labels("Tags", "Merkelapper", "Mærker", "Taggar"),
      "Words to group by.", aliases: ["tag", "labels", "etiketter", "stikkord", "kategorier"],
      handling: .relationship),
    Field(
      "notes", .note, Labels("Notes", "Notater", "Noter", "Anteckningar"),
      "Anything worth knowing.",
      [.personal, .searched],
      aliases: ["note", "description", "beskrivelse", "comment", "kommentar", "merknad"],
      handling: .relationship),
    Field(
      "external_ids", .list(.externalID),
      Labels("External ids", "Eksterne id-er", "Eksterne id'er", "Externa id"),
      "What other systems call the record, as system:id.", [.unique], handling: .relationship),
    Field(
      "owner", .reference(Reference(.user, inverse: nil)),
      Labels("Owner", "Ansvarlig", "Ansvarlig", "Ansvarig"), "Who looks after it.",
      aliases: ["contact owner", "company owner", "account owner", "eier", "ejer", "ägare"],
      handling: .accountability),
  ]

  static let tail = [
    Field(
      "created_at", .instant, Labels("Created", "Opprettet", "Oprettet", "Skapad"),
      "When it was entered.", [.system],
      aliases: ["create date", "createddate", "created time", "date added"], handling: .structure),
    Field(
      "created_by", .reference(Reference(.user)),
      Labels("Created by", "Opprettet av", "Oprettet af", "Skapad av"), "Who entered it.",
      [.system], handling: .accountability),
    Field(
      "updated_at", .instant, Labels("Updated", "Endret", "Ændret", "Ändrad"),
      "When its content last changed.", [.system], handling: .structure),
    Field(
      "revision", .integer(0...Int64.max), Labels("Revision", "Revisjon", "Revision", "Revision"),
      "The operation whose content it carries.", [.system], handling: .structure),
  ]
}
