import CRMDomain
@testable import CRMReports
import Testing

/// The worked examples of the figures of selling.
struct SalesMathTests {
  private func percent(_ a: Int, _ b: Int) -> Int64? { Ratio(Int128(a), Int128(b)).tenthsOfPercent }

  @Test func `shares have one decimal, and nothing is a share of nothing`() {
    // 3.1: 6 of 40, 5 of 25, 1 of 15
    #expect([percent(6, 40), percent(5, 25), percent(1, 15)] == [150, 200, 67])
    // 3.2: 12 of 20, 7 of 12, 4 of 7, and 4 of 20 in all
    #expect(
      [percent(12, 20), percent(7, 12), percent(4, 7), percent(4, 20)] == [600, 583, 571, 200])
    // 3.3: 4 of 10; 700 of 1 600 thousand by value
    #expect([percent(4, 10), percent(700_000, 1_600_000)] == [400, 438])
    #expect(percent(0, 0) == nil)
    #expect(Report.percent(1, of: 0) == .undefined("zero_denominator"))
  }

  @Test func `an average deal and a cycle`() {
    // 3.4: 700 000 in 4
    #expect(Ratio(70_000_000, 4).scaled(0) == 17_500_000)
    // 3.5: 30, 45, 60, 90 days
    let days: [Int64] = [30, 45, 60, 90]
    #expect(SalesMath.mean(days).scaled(2) == 5625)
    #expect(SalesMath.mean(days).scaled(1) == 563)
    #expect(SalesMath.median(days)?.scaled(1) == 525)
    #expect(SalesMath.median([3, 1, 2])?.scaled(0) == 2)
    #expect(SalesMath.median([Int64]()) == nil)
  }

  @Test func `velocity is what is sold in a day`() throws {
    // 3.6: 20 × 0.40 × 175 000 ÷ 56.25; four won of ten, 700 000 in all, 225 days in all
    let velocity = try #require(
      SalesMath.velocity(
        open: 20, won: 4, closed: 10, wonAmount: 70_000_000, seconds: 225 * 86_400))
    #expect(velocity.scaled(0) == 2_488_889)
    #expect(Ratio(velocity.numerator * 30, velocity.denominator).scaled(0) == 74_666_667)
    // The last is of deals of four hours: nobody sells six times an average deal a day.
    for (open, won, closed, seconds) in [
      (0, 4, 10, 400_000), (20, 0, 10, 400_000), (20, 4, 0, 400_000), (20, 4, 10, 0),
      (20, 4, 10, 4 * 4 * 3600),
    ] {
      #expect(
        SalesMath.velocity(
          open: open, won: won, closed: closed, wonAmount: 1, seconds: Int128(seconds)) == nil)
    }
    #expect(
      SalesMath.velocity(open: 1, won: 4, closed: 4, wonAmount: 4, seconds: 4 * 86_400) != nil)
  }

  @Test func `categories add up, in more than 64 bits`() {
    // 3.8: closed 150 000, commit 80 000, best case 250 000, pipeline 100 000
    let sums = SalesMath.categories(
      closed: 15_000_000, commit: 8_000_000, best: 25_000_000, pipeline: 10_000_000)
    #expect(sums == (23_000_000, 48_000_000, 58_000_000))
    let large = SalesMath.categories(closed: Int128(Int64.max), commit: 1, best: 0, pipeline: 0)
    #expect(large.total == Int128(Int64.max) + 1)
    #expect(Report.Value.sum(Int128(Int64.max)) == .money(Int64.max))
    #expect(Report.Value.sum(large.total) == .undefined("too_large"))
    #expect(DealWords.category(49_990_000) == "pipeline")
    #expect(DealWords.category(50_000_000) == "best_case")
    #expect(DealWords.category(79_990_000) == "best_case")
    #expect(DealWords.category(80_000_000) == "commit")
  }

  @Test func `forecasts are measured against what came`() {
    // 3.9
    let result = SalesMath.accuracy([(100, 80), (120, 130), (110, 100)])
    #expect(result.wape.tenthsOfPercent == 129)
    #expect(1000 - (result.wape.tenthsOfPercent ?? 0) == 871)
    #expect(result.bias.tenthsOfPercent == 65)
    #expect(result.mape?.tenthsOfPercent == 142)
    #expect(SalesMath.accuracy([(5, 0)]).wape.tenthsOfPercent == nil)
    let brier = SalesMath.brier([
      (20_000_000, false), (50_000_000, true), (80_000_000, true), (50_000_000, false),
    ])
    #expect(brier.scaled(3) == 145)
    #expect(SalesMath.brier([]).scaled(3) == nil)
  }

  @Test func `a quarter is made up of its months, and of nothing less`() throws {
    func period(_ text: String) throws -> Period {
      try #require(text.withBytes { Period($0) })
    }
    let quarter = try period("2026-Q4")
    let months = try ["2026-12", "2026-10", "2026-11"].map { try period($0) }
    #expect(Quotas.covers(months, quarter))
    #expect(!Quotas.covers(Array(months.dropFirst()), quarter))
    #expect(!Quotas.covers(months + [try period("2026-11")], quarter))
    #expect(!Quotas.covers([try period("2026-W40")], quarter))
    #expect(Quotas.covers([quarter], quarter))
  }

  @Test func `coverage says why there is none`() {
    // 3.10: 1 200 000 ÷ (600 000 − 200 000)
    #expect(
      SalesMath.coverage(open: 1_200_000, quota: 600_000, won: 200_000).ratio?.scaled(1) == 30)
    #expect(SalesMath.coverage(open: 1, quota: 5, won: 5).reason == "quota_met")
    #expect(SalesMath.coverage(open: 1, quota: nil, won: 5).reason == "no_quota")
  }
}
