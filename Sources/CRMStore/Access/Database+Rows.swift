import CRMDomain

// Rows that are hidden from who works with the database, or seen by them and not changed.

/// A question of the rows of a table, made ready; without a statement its answer is always yes.
struct AskedOfRows {
  var question: RowQuestion
  var table: String
  var statement: (any Statement)?
}

extension RowRules {
  /// What the function is called that answers a question, where the program answers it.
  package static let functionName = "crm_row"
}

extension Database {
  /// Whether some rows of a noun are hidden from some.
  package func hidesRows(_ noun: Noun) -> Bool { belongings[noun.name].hidesRows }

  /// From here on only the rows are there that who asks sees, where that is not left to a server.
  package func restrictRows() throws(CRMError) {
    guard !isRestricted else { return }
    // What is read of who asks comes with the settings, which every command reads.
    let settings = try settings()
    let rules = connection.dialect.rowRules
    if rules.isServed {
      guard try authority().role.sees != .all else { return }
      isRestricted = try connection.integer("SELECT 1 FROM team LIMIT 1") != nil
      return
    }
    // Somebody who is not known becomes a seller with the first thing they store.
    let actorRole = settings.actorRole ?? Settings.ActorRole(role: .sales, isActive: true)
    if !actorRole.isActive { throw try authority().refusal("read") }
    guard actorRole.role.sees != .all else { return }
    // Without teams all are one.
    guard try connection.integer("SELECT 1 FROM team LIMIT 1") != nil else { return }
    let numbers = try colleagues()
    isRestricted = true
    if numbers.count <= 100 {
      seeingRules = rules.seeing(numbers)
    } else {
      try connection.makeTemporary("crm_colleague", "id {id}")
      for number in numbers {
        try connection.run("INSERT INTO crm_colleague(id) VALUES($1)", .integer(number))
      }
    }
    try connection.define(RowRules.functionName) {
      [unowned self] (question, table, number, noun) throws(CRMError) in
      guard let question = RowQuestion(rawValue: question) else { return false }
      guard let noun else { return try asked(question, table, number) }
      return try asked(question, table, names: noun, number)
    }
    try connection.hide { [unowned self] table in question(of: table) }
  }

  /// Which rows are seen and changed, by whoever works with the database.
  var rowRules: RowRules { seeingRules ?? connection.dialect.rowRules }

  /// What the view before a table asks of which some rows are hidden, of a noun or of what holds something of its
  /// records; nil where it shows all. Every table in it is named with its schema, as nothing stands before that.
  func question(of table: String) -> String? {
    let rules = rowRules
    let stored = "SELECT * FROM \(rules.schema).\(table) x WHERE "
    let me = "'" + (connection.login ?? actor).replacing("'", by: "''") + "'"
    if let condition = rules.logCondition(table, "x", me: me) { return stored + condition }
    if let noun = catalogue.noun(ofTable: table) {
      return rules.condition(noun, belongings, "x", saysAll: true).map { stored + $0 }
    }
    if table.hasSuffix("_past"), let noun = catalogue.noun(ofTable: String(table.dropLast(5))) {
      return rules.pastCondition(noun, belongings, "x").map { stored + $0 }
    }
    guard table.hasSuffix("_key"), let noun = catalogue.noun(ofTable: String(table.dropLast(4))),
      hidesRows(noun)
    else { return nil }
    return "SELECT kind, value, record FROM \(rules.schema).\(table) x WHERE "
      + rules.ask(.sees, noun.table, "x.record")
  }

  /// Whether a record is hidden from who asks: it is there, and not for them.
  package func isHidden(_ noun: NounName, _ number: Int64) throws(CRMError) -> Bool {
    guard isRestricted else { return false }
    let table = try table(noun)
    guard try connection.integer(table.selectExistence, .integer(number)) == nil else {
      return false
    }
    return try isThere(table, number)
  }

  /// Whether there is a record of this number, seen or not.
  func isThere(_ table: RecordTable, _ number: Int64) throws(CRMError) -> Bool {
    try connection.integer(connection.dialect.isThere(table.name), .integer(number)) != nil
  }

  /// Whether a record other than one has a value, seen or not.
  package func isTaken(
    _ table: RecordTable, _ field: Field, _ value: String, country: String?, except: Int64
  ) throws(CRMError) -> Bool {
    try connection.integer(
      connection.dialect.isTaken(table.name, field.column, country != nil), .text(value),
      country.map { .text($0) } ?? .null,
      .integer(except)) != nil
  }

  /// Whether a record other than one has an external id, seen or not.
  package func isKeyTaken(
    _ table: RecordTable, _ value: String, except: Int64
  ) throws(CRMError) -> Bool {
    try connection.integer(
      connection.dialect.isKeyTaken(table.name), .text(value), .integer(except)) != nil
  }

