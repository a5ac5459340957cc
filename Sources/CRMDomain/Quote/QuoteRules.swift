/// What lines come to: exactly, and rounded once a line and once a rate of VAT, half away from zero
/// [EN 16931 BR-CO-10, BR-CO-17].
package enum QuoteRules {
  /// Whether a decimal has at most four places.
  static func checkPlaces(_ draft: RecordDraft, _ field: String) throws(ValueFault) {
    guard let column = draft.layout.column(field), !draft.row.isNull(column) else { return }
    if draft.row.integer(column) % 100 != 0 {
      throw ValueFault("priced with more than four decimals")
    }
  }

  static func checkLine(_ draft: RecordDraft) throws(ValueFault) {
    try checkPlaces(draft, "unit_price")
    let row = draft.row
    func number(_ name: String) -> Int64? {
      draft.layout.column(name).flatMap { row.isNull($0) ? nil : row.integer($0) }
    }
    let owners = [number("quote"), number("sales_order")].compactMap(\.self).count
    // What names them may be looked up later.
    if owners > 1 { throw ValueFault("a line of a quote and of an order") }
    if let discount = number("discount"), !(0...100 * Decimal.scale).contains(discount) {
      throw ValueFault("discounted by less than nothing or more than all", hint: "discount=10%")
    }
    if number("discount") != nil, number("discount_amount") != nil {
      throw ValueFault("discounted twice", hint: "clear the other: discount= or discount_amount=")
    }
    if let quantity = number("quantity"), quantity < 0, number("return_of") == nil,
      !draft.wasAssigned("return_of")
    {
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
      guard let part = QuoteRules.vat(on: byRate[i].net, rate: byRate[i].rate) else { return nil }
      byRate[i].vat = part
      vat += Int128(part)
    }
    guard let whole = Int64(exactly: net), let tax = Int64(exactly: vat),
      let gross = Int64(exactly: net + vat)
    else { return nil }
    return (whole, tax, gross, byRate.sorted { $0.rate > $1.rate })
  }

  /// How much less than the list prices, in millionths of a per cent; nil where these are nothing.
  package static func discount(net: Int64, list: Int64) -> Int64? {
    guard list > 0 else { return nil }
    let less = Int128(list) - Int128(net)
    return Int64(exactly: divided(less * Int128(100 * Decimal.scale), by: Int128(list)))
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

  /// What a recurring amount comes to in a month: a year by 12, a quarter by 3, a week by 52/12.
  package static func monthly(_ amount: Int64, _ period: String) -> Int64 {
    let (numerator, denominator): (Int128, Int128) =
      switch period {
      case "month": (1, 1)
      case "quarter": (1, 3)
      case "year": (1, 12)
      case "week": (52, 12)
      default: (0, 1)
      }
    return Int64(clamping: divided(Int128(amount) * numerator, by: denominator))
  }
}
