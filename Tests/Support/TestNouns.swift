import CRMDomain

extension NounName {
  package static let quote = NounName(rawValue: "quote")
  package static let line = NounName(rawValue: "line")
  package static let consent = NounName(rawValue: "consent")
}

// Nouns of a later day, in small: they try what the catalogue must carry before it is needed.
extension Noun {
  /// A record with money and a record it owns many of.
  package static let quote = Noun(
    .quote, plural: "quotes", Labels("Quote", "Tilbud", "Tilbud", "Offert"), positional: ["number"],
    titles: ["number"], summary: ["amount"], listed: ["id", "number", "company", "amount"],
    order: ["-number"],
    fields: [
      Field(
        "number", .code(.plain), Labels("Number"), "Its number.", [.required, .naturalKey, .unique]),
      Field(
        "company", .reference(Relation(.company, inverse: "quotes")), Labels("Company"),
        "For whom.",
        [.required]),
      Field("amount", .money, Labels("Amount"), "The sum."),
      Field("currency", .code(.currency), Labels("Currency"), "What it is in."),
      Field("valid_until", .day, Labels("Valid until"), "The last day."),
    ])

  /// A part of a quote: it goes where the quote goes.
  package static let line = Noun(
    .line, plural: "lines", Labels("Line"), positional: ["text"], titles: ["text"],
    listed: ["id", "quote", "text", "quantity", "price"], order: ["id"],
    fields: [
      Field(
        "quote", .reference(Relation(.quote, inverse: "lines", isOwned: true)), Labels("Quote"),
        "What it is a line of.", [.required]),
      Field("text", .text, Labels("Text"), "What is offered.", [.required]),
      Field("quantity", .decimal, Labels("Quantity"), "How many."),
      Field("price", .money, Labels("Price"), "Each."),
      Field("currency", .code(.currency), Labels("Currency"), "What it is in."),
    ])

  /// A record that is written once.
  package static let consent = Noun(
    .consent, plural: "consents", Labels("Consent"), [.appendOnly],
    positional: ["contact", "purpose"],
    titles: ["purpose"], listed: ["id", "contact", "purpose", "action"], order: ["id"],
    fields: [
      Field(
        "contact", .reference(Relation(.contact, inverse: "consents", isOwned: true)),
        Labels("Contact"), "Whose.", [.required, .personal]),
      Field("purpose", .code(.plain), Labels("Purpose"), "For what.", [.required]),
      Field(
        "action", .choice([Choice("given"), Choice("withdrawn")]), Labels("Action"),
        "What was said.",
        [.required], defaultValue: "given"),
    ])
}

extension Catalogue {
  /// The program's nouns and those only tests have.
  package static let test = Catalogue(adding: [.quote, .line, .consent])
}
