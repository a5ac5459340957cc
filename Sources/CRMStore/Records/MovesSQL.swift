import CRMDomain

/// What became of a record, step by step.
package enum MovesSQL {
  /// That a record is in one of these states.
  static func isIn(_ states: [String], _ lifecycle: Lifecycle) -> String {
    "\(lifecycle.field.column) IN (\(states.map { "'\($0)'" }.joined(separator: ", ")))"
  }

  /// When the record `$1` moved last.
  static func last(in moves: RecordTable) -> String {
    "SELECT MAX(at) FROM \(moves.stored) WHERE \(moves.layout.columns[moves.recordColumn].name) = $1"
  }

  /// The records whose last move leads to another state than theirs, that move being one operation `$1` wrote where
  /// it is asked for: number, where to, the state they are in.
  static func astray(
    of noun: Noun, _ lifecycle: Lifecycle, in catalogue: Catalogue, ofOperation: Bool
  ) -> String {
    let record = "m." + Field.column(called: noun.name.rawValue)
    var (table, last) = (noun.name.moves.rawValue, "COALESCE(m.state, '')")
    var state = "COALESCE(r.\(lifecycle.field.column), '')"
    if let steps = lifecycle.steps, let moves = catalogue[steps.noun],
      case .reference(let reference)? = moves.field(steps.field)?.type,
      let place = catalogue[reference.noun]
    {
      func title(_ row: String) -> String {
        "(SELECT s.\(place.titles.first ?? "id") FROM \(place.table) s WHERE s.id = \(row).\(steps.field))"
      }
      (table, last, state) = (moves.table, title("m"), title("r"))
    } else if case .boolean? = noun.field(lifecycle.field.name)?.type {
      state =
        "CASE WHEN r.\(lifecycle.field.column) THEN '\(Lifecycle.active)' ELSE '\(Lifecycle.inactive)' END"
    }
    return "SELECT \(record), \(last), \(state) FROM \(table) m"
      + " JOIN \(noun.table) r ON r.id = \(record) WHERE \(last) <> \(state)"
      + (ofOperation ? " AND m.version = $1" : "")
      + " AND NOT EXISTS (SELECT 1 FROM \(table) n WHERE n\(record.dropFirst()) = \(record)"
      + " AND (n.at > m.at OR n.at = m.at AND n.id > m.id)) ORDER BY \(record)"
  }

  /// A move of the record `$1` of a noun.
  package static func any(of noun: NounName) -> String {
    "SELECT id FROM \(noun.moves.rawValue) WHERE \(Field.column(called: noun.rawValue)) = $1 LIMIT 1"
  }

  /// What the user `$1` is called.
  package static let login = "SELECT login FROM user_account WHERE id = $1"

  /// The moves of the record `$1`, oldest first: when, from where, to where, who noted it, why. Of a noun whose steps
  /// lie in a noun of its own, where to is what the record it refers to is called.
  package static func path(of noun: Noun, _ lifecycle: Lifecycle, in catalogue: Catalogue) -> String
  {
    let record = Field.column(called: noun.name.rawValue)
    guard let steps = lifecycle.steps, let moves = catalogue[steps.noun],
      case .reference(let reference)? = moves.field(steps.field)?.type,
      let place = catalogue[reference.noun]
    else {
      return
        "SELECT m.at, m.from_state, m.state, u.login, m.reason FROM \(noun.name.moves.rawValue) m"
        + " LEFT JOIN user_account u ON u.id = m.created_by WHERE m.\(record) = $1 ORDER BY m.at, m.id"
    }
    let title = place.titles.first ?? "id"
    return "SELECT m.at, NULL, s.\(title), u.login, m.reason FROM \(moves.table) m"
      + " JOIN \(place.table) s ON s.id = m.\(steps.field)"
      + " LEFT JOIN user_account u ON u.id = m.created_by WHERE m.\(record) = $1 ORDER BY m.at, m.id"
  }
}
