extension Migration {
  /// What recurs in quotes and orders, apart from what is paid once.
  static let recurring =
    [
      "ALTER TABLE quote ADD COLUMN recurring {int}",
      "ALTER TABLE quote_past ADD COLUMN recurring {int}",
      "ALTER TABLE sales_order ADD COLUMN recurring {int}",
      "ALTER TABLE sales_order_past ADD COLUMN recurring {int}",
      "ALTER TABLE sent_quote ADD COLUMN recurring {int}",
      "ALTER TABLE sent_quote_past ADD COLUMN recurring {int}",
    ] + apart("quote", "quote") + apart("sales_order", "sales_order")

  /// Takes what recurs out of the sums of a table: what is paid once is left, its VAT rounded once a rate, half away
  /// from zero. What was sent stays as it was sent, and so does what was before.
  private static func apart(_ table: String, _ reference: String) -> [String] {
    let own = "FROM line l WHERE l.\(reference) = \(table).id"
    let recurs = "EXISTS (SELECT 1 \(own) AND l.period <> 'once')"
    let year =
      "(SELECT CAST(SUM(l.net * CASE l.period WHEN 'week' THEN 52 WHEN 'month' THEN 12"
      + " WHEN 'quarter' THEN 4 WHEN 'year' THEN 1 ELSE 0 END) AS {int}) \(own))"
    let net =
      "COALESCE((SELECT CAST(SUM(l.net) AS {int}) \(own) AND COALESCE(l.period, 'once') = 'once'), 0)"
    // A rate has at most three decimals, so that the product of an amount and it stays in 64 bits.
    let product = "CAST(SUM(l.net) AS {int}) * (l.vat_rate / 1000)"
    let vat =
      "COALESCE((SELECT CAST(SUM(r.vat) AS {int}) FROM (SELECT"
      + " (\(product) * 2 + CASE WHEN \(product) < 0 THEN -100000 ELSE 100000 END) / 200000 AS vat"
      + " \(own) AND COALESCE(l.period, 'once') = 'once' GROUP BY l.vat_rate) r), 0)"
    return [
      "UPDATE \(table) SET recurring = (\(year) * 2 + CASE WHEN \(year) < 0 THEN -12 ELSE 12 END) / 24"
        + " WHERE \(recurs)",
      "UPDATE \(table) SET net = \(net), vat = \(vat) WHERE \(recurs)",
      "UPDATE \(table) SET gross = net + vat WHERE \(recurs)",
    ]
  }
}
