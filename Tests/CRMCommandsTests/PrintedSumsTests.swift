import CRMDomain
import Testing
import TestSupport

/// What a quote says it comes to is the same wherever it is said: in its lines, in the record, in what is printed and
/// in the order it becomes; and it is what anybody works out from the lines.
struct PrintedSumsTests {
  private struct Line {
    /// In ten-thousandths, minor units times ten thousand, hundredths of a per cent, minor units.
    var quantity: Int128
    var price: Int128
    var discount: Int128
    var less: Int128
    var period: String
    var rate: Int128
    var net: Int128 = 0
  }

  /// A quotient rounded half away from zero, worked out here and nowhere else.
  private static func rounded(_ a: Int128, _ b: Int128) -> Int128 {
    let (whole, rest) = a.quotientAndRemainder(dividingBy: b)
    return rest.magnitude * 2 >= b.magnitude ? whole + (a < 0 ? -1 : 1) : whole
  }

  private static let periods = ["once", "week", "month", "quarter", "year"]
  /// How often in twelve years each comes, so that all are whole: 52 weeks a year.
  private static let yearly: [String: Int128] = ["week": 52, "month": 12, "quarter": 4, "year": 1]
  private static let headings = [
    "Once": "once", "Weekly": "week", "Monthly": "month", "Quarterly": "quarter", "Yearly": "year",
  ]
  private static let places = ["NOK": 2, "EUR": 2, "JPY": 0, "KWD": 3]

  private static func power(_ places: Int) -> Int128 { (0..<places).reduce(1) { a, _ in a * 10 } }

