// How likely two records are one and the same.
//
// Persons: the same personal e-mail address, or the same telephone number and like names, is 0.95. Otherwise
// the weighted mean over what both have: name 0.45, e-mail 0.20, telephone 0.15, company 0.10, address 0.10.
// Fewer than two things to compare is at most 0.79; nothing that tells people apart (e-mail, telephone) in
// common at most 0.91; another birthday, or another number in the same system, at most 0.50.
//
// A family shares address, surname and often telephone and e-mail: so given names that disagree (neither
// equal, nor an initial, nor a spelling of each other) are at most 0.79, and at most 0.85 with the same
// e-mail address. Likeness of the whole name alone took Anne and Arne Hansen for one.
//
// From 0.92 a pair is certain, from 0.80 it is to be looked at.

/// What of a record is compared.
package struct ComparedRecord {
  /// The words of the name, folded.
  package var given: String
  package var family: String
  /// The key of the e-mail address, without what follows a plus sign; empty if there is none of a person.
  package var email: String
  /// The telephone number.
  package var phone: String
  /// The company's number; 0 for none.
  package var company: Int64
  /// Postal code and street, folded; empty if not known.
  package var address: String
  /// The postal code.
  package var postalCode: String
  /// The birthday; empty if not known.
  package var birthday: String
  /// `system:id`.
  package var externalIDs: [String]
  /// A company's organisation number, and its domains.
  package var organisation: String
  package var domains: [String]

  /// Nothing known.
  package init() {
    (given, family, email, phone, address) = ("", "", "", "", "")
    (postalCode, birthday, organisation) = ("", "", "")
    company = 0
    externalIDs = []
    domains = []
  }
}

