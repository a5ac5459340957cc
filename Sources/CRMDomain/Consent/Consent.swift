extension Noun {
  /// What somebody agreed to, or did not: written once, as evidence [GDPR 7(1)].
  package static let consent = Noun(
    .consent, plural: "consents", Labels("Consent", "Samtykke", "Samtykke", "Samtycke"),
    [.internalRecord, .appendOnly], positional: ["contact", "purpose"], titles: ["purpose"],
    summary: ["contact", "channel", "action"],
    listed: ["id", "at", "contact", "purpose", "channel", "action", "method"], order: ["at", "id"],
    writers: .everybody,
    timeline: [
      Happening(
        "consent", at: ["at"], what: ["purpose", "channel"], isJoined: true, .field("action"))
    ],
    rules: { (draft: RecordDraft) throws(ValueFault) in
      if let at = draft.row.string(Consent.at), at > draft.rules.dates.clock.now.description {
        throw ValueFault("in the future, and consents lie in the past")
      }
      guard draft.row.string(Consent.action) == "given", draft.row.string(Consent.evidence) == nil
      else {
        return
      }
      throw ValueFault("without evidence", hint: "say what they agreed to: evidence=\"…\"")
    },
    indexes: { [TableIndex("contact")] },
    help: {
      NounHelp(
        "What people agreed to, with the evidence.",
        examples: [
          (
            "add",
            [
              "crm consent add kari@example.no newsletter channel=email method=paper evidence=\"Yes, send me news\""
            ]
          )
        ])
    },
    fields: [
      Field(
        "contact", .reference(Reference(.contact, inverse: "consents", isOwned: true)),
        Labels("Contact", "Kontakt", "Kontakt", "Kontakt"), "Whose.", [.required, .personal],
        aliases: [
          "email", "email address", "e-mail", "e-mail address", "e-post", "epost", "person",
          "kontaktperson",
        ]),
      Field(
        "purpose", .code(.plain), Labels("Purpose", "Formål", "Formål", "Ändamål"), "To what.",
        [.required]),
      Field(
        "channel", .choice(ConsentWords.channels), Labels("Channel", "Kanal", "Kanal", "Kanal"),
        "By which way.", [.required], defaultValue: "any"),
      Field(
        "action", .choice(ConsentWords.actions),
        Labels("Action", "Handling", "Handling", "Handling"),
        "What was said.", [.required, .stated],
        aliases: [
          "status", "consent", "consent status", "subscription status", "opt-in status", "samtykke",
          "samtykkestatus", "samtyckesstatus",
        ], defaultValue: "given"),
      Field(
        "at", .instant, Labels("At", "Tidspunkt", "Tidspunkt", "Tidpunkt"), "When.",
        [.required, .stated], defaultValue: "now"),
      Field(
        "method", .choice(ConsentWords.methods), Labels("Method", "Metode", "Metode", "Metod"),
        "How."),
      Field(
        "evidence", .note, Labels("Evidence", "Bevis", "Bevis", "Bevis"),
        "The exact words they agreed to.", [.personal]),
      Field(
        "notice_version", .code(.plain),
        Labels("Notice version", "Erklæringsversjon", "Erklæringsversion", "Informationsversion"),
        "Which privacy notice they saw."),
      Field(
        "expires_at", .instant, Labels("Expires", "Utløper", "Udløber", "Upphör"),
        "When it lapses by itself.", [.ahead]),
    ])
}

/// The words of consents.
package enum ConsentWords {
  /// The ways to reach somebody that a consent can be for.
  package static let channels = [
    Choice("any", Labels("Any", "Alle", "Alle", "Alla")),
    Choice("email", Labels("Email", "E-post", "E-mail", "E-post")), Choice("sms", Labels("SMS")),
    Choice("phone", Labels("Phone", "Telefon", "Telefon", "Telefon")),
    Choice("post", Labels("Post", "Post", "Post", "Post")),
    Choice("push", Labels("Push")),
    Choice("social", Labels("Social media", "Sosiale medier", "Sociale medier", "Sociala medier")),
    Choice("cookie", Labels("Cookie")),
  ]

  /// What somebody can have said.
  package static let actions = [
    Choice(
      "given", Labels("Given", "Gitt", "Givet", "Givet"),
      aliases: ["subscribed", "opted in", "opt in", "granted", "påmeldt", "tilmeldt"]),
    Choice("confirmed", Labels("Confirmed", "Bekreftet", "Bekræftet", "Bekräftat")),
    Choice(
      "withdrawn", Labels("Withdrawn", "Trukket tilbake", "Trukket tilbage", "Återkallat"),
      aliases: [
        "unsubscribed", "opted out", "opt out", "revoked", "avmeldt", "afmeldt", "frameldt",
        "avregistrerad", "avanmäld",
      ]),
    Choice("expired", Labels("Expired", "Utløpt", "Udløbet", "Utgånget")),
    Choice("refused", Labels("Refused", "Avslått", "Afvist", "Nekat")),
  ]

  /// How it was said.
  package static let methods = [
    Choice("web_form", Labels("Web form", "Nettskjema", "Webformular", "Webbformulär")),
    Choice("paper", Labels("Paper", "Papir", "Papir", "Papper")),
    Choice("phone", Labels("Phone", "Telefon", "Telefon", "Telefon")),
    Choice("in_person", Labels("In person", "Personlig", "Personligt", "Personligen")),
    Choice("import", Labels("Import")),
    Choice("double_opt_in", Labels("Double opt-in")), Choice("api", Labels("API")),
  ]
}

/// The fields of consents that code names.
package enum Consent {
  package static let action = Key<String>("action")
  package static let at = Key<Instant>("at")
  package static let channel = Key<String>("channel")
  package static let contact = Key<Int64>("contact")
  package static let evidence = Key<String>("evidence")
  package static let expiresAt = Key<Instant>("expires_at")
  package static let method = Key<String>("method")
  package static let purpose = Key<String>("purpose")
}
