extension Noun {
  /// Somebody who works with the database.
  package static let user = Noun(
    .user, plural: "users", Labels("User", "Bruker", "Bruger", "Användare"),
    [.hidesInactive, .sortsByName, .stands], positional: ["login"], titles: ["name", "login"],
    summary: ["login", "email"],
    listed: ["id", "login", "name", "email", "role", "team", "active"],
    order: ["sort_key"],
    writers: .administrators,
    lifecycle: Lifecycle(
      User.active,
      [
        Lifecycle.State(Lifecycle.active, isOpen: true),
        Lifecycle.State(Lifecycle.inactive, isOpen: false),
      ],
      moves: [
        Lifecycle.Move(
          "deactivate", "deactivated", from: [Lifecycle.active], to: Lifecycle.inactive,
          byEdit: true),
        Lifecycle.Move(from: [Lifecycle.inactive], to: Lifecycle.active),
      ]),
    rules: { (draft: RecordDraft) throws(ValueFault) in
      guard let name = draft.layout.column(User.name), draft.row.isNull(name),
        let login = draft.row.string(User.login)
      else { return }
      draft.row.set(name, login)
      draft.row.fold(name, into: name + 1)
    },
    indexes: {
      [TableIndex("login", isUnique: true), TableIndex("name_fold"), TableIndex("sort_key")]
    },
    help: {
      NounHelp(
        "Who works with the database.",
        examples: [
          ("add", ["crm user add eva name=\"Eva Lie\" role=sales"]),
          ("edit", ["crm user edit kari time_zone=Europe/Oslo phone=90123456"]),
          ("show", ["crm user show kari"]),
          ("remove", ["crm user remove 2 --dry-run"]),
        ])
    },
    fields: [
      Field(
        "login", .code(.plain), Labels("Login", "Innlogging", "Login", "Inloggning"),
        "The name the operating system knows them by.",
        [.required, .naturalKey, .unique, .personal]),
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What they are called.",
        [.personal]),
      Field(
        "email", .email, Labels("Email", "E-post", "E-mail", "E-post"), "Where they get mail.",
        [.personal]),
      Field(
        "phone", .phone, Labels("Phone", "Telefon", "Telefon", "Telefon"),
        "Where they are called, as quotes say.", [.personal],
        handling: Handling("who a customer turns to", of: .user, .null)),
      Field(
        "role", .choice(UserRole.choices), Labels("Role", "Rolle", "Rolle", "Roll"),
        "What they may do.", defaultValue: "sales"),
      Field(
        "team", .reference(Reference(.team, inverse: "members")),
        Labels("Team", "Team", "Team", "Team"), "With whom they look after the same records."),
      Field(
        "active", .boolean, Labels("Active", "Aktiv", "Aktiv", "Aktiv"),
        "Whether they still work here.", defaultValue: "true"),
      Field(
        "time_zone", .code(.timeZone), Labels("Time zone", "Tidssone", "Tidszone", "Tidszon"),
        "Where they are, as Europe/Oslo."),
      Field(
        "language", .code(.language), Labels("Language", "Språk", "Sprog", "Språk"),
        "The language they work in, ISO 639-1."),
    ])
}

extension Noun {
  /// When users left, and came back.
  static let userMoves = Noun(movesOf: .user)
}

/// The roles a user can have.
package enum UserRole {
  /// What the first user of a database is.
  package static let admin = "admin"

  /// The roles there are.
  package static let choices = [
    Choice("admin", Labels("Administrator", "Administrator", "Administrator", "Administratör")),
    Choice("manager", Labels("Manager", "Leder", "Leder", "Chef")),
    Choice("sales", Labels("Sales", "Salg", "Salg", "Försäljning")),
    Choice("support", Labels("Support", "Kundeservice", "Kundeservice", "Kundtjänst")),
    Choice("marketing", Labels("Marketing", "Markedsføring", "Marketing", "Marknadsföring")),
    Choice("readonly", Labels("Read only", "Lesetilgang", "Læseadgang", "Läsrättighet")),
    Choice(
      "dpo",
      Labels(
        "Data protection officer", "Personvernombud", "Databeskyttelsesrådgiver", "Dataskyddsombud")
    ),
  ]
}

/// The fields of users that code names.
package enum User {
  package static let active = Key<Bool>("active")
  package static let email = Key<String>("email")
  package static let login = Key<String>("login")
  package static let name = Key<String>("name")
  package static let phone = Key<String>("phone")
  package static let role = Key<String>("role")
}