/// A score with what made it.
package struct Likeness: Sendable, Equatable {
  /// From 0 to 1.
  package var score: Double
  /// What counted: `same email`, `name 0.98` …
  package var reasons: [String]

  /// From here on a pair is certain.
  package static let certain = 0.92
  /// From here on it is to be looked at.
  package static let review = 0.80

  /// The same pair where one of the two is as like a third record that is certainly not the other: one of the
  /// pairs is wrong, so this one is only to be looked at.
  package func doubted() -> Likeness {
    Likeness(score: Swift.min(score, 0.91), reasons: reasons + ["another is as like"])
  }

  /// Whether nothing but a contradiction keeps two records from being one.
  package var isContradiction: Bool { score <= 0.5 }

  /// Whether the e-mail address, which is one person's, makes the score.
  package var isByEmail: Bool { reasons.contains("same email") }

  /// How likely two records of a noun are one: companies by the rules of companies, others as persons.
  package static func of(
    _ noun: NounName, _ a: ComparedRecord, _ b: ComparedRecord
  ) -> Likeness {
    noun.isOrganisation ? companies(a, b) : persons(a, b)
  }

  /// How likely two persons are one.
  package static func persons(_ a: ComparedRecord, _ b: ComparedRecord) -> Likeness {
    var reasons: [String] = []
    var b = b
    // Given and family name may stand the other way round in one of the two.
    if a.given != b.given, givenAgree(a.given, b.family), givenAgree(a.family, b.given),
      JaroWinkler.similarity(join(a.given, a.family), join(b.family, b.given))
        > JaroWinkler.similarity(join(a.given, a.family), join(b.given, b.family))
    {
      (b.given, b.family) = (b.family, b.given)
      reasons.append("names swapped")
    }
    let name = nameSimilarity(a, b)
    let givenAgree = Likeness.givenAgree(a.given, b.given)
    let hasNames = !(a.given + a.family).isEmpty && !(b.given + b.family).isEmpty
    let sameEmail = !a.email.isEmpty && a.email == b.email
    let samePhone = !a.phone.isEmpty && a.phone == b.phone
    var score: Double
    if sameEmail {
      reasons.append("same email")
      score = 0.95
    } else if samePhone, hasNames, name >= 0.85 {
      reasons.append("same phone")
      score = 0.95
    } else {
      let (mean, more) = mean(a, b, name, hasNames, samePhone)
      score = mean
      reasons += more
    }
    if hasNames { reasons.append("name " + rounded(name)) }
    if hasNames, !givenAgree {
      // A slip of the pen in a short name, with telephone, family and employer or home the same: worth a
      // look.
      let isNear =
        samePhone && a.family == b.family
        && (a.company != 0 && a.company == b.company
          || !a.address.isEmpty && a.address == b.address)
        && isSlip(a.given, b.given)
      score = min(score, sameEmail || isNear ? 0.85 : 0.79)
      reasons.append("other given name")
    }
    // A family shares telephone and surname; an initial may be anybody's of it.
    if !sameEmail, a.given != b.given,
      isInitial(a.given, of: b.given) || isInitial(b.given, of: a.given)
    {
      score = min(score, 0.91)
      reasons.append("initial")
    }
    if !a.birthday.isEmpty, !b.birthday.isEmpty, a.birthday != b.birthday {
      score = min(score, 0.5)
      reasons.append("other birthday")
    }
    if conflicting(a.externalIDs, b.externalIDs) {
      score = min(score, 0.5)
      reasons.append("other external id")
    }
    return Likeness(score: score, reasons: reasons)
  }

  private static func mean(
    _ a: ComparedRecord, _ b: ComparedRecord, _ name: Double, _ hasNames: Bool, _ samePhone: Bool
  ) -> (Double, [String]) {
    var sum = 0.0
    var weight = 0.0
    var fields = 0
    var reasons: [String] = []
    func add(_ w: Double, _ s: Double, _ reason: String) {
      sum += w * s
      weight += w
      fields += 1
      if s > 0.5 { reasons.append(reason) }
    }
    if hasNames { add(0.45, name, "") }
    if !a.email.isEmpty, !b.email.isEmpty {
      let (x, y) = (local(a.email), local(b.email))
      add(0.20, JaroWinkler.similarity(x, y) * 0.5, "email")
    }
    if !a.phone.isEmpty, !b.phone.isEmpty { add(0.15, samePhone ? 1 : 0, "same phone") }
    if a.company != 0, b.company != 0 { add(0.10, a.company == b.company ? 1 : 0, "same company") }
    if !a.address.isEmpty, !b.address.isEmpty {
      add(0.10, a.address == b.address ? 1 : 0, "same address")
    } else if !a.postalCode.isEmpty, !b.postalCode.isEmpty {
      add(0.10, a.postalCode == b.postalCode ? 1 : 0, "same postal code")
    }
    guard weight > 0 else { return (0, []) }
    var score = sum / weight
    if fields < 2 { score = min(score, 0.79) }
    if !samePhone { score = min(score, 0.91) }
    return (score, reasons.filter { !$0.isEmpty })
  }

  /// How likely two companies are one. Other organisation numbers are other companies, however alike:
  /// a subsidiary is no duplicate.
  package static func companies(_ a: ComparedRecord, _ b: ComparedRecord) -> Likeness {
    if !a.organisation.isEmpty, !b.organisation.isEmpty {
      let same = a.organisation == b.organisation
      return Likeness(
        score: same ? 1 : 0, reasons: [same ? "same org_number" : "other org_number"])
    }
    let name = JaroWinkler.similarity(a.family, b.family)
    var reasons = ["name " + rounded(name)]
    if a.domains.contains(where: { b.domains.contains($0) }) {
      reasons.append("same domain")
      return Likeness(score: 0.85 + (name >= 0.9 ? 0.10 : 0), reasons: reasons)
    }
    var sum = name * 0.7
    var weight = 0.7
    if !a.address.isEmpty, !b.address.isEmpty {
      sum += a.address == b.address ? 0.2 : 0
      weight += 0.2
      if a.address == b.address { reasons.append("same address") }
    }
    if !a.phone.isEmpty, !b.phone.isEmpty {
      sum += a.phone == b.phone ? 0.1 : 0
      weight += 0.1
      if a.phone == b.phone { reasons.append("same phone") }
    }
    var score = sum / weight
    // A name alone tells nothing; what else is there must agree.
    if weight < 0.75 { score = min(score, 0.79) }
    if conflicting(a.externalIDs, b.externalIDs) {
      score = min(score, 0.5)
      reasons.append("other external id")
    }
    return Likeness(score: score, reasons: reasons)
  }

  // MARK: Parts

  /// How alike two names are as a whole.
  private static func nameSimilarity(_ a: ComparedRecord, _ b: ComparedRecord) -> Double {
    let (x, y) = (join(a.given, a.family), join(b.given, b.family))
    if x == y { return 1 }
    // An initial stands for the name it begins.
    if a.family == b.family, isInitial(a.given, of: b.given) || isInitial(b.given, of: a.given) {
      return 0.97
    }
    return JaroWinkler.similarity(x, y)
  }

  private static func join(_ a: String, _ b: String) -> String {
    a.isEmpty ? b : b.isEmpty ? a : a + " " + b
  }

  private static func local(_ email: String) -> String {
    String(email.prefix { $0 != "@" })
  }

  private static func isInitial(_ a: String, of b: String) -> Bool {
    let letter = a.filter { $0 != "." }
    return letter.utf8.count == 1 && b.hasPrefix(letter)
  }

  /// Whether two given names can be one person's.
  static func givenAgree(_ a: String, _ b: String) -> Bool {
    if a.isEmpty || b.isEmpty || a == b { return true }
    if isInitial(a, of: b) || isInitial(b, of: a) { return true }
    if NameVariants.of(a) == NameVariants.of(b) { return true }
    let first = a.split(separator: " ").first.map { String($0) } ?? a
    let second = b.split(separator: " ").first.map { String($0) } ?? b
    if first == second { return true }
    // A slip of the pen in a name of some length; Anne and Arne are two names.
    return min(a.utf8.count, b.utf8.count) >= 4 && !GivenNames.areBothKnown(a, b)
      && JaroWinkler.similarity(a, b) >= 0.88
  }

  /// Whether one name is the other with a letter left out or two neighbours changed over. Another letter is
  /// another name: Liv and Siv live together.
  private static func isSlip(_ a: String, _ b: String) -> Bool {
    guard !GivenNames.areBothKnown(a, b) else { return false }
    let (short, long) =
      a.utf8.count <= b.utf8.count ? (Array(a.utf8), Array(b.utf8)) : (Array(b.utf8), Array(a.utf8))
    guard short.count > 1, long.count - short.count <= 1 else { return false }
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    if short.count < long.count { return short[start...] == long[(start + 1)...] }
    guard start + 1 < short.count else { return false }
    return short[start] == long[start + 1] && short[start + 1] == long[start]
      && short[(start + 2)...] == long[(start + 2)...]
  }

  /// Whether two records have different numbers in one system: they are two.
  private static func conflicting(_ a: [String], _ b: [String]) -> Bool {
    for one in a {
      let system = one.prefix { $0 != ":" }
      for other in b where other.prefix(while: { $0 != ":" }) == system && other != one {
        return true
      }
    }
    return false
  }

  private static func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }
}

