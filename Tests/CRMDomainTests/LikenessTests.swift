import CRMDomain
import Testing

struct LikenessTests {
  private func person(
    _ given: String, _ family: String, email: String = "", phone: String = "", company: Int64 = 0,
    postalCode: String = "", birthday: String = "", ids: [String] = []
  ) -> ComparedRecord {
    var record = ComparedRecord()
    record.given = Folding.key(given)
    record.family = Folding.key(family)
    record.email = email
    record.phone = phone
    record.company = company
    record.postalCode = postalCode
    record.birthday = birthday
    record.externalIDs = ids
    return record
  }

  @Test func `the worked example is to be looked at, and certain with the same telephone`() {
    let a = person("Ola", "Nordmann", email: "ola@x.no", company: 7, postalCode: "0150")
    let b = person("Ola", "Normann", company: 7, postalCode: "0150")
    // (0.45 · 0.9833 + 0.10 + 0.10) / 0.65 = 0.9884, and at most 0.91 without e-mail or telephone.
    #expect(Likeness.persons(a, b).score == 0.91)
    var (c, d) = (a, b)
    (c.phone, d.phone) = ("+4790123456", "+4790123456")
    #expect(Likeness.persons(c, d).score == 0.95)
  }

  @Test func `a family is not one person`() {
    let anne = person("Anne", "Hansen", phone: "+4790123456", postalCode: "0150")
    let arne = person("Arne", "Hansen", phone: "+4790123456", postalCode: "0150")
    #expect(Likeness.persons(anne, arne).score < Likeness.review)
    var (a, b) = (anne, arne)
    (a.email, b.email) = ("hansen@home.no", "hansen@home.no")
    #expect(Likeness.persons(a, b).score == 0.85)
  }

  @Test func `spellings, initials and swapped names are one person's`() {
    for (a, b) in [("Kristian", "Christian"), ("Åse", "Aase")] {
      let x = person(a, "Berg", phone: "+4790123456")
      let y = person(b, "Berg", phone: "+4790123456")
      #expect(Likeness.persons(x, y).score == 0.95, "\(a) \(b)")
    }
    let kari = person("Kari", "Berg", phone: "+4790123456")
    #expect(Likeness.persons(kari, person("Berg", "Kari", phone: "+4790123456")).score == 0.95)
    // An initial with the telephone alone may be anybody's of the family.
    #expect(Likeness.persons(kari, person("K.", "Berg", phone: "+4790123456")).score == 0.91)
  }

  @Test func `what contradicts is never certain`() {
    let a = person("Ola", "Berg", email: "ola@x.no", birthday: "1980-01-01", ids: ["erp:1"])
    let b = person("Ola", "Berg", email: "ola@x.no", birthday: "1990-01-01")
    #expect(Likeness.persons(a, b).score == 0.5)
    #expect(
      Likeness.persons(a, person("Ola", "Berg", email: "ola@x.no", ids: ["erp:2"])).score == 0.5)
    #expect(
      Likeness.persons(a, person("Ola", "Berg", email: "ola@x.no", ids: ["web:2"])).score == 0.95)
    #expect(Likeness.persons(person("Ola", "Berg"), person("Ola", "Berg")).score == 0.79)
  }

  @Test func `companies go by number, domain, name`() {
    var a = ComparedRecord()
    var b = ComparedRecord()
    (a.family, b.family) = ("nordic solutions", "nordisk solutions")
    #expect(Likeness.companies(a, b).score == 0.79)
    (a.domains, b.domains) = (["nordic.no"], ["nordic.no"])
    #expect(Likeness.companies(a, b).score == 0.85)
    b.family = "nordic solutions"
    #expect(abs(Likeness.companies(a, b).score - 0.95) < 1e-9)
    (a.organisation, b.organisation) = ("974760673", "974760673")
    #expect(Likeness.companies(a, b).score == 1)
    b.organisation = "987654325"
    #expect(Likeness.companies(a, b).score == 0)
  }
}
