import CRMDomain
import Testing

/// The worked examples of rates.
struct RateTests {
  private static func day(_ text: String) -> Day { text.withBytes { Day($0) }! }

  private let book = RateBook([
    RateBook.Quote(
      day: day("2026-03-02"), base: "EUR", quote: "NOK", rate: 11_456_200, per: 1),
    RateBook.Quote(
      day: day("2026-03-02"), base: "DKK", quote: "NOK", rate: 153_480_000, per: 100),
    RateBook.Quote(
      day: day("2026-03-02"), base: "SEK", quote: "NOK", rate: 1_041_200, per: 1),
    RateBook.Quote(
      day: day("2026-02-27"), base: "USD", quote: "NOK", rate: 10_500_000, per: 1),
    RateBook.Quote(
      day: day("2026-03-02"), base: "JPY", quote: "NOK", rate: 6_870_000, per: 100),
  ])

  private func convert(
    _ amount: Int64, _ from: String, _ to: String, _ on: String = "2026-03-02"
  ) -> Int64? {
    book.conversion(from: Currency(from)!, to: Currency(to)!, on: Self.day(on))?.convert(amount)
  }

  @Test func `an amount is converted exactly and rounded once`() {
    #expect(convert(120_000_000, "EUR", "NOK") == 1_374_744_000)  // 1 200 000 EUR = 13 747 440.00
    #expect(convert(100_000, "DKK", "NOK") == 153_480)  // 1 000 DKK = 1 534.80
    #expect(convert(10_000, "EUR", "SEK") == 110_029)  // over NOK: 11.00288…
    #expect(convert(110_029, "SEK", "EUR") == 10_000)
    #expect(convert(-120_000_000, "EUR", "NOK") == -1_374_744_000)
    #expect(convert(1, "NOK", "EUR") == 0)
    #expect(convert(6, "NOK", "EUR") == 1)  // 0.52 of a cent: half and more is up
    #expect(convert(-6, "NOK", "EUR") == -1)
    #expect(convert(5, "NOK", "NOK") == 5)
    #expect(convert(10_000, "JPY", "NOK") == 68_700)  // 10 000 yen have no decimals
    #expect(convert(68_700, "NOK", "JPY") == 10_000)
  }

  @Test func `a rate holds for seven days, and what is not known is missing`() {
    #expect(convert(100, "USD", "NOK") == 1050)
    #expect(convert(100, "USD", "NOK", "2026-03-06") == 1050)
    #expect(convert(100, "USD", "NOK", "2026-03-07") == nil)
    #expect(convert(100, "USD", "NOK", "2026-02-26") == nil)
    #expect(convert(100, "GBP", "NOK") == nil)
    #expect(convert(Int64.max, "EUR", "NOK") == nil)
  }
}
