import CRMDomain

/// What happened with somebody, newest first, whatever kind of record it is kept in: made of what the nouns say of
/// themselves.
package struct TimelineSQL {
  private let noun: NounName
  private let catalogue: Catalogue
  private let there: Set<String>?

  /// The timeline of records of a noun.
  ///
  /// - Parameter there: the tables there are; nil for all.
  package init(_ noun: NounName, _ catalogue: Catalogue, there: Set<String>?) {
    self.noun = noun
    self.catalogue = catalogue
    self.there = there
  }

  private func stands(_ table: String) -> Bool { there?.contains(table) ?? true }

  /// What can stand on a timeline.
  package static func kinds(_ catalogue: Catalogue) -> [String] {
    var kinds: [String] = []
    for noun in catalogue.nouns {
      for happening in noun.timeline where !kinds.contains(happening.kind) {
        kinds.append(happening.kind)
      }
    }
    return kinds
  }

  /// The statement: moment, kind, noun, number, what, more, who; of the record `$1`, from the moment `$2`, the day `$3`, on.
  ///
  /// - Parameter kinds: those that are wanted.
  package func text(_ kinds: [String]) -> String {
    var parts: [String] = []
    for subject in catalogue.nouns where stands(subject.table) {
      for happening in subject.timeline where kinds.contains(happening.kind) {
        parts += self.parts(happening, subject)
      }
    }
    // Where nothing can have happened yet.
    if parts.isEmpty {
      parts = [
        "SELECT u.login AS at, '' AS kind, '' AS noun, u.id AS id, '' AS what, '' AS more, u.id AS who,"
          + " 0 AS step" + " FROM user_account u WHERE u.id = $1 AND FALSE"
      ]
    }
    return "SELECT e.at, e.kind, e.noun, e.id, e.what, e.more, u.login FROM ("
      + parts.joined(separator: " UNION ALL ")
      + ") e LEFT JOIN user_account u ON u.id = e.who WHERE e.at >= $2"
      + " OR (LENGTH(e.at) = 10 AND e.at >= $3) ORDER BY e.at DESC, e.noun, e.id DESC, e.step DESC"
  }

  private func parts(_ happening: Happening, _ part: Noun) -> [String] {
    guard let of = happening.of else {
      guard let condition = condition(part) else { return [] }
      var parts = [select(happening, part, "x", of: part, "\(part.table) x", condition)]
      if happening.showsMoves, stands(part.name.moves.rawValue) {
        let record = Field.column(called: part.name.rawValue)
        parts.append(
          "SELECT m.at AS at, '\(happening.kind)' AS kind, '\(part.name.rawValue)' AS noun, x.id AS id,"
            + " \(what(happening, part)) AS what, m.state AS more, m.created_by AS who, m.id AS step"
            + " FROM \(part.table) x JOIN \(part.name.moves.rawValue) m ON m.\(record) = x.id"
            + " WHERE \(condition)")
      }
      return parts
    }
    guard case .reference(let reference)? = part.field(of)?.type,
      let whole = catalogue[reference.noun], let condition = condition(whole)
    else { return [] }
    return [
      select(
        happening, part, "v", of: whole,
        "\(whole.table) x JOIN \(part.table) v ON v.\(Field.column(called: of)) = x.id", condition)
    ]
  }

  /// What makes a record `x` one of those about the record `$1`; nil where none is.
  private func condition(_ subject: Noun) -> String? {
    if subject.name == noun { return "x.id = $1" }
    guard let field = subject.belonging(to: noun) else {
      // Or it names records of any noun, as an attachment does.
      return subject.namingField.map {
        "x.\($0.name)_noun = '\(noun.rawValue)' AND x.\($0.name)_id = $1"
      }
    }
    // Whoever took part in something has it on their timeline too, and so has whom they work for.
    if subject.traits.contains(.reachesFurther), let reach = ActivityReach(noun) {
      return "x.id IN (\(reach.of("$1")))"
    }
    return "x.\(field.column) = $1"
  }

  /// What happened to the part `alias` of the record `x`, which may be that record.
  private func select(
    _ happening: Happening, _ part: Noun, _ alias: String, of whole: Noun, _ from: String,
    _ condition: String
  ) -> String {
    let at = happening.at.map { column($0, part, alias) }
    let moment =
      happening.isEarliest && at.count == 2
      ? "CASE WHEN \(at[0]) < \(at[1]) THEN \(at[0]) ELSE \(at[1]) END" : first(at)
    let kind = happening.kindField.map { column($0, part, alias) } ?? "'\(happening.kind)'"
    var source = from
    let more: String
    switch happening.more {
    case .nothing: more = "NULL"
    case .field(let name): more = column(name, part, alias)
    case .said(let word): more = "'\(word)'"
    case .firstState where !stands(part.name.moves.rawValue):
      more = column(part.lifecycle?.field.name ?? "id", part, alias)
    case .firstState:
      let record = Field.column(called: part.name.rawValue)
      more =
        "COALESCE((SELECT m.from_state FROM \(part.name.moves.rawValue) m WHERE m.\(record) = x.id"
        + " ORDER BY m.at, m.id LIMIT 1), \(column(part.lifecycle?.field.name ?? "id", part, alias)))"
    case .state(let state, let field):
      let own = column(part.lifecycle?.field.name ?? "id", part, alias)
      more = "CASE WHEN \(own) = '\(state)' THEN \(column(field, part, alias)) ELSE \(own) END"
    case .title(let name):
      guard case .reference(let reference)? = part.field(name)?.type,
        let other = catalogue[reference.noun], let title = other.titles.first
      else {
        more = "NULL"
        break
      }
      source += " JOIN \(other.table) t ON t.id = \(column(name, part, alias))"
      more = "t.\(title)"
    }
    return "SELECT \(moment) AS at, \(kind) AS kind, '\(whole.name.rawValue)' AS noun, x.id AS id,"
      + " \(what(happening, whole)) AS what, \(more) AS more, \(column(happening.who, part, alias)) AS who, 0 AS step"
      + " FROM \(source) WHERE \(condition)"
  }

  private func what(_ happening: Happening, _ whole: Noun) -> String {
    let columns = happening.what.map { column($0, whole, "x") }
    return happening.isJoined ? columns.joined(separator: " || ' ' || ") : first(columns)
  }

  private func first(_ columns: [String]) -> String {
    columns.count == 1 ? columns[0] : "COALESCE(\(columns.joined(separator: ", ")))"
  }

  private func column(_ name: String, _ noun: Noun, _ alias: String) -> String {
    "\(alias).\(noun.field(name)?.column ?? Field.column(called: name))"
  }
}
