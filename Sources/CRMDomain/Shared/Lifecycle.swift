/// How far a person or company has come with us, from first sight to after the sale.
package enum Lifecycle {
  /// The stages, in their order.
  package static let choices = [
    Choice("subscriber", Labels("Subscriber", "Abonnent", "Abonnent", "Prenumerant")),
    Choice("lead", Labels("Lead", "Lead", "Lead", "Lead")),
    Choice("mql", Labels("MQL", "MQL", "MQL", "MQL")),
    Choice("sql", Labels("SQL", "SQL", "SQL", "SQL")),
    Choice(
      "opportunity", Labels("Opportunity", "Salgsmulighet", "Salgsmulighed", "Affärsmöjlighet")),
    Choice("customer", Labels("Customer", "Kunde", "Kunde", "Kund")),
    Choice("advocate", Labels("Advocate", "Ambassadør", "Ambassadør", "Ambassadör")),
    Choice("former", Labels("Former", "Tidligere", "Tidligere", "Tidigare")),
  ]
}

/// Where somebody came from.
package enum Source {
  /// The ways in.
  package static let choices = [
    Choice("web_form", Labels("Web form", "Nettskjema", "Webformular", "Webbformulär")),
    Choice("campaign", Labels("Campaign", "Kampanje", "Kampagne", "Kampanj")),
    Choice("event", Labels("Event", "Arrangement", "Arrangement", "Evenemang")),
    Choice("referral", Labels("Referral", "Anbefaling", "Anbefaling", "Rekommendation")),
    Choice("phone", Labels("Phone", "Telefon", "Telefon", "Telefon")),
    Choice("purchased", Labels("Purchased", "Kjøpt liste", "Købt liste", "Köpt lista")),
    Choice("partner", Labels("Partner", "Partner", "Partner", "Partner")),
    Choice("social", Labels("Social media", "Sosiale medier", "Sociale medier", "Sociala medier")),
    Choice("walk_in", Labels("Walk-in", "Innom", "Kom ind", "Besök")),
    Choice("import", Labels("Import", "Import", "Import", "Import")),
    Choice("other", Labels("Other", "Annet", "Andet", "Annat")),
  ]
}

/// Fields that people and companies share, with the same names and meanings.
enum Shared {
  static let emails = Field(
    "emails", .points(.email), Labels("Emails", "E-poster", "E-mails", "E-poster"),
    "Every e-mail address, labelled, the primary one first.", [.personal],
    aliases: ["e-mails", "e-mail addresses", "other emails"])

  static let phones = Field(
    "phones", .points(.phone), Labels("Phones", "Telefoner", "Telefoner", "Telefoner"),
    "Every telephone number, labelled, the primary one first.", [.personal])

  static let email = Field(
    "email", .email, Labels("Email", "E-post", "E-mail", "E-post"), "The primary e-mail address.",
    [.personal, .searched, .naturalKey],
    aliases: [
      "e-mail", "e-mail address", "email address", "e-postadresse", "e-mailadresse", "epost",
      "epostadresse", "e-postadress", "mail", "primary email", "work email", "e-mail 1 - value",
      "email (work)", "person - email - work",
    ])

  static let phone = Field(
    "phone", .phone, Labels("Phone", "Telefon", "Telefon", "Telefon"),
    "The primary telephone number.", [.personal, .naturalKey],
    aliases: [
      "phone number", "telephone", "tlf", "tlf.", "telefonnummer", "mobile", "mobile phone",
      "mobile phone number", "mobil", "mobiltelefon", "mobilnummer", "mobiltelefonnummer",
      "business phone", "work phone", "telefon arbeid", "primary phone", "phone 1 - value",
    ])

  static let address = [
    Field(
      "street", .text, Labels("Street", "Gateadresse", "Gade", "Gatuadress"),
      "Street and number of the main address.", [.personal],
      aliases: [
        "address", "street address", "adresse", "adress", "postadresse", "gate", "vej", "gata",
        "mailing street", "billing street", "business street", "address 1 - street",
        "address 1: street 1", "billingstreet", "mailingstreet", "forretningsadresse.adresse",
      ]),
    Field(
      "postal_code", .code(.postalCode),
      Labels("Postal code", "Postnummer", "Postnummer", "Postnummer"),
      "Postal code of the main address, as text.", [.personal],
      aliases: [
        "postcode", "zip", "zip code", "zip/postal code", "postnr", "postnr.", "mailing zip",
        "billing zip/postal code", "mailing zip/postal code", "business postal code",
        "address 1 - postal code", "address 1: zip/postal code", "billingpostalcode",
        "mailingpostalcode", "forretningsadresse.postnummer",
      ]),
    Field(
      "city", .text, Labels("City", "Poststed", "By", "Ort"), "City of the main address.",
      [.personal],
      aliases: [
        "town", "sted", "stad", "postort", "mailing city", "billing city", "business city",
        "address 1 - city", "address 1: city", "billingcity", "mailingcity",
        "forretningsadresse.poststed",
      ]),
    Field(
      "region", .text, Labels("Region", "Fylke", "Region", "Län"),
      "County or state of the main address.", [.personal],
      aliases: [
        "state", "county", "state/region", "state/province", "mailing state", "billing state",
        "mailing state/province", "billing state/province", "business state", "billingstate",
        "mailingstate",
      ]),
    Field(
      "country", .code(.country), Labels("Country", "Land", "Land", "Land"),
      "Country of the main address, ISO 3166-1 alpha-2.", [.personal],
      aliases: [
        "country/region", "mailing country", "billing country", "business country",
        "business country/region", "country code", "address 1 - country",
        "address 1: country/region", "billingcountry", "mailingcountry", "landkode",
      ]),
    Field(
      "addresses", .addresses, Labels("Addresses", "Adresser", "Adresser", "Adresser"),
      "Further addresses, labelled.", [.personal]),
  ]

  static let lifecycle = Field(
    "lifecycle", .choice(Lifecycle.choices),
    Labels("Life cycle", "Livsløp", "Livscyklus", "Livscykel"), "How far they have come with us.",
    [.personal], aliases: ["lifecycle stage", "lifecycle"])

  static let active = Field(
    "active", .boolean, Labels("Active", "Aktiv", "Aktiv", "Aktiv"),
    "Whether they are still of interest; lists leave out those who are not.", defaultValue: "true")

  static let activity = [
    Field(
      "last_activity", .instant,
      Labels("Last activity", "Siste aktivitet", "Seneste aktivitet", "Senaste aktivitet"),
      "When we last had to do with them.", [.kept],
      heading: Labels("Last", "Sist", "Senest", "Senast"),
      latest: Field.Latest(of: "at", in: .activity)),
    Field(
      "next_activity", .instant,
      Labels("Next activity", "Neste aktivitet", "Næste aktivitet", "Nästa aktivitet"),
      "When the next open task is due.", [.kept],
      heading: Labels("Next", "Neste", "Næste", "Nästa")),
  ]
}
