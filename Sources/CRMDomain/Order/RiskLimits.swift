/// From when on orders and returns are looked at by somebody: `returns=3,refunds=30,changed=14,order=100000`.
package struct RiskLimits: Sendable, Equatable {
  /// So many lines a customer sent back within ninety days.
  package var returns: Int?
  /// So many per cent of what a customer bought within a year came back: 1 to 100.
  package var refunds: Int?
  /// An order that comes at most so many days after the customer's address or bank account changed …
  package var changed: Int?
  /// … and is as large as this, in whole units of the base currency, without VAT.
  package var order: Int?

  /// For how many days returns are counted, and for how many what was bought [choice].
  package static let returnDays = 90
  package static let boughtDays = 365

  /// Reads the setting `risk_limits`; nil where it is none.
  package init?(_ text: String) {
    for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard pair.count == 2, let number = Int(pair[1]), number > 0 else { return nil }
      switch pair[0] {
      case "returns" where number <= 10_000: returns = number
      case "refunds" where number <= 100: refunds = number
      case "changed" where number <= 365: changed = number
      case "order" where number <= 10_000_000_000: order = number
      default: return nil
      }
    }
    // A change means something of a large order, and the other way round.
    guard (changed == nil) == (order == nil), returns != nil || refunds != nil || changed != nil
    else { return nil }
  }

  /// Whether a field of one's own, by its name, says where money goes.
  package static func tellsOfBank(_ name: String) -> Bool {
    let name = Folding.key(name)
    return ["bank", "iban", "konto", "swift", "clearing"].contains { name.includes($0) }
  }
}
