/// One entry of the data dictionary: everything the program knows of a field, said once. An object, so
/// that paths and plans that speak of a field hold one reference to it and not a dozen.
package final class Field: Sendable {
  /// What holds of a field beyond its type.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A record cannot be without it.
    package static let required = Traits(rawValue: 1 << 0)
    /// It says something of a living person.
    package static let personal = Traits(rawValue: 1 << 1)
    /// The program keeps it up to date from other records; nobody writes it, no history has it.
    package static let denormalised = Traits(rawValue: 1 << 2)
    /// The program writes it; an import may bring it, `add` and `edit` may not.
    package static let system = Traits(rawValue: 1 << 3)
    /// Its words are found by `search`.
    package static let searched = Traits(rawValue: 1 << 4)
    /// A record can be named by it.
    package static let naturalKey = Traits(rawValue: 1 << 5)
    /// No two records have the same.
    package static let unique = Traits(rawValue: 1 << 6)
    /// Its values are in the key table (custom fields).
    package static let indexed = Traits(rawValue: 1 << 7)
    /// Once written it stays: `edit` refuses it.
    package static let fixed = Traits(rawValue: 1 << 8)
    /// Its days lie ahead, as what is due does: a period means its last day, a day without a year the next
    /// one of that name.
    package static let ahead = Traits(rawValue: 1 << 9)
    /// Its days lie behind, as what has happened does: a day without a year is the last one of that name.
    package static let behind = Traits(rawValue: 1 << 10)
    /// Two records that differ in it are hardly one and the same.
    package static let identifying = Traits(rawValue: 1 << 11)
    /// It is an amount that is not below nothing: what comes back is kept as something of its own.
    package static let notNegative = Traits(rawValue: 1 << 16)
    /// Whatever is said of it, it follows from other fields where these decide it: what a file says otherwise
    /// is told and not stored.
    package static let follows = Traits(rawValue: 1 << 12)
    /// Several columns of a file may mean it, of which a row fills one: the time a deal was won, and the time
    /// it was lost.
    package static let fromSeveral = Traits(rawValue: 1 << 13)
    /// It is a sum of many amounts, and not bounded as one of them is.
    package static let total = Traits(rawValue: 1 << 14)
    /// It says what happened, or when: typed without it a record has its default, in a file or of all its rows
    /// it must be said.
    package static let stated = Traits(rawValue: 1 << 17)
    /// It is the day somebody alive was born: none that is to come, and none before `firstBirthYear`.
    package static let birthday = Traits(rawValue: 1 << 18)
    /// An organisation may add words of its own to those that fit.
    package static let extensible = Traits(rawValue: 1 << 19)
    /// The organisation asks for it: who types a record or brings a file must say it, what the program makes may be
    /// without.
    package static let demanded = Traits(rawValue: 1 << 20)
    /// It is so much each month, which is said beside it where it stands among other amounts.
    package static let aMonth = Traits(rawValue: 1 << 15)
  }

  /// The first year in which somebody was born whose birthday is kept.
  package static let firstBirthYear = 1880

  /// The public name: SQL column, JSON key, CSV header, `field=value`, filter path.
  package let name: String
  /// What it holds.
  package let type: FieldType
  /// What people call it.
  package let labels: Labels
  /// What it means, in a sentence.
  package let meaning: String
  /// What holds of it.
  package let traits: Traits
  /// What stands over its column in a list, where the label is too long.
  package let heading: Labels?
  /// What other systems call it, for the columns of an import; compared folded.
  package let aliases: [String]
  /// What only this field is called: a column of that name is it even beside one called as the field is.
  package let ownAliases: [String]
  /// What a new record has when nothing is said, as it would be typed.
  package let defaultValue: String?
  /// The number of a custom field; nil for a built-in one.
  package let custom: Int64?
  /// Why it is kept, of whom it tells, and what erasing does with it; nil where that is not said yet.
  package let handling: Handling?
  /// What a kept field is kept of.
  package let latest: Latest?

  /// A value of the records that refer to this one by a field called as this one's noun, of those that count: the
  /// greatest, or the least.
  package struct Latest: Sendable {
    /// Records that are looked at.
    package struct Source: Sendable {
      /// Their noun.
      package let noun: NounName
      /// The field whose value is kept.
      package let field: String
      /// The column that says which of them count.
      package let column: String
      /// What it says of those; nil where it is yes.
      package let value: String?
      /// Whether they are somebody's in further ways than by naming them, as who took part in an activity.
      package let reachesFurther: Bool

      /// The `field` of the records of `noun` of which `column` is `value`, or yes.
      package init(
        _ field: String, of noun: NounName, where column: String, is value: String? = nil,
        reachesFurther: Bool = false
      ) {
        self.noun = noun
        self.field = field
        self.column = column
        self.value = value
        self.reachesFurther = reachesFurther
      }

      /// Which of the records, in a table called `alias`, count.
      package func condition(_ alias: String) -> String {
        value.map { "\(alias).\(column) = '\($0)'" } ?? "\(alias).\(column)"
      }

      /// Whether a record counts.
      package func counts(_ row: Row) -> Bool {
        guard let place = row.layout.column(column) else { return false }
        return value.map { row.string(place) == $0 } ?? (row.integer(place) != 0)
      }
    }

    /// The records that are looked at, the first those it is named after.
    package let sources: [Source]
    /// Whether it is the least, not the greatest.
    package let isNext: Bool

    /// The greatest of the records of one kind.
    package init(greatest source: Source) {
      sources = [source]
      isNext = false
    }

    /// The least of the records of several.
    package init(least sources: [Source]) {
      self.sources = sources
      isNext = true
    }

    /// What it is the greatest of; nil where it is the least of something.
    package var greatest: Source? { isNext ? nil : sources[0] }

    /// What is kept of a value.
    package func figure(_ value: String) -> String { (isNext ? "MIN(" : "MAX(") + value + ")" }
  }

  /// A field of a noun.
  package init(
    _ name: String, _ type: FieldType, _ labels: Labels, _ meaning: String, _ traits: Traits = [],
    heading: Labels? = nil, aliases: [String] = [], ownAliases: [String] = [],
    defaultValue: String? = nil, custom: Int64? = nil, latest: Latest? = nil,
    handling: Handling? = nil
  ) {
    self.name = name
    self.type = type
    self.labels = labels
    self.meaning = meaning
    self.traits = traits
    self.heading = heading
    self.aliases = aliases
    self.ownAliases = ownAliases
    self.defaultValue = defaultValue
    self.custom = custom
    self.latest = latest
    self.handling = handling
  }

  /// The field as an organisation has it: with words of its own, asked for, called otherwise.
  ///
  /// - Parameter own: what was said of it, as of a custom field.
  func changed(by own: Field) -> Field {
    var type = type
    if case .choice(let words) = type, case .choice(let more) = own.type {
      type = .choice(words + more.filter { new in !words.contains { $0.key == new.key } })
    }
    let isAsked = own.traits.contains(.required) && !traits.contains(.required)
    // What nobody says otherwise is as it was.
    let isRenamed = !own.labels[.en].isEmpty
    return Field(
      name, type, isRenamed ? own.labels : labels, own.meaning.isEmpty ? meaning : own.meaning,
      isAsked ? traits.union([.required, .demanded]) : traits, heading: isRenamed ? nil : heading,
      aliases: aliases, ownAliases: ownAliases, defaultValue: defaultValue, latest: latest,
      handling: handling)
  }

  /// The first of its columns: called as it is, unless the engines reserve the word.
  package var column: String { Field.column(called: name) }

  /// The first column of the field of this name.
  package static func column(called name: String) -> String {
    switch name {
    case "revision": "content"
    case "all": "shows_all"
    case "order": "sales_order"
    case "user": "user_account"
    case "update": "status_update"
    // Every row has a version of its own.
    case "version": "edition"
    default: name
    }
  }

  /// Where its days lie that are written without their year. Moments are of what has happened, unless it is
  /// said; of a custom field its name tells.
  package var leaning: DateParser.Leaning {
    if traits.contains(.ahead) { return .ahead }
    if traits.contains(.behind) { return .behind }
    if custom != nil {
      let ends = ["due", "close", "end", "until", "expires", "valid_to", "valid_until"]
      return ends.contains(where: {
        name == $0 || name.hasPrefix($0 + "_") || name.hasPrefix("ends")
      })
        ? .ahead : .thisYear
    }
    if case .instant = type { return .behind }
    return .thisYear
  }

  /// Whether the program writes it and a file may bring it: when and by whom a record was entered, what became
  /// of it.
  package var isImported: Bool {
    if case .memberCount = type { return false }
    return traits.contains(.system) && !["id", "revision", "updated_at"].contains(name)
  }

  /// Whether `add` and `edit` may write it.
  package var isWritable: Bool { traits.isDisjoint(with: [.denormalised, .system]) }

  /// The words that fit, where they can be listed.
  package var allowed: [String] {
    switch type {
    case .choice(let choices), .choices(let choices): choices.map { $0.key }
    case .boolean: ["true", "false"]
    case .code(.language): Language.codes
    default: []
    }
  }

  /// Whether rules work it out of how things are now, and nobody kept what it was before. What is the latest of other
  /// records is found for a day that is past, too.
  package var isOfToday: Bool {
    traits.contains(.denormalised) && latest == nil && columns.contains { $0.role == .denormalised }
  }

  /// Whether a record it names cannot go while it names it: but for who made a record, and what is worked out of others.
  package var binds: Bool { name != "created_by" && !traits.contains(.denormalised) }

  /// The words that fit, with what they are called.
  package var choices: [Choice]? {
    switch type {
    case .choice(let choices), .choices(let choices): choices
    default: nil
    }
  }
}

