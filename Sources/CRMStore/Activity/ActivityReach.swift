import CRMDomain

// Which activities are a contact's or a company's, said once for filters, kept columns, timelines and briefs:
//
// - those that name it (`activity.contact`, `activity.company`);
// - of a contact, those it took part in (`activity.contacts`, which are keys of the activity);
// - of a company, those of its people, whether they are named or took part, of the days they worked there. Its people
//   are those whom relations say to work there, as in the path `contacts`.
//
// Each way has its index, so a question about one record is a few searches, and one about all of them reads
// each table once. Joins are written CROSS JOIN where their order matters: to SQLite that is an order (from the
// activity to the employer; the other way round it reads every employment for each activity, 326 s instead of
// 0.2 of 100,000 contacts), to PostgreSQL a join like any other.

/// The activities of contacts or companies.
package struct ActivityReach {
  private let noun: NounName
  /// What stands before the names of tables.
  private let schema: String

  /// Of a noun; nil where only those are its activities that name it.
  package init?(_ noun: NounName, schema: String = "") {
    guard noun.isParty else { return nil }
    self.noun = noun
    self.schema = schema.isEmpty ? "" : schema + "."
  }

  /// The companies somebody worked for from or until a day.
  static let datedEmployers =
    "SELECT e.object_id FROM relation e WHERE e.subject_noun = 'contact' AND e.object_noun = 'company'"
    + " AND e.type = 'employee' AND (e.starts_on IS NOT NULL OR e.ends_on IS NOT NULL)"

  private var participation: String { "k.kind = 'contacts'" }
  private var employment: String {
    "e.subject_noun = 'contact' AND e.object_noun = 'company' AND e.type = 'employee'"
  }

  /// That an activity is of a day on which the relation `e` held; one without days always holds.
  private func isThen(_ at: String) -> String {
    "(e.ends_on IS NULL OR SUBSTR(\(at), 1, 10) <= e.ends_on)"
      + " AND (e.starts_on IS NULL OR SUBSTR(\(at), 1, 10) >= e.starts_on)"
  }

  /// When the newest of what counts was that the person `p` of the relation `e` had to do with us while it held: what is
  /// kept of them, where that lies in its days, else looked for.
  private func newestThen(_ source: Field.Latest.Source) -> String {
    let at = "a.\(source.field)"
    let own =
      "SELECT \(at) AS at FROM \(schema)activity a WHERE a.contact = e.subject_id"
      + " AND \(source.condition("a")) AND \(isThen(at))"
    let taken =
      "SELECT \(at) FROM \(schema)activity_key k CROSS JOIN \(schema)activity a WHERE \(participation)"
      + " AND k.value = CAST(e.subject_id AS TEXT) AND a.id = k.record AND \(source.condition("a"))"
      + " AND \(isThen(at))"
    return "CASE WHEN e.starts_on > SUBSTR(p.last_activity, 1, 10) THEN NULL"
      + " WHEN e.ends_on < SUBSTR(p.last_activity, 1, 10)"
      + " THEN (SELECT MAX(w.at) FROM (\(own) UNION ALL \(taken)) w) ELSE p.last_activity END"
  }

  /// The numbers `r` of the activities of the record whose number an expression is. One that is the record's in
  /// several ways comes as often, unless `isDistinct`.
  package func of(_ record: String, isDistinct: Bool = false) -> String {
    let union = isDistinct ? " UNION " : " UNION ALL "
    guard noun.isOrganisation else {
      return [
        "SELECT a.id AS r FROM \(schema)activity a WHERE a.contact = \(record)",
        "SELECT k.record FROM \(schema)activity_key k WHERE \(participation)"
          + " AND k.value = CAST(\(record) AS TEXT)",
      ].joined(separator: union)
    }
    let people = "\(employment) AND e.object_id = \(record)"
    return [
      "SELECT a.id AS r FROM \(schema)activity a WHERE a.company = \(record)",
      "SELECT a.id FROM \(schema)relation e CROSS JOIN \(schema)activity a WHERE \(people)"
        + " AND a.contact = e.subject_id AND \(isThen("a.at"))",
      "SELECT k.record FROM \(schema)relation e CROSS JOIN \(schema)activity_key k"
        + " CROSS JOIN \(schema)activity a WHERE \(people)"
        + " AND \(participation) AND k.value = CAST(e.subject_id AS TEXT) AND a.id = k.record"
        + " AND \(isThen("a.at"))",
    ].joined(separator: union)
  }

  /// One of the ways in which activities are a record's: of the activity `n` the record is `key`.
  package struct Way {
    /// The record.
    package var key: String
    /// What stands behind FROM, and what must hold of it.
    package var from: String
    package var condition: String
  }

  /// The ways, for the activity called `n` in each, none of which says what another says of a contact.
  package func ways(_ n: String) -> [Way] {
    let participant = "CAST(k.value AS BIGINT)"
    guard noun.isOrganisation else {
      return [
        Way(
          key: "\(n).contact", from: "\(schema)activity \(n)",
          condition: "\(n).contact IS NOT NULL"),
        Way(
          key: participant, from: "\(schema)activity_key k CROSS JOIN \(schema)activity \(n)",
          condition: "\(participation) AND \(n).id = k.record"
            + " AND \(n).contact IS DISTINCT FROM \(participant)"),
      ]
    }
    return [
      Way(
        key: "\(n).company", from: "\(schema)activity \(n)", condition: "\(n).company IS NOT NULL"),
      Way(
        key: "e.object_id", from: "\(schema)activity \(n) CROSS JOIN \(schema)relation e",
        condition: "\(employment) AND e.subject_id = \(n).contact AND \(isThen(n + ".at"))"),
      Way(
        key: "e.object_id",
        from: "\(schema)activity_key k CROSS JOIN \(schema)activity \(n)"
          + " CROSS JOIN \(schema)relation e",
        condition: "\(participation) AND \(n).id = k.record AND \(employment)"
          + " AND e.subject_id = \(participant) AND \(isThen(n + ".at"))"),
    ]
  }

  /// All of them: the record `k`, the activity `r`.
  package func pairs(isDistinct: Bool = false) -> String {
    ways("a").map { way in
      "SELECT \(way.key) AS k, a.id AS r FROM \(way.from) WHERE \(way.condition)"
    }.joined(separator: isDistinct ? " UNION " : " UNION ALL ")
  }

  /// When the newest of the activities of a record was, of those that count, given the number of the record. That of
  /// a company is the newest of its own and of what is kept of its people, which has to be up to date.
  package func newest(of record: String, _ source: Field.Latest.Source) -> String {
    let own =
      "SELECT MAX(a.\(source.field)) AS at FROM \(schema)activity a WHERE a.\(noun.rawValue) = \(record)"
      + " AND \(source.condition("a"))"
    let other =
      noun.isPerson
      ? taken(part: "MAX", in: record, source)
      : "SELECT MAX(\(newestThen(source))) FROM \(schema)relation e CROSS JOIN \(schema)contact p"
        + " WHERE \(employment) AND e.object_id = \(record) AND p.id = e.subject_id"
    return "(SELECT MAX(s.at) FROM (\(own) UNION ALL \(other)) s)"
  }

  /// A figure over the activities a contact took part in, of those that count.
  func taken(part figure: String, in record: String, _ source: Field.Latest.Source) -> String {
    "SELECT \(figure)(a.\(source.field)) FROM \(schema)activity_key k CROSS JOIN \(schema)activity a"
      + " WHERE \(participation) AND k.value = CAST(\(record) AS TEXT) AND a.id = k.record"
      + " AND \(source.condition("a"))"
  }

  /// Brings up to date what is kept of the companies a contact works for; of companies.
  package func keepEmployers(
    of contact: String, _ source: Field.Latest.Source
  ) -> String {
    let newest = newest(of: "company.id", source)
    return "UPDATE \(schema)company SET last_activity = \(newest) WHERE id IN (SELECT e.object_id"
      + " FROM \(schema)relation e WHERE \(employment) AND e.subject_id = \(contact))"
      + " AND last_activity IS DISTINCT FROM \(newest)"
  }

  /// Whose activities, or whose people's, changed after an operation without naming them, where the past is
  /// shown: `activities` holds the numbers of those that changed, `people` those of the contacts.
  func changedSince(
    _ operation: Int64, _ schema: String, _ activities: String, people: String
  ) -> String {
    guard noun.isOrganisation else {
      return "SELECT CAST(k.value AS BIGINT) FROM \(schema)activity_key k WHERE \(participation)"
        + " AND k.record IN (SELECT id FROM \(activities)) UNION"
        + " SELECT CAST(k.value AS BIGINT) FROM activity_key_of_then k WHERE \(participation)"
    }
    let relation = "SELECT e.object_id FROM \(schema)relation e WHERE \(employment)"
    return [
      relation + " AND e.subject_id IN (SELECT id FROM \(people))",
      relation + " AND e.id IN (SELECT id FROM \(schema)relation_past WHERE ended > \(operation))",
      "SELECT e.object_id FROM \(schema)relation_past e WHERE e.ended > \(operation) AND \(employment)",
      "SELECT e.object_id FROM created c JOIN \(schema)relation e ON e.id >= c.first"
        + " AND e.id <= c.last WHERE c.operation > \(operation) AND c.noun = 'relation' AND \(employment)",
    ].joined(separator: " UNION ")
  }

  /// What is kept of activities by the further ways of records whose numbers a table holds, as `id` and `latest`.
  func further(_ numbers: String, _ latest: Field.Latest, _ source: Field.Latest.Source) -> String {
    noun.isPerson
      ? "SELECT CAST(k.value AS BIGINT) AS id, \(latest.figure("a." + source.field)) AS latest FROM activity_key k"
        + " CROSS JOIN activity a WHERE \(participation)"
        + " AND k.value IN (SELECT CAST(id AS TEXT) FROM \(numbers)) AND a.id = k.record"
        + " AND \(source.condition("a")) GROUP BY k.value"
      : "SELECT e.object_id AS id, MAX(\(newestThen(source))) AS latest FROM relation e"
        + " CROSS JOIN contact p WHERE \(employment)"
        + " AND e.object_id IN (SELECT id FROM \(numbers)) AND p.id = e.subject_id GROUP BY e.object_id"
  }

  /// The condition on activities, whose table is called `t`, that they are those of a record, in a state.
  package func condition(_ record: Int64, _ status: String) -> SQLCondition {
    SQLCondition("t.status = '\(status)' AND t.id IN (\(of("$1")))", [.integer(record)])
  }
}

extension Field.Latest {
  /// The value that is kept of a record of a noun, given its number.
  package func value(
    of noun: Noun, _ record: String, in catalogue: Catalogue, schema: String = ""
  ) -> String {
    let reach = ActivityReach(noun.name, schema: schema)
    if !isNext, let reach, sources[0].reachesFurther {
      return reach.newest(of: record, sources[0])
    }
    let prefix = schema.isEmpty ? "" : schema + "."
    var parts = sources.compactMap { source in
      catalogue[source.noun].map {
        "SELECT \(figure("s." + source.field)) AS at FROM \(prefix)\($0.table) s"
          + " WHERE s.\(noun.name.rawValue) = \(record) AND \(source.condition("s"))"
      }
    }
    // Whoever takes part in what is planned meets us then.
    if noun.name.isPerson, let reach, let planned = sources.first(where: { $0.reachesFurther }) {
      parts.append(reach.taken(part: "MIN", in: record, planned))
    }
    guard parts.count > 1 else { return "(\(parts.first ?? "NULL"))" }
    return "(SELECT \(figure("q.at")) FROM (\(parts.joined(separator: " UNION ALL "))) q)"
  }
}
