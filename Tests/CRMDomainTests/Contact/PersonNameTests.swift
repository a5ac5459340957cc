import CRMDomain
import TestSupport
import Testing

struct PersonNameTests {
  @Test(arguments: [
    ("Kari Nordmann", "Kari", "Nordmann"), ("Ole van der Berg", "Ole", "van der Berg"),
    ("Nordmann, Kari", "Kari", "Nordmann"), ("van der Berg, Ole", "Ole", "van der Berg"),
    ("Kari", "", "Kari"), ("Anne Marie Dahl", "Anne Marie", "Dahl"), ("van Dyck", "", "van Dyck"),
  ]) func `a name is taken apart`(_ whole: String, _ first: String, _ last: String) {
    let parts = PersonName.split(whole)
    #expect(parts.first == first)
    #expect(parts.last == last)
  }

  @Test func `a plain name is taken apart as any other`() {
    var random = SeededGenerator(7)
    let pieces = [
      "Kari", "Åse", "van", "Van", "de", "St.", "O'Neill", "X", "della", "Δέλτα", ",", " ", "\t",
      "\u{A0}",
      "e\u{301}", "Nordmann", "", "Ole-Jan", "(NO)", "\u{301}", "\n",
    ]
    for _ in 0..<20_000 {
      let name = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined(separator: Bool.random(using: &random) ? " " : "")
      #expect(PersonName.split(name) == PersonName.splitWords(name), "\(name)")
    }
  }

  @Test(arguments: ["Kari Nordmann, PhD", "Kari Nordmann (Oslo, Norway)", "Acme, Inc"])
  func `a comma that is no inversion stays`(_ whole: String) {
    #expect(
      PersonName.split(whole).first != whole.split(separator: ",").last.map { String($0).trimmed })
  }

  @Test(arguments: [
    ("Kari Nordmann", "K. Nordmann", true), ("Kari Nordmann", "Nordmann Kari", true),
    ("Kari Anne Nordmann", "Kari Nordmann", true), ("Kari Nordmann", "", true),
    ("Anne Dahl", "Arne Dahl", false), ("Kari Nordmann", "Ola Nordmann", false),
  ]) func `names agree by words and initials, never by likeness`(
    _ a: String, _ b: String, _ agree: Bool
  ) {
    #expect(NameAgreement.agree(Folding.key(a), Folding.key(b)) == agree)
    #expect(NameAgreement.agree(Folding.key(b), Folding.key(a)) == agree)
  }
}
