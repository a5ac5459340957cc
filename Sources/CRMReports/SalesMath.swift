import CRMDomain

/// The formulas of selling, in exact numbers: what cannot be worked out is nothing, with the reason.
///
/// Ratios are kept as numerator and denominator; what is shown is rounded half away from zero.
package struct Ratio: Sendable, Equatable {
  /// What is counted.
  package var numerator: Int128
  /// Out of what.
  package var denominator: Int128

  /// A ratio.
  package init(_ numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// It in units of 10^-places; nil where the denominator is nothing.
  package func scaled(_ places: Int) -> Int64? {
    guard denominator != 0 else { return nil }
    var power = Int128(1)
    for _ in 0..<places { power *= 10 }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: power)
    guard !overflow else { return nil }
    return Int64(exactly: QuoteMath.divided(product, by: denominator))
  }

  /// In per cent, in tenths of one: 43.75 % is 438.
  package var tenthsOfPercent: Int64? { scaled(3) }
}

/// Formulas [text: common textbook formulas, as the domain reference has them].
package enum SalesMath {
  /// The one in the middle, or the mean of the two, in half units.
  package static func median<Number: BinaryInteger>(_ values: [Number]) -> Ratio? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return Ratio(Int128(sorted[middle]), 1) }
    return Ratio(Int128(sorted[middle - 1]) + Int128(sorted[middle]), 2)
  }

  /// The mean.
  package static func mean<Number: BinaryInteger>(_ values: [Number]) -> Ratio {
    Ratio(values.reduce(Int128(0)) { $0 + Int128($1) }, Int128(values.count))
  }

  /// What is sold in a day: open deals × win rate × average size ÷ mean length of a cycle in seconds. In the
  /// smallest unit a day; nothing where a cycle is shorter than a day, as of deals that are noted when they are
  /// won: what would be sold in a day of such deals is nothing anybody will sell.
  package static func velocity(
    open: Int, won: Int, closed: Int, wonAmount: Int128, withAmount: Int? = nil, seconds: Int128
  ) -> Ratio? {
    let withAmount = withAmount ?? won
    guard open > 0, won > 0, closed > 0, withAmount > 0, seconds >= Int128(won) * 86_400 else {
      return nil
    }
    // open × won/closed × amount/withAmount ÷ (seconds/won/86400), as long as that can be held.
    func product(_ factors: Int128...) -> Int128? {
      var product: Int128 = 1
      for factor in factors {
        let (next, overflow) = product.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        product = next
      }
      return product
    }
    guard
      let above = product(Int128(open), wonAmount, Int128(won), Int128(won), 86_400),
      let below = product(Int128(closed), Int128(withAmount), seconds)
    else { return nil }
    return Ratio(above, below)
  }

  /// How far forecasts were from what came.
  package typealias Accuracy = (wape: Ratio, bias: Ratio, mape: Ratio?)

  /// How far forecasts were from what came: Σ|F − A| ÷ ΣA, Σ(F − A) ÷ ΣA, and the mean of |F − A| ÷ A.
  package static func accuracy(
    _ pairs: [(forecast: Int128, actual: Int128)]
  ) -> Accuracy {
    var (off, signed, actual) = (Int128(0), Int128(0), Int128(0))
    var shares: [Int64] = []
    for pair in pairs {
      let error = pair.forecast - pair.actual
      off += abs(error)
      signed += error
      actual += pair.actual
      if pair.actual != 0 {
        shares.append(
          Int64(
            clamping: QuoteMath.divided(
              abs(error) * 1_000_000_000, by: abs(pair.actual))))
      }
    }
    let mean =
      shares.isEmpty
      ? nil
      : Ratio(
        shares.reduce(Int128(0)) { $0 + Int128($1) }, Int128(shares.count) * 1_000_000_000)
    return (Ratio(off, actual), Ratio(signed, actual), mean)
  }

  /// The mean of (p − o)², p in millionths of a per cent.
  package static func brier(_ outcomes: [(probability: Int64, won: Bool)]) -> Ratio {
    let one = Int128(100 * Decimal.scale)
    let sum = outcomes.reduce(Int128(0)) { sum, outcome in
      let error = Int128(outcome.probability) - (outcome.won ? one : 0)
      return sum + error * error
    }
    return Ratio(sum, one * one * Int128(outcomes.count))
  }

  /// Open amount ÷ what is left of a quota; nothing where it is met or there is none.
  package static func coverage(
    open: Int128, quota: Int128?, won: Int128
  ) -> (ratio: Ratio?, reason: String?) {
    guard let quota else { return (nil, "no_quota") }
    guard quota > won else { return (nil, "quota_met") }
    return (Ratio(open, quota - won), nil)
  }

  /// The cumulative amounts of a forecast: what is closed, with what is as good as sure, with what may well be,
  /// with all there is.
  package static func categories(
    closed: Int128, commit: Int128, best: Int128, pipeline: Int128
  ) -> (commit: Int128, best: Int128, total: Int128) {
    (closed + commit, closed + commit + best, closed + commit + best + pipeline)
  }
}
