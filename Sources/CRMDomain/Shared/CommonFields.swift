/// Fields that people and companies share, with the same names and meanings.
enum CommonFields {
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
      [.personal, .searched],
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
    "lifecycle", .choice(LifecycleStage.choices),
    Labels("Life cycle", "Livsløp", "Livscyklus", "Livscykel"), "How far they have come with us.",
    [.personal], aliases: ["lifecycle stage", "lifecycle"])

  static let active = Field(
    "active", .boolean, Labels("Active", "Aktiv", "Aktiv", "Aktiv"),
    "Whether they are still of interest; lists leave out those who are not.", defaultValue: "true")

  static let activity = [
    Field(
      "last_activity", .instant,
      Labels("Last activity", "Siste aktivitet", "Seneste aktivitet", "Senaste aktivitet"),
      "When we last had to do with them.", [.denormalised],
      heading: Labels("Last", "Sist", "Senest", "Senast"),
      latest: Field.Latest(
        greatest: Field.Latest.Source(
          "at", of: .activity, where: "status", is: "held", reachesFurther: true))),
    Field(
      "next_activity", .due,
      Labels("Next activity", "Neste aktivitet", "Næste aktivitet", "Nästa aktivitet"),
      "When the next open task is due, or the next planned activity.", [.denormalised, .ahead],
      heading: Labels("Next", "Neste", "Næste", "Nästa"),
      latest: Field.Latest(least: [
        Field.Latest.Source("due", of: .task, where: "open"),
        Field.Latest.Source(
          "at", of: .activity, where: "status", is: "planned", reachesFurther: true),
      ])),
  ]
}

// Fields several nouns of sales have.
extension CommonFields {
  static let open = Field(
    "open", .boolean, Labels("Open", "Åpen", "Åben", "Öppen"), "Whether it is still to be done.",
    [.system], defaultValue: "true", handling: .structure)

  static let currency = Field(
    "currency", .code(.currency), Labels("Currency", "Valuta", "Valuta", "Valuta"),
    "What its amounts are in, ISO 4217.")

  static let validFrom = Field(
    "valid_from", .day, Labels("Valid from", "Gjelder fra", "Gælder fra", "Gäller från"),
    "The first day it holds.")

  static let validTo = Field(
    "valid_to", .day, Labels("Valid to", "Gjelder til", "Gælder til", "Gäller till"),
    "The last day it holds.", [.ahead])

  static func contact(inverse: String?) -> Field {
    Field(
      "contact", .reference(Reference(.contact, inverse: inverse, belongs: true)),
      Labels("Contact", "Kontakt", "Kontakt", "Kontakt"), "With whom.", [.personal],
      aliases: ["person", "kontaktperson", "associated contact"], handling: .relationship)
  }

  static func company(inverse: String?) -> Field {
    Field(
      "company", .reference(Reference(.company, inverse: inverse, belongs: true)),
      Labels("Company", "Firma", "Firma", "Företag"), "With which company.",
      aliases: [
        "account", "organization", "bedrift", "associated company", "account name", "kunde",
        "kundenavn", "company name",
      ], handling: .structure)
  }

  static func deal(inverse: String?) -> Field {
    Field(
      "deal", .reference(Reference(.deal, inverse: inverse, belongs: true)),
      Labels("Deal", "Salgsmulighet", "Salgsmulighed", "Affärsmöjlighet"),
      "Which deal it is about.", aliases: ["opportunity", "associated deal"])
  }

  static let net = Field(
    "net", .money, Labels("Net", "Netto", "Netto", "Netto"),
    "The sum of its lines that are paid once, without VAT.", [.system])

  static let vat = Field(
    "vat", .money, Labels("VAT", "Mva.", "Moms", "Moms"), "The VAT on it.", [.system])

  static let gross = Field(
    "gross", .money, Labels("Total", "Totalt", "I alt", "Totalt"), "What is to be paid once.",
    [.system])

  static let recurring = Field(
    "recurring", .money, Labels("Monthly", "Per måned", "Pr. måned", "Per månad"),
    "What recurs each month, without VAT: weekly × 52/12, quarterly / 3, yearly / 12.",
    [.system, .aMonth])
}

extension CommonFields {
  /// What was sent to somebody: when, word for word, and what it came to.
  static let sent = [
    Field(
      "sent_at", .instant, Labels("Sent", "Sendt", "Sendt", "Skickad"), "When.",
      [.required, .stated], defaultValue: "now", handling: .whatWasAgreed),
    Field(
      "document", .note, Labels("Document", "Dokument", "Dokument", "Dokument"),
      "What it said, as a document of the program's own.", [.required], handling: .whatWasAgreed),
    Field(
      "currency", .code(.currency), Labels("Currency", "Valuta", "Valuta", "Valuta"),
      "What it is in.", handling: .whatWasAgreed),
    Field(
      "net", .money, Labels("Net", "Netto", "Netto", "Netto"), "Once, without VAT.",
      handling: .whatWasAgreed),
    Field(
      "gross", .money, Labels("Total", "Totalt", "I alt", "Totalt"), "To be paid once.",
      handling: .whatWasAgreed),
    Field(
      "recurring", .money, recurring.labels, recurring.meaning, [.system, .aMonth],
      handling: .whatWasAgreed),
  ]
}

/// What every record has, and what several nouns call the same, as code names it.
package enum Common {
  package static let createdAt = Key<Instant>("created_at")
  package static let createdBy = Key<Int64>("created_by")
  package static let currency = Key<Currency>("currency")
  package static let custom = Key<String>("custom")
  package static let customFold = Key<String>("custom_fold")
  package static let externalIds = Key<String>("external_ids")
  package static let notes = Key<String>("notes")
  package static let open = Key<Bool>("open")
  package static let owner = Key<Int64>("owner")
  package static let sortKey = Key<String>("sort_key")
  package static let tags = Key<String>("tags")
  package static let updatedAt = Key<Instant>("updated_at")
}
