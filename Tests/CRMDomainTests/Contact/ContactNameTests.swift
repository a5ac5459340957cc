import CRMDomain
import Testing

/// What a text says of a person who is only referred to.
struct ContactNameTests {
  @Test(
    arguments: [
      ("Kari Nordmann", "Kari Nordmann", nil, nil), ("kari@ex.no", nil, "kari@ex.no", nil),
      ("<kari@ex.no>", nil, "<kari@ex.no>", nil),
      ("Kari Nordmann <kari@ex.no>", "Kari Nordmann", "kari@ex.no", nil),
      ("\"Nordmann, Kari\" <kari@ex.no>", "Nordmann, Kari", "kari@ex.no", nil),
      ("+47 901 23 456", nil, nil, "+47 901 23 456"), ("90123456", "90123456", nil, nil),
      ("Kari <3", "Kari <3", nil, nil), ("kari@", "kari@", nil, nil),
    ] as [(String, String?, String?, String?)]) func `an address is no name`(
      _ text: String, _ name: String?, _ email: String?, _ phone: String?
    )
  {
    let said = ContactName(text)
    #expect(said.name == name)
    #expect(said.email == email)
    #expect(said.phone == phone)
  }

  @Test(arguments: [
    ("1.23457E+19", true), ("1,23457e+12", true), ("hub:1.2E+19", true), ("a:1;b:4.7E+10", true),
    ("+4790123456", false), ("CE+1", false), ("E+12", false), ("12E+X", false), ("A1+B2", false),
    ("https://a.example/?q=1e+5x", false),
  ]) func `a key whose digits are gone is seen`(_ text: String, _ isRounded: Bool) {
    let found = text.withBytes { SpreadsheetMark.holdsRounded($0, separator: UInt8(ascii: ";")) }
    #expect(found == isRounded, "\(text)")
  }

  @Test(arguments: [
    ("fax", true), ("Faks", true), ("Telefax (work)", true), ("mobile", false), ("work", false),
  ]) func `a telefax is told by its label`(_ label: String, _ isFax: Bool) {
    #expect(Labelled(label: label, value: "1").isFax == isFax)
  }
}
