import CRMDomain
import Testing

/// The worked examples of quotes and money.
struct QuoteRulesTests {
  private func net(_ quantity: Int64, _ price: Int64, _ discount: Int64 = 0, places: Int = 2)
    -> Int64?
  {
    QuoteRules.net(
      quantity: quantity * Decimal.scale, price: price, discount: discount * Decimal.scale,
      places: places)
  }

  @Test func `lines are rounded one by one, VAT once a rate`() throws {
    // 10 × 1 250.00 − 10 % at 25 %, 4 × 199.90 at 15 %, 1 × 500.00 at 0 %
    let lines = [net(10, 1_250_000_000, 10), net(4, 199_900_000), net(1, 500_000_000)]
    #expect(lines == [1_125_000, 79_960, 50_000])
    let totals = try #require(
      QuoteRules.totals([(1_125_000, 25_000_000), (79_960, 15_000_000), (50_000, 0)]))
    #expect(totals.net == 1_254_960)
    #expect(totals.vat == 293_244)
    #expect(totals.gross == 1_548_204)
    #expect(totals.byRate.map { $0.vat } == [281_250, 11_994, 0])
  }

  @Test func `half is rounded away from zero`() {
    #expect(QuoteRules.divided(5, by: 10) == 1)
    #expect(QuoteRules.divided(-5, by: 10) == -1)
    #expect(QuoteRules.divided(4, by: 10) == 0)
    #expect(QuoteRules.divided(-15, by: 10) == -2)
    #expect(net(1, 5_000, 0) == 1)  // half an øre
    #expect(net(-1, 5_000, 0) == -1)
    #expect(net(3, 333_333, 0, places: 0) == 1)  // three thirds of a yen
    #expect(QuoteRules.vat(on: 2, rate: 25_000_000) == 1)
  }

  @Test func `what would not fit is nothing, never wrong`() {
    #expect(QuoteRules.net(quantity: Int64.max, price: Int64.max, places: 2) == nil)
    #expect(net(1_000_000, 9_000_000_000_000_000_000) == nil)
    #expect(QuoteRules.totals([(Int64.max, 0), (1, 0)]) == nil)
    #expect(QuoteRules.totals([(Int64.max, 25_000_000)]) == nil)
    #expect(QuoteRules.totals([])?.gross == 0)
  }

  @Test func `a discount is told against the list`() {
    #expect(QuoteRules.discount(net: 90, list: 100) == 10_000_000)
    #expect(QuoteRules.discount(net: 100, list: 0) == nil)
    #expect(QuoteRules.discount(net: 110, list: 100) == -10_000_000)
  }

  @Test func `what recurs comes to so much a month`() {
    #expect(QuoteRules.monthly(1_200_000, "year") == 100_000)
    #expect(QuoteRules.monthly(450_000, "quarter") == 150_000)
    #expect(QuoteRules.monthly(10_000, "week") == 43_333)
    #expect(QuoteRules.monthly(10_000, "month") == 10_000)
    #expect(QuoteRules.monthly(10_000, "once") == 0)
  }
}