  /// Refuses to take a record away that records refer to which whoever asks does not see.
  package func needNoHiddenReferences(to number: Int64, of noun: NounName) throws(CRMError) {
    guard isRestricted else { return }
    let dialect = connection.dialect
    for other in try usedTables() where hidesRows(other.noun) {
      for field in other.noun.fields where field.name != "created_by" {
        let (everything, own, value): (String, String, SQLValue)
        switch field.type {
        case .reference(let relation) where relation.noun == noun && field.custom == nil:
          (everything, own, value) = (
            dialect.referringCount(other.name, field.column),
            "SELECT COUNT(*) FROM \(other.name) WHERE \(field.column) = $1", .integer(number)
          )
        case .reference(let relation) where relation.noun == noun,
          .references(let relation) where relation.noun == noun:
          let kind = field.custom.map { "custom:\($0)" } ?? field.keyKind ?? ""
          (everything, own, value) = (
            dialect.mentionCount(other.name, kind), KeySQL.mentions(other.name, kind),
            .text("\(number)")
          )
        default: continue
        }
        let all = try connection.integer(everything, value) ?? 0
        guard all > 0, all > (try connection.integer(own, value) ?? 0) else { continue }
        throw CRMError(
          .data, code: "referred_to",
          "\(noun.rawValue) \(number): records you do not see refer to it")
      }
    }
  }

  /// Whether somebody is one of those whose records are seen.
  package func isColleague(_ user: Int64) throws(CRMError) -> Bool {
    try colleagues().contains(user)
  }

  /// Whether a record is there, for who works with the database.
  package func sees(_ table: RecordTable, _ number: Int64) throws(CRMError) -> Bool {
    guard isRestricted, !isPast, !rowRules.isServed, hidesRows(table.noun) else {
      return try connection.integer(table.selectExistence, .integer(number)) != nil
    }
    return try asked(.sees, table.name, number)
  }

  /// Whether who works with the database may change a record that is there.
  package func mayChange(_ noun: NounName, _ number: Int64) throws(CRMError) -> Bool {
    guard isRestricted else { return true }
    return try asked(.changes, try table(noun).name, number)
  }

  /// Refuses to change a record that is seen and not changed: it is another team's.
  package func needChanging(_ number: Int64, of table: RecordTable) throws(CRMError) {
    guard try !mayChange(table.noun.name, number) else { return }
    throw try authority().refusal(ofChanging: number, table.noun)
  }

  /// Refuses to change records, whose numbers a question tells, of which some are another team's.
  func needChanging(numbers question: String, of table: RecordTable) throws(CRMError) {
    guard isRestricted,
      let condition = rowRules.change(table.noun, belongings, "x")
    else { return }
    let other = try connection.integer(
      "SELECT MIN(x.id) FROM \(table.stored) x WHERE x.id IN (\(question))"
        + " AND (\(condition)) IS NOT TRUE")
    guard let other else { return }
    throw try authority().refusal(ofChanging: other, table.noun)
  }

  /// Whether the answer to a question of a record is yes, by a statement that is made ready once.
  private func asked(
    _ question: RowQuestion, _ name: String, _ number: Int64
  ) throws(CRMError) -> Bool {
    if let known = rowQuestions.first(where: { $0.question == question && $0.table == name }) {
      guard let statement = known.statement else { return true }
      defer { statement.reset() }
      statement.bind(1, number)
      return try statement.step()
    }
    guard let noun = catalogue.noun(ofTable: name), hidesRows(noun) else { return true }
    let text = rowRules.statement(question, noun, belongings)
    let statement = try text.map { t throws(CRMError) in try connection.prepareStored(t) }
    rowQuestions.append(AskedOfRows(question: question, table: name, statement: statement))
    return try asked(question, name, number)
  }

  /// Whether the answer is yes of the record that a row of a table names with its noun.
  private func asked(
    _ question: RowQuestion, _ table: String, names noun: String, _ number: Int64
  ) throws(CRMError) -> Bool {
    let name = NounName(rawValue: noun)
    guard let holder = catalogue.noun(ofTable: table),
      let reference = belongings[holder.name].wholes.first(where: { $0.nounColumn != nil }),
      // What no noun of the catalogue is is nobody's, and not everybody's.
      let isHiding = belongings.names(reference, name)
    else { return false }
    guard isHiding else { return true }
    return try asked(question, name.table, number)
  }

  /// The users of the team of who asks, and for a manager of those below it.
  package func colleagues() throws(CRMError) -> [Int64] {
    let authority = try authority()
    let rows = try connection.prepare(UserSQL.colleagues)
    rows.bind(1, authority.team)
    rows.bind(2, authority.role.sees == .teams ? 1 : 0)
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    return numbers
  }
}
