import CRMDomain
import Testing

/// The worked examples of contracts.
struct ContractTermsTests {
  private func day(_ text: String) -> Day { text.withBytes { Day($0) }! }

  @Test(arguments: [
    ("2026-12-31", "2026-10-02"), ("2027-01-31", "2026-11-02"), ("2027-05-31", "2027-03-02"),
    ("2028-03-01", "2027-12-02"),
  ])
  func `a renewal is worked on ninety days before the end`(_ end: String, _ due: String) {
    #expect(ContractTerms.renewal(of: day(end)) == day(due))
  }

  @Test func `terms keep the day of the month of the first`() {
    let anchor = day("2026-01-31")
    var start = anchor
    var ends: [String] = []
    for _ in 0..<4 {
      let end = ContractTerms.end(of: start, months: 1, anchor: anchor)
      ends.append(end.description)
      start = end + 1
    }
    // 31 January, 28 February, 31 March, 30 April: each term begins on the last day there is.
    #expect(ends == ["2026-02-27", "2026-03-30", "2026-04-29", "2026-05-30"])
    #expect(
      ContractTerms.end(of: day("2026-01-01"), months: 12, anchor: day("2026-01-01"))
        == day("2026-12-31"))
    // A term that does not begin with the anchor is counted from its own beginning.
    #expect(
      ContractTerms.end(of: day("2026-03-15"), months: 12, anchor: day("2025-01-01"))
        == day("2027-03-14"))
  }
}
