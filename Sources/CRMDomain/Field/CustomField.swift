extension Noun {
  /// A field that an organisation added to a noun.
  package static let field = Noun(
    .field, plural: "fields", Labels("Field", "Felt", "Felt", "Fält"),
    [.internalRecord, .definesFields, .stands], summary: ["type"],
    listed: ["id", "name", "type", "label", "required", "personal", "indexed"], order: ["name"],
    writers: .administrators,
    indexes: { [TableIndex("name", isUnique: true)] },
    help: {
      NounHelp(
        "Fields you add to a noun.",
        examples: [
          (
            "add",
            [
              "crm field add contact.shoe_size type=integer",
              "crm field add company.nace label=\"NACE\" personal=no indexed=yes",
              "crm field add contact.diet type=choice choices=none,vegetarian,vegan",
            ]
          ),
          ("show", ["crm field show contact.size"]),
          ("edit", ["crm field edit contact.size label=\"Shoe size\""]),
          ("remove", ["crm field remove contact.size --dry-run"]),
        ])
    },
    fields: [
      Field(
        "name", .code(.fieldPath), Labels("Name", "Navn", "Navn", "Namn"),
        "The noun and the field: contact.shoe_size.", [.required, .naturalKey, .unique, .fixed]),
      Field(
        "type", .choice(CustomField.types), Labels("Type", "Type", "Type", "Typ"),
        "What it holds.", [.required], defaultValue: "text"),
      Field(
        "label", .text, Labels("Label", "Ledetekst", "Ledetekst", "Etikett"),
        "What people call it."),
      Field(
        "meaning", .text, Labels("Meaning", "Betydning", "Betydning", "Betydelse"), "What it means."
      ),
      Field(
        "personal", .boolean, Labels("Personal", "Personlig", "Personlig", "Personlig"),
        "Whether it says something of a living person.", defaultValue: "true"),
      Field(
        "required", .boolean, Labels("Required", "Påkrevd", "Påkrævet", "Obligatorisk"),
        "Whether a record cannot be without it.", defaultValue: "false"),
      Field(
        "choices", .list(.choice), Labels("Choices", "Valg", "Valg", "Val"),
        "The words that fit a choice, in their order."),
      Field(
        "of", .code(.noun), Labels("Of", "Av", "Af", "Av"), "The noun a reference names.", [.fixed]),
      Field(
        "indexed", .boolean, Labels("Indexed", "Indeksert", "Indekseret", "Indexerad"),
        "Whether a filter on it uses an index.", defaultValue: "false"),
    ])
}

/// A custom field as its record describes it.
package enum CustomField {
  /// The types a custom field can have.
  package static let types = [
    "text", "integer", "decimal", "money", "boolean", "day", "instant", "choice", "choices",
    "reference", "url",
  ].map { Choice($0) }

  /// The longest name of a custom field.
  package static let nameBound = 60

  /// Whether `name` can be the name of a field: `[a-z][a-z0-9_]*`, no keyword of the filter language.
  package static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first >= 0x61, first <= 0x7A,
      name.utf8.count <= nameBound
    else { return false }
    return name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0.isDigit || $0 == 0x5F }
      && !Keyword.isReserved(name)
  }

  /// The field a record of the noun `field` describes; nil for a type this program does not know.
  package static func field(
    number: Int64, name: String, type: String, label: String?, meaning: String?,
    traits: Field.Traits, choices: [String], of noun: String?
  ) -> Field? {
    guard let kind = fieldType(type, choices: choices, of: noun) else { return nil }
    return Field(
      name, kind, Labels(label ?? readable(name)), meaning ?? label ?? readable(name), traits,
      custom: number)
  }

  private static func fieldType(_ type: String, choices: [String], of noun: String?) -> FieldType? {
    switch type {
    case "text": .text
    case "integer": .integer(Int64.min...Int64.max)
    case "decimal": .decimal
    case "money": .money
    case "boolean": .boolean
    case "day": .day
    case "instant": .instant
    case "choice": .choice(choices.map { Choice($0) })
    case "choices": .choices(choices.map { Choice($0) })
    case "reference": noun.map { .reference(Reference(NounName(rawValue: $0))) }
    case "url": .url
    default: nil
    }
  }

  /// `shoe_size` → `Shoe size`
  private static func readable(_ name: String) -> String {
    var text = name.replacing("_", by: " ")
    if let first = text.first {
      text = String(first).uppercased() + text.dropFirst()
    }
    return text
  }
}

/// The fields of custom fields that code names.
extension CustomField {
  package static let choices = Key<String>("choices")
  package static let indexed = Key<Bool>("indexed")
  package static let personal = Key<Bool>("personal")
  package static let name = Key<String>("name")
  package static let of = Key<String>("of")
  package static let type = Key<String>("type")
}
