import CRMDomain
import Testing
import TestSupport

/// Random filters over random records: what a list answers is what a plain evaluation in memory answers.
struct FilterPropertyTests {
  /// A contact as the test knows it.
  private struct Person {
    var id: Int
    var name: String
    var city: String?
    var tags: [String]
    var active: Bool
    var size: Int?
    var born: Int?
    var email: String?
    var company: Int?
  }

  private struct Firm {
    var name: String
    var industry: String?
    var employees: Int?
  }

  /// A filter with what it means.
  private indirect enum Rule {
    case test(String, (Person, [Firm]) -> Bool)
    case not(Rule)
    case all(Rule, Rule)
    case any(Rule, Rule)

    var text: String {
      switch self {
      case .test(let text, _): text
      case .not(let rule): "not (" + rule.text + ")"
      case .all(let a, let b): "(" + a.text + ") and (" + b.text + ")"
      case .any(let a, let b): "(" + a.text + " or " + b.text + ")"
      }
    }

    func holds(_ person: Person, _ firms: [Firm]) -> Bool {
      switch self {
      case .test(_, let body): body(person, firms)
      case .not(let rule): !rule.holds(person, firms)
      case .all(let a, let b): a.holds(person, firms) && b.holds(person, firms)
      case .any(let a, let b): a.holds(person, firms) || b.holds(person, firms)
      }
    }
  }

  private static let cities = ["Oslo", "Bergen", "Tromsø", "Ås", "Mo i Rana", "Ålesund"]
  private static let spelled = ["oslo", "BERGEN", "tromso", "Aas", "mo i rana", "aalesund"]
  private static let tags = ["vip", "press", "Gull"]
  private static let industries = ["Retail", "Bygg & Anlegg", "IT"]

  private static func rule(_ r: inout SeededGenerator, depth: Int) -> Rule {
    if depth > 0 {
      switch Int.random(in: 0...5, using: &r) {
      case 0: return .not(rule(&r, depth: depth - 1))
      case 1: return .all(rule(&r, depth: depth - 1), rule(&r, depth: depth - 1))
      case 2: return .any(rule(&r, depth: depth - 1), rule(&r, depth: depth - 1))
      default: break
      }
    }
    let n = Int.random(in: 0..<6, using: &r)
    let m = Int.random(in: 0..<6, using: &r)
    let size = Int.random(in: 30...50, using: &r)
    let year = Int.random(in: 1950...2005, using: &r)
    switch Int.random(in: 0...20, using: &r) {
    case 0: return .test("city='\(spelled[n])'") { p, _ in p.city == cities[n] }
    case 1: return .test("city!='\(spelled[n])'") { p, _ in p.city != cities[n] }
    case 2:
      return .test("city in ('\(spelled[n])', '\(spelled[m])')") { p, _ in
        p.city == cities[n] || p.city == cities[m]
      }
    case 3: return .test("city is empty") { p, _ in p.city == nil }
    case 4:
      return .test("city~'o'") { p, _ in p.city.map { Folding.key($0).contains("o") } ?? false }
    case 5: return .test("tags=\(tags[n % 3])") { p, _ in p.tags.contains(tags[n % 3]) }
    case 6:
      return .test("tags=\(tags[n % 3]),\(tags[m % 3])") { p, _ in
        p.tags.contains(tags[n % 3]) || p.tags.contains(tags[m % 3])
      }
    case 7: return .test("tags is not empty") { p, _ in !p.tags.isEmpty }
    case 8: return .test("active") { p, _ in p.active }
    case 9: return .test("active=no") { p, _ in !p.active }
    case 10: return .test("size>=\(size)") { p, _ in p.size.map { $0 >= size } ?? false }
    case 11: return .test("size<\(size)") { p, _ in p.size.map { $0 < size } ?? false }
    case 12: return .test("size=\(size)..") { p, _ in p.size.map { $0 >= size } ?? false }
    case 13:
      return .test("size between \(size) and \(size + 5)") { p, _ in
        p.size.map { $0 >= size && $0 <= size + 5 } ?? false
      }
    case 14: return .test("birthday=\(year)") { p, _ in p.born == year }
    case 15: return .test("birthday<\(year)") { p, _ in p.born.map { $0 < year } ?? false }
    case 16:
      return .test("birthday=\(year)..\(year + 3)") { p, _ in
        p.born.map { $0 >= year && $0 <= year + 3 } ?? false
      }
    case 17: return .test("email is empty") { p, _ in p.email == nil }
    case 18:
      return .test("company.industry='\(industries[n % 3].lowercased())'") { p, firms in
        p.company.map { firms[$0].industry == industries[n % 3] } ?? false
      }
    case 19:
      return .test("company.employees>\(n * 10)") { p, firms in
        p.company.flatMap { firms[$0].employees }.map { $0 > n * 10 } ?? false
      }
    default: return .test("company") { p, _ in p.company != nil }
    }
  }

