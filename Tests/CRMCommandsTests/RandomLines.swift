import CRMDomain
import TestSupport

/// Lines of every noun there is, made from its fields, and of the verbs that are not of every noun. Some of what
/// they ask for cannot be, as a record that is not there: that is refused, and part of the test.
struct RandomLines {
  private var random: SeededGenerator
  private var made = 0
  /// Whether lines are made that are never taken back: what was sent, what was signed.
  private let isFinal: Bool

  init(seed: Int, isFinal: Bool) {
    random = SeededGenerator(UInt64(seed))
    self.isFinal = isFinal
  }

  private mutating func pick<T>(_ all: [T]) -> T {
    all[Int.random(in: 0..<all.count, using: &random)]
  }
  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }
  private mutating func number() -> String { "\(Int.random(in: 1...7, using: &random))" }

  /// The nouns that people write.
  private static let nouns = Catalogue.standard.nouns.filter {
    ![.config, .transition, .sentQuote, .sentOrder, .forecast].contains($0.name)
      && $0.movesOf == nil && $0.verbs != .read
  }

  private static let texts = [
    "Blåbær & sønn", "Åse \"B\" Ødegård", "semi;kolon, komma", "=1+1", "Ord", "日本 Даша", "x|y:z",
    "'", "%_",
  ]

  /// One more line, and what it reads.
  mutating func next() -> (words: [String], input: String) {
    made += 1
    // Something of every noun first.
    if made <= Self.nouns.count { return (adding(Self.nouns[made - 1]), "") }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<38: return (adding(pick(Self.nouns)), "")
    case 38..<58:
      let noun = pick(Self.nouns)
      return ([noun.name.rawValue, "edit", number()] + assignments(noun, 1...3, isNew: false), "")
    case 58..<68:
      let how = pick([[], ["--detach"], ["--with-related"]])
      return ([pick(Self.nouns).name.rawValue, "remove", number(), "--yes"] + how, "")
    default: return verb()
    }
  }

  private mutating func adding(_ noun: Noun) -> [String] {
    let required = noun.fields.filter { $0.traits.contains(.required) && $0.isWritable }
    let named = noun.titles.first.flatMap { noun.field($0) }
    var words = [noun.name.rawValue, "add"]
    var fields = required
    if let named, named.isWritable, !fields.contains(where: { $0.name == named.name }) {
      fields.append(named)
    }
    switch noun.name {
    case .line:
      words += ["text=Reise", pick(["quote", "order"]) + "=" + number(), "unit_price=12"]
    case .field:
      return words + ["contact.f\(made)", "type=" + pick(["text", "integer", "choice"])]
    case .attachment:
      return ["attachment", "add", pick(["contact", "deal", "quote"]) + ":" + number(), "-"]
    case .relation: return words + ["contact:" + number(), "company:" + number(), "type=employee"]
    case .consent: words += ["evidence=Ja takk"]
    case .segment: return words + ["seg\(made)", "of=contact", "filter=tags=vip"]
    case .route: words += ["team=" + number()]
    case .vote: words += ["contact=" + number()]
    case .sla: words += ["resolution=4h"]
    case .activity: fields.append(contentsOf: noun.field("subject").map { [$0] } ?? [])
    default: break
    }
    for field in fields where !words.contains(where: { $0.hasPrefix(field.name + "=") }) {
      if let value = value(field, isNew: true) { words.append(field.name + "=" + value) }
    }
    return words
      + assignments(noun, 0...3, isNew: true).filter { word in
        !words.contains { $0.split(separator: "=")[0] == word.split(separator: "=")[0] }
      } + ["--allow-duplicate"]
  }

  private mutating func assignments(
    _ noun: Noun, _ count: ClosedRange<Int>, isNew: Bool
  ) -> [String] {
    let writable = noun.fields.filter { $0.isWritable }
    guard !writable.isEmpty else { return [] }
    var words: [String] = []
    for _ in 0..<Int.random(in: count, using: &random) {
      let field = pick(writable)
      if words.contains(where: { $0.hasPrefix(field.name + "=") }) { continue }
      if !isNew, chance(15) {
        words.append(field.name + "=")
      } else if let value = value(field, isNew: isNew) {
        words.append(field.name + "=" + value)
      }
    }
    return words
  }

  private mutating func value(_ field: Field, isNew: Bool) -> String? {
    switch field.name {
    case "hours": return pick(["mon-fri 08:00-16:00", "man-tor 8-15,16-18 fre 8-14"])
    case "first_response", "next_response", "update", "reopen": return pick(["1h", "30min"])
    case "resolution": return pick(["2h", "4h"])
    case "days", "away": return pick(["2026-12-24", "2026-12-21..2026-12-31"])
    case "filter": return pick(["tags=vip", "owner=me"])
    default: break
    }
    switch field.type {
    case .text:
      return field.name == "name" || field.name == "title"
        ? "\(pick(Self.texts)) \(made)" : pick(Self.texts)
    case .note: return pick(Self.texts) + "\nto linjer"
    case .url: return "https://example.no/\(made)"
    case .email: return "p\(made)@example.no"
    case .phone: return "+47 901 23 4\(made % 90 + 10)"
    case .points(.email): return "work:a\(made)@example.no,home:b\(made)@example.no"
    case .points(.phone): return "mobile:+47 901 23 4\(made % 90 + 10)"
    case .integer(let range): return "\(range.lowerBound + Int64.random(in: 0...5, using: &random))"
    case .decimal: return pick(["1", "2.5", "0.25"])
    case .percent: return pick(["0", "5", "10"])
    case .money: return pick(["100", "1500.50", "0"])
    case .boolean: return pick(["yes", "no"])
    case .day: return pick(["2026-01-31", "2026-12-31", "today", "+30d"])
    case .instant: return pick(["2026-11-01T10:00:00Z", "now", "-3d"])
    case .due: return pick(["2026-11-20", "tomorrow", "2026-12-01T10:00:00Z"])
    case .duration: return "2h"
    // A consent that was withdrawn is given again only by who gave it.
    case .choice(let choices):
      return field.name == "action" && !isFinal ? choices[0].key : pick(choices).key
    case .choices(let choices): return pick(choices).key
    case .reference: return number()
    case .references, .companies: return pick([number(), number() + "," + number()])
    case .anyReference: return pick(["contact", "company"]) + ":" + number()
    case .list(.tag): return pick(["vip", "vip,oslo", "æøå"])
    case .list(.externalID): return "sys:\(made)"
    case .list(.domain): return "d\(made).no"
    case .list(.url): return "https://example.no/\(made)"
    case .list(.handle): return "x:h\(made)"
    case .list: return nil
    case .addresses: return "Storgata 1, 0150 Oslo"
    case .memberCount: return nil
    case .code(let code): return self.code(code, field)
    }
  }

  private mutating func code(_ code: FieldType.Code, _ field: Field) -> String? {
    switch code {
    case .country: pick(["NO", "SE", "DE"])
    case .currency: pick(["NOK", "EUR"])
    case .language: pick(["nb", "sv"])
    case .timeZone: "Europe/Oslo"
    case .postalCode: "0150"
    case .organisationNumber: "974760673"
    case .vatNumber: "NO974760673MVA"
    case .noun: "contact"
    case .login: "u\(made)"
    case .plain: field.name == "period" ? "2026-Q4" : field.name == "repeat" ? "weekly" : "k\(made)"
    case .fieldPath: nil
    }
  }

  // MARK: Lines that are wrong

  private static let reads: [[String]] =
    Catalogue.standard.nouns.flatMap { noun in
      let name = noun.name.rawValue
      return [
        [name, "list"], [name, "list", "--json", "--limit", "3", "--sort", "-id"],
        [name, "show", "1"], [name, "export", "--format", "jsonl"], [name, "history", "1"],
        [name, "list", "created_at=2026-11", "not", "id=1"],
        [name, "list", "--as-of", "yesterday"],
        [name, "list", "--group", "created_by"], [name, "list", "--explain", "id>1"],
        [name, "list", "id=1..3", "--fields", "id,created_at"],
      ]
    }
    + [
      ["contact", "list", "name~kari", "count(activities)>0"],
      ["contact", "list", "activities[type=call at>=-30d]"], ["contact", "list", "@seg1"],
      ["company", "list", "contacts.city=Oslo or (city=Bergen and not active)"],
      ["search", "ord"], ["sql", "select count(*) from contact"], ["today"], ["stats"],
      ["log", "kind=import"], ["import", "list"], ["config", "list"], ["report", "pipeline"],
      ["report", "forecast", "--period", "next-quarter", "--by", "owner"], ["report", "winloss"],
      ["report", "conversion"], ["report", "velocity"], ["report", "quotes"],
      ["quote", "print", "1"],
      ["contact", "timeline", "1"], ["contact", "brief", "1"], ["company", "tree", "1"],
      ["duplicate", "list"], ["lead", "score", "1", "--explain"], ["help", "filters"],
      ["complete", "--", "contact", "list", "na"], ["task", "list", "due=..today", "assignee=me"],
    ]

  private static let values = [
    "", "-", "=", "--", "---", "-x", "--x", "==", "a=", "=a", "0", "-1", "99999999999999999999",
    "9223372036854775807", "-9223372036854775808", "1e308", "NaN", "999999999999.9999",
    "100000000000000kEUR", "\u{1}", "\u{1B}[31m", "a\u{7F}b", "\u{202E}abc", "Жук", "日本語",
    "\u{1F600}",
    "e\u{301}\u{301}", "\u{FEFF}", String(repeating: "A", count: 5000), "(", "((((", "[", "]", "\"",
    "'",
    "not", "and", "or", "..", "1..", "..1", "2026-13-45", "9999-12-31", "0000-00-00", "-99999y",
    "+99999999999d", "2026-W99", "@", "@@", "contact:", "contact:0", ":1", "*", "%", "\\", "../x",
    "/dev/null", "{}", "[]", "null", "id=", "id=1..", "name~", "name~(", "count(",
    "count(activities)>",
    "activities[", "activities[]", "a.b.c.d.e", "company.parent.parent.parent.parent.city=1",
    "--where",
    "--sort", "--fields", "--limit", "--json", "--format", "--as", "--tz", "--lang", "--once",
    "--dry-run", "-n", "--all", "--group", "--explain", "-q", "-v", "--help", "\n", "a\nb", "\t",
    " ",
    "me", "owner=me", "created_at=now", "tags+=", "tags-=", "+=", "x+=1", "|", "a|b|c|d", "1,,2",
    ";", "A=1=2", "\u{A0}", "ß", "İ", "ﬀ", "Ǆ", "½", "１２", "٣", "$1", "consent.", "consent.x=2..3",
  ]

  /// What would leave the base or never end.
  private static let dangerous = [
    "load", "copy", "init", "backup", "restore", "demo", "upgrade", "-f", "--follow", "--db", "-o",
    "--output",
    "completion", "manual",
  ]

  /// A line with some of it dropped, doubled, moved or replaced.
  mutating func wrong() -> (words: [String], input: String) {
    while true {
      var (words, input) = chance(50) ? next() : (pick(Self.reads), "")
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        guard words.count > 1 else { break }
        let place = Int.random(in: 1..<words.count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: words.remove(at: place)
        case 1: words.insert(words[place], at: place)
        case 2: words.swapAt(place, Int.random(in: 0..<words.count, using: &random))
        case 3, 4: words.insert(pick(Self.values), at: place)
        case 5: words[place] = pick(Self.values)
        case 6:
          let field = words[place].split(separator: "=", omittingEmptySubsequences: false)[0]
          words[place] = field + pick(["=", "!=", ">=", "<", "~", "+=", "-="]) + pick(Self.values)
        default: words[place] = pick(Self.values) + words[place]
        }
      }
      if chance(20) { input = pick(["1\n2\n", "{\"id\":1}\n", "[{\"name\":\"x\"}]", "name\nx\n"]) }
      if !words.contains(where: { word in Self.dangerous.contains { word.hasPrefix($0) } }) {
        return (words, input)
      }
    }
  }

  // MARK: Verbs

  /// What only some nouns do.
  private mutating func verb() -> (words: [String], input: String) {
    let (a, b) = (number(), number())
    var all: [([String], String)] = [
      (["contact", "merge", a, b], ""), (["company", "merge", a, b], ""),
      (["lead", "convert", a], ""), (["lead", "convert", a, "--no-deal"], ""),
      (["lead", "disqualify", a, "no_budget"], ""), (["lead", "recycle", a, "+30d"], ""),
      (["deal", "move", a, pick(["proposal", "negotiation", "qualified"])], ""),
      (["deal", "win", a], ""), (["deal", "lose", a, "price"], ""), (["deal", "reopen", a], ""),
      (["task", "done", a], ""), (["task", "snooze", a, "+3d"], ""), (["task", "reopen", a], ""),
      (["quote", "copy", a], ""), (["order", "return", a, b], ""), (["contract", "renew", a], ""),
      (["contract", "terminate", a], ""), (["duplicate", "scan"], ""),
      (["contact", "call", a, "Snakket", "next=Ring", "next_due=friday"], ""),
      (["segment", "include", a, b], ""), (["forecast", "snapshot"], ""), (["run"], ""),
      (["config", "edit", pick(["renewal_days=60", "collation=sv", "seller=Æ AS"])], ""),
      (["contact", "edit", "--where", "tags=vip", "title=Sjef", "--yes"], ""),
      (["company", "edit", "--where", "id=1..5", "industry=Bygg", "--yes"], ""),
      (["task", "add", "--stdin"], "[{\"title\":\"En\"},{\"title\":\"To\",\"tags\":[\"a,b\"]}]"),
      (
        ["contact", "import", "-", "--rejects", "/dev/null"],
        "name,email,company\nAnne \(made),i\(a)@example.no,Firma \(b)\nNils,n\(made)@example.no,Firma \(a)\n"
      ),
      (
        ["company", "import", "-", "--rejects", "/dev/null", "--overwrite"],
        "name,city,parent\nFirma \(a),Ås,Firma \(b)\nFirma \(b),Oslo,\n"
      ),
      (
        ["deal", "import", "-", "--rejects", "/dev/null"],
        "title,company,status,external_ids\nSak \(a),Firma \(b),won,x:\(a)\n"
      ),
      (
        ["lead", "intake"],
        "[{\"name\":\"Ny \(made)\",\"email\":\"p\(a)@ex.no\",\"consent\":{\"purpose\":\"news\",\"evidence\":\"ja\"}}]"
      ),
    ]
    if isFinal {
      all += [
        (["quote", "send", a], ""), (["quote", "approve", a], ""), (["quote", "accept", a], ""),
        (["quote", "revise", a], ""), (["quote", "reject", a, "price"], ""),
        (["activity", "sign", a], ""),
      ]
    }
    return pick(all)
  }
}
