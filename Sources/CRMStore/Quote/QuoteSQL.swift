/// The statements of quotes, orders and prices.
package enum QuoteSQL {
  /// The prices of the product `$1` on the day `$2` from `$3` pieces on, in the currency `$4`: list, company,
  /// segment, amount, first day.
  package static let prices =
    "SELECT list, company, segment, amount, valid_from, id FROM price WHERE product = $1"
    + " AND (valid_from IS NULL OR valid_from <= $2) AND (valid_to IS NULL OR valid_to >= $2)"
    + " AND min_quantity <= $3 AND currency = $4 ORDER BY id"

  /// The rate of VAT of the country `$1` and the code `$2` on the day `$3`.
  package static let vatRate =
    "SELECT rate FROM vat_rate WHERE country = $1 AND code = $2"
    + " AND (valid_from IS NULL OR valid_from <= $3) AND (valid_to IS NULL OR valid_to >= $3)"
    + " ORDER BY COALESCE(valid_from, '') DESC, id DESC LIMIT 1"

  /// A rate of VAT of the country `$1` and the code `$2` that begins on the day `$3` too, other than `$4`.
  package static let sameVAT =
    "SELECT id FROM vat_rate WHERE country = $1 AND code = $2"
    + " AND COALESCE(valid_from, '') = COALESCE(CAST($3 AS TEXT), '') AND id <> $4 LIMIT 1"

  /// A line of the quote `$1` whose price or discount was typed as an amount.
  package static let typedLine =
    "SELECT id FROM line WHERE quote = $1 AND (price_rule = 'typed' OR discount_amount IS NOT NULL)"
    + " ORDER BY id LIMIT 1"

  /// Whether any version of the quote `$1` was sent.
  package static let sentOnce = "SELECT id FROM sent_quote WHERE quote = $1 LIMIT 1"

  /// Whether the operation `$1` noted that a consent was withdrawn.
  package static let withdrawnBy =
    "SELECT c.contact, c.purpose FROM created r JOIN consent c ON c.id >= r.first AND c.id <= r.last"
    + " WHERE r.operation = $1 AND r.noun = 'consent' AND c.action = 'withdrawn' LIMIT 1"

  /// A quote that was sent and of which the operation `$1` changed or took a line.
  package static let changedLineOfSent =
    "SELECT q.id FROM line_past p JOIN quote q ON q.id = p.quote WHERE p.ended = $1"
    + " AND q.status NOT IN ('draft', 'pending_approval', 'approved') LIMIT 1"

  /// A quote that was sent and to which the operation `$1` added a line.
  package static let addedLineOfSent =
    "SELECT q.id FROM created r JOIN line l ON l.id >= r.first AND l.id <= r.last"
    + " JOIN quote q ON q.id = l.quote WHERE r.operation = $1 AND r.noun = 'line'"
    + " AND q.status NOT IN ('draft', 'pending_approval', 'approved') LIMIT 1"

  /// Whether the operation `$1` sent a quote.
  package static let sentBy = "SELECT quote FROM sent_quote WHERE version = $1 LIMIT 1"

  /// A line of the quote `$1` or the order `$2` whose buyer accounts for the VAT.
  package static let reverseCharge =
    "SELECT id FROM line WHERE (quote = $1 OR sales_order = $2) AND vat_code = 'reverse_charge' LIMIT 1"

  /// Whether the company `$1` has a VAT number.
  package static let hasVATNumber =
    "SELECT id FROM company WHERE id = $1 AND vat_number IS NOT NULL"

  /// The lines of the quote `$1`: net, VAT rate, quantity, list price, product, period, number, price.
  package static let linesOfQuote =
    "SELECT net, vat_rate, quantity, list_price, product, period, id, unit_price FROM line WHERE quote = $1"
    + " ORDER BY position, id"

  /// The lines of the order `$1`, likewise.
  package static let linesOfOrder =
    "SELECT net, vat_rate, quantity, list_price, product, period, id, unit_price FROM line WHERE sales_order = $1"
    + " ORDER BY position, id"

  /// The lines of the order `$1` but the line `$2`, likewise.
  package static let otherLinesOfOrder =
    "SELECT net, vat_rate, quantity, list_price, product, period, id, unit_price FROM line"
    + " WHERE sales_order = $1 AND id <> COALESCE($2, 0) ORDER BY position, id"

  /// The first line of the quote `$1` that no list has a price for.
  package static let unlistedLine =
    "SELECT id FROM line WHERE quote = $1 AND list_price IS NULL"
    + " AND (product IS NOT NULL OR unit_price <> 0) ORDER BY position, id LIMIT 1"

  /// The quote `$1` where it was accepted, and so agreed to before.
  package static let isAccepted = "SELECT 1 FROM quote WHERE id = $1 AND status = 'accepted'"

  /// The lines of the quote `$1` or the order `$2` on which VAT is charged.
  package static let taxedLines =
    "SELECT id FROM line WHERE (quote = $1 OR sales_order = $2) AND vat_code NOT IN ('zero', 'exempt', 'reverse_charge', 'export')"
    + " ORDER BY position, id"

  /// The lines of the quote `$1` or the order `$2` that are taxed as what leaves the country.
  package static let exportedLines =
    "SELECT id FROM line WHERE (quote = $1 OR sales_order = $2) AND vat_code = 'export' ORDER BY position, id"

  /// The lines of the quote `$1` or the order `$2` that are taxed as what a business abroad buys.
  package static let untaxedLines =
    "SELECT id FROM line WHERE (quote = $1 OR sales_order = $2) AND vat_code IN ('reverse_charge', 'export')"
    + " ORDER BY position, id"

  /// The last position of a line of the quote `$1` or the order `$2`.
  package static let lastPosition =
    "SELECT COALESCE(MAX(position), 0) FROM line WHERE quote = $1 OR sales_order = $2"

  /// How much of the line `$1` was returned by other lines than `$2`.
  package static let returned =
    "SELECT COALESCE(SUM(quantity), 0) FROM line WHERE return_of = $1 AND id <> $2"

  /// What other lines than `$2` gave back of the line `$1` at its price: quantity, net, discount.
  package static let givenBack =
    "SELECT r.quantity, r.net, COALESCE(r.discount_amount, 0) FROM line r"
    + " JOIN line s ON s.id = r.return_of WHERE r.return_of = $1 AND r.id <> $2"
    + " AND r.unit_price IS NOT DISTINCT FROM s.unit_price"
    + " AND r.discount IS NOT DISTINCT FROM s.discount"

  /// What all lines but `$2` gave back of the line `$1`.
  package static let allGivenBack =
    "SELECT COALESCE(SUM(net), 0) FROM line WHERE return_of = $1 AND id <> $2"

  /// The first line that takes the line `$1` back.
  package static let returnOf =
    "SELECT id FROM line WHERE return_of = $1 ORDER BY id LIMIT 1"

  /// The order the quote `$1` became.
  package static let orderOfQuote =
    "SELECT id FROM sales_order WHERE quote = $1 ORDER BY id LIMIT 1"

  /// What was sent of the quote `$1` as its version `$2`.
  package static let sent =
    "SELECT id, document, sent_at, created_by FROM sent_quote WHERE quote = $1 AND edition = $2 ORDER BY id DESC LIMIT 1"

  /// The version of the quote `$1`, if it was sent.
  package static let sentVersion =
    "SELECT q.edition FROM quote q JOIN sent_quote s ON s.quote = q.id AND s.edition = q.edition"
    + " WHERE q.id = $1 LIMIT 1"

  /// The order whose confirmation the operation `$1` sent.
  package static let confirmedBy = "SELECT sales_order FROM sent_order WHERE version = $1 LIMIT 1"

  /// A line of the order `$1`.
  package static let lineOfOrder = "SELECT id FROM line WHERE sales_order = $1 LIMIT 1"

  /// The confirmations of the order `$1`, as they were sent.
  package static let sentOrders = "SELECT id FROM sent_order WHERE sales_order = $1 ORDER BY id"

  /// The confirmation `$1`: what it said, when it was sent, by whom.
  package static let sentOrder =
    "SELECT id, document, sent_at, created_by FROM sent_order WHERE id = $1"

  /// The open quotes whose last day lies before `$1`.
  package static let expired =
    "SELECT id FROM quote WHERE open AND valid_until < $1 AND status IN ('sent', 'opened') ORDER BY id"

  /// The country of the company `$1`.
  package static let companyPlace = "SELECT country FROM company WHERE id = $1"

  /// The language of the contact `$1`.
  package static let contactLanguage = "SELECT language FROM contact WHERE id = $1"
}
