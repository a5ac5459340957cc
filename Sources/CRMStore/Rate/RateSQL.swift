/// The statements of rates.
package enum RateSQL {
  /// The rate of a day `$1`, a pair `$2` and `$3`, and a source `$4`, which may be empty.
  package static let same =
    "SELECT id FROM rate WHERE day = $1 AND base = $2 AND quote = $3"
    + " AND COALESCE(source, '') = $4 ORDER BY id LIMIT 1"
}
