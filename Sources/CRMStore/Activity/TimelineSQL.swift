import CRMDomain

/// What happened with somebody, newest first, whatever kind of record it is kept in.
package struct TimelineSQL {
  /// What can stand on a timeline.
  package static let kinds = [
    "activity", "task", "deal", "quote", "order", "contract", "payment", "lead", "consent",
  ]

  private let noun: NounName

  /// The timeline of records of a noun: contact, company or deal.
  package init(_ noun: NounName) { self.noun = noun }

  /// The statement: moment, kind, noun, number, what, more, who; of the record `$1`, from the moment `$2`, the day `$3`, on.
  ///
  /// - Parameter kinds: those that are wanted.
  package func text(_ kinds: [String]) -> String {
    let parts = kinds.flatMap { self.parts($0) }
    return "SELECT e.at, e.kind, e.noun, e.id, e.what, e.more, u.login FROM ("
      + parts.joined(separator: " UNION ALL ")
      + ") e LEFT JOIN user_account u ON u.id = e.who WHERE e.at >= $2"
      + " OR (LENGTH(e.at) = 10 AND e.at >= $3) ORDER BY e.at DESC, e.noun, e.id DESC"
  }

  private func parts(_ kind: String) -> [String] {
    let column = noun.rawValue
    func part(
      _ at: String, _ kind: String, _ noun: String, _ what: String, _ more: String, _ from: String,
      _ condition: String, who: String = "x.created_by", id: String = "x.id"
    ) -> String {
      "SELECT \(at) AS at, \(kind) AS kind, '\(noun)' AS noun, \(id) AS id, \(what) AS what, \(more) AS more,"
        + " \(who) AS who FROM \(from) WHERE \(condition)"
    }
    let own = "x.\(column) = $1"
    /// The state a record was made in.
    func first(_ noun: String, _ reference: String) -> String {
      "COALESCE((SELECT m.from_state FROM \(noun)_transition m WHERE m.\(reference) = x.id"
        + " ORDER BY m.at, m.id LIMIT 1), x.status)"
    }
    /// What became of records of a noun with a life cycle.
    func moves(_ noun: String, _ what: String, _ table: String, _ reference: String) -> String {
      part(
        "m.at", "'\(noun)'", noun, what, "m.state",
        "\(table) x JOIN \(noun)_transition m ON m.\(reference) = x.id", own, who: "m.created_by")
    }
    // Whoever took part in something has it on their timeline too, and so has whom they work for.
    let took = ActivityReach(noun).map { "x.id IN (\($0.of("$1")))" } ?? own
    switch kind {
    case "activity":
      return [
        part(
          "x.at", "x.type", "activity", "COALESCE(x.subject, x.type)",
          "CASE WHEN x.status = 'held' THEN x.outcome ELSE x.status END", "activity x",
          took)
      ]
    case "task":
      return [
        part(
          "x.done_at", "'task'", "task", "x.title", "x.status", "task x",
          "\(own) AND x.done_at IS NOT NULL", who: "x.assignee")
      ]
    case "deal":
      let condition = noun == .deal ? "x.id = $1" : own
      return [
        part(
          "c.at", "'deal'", "deal", "x.title", "s.key",
          "deal x JOIN stage_change c ON c.deal = x.id JOIN stage s ON s.id = c.stage", condition,
          who: "c.created_by")
      ]
    case "quote":
      return [
        part(
          "v.sent_at", "'quote'", "quote", "x.number", "'sent'",
          "quote x JOIN sent_quote v ON v.quote = x.id", own, who: "v.created_by"),
        part(
          "x.decided_at", "'quote'", "quote", "x.number", "x.status", "quote x",
          "\(own) AND x.decided_at IS NOT NULL"),
      ]
    case "order":
      return [
        part(
          "COALESCE(x.ordered_on, x.created_at)", "'order'", "order", "x.number",
          first("order", "sales_order"), "sales_order x", own),
        moves("order", "x.number", "sales_order", "sales_order"),
      ]
    case "contract" where noun != .deal:
      return [
        part(
          "CASE WHEN x.starts_on < x.created_at THEN x.starts_on ELSE x.created_at END",
          "'contract'", "contract",
          "COALESCE(x.title, x.number)", first("contract", "contract"),
          "contract x", own),
        moves("contract", "COALESCE(x.title, x.number)", "contract", "contract"),
      ]
    case "payment" where noun.isOrganisation:
      return [
        part(
          "x.paid_on", "'payment'", "payment", "COALESCE(x.invoice, '')", "'paid'",
          "payment x", "\(own) AND x.paid_on IS NOT NULL")
      ]
    case "lead" where noun != .deal:
      return [
        part(
          "x.created_at", "'lead'", "lead", "COALESCE(x.name, x.email, x.phone)", "x.source",
          "lead x", own),
        moves("lead", "COALESCE(x.name, x.email, x.phone)", "lead", "lead"),
      ]
    case "consent" where noun.isPerson:
      return [
        part(
          "x.at", "'consent'", "consent", "x.purpose || ' ' || x.channel", "x.action", "consent x",
          own)
      ]
    default: return []
    }
  }
}
