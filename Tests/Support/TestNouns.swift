import CRMDomain

extension NounName {
  package static let bid = NounName(rawValue: "bid")
  package static let part = NounName(rawValue: "part")
  package static let vow = NounName(rawValue: "vow")
}

// Nouns of a later day, in small: they try what the catalogue must carry before it is needed.
extension Noun {
  /// A record with money and a record it owns many of.
  package static let bid = Noun(
    .bid, plural: "bids", Labels("Bid"), positional: ["number"],
    titles: ["number"], summary: ["amount"], listed: ["id", "number", "company", "amount"],
    order: ["-number"],
    fields: [
      Field(
        "number", .code(.plain), Labels("Number"), "Its number.", [.required, .naturalKey, .unique]),
      Field(
        "company", .reference(Reference(.company, inverse: "bids")), Labels("Company"),
        "For whom.",
        [.required]),
      Field("amount", .money, Labels("Amount"), "The sum."),
      Field("currency", .code(.currency), Labels("Currency"), "What it is in."),
      Field("valid_until", .day, Labels("Valid until"), "The last day.", [.ahead]),
    ])

  /// A part of a quote: it goes where the quote goes.
  package static let part = Noun(
    .part, plural: "parts", Labels("Part"), positional: ["text"], titles: ["text"],
    listed: ["id", "bid", "text", "quantity", "price"], order: ["id"],
    fields: [
      Field(
        "bid", .reference(Reference(.bid, inverse: "parts", isOwned: true)), Labels("Bid"),
        "What it is a line of.", [.required]),
      Field("text", .text, Labels("Text"), "What is offered.", [.required]),
      Field("quantity", .decimal, Labels("Quantity"), "How many."),
      Field("price", .money, Labels("Price"), "Each."),
      Field("currency", .code(.currency), Labels("Currency"), "What it is in."),
    ])

  /// A record that is written once.
  package static let vow = Noun(
    .vow, plural: "vows", Labels("Vow"), [.appendOnly],
    positional: ["contact", "purpose"],
    titles: ["purpose"], listed: ["id", "contact", "purpose", "action"], order: ["id"],
    fields: [
      Field(
        "contact", .reference(Reference(.contact, inverse: "vows", isOwned: true)),
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
  package static let test = Catalogue(adding: [.bid, .part, .vow])
}
