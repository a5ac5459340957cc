import CRMDomain

/// The examples of the verbs every noun has: one list a noun, so that each is a line that works.
enum Examples {
  /// The examples of a verb for a noun, as they stand in its help.
  static func lines(_ verb: String, _ noun: Noun) -> String {
    examples(verb, noun.name.rawValue, noun).map { "  $ " + $0 }.joined(separator: "\n")
  }

  private static func examples(_ verb: String, _ name: String, _ noun: Noun) -> [String] {
    let known = known(verb, noun.name)
    if !known.isEmpty { return known }
    switch verb {
    case "list": return ["crm \(name) list", "crm \(name) list --json --limit 10"]
    case "show": return ["crm \(name) show 1"]
    case "remove": return ["crm \(name) remove 1 --dry-run"]
    case "export": return ["crm \(name) export -o \(noun.plural).csv"]
    case "fields": return ["crm \(name) fields", "crm \(name) fields --json"]
    case "import": return ["crm \(name) import \(noun.plural).csv --dry-run"]
    case "edit": return ["crm \(name) edit 1 notes=\"Seen again\""]
    default: return ["crm \(name) \(verb)"]
    }
  }

  private static func known(_ verb: String, _ noun: NounName) -> [String] {
    switch (noun, verb) {
    case (.contact, "add"):
      [
        "crm contact add \"Kari Nordmann\" email=kari@example.no phone=\"901 23 456\"",
        "crm contact add email=post@example.no --on-match skip",
      ]
    case (.contact, "list"):
      [
        "crm contact list nordmann",
        "crm contact list city=Oslo 'not email is empty' --sort -created_at --limit 20",
        "crm contact list company.industry=Retail --json --fields id,name,company.name",
      ]
    case (.contact, "show"): ["crm contact show 1", "crm contact show kari@example.no --json"]
    case (.contact, "edit"):
      [
        "crm contact edit 1 phone=\"901 23 456\" tags+=vip",
        "crm contact edit --where city=Oslo owner=me --dry-run",
      ]
    case (.contact, "remove"):
      ["crm contact remove 2 --dry-run", "crm contact remove --where 'tags=test' --dry-run"]
    case (.contact, "import"):
      [
        "crm contact import contacts.csv --dry-run",
        "crm contact import contacts.csv --map 'E-post=email' --extra notes",
      ]
    case (.contact, "export"):
      [
        "crm contact export -o contacts.csv",
        "crm contact export tags=vip --fields name,email --dialect excel-nb -o vip.csv",
      ]
    case (.company, "add"):
      [
        "crm company add \"Oslo Design\" domain=oslodesign.no org_number=974760673",
        "crm company add \"Oslo Design Bergen\" parent=\"Oslo Design\" city=Bergen",
      ]
    case (.company, "list"):
      [
        "crm company list industry=Retail",
        "crm company list 'risk>=6' --fields name,risk,annual_revenue --sort -annual_revenue",
      ]
    case (.company, "show"): ["crm company show 1", "crm company show oslodesign.no --json"]
    case (.company, "edit"): ["crm company edit 1 city=Oslo lifecycle=customer"]
    case (.company, "remove"): ["crm company remove \"Fjord Gruppen\" --dry-run"]
    case (.company, "import"):
      [
        "crm company import companies.csv --dry-run",
        "crm company import companies.csv currency=EUR",
      ]
    case (.relation, "add"):
      ["crm relation add contact:1 company:2 type=board_member role=Chair starts_on=2026-01-01"]
    case (.relation, "list"):
      ["crm relation list type=partner", "crm relation list object=company:1"]
    case (.relation, "edit"): ["crm relation edit 1 role=CFO"]
    case (.activity, "add"):
      [
        "crm activity add \"Wants a price\" type=call contact=kari@example.no minutes=12",
        "crm activity add \"Fair\" type=event at=2026-11-02 company=1",
      ]
    case (.activity, "list"):
      [
        "crm activity list type=meeting at=this-month",
        "crm activity list contact=1 --limit 10",
      ]
    case (.segment, "add"):
      [
        "crm segment add sleeping of=contact filter='lifecycle=customer not activities[at>=-1y]'",
        "crm segment add fair-2026 of=contact kind=static filter='tags=test'",
      ]
    case (.segment, "show"): ["crm segment show winback"]
    case (.rate, "add"):
      [
        "crm rate add 2026-11-18 EUR NOK 11.4603 source=\"Norges Bank\"",
        "crm rate add 2026-11-18 DKK NOK 153.48 per=100",
      ]
    case (.rate, "edit"): ["crm rate edit 1 rate=11.4562"]
    case (.user, "add"): ["crm user add eva name=\"Eva Lie\" role=sales"]
    case (.user, "edit"): ["crm user edit kari time_zone=Europe/Oslo"]
    case (.user, "show"): ["crm user show kari"]
    case (.user, "remove"): ["crm user remove 2 --dry-run"]
    case (.team, "add"):
      ["crm team add West", "crm team add \"North East\" parent=North"]
    case (.team, "edit"): ["crm team edit North name=Nordic"]
    case (.team, "show"): ["crm team show North"]
    case (.field, "add"):
      [
        "crm field add contact.shoe_size type=integer",
        "crm field add company.nace label=\"NACE\" personal=no indexed=yes",
        "crm field add contact.diet type=choice choices=none,vegetarian,vegan",
      ]
    case (.field, "show"): ["crm field show contact.size"]
    case (.field, "edit"): ["crm field edit contact.size label=\"Shoe size\""]
    case (.field, "remove"): ["crm field remove contact.size --dry-run"]
    default: sales(verb, noun)
    }
  }
}
