import CRMDomain
import TestSupport
import Testing

/// The worked examples of quotes and money.
struct QuoteMathTests {
  private func net(_ quantity: Int64, _ price: Int64, _ discount: Int64 = 0, places: Int = 2)
    -> Int64?
  {
    QuoteMath.net(
      quantity: quantity * Decimal.scale, price: price, discount: discount * Decimal.scale,
      places: places)
  }

  @Test func `lines are rounded one by one, VAT once a rate`() throws {
    // 10 × 1 250.00 − 10 % at 25 %, 4 × 199.90 at 15 %, 1 × 500.00 at 0 %
    let lines = [net(10, 1_250_000_000, 10), net(4, 199_900_000), net(1, 500_000_000)]
    #expect(lines == [1_125_000, 79_960, 50_000])
    let totals = try #require(
      QuoteMath.totals([(1_125_000, 25_000_000), (79_960, 15_000_000), (50_000, 0)]))
    #expect(totals.net == 1_254_960)
    #expect(totals.vat == 293_244)
    #expect(totals.gross == 1_548_204)
    #expect(totals.byRate.map { $0.vat } == [281_250, 11_994, 0])
  }

  @Test func `half is rounded away from zero`() {
    #expect(QuoteMath.divided(5, by: 10) == 1)
    #expect(QuoteMath.divided(-5, by: 10) == -1)
    #expect(QuoteMath.divided(4, by: 10) == 0)
    #expect(QuoteMath.divided(-15, by: 10) == -2)
    #expect(net(1, 5_000, 0) == 1)  // half an øre
    #expect(net(-1, 5_000, 0) == -1)
    #expect(net(3, 333_333, 0, places: 0) == 1)  // three thirds of a yen
    #expect(QuoteMath.vat(on: 2, rate: 25_000_000) == 1)
  }

  @Test func `what would not fit is nothing, never wrong`() {
    #expect(QuoteMath.net(quantity: Int64.max, price: Int64.max, places: 2) == nil)
    #expect(net(1_000_000, 9_000_000_000_000_000_000) == nil)
    #expect(QuoteMath.totals([(Int64.max, 0), (1, 0)]) == nil)
    #expect(QuoteMath.totals([(Int64.max, 25_000_000)]) == nil)
    #expect(QuoteMath.totals([])?.gross == 0)
  }

  @Test func `a discount is told against the list`() {
    #expect(QuoteMath.discount(net: 90, list: 100) == 10_000_000)
    #expect(QuoteMath.discount(net: 100, list: 0) == nil)
    #expect(QuoteMath.discount(net: 110, list: 100) == -10_000_000)
  }

  private func line(_ net: Int64, _ period: String, rate: Int64 = 25) -> QuoteMath.PricedLine {
    QuoteMath.PricedLine(net: net, rate: rate * Decimal.scale, period: period)
  }

  @Test func `what recurs comes to so much a month, rounded once`() throws {
    func monthly(_ lines: QuoteMath.PricedLine...) throws -> Int64? {
      try #require(QuoteMath.sums(lines)).recurring
    }
    #expect(try monthly(line(1_200_000, "year")) == 100_000)
    #expect(try monthly(line(450_000, "quarter")) == 150_000)
    #expect(try monthly(line(10_000, "week")) == 43_333)
    #expect(try monthly(line(10_000, "month")) == 10_000)
    #expect(try monthly(line(10_000, "once")) == nil)
    // A third and two thirds of an øre are one, and not nothing and one.
    #expect(try monthly(line(4, "year"), line(8, "year")) == 1)
    #expect(try monthly(line(-10_000, "month"), line(10_000, "month")) == 0)
  }

  @Test func `what is paid once and what recurs are never one amount, nor is their VAT`() throws {
    let sums = try #require(
      QuoteMath.sums([line(10, "once"), line(10, "month"), line(5, "year")]))
    // 25 % of 0.10 is 0.03, twice, and not 0.05 of 0.20.
    #expect((sums.once.net, sums.once.vat, sums.once.gross) == (10, 3, 13))
    #expect(sums.periods.map { $0.period } == ["once", "month", "year"])
    #expect(sums.periods.map { $0.totals.vat } == [3, 3, 1])
    #expect(sums.inTwelveMonths == 125)
    #expect(sums.worth == 135)
    #expect(sums.recurring == 10)
    // Twelve times a rounded month would be 519 996 øre.
    #expect(try #require(QuoteMath.sums([line(10_000, "week")])).worth == 520_000)
  }

  /// A text with blanks where numbers are kept together.
  private func plain(_ text: String) -> String {
    String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
  }

  @Test func `amounts larger than amounts are come to nothing`() {
    #expect(QuoteMath.sums([line(Money.bound, "once", rate: 0)]) != nil)
    #expect(QuoteMath.sums([line(Money.bound, "once")]) == nil)
    #expect(QuoteMath.sums([line(Money.bound, "once", rate: 0), line(1, "once", rate: 0)]) == nil)
    #expect(QuoteMath.sums([line(Money.bound / 12 + 1, "month", rate: 0)]) == nil)
    #expect(plain(Money.most(of: Currency("NOK")!)) == "100 000 000 000 NOK")
    #expect(plain(Money.most(of: Currency("JPY")!)) == "10 000 000 000 000 JPY")
    #expect(plain(Money.most(of: Currency("KWD")!)) == "10 000 000 000 KWD")
  }

  @Test func `returns come to what was paid, however it is taken apart`() {
    var random = SeededGenerator(20)
    for _ in 0..<2_000 {
      let pieces = Int64.random(in: 1...40, using: &random)
      let amount = Int64.random(in: -5_000...100_000, using: &random)
      var (back, given): (Int64, Int64) = (0, 0)
      while back < pieces {
        let taken = Int64.random(in: 1...(pieces - back), using: &random)
        back += taken
        let part = QuoteMath.returned(back, of: pieces, amount: amount) - given
        given += part
        #expect(amount >= 0 ? (0...amount).contains(given) : (amount...0).contains(given))
      }
      #expect(given == amount)
    }
    #expect(QuoteMath.returned(1, of: 3, amount: 20_000) == 6_667)
    #expect(QuoteMath.returned(2, of: 3, amount: 20_000) == 13_333)
    #expect(QuoteMath.returned(3, of: 3, amount: 20_000) == 20_000)
  }
}
