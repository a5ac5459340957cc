import CRMDomain
import CRMOutput
import CRMStore

// How shells complete.
//
// A shell hands over the words up to the cursor as they are meant, without quotes, the last one unfinished.
// What comes back is as plain: a line for each word that fits there, whole, then what it means, then how the
// line goes on behind it, with tabs between:
//
//     city=Gamle Fredrikstad⇥
//     city=⇥Where they live.⇥more
//     --db=⇥⇥file
//
// SourceRecord `more` comes no blank; behind `file` comes the name of a file, which each shell completes as it does
// everywhere. Quoting is the shell's: only there it is known which quote is open, and which signs are
// dangerous. A value that needs quotes in the filter language has them here: they are part of the word.

/// What may stand in place of the last word of a line: nouns, verbs, options, fields, and, from the
/// database, values and records. It reads only, and on any error offers nothing.
struct Completer {
  /// A word that fits.
  struct Candidate {
    /// How the line goes on behind it.
    enum Ending: String { case finished = "", more, file }

    var word: String
    var meaning = ""
    var ending = Ending.finished

    /// As a shell is told; nil where it could not be typed as it is.
    var row: String? {
      guard Visible.text(word) == word else { return nil }
      let row = word + "\t" + Visible.text(meaning)
      return ending == .finished ? row : row + "\t" + ending.rawValue
    }
  }

  let context: CommandContext
  /// The words of the verb in front of the one that is typed.
  let before: [String]
  private let line: [String]
  private let typed: String
  private let path: CommandPath
  var catalogue: Catalogue { context.world.catalogue }

  /// Reads a line whose last word is typed.
  init(_ context: CommandContext, _ words: [String]) {
    self.context = context
    line = Array(words.dropLast())
    typed = words.last ?? ""
    path = CommandPath(line, context.world.catalogue)
    before = path.rest
  }

  /// What may stand there.
  var candidates: [Candidate] {
    if case .leaf(let verb, let group) = path.found {
      let found = words(verb.parameters, group?.noun)
      // 'crm log' does what its usual verb does, and the others may follow.
      guard let group, let last = line.last, Group(last, catalogue) == group,
        CommandTable.usual(group)?.name == verb.name
      else { return found }
      return verbs(of: group) + found
    }
    // What every verb takes may stand in front of it.
    if typed.hasPrefix("-") || line.last.map({ GlobalOptions.takesValue($0) }) ?? false {
      return words(Completer.globals, nil)
    }
    return commands
  }

  /// Nouns and commands, or the verbs of the noun in front.
  private var commands: [Candidate] {
    guard path.unknown == nil else { return [] }
    switch path.found {
    case .leaf: return []
    case .none:
      let groups = Group.Name.allCases.map { ($0.rawValue, Group($0).abstract(catalogue)) }
      let top = CommandTable.top.filter { !$0.isHidden }.map { ($0.name, $0.abstract) }
      return matching(groups + top, typed)
    case .group(let group): return verbs(of: group)
    }
  }

