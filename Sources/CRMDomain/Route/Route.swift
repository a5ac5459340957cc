extension NounName {
  package static let route = NounName(rawValue: "route")
}

extension Noun {
  /// A rule by which tickets find who works on them.
  package static let route = Noun(
    .route, plural: "routes", Labels("Route", "Rutingregel", "Routingregel", "Dirigeringsregel"),
    [.internalRecord], titles: ["name"], summary: ["filter", "team", "method", "assignee"],
    listed: ["id", "position", "name", "filter", "team", "method", "assignee", "active"],
    order: ["position", "id"], writers: .leaders,
    indexes: { [TableIndex("name_fold")] },
    help: {
      NounHelp(
        "Rules by which tickets find who works on them; the first that fits and finds somebody.",
        examples: [
          (
            "add",
            [
              "crm route add Billing filter='category=billing' team=North method=round_robin",
              "crm route add Gold filter='company.tags=gold' method=account_owner position=10",
              "crm route add Boss filter='priority=critical' method=person assignee=kari position=1",
            ]
          ),
          ("edit", ["crm route edit 1 method=least_loaded"]),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What it is called.", [.required],
        handling: RouteWords.handling),
      Field(
        "position", .integer(1...1_000_000),
        Labels("Position", "Rekkefølge", "Rækkefølge", "Ordning"),
        "Which is tried first: the lowest.", [.required], defaultValue: "100",
        handling: RouteWords.handling),
      Field(
        "filter", .note, Labels("Filter", "Filter", "Filter", "Filter"),
        "Which tickets it is for; all of them without.", handling: RouteWords.handling),
      Field(
        "team", .reference(Reference(.team, inverse: "routes")),
        Labels("Team", "Team", "Team", "Team"), "Whose ticket it is then.", handling: .structure),
      Field(
        "method", .choice(RouteWords.methods), Labels("Method", "Metode", "Metode", "Metod"),
        "How somebody is found.", [.required], defaultValue: "team",
        handling: RouteWords.handling),
      Field(
        "assignee", .reference(Reference(.user, inverse: nil)),
        Labels("Assignee", "Tildelt", "Tildelt", "Tilldelad"), "Who, where the method is person.",
        handling: .accountability),
      Field(
        "active", .boolean, Labels("Active", "Aktiv", "Aktiv", "Aktiv"), "Whether it is tried.",
        defaultValue: "true", handling: RouteWords.handling),
    ])
}

/// The words of routes.
package enum RouteWords {
  static let handling = Handling("who works on what", of: .nobody, .keep("it tells of no person"))

  /// How somebody is found.
  package static let methods = [
    Choice("team", Labels("Team", "Team", "Team", "Team")),
    Choice("person", Labels("Person", "Person", "Person", "Person")),
    Choice("round_robin", Labels("Round robin", "Etter tur", "På skift", "I tur och ordning")),
    Choice(
      "least_loaded", Labels("Least loaded", "Minst å gjøre", "Mindst at gøre", "Minst belastad")),
    Choice(
      "account_owner",
      Labels("Account owner", "Kundeansvarlig", "Kundeansvarlig", "Kundansvarig")),
  ]
}

/// The fields of routes that code names.
package enum Route {
  package static let active = Key<Bool>("active")
  package static let assignee = Key<Int64>("assignee")
  package static let filter = Key<String>("filter")
  package static let method = Key<String>("method")
  package static let name = Key<String>("name")
  package static let nameFold = Key<String>("name_fold")
  package static let position = Key<Int64>("position")
  package static let team = Key<Int64>("team")
}