  @Test(arguments: TestEngine.all, 1...3)
  func `a list answers what the filter says`(_ engine: TestEngine, _ seed: Int) {
    var r = SeededGenerator(UInt64(seed))
    let world = TestWorld(engine)
    _ = world.run(["init", "country=NO"])
    _ = world.run(["field", "add", "contact.size", "type=integer"])
    func maybe<T>(_ value: T) -> T? { Int.random(in: 0..<4, using: &r) == 0 ? nil : value }
    let firms = (0..<8).map { n in
      Firm(
        name: "Firm \(n)", industry: maybe(Self.industries[n % 3]),
        employees: maybe(Int.random(in: 0...60, using: &r)))
    }
    let people = (1...80).map { n in
      Person(
        id: n, name: "Person \(n)", city: maybe(Self.cities[Int.random(in: 0..<6, using: &r)]),
        tags: Self.tags.filter { _ in Bool.random(using: &r) },
        active: Int.random(in: 0..<5, using: &r) > 0,
        size: maybe(Int.random(in: 30...50, using: &r)),
        born: maybe(Int.random(in: 1950...2005, using: &r)), email: maybe("p\(n)@ex.no"),
        company: maybe(Int.random(in: 0..<8, using: &r)))
    }
    let companies = firms.map { firm in
      var members = [JSON.Member("name", .string(firm.name))]
      if let industry = firm.industry { members.append(JSON.Member("industry", .string(industry))) }
      if let count = firm.employees {
        members.append(JSON.Member("employees", .number("\(count)")))
      }
      return JSON.object(members).description
    }
    let contacts = people.map { person in
      var members = [
        JSON.Member("name", .string(person.name)), JSON.Member("active", .boolean(person.active)),
        JSON.Member("tags", .array(person.tags.map { .string($0) })),
      ]
      if let city = person.city { members.append(JSON.Member("city", .string(city))) }
      if let size = person.size { members.append(JSON.Member("size", .number("\(size)"))) }
      if let born = person.born {
        members.append(JSON.Member("birthday", .string("\(born)-06-15")))
      }
      if let email = person.email { members.append(JSON.Member("email", .string(email))) }
      if let company = person.company {
        members.append(JSON.Member("company", .string(firms[company].name)))
      }
      return JSON.object(members).description
    }
    #expect(
      world.run(["company", "add", "--stdin"], input: companies.joined(separator: "\n")).status == 0
    )
    let added = world.run(["contact", "add", "--stdin"], input: contacts.joined(separator: "\n"))
    #expect(added.status == 0, "\(added.err)")
    for _ in 0..<150 {
      let rule = Self.rule(&r, depth: 3)
      let ran = world.run(["contact", "list", rule.text, "--all", "--format", "ids"])
      let wanted = people.filter { rule.holds($0, firms) }.map { "contact:\($0.id)" }.sorted()
      let found = ran.out.split(separator: "\n").map(String.init).sorted()
      #expect(found == wanted, "seed \(seed): \(rule.text) \(ran.err)")
      // What is printed is the same question.
      do throws(FilterFault) {
        let printed = FilterPrinter.text(try FilterParser.parse(rule.text))
        let again = world.run(["contact", "list", printed, "--all", "--format", "ids"])
        #expect(again.out == ran.out, "seed \(seed): \(printed)")
      } catch {
        Issue.record("\(rule.text): \(error.message)")
      }
    }
  }
}