  private func verbs(of group: Group) -> [Candidate] {
    let noun = group.noun.flatMap { catalogue[$0] }
    let verbs = CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }
    return matching(verbs.map { ($0.name, $0.abstract(for: noun)) }, typed)
  }

  private static var globals: [Parameter] {
    var arguments = Arguments()
    do throws(CRMError) {
      _ = try arguments.global { a throws(CRMError) in try GlobalOptions(&a) }
    } catch {}
    return arguments.parameters
  }

  /// Those that begin as it is typed; what ends in '=' goes on.
  func matching(_ all: [(String, String)], _ typed: String) -> [Candidate] {
    all.filter { $0.0.hasPrefix(typed) }.map { word, meaning in
      Candidate(word: word, meaning: meaning, ending: word.hasSuffix("=") ? .more : .finished)
    }
  }

  // MARK: Parameters

  private func words(_ parameters: [Parameter], _ noun: NounName?) -> [Candidate] {
    let isOver = before.contains("--")
    func taking(_ word: String) -> Parameter? {
      guard word.looksLikeOption else { return nil }
      return parameters.first {
        $0.kind == .option && ("--" + $0.name == word || $0.short.map { "-\($0)" } == word)
      }
    }
    if !isOver, let option = before.last.flatMap({ taking($0) }) {
      return offered(option.completion, noun, typed)
    }
    if !isOver, typed.hasPrefix("--"), let equals = typed.firstIndex(of: "=") {
      guard let option = taking(String(typed[..<equals])) else { return [] }
      let value = String(typed[typed.index(after: equals)...])
      return offered(option.completion, noun, value).map {
        Candidate(word: typed[...equals] + $0.word, meaning: $0.meaning, ending: $0.ending)
      }
    }
    if !isOver, typed.hasPrefix("-") {
      return matching(
        parameters.filter { $0.kind != .argument }.map { ("--" + $0.name, $0.help) }, typed)
    }
    let arguments = parameters.filter { $0.kind == .argument }
    var position = 0
    var isValue = false
    for word in before where word != "--" {
      if isValue {
        isValue = false
      } else if word.looksLikeOption {
        isValue = taking(word) != nil
      } else {
        position += 1
      }
    }
    guard let current = position < arguments.count ? arguments[position] : arguments.last,
      position < arguments.count || current.repeats
    else { return [] }
    // A name that looks like an option would be read as one.
    return offered(current.completion, noun, typed).filter { isOver || !$0.word.looksLikeOption }
  }

  private func offered(
    _ completion: Completion, _ noun: NounName?, _ typed: String
  ) -> [Candidate] {
    switch completion {
    case .nothing: return []
    case .file: return [Candidate(word: "", ending: .file)]
    case .words(let words): return matching(words.map { ($0, "") }, typed)
    case .commands: return Completer(context, before + [typed]).commands
    case .of(let other, let completion): return offered(completion, other, typed)
    case .either(let all): return all.flatMap { offered($0, noun, typed) }
    case .fields: return fieldList(noun, typed) { _ in true }
    case .groups: return fieldList(noun, typed) { FigureQuery.canGroup(by: $0) }
    case .dimensions:
      return matching(Period.Unit.allCases.map { ($0.rawValue, "") }, typed)
        + fieldList(noun, typed) { FigureQuery.canGroup(by: $0) || FigureQuery.canSpread(by: $0) }
    case .assignments:
      if typed.includes("=") { return values(noun, typed, .assignment) }
      let writable = fields(noun).filter { $0.isWritable }
      return matching(writable.map { ($0.name + "=", $0.meaning) }, typed)
    case .filter:
      if typed.hasPrefix("@") { return segments(noun, typed) }
      if typed.hasPrefix(":") { return views(noun, typed) }
      if typed.includes("=") { return values(noun, typed, .filter) }
      return paths(noun, typed, "=") { _ in true }
    case .test(let name):
      if typed.hasPrefix(name + "=") { return values(noun, typed, .filter) }
      return paths(noun, typed, "=") { $0.name == name }.filter { $0.word == name + "=" }
    case .values(let name): return values(noun, name + "=" + typed, .plain)
    case .positional: return positional(noun, typed)
    case .records: return noun.map { records($0, typed) } ?? []
    case .anyRecord: return anyRecord(typed)
    case .users: return matching(logins, typed)
    case .operations(let sought): return operations(sought, typed)
    case .periods: return periods(typed)
    case .days: return matching(SaidDates.days.map { ($0, "") }, typed)
    case .settings(let manner): return settings(manner, typed)
    }
  }

  /// The views of a noun, as lists call them.
  private func views(_ noun: NounName?, _ typed: String) -> [Candidate] {
    guard let noun, let database else { return [] }
    do throws(CRMError) {
      return matching(try SavedViews.names(of: noun, in: database).map { (":" + $0, "") }, typed)
    } catch {
      return []
    }
  }

  /// Values of the field that the next plain word of a new record is.
  private func positional(_ name: NounName?, _ typed: String) -> [Candidate] {
    guard let entry = name.flatMap({ catalogue[$0] }) else { return [] }
    let plain = before.filter { !$0.looksLikeOption && Assignment($0) == nil }.count
    guard plain < entry.positional.count else { return [] }
    return values(name, entry.positional[plain] + "=" + typed, .plain)
  }

  // MARK: Fields

  var database: Database? {
    do throws(CRMError) {
      return try context.database(.reading)
    } catch {
      return nil
    }
  }

  /// A noun, with the fields its users added.
  func noun(_ name: NounName?) -> Noun? {
    guard let name else { return nil }
    do throws(CRMError) {
      if let database { return try database.noun(name) }
    } catch {}
    return catalogue[name]
  }

  func fields(_ name: NounName?) -> [Field] { noun(name)?.fields ?? [] }

  /// A list of fields, the last of which is typed; in an order '-' turns the direction round.
  private func fieldList(
    _ noun: NounName?, _ typed: String, _ fits: (Field) -> Bool
  ) -> [Candidate] {
    var head = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
    if typed.dropFirst(head.count).hasPrefix("-") { head += "-" }
    return paths(noun, String(typed.dropFirst(head.count)), "", fits).map {
      Candidate(word: head + $0.word, meaning: $0.meaning, ending: $0.ending)
    }
  }

  /// Fields of the noun, and, behind a dot, of the noun a relation leads to.
  private func paths(
    _ name: NounName?, _ typed: String, _ ending: String, _ fits: (Field) -> Bool
  ) -> [Candidate] {
    let dot = typed.lastIndex(of: ".")
    guard let current = dot.map({ noun(typed[..<$0], from: name) }) ?? name else { return [] }
    let head = dot.map { String(typed[...$0]) } ?? ""
    var found: [Candidate] = []
    for field in fields(current) {
      if fits(field) {
        found += matching([(head + field.name + ending, field.meaning)], typed)
      }
      let step = head + field.name + "."
      if case .reference = field.type, field.custom == nil, step.hasPrefix(typed) {
        found.append(Candidate(word: step, meaning: field.meaning, ending: .more))
      }
    }
    return found
  }

  /// The noun relations lead to, one after the other.
  func noun(_ steps: Substring, from name: NounName?) -> NounName? {
    var current = name
    for step in steps.split(separator: ".") {
      guard let field = fields(current).first(where: { $0.name == step }) else { return nil }
      switch field.type {
      case .reference(let relation): current = relation.noun
      case .companies: current = .company
      default: return nil
      }
    }
    return current
  }
}
