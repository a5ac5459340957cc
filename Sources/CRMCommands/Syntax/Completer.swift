import CRMActions
import CRMDomain
import CRMStore

/// What may stand in place of the last word of a line: nouns, verbs, options, fields, and, from the
/// database, values and records. It reads only, and on any error offers nothing.
struct Completer {
  typealias Candidate = (word: String, meaning: String)

  /// How many values from the database are offered.

  private let context: CommandContext
  private var catalogue: Catalogue { context.world.catalogue }

  init(_ context: CommandContext) { self.context = context }

  /// What may stand there.
  func candidates(_ line: [String]) -> [Candidate] {
    let typed = line.last ?? ""
    let before = Array(line.dropLast())
    context.options.db = GlobalOptions.peek(before).db
    context.options.actor = GlobalOptions.peek(before).actor
    let path = CommandPath(before, catalogue)
    switch path.found {
    case .none:
      guard path.unknown == nil else { return [] }
      let groups = Group.Name.allCases.map { ($0.rawValue, Group($0).abstract) }
      let top = CommandTable.top.filter { !$0.isHidden }.map { ($0.name, $0.abstract) }
      return matching(groups + top, typed)
    case .group(let group):
      guard path.unknown == nil else { return [] }
      let noun = group.noun.flatMap { catalogue[$0] }
      let verbs = CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }
      return matching(verbs.map { ($0.name, $0.abstract(for: noun)) }, typed)
    case .leaf(let verb, let group):
      return words(verb.parameters, group?.noun, path.rest, typed)
    }
  }

  private func matching(_ all: [(String, String)], _ typed: String) -> [Candidate] {
    all.filter { $0.0.hasPrefix(typed) }.map { ($0.0, $0.1) }
  }

  private func words(
    _ parameters: [Parameter], _ noun: NounName?, _ before: [String], _ typed: String
  ) -> [Candidate] {
    if let last = before.last, last.hasPrefix("-"), last != "-",
      let option = parameters.first(where: {
        $0.kind == .option && ("--" + $0.name == last || $0.short.map { "-\($0)" } == last)
      })
    {
      return offered(option.completion, noun, typed)
    }
    if typed.hasPrefix("--"), let equals = typed.firstIndex(of: "="),
      let option = parameters.first(where: { "--" + $0.name == typed[..<equals] })
    {
      let value = String(typed[typed.index(after: equals)...])
      return offered(option.completion, noun, value).map { (typed[...equals] + $0.0, $0.1) }
    }
    if typed.hasPrefix("-"), !before.contains("--") {
      return matching(
        parameters.filter { $0.kind != .argument }.map { ("--" + $0.name, $0.help) }, typed)
    }
    let arguments = parameters.filter { $0.kind == .argument }
    var position = 0
    var isValue = false
    for word in before {
      if isValue {
        isValue = false
        continue
      }
      if word.hasPrefix("-"), word.utf8.count > 1 {
        isValue = parameters.contains {
          $0.kind == .option && ("--" + $0.name == word || $0.short.map { "-\($0)" } == word)
        }
      } else {
        position += 1
      }
    }
    guard let current = position < arguments.count ? arguments[position] : arguments.last,
      position < arguments.count || current.repeats
    else { return [] }
    var found = offered(current.completion, noun, typed)
    // `edit` and `remove` name records first.
    if current.completion == .assignments, let noun, !typed.includes("="),
      current.name.hasPrefix("record")
    {
      found += records(noun, typed)
    }
    return found
  }

  private func offered(
    _ completion: Completion, _ noun: NounName?, _ typed: String
  ) -> [Candidate] {
    switch completion {
    case .nothing, .file: return []
    case .words(let words): return matching(words.map { ($0, "") }, typed)
    case .fields:
      // A list of fields: the last one is being typed.
      var head = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
      // In an order '-' turns the direction round.
      if typed.dropFirst(head.count).hasPrefix("-") { head += "-" }
      return fields(noun).map { (head + $0.name, $0.meaning) }.filter { $0.0.hasPrefix(typed) }
    case .assignments:
      if let equals = typed.firstIndex(of: "=") { return values(noun, typed, equals) }
      return fields(noun).filter { $0.isWritable }.map { ($0.name + "=", $0.meaning) }
        .filter { $0.0.hasPrefix(typed) }
    case .filter:
      if let equals = typed.firstIndex(of: "=") { return values(noun, typed, equals) }
      return filterFields(noun, typed)
    case .records: return noun.map { records($0, typed) } ?? []
    case .users: return values(of: .user, column: "login", typed)
    }
  }

  // MARK: Fields

  private var database: Database? {
    do throws(CRMError) {
      return try context.database(.reading)
    } catch {
      return nil
    }
  }

  private func noun(_ name: NounName) -> Noun? {
    do throws(CRMError) {
      if let database { return try database.noun(name) }
    } catch {}
    return catalogue[name]
  }

  private func fields(_ name: NounName?) -> [Field] { name.flatMap { noun($0) }?.fields ?? [] }

  /// Fields of the noun, and, after a dot, of the noun a relation leads to.
  private func filterFields(_ name: NounName?, _ typed: String) -> [Candidate] {
    guard let dot = typed.lastIndex(of: ".") else {
      return fields(name).flatMap { field -> [Candidate] in
        if case .reference = field.type {
          return [(field.name + "=", field.meaning), (field.name + ".", field.meaning)]
        }
        return [(field.name + "=", field.meaning)]
      }.filter { $0.word.hasPrefix(typed) }
    }
    var current = name
    for step in typed[..<dot].split(separator: ".") {
      guard let field = fields(current).first(where: { $0.name == step }) else { return [] }
      switch field.type {
      case .reference(let relation): current = relation.noun
      case .companies: current = .company
      default: return []
      }
    }
    let head = String(typed[...dot])
    return fields(current).map { (head + $0.name + "=", $0.meaning) }.filter {
      $0.0.hasPrefix(typed)
    }
  }

  // MARK: Values

  /// Values after `field=`; in a list, of its last item.
  private func values(
    _ noun: NounName?, _ typed: String, _ equals: String.Index
  ) -> [Candidate] {
    var path = String(typed[..<equals])
    if path.hasSuffix("+") || path.hasSuffix("-") || path.hasSuffix("!") { path.removeLast() }
    let value = String(typed[typed.index(after: equals)...])
    let comma = value.lastIndex(of: ",")
    let item = comma.map { String(value[value.index(after: $0)...]) } ?? value
    let head = String(typed.dropLast(item.count))
    var current = noun
    var field: Field?
    for step in path.split(separator: ".") {
      field = fields(current).first { $0.name == step }
      if case .reference(let relation)? = field?.type {
        current = relation.noun
      } else if field == nil {
        return []
      }
    }
    guard let field else { return [] }
    let owner = path.includes(".") ? current : noun
    let found: [Candidate]
    switch field.type {
    case .choice(let choices), .choices(let choices):
      found = choices.map { ($0.key, $0.labels[context.language]) }
    case .boolean: found = [("yes", ""), ("no", "")]
    case .code(.language):
      found = Language.codes.map { ($0, Language.name($0, in: context.language)) }
    case .code(.country):
      found = Country.all.map { ($0.code, $0.name(context.language)) }
    case .reference(let relation): found = referenced(relation.noun, item)
    case .companies: found = referenced(.company, item)
    case .list(.tag): found = tags(owner, item)
    case .text where field.custom == nil: found = distinct(owner, field, item)
    default: found = []
    }
    let wanted = Folding.key(item)
    return found.filter { Folding.key($0.word).hasPrefix(wanted) }.prefix(SuggestionSQL.bound).map {
      (head + quoted($0.word), $0.meaning)
    }
  }

  /// A value as the shell must see it.
  private func quoted(_ value: String) -> String {
    let plain = value.utf8.allSatisfy {
      $0.isLetter || $0.isDigit || $0 >= 0x80 || "_-.:@+/".utf8.contains($0)
    }
    return plain
      ? value
      : "\""
        + value.replacing("\\", by: "\\\\").replacing("\"", by: "\\\"").replacing("$", by: "\\$")
        .replacing("`", by: "\\`") + "\""
  }

  private func rows(_ sql: String, _ values: [SQLValue]) -> [(String, String)] {
    guard let database else { return [] }
    do throws(CRMError) {
      let statement = try database.connection.prepare(sql)
      statement.bind(values)
      var found: [(String, String)] = []
      while try statement.step() {
        found.append(
          (statement.string(0) ?? "", statement.columnCount > 1 ? statement.string(1) ?? "" : ""))
      }
      return found
    } catch {
      return []
    }
  }

  private func range(_ item: String) -> [SQLValue] {
    let key = Folding.key(item)
    return [.text(key), .text(FoldRange.end(of: key))]
  }

  private func referenced(_ noun: NounName, _ item: String) -> [Candidate] {
    if noun == .user { return [("me", "")] + values(of: .user, column: "login", item) }
    return values(of: noun, column: "name", item)
  }

  private func values(of noun: NounName, column: String, _ item: String) -> [Candidate] {
    guard let entry = catalogue[noun] else { return [] }
    if column == "login" {
      return rows(SuggestionSQL.logins, []).filter { $0.0.hasPrefix(item) }.map { ($0.0, $0.1) }
    }
    return rows(SuggestionSQL(entry).names("name"), range(item)).map {
      ($0.0, "\(noun.rawValue) \($0.1)")
    }
  }

  private func tags(_ noun: NounName?, _ item: String) -> [Candidate] {
    guard let entry = noun.flatMap({ catalogue[$0] }) else { return [] }
    // The keys are folded; a record that has one knows how it is written.
    return rows(SuggestionSQL(entry).tags, range(item)).map { ($0.0, "") }
  }

  /// Values of a text that occur, where the noun is small enough to look.
  private func distinct(_ noun: NounName?, _ field: Field, _ item: String) -> [Candidate] {
    guard let entry = noun.flatMap({ catalogue[$0] }), field.name != "name" else { return [] }
    return rows(SuggestionSQL(entry).values(field.name), range(item)).map { ($0.0, "") }
  }

  /// Records by number, key or name.
  private func records(_ noun: NounName, _ typed: String) -> [Candidate] {
    guard let entry = catalogue[noun] else { return [] }
    let prefix = noun.rawValue + ":"
    if typed.hasPrefix(prefix), let title = entry.titles.first {
      let number = String(typed.dropFirst(prefix.count))
      return rows(SuggestionSQL(entry).numbers(with: title), []).filter { $0.0.hasPrefix(number) }
        .prefix(SuggestionSQL.bound).map { (prefix + $0.0, $0.1) }
    }
    guard let title = entry.titles.first else {
      return rows(SuggestionSQL(entry).numbers, [])
        .filter { $0.0.hasPrefix(typed) }.map { ($0.0, "") }
    }
    if !typed.isEmpty, Int64(typed) != nil {
      return rows(SuggestionSQL(entry).numbers(with: title), []).filter { $0.0.hasPrefix(typed) }
        .prefix(SuggestionSQL.bound).map { ($0.0, $0.1) }
    }
    var found: [Candidate] = []
    if entry.field("email") != nil, typed.utf8.count > 1 {
      let key = typed.lowercased()
      found += rows(
        SuggestionSQL(entry).emails(with: title), [.text(key), .text(FoldRange.end(of: key))]
      ).map { ($0.0, $0.1) }
    }
    guard case .text? = entry.field(title)?.type else {
      return rows(
        SuggestionSQL(entry).codes(title), [.text(typed), .text(FoldRange.end(of: typed))]
      ).map { ($0.0, "\(noun.rawValue) \($0.1)") }
    }
    found += rows(
      SuggestionSQL(entry).names(title),
      range(typed.hasPrefix("\"") ? String(typed.dropFirst()) : typed)
    ).map { (quoted($0.0), "\(noun.rawValue) \($0.1)") }
    return Array(found.prefix(SuggestionSQL.bound))
  }
}
