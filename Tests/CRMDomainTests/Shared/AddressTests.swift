import CRMDomain
import Testing

struct AddressTests {
  @Test(arguments: [
    ("Kari@Example.NO", "kari@example.no"), ("mailto:kari@example.no", "kari@example.no"),
    ("kari@blåbær.no", "kari@xn--blbr-roah.no"), ("samuel@ex.no", "samuel@ex.no"),
  ]) func `an address has one key`(_ text: String, _ key: String) {
    #expect(EmailAddress.key(text) == key)
  }

  @Test func `addresses are never folded: samuel is not samul`() {
    #expect(EmailAddress.key("samuel@ex.no") != EmailAddress.key("samul@ex.no"))
  }

  @Test(arguments: ["kari", "kari@", "@ex.no", "kari(at)ex.no", "a b@ex.no", "kari@ex", ""])
  func `what is no address is refused`(_ text: String) { #expect(EmailAddress.key(text) == nil) }

  // Found by the fuzzer: U+037E composes to a semicolon, and a key that is too long is no address either.
  @Test func `a domain is one after it was composed, too`() {
    #expect(EmailAddress.key("x@\u{2CE}a.8\u{37E}b.no") == nil)
    #expect(DomainName.key("a\u{FFFD}.no") == nil)
    let long =
      "x@"
      + Array(repeating: "æ\(String(repeating: "b", count: 40))", count: 5).joined(separator: ".")
      + ".no"
    if let key = EmailAddress.key(long) { #expect(EmailAddress.key(key) == key) }
  }

  @Test(arguments: [
    ("https://www.Fjord.no/om-oss", "fjord.no"), ("FJORD.NO", "fjord.no"),
    ("www.fjord.no", "fjord.no"),
    ("blåbær.no", "xn--blbr-roah.no"),
  ]) func `a domain has one key`(_ text: String, _ key: String) {
    #expect(DomainName.key(text) == key)
  }
}
