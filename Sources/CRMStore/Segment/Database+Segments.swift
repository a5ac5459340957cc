import CRMDomain

/// Who asks, and how what they write is read.
package struct ReadingContext {
  /// Their login.
  package let actor: String
  /// What they type is read by.
  package let rules: () throws(CRMError) -> ReadingRules
  /// What is stored and shared is read by: the organisation's zone.
  package let sharedRules: () throws(CRMError) -> ReadingRules
  /// The rules of a time zone by its name.
  package let zone: (String) throws(CRMError) -> TimeZoneRules

  /// Somebody who asks.
  package init(
    actor: String, rules: @escaping () throws(CRMError) -> ReadingRules,
    sharedRules: @escaping () throws(CRMError) -> ReadingRules,
    zone: @escaping (String) throws(CRMError) -> TimeZoneRules = { _ in .utc }
  ) {
    self.zone = zone
    self.actor = actor
    self.rules = rules
    self.sharedRules = sharedRules
  }
}

extension Database {
  /// What filters need to know of this database.
  package func knowledge() -> FilterChecker.Knowledge {
    FilterChecker.Knowledge(
      noun: { name throws(CRMError) in try self.noun(name) }, nouns: catalogue.names,
      records: { text, name throws(CRMError) in
        if name == .user, text == "my-team" { return try self.colleagues() }
        return [
          try RecordFinder(self, try self.readingContext.rules()).find(
            text, name, .typed(beginnings: false))
        ]
      },
      me: { () throws(CRMError) in try self.askingUser() },
      login: { () throws(CRMError) in
        _ = try self.askingUser()
        return self.readingContext.actor
      },
      segment: { name throws(CRMError) in try self.segment(name) },
      segments: { () throws(CRMError) in try self.segmentNames() },
      purposes: { () throws(CRMError) in try self.consentPurposes() }, past: past,
      sharedRules: readingContext.sharedRules)
  }

  /// Lets nobody be `me`: what is kept means the same whoever works.
  private func refuseMe(_ known: inout FilterChecker.Knowledge) {
    func fault(_ word: String) -> CRMError {
      CRMError(
        .data, code: "invalid_value",
        "\(word) is somebody else for each who works here, so no policy or rule can say it",
        hint: "name them: crm user list")
    }
    let records = known.records
    known.records = { text, noun throws(CRMError) in
      if text == "my-team" { throw fault(text) }
      return try records(text, noun)
    }
    known.me = { () throws(CRMError) in throw fault("me") }
    known.login = { () throws(CRMError) in throw fault("me") }
  }

  private func askingUser() throws(CRMError) -> Int64 {
    guard let me = try user(readingContext.actor) else {
      throw .notFound("there is no user \"\(readingContext.actor)\", so nobody is me")
    }
    return me
  }

  /// The segment of a name.
  func segment(_ name: String) throws(CRMError) -> FilterChecker.SegmentDefinition? {
    let statement = try connection.prepare(
      "SELECT id, of, kind, filter FROM segment WHERE name = $1")
    statement.bind(1, name)
    guard try statement.step() else { return nil }
    return FilterChecker.SegmentDefinition(
      id: statement.integer(0), noun: NounName(rawValue: statement.string(1) ?? ""),
      filter: statement.string(2) == SegmentKind.fixed ? nil : statement.string(3) ?? "")
  }

  private func consentPurposes() throws(CRMError) -> [String] {
    let statement = try connection.prepare(ConsentSQL.purposes)
    var names: [String] = []
    while try statement.step() { names.append(statement.string(0) ?? "") }
    return names
  }

  private func segmentNames() throws(CRMError) -> [String] {
    let statement = try connection.prepare("SELECT name FROM segment ORDER BY name")
    var names: [String] = []
    while try statement.step() { names.append(statement.string(0) ?? "") }
    return names
  }

  /// Who belongs to a segment that is described, whether it is stored or not.
  ///
  /// - Parameter ofAll: whether it means the same whoever asks, so that nobody is `me`.
  package func members(
    of noun: NounName, filter: String, named name: String, ofAll: Bool = false
  ) throws(CRMError) -> SQLCondition {
    let parsed: Filter
    do throws(FilterFault) { parsed = try FilterParser.parse(filter) } catch {
      throw error.error(in: filter)
    }
    var known = knowledge()
    if ofAll { refuseMe(&known) }
    var checker = FilterChecker(filter, try readingContext.sharedRules(), known)
    checker.within = [name]
    let condition = try checker.condition(parsed, on: try self.noun(noun))
    return try FilterSQL.compile(condition, on: noun, in: self)
  }

  /// The names of the segments whose filters cannot be asked any more: of a field that was removed, of a
  /// user who went.
  package func silentSegments() throws(CRMError) -> [String] {
    let statement = try connection.prepare("SELECT id, name FROM segment ORDER BY name")
    var all: [(Int64, String)] = []
    while try statement.step() { all.append((statement.integer(0), statement.string(1) ?? "")) }
    var silent: [String] = []
    for (id, name) in all where try memberCount(of: id) == nil { silent.append(name) }
    return silent
  }

  /// The policies and rules whose filters on tickets cannot be asked any more.
  package func silentFilters() throws(CRMError) -> [(noun: NounName, id: Int64, name: String)] {
    var silent: [(noun: NounName, id: Int64, name: String)] = []
    for noun in [NounName.sla, .route] where connection.isKnown(noun.table) {
      let rows = try connection.prepare(
        "SELECT id, name, filter FROM \(noun.table) WHERE filter IS NOT NULL ORDER BY id")
      var all: [(Int64, String, String)] = []
      while try rows.step() {
        all.append((rows.integer(0), rows.string(1) ?? "", rows.string(2) ?? ""))
      }
      rows.reset()
      for (id, name, filter) in all {
        do throws(CRMError) {
          _ = try members(of: .ticket, filter: filter, named: "", ofAll: true)
        } catch {
          guard error.isOfOneRecord else { throw error }
          silent.append((noun, id, name))
        }
      }
    }
    return silent
  }

  /// How many belong to the segment of a number; nil where its filter cannot be asked any more.
  package func memberCount(of segment: Int64) throws(CRMError) -> Int64? {
    let statement = try connection.prepare("SELECT name, of FROM segment WHERE id = $1")
    statement.bind(1, segment)
    guard try statement.step(), let name = statement.string(0), let of = statement.string(1) else {
      return nil
    }
    let noun = NounName(rawValue: of)
    let member = Filter.member(Filter.Name(text: name, position: 0))
    do throws(CRMError) {
      let checker = FilterChecker("@" + name, try readingContext.sharedRules(), knowledge())
      let condition = try checker.condition(member, on: try self.noun(noun))
      var query = RecordQuery(noun, [])
      query.condition = try FilterSQL.compile(condition, on: noun, in: self)
      return Int64(try query.count(in: self))
    } catch {
      // A field that was removed, a user who went: the list of segments still shows.
      guard error.isOfOneRecord else { throw error }
      return nil
    }
  }
}
