import CRMDomain
import Testing

struct LeadAndFileTests {
  @Test func `points halve with each half-life`() {
    #expect(LeadDefinition.decayed(10, days: 0, halfLife: 30) == 1000)
    #expect(LeadDefinition.decayed(10, days: 30, halfLife: 30) == 500)
    #expect(LeadDefinition.decayed(10, days: 60, halfLife: 30) == 250)
    // The worked example 3.30: 20 points 10 days ago, 5 of 30 days, 15 of 60 days, half-life 30 days.
    #expect(LeadDefinition.decayed(20, days: 10, halfLife: 30) == 1587)
    #expect(LeadDefinition.decayed(5, days: 30, halfLife: 30) == 250)
    #expect(LeadDefinition.decayed(15, days: 60, halfLife: 30) == 375)
    #expect(LeadDefinition.decayed(10, days: 100_000, halfLife: 30) == 0)
    #expect(LeadDefinition.decayed(10, days: -3, halfLife: 30) == 1000)
  }

  @Test func `a definition reads back as it is written`() throws {
    #expect(try LeadDefinition(LeadDefinition.standard.text).text == LeadDefinition.standard.text)
    for text in ["mql many", "activity 10", "points source=referral", "5"] {
      #expect(throws: ValueFault.self, "\(text)") { try LeadDefinition(text) }
    }
  }

  // FIPS 180-4, and the million letters of its appendix.
  @Test func `a hash is the one everybody computes`() {
    func hash(_ text: String) -> String { text.withBytes { SHA256.hex($0) } }
    #expect(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      hash(String(repeating: "a", count: 100_000))
        == "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee")
  }

  @Test func `bytes come back from text as they were`() {
    for (plain, text) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
    ] {
      #expect(plain.withBytes { Base64.text($0) } == text)
      #expect(text.withBytes { Base64.bytes($0) } == Array(plain.utf8))
    }
    for text in ["Zg=", "Z===", "Zg==Zg==", "Zm9*", "=Zm9"] {
      #expect(text.withBytes { Base64.bytes($0) } == nil)
    }
    let all = (0..<1000).map { UInt8($0 * 7 & 255) }
    let text = all.withUnsafeBufferPointer { Base64.text($0) }
    #expect(text.withBytes { Base64.bytes($0) } == all)
  }

  @Test func `lengths of time are read as people write them`() {
    for (text, minutes) in [
      ("30", 30), ("30min", 30), ("30m", 30), ("2h", 120), ("1d", 1440), ("2 w", 20_160),
      ("1 d", 1440),
    ] {
      #expect(text.withBytes { Span.minutes($0) } == Int64(minutes))
    }
    for text in ["", "d", "1y", "-1d", "9999999d", "1.5h"] {
      #expect(text.withBytes { Span.minutes($0) } == nil)
    }
    #expect(Span.text(1440) == "1\u{A0}d")
    #expect(Span.text(90) == "90\u{A0}min")
    #expect(Span.text(0) == "0\u{A0}min")
  }

  @Test func `periods are called by their names`() {
    for name in ["2026", "2026-Q3", "2026-11", "2026-W47", "2025-W01"] {
      #expect(name.withBytes { Period($0) }?.name == name)
    }
    #expect(Period(first: Day(number: 0), last: Day(number: 3)).name == nil)
  }
}