  /// `12,345.67 EUR` in smallest units; nil where it is no amount.
  private static func minor(_ text: some StringProtocol, _ places: Int) -> Int128? {
    let digits = text.filter { !",\u{A0}\u{202F} ".contains($0) }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int128(String($0)) }) else { return nil }
    guard parts.count > 1 else { return whole * power(places) }
    let fraction = String(parts[1]) + String(repeating: "0", count: max(0, places - parts[1].count))
    guard let rest = Int128(fraction) else { return nil }
    return whole * power(places) + (digits.first == "-" ? -rest : rest)
  }

  private static func text(_ units: Int128, _ places: Int) -> String {
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return places == 0 ? padded : padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// Net, VAT and total of what is printed of each period.
  private static func printed(_ page: String, _ currency: String) -> [String: [String: Int128]] {
    let places = places[currency] ?? 2
    var found: [String: [String: Int128]] = [:]
    var period = "once"
    let plain = page.replacing("\u{A0}", by: " ")
    for line in plain.split(separator: "\n").map({ String($0).trimmed }) {
      if let heading = headings[line] { period = heading }
      // An amount is the last column, two blanks behind the one before it.
      guard line.hasSuffix(" " + currency), let words = line.split(separator: " ").first,
        let column = line.replacing("  ", by: "\u{1}").split(separator: "\u{1}").last,
        let amount = minor(column.dropLast(currency.count), places)
      else { continue }
      switch words {
      case "Net": found[period, default: [:]]["net"] = amount
      case "Total": found[period, default: [:]]["gross"] = amount
      case "VAT": found[period, default: [:]]["vat", default: 0] += amount
      default: continue
      }
    }
    return found
  }

  @Test(arguments: 0..<24)
  func `what is stored, printed and worked out is one amount`(_ seed: Int) throws {
    var random = SeededGenerator(UInt64(seed))
    func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &random)] }
    let world = TestWorld()
    func ok(_ words: String...) -> String {
      let ran = world.run(words)
      #expect(ran.status == 0, "\(words): \(ran.err)")
      return ran.out
    }
    let currency = pick(["NOK", "EUR", "JPY", "KWD"])
    let places = Self.places[currency] ?? 2
    _ = ok("init", "country=NO", "seller=Ola Norge AS")
    _ = ok("company", "add", "Acme")
    _ = ok("rate", "add", "2026-11-17", "EUR", "NOK", "11.5")
    _ = ok("quote", "add", "Offer", "company=1", "currency=\(currency)", "language=en")
    var lines: [Line] = []
    for _ in 0..<Int.random(in: 1...7, using: &random) {
      let (code, rate) = pick([("standard", 25), ("food", 15), ("zero", 0), ("standard", 25)])
      var line = Line(
        quantity: Int128(Int.random(in: 1...95_000, using: &random)),
        price: Int128(Int.random(in: 1...9_999_999, using: &random)),
        discount: Int128(pick([0, 0, 500, 1000, 1234, 3333])), less: 0, period: pick(Self.periods),
        rate: Int128(rate))
      // Quantity and price have four decimals each.
      let whole = line.quantity * line.price * (10_000 - line.discount) * Self.power(places)
      line.net = Self.rounded(whole, 10_000 * 10_000 * 10_000)
      if line.discount == 0, line.net > 50, pick([true, false]) {
        line.less = Int128(Int.random(in: 1...Int(min(line.net, 1000)), using: &random))
        line.net -= line.less
      }
      lines.append(line)
      _ = ok(
        "line", "add", "text=Line", "quote=Q-1", "quantity=\(Self.text(line.quantity, 4))",
        "unit_price=\(Self.text(line.price, 4))",
        line.less > 0
          ? "discount_amount=\(Self.text(line.less, places))"
          : "discount=\(Self.text(line.discount, 2))%",
        "vat_code=\(code)",
        "period=\(line.period)")
    }
    // The lines.
    let nets = ok("line", "list", "quote=Q-1", "--sort", "id", "--csv", "--fields", "net")
      .split(separator: "\n").dropFirst().map { row in
        row.split(separator: ",").first.flatMap { Self.minor($0, places) }
      }
    #expect(nets == lines.map { $0.net })
    // The sums of each period.
    var sums: [String: (net: Int128, vat: Int128)] = [:]
    for period in Self.periods {
      let own = lines.filter { $0.period == period }
      guard !own.isEmpty else { continue }
      let vat = Set(own.map { $0.rate }).reduce(Int128(0)) { sum, rate in
        let net = own.filter { $0.rate == rate }.reduce(Int128(0)) { $0 + $1.net }
        return sum + Self.rounded(net * rate, 100)
      }
      sums[period] = (own.reduce(Int128(0)) { $0 + $1.net }, vat)
    }
    let recurring = Self.rounded(
      sums.reduce(Int128(0)) { $0 + $1.value.net * (Self.yearly[$1.key] ?? 0) }, 12)
    func expectStored(_ noun: String, _ record: String) {
      let fields = ok(noun, "show", record, "--csv", "--fields", "net,vat,gross,recurring")
      let cells = fields.split(separator: "\n").last.map { row in
        row.split(separator: ",", omittingEmptySubsequences: false).prefix(4).map {
          Self.minor($0, places) ?? 0
        }
      }
      let once = sums["once"] ?? (0, 0)
      #expect(
        cells == [once.net, once.vat, once.net + once.vat, recurring], "\(noun): \(fields)")
    }
    expectStored("quote", "Q-1")
    for document in ["text", "markdown"] {
      let page = ok("quote", "print", "Q-1", "--document", document)
      guard document == "text" else { continue }
      let printed = Self.printed(page, currency)
      for (period, sum) in sums {
        let said = printed[period] ?? [:]
        #expect(said["net"] == sum.net, "\(period): \(page)")
        #expect(said["vat", default: 0] == sum.vat, "\(period): \(page)")
        #expect(said["gross"] == sum.net + sum.vat, "\(period): \(page)")
      }
    }
    // What was sent says the same, and so does the order.
    _ = ok("quote", "send", "Q-1")
    let sent = Self.printed(ok("quote", "print", "Q-1", "--version", "1"), currency)
    for (period, sum) in sums { #expect(sent[period]?["gross"] == sum.net + sum.vat) }
    _ = ok("quote", "accept", "Q-1")
    expectStored("order", "O-1")
    // What comes back in parts comes to what was sold, to the last unit.
    let sold = ok("line", "list", "order=O-1", "--csv", "--fields", "id,quantity")
    for row in sold.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",").map(String.init)
      let quantity = Self.minor(cells[1], 4) ?? 0
      let part = quantity / 3
      if part > 0 {
        _ = ok("order", "return", "O-1", cells[0], "quantity=\(Self.text(part, 4))")
        _ = ok("order", "return", "O-1", cells[0], "quantity=\(Self.text(part, 4))")
      }
      _ = ok("order", "return", "O-1", cells[0])
    }
    let left = ok("order", "show", "O-1", "--csv", "--fields", "net,vat,gross,recurring")
    let rest = left.split(separator: "\n").last?.split(separator: ",").prefix(4) ?? []
    #expect(rest.allSatisfy { (Self.minor($0, places) ?? 0) == 0 }, "\(left)")
  }
}
