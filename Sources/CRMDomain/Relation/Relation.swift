extension Noun {
  /// What one record is to another: an employee, a dealer, a partner.
  package static let relation = Noun(
    .relation, plural: "relations", Labels("Relation", "Relasjon", "Relation", "Relation"),
    [.feedsDenormalised, .isWhatItSays, .linksRecords, .stands], positional: ["subject", "object"],
    titles: [],
    summary: ["subject", "type", "object", "role"],
    listed: ["id", "subject", "type", "object", "role", "starts_on", "ends_on"], order: ["id"],
    writers: .everybody,
    rules: { (draft: RecordDraft) throws(ValueFault) in
      if let starts = draft.row.string(Relation.startsOn),
        let ends = draft.row.string(Relation.endsOn),
        ends < starts
      {
        throw ValueFault("over before it begins")
      }
    },
    indexes: { [TableIndex("subject_noun, subject_id"), TableIndex("object_noun, object_id")] },
    help: {
      NounHelp(
        "What one record is to another: employee, dealer, partner.",
        examples: [
          (
            "add",
            [
              "crm relation add contact:1 company:2 type=board_member role=Chair starts_on=2026-01-01"
            ]
          ),
          ("list", ["crm relation list type=partner", "crm relation list object=company:1"]),
          ("edit", ["crm relation edit 1 role=CFO"]),
        ])
    },
    fields: [
      Field(
        "subject", .anyReference(NamedBy("relations", side: "subject_of", onlyParties: true)),
        Labels("Subject", "Hvem", "Hvem", "Vem"),
        "Who is something to the other.", [.required, .personal, .identifying],
        aliases: ["from", "fra", "från"]),
      Field(
        "object", .anyReference(NamedBy("relations", side: "object_of", onlyParties: true)),
        Labels("Object", "For hvem", "For hvem", "För vem"),
        "To whom.", [.required, .personal, .identifying], aliases: ["to", "til", "till"]),
      Field(
        "type", .choice(RelationType.choices), Labels("Type", "Type", "Type", "Typ"),
        "What the subject is to the object.", [.required, .personal, .identifying, .extensible],
        defaultValue: "other"),
      Field(
        "role", .text, Labels("Role", "Rolle", "Rolle", "Roll"), "In which role: CFO, buyer …",
        [.personal, .identifying]),
      Field(
        "starts_on", .day, Labels("Starts", "Fra", "Fra", "Från"), "The first day.",
        [.personal, .identifying],
        aliases: ["start date", "startdato", "startdatum"]),
      Field(
        "ends_on", .day, Labels("Ends", "Til", "Til", "Till"), "The last day.",
        [.personal, .ahead],
        aliases: ["end date", "sluttdato", "slutdato", "slutdatum"]),
    ])
}

/// What one record can be to another.
package enum RelationType {
  /// The kind that says where a person works; kept together with `contact.company`.
  package static let employee = "employee"

  /// The kinds there are; the subject is it of the object.
  package static let choices = [
    Choice(employee, Labels("Employee", "Ansatt", "Ansat", "Anställd")),
    Choice("owner", Labels("Owner", "Eier", "Ejer", "Ägare")),
    Choice(
      "board_member", Labels("Board member", "Styremedlem", "Bestyrelsesmedlem", "Styrelseledamot")),
    Choice("advisor", Labels("Advisor", "Rådgiver", "Rådgiver", "Rådgivare")),
    Choice("dealer_of", Labels("Dealer of", "Forhandler av", "Forhandler af", "Återförsäljare av")),
    Choice(
      "distributor_of",
      Labels("Distributor of", "Distributør av", "Distributør af", "Distributör av")),
    Choice("partner", Labels("Partner", "Partner", "Partner", "Partner")),
    Choice("supplier", Labels("Supplier", "Leverandør", "Leverandør", "Leverantör")),
    Choice("customer", Labels("Customer", "Kunde", "Kunde", "Kund")),
    Choice("competitor", Labels("Competitor", "Konkurrent", "Konkurrent", "Konkurrent")),
    Choice("referrer", Labels("Referrer", "Anbefaler", "Anbefaler", "Rekommenderare")),
    Choice("family", Labels("Family", "Familie", "Familie", "Familj")),
    Choice("other", Labels("Other", "Annet", "Andet", "Annat")),
  ]
}

/// The fields of relations that code names.
package enum Relation {
  package static let endsOn = Key<Day>("ends_on")
  package static let objectId = Key<Int64>("object_id")
  package static let objectNoun = Key<String>("object_noun")
  package static let role = Key<String>("role")
  package static let startsOn = Key<Day>("starts_on")
  package static let subjectId = Key<Int64>("subject_id")
  package static let subjectNoun = Key<String>("subject_noun")
  package static let type = Key<String>("type")
}
