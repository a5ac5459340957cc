import CRMDomain
import Testing

/// Postal codes, identity numbers, folding and the order of names: the worked examples.
struct NordicTests {
  @Test(arguments: [
    ("0150", "NO", "0150"), ("N-0150", "NO", "0150"), ("2100", "DK", "2100"),
    ("DK-2100", "DK", "2100"),
    ("116 46", "SE", "116 46"), ("S-11646", "SE", "116 46"), ("FI-00100", "FI", "00100"),
  ]) func `a postal code keeps its zeros`(_ text: String, _ country: String, _ code: String) {
    #expect(PostalCode.read(text, country: country, assumed: "NO") == .code(code))
  }

  @Test func `a code that lost its zero is mended and said so`() {
    #expect(PostalCode.read("150", country: "NO", assumed: "NO") == .restored("0150"))
  }

  @Test(arguments: ["15108695088", "02013299997", "211062-5629", "811218-9876", "131052-308T"])
  func `a certain identity number is found`(_ number: String) {
    for text in [number, "nr \(number)", "(\(number))."] {
      #expect(text.withBytes { NationalIdentity.find(in: $0)?.isStrong } == true, "\(text)")
    }
  }

  @Test func `a Norwegian number of the new kind is possible`() {
    #expect("30108299939".withBytes { NationalIdentity.find(in: $0)?.isStrong } == false)
  }

  @Test(arguments: [
    "1234.56.78903", "90123456", "+47 901 23 456", "974760673", "2026-11-21", "12345678901",
  ])
  func `what is no identity number is left alone`(_ text: String) {
    #expect(text.withBytes { NationalIdentity.find(in: $0)?.isStrong } != true)
  }

  @Test(arguments: [
    ["ødegård", "oedegaard", "odegard", "Odegaard", "ØDEGÅRD"], ["åse", "ase", "Aase"],
    ["Angstrom", "Ångström", "Aangstroem"], ["Muller", "Mueller", "Müller"], ["Straße", "Strasse"],
    ["e\u{301}", "é", "E"],
  ]) func `spellings fold to one key`(_ spellings: [String]) {
    #expect(Set(spellings.map { Folding.key($0) }).count == 1)
  }

  @Test func `a beginning folds to a beginning`() {
    let name = Folding.key("Ødegård Ångström")
    for text in ["Ø", "Øde", "Oedegaar", "ødegård Ång"] {
      #expect(name.hasPrefix(Folding.key(text)), "\(text)")
    }
  }

  @Test(arguments: [
    ("nb", ["Andersen", "Berg", "Wang", "Zahl", "Ægir", "Ødegård", "Ås", "Aas"]),
    ("da", ["Andersen", "Zahle", "Ærø", "Østergaard", "Ås", "Aas"]),
    ("sv", ["Andersson", "Wallin", "Zetterberg", "Åberg", "Älv", "Ödman"]),
    ("nb", ["Myhre", "Müller"]),
  ]) func `names stand in the order of the language`(_ language: String, _ names: [String]) throws {
    let collation = try #require(Collation(language: language))
    let sorted = names.shuffled().sorted { collation.key([$0]) < collation.key([$1]) }
    #expect(sorted == names)
  }

  @Test func `words are what stands between blanks and signs, folded`() {
    #expect(Words.of("Ås & Berg-Hansen, «Øl»: 50%") == ["as", "berg", "hansen", "ol", "50"])
    #expect(Words.of("—") == [])
  }
}
