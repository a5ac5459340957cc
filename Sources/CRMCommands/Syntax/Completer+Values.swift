import CRMActions
import CRMDomain
import CRMStore

// Values that may stand behind a field.
extension Completer {
  /// How a value is written where it stands.
  enum Options { case plain, assignment, filter }

  /// A value and what it means.
  typealias Suggestion = (word: String, meaning: String)

  /// Values behind `field=`; in a list, of its last item.
  func values(_ name: NounName?, _ typed: String, _ options: Options) -> [Candidate] {
    guard let equals = typed.firstIndex(of: "=") else { return [] }
    var path = typed[..<equals]
    while let last = path.last, "+-!<>~".contains(last) { path.removeLast() }
    let dot = path.lastIndex(of: ".")
    guard let owner = dot.map({ noun(path[..<$0], from: name) }) ?? name,
      let field = fields(owner).first(where: {
        $0.name == path[(dot.map { path.index(after: $0) } ?? path.startIndex)...]
      })
    else { return [] }
    let item = ValueItem(
      typed, from: typed.index(after: equals), options, isMany: field.type.isMany)
    let wanted = Folding.key(item.text)
    return suggestions(field, owner, item.text, options)
      .filter { Folding.key($0.word).hasPrefix(wanted) }.prefix(SuggestionSQL.bound).map { found in
        // A noun in front of a number goes on.
        let isOpen = found.word.hasSuffix(":")
        let word =
          options == .plain
          ? found.word : isOpen ? item.head + found.word : written(found.word, item, name)
        return Candidate(
          word: word, meaning: found.meaning, ending: isOpen ? .more : .finished)
      }
  }

  /// A value behind what stands in front of it, so that it reads as this value.
  private func written(_ value: String, _ item: ValueItem, _ name: NounName?) -> String {
    guard item.options == .filter else {
      return item.head + (item.isMany ? ListText.item(value) : value)
    }
    if let quote = item.quote {
      let mark = String(quote)
      return item.head + mark + value.replacing(mark, by: mark + mark) + mark
    }
    guard let entry = noun(name) else { return item.head + value }
    return FilterArgument.written(value, behind: item.head, entry, catalogue)
  }

  /// The values a field may have, of a noun; those of the database begin with `text`.
  private func suggestions(
    _ field: Field, _ owner: NounName, _ text: String, _ options: Options
  ) -> [Suggestion] {
    switch field.type {
    case .reference(let relation): return referenced(relation.noun, by: owner, text, options)
    case .references(let relation): return referenced(relation.noun, by: owner, text, options)
    case .companies: return referenced(.company, by: owner, text, options)
    case .anyReference: return anyRecord(text).map { ($0.word, $0.meaning) }
    case .list(.tag): return tags(owner, text)
    case .text where field.custom == nil: return distinct(owner, field, text, options)
    case .code(.plain) where field.custom == nil: return exact(owner, field, text, options)
    case .code(.login): return logins
    case .day, .instant, .due:
      let days = SaidDates.days.map { ($0, "") }
      return options == .filter ? SaidDates.periods.map { ($0, "") } + days : days
    default: return listed(field.type)
    }
  }

  /// The values of a type that has few.
  func listed(_ type: FieldType) -> [Suggestion] {
    switch type {
    case .choice(let choices), .choices(let choices):
      choices.map { ($0.key, $0.labels[context.language]) }
    case .boolean: [("yes", ""), ("no", "")]
    case .code(.language): Language.codes.map { ($0, Language.name($0, in: context.language)) }
    case .code(.country): Country.all.map { ($0.code, $0.name(context.language)) }
    case .code(.currency): Currency.all.map { ($0, "") }
    case .code(.noun): catalogue.names.map { ($0.rawValue, "") }
    default: []
    }
  }

  // MARK: From the database

  /// The rows of a statement, two texts each.
  func rows(_ sql: String, _ values: [SQLValue]) -> [Suggestion] {
    guard let database else { return [] }
    do throws(CRMError) {
      let statement = try database.connection.prepare(sql)
      statement.bind(values)
      var found: [Suggestion] = []
      while try statement.step() {
        found.append(
          (statement.string(0) ?? "", statement.columnCount > 1 ? statement.string(1) ?? "" : ""))
      }
      return found
    } catch {
      return []
    }
  }

  private func folded(_ text: String) -> [SQLValue] {
    let key = Folding.key(text)
    return [.text(key), .text(FoldRange.end(of: key))]
  }

  /// Logins and names.
  var logins: [Suggestion] { rows(SuggestionSQL.logins, []) }

  /// Records a field can refer to, by what they are called.
  private func referenced(
    _ noun: NounName, by owner: NounName, _ text: String, _ options: Options
  ) -> [Suggestion] {
    switch noun {
    case .user: [("me", "")] + (options == .filter ? [("my-team", "")] : []) + logins
    case .stage: stages(owner, options)
    default: titles(noun, text)
    }
  }

