/// What lines come to: exactly, and rounded once a line and once a rate of VAT, half away from zero
/// [EN 16931 BR-CO-10, BR-CO-17].
package enum QuoteMath {
  /// Whether a decimal has at most four places.
  static func checkPlaces(_ draft: RecordDraft, _ field: Key<Decimal>) throws(ValueFault) {
    if draft.row.integer(field) % 100 != 0 {
      throw ValueFault("priced with more than four decimals")
    }
  }

  /// Brings the sums a file says of a quote or an order in agreement, before it has lines to be summed: of net,
  /// VAT and total the third follows from two, and three that do not agree are none.
  static func agreeSums(_ draft: RecordDraft) throws(ValueFault) {
    let keys = [Quote.net, Quote.vat, Quote.gross]
    guard keys.contains(where: { draft.wrote($0) }) else { return }
    let said = keys.map { draft[$0] }
    guard said.compactMap(\.self).count >= 2 else { return }
    let net = said[0] ?? (said[2] ?? 0) - (said[1] ?? 0)
    let vat = said[1] ?? (said[2] ?? 0) - net
    let gross = said[2] ?? net + vat
    guard net + vat == gross else {
      throw ValueFault("summed up to something else than net and VAT")
    }
    // What lines of several rates come to may be anything; what only a file says is a part of its net.
    if said.contains(nil), vat != 0, (net < 0) != (vat < 0) || vat.magnitude > net.magnitude {
      throw ValueFault("of another total than that net can have")
    }
    for (key, sum) in zip(keys, [net, vat, gross]) { draft[key] = sum }
  }

  static func checkLine(_ draft: RecordDraft) throws(ValueFault) {
    try checkPlaces(draft, Line.unitPrice)
    let row = draft.row
    // What names them may be looked up later.
    if !row.isNull(Line.quote), !row.isNull(Line.order) {
      throw ValueFault("a line of a quote and of an order")
    }
    if !(0...100 * Decimal.scale).contains(row.integer(Line.discount)) {
      throw ValueFault("discounted by less than nothing or more than all", hint: "discount=10%")
    }
    // Files say of every line what each of them is, and mostly that it is nothing.
    if row.integer(Line.discount) != 0, row.integer(Line.discountAmount) != 0 {
      throw ValueFault("discounted twice", hint: "clear the other: discount= or discount_amount=")
    }
    if row.integer(Line.quantity) < 0, row.isNull(Line.returnOf), !draft.wrote(Line.returnOf) {
      throw ValueFault(
        "for less than nothing", hint: "what comes back is a line of an order with return_of=LINE")
    }
  }

  /// What a line comes to, in the smallest unit of its currency; nil where it would not fit.
  ///
  /// - Parameters:
  ///   - quantity: in millionths.
  ///   - price: of one, in millionths of the currency.
  ///   - discount: in millionths of a per cent.
  ///   - less: a discount on the whole line, in the smallest unit.
  ///   - places: of the currency.
  package static func net(
    quantity: Int64, price: Int64, discount: Int64 = 0, less: Int64 = 0, places: Int
  ) -> Int64? {
    let hundred = Int128(100 * Decimal.scale)
    var product = Int128(quantity) * Int128(price)
    for factor in [hundred - Int128(discount), power(places)] {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      product = next
    }
    let scale = Int128(Decimal.scale)
    guard let rounded = Int64(exactly: divided(product, by: scale * scale * hundred)) else {
      return nil
    }
    let (sum, overflow) = rounded.subtractingReportingOverflow(less)
    return overflow ? nil : sum
  }

  /// The VAT on the lines of one rate: `rate` in millionths of a per cent.
  package static func vat(on net: Int64, rate: Int64) -> Int64? {
    let product = Int128(net) * Int128(rate)
    return Int64(exactly: divided(product, by: Int128(100 * Decimal.scale)))
  }

  /// Sums of lines: nil where one would not fit.
  package static func totals(
    _ lines: [(net: Int64, rate: Int64)]
  ) -> (net: Int64, vat: Int64, gross: Int64, byRate: [(rate: Int64, net: Int64, vat: Int64)])? {
    var byRate: [(rate: Int64, net: Int64, vat: Int64)] = []
    var net = Int128(0)
    for line in lines {
      net += Int128(line.net)
      if let place = byRate.firstIndex(where: { $0.rate == line.rate }) {
        let (sum, overflow) = byRate[place].net.addingReportingOverflow(line.net)
        if overflow { return nil }
        byRate[place].net = sum
      } else {
        byRate.append((line.rate, line.net, 0))
      }
    }
    var vat = Int128(0)
    for i in byRate.indices {
      guard let part = QuoteMath.vat(on: byRate[i].net, rate: byRate[i].rate) else { return nil }
      byRate[i].vat = part
      vat += Int128(part)
    }
    guard let whole = Int64(exactly: net), let tax = Int64(exactly: vat),
      let gross = Int64(exactly: net + vat)
    else { return nil }
    return (whole, tax, gross, byRate.sorted { $0.rate > $1.rate })
  }

  /// A line, as far as sums go.
  package struct PricedLine: Sendable {
    /// What it comes to, without VAT, in the smallest unit.
    package var net: Int64
    /// The rate of VAT, in millionths of a per cent.
    package var rate: Int64
    /// How often it is charged: `once`, `week`, `month`, `quarter`, `year`.
    package var period: String

    /// A line.
    package init(net: Int64, rate: Int64, period: String) {
      self.net = net
      self.rate = rate
      self.period = period
    }
  }

  /// What lines come to. What is paid once and what recurs are never one amount: each period has its own sums,
  /// and its VAT is rounded by itself, as it is on the invoice that will be sent for it.
  package struct Sums: Sendable {
    /// What one period comes to: without VAT, the VAT on it, with it, and the VAT rate by rate.
    package typealias Totals = (
      net: Int64, vat: Int64, gross: Int64, byRate: [(rate: Int64, net: Int64, vat: Int64)]
    )

    /// The periods there are, in the order of `QuoteWords.periods`.
    package var periods: [(period: String, totals: Totals)]

    /// What is paid once; nothing where all of it recurs.
    package var once: Totals { periods.first { $0.period == "once" }?.totals ?? (0, 0, 0, []) }

    /// What recurs in twelve months, without VAT: exactly, as 52 weeks, 12 months, 4 quarters and a year.
    package var inTwelveMonths: Int128 {
      periods.reduce(0) { $0 + Int128($1.totals.net) * QuoteMath.timesAYear($1.period) }
    }

    /// What recurs each month, without VAT, rounded once; nil where nothing recurs.
    package var recurring: Int64? {
      guard periods.contains(where: { $0.period != "once" }) else { return nil }
      return Int64(clamping: QuoteMath.divided(inTwelveMonths, by: 12))
    }

    /// What it is worth: what is paid once and what recurs in twelve months.
    package var worth: Int128 { Int128(once.net) + inTwelveMonths }
  }

  /// What lines are worth: what is paid once and what recurs in twelve months. The amount of a deal, and what a
  /// discount is measured on.
  package static func worth(_ lines: [PricedLine]) -> Int128 {
    lines.reduce(0) { $0 + Int128($1.net) * ($1.period == "once" ? 1 : timesAYear($1.period)) }
  }

  /// `Q-3 is 15 % below list, and you may give 10 %`.
  package static func cheaper(_ what: String, by discount: Int64, limit: Int64) -> String {
    // As many decimals as it takes to tell them apart.
    let places = (1...6).first { percent(discount, $0) != percent(limit, $0) } ?? 6
    return
      "\(what) \(percent(discount, places)) % below list, and you may give \(percent(limit, places)) %"
  }

  /// A share with so many decimals at most, rounded half away from zero.
  private static func percent(_ millionths: Int64, _ places: Int) -> String {
    var unit = Decimal.scale
    for _ in 0..<places { unit /= 10 }
    let rounded = divided(Int128(millionths), by: Int128(unit)) * Int128(unit)
    var text = ByteBuffer(capacity: 24)
    Decimal.append(Int64(clamping: rounded), places: Decimal.places, isTrimmed: true, to: &text)
    return text.string
  }

  /// The sums of lines, period by period: nil where one is larger than amounts are.
  package static func sums(_ lines: [PricedLine]) -> Sums? {
    var periods: [(period: String, totals: Sums.Totals)] = []
    for choice in QuoteWords.periods {
      let own = lines.filter { $0.period == choice.key }
      guard !own.isEmpty else { continue }
      guard let totals = totals(own.map { ($0.net, $0.rate) }),
        Money.isWithinBound(totals.net), Money.isWithinBound(totals.gross)
      else { return nil }
      periods.append((choice.key, totals))
    }
    let sums = Sums(periods: periods)
    guard let worth = Int64(exactly: sums.worth), Money.isWithinBound(worth) else { return nil }
    return sums
  }

  /// How much less than the list prices, in millionths of a per cent; nil where these are nothing.
  package static func discount(net: Int128, list: Int128) -> Int64? {
    guard list > 0 else { return nil }
    return Int64(exactly: divided((list - net) * Int128(100 * Decimal.scale), by: list))
  }

  /// What has come back in all, once `back` of a `quantity` has that came to `amount`: each return gives the
  /// difference to what came back before, so that parts never come to more than the whole and the last takes the
  /// rest.
  package static func returned(_ back: Int64, of quantity: Int64, amount: Int64) -> Int64 {
    guard quantity != 0 else { return 0 }
    return Int64(clamping: divided(Int128(amount) * Int128(back), by: Int128(quantity)))
  }

  /// Whether an amount is the part of a whole that a quantity has, give or take what rounding moves.
  package static func isPart(
    _ amount: Int64, of whole: Int64, for quantity: Int64, of all: Int64
  ) -> Bool {
    let difference = Int128(amount) * Int128(all) - Int128(whole) * Int128(quantity)
    return difference.magnitude <= 2 * Int128(all).magnitude
  }

  /// A quotient, rounded half away from zero.
  package static func divided(_ a: Int128, by b: Int128) -> Int128 {
    let (whole, rest) = a.quotientAndRemainder(dividingBy: b)
    let isHalf = rest.magnitude * 2 >= b.magnitude
    return isHalf ? whole + ((a < 0) == (b < 0) ? 1 : -1) : whole
  }

  private static func power(_ places: Int) -> Int128 {
    (0..<places).reduce(Int128(1)) { product, _ in product * 10 }
  }

  /// How often in twelve months something is charged that recurs.
  package static func timesAYear(_ period: String) -> Int128 {
    switch period {
    case "week": 52
    case "month": 12
    case "quarter": 4
    case "year": 1
    default: 0
    }
  }
}
