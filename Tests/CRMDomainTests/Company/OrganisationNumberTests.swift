import CRMDomain
import Testing

struct OrganisationNumberTests {
  @Test(arguments: [
    ("NO", "988077917", "988077917"), ("NO", "974 760 673", "974760673"),
    ("NO", "923609016", "923609016"),
    ("NO", "NO988077917MVA", "988077917"), ("DK", "13585628", "13585628"),
    ("DK", "13 58 56 28", "13585628"),
    ("DK", "10150817", "10150817"), ("DK", "DK24256790", "24256790"),
    ("SE", "556036-0793", "5560360793"),
    ("SE", "556012-5790", "5560125790"), ("SE", "202100-5489", "2021005489"),
    ("FI", "2077474-0", "20774740"),
    ("FI", "0112038-9", "01120389"),
  ]) func `a valid number is kept as digits`(_ country: String, _ text: String, _ kept: String) {
    #expect(OrganisationNumber.read(text, country: country) == .number(kept))
  }

  @Test(arguments: [
    ("NO", "988077918"), ("DK", "13585627"), ("FI", "2077474-1"), ("NO", "12"), ("SE", "abc"),
  ])
  func `a wrong check digit is refused`(_ country: String, _ text: String) {
    if case .number = OrganisationNumber.read(text, country: country) { Issue.record("\(text)") }
  }

  @Test func `a Swedish sole trader's number is a person's`() {
    #expect(OrganisationNumber.read("811218-9876", country: "SE") == .personal)
  }
}
