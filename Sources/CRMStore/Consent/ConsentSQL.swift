import CRMDomain

/// The statements of consents.
package enum ConsentSQL {
  /// What the contact `$1` said: purpose, channel, action, method, moment, until when, number.
  package static let said =
    "SELECT purpose, channel, action, method, at, expires_at, id FROM consent WHERE contact = $1"
    + " ORDER BY at, id"

  /// The purposes there are consents to.
  package static let purposes = "SELECT DISTINCT purpose FROM consent ORDER BY purpose"
}

extension Database {
  /// What the consents of a contact come to at a moment.
  package func consents(
    of contact: Int64, at now: Instant
  ) throws(CRMError) -> [ConsentState] {
    let rows = try connection.prepare(ConsentSQL.said)
    rows.bind(1, contact)
    defer { rows.reset() }
    var said: [ConsentState.Said] = []
    while try rows.step() {
      said.append(
        ConsentState.Said(
          purpose: rows.string(0) ?? "", channel: rows.string(1) ?? "",
          action: rows.string(2) ?? "",
          method: rows.string(3), at: rows.string(4) ?? "", expires: rows.string(5),
          number: rows.integer(6)))
    }
    return ConsentState.all(said, at: now.description)
  }
}

extension FilterSQL {
  /// The contacts who consent: by some way the last thing they said is that they do, whatever they said before.
  mutating func consent(_ question: ConsentQuestion, _ alias: String, negated: Bool) -> String {
    let purpose = bind(.text(question.purpose))
    let now = bind(.text(question.now))
    let (given, later) = (nextAlias(), nextAlias())
    var (own, others) = ("", "\(later).channel IN (\(given).channel, 'any')")
    if let channel = question.channel {
      let way = bind(.text(channel))
      own = " AND \(given).channel IN (\(way), 'any')"
      others = "\(later).channel IN (\(way), 'any')"
    }
    return "\(alias).id \(negated ? "NOT IN" : "IN") (SELECT \(given).contact FROM consent \(given)"
      + " WHERE \(given).purpose = \(purpose)\(own) AND \(given).at <= \(now)"
      + " AND (\(given).action = 'confirmed' OR \(given).action = 'given'"
      + " AND \(given).method IS DISTINCT FROM 'double_opt_in')"
      + " AND (\(given).expires_at IS NULL OR \(given).expires_at > \(now))"
      + " AND NOT EXISTS (SELECT 1 FROM consent \(later) WHERE \(later).contact = \(given).contact"
      + " AND \(later).purpose = \(purpose) AND \(later).at <= \(now) AND \(others)"
      + " AND (\(later).at > \(given).at OR \(later).at = \(given).at AND \(later).id > \(given).id)))"
  }
}
