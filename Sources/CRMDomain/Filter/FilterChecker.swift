/// Looks up what the names of a filter mean and reads its values as their fields do.
package struct FilterChecker {
  /// What the checker must be told about the database.
  package struct Knowledge {
    /// A noun with its custom fields.
    package var noun: (NounName) throws(CRMError) -> Noun
    /// Every noun there is.
    package var nouns: [NounName]
    /// The records a text names.
    package var records: (String, NounName) throws(CRMError) -> [Int64]
    /// The number of the user who asks.
    package var me: () throws(CRMError) -> Int64
    /// The login of the user who asks.
    package var login: () throws(CRMError) -> String
    /// The segment of a name; nil if there is none.
    package var segment: (String) throws(CRMError) -> SegmentDefinition?
    /// The names of the segments there are.
    package var segments: () throws(CRMError) -> [String]
    /// The purposes there are consents to.
    package var purposes: () throws(CRMError) -> [String]
    /// The moment records are shown as of; nil for now.
    package var past: Instant?
    /// What filters are read by that are stored and shared: the organisation's zone.
    package var sharedRules: () throws(CRMError) -> ReadingRules

    /// What is known.
    package init(
      noun: @escaping (NounName) throws(CRMError) -> Noun, nouns: [NounName],
      records: @escaping (String, NounName) throws(CRMError) -> [Int64],
      me: @escaping () throws(CRMError) -> Int64,
      login: @escaping () throws(CRMError) -> String = { () throws(CRMError) in
        throw .notFound("nobody is me")
      },
      segment: @escaping (String) throws(CRMError) -> SegmentDefinition? = { _ in nil },
      segments: @escaping () throws(CRMError) -> [String] = { [] },
      purposes: @escaping () throws(CRMError) -> [String] = { [] }, past: Instant? = nil,
      sharedRules: @escaping () throws(CRMError) -> ReadingRules
    ) {
      self.noun = noun
      self.nouns = nouns
      self.records = records
      self.me = me
      self.login = login
      self.segment = segment
      self.segments = segments
      self.purposes = purposes
      self.past = past
      self.sharedRules = sharedRules
    }
  }

  /// A segment as filters need it.
  package struct SegmentDefinition: Sendable {
    /// Its number.
    package var id: Int64
    /// Whom it groups.
    package var noun: NounName
    /// The filter; nil for one whose members are written down.
    package var filter: String?

    /// A segment.
    package init(id: Int64, noun: NounName, filter: String?) {
      self.id = id
      self.noun = noun
      self.filter = filter
    }
  }

  let text: String
  let rules: ReadingRules
  let knowledge: Knowledge
  /// The segments whose filters are being read, outermost first: none may mean itself.
  package var within: [String] = []
  /// Whether a bare relation is refused, because in a line that writes it may be a slip.
  package var refusesBareRelations = false

  /// A checker of a filter that was written as `text`.
  package init(_ text: String, _ rules: ReadingRules, _ knowledge: Knowledge) {
    self.text = text
    self.rules = rules
    self.knowledge = knowledge
  }

  /// What the filter means for records of a noun.
  package func condition(_ filter: Filter, on noun: Noun) throws(CRMError) -> Condition {
    switch filter {
    case .and(let parts):
      return .all(try parts.map { part throws(CRMError) in try condition(part, on: noun) })
    case .or(let parts):
      return .any(try parts.map { part throws(CRMError) in try condition(part, on: noun) })
    case .not(let part): return .not(try condition(part, on: noun))
    case .words(let value):
      let words = Words.of(value.text)
      guard !words.isEmpty else {
        throw fault("there is no word in that text", at: value.position, value.text.utf8.count)
      }
      guard noun.hasWords else {
        throw fault(
          "\(noun.plural) have no words to search", at: value.position, value.text.utf8.count)
      }
      return try searching(value.text, noun)
    case .path(let path): return try bare(path, noun)
    case .isEmpty(.path(let path), let isNegated):
      // Over a relation: some related record has a value, or none has.
      let present = try follow(path, noun) { field, owner throws(CRMError) in
        if case .companies = field.type { return .related(.employer, nil) }
        if case .memberCount = field.type { throw counted(path) }
        return .not(.field(field, .isEmpty))
      } link: { link, other throws(CRMError) in
        .related(link, .counting(nil, of: other))
      }
      return isNegated ? present : .not(present)
    case .compare(.path(let path), let comparison, let values):
      return try compare(path, comparison, values, noun)
    case .range(.path(let path), let isNegated, let lower, let upper):
      let inner = try range(path, lower, upper, noun)
      return isNegated ? .not(inner) : inner
    case .related(let path, let inner): return try related(path, inner, noun)
    case .member(let name): return try member(name, noun)
    case .compare(.aggregate(let function, let path, let inner, let field), let how, let values):
      let figure = try Figure(function, path, inner, field, noun, self)
      let tests = try values.map { value throws(CRMError) in
        Condition.aggregate(
          figure.aggregate,
          try figure.values(self).test(how == .notEqual ? .equal : how, value))
      }
      let any = tests.count == 1 ? tests[0] : Condition.any(tests)
      return how == .notEqual ? .not(any) : any
    case .range(
      .aggregate(let function, let path, let inner, let field), let isNegated, let a, let b):
      let figure = try Figure(function, path, inner, field, noun, self)
      let test = Condition.aggregate(figure.aggregate, try figure.values(self).range(a, b))
      return isNegated ? .not(test) : test
    case .isEmpty(.aggregate(let function, let path, let inner, let field), let isNegated):
      let figure = try Figure(function, path, inner, field, noun, self)
      let test = Condition.aggregate(figure.aggregate, .isEmpty)
      return isNegated ? .not(test) : test
    }
  }

  private func counted(_ path: Filter.Path) -> CRMError {
    fault(
      "\(path.text) is counted when it is shown and is not compared", at: path.position,
      path.text.utf8.count)
  }

  func fault(
    _ message: String, at position: Int, _ length: Int, suggestion: String? = nil,
    hint: String? = nil, code: String = "malformed_filter", allowed: [String] = []
  ) -> CRMError {
    var fault = FilterFault(
      message, at: position, length: length, suggestion: suggestion, hint: hint)
    fault.code = code
    fault.allowed = allowed
    return fault.error(in: text)
  }

  // MARK: Paths

  /// Walks a path and wraps what its last name means in the relations before it.
  ///
  /// - Parameter consent: what a consent means there; nil where it is asked for more than yes or no.
  func follow(
    _ path: Filter.Path, _ noun: Noun, from index: Int = 0,
    field: (Field, Noun) throws(CRMError) -> Condition,
    link: (Condition.Link, Noun) throws(CRMError) -> Condition,
    consent: ((ConsentQuestion) throws(CRMError) -> Condition)? = nil
  ) throws(CRMError) -> Condition {
    let name = path.names[index]
    let isLast = index == path.names.count - 1
    if let found = try meant(name, noun) {
      if knowledge.past != nil, found.isOfToday {
        throw fault(
          "\(name) is worked out of how things are now, and not known of a day that is past",
          at: path.position(of: index), name.utf8.count, code: "not_of_the_past")
      }
      if isLast { return try field(found, noun) }
      let next: (Condition.Link, NounName)
      switch found.type {
      case .reference(let relation):
        next = (.to(found, relation.noun), relation.noun)
      case .companies: next = (.employer, .company)
      default:
        throw fault(
          "\(noun.name.rawValue) \(name) is no relation, so nothing can follow it",
          at: path.position(of: index + 1), path.names[index + 1].utf8.count)
      }
      let inner = try follow(
        path, try knowledge.noun(next.1), from: index + 1, field: field, link: link,
        consent: consent)
      return .related(next.0, inner)
    }
    guard let (found, other) = try inverse(name, of: noun) else {
      guard let question = try self.consent(path, index, noun) else {
        throw try unknown(path, index, noun)
      }
      guard let consent else { throw notAnAnswer(path, at: path.position, path.text.utf8.count) }
      return try consent(question)
    }
    if isLast { return try link(found, other) }
    let inner = try follow(
      path, other, from: index + 1, field: field, link: link, consent: consent)
    return .related(found, .counting(inner, of: other))
  }

  /// The relation other records have to this one, by its name from this side.
  func inverse(_ name: String, of noun: Noun) throws(CRMError) -> (Condition.Link, Noun)? {
    if name == "contacts", noun.name.isOrganisation {
      return (.employees, try knowledge.noun(.contact))
    }
    if name == "activities", noun.name.isParty {
      return (.activities, try knowledge.noun(.activity))
    }
    for other in knowledge.nouns {
      let candidate = try knowledge.noun(other)
      if let naming = candidate.namings(of: noun.name).first(where: { $0.name == name }) {
        return (.naming(other, naming.fields), candidate)
      }
      for field in candidate.fields where field.custom == nil {
        guard case .reference(let relation) = field.type, relation.noun == noun.name,
          relation.inverse == name
        else { continue }
        return (.from(other, field), candidate)
      }
    }
    return nil
  }

  /// The field a name means: a relation by that name is meant before a field that is only labelled so.
  func meant(_ name: String, _ noun: Noun) throws(CRMError) -> Field? {
    if let field = noun.field(name) { return field }
    return try inverse(name, of: noun) == nil ? noun.field(labelled: name) : nil
  }

  func unknown(_ path: Filter.Path, _ index: Int, _ noun: Noun) throws(CRMError) -> CRMError {
    let name = path.names[index]
    var names = noun.fields.map { $0.name }
    for other in knowledge.nouns {
      for field in try knowledge.noun(other).fields {
        if case .reference(let relation) = field.type, relation.noun == noun.name,
          let inverse = relation.inverse
        {
          names.append(inverse)
        }
      }
    }
    let near = NearestName.of(name, in: names)
    var error = fault(
      "unknown field \"\(name)\" on \(noun.name.rawValue)", at: path.position(of: index),
      name.utf8.count, suggestion: near.map { "did you mean \"\($0)\"?" },
      hint: near == nil ? "see them all: crm \(noun.name.rawValue) fields" : nil,
      code: "unknown_field", allowed: names)
    error.field = name
    return error
  }

  /// A path on its own: a boolean, or a relation that has any record.
  func bare(_ path: Filter.Path, _ noun: Noun) throws(CRMError) -> Condition {
    let refuse = refusesBareRelations
    func refused() -> CRMError {
      fault(
        "\"\(path.text)\" alone is not enough here", at: path.position, path.text.utf8.count,
        hint: "say that there is one: '\(path.text) is not empty'")
    }
    return try follow(path, noun) { field, _ throws(CRMError) in
      switch field.type {
      case .boolean: return .field(field, .isTrue)
      case .reference, .anyReference, .references:
        if refuse { throw refused() }
        return .not(.field(field, .isEmpty))
      case .companies:
        if refuse { throw refused() }
        return .related(.employer, nil)
      default:
        throw fault(
          "\"\(path.text)\" alone is not a yes/no question", at: path.position,
          path.text.utf8.count, hint: shellHint(path, field))
      }
    } link: { link, other throws(CRMError) in
      if refuse { throw refused() }
      return .related(link, .counting(nil, of: other))
    } consent: { question in
      .consent(question)
    }
  }

  /// A `<` or `>` that the shell took leaves a bare field.
  private func shellHint(_ path: Filter.Path, _ field: Field) -> String {
    switch field.type {
    case .money, .integer, .decimal, .percent, .duration:
      "did the shell take a < or >? Quote it: '\(path.text)>100k', or \(path.text)=100k.."
    case .day, .instant, .due:
      "did the shell take a < or >? Quote it: '\(path.text)<today', or \(path.text)=..today"
    default: "a test is written \(path.text)=value"
    }
  }

  // MARK: Comparing

  func compare(
    _ path: Filter.Path, _ comparison: Filter.Comparison, _ values: [Filter.Value], _ noun: Noun
  ) throws(CRMError) -> Condition {
    let inner = try follow(path, noun) { field, owner throws(CRMError) in
      let reader = FilterValues(field, path.text, rules, knowledge, fault)
      var tests: [Condition] = []
      var constants: [Condition.Constant] = []
      for value in values {
        switch try reader.test(comparison == .notEqual ? .equal : comparison, value) {
        case .among(let found): constants += found
        case let other: tests.append(.field(field, other))
        }
      }
      if case .companies = field.type {
        return .related(
          .employer, .field(try knowledge.noun(.company).fields[0], .among(constants.map(\.number)))
        )
      }
      if !constants.isEmpty { tests.append(.field(field, .among(constants))) }
      return tests.count == 1 ? tests[0] : .any(tests)
    } link: { link, other throws(CRMError) in
      var constants: [Condition.Constant] = []
      for value in values {
        for number in try knowledge.records(value.text, other.name) {
          constants.append(.integer(number))
        }
      }
      guard comparison == .equal || comparison == .notEqual else {
        throw fault(
          "\"\(path.text)\" are records, compared with = and !=", at: path.position,
          path.text.utf8.count)
      }
      return .related(link, .field(other.fields[0], .among(constants)))
    } consent: { question throws(CRMError) in
      try answered(question, path, comparison, values)
    }
    return comparison == .notEqual ? .not(inner) : inner
  }

  private func range(
    _ path: Filter.Path, _ lower: Filter.Value?, _ upper: Filter.Value?, _ noun: Noun
  ) throws(CRMError) -> Condition {
    try follow(path, noun) { field, _ throws(CRMError) in
      let reader = FilterValues(field, path.text, rules, knowledge, fault)
      return .field(field, try reader.range(lower, upper))
    } link: { _, _ throws(CRMError) in
      throw fault(
        "\"\(path.text)\" are records, not values", at: path.position, path.text.utf8.count)
    }
  }
}

extension Condition.Constant {
  /// A record as its number.
  fileprivate var number: Condition.Constant {
    if case .record(let number, _) = self { .integer(number) } else { self }
  }
}
