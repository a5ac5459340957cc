/// The statements of segments.
package enum SegmentSQL {
  /// The other segments with a filter, than the one of the number `$1`.
  package static let others =
    "SELECT name, filter FROM segment WHERE id <> $1 AND filter IS NOT NULL AND kind <> 'static'"
    + " ORDER BY name"
}
