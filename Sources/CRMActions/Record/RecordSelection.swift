import CRMDomain
import CRMStore

/// Which records of a noun a line means: by filters, by searching, or all of them.
package struct RecordSelection {
  /// The noun.
  package let noun: NounName
  /// What is asked; nil for all of them.
  package let condition: SQLCondition?
  /// What would have been asked if records that are not active were left out too; nil if they are
  /// not left out.
  package let hidden: SQLCondition?
  /// What was asked, where words were looked for: `"nobody" and city=Oslo`.
  package let sought: String?

  /// How filters are read.
  package struct Options: Sendable {
    /// Whether a bare word that is no field is searched for.
    package var searchesBareWords = false
    /// Whether a bare relation is refused.
    package var refusesBareRelations = false
    /// Whether records that are not active are left out unless the filter speaks of them.
    package var hidesInactive = false

    /// Plain filters.
    package init(
      searchesBareWords: Bool = false, refusesBareRelations: Bool = false,
      hidesInactive: Bool = false
    ) {
      self.searchesBareWords = searchesBareWords
      self.refusesBareRelations = refusesBareRelations
      self.hidesInactive = hidesInactive
    }
  }

  /// Reads filters, all of which must hold.
  ///
  /// - Parameters:
  ///   - filters: arguments of the line.
  ///   - search: a text whose words the records must have.
  /// - Throws: `usage` with the place of what is wrong; `notFound` where a record that is named is not
  ///   there.
  package init(
    _ noun: NounName, filters: [String], search: String? = nil, _ options: Options,
    in database: Database
  ) throws(CRMError) {
    self.noun = noun
    let entry = try database.noun(noun)
    let rules = try database.readingContext.rules()
    let knowledge = database.knowledge()
    guard filters.count <= FilterParser.testBound else {
      throw .usage(
        "more than \(FilterParser.testBound) filters are joined",
        hint: "many values of one field are written field=a,b,c")
    }
    try LoneWord(
      filters, entry, database.catalogue, searchesBareWords: options.searchesBareWords
    ).refuse()
    var parts: [Condition] = []
    var speaksOfActive = false
    var said: [String] = []
    var looksForWords = search != nil
    for text in filters {
      let filter: Filter
      do throws(FilterFault) {
        let argument = try FilterArgument(
          text, entry, database.catalogue, options.searchesBareWords)
        filter = argument.filter
        said.append(argument.sought.map { "\"\($0)\"" } ?? text)
        if argument.sought != nil { looksForWords = true }
      } catch {
        throw error.error(in: text)
      }
      var checker = FilterChecker(text, rules, knowledge)
      checker.refusesBareRelations = options.refusesBareRelations
      parts.append(try checker.condition(filter, on: entry))
      if Self.telling(entry).contains(where: { filter.speaks(of: $0) }) { speaksOfActive = true }
    }
    if let search {
      let words = Words.of(search)
      guard !words.isEmpty else {
        throw .usage("there is no word to search for", hint: "--search \"kari nordmann\"")
      }
      guard entry.hasWords else { throw .usage("\(entry.plural) have no words to search") }
      parts.append(try FilterChecker(search, rules, knowledge).searching(search, entry))
      said.append("\"\(search)\"")
    }
    sought = looksForWords ? said.joined(separator: " and ") : nil
    let isHiding = entry.traits.contains(.hidesInactive) || entry.traits.contains(.hidesClosed)
    let flag = entry.traits.contains(.hidesClosed) ? "open" : "active"
    let hides = options.hidesInactive && isHiding && !speaksOfActive
    if hides, let active = entry.field(flag) {
      condition = try FilterSQL.compile(
        .all(parts + [.field(active, .isTrue)]), on: noun, in: database)
      hidden = try FilterSQL.compile(
        .all(parts + [.not(.field(active, .isTrue))]), on: noun, in: database)
    } else {
      condition =
        parts.isEmpty ? nil : try FilterSQL.compile(.all(parts), on: noun, in: database)
      hidden = nil
    }
  }

  /// The fields that say whether records are of interest: a filter that speaks of one hides nothing.
  private static func telling(_ noun: Noun) -> [String] {
    noun.traits.contains(.hidesClosed)
      ? ["open", "status", "stage", "closed_at", "done_at", "resolved_at", "decided_at"]
      : ["active"]
  }

  /// What hidden records are called.
  package func hiddenWord(in database: Database) throws(CRMError) -> String {
    try database.noun(noun).traits.contains(.hidesClosed) ? "closed" : "inactive"
  }

  /// What must be said of amounts that could not be compared.
  package func remarks(in database: Database) throws(CRMError) -> [String] {
    var remarks: [String] = []
    for unrated in condition?.unrated ?? [] {
      let count = try database.count(of: unrated)
      guard count > 0 else { continue }
      let entry = try database.noun(unrated.noun)
      let what = count == 1 ? entry.name.rawValue : entry.plural
      let codes = unrated.codes.isEmpty ? "" : " (\(unrated.codes.joined(separator: ", ")))"
      remarks.append(
        "\(count) \(what) with \(unrated.field.name) in a currency without a rate of the last seven days\(codes) never fit"
      )
    }
    return remarks
  }

  /// Whether records that are over are left out.
  package var hidesSome: Bool { hidden != nil }

  /// How many records were left out because they are not active.
  package func hiddenCount(in database: Database) throws(CRMError) -> Int {
    guard let hidden else { return 0 }
    // Said as the index on inactive records says it, so that a database without any pays nothing.
    let table = try database.table(noun)
    let isClosing = table.noun.traits.contains(.hidesClosed)
    if !isClosing {
      guard try database.connection.integer(table.selectAnyInactive) != nil else { return 0 }
    }
    var query = RecordQuery(noun, [])
    query.condition = isClosing ? hidden : hidden.inactive
    return try query.count(in: database)
  }
}

extension Filter {
  /// Whether a test on a field of the record itself is part of the filter.
  func speaks(of name: String) -> Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains { $0.speaks(of: name) }
    case .not(let part): part.speaks(of: name)
    case .compare(.path(let path), _, _), .range(.path(let path), _, _, _),
      .isEmpty(.path(let path), _), .path(let path):
      path.names == [name]
    default: false
    }
  }
}
