/// How an amount in the smallest unit of one currency becomes one in that of another: exactly, and
/// rounded once, half away from zero.
package struct Conversion: Sendable, Equatable {
  /// What an amount is multiplied with.
  package let numerator: Int64
  /// What it is divided by.
  package let denominator: Int64

  /// The conversion of a currency into itself.
  package static let identity = Conversion(1, 1)

  /// A fraction, reduced. Both parts stay below 2³¹, so that neither the program nor an engine leaves 64
  /// bits on the way; only a rate of more than 2,147 with six decimals loses any of them.
  init(_ numerator: Int64, _ denominator: Int64) {
    var n = numerator
    var d = denominator
    let divisor = Conversion.divisor(n, d)
    n /= divisor
    d /= divisor
    while n > Int64(Int32.max) || d > Int64(Int32.max) {
      n = (n + 1) / 2
      d = (d + 1) / 2
    }
    self.numerator = n
    self.denominator = d
  }

  private static func divisor(_ a: Int64, _ b: Int64) -> Int64 {
    b == 0 ? max(a, 1) : divisor(b, a % b)
  }

  /// An amount converted; nil where it would not fit.
  package func convert(_ amount: Int64) -> Int64? {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: denominator)
    let half = rest < 0 ? -(denominator / 2) : denominator / 2
    let (product, overflow) = whole.multipliedReportingOverflow(by: numerator)
    let (sum, overflow2) = product.addingReportingOverflow((rest * numerator + half) / denominator)
    return overflow || overflow2 ? nil : sum
  }

  /// An amount converted, with room for any: what is added up is kept in 128 bits until it is shown.
  package func wide(_ amount: Int128) -> Int128 {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: Int128(denominator))
    let half = Int128(rest < 0 ? -(denominator / 2) : denominator / 2)
    return whole * Int128(numerator) + (rest * Int128(numerator) + half) / Int128(denominator)
  }
}

/// The rates of some days, and what follows from them.
///
/// A rate is looked for on the day, then on the seven days before; then the other way round; then over
/// the euro, then over the Norwegian krone. What is not found is missing, never one.
package struct RateBook: Sendable {
  /// What a currency was worth in another on a day.
  package struct Quote: Sendable {
    var day: Day
    var base: String
    var quote: String
    /// Millionths of the quote for `per` units of the base.
    var rate: Int64
    var per: Int64

    /// A rate.
    package init(day: Day, base: String, quote: String, rate: Int64, per: Int64) {
      self.day = day
      self.base = base
      self.quote = quote
      self.rate = rate
      self.per = per
    }
  }

  /// For how many days a rate holds when no newer one is known.
  package static let validDays = 7

  private let quotes: [Quote]

  /// These rates; of two for one pair and day the first holds.
  package init(_ quotes: [Quote]) { self.quotes = quotes }

  /// How amounts of a currency become amounts of another on a day; nil where no rate is known.
  package func conversion(from: Currency, to: Currency, on day: Day) -> Conversion? {
    if from == to { return .identity }
    var found = rate(from.code, to.code, day)
    for over in ["EUR", "NOK"] where found == nil && from.code != over && to.code != over {
      if let first = rate(from.code, over, day), let second = rate(over, to.code, day) {
        let a = Conversion(first.n, first.d)
        let b = Conversion(second.n, second.d)
        found = (a.numerator * b.numerator, a.denominator * b.denominator)
      }
    }
    guard let found else { return nil }
    let rate = Conversion(found.n, found.d)
    let power = RateBook.power(abs(to.places - from.places))
    return to.places >= from.places
      ? Conversion(rate.numerator * power, rate.denominator)
      : Conversion(rate.numerator, rate.denominator * power)
  }

  private static func power(_ places: Int) -> Int64 {
    (0..<places).reduce(1) { product, _ in product * 10 }
  }

  /// The price of one unit, quoted this way or the other.
  private func rate(_ base: String, _ quote: String, _ day: Day) -> (n: Int64, d: Int64)? {
    if let found = latest(base, quote, day) { return (found.rate, found.per * 1_000_000) }
    if let found = latest(quote, base, day) { return (found.per * 1_000_000, found.rate) }
    return nil
  }

  private func latest(_ base: String, _ quote: String, _ day: Day) -> Quote? {
    var best: Quote?
    for candidate in quotes where candidate.base == base && candidate.quote == quote {
      guard candidate.day <= day, day - candidate.day <= RateBook.validDays else { continue }
      if best.map({ $0.day < candidate.day }) ?? true { best = candidate }
    }
    return best
  }
}
