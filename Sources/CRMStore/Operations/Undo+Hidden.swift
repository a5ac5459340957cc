import CRMDomain

// What stands in the way of an undo by somebody who does not see, or does not change, all of it.
extension Undo {
  /// Refuses to take back a part and call it the whole, where some of what was made or changed is hidden from
  /// whoever asks.
  func refuseHidden(
    _ table: RecordTable, _ ranges: [(Int64, Int64)], _ kept: Int64
  ) throws(CRMError) {
    guard database.isRestricted, database.hidesRows(table.noun) else { return }
    let all = try connection.integer(
      connection.dialect.pastCount(table.name), .integer(source))
    if let all, all > kept { throw try hidden(table) }
    for (first, last) in ranges {
      let seen =
        try connection.integer(
          "SELECT COUNT(*) FROM (SELECT id FROM \(table.name) WHERE id >= $1 AND id <= $2 UNION"
            + " SELECT id FROM \(table.name)_past WHERE id >= $1 AND id <= $2) q",
          .integer(first), .integer(last)) ?? 0
      guard seen <= last - first else { continue }
      throw try hidden(table)
    }
  }

  private func hidden(_ table: RecordTable) throws(CRMError) -> CRMError {
    try database.authority().refusal(
      "take back operation \(target): some of its \(table.noun.plural) belong to another team")
  }

  /// Refuses to change what another team has come by since: seen or not, it is there and theirs.
  func refuseOthers(_ table: RecordTable) throws(CRMError) {
    guard database.isRestricted, database.hidesRows(table.noun) else { return }
    for name in ["made", "wanted"] {
      try database.needChanging(numbers: "SELECT id FROM \(table.name)_\(name)", of: table)
    }
    for number in try missing(table) where try database.isThere(table, number) {
      throw try hidden(table)
    }
  }

  /// Refuses to leave records behind that refer to what went and are hidden from whoever asks: where the engine does
  /// not see to it.
  func refuseReferences(_ table: RecordTable, _ all: [RecordTable]) throws(CRMError) {
    guard database.isRestricted, connection.dialect.hasUnits,
      try count("\(table.name)_made") > 0
    else { return }
    for other in all {
      for field in other.noun.fields where field.custom == nil {
        guard case .reference(let relation) = field.type, relation.noun == table.noun.name,
          field.binds
        else { continue }
        let left = try connection.prepareStored(
          "SELECT 1 FROM \(other.stored) WHERE \(field.column) IN (SELECT id FROM \(table.name)_made) LIMIT 1"
        )
        if try left.step() { throw Operation.referredToUnseen }
      }
    }
  }
}
