import CRMDomain
import Testing
import TestSupport

struct FilterTests {
  private func parse(_ text: String) -> Filter? {
    do throws(FilterFault) { return try FilterParser.parse(text) } catch { return nil }
  }

  @Test(arguments: [
    "city=Oslo", "a=1 b=2", "a=1 and b=2 or c=3", "not a=1", "not (a=1 or b=2)", "tags=vip,oslo",
    "amount=100k..",
    "close=..end-of-quarter", "x!=1..5", "name~hansen", "a in (1, 2)", "a not in (1)",
    "a between 1 and 5",
    "email is empty", "email is not empty", "active", "company.industry=Retail",
    "deals[stage=won amount>100k]",
    "@winback", "'bergen møte'", "count(deals[stage=won])>2", "sum(deals.amount)>=100",
    "country=NO",
    "stage=or", "a='it''s'", "a=\"x y\"", "consent.newsletter-2", "not not a",
  ]) func `a filter prints as one that reads the same`(_ text: String) throws {
    let filter = try #require(parse(text), "\(text)")
    let printed = FilterPrinter.text(filter)
    #expect(parse(printed) == filter, "\(text) → \(printed)")
    #expect(FilterPrinter.text(try #require(parse(printed))) == printed)
  }

  @Test(arguments: [
    "", "  ", "=", "city=", "city=Oslo and", "(a=1", "a=1)", "a between 1", "a in ()", "a in 1",
    "'open", "@", "a..b=1",
    "a=1..2..3", "a in (1..2)", "a=1,2..3", "a<1..2", "a<1,2", "count(a", "a[b=1", "and", "1=2",
    "a=..",
  ]) func `a malformed filter is refused`(_ text: String) { #expect(parse(text) == nil, "\(text)") }

  @Test func `precedence is not, and, or`() throws {
    #expect(parse("a=1 or b=2 and not c=3") == parse("a=1 or (b=2 and (not c=3))"))
    #expect(parse("a=1 b=2 or c=3") == parse("(a=1 and b=2) or c=3"))
  }

  @Test func `input is bounded`() {
    #expect(
      parse(String(repeating: "(", count: 60) + "a=1" + String(repeating: ")", count: 60)) != nil)
    #expect(
      parse(String(repeating: "(", count: 3000) + "a=1" + String(repeating: ")", count: 3000))
        == nil)
    #expect(parse(String(repeating: "not ", count: 63) + "a=1") != nil)
    #expect(parse("a=" + String(repeating: "1,", count: 999) + "1") != nil)
    #expect(parse("a=" + String(repeating: "1,", count: 1000) + "1") == nil)
    #expect(parse(String(repeating: "p.", count: 20) + "x=1") == nil)
    #expect(parse("a=" + String(repeating: "x", count: 9000)) == nil)
  }

  @Test func `random filters print and read back; random text is never a crash`() {
    var random = SeededGenerator(17)
    for _ in 0..<5000 {
      let filter = Self.filter(&random, depth: 3)
      let printed = FilterPrinter.text(filter)
      #expect(parse(printed) == Self.normal(filter), "\(printed)")
    }
    let pieces = [
      "a", "=", "..", ",", "(", ")", "[", "]", "'", "\"", "not ", "and ", "or ", " ", "@", "<", "~",
      "1", "æ", ".", "is ", "empty", "in ", "between ", "count",
    ]
    for _ in 0..<30_000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      guard let filter = parse(text) else { continue }
      #expect(parse(FilterPrinter.text(filter)) == filter, "\(text)")
    }
  }

  private static func path(_ random: inout SeededGenerator) -> Filter.Path {
    let names = ["city", "a", "company", "or_else", "x1"]
    return Filter.Path(
      names: (0..<Int.random(in: 1...2, using: &random)).map { _ in
        names[Int.random(in: 0..<names.count, using: &random)]
      }, position: 0)
  }

  private static func value(_ random: inout SeededGenerator) -> Filter.Value {
    let texts = [
      "Oslo", "Mo i Rana", "it's", "say \"x\"", "", "and", "1..2", "=x", "a,b", "(", "-5", "100k",
      "@me", "æøå",
    ]
    return Filter.Value(
      text: texts[Int.random(in: 0..<texts.count, using: &random)], isQuoted: true, position: 0)
  }

  private static func filter(_ random: inout SeededGenerator, depth: Int) -> Filter {
    switch Int.random(in: 0...(depth > 0 ? 8 : 4), using: &random) {
    case 0: return .compare(.path(path(&random)), .equal, [value(&random), value(&random)])
    case 1: return .compare(.path(path(&random)), .less, [value(&random)])
    case 2: return .isEmpty(.path(path(&random)), isNegated: Bool.random(using: &random))
    case 3:
      return .range(
        .path(path(&random)), isNegated: Bool.random(using: &random), value(&random), value(&random)
      )
    case 4: return .path(path(&random))
    case 5: return .not(filter(&random, depth: depth - 1))
    case 6: return .related(path(&random), filter(&random, depth: depth - 1))
    case 7: return .and((0..<2).map { _ in filter(&random, depth: depth - 1) })
    default: return .or((0..<2).map { _ in filter(&random, depth: depth - 1) })
    }
  }

  /// `(a and b) and c` is `a and b and c`, as the parser has it.
  private static func normal(_ filter: Filter) -> Filter {
    switch filter {
    case .and(let parts):
      return .and(
        parts.map(normal).flatMap { if case .and(let inner) = $0 { inner } else { [$0] } })
    case .or(let parts):
      return .or(parts.map(normal).flatMap { if case .or(let inner) = $0 { inner } else { [$0] } })
    case .not(let part): return .not(normal(part))
    case .related(let path, let part): return .related(path, normal(part))
    default: return filter
    }
  }
}