  /// What records of a noun are called, and the keys they are known by, with their numbers.
  func titles(_ noun: NounName, _ text: String) -> [Suggestion] {
    guard let entry = catalogue[noun], let title = entry.titles.first else { return [] }
    let sql = SuggestionSQL(entry)
    var found: [Suggestion] = []
    for field in entry.fields {
      let isTitle = field.name == title
      let isKey = field.traits.contains(.naturalKey) && !text.isEmpty
      switch field.type {
      case .text where isTitle: found += rows(sql.names(title), folded(text))
      case .code where isTitle || isKey, .choice where isTitle:
        found += rows(sql.codes(field.column), [.text(text), .text(FoldRange.end(of: text))])
      default: continue
      }
    }
    for i in found.indices { found[i].meaning = "\(noun.rawValue) \(found[i].meaning)" }
    return found
  }

  /// The stages there are; where a deal or a pipeline is named on the line, those of its pipeline. A deal is
  /// moved to open ones only.
  private func stages(_ owner: NounName, _ options: Options) -> [Suggestion] {
    guard let database else { return [] }
    do throws(CRMError) {
      let book = try PipelineCatalogue(database)
      var pipeline: Int64?
      if let named = before.last(where: { $0.hasPrefix("pipeline=") }) {
        pipeline = book.pipelines.first { $0.name == named.dropFirst(9) }?.id
      } else if owner == .deal, options != .filter,
        let deal = before.first(where: { !$0.looksLikeOption })
      {
        pipeline = try pipelineOf(deal, database)
      }
      var known: Set<String> = []
      return (pipeline.map { book.stages(of: $0) } ?? book.stages)
        .filter { (options != .plain || $0.kind == .open) && known.insert($0.key).inserted }
        .map { ($0.key, $0.title(context.language)) }
    } catch {
      return []
    }
  }

  private func pipelineOf(_ deal: String, _ database: Database) throws(CRMError) -> Int64? {
    let found = try RecordFinder(database, try context.rules()).candidates(
      deal, .deal, .typed(beginnings: false))
    guard found.count == 1 else { return nil }
    return try database.connection.integer(SuggestionSQL.pipeline, .integer(found[0]))
  }

  /// Tags as they are written: the keys are folded, a record that has one knows.
  private func tags(_ noun: NounName, _ text: String) -> [Suggestion] {
    guard let entry = catalogue[noun], entry.hasKeys else { return [] }
    return rows(SuggestionSQL(entry).tags, folded(text)).map { key, list in
      let written = list.withBytes { RecordDraft.texts($0) }.first { Folding.key($0) == key }
      return (written ?? key, "")
    }
  }

  /// Values of a text that occur. A new record is not called as another one is.
  private func distinct(
    _ noun: NounName, _ field: Field, _ text: String, _ options: Options
  ) -> [Suggestion] {
    guard let entry = catalogue[noun] else { return [] }
    if entry.titles.first == field.name { return options == .filter ? titles(noun, text) : [] }
    return rows(SuggestionSQL(entry).values(field.column), folded(text)).map { ($0.word, "") }
  }

  /// Values of a code that occur.
  private func exact(
    _ noun: NounName, _ field: Field, _ text: String, _ options: Options
  ) -> [Suggestion] {
    guard let entry = catalogue[noun], options == .filter else { return [] }
    return rows(
      SuggestionSQL(entry).codes(of: field.column), [.text(text), .text(FoldRange.end(of: text))]
    ).map { ($0.word, "") }
  }
}

/// The value that is typed, and what stands in front of it.
private struct ValueItem {
  /// Everything in front: `tags=vip,`.
  let head: String
  /// What is typed of it, without the quote a filter has.
  let text: String
  /// The quote it has in a filter.
  let quote: Character?
  let options: Completer.Options
  let isMany: Bool

  init(_ typed: String, from start: String.Index, _ options: Completer.Options, isMany: Bool) {
    self.options = options
    self.isMany = isMany
    var begin = start
    var quote: Character?
    var previous: Character?
    for i in typed.indices[start...] where options == .filter || (options == .assignment && isMany)
    {
      let character = typed[i]
      if let open = quote {
        if character == open { quote = nil }
      } else if options == .filter, character == "'" || character == "\"",
        i == begin || previous == character
      {
        quote = character
      } else if character == ",", options == .filter || previous != "\\" {
        begin = typed.index(after: i)
      }
      previous = character
    }
    head = String(typed[..<begin])
    var text = String(typed[begin...])
    let first = options == .filter ? text.first.flatMap { "'\"".contains($0) ? $0 : nil } : nil
    if let first {
      text.removeFirst()
      if quote == nil, text.last == first { text.removeLast() }
      text = text.replacing(String([first, first]), by: String(first))
    } else if isMany, options == .assignment {
      text = text.withBytes { ListText.unescaped($0) }
    }
    self.quote = first
    self.text = text
  }
}
