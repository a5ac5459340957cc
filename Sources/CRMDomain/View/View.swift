extension NounName {
  package static let view = NounName(rawValue: "view")
}

extension Noun {
  /// A list somebody looks at again and again, by name: a filter, the fields, their order.
  package static let view = Noun(
    .view, plural: "views", Labels("View", "Visning", "Visning", "Vy"), [.internalRecord],
    positional: ["name"], titles: ["name"], summary: ["filter"],
    listed: ["id", "name", "filter", "fields", "sort", "all"], order: ["name"],
    writers: .everybody, indexes: { [TableIndex("name", isUnique: true)] },
    help: {
      NounHelp(
        "Lists of one's own: 'crm deal list :mine' shows what 'crm view add deal.mine' says.",
        examples: [
          (
            "add",
            [
              "crm view add deal.mine filter='owner=me' fields=title,company,amount,close sort=-amount",
              "crm view add contact.oslo filter='city=Oslo active' fields=name,phone all=yes",
            ]
          ),
          ("show", ["crm view show deal.big"]),
          ("edit", ["crm view edit deal.big sort=close"]),
          ("remove", ["crm view remove deal.big"]),
        ])
    },
    fields: [
      Field(
        "name", .code(.fieldPath), Labels("Name", "Navn", "Navn", "Namn"),
        "The noun and what lists call it after ':': deal.mine.",
        [.required, .naturalKey, .unique, .fixed],
        handling: Handling("lists one looks at again", of: .nobody, .keep("it tells of no person"))),
      Field(
        "filter", .note, Labels("Filter", "Filter", "Filter", "Filter"),
        "Which records; all of them without.",
        handling: Handling("lists one looks at again", of: .person, .null)),
      Field(
        "fields", .text, Labels("Fields", "Felt", "Felter", "Fält"),
        "The fields it shows, with commas between; also across relations.",
        handling: Handling("lists one looks at again", of: .nobody, .keep("it tells of no person"))),
      Field(
        "sort", .text, Labels("Sort", "Rekkefølge", "Rækkefølge", "Ordning"),
        "The order: fields with commas between, '-' is descending.",
        handling: Handling("lists one looks at again", of: .nobody, .keep("it tells of no person"))),
      Field(
        "all", .boolean, Labels("All", "Alle", "Alle", "Alla"),
        "Whether also those that are closed or not active.", defaultValue: "false",
        handling: Handling("lists one looks at again", of: .nobody, .keep("it tells of no person"))),
    ])
}

/// The fields of views that code names.
package enum View {
  package static let all = Key<Bool>("all")
  package static let fields = Key<String>("fields")
  package static let filter = Key<String>("filter")
  package static let name = Key<String>("name")
  package static let sort = Key<String>("sort")
}
