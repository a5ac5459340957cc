extension NounName {
  package static let vote = NounName(rawValue: "vote")
}

extension Noun {
  /// That somebody else wants what a ticket asks for, or has what it tells of.
  package static let vote = Noun(
    .vote, plural: "votes", Labels("Vote", "Stemme", "Stemme", "Röst"), [.internalRecord],
    positional: ["ticket", "contact"], titles: [], summary: ["ticket", "contact"],
    listed: ["id", "ticket", "contact", "company", "created_at"], order: ["ticket", "id"],
    writers: .everybody,
    indexes: { [TableIndex("ticket, contact"), TableIndex("contact"), TableIndex("company")] },
    help: {
      NounHelp(
        "Who else wants what a ticket asks for; they are told when it is done.",
        examples: [
          ("add", ["crm vote add 1 kari@example.no"]), ("edit", ["crm vote edit 1 company=2"]),
        ])
    },
    fields: [
      Field(
        "ticket", .reference(Reference(.ticket, inverse: "votes", isOwned: true)),
        Noun.ticket.labels, "For which ticket.", [.required, .fixed], handling: .structure),
      Field(
        "contact", .reference(Reference(.contact, inverse: "votes")),
        Labels("Contact", "Kontakt", "Kontakt", "Kontakt"), "Who wants it.", [.personal],
        handling: .relationship),
      Field(
        "company", .reference(Reference(.company, inverse: "votes")),
        Labels("Company", "Firma", "Firma", "Företag"), "For which company.",
        handling: .structure),
    ])
}

/// The fields of votes that code names.
package enum Vote {
  package static let company = Key<Int64>("company")
  package static let contact = Key<Int64>("contact")
  package static let ticket = Key<Int64>("ticket")
}
