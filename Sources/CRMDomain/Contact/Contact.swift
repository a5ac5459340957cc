extension Noun {
  /// A person.
  package static let contact = Noun(
    .contact, plural: "contacts", Labels("Contact", "Kontakt", "Kontakt", "Kontakt"),
    [.hidesInactive, .sortsByName, .searched, .makesSortKey, .isOwned, .stands],
    titles: ["name", "email", "phone"], summary: ["email", "phone"],
    listed: ["id", "name", "company", "email", "phone", "last_activity"], order: ["sort_key"],
    writers: .everybody,
    lifecycle: Lifecycle(Contact.lifecycle, LifecycleStage.states),
    rules: { (draft: RecordDraft) throws(ValueFault) in PersonName.finish(draft) },
    indexes: {
      [
        TableIndex("name_fold"),  // by name, beginnings of names, imports without keys
        TableIndex("sort_key"),  // lists
        TableIndex("email_key"),  // by e-mail, matching of imports
        TableIndex("phone"),  // by telephone number
        TableIndex("company"),  // who works there
        TableIndex("owner, id"),  // mine
        TableIndex("lifecycle, last_activity"),  // customers nobody has spoken to
        TableIndex("id", named: "inactive", where: "NOT active"),  // how many a list leaves out
      ]
    },
    help: {
      NounHelp(
        "People.",
        examples: [
          (
            "add",
            [
              "crm contact add \"Kari Nordmann\" email=kari@example.no phone=\"901 23 456\"",
              "crm contact add email=post@example.no --on-match skip",
            ]
          ),
          (
            "list",
            [
              "crm contact list nordmann",
              "crm contact list city=Oslo 'not email is empty' --sort -created_at --limit 20",
              "crm contact list company.industry=Retail --json --fields id,name,company.name",
            ]
          ),
          ("show", ["crm contact show 1", "crm contact show kari@example.no --json"]),
          (
            "edit",
            [
              "crm contact edit 1 phone=\"901 23 456\" tags+=vip",
              "crm contact edit --where city=Oslo owner=me --dry-run",
            ]
          ),
          (
            "remove",
            ["crm contact remove 2 --dry-run", "crm contact remove --where 'tags=test' --dry-run"]
          ),
          (
            "import",
            [
              "crm contact import contacts.csv --dry-run",
              "crm contact import contacts.csv --map 'E-post=email' --extra notes",
            ]
          ),
          (
            "export",
            [
              "crm contact export -o contacts.csv",
              "crm contact export tags=vip --fields name,email --dialect excel-nb -o vip.csv",
            ]
          ),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"),
        "The whole name; given alone its last word with its particles is the family name.",
        [.personal, .searched],
        aliases: [
          "full name", "contact name", "fullt navn", "display name", "person - name",
          "kontaktperson",
        ]),
      Field(
        "first_name", .text, Labels("First name", "Fornavn", "Fornavn", "Förnamn"), "Given name.",
        [.personal],
        aliases: ["given name", "firstname", "first", "person - first name"]),
      Field(
        "middle_name", .text, Labels("Middle name", "Mellomnavn", "Mellemnavn", "Mellannamn"),
        "Names between given and family name.", [.personal],
        aliases: ["additional name", "middlename"]),
      Field(
        "last_name", .text, Labels("Last name", "Etternavn", "Efternavn", "Efternamn"),
        "Family name, with its particles.", [.personal],
        aliases: ["family name", "surname", "lastname", "last", "person - last name"]),
      Field(
        "preferred_name", .text,
        Labels("Preferred name", "Kallenavn", "Kaldenavn", "Tilltalsnamn"),
        "What they want to be called.", [.personal, .searched], aliases: ["nickname"]),
      Field(
        "sort_name", .text,
        Labels("Sort name", "Sorteringsnavn", "Sorteringsnavn", "Sorteringsnamn"),
        "The name to sort by, where it is not family name, given name.", [.personal],
        aliases: ["file as"]),
      Field(
        "title", .text, Labels("Title", "Stilling", "Titel", "Titel"), "What they do at work.",
        [.personal, .searched],
        aliases: ["position", "role", "rolle", "organization title"],
        ownAliases: ["job title", "stillingstittel", "stillingsbetegnelse", "jobbtitel"]),
      CommonFields.email,
      CommonFields.emails,
      CommonFields.phone,
      CommonFields.phones,
      Field(
        "urls", .list(.url), Labels("Web pages", "Nettsider", "Hjemmesider", "Webbplatser"),
        "Web pages of theirs.", [.personal, .searched],
        aliases: ["url", "website", "web page", "homepage", "nettside", "hjemmeside"]),
      Field(
        "handles", .list(.handle), Labels("Handles", "Profiler", "Profiler", "Profiler"),
        "Profiles in social networks, as network:name.", [.personal],
        aliases: ["linkedin", "linkedin url", "twitter", "social"]),
      Field(
        "company", .reference(Reference(.company, inverse: "contacts", belongs: true)),
        Labels("Company", "Firma", "Firma", "Företag"), "Where they work; the primary one.",
        [.personal],
        aliases: [
          "associated company", "company name", "account name", "organization", "organisation",
          "organization name", "person - organization", "bedrift", "virksomhed", "kunde",
          "kundenavn", "arbeidsgiver", "employer",
        ]),
      Field(
        "companies", .companies, Labels("Companies", "Firmaer", "Firmaer", "Företagen"),
        "Every company they belong to, with role and dates, the primary one first.", [.personal]),
      Field(
        "department", .text, Labels("Department", "Avdeling", "Afdeling", "Avdelning"),
        "Their department.", [.personal], aliases: ["organization department"]),
    ] + CommonFields.address + [
      Field(
        "birthday", .day, Labels("Birthday", "Fødselsdato", "Fødselsdag", "Födelsedag"),
        "The day they were born.", [.personal, .behind, .identifying, .birthday],
        aliases: ["date of birth", "birthdate", "født", "bursdag", "fødselsdag"]),
      Field(
        "language", .code(.language), Labels("Language", "Språk", "Sprog", "Språk"),
        "The language they want to be addressed in, ISO 639-1.", [.personal],
        aliases: ["preferred language", "målform"]),
      CommonFields.lifecycle,
      Field(
        "source", .choice(Source.choices), Labels("Source", "Kilde", "Kilde", "Källa"),
        "Where they came from.", [.personal, .extensible],
        aliases: ["lead source", "original source"]),
      Field(
        "source_detail", .text,
        Labels("Source detail", "Kildedetalj", "Kildedetalje", "Källdetalj"),
        "Which form, event, list …", [.personal]),
      CommonFields.active,
      Field(
        "do_not_contact", .boolean,
        Labels("Do not contact", "Ikke kontakt", "Må ikke kontaktes", "Kontakta inte"),
        "Whether they asked to be left alone.", [.personal], aliases: ["opt out", "reservert"],
        defaultValue: "false"),
    ] + CommonFields.activity + [
      Field(
        "informed_at", .instant, Labels("Informed", "Informert", "Informeret", "Informerad"),
        "When they were told what is kept of them.", [.personal]),
      Field(
        "notice_version", .code(.plain),
        Labels("Notice version", "Erklæringsversjon", "Erklæringsversion", "Informationsversion"),
        "Which privacy notice that was.", [.personal]),
    ])
}

extension Noun {
  /// How far people came with us, and when.
  static let contactMoves = Noun(movesOf: .contact)
}

/// The fields of contacts that code names.
package enum Contact {
  package static let birthday = Key<Day>("birthday")
  package static let company = Key<Int64>("company")
  package static let doNotContact = Key<Bool>("do_not_contact")
  package static let country = Key<String>("country")
  package static let email = Key<String>("email")
  package static let emailKey = Key<String>("email_key")
  package static let emails = Key<String>("emails")
  package static let externalIds = Key<String>("external_ids")
  package static let firstNameFold = Key<String>("first_name_fold")
  package static let language = Key<String>("language")
  package static let lastNameFold = Key<String>("last_name_fold")
  package static let lifecycle = Key<String>("lifecycle")
  package static let name = Key<String>("name")
  package static let nameFold = Key<String>("name_fold")
  package static let phone = Key<String>("phone")
  package static let phones = Key<String>("phones")
  package static let postalCode = Key<String>("postal_code")
  package static let source = Key<String>("source")
  package static let sourceDetail = Key<String>("source_detail")
  package static let streetFold = Key<String>("street_fold")
}