/// Spellings of given names that are one name.
package enum NameVariants {
  private static let groups: [[String]] = [
    ["kristian", "christian"], ["jon", "john"], ["kristin", "christin", "kristine", "christine"],
    ["erik", "eirik", "eric"], ["karl", "carl"], ["katrine", "cathrine", "kathrine", "catrine"],
    ["marcus", "markus"], ["oskar", "oscar"], ["philip", "filip", "phillip"], ["sofie", "sophie"],
    ["tomas", "thomas"], ["tor", "thor"], ["lukas", "lucas"], ["jakob", "jacob"],
    ["elisabeth", "elisabet"], ["kari", "cari"], ["maja", "maia", "maya"], ["matias", "mathias"],
    ["viktor", "victor"], ["niklas", "nicklas", "nicolas"],
  ]

  private static let known: [String: Int] = {
    var known: [String: Int] = [:]
    for (i, group) in groups.enumerated() { for name in group { known[name] = i } }
    return known
  }()

  /// What stands for a name and its spellings: their group, or the name itself.
  static func of(_ name: String) -> String { known[name].map { "\($0)" } ?? name }
}

/// Given names that are common and like one another: two of them are two names, not a slip of the pen.
package enum GivenNames {
  private static let names: Set<String> = [
    "ana", "anders", "andreas", "ane", "anita", "anja", "ann", "anna", "anne", "anton", "are",
    "arne",
    "arnt", "arvid", "berit", "birger", "birgit", "bjorn", "dag", "einar", "elin", "elina", "elise",
    "ella", "ellen", "else", "emil", "emilie", "emma", "erling", "eva", "frida", "fredrik", "gerd",
    "grete", "gro", "gunn", "gunnar", "gunhild", "hana", "hanna", "hanne", "hans", "harald",
    "heidi",
    "helen", "helena", "helene", "helge", "henrik", "henry", "hilda", "hilde", "ida", "ina", "inga",
    "inge", "inger", "ingrid", "ingvar", "ivar", "jan", "jana", "janne", "jens", "jenny", "joakim",
    "johan", "johanna", "johanne", "johannes", "jonas", "jonathan", "karen", "kari", "karin",
    "karina", "kjell", "kjersti", "knut", "lars", "lasse", "laura", "lea", "lena", "lene", "lina",
    "linda", "line", "linn", "linnea", "lisa", "lise", "liv", "magne", "magnus", "maja", "malin",
    "marie", "maria", "marius", "marit", "mari", "marte", "martin", "martine", "mats", "max", "mia",
    "mette", "monica", "nils", "niels", "nina", "nora", "ola", "olaf", "olav", "ole", "oline",
    "olga",
    "oscar", "oyvind", "oystein", "per", "peder", "petter", "peter", "petra", "ragna", "ragnar",
    "ragnhild", "randi", "rolf", "roar", "rune", "sara", "sander", "sandra", "sigrid", "sigurd",
    "silje", "siri", "siv", "sofia", "sofie", "solveig", "soren", "stein", "steinar", "stian",
    "stina", "stine", "svein", "sven", "sverre", "thea", "tina", "tine", "tiril", "tom", "tone",
    "tora", "torbjorn", "tore", "torill", "tove", "trine", "trond", "trude", "turid", "ulf", "unni",
    "vera", "vibeke", "vidar", "emma", "astrid", "ase", "asa", "aino", "vaino", "ebba", "tobias",
    "espen", "hilde", "sigrid", "nora", "jorgen", "freja", "rasmus", "goran", "marta", "lennart",
  ]

  /// Whether two names are both common names of their own.
  static func areBothKnown(_ a: String, _ b: String) -> Bool {
    names.contains(a) && names.contains(b)
  }
}
