import CRMDomain

/// Finds the record somebody names: `contact:42`, `42`, an e-mail address, a telephone number in any
/// spelling, an organisation number, a domain, a login, an external id, a name.
///
/// What is tried, in order, is the contract of the command line; more than one match is an error that
/// lists them, never a guess.
package struct RecordFinder {
  /// How a bare text is read.
  package enum Options: Sendable {
    /// As somebody types it: a number is a number; on a terminal a beginning of a name will do.
    case typed(beginnings: Bool)
    /// As a file has it: a name first, also when it is a number; then a natural key.
    case inFile
  }

  private let database: Database
  private let rules: ReadingRules

  /// A finder in a database.
  package init(_ database: Database, _ rules: ReadingRules) {
    self.database = database
    self.rules = rules
  }

  /// The number of the record that is meant.
  ///
  /// - Throws: `notFound`, `ambiguous` with the candidates, `usage` where nothing was named.
  package func find(
    _ text: String, _ noun: NounName, _ options: Options
  ) throws(CRMError) -> Int64 {
    let found = try candidates(text, noun, options)
    if found.count == 1 { return found[0] }
    if found.isEmpty { throw notFound(text, noun) }
    throw try ambiguous(text, noun, found, options)
  }

  /// Every record that can be meant, by the first rule that finds any.
  package func candidates(
    _ raw: String, _ noun: NounName, _ options: Options
  ) throws(CRMError) -> [Int64] {
    let text = raw.trimmed
    guard !text.isEmpty else {
      throw CRMError(
        .usage, code: "empty_record",
        "an empty name means no \(noun.rawValue), and never all of them")
    }
    let table = try database.table(noun)
    switch options {
    case .typed where noun.isActor && text == "me":
      let login = database.connection.login ?? database.readingContext.actor
      return try database.user(login).map { [$0] } ?? []
    case .typed(let beginnings):
      if let found = try keyed(text, table), !found.isEmpty { return found }
      if text.utf8.allSatisfy({ $0.isDigit }), let number = Int64(text) {
        return try exists(number, table) ? [number] : []
      }
      if let found = try naturalKey(text, table) { return found }
      let named = try named(text, table)
      if !named.isEmpty || !beginnings { return named }
      return try beginning(text, table)
    case .inFile:
      let named = try named(text, table)
      if !named.isEmpty { return named }
      if let found = try naturalKey(text, table) { return found }
      return try keyed(text, table) ?? []
    }
  }

  /// The records a text is the natural key of; none if it is no key of any.
  package func keyMatches(_ text: String, _ noun: NounName) throws(CRMError) -> [Int64] {
    return try naturalKey(text.trimmed, try database.table(noun)) ?? []
  }

  private func exists(_ number: Int64, _ table: RecordTable) throws(CRMError) -> Bool {
    try database.sees(table, number)
  }

  /// `KEY:VALUE`; nil if the text is of no such form.
  private func keyed(_ text: String, _ table: RecordTable) throws(CRMError) -> [Int64]? {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return nil }
    let key = String(text[..<colon])
    let value = String(text[text.index(after: colon)...])
    let noun = table.noun
    if key == noun.name.rawValue || key == noun.plural {
      if let number = Int64(value) { return try exists(number, table) ? [number] : [] }
      if let found = try naturalKey(value, table) { return found }
      return try named(value, table)
    }
    if database.catalogue.noun(called: key) != nil, Int64(value) != nil {
      throw CRMError(
        .usage, code: "wrong_noun", "\(text) is no \(noun.name.rawValue)")
    }
    if key == "name" { return try named(value, table) }
    if let field = noun.field(key), field.traits.contains(.naturalKey) {
      return try naturalKey(value, field, table)
    }
    guard noun.hasKeys else { return nil }
    try database.needKeys(table)
    return try database.connection.numbers(
      "SELECT record FROM \(table.name)_key WHERE kind = 'external_id' AND value = $1", .text(text))
  }

  /// The records a natural key names; nil if the text is of no such form.
  private func naturalKey(_ text: String, _ table: RecordTable) throws(CRMError) -> [Int64]? {
    if table.noun.traits.contains(.hasStandardNames) {
      let found = try PipelineCatalogue(database).stages(called: text).map { $0.id }
      return found.isEmpty ? nil : found
    }
    for field in table.noun.naturalKeys {
      if let found = try naturalKey(text, field, table), !found.isEmpty { return found }
    }
    if table.noun.name.isPerson {
      let found = try byAddress(text, table)
      if !found.isEmpty { return found }
    }
    // A text that is plainly a key of that kind and found nothing is not a name either.
    return text.includes("@") && table.noun.field("email") != nil ? [] : nil
  }

  /// The people that `Kari Nordmann <kari@example.no>` can be: who have the address and can be called so.
  private func byAddress(_ text: String, _ table: RecordTable) throws(CRMError) -> [Int64] {
    let said = ContactName(text)
    guard let email = said.email, let name = said.name else { return [] }
    let fold = try database.connection.prepare("SELECT name_fold FROM \(table.name) WHERE id = $1")
    var owners: [Int64] = []
    for owner in try naturalKey(email, table) ?? [] {
      fold.bind(1, owner)
      defer { fold.reset() }
      guard try fold.step() else { continue }
      if NameAgreement.agree(fold.string(0) ?? "", Folding.key(name)) { owners.append(owner) }
    }
    return owners
  }

  private func naturalKey(
    _ text: String, _ field: Field, _ table: RecordTable
  ) throws(CRMError) -> [Int64]? {
    let name = table.name
    switch field.type {
    case .email:
      guard let key = EmailAddress.key(text) else { return nil }
      try database.needKeys(table)
      return try database.connection.numbers(
        "SELECT id FROM \(name) WHERE email_key = $1 UNION"
          + " SELECT record FROM \(name)_key WHERE kind = 'email' AND value = $1 ORDER BY 1",
        .text(key))
    case .phone:
      guard let phone = PhoneNumber.normalised(text, region: rules.region ?? rules.country) else {
        return nil
      }
      try database.needKeys(table)
      return try database.connection.numbers(
        "SELECT id FROM \(name) WHERE phone = $1 UNION"
          + " SELECT record FROM \(name)_key WHERE kind = 'phone' AND value = $1 ORDER BY 1",
        .text(phone))
    case .list(.domain):
      guard !text.includes("@"), let key = DomainName.key(text) else { return nil }
      try database.needKeys(table)
      return try database.connection.numbers(
        "SELECT record FROM \(name)_key WHERE kind = 'domain' AND value = $1 ORDER BY 1", .text(key)
      )
    case .code(.organisationNumber):
      guard case .number(let number) = OrganisationNumber.read(text, country: rules.country) else {
        let plain = text.filter { $0 != " " && $0 != "-" && $0 != "." }
        guard plain.utf8.allSatisfy({ $0.isDigit }), plain.utf8.count >= 6 else { return nil }
        return try database.connection.numbers(
          "SELECT id FROM \(name) WHERE org_number = $1 ORDER BY 1", .text(plain))
      }
      return try database.connection.numbers(
        "SELECT id FROM \(name) WHERE org_number = $1 ORDER BY 1", .text(number))
    default:
      let sql = "SELECT id FROM \(name) WHERE \(field.name) = $1 ORDER BY 1"
      let found = try database.connection.numbers(sql, .text(text))
      // q-12 is Q-12.
      guard found.isEmpty, field.name == "number" else { return found }
      return try database.connection.numbers(sql, .text(text.uppercased()))
    }
  }

  /// The records of exactly this name; where none has it, those whose names fold alike.
  private func named(_ text: String, _ table: RecordTable) throws(CRMError) -> [Int64] {
    let noun = table.noun
    // What is called nothing itself is known by the one record it is about, as an agent by the user.
    let about = noun.titles.isEmpty && noun.positional.count == 1 ? noun.positional.first : nil
    guard let title = noun.titles.first ?? about, let field = noun.field(title) else {
      return []
    }
    if case .reference(let relation) = field.type {
      let other = try database.table(relation.noun)
      var whom = try naturalKey(text, other) ?? []
      if whom.isEmpty { whom = try named(text, other) }
      guard whom.count == 1 else { return [] }
      return try database.connection.numbers(
        "SELECT id FROM \(table.name) WHERE \(field.column) = $1 ORDER BY id", .integer(whom[0]))
    }
    guard case .text = field.type else {
      return try database.connection.numbers(
        "SELECT id FROM \(table.name) WHERE \(title) = $1 ORDER BY id", .text(text))
    }
    let composed = Normalisation.composed(text)
    let folded = Folding.key(composed)
    guard !folded.isEmpty else { return [] }
    let exact = try database.connection.numbers(
      "SELECT id FROM \(table.name) WHERE \(title)_fold = $1 AND \(title) = $2 ORDER BY id",
      .text(folded), .text(composed))
    if !exact.isEmpty { return exact }
    return try database.connection.numbers(
      "SELECT id FROM \(table.name) WHERE \(title)_fold = $1 ORDER BY id", .text(folded))
  }

  /// The records whose names begin like this.
  private func beginning(_ text: String, _ table: RecordTable) throws(CRMError) -> [Int64] {
    guard let title = table.noun.titles.first, let field = table.noun.field(title),
      case .text = field.type
    else { return [] }
    let folded = Folding.key(text)
    guard !folded.isEmpty else { return [] }
    return try database.connection.numbers(
      "SELECT id FROM \(table.name) WHERE \(title)_fold >= $1 AND \(title)_fold < $2 ORDER BY id",
      .text(folded), .text(FoldRange.end(of: folded)))
  }

  private func notFound(_ text: String, _ noun: NounName) -> CRMError {
    let shown = text.utf8.count > 60 ? String(text.prefix(59)) + "…" : text
    let plain =
      shown.hasPrefix(noun.rawValue + ":")
      ? String(shown.dropFirst(noun.rawValue.count + 1)) : shown
    let isNumber = plain.utf8.allSatisfy { $0.isDigit }
    var error = CRMError.notFound(
      "there is no \(noun.rawValue) " + (isNumber ? plain : "\"\(plain)\""))
    error.value = text
    error.hints = keyHint(plain, noun)
    // As of a day that is over, what was not there yet was not removed either.
    if !database.isPast, let number = Int64(text.replacing(noun.rawValue + ":", by: "")) {
      do throws(CRMError) {
        let isThere = try database.isThere(try database.table(noun), number)
        let removed = isThere ? nil : try removal(of: number, noun)
        if let removed, let survivor = try survivor(of: number, noun, removed) {
          error.message += ": it is part of \(noun.rawValue) \(survivor) since operation \(removed)"
          error.hints = ["crm \(noun.rawValue) show \(survivor)"]
          error.candidates = ["\(noun.rawValue):\(survivor)"]
        } else if let removed {
          error.message += ": operation \(removed) removed it"
          let logged = try OperationLog(database).operation(removed)
          if let logged, logged.kind == "undo", let target = logged.target {
            error.hints = ["bring it back with: crm redo \(target)"]
          } else if let logged, logged.kind == "redo", let target = logged.target {
            error.hints = ["take that back with: crm undo \(target)"]
          } else {
            error.hints = ["take that back with: crm undo \(removed)"]
          }
        }
      } catch {}
    }
    return error
  }

  /// The lines that find a record by the one of its keys that has this value, where it was taken for a number.
  private func keyHint(_ text: String, _ noun: NounName) -> [String] {
    guard !database.isPast, text.utf8.allSatisfy({ $0.isDigit }), !text.isEmpty else { return [] }
    do throws(CRMError) {
      for field in try database.noun(noun).naturalKeys where field.custom == nil {
        let key = field.name + ":" + text
        if try !candidates(key, noun, .typed(beginnings: false)).isEmpty {
          return ["by its \(field.name) it is called \(key)"]
        }
      }
    } catch {}
    return []
  }

  /// The record that one which an operation removed became part of; nil where it was no merge.
  private func survivor(
    of number: Int64, _ noun: NounName, _ operation: Int64
  ) throws(CRMError) -> Int64? {
    try database.connection.integer(
      MergeSQL.survivor, .text(noun.rawValue), .integer(number), .integer(operation))
  }

  /// The operation that removed a record, if one did.
  private func removal(of number: Int64, _ noun: NounName) throws(CRMError) -> Int64? {
    let table = try database.table(noun)
    return try database.connection.integer(
      "SELECT MAX(ended) FROM \(table.name)_past WHERE id = $1", .integer(number))
  }

  private func ambiguous(
    _ text: String, _ noun: NounName, _ found: [Int64], _ options: Options
  ) throws(CRMError) -> CRMError {
    let table = try database.table(noun)
    let names = try Set(found.prefix(100).map { n throws(CRMError) in try title(of: n, table) })
    let isBeginning = names.count > 1 && !names.contains(text)
    let verb = isBeginning ? "begin with" : "are called"
    var error = CRMError(
      .ambiguous, code: "ambiguous", "\(found.count) \(table.noun.plural) \(verb) \"\(text)\"")
    if text.includes("@") || PhoneNumber.normalised(text, region: rules.country) != nil {
      error.message = "\(found.count) \(table.noun.plural) have \(text)"
    }
    error.value = text
    error.candidates = found.prefix(50).map { "\(noun.rawValue):\($0)" }
    for number in found.prefix(20) {
      error.details.append("  " + (try describe(number, table)))
    }
    if found.count > 20 { error.details.append("  … \(found.count - 20) more") }
    error.hints = ["name one by its number"]
    return error
  }

  /// What a record is called; its noun and number where it has no name.
  package func title(of number: Int64, _ table: RecordTable) throws(CRMError) -> String {
    let statement = try database.connection.prepare(
      "SELECT \(QueryPlan.title(of: table.noun, "t")) FROM \(table.name) t WHERE t.id = $1")
    statement.bind(1, number)
    guard try statement.step(), let title = statement.string(0) else {
      return "\(table.noun.name.rawValue) \(number)"
    }
    return title
  }

  /// A record in one line: number, name, and what tells it from others of that name.
  private func describe(_ number: Int64, _ table: RecordTable) throws(CRMError) -> String {
    var more: [String] = []
    let telling = ["email", "phone", "org_number", "city", "login"].filter { name in
      table.noun.field(name) != nil && !table.noun.titles.prefix(1).contains(name)
    }
    let columns = telling.isEmpty ? "NULL" : telling.map { "t.\($0)" }.joined(separator: ", ")
    let statement = try database.connection.prepare(
      "SELECT \(columns) FROM \(table.name) t WHERE t.id = $1")
    statement.bind(1, number)
    if try statement.step() {
      for i in 0..<statement.columnCount {
        if let text = statement.string(i) { more.append(text) }
      }
    }
    return ["\(number)", try title(of: number, table)].joined(separator: "  ")
      + more.prefix(3).map { "  " + $0 }.joined()
  }
}

/// The range of folding keys that begin alike.
package enum FoldRange {
  /// The least key after all that begin with `prefix`.
  package static func end(of prefix: String) -> String {
    // Keys are valid UTF-8, so every one that begins with the prefix sorts below this.
    prefix + "\u{10FFFF}"
  }
}
