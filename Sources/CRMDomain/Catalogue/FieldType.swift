/// What a field holds: how it is read, checked, kept, compared, shown and exchanged follows from this.
package enum FieldType: Sendable {
  /// One line of text up to 1,000 characters, compared by its folding key.
  case text
  /// A code or key, compared exactly after its own normalisation.
  case code(Code)
  /// Text of any number of lines up to 1 MiB, found by full text only.
  case note
  /// An address on the web.
  case url
  /// The primary e-mail address; the list is the field `emails`.
  case email
  /// The primary telephone number; the list is the field `phones`.
  case phone
  /// All e-mail addresses or telephone numbers, labelled, the primary one first.
  case points(Point)
  /// A whole number within bounds.
  case integer(ClosedRange<Int64>)
  /// An exact decimal of six places.
  case decimal
  /// A decimal that says per cent: `12.5` is 12.5 %.
  case percent
  /// An amount in the record's currency.
  case money
  /// Yes or no.
  case boolean
  /// A calendar day.
  case day
  /// A moment.
  case instant
  /// A calendar day, or a moment where somebody said one: when a task is due.
  case due
  /// How long, in minutes: `1d`, `4h`, `30min`.
  case duration
  /// One of several words.
  case choice([Choice])
  /// Any number of several words.
  case choices([Choice])
  /// Another record.
  case reference(Reference)
  /// Any number of other records, each perhaps in a role: `Kari Nordmann|champion`.
  case references(Reference)
  /// A record of any noun; how those that name it so are called from its side, if they are.
  case anyReference(NamedBy?)
  /// Plain values of one kind.
  case list(Listed)
  /// Further postal addresses, labelled.
  case addresses
  /// The companies a person belongs to, through relations, the primary one first.
  case companies
  /// How many belong to a segment, counted when it is asked for.
  case memberCount

  /// Codes and keys that are compared exactly.
  package enum Code: Sendable {
    /// Letters, digits and signs, kept as they are; the pattern `[A-Za-z0-9._@-]+`.
    case plain
    /// The login of a user, as the log keeps it; `me` is that of who asks.
    case login
    /// The name of a custom field: `contact.shoe_size`.
    case fieldPath
    /// ISO 3166-1 alpha-2.
    case country
    /// ISO 4217.
    case currency
    /// ISO 639-1.
    case language
    /// A zone of the time zone database, as `Europe/Oslo`.
    case timeZone
    case postalCode
    case organisationNumber
    case vatNumber
    /// The name of a noun.
    case noun
  }

  /// Ways to reach somebody.
  package enum Point: Sendable { case email, phone }

  /// What a list of plain values holds.
  package enum Listed: Sendable {
    case tag, url, domain, choice
    /// `network:name`
    case handle
    /// `system:id`
    case externalID
    /// The number of a record.
    case record
  }

  /// What the data dictionary calls it.
  package var name: String {
    switch self {
    case .text: "text"
    case .code(.language): "choice"
    case .code(let code): code.name
    case .note: "note"
    case .url: "url"
    case .email: "email"
    case .phone: "phone"
    case .points(.email): "emails"
    case .points(.phone): "phones"
    case .integer: "integer"
    case .decimal: "decimal"
    case .percent: "percent"
    case .money: "money"
    case .boolean: "boolean"
    case .day: "day"
    case .instant: "instant"
    case .due: "due"
    case .duration: "duration"
    case .choice: "choice"
    case .choices: "choices"
    case .reference, .anyReference: "reference"
    case .references: "references"
    case .list: "list"
    case .addresses: "addresses"
    case .companies: "companies"
    case .memberCount: "integer"
    }
  }

  /// Whether a record can have many of it.
  package var isMany: Bool {
    switch self {
    case .points, .choices, .list, .addresses, .companies, .references: true
    default: false
    }
  }

  /// Whether records are told apart, reached or referred to by its values: there a number must have all its
  /// digits.
  package var isKey: Bool {
    switch self {
    case .code, .phone, .points, .reference, .references, .anyReference, .companies,
      .list(.externalID), .list(.handle), .list(.record):
      true
    default: false
    }
  }

  /// Whether its values are numbers that can be summed.
  package var isNumeric: Bool {
    switch self {
    case .integer, .decimal, .percent, .money, .duration: true
    default: false
    }
  }
}

extension FieldType.Code {
  /// What the data dictionary calls it.
  package var name: String {
    switch self {
    case .plain, .login, .fieldPath, .noun: "key"
    case .country: "country"
    case .currency: "currency"
    case .language: "language"
    case .timeZone: "time_zone"
    case .postalCode: "postal_code"
    case .organisationNumber: "org_number"
    case .vatNumber: "vat_number"
    }
  }
}

/// One word of a choice with what it is called.
package struct Choice: Sendable, Equatable {
  /// What is stored and exchanged: `half_yearly`.
  package let key: String
  /// What people read, and may type.
  package let labels: Labels
  /// What other systems say for it.
  package let aliases: [String]

  /// A word; without labels it is shown as it is.
  package init(_ key: String, _ labels: Labels? = nil, aliases: [String] = []) {
    self.key = key
    self.labels = labels ?? Labels(key)
    self.aliases = aliases
  }

  /// The choice that was typed: a key, a label in any language or what other systems say for it, whatever the
  /// case and whether blanks are written `_` or `-`.
  package static func find(_ text: String, in choices: [Choice]) -> Choice? {
    if let exact = choices.first(where: { $0.key == text }) { return exact }
    let wanted = plain(text)
    if let key = choices.first(where: { plain($0.key) == wanted }) { return key }
    let labelled = choices.filter { $0.labels.all.contains { plain($0) == wanted } }
    if labelled.count == 1 { return labelled[0] }
    return choices.first { $0.aliases.contains { plain($0) == wanted } }
  }

  private static func plain(_ text: String) -> String {
    let blank = text.trimmed.utf8.map {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") ? 0x20 : $0
    }
    return Folding.key(String(decoding: blank, as: UTF8.self))
  }
}

/// How one noun refers to another.
package struct Reference: Sendable {
  /// The noun that is referred to.
  package let noun: NounName
  /// What the referring records are called from the other side: `contacts` of a company.
  package let inverse: String?
  /// Whether the referring record is a part of the other and goes where it goes.
  package let isOwned: Bool
  /// Whether the words of the referring record are words of the other too.
  package let lendsWords: Bool
  /// Whether the referring record is held by the user or the team, or belongs, where nobody holds it, to whom the other
  /// record belongs: a task to who is to do it, a quote to its company.
  package let belongs: Bool
  /// Whether whoever sees the other record sees the referring one, and whoever changes it changes this one: what was
  /// said about a ticket.
  package let isShown: Bool

  /// A reference to `noun`.
  package init(
    _ noun: NounName, inverse: String? = nil, isOwned: Bool = false, lendsWords: Bool = false,
    belongs: Bool = false, isShown: Bool = false
  ) {
    self.noun = noun
    self.inverse = inverse
    self.isOwned = isOwned
    self.lendsWords = lendsWords
    self.belongs = belongs
    self.isShown = isShown
  }
}