/// A column of a noun's table.
package struct Column: Sendable, Equatable {
  /// How the engines keep it.
  package enum Kind: Sendable, Equatable { case integer, text, json, boolean }

  /// Where its value comes from.
  package enum Role: Sendable, Equatable {
    /// The record's number, its version, its revision.
    case identity
    /// What somebody wrote.
    case content
    /// Made from the content by the program: folding keys, sort keys.
    case derived
    /// Made from other records; not in the twin.
    case denormalised
  }

  /// The name in the table.
  package let name: String
  /// How it is kept.
  package let kind: Kind
  /// Where it comes from.
  package let role: Role

  /// A column.
  package init(name: String, kind: Kind, role: Role) {
    self.name = name
    self.kind = kind
    self.role = role
  }
}

extension Field {
  /// The columns that hold the field; none where it lives in another table or in `custom`.
  package var columns: [Column] {
    guard custom == nil else { return [] }
    let role: Column.Role = traits.contains(.denormalised) ? .denormalised : .content
    let name = self.column
    func column(_ name: String, _ kind: Column.Kind, _ role: Column.Role) -> Column {
      Column(name: name, kind: kind, role: role)
    }
    switch type {
    case .text:
      let folded: Column.Role = role == .denormalised ? role : .derived
      return [column(name, .text, role), column(name + "_fold", .text, folded)]
    case .email: return [column(name, .text, role), column(name + "_key", .text, .derived)]
    case .code, .note, .url, .phone, .day, .instant, .due, .choice:
      return [column(name, .text, role)]
    case .integer, .decimal, .percent, .money, .duration: return [column(name, .integer, role)]
    case .reference: return [column(name, .integer, role)]
    case .boolean: return [column(name, .boolean, role)]
    case .points, .list, .addresses, .choices, .references: return [column(name, .json, role)]
    case .anyReference:
      return [column(name + "_noun", .text, role), column(name + "_id", .integer, role)]
    case .companies, .memberCount: return []
    }
  }
}
