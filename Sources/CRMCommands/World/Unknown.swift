import CRMDomain

/// What to say to a word that names nothing: what was probably meant, as a line that can be typed.
struct Unknown {
  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// Verbs of other tools, and ours: those of them that a noun has.
  private static let habits: [String: [String]] = [
    "create": ["add"], "new": ["add"], "insert": ["add"], "delete": ["remove"], "del": ["remove"],
    "get": ["show"], "view": ["show"], "info": ["show"], "set": ["edit"], "update": ["edit"],
    "modify": ["edit"], "change": ["edit"], "find": ["list"], "describe": ["fields"],
    "download": ["export"], "save": ["export"], "upload": ["import"], "won": ["win"],
    "lost": ["lose"], "finish": ["done"], "complete": ["done"], "open": ["reopen", "show"],
    "cancel": ["terminate", "lose", "reject", "disqualify"],
    "close": ["done", "win", "lose", "accept", "reject", "convert", "disqualify", "terminate"],
  ]

  private static let nouns = [
    "person": "contact", "people": "contact", "persons": "contact", "customer": "company",
    "customers": "company", "account": "company", "accounts": "company",
    "organisation": "company", "organization": "company", "settings": "config",
    "setting": "config", "custom-field": "field", "exit": "help", "--help": "help",
    "status": "log", "history": "log", "restore": "backup restore", "find": "search",
    "query": "sql", "check": "doctor",
  ]

  /// Options of other tools that say from when, or until when.
  private static let bounds = [
    "since": ">=", "after": ">=", "from": ">=", "until": "<=", "before": "<=", "to": "<=",
  ]

  /// What a verb needs beside its record.
  private static let needed = ["lose": DealWords.lossReasons[0].key, "disqualify": "no_budget"]

  /// No verb of a group.
  func verb(_ word: String, of group: Group, after rest: [String]) -> CRMError {
    let verbs = verbs(of: group)
    var error = CRMError(.usage, code: "unknown_verb", "\(group.word) has no \"\(word)\"")
    error.allowed = verbs
    let meant = (Unknown.habits[word] ?? []).filter { verbs.contains($0) }
    if !meant.isEmpty {
      error.hints = meant.map { line(group, $0, rest) }
    } else if let near = NearestName.of(word, in: verbs) {
      error.hints = ["did you mean '\(line(group, near, rest))'?"]
    } else {
      error.hints = ["one of " + verbs.joined(separator: ", ")]
    }
    return error
  }

  /// No noun and no command.
  func word(_ word: String, after rest: [String]) -> CRMError {
    let words =
      Group.Name.allCases.map { $0.rawValue }
      + CommandTable.top.filter { !$0.isHidden }.map { $0.name }
    var error = CRMError(.usage, code: "unknown_command", "there is no command \"\(word)\"")
    error.allowed = words
    let swapped = swapped(word, rest)
    if let habit = Unknown.nouns[word] {
      let typed = habit == "help" ? [] : rest
      error.hints = [
        "did you mean '\((["crm", habit] + typed.map(ShellWord.of)).joined(separator: " "))'?"
      ]
    } else if !swapped.isEmpty {
      error.hints = swapped.map { "the noun comes first: \($0)" }
    } else if let near = NearestName.of(word, in: words) {
      error.hints = [
        "did you mean '\((["crm", near] + rest.map(ShellWord.of)).joined(separator: " "))'?"
      ]
    } else {
      error.hints = ["see what there is: crm help"]
    }
    return error
  }

  /// No option of a verb; one that names a field is answered with the assignment.
  func option(
    _ word: String, _ line: [String], _ parameters: [Parameter], _ noun: Noun?
  ) -> CRMError {
    let end = word.firstIndex(of: "=") ?? word.endIndex
    let spelled = String(word[..<end])
    var error = CRMError(.usage, code: "unknown_option", "unknown option \(spelled)")
    let bare = String(spelled.drop { $0 == "-" })
    let name = bare.replacing("-", by: "_")
    var value = end < word.endIndex ? String(word[word.index(after: end)...]) : nil
    if value == nil, let i = line.firstIndex(of: word), i + 1 < line.count { value = line[i + 1] }
    let typed = parameters.filter { $0.kind == .argument }
    let asked = typed.lazy.compactMap { self.asked($0.completion, noun) }.first
    let options = parameters.filter { $0.kind != .argument }.map { $0.name }
    if typed.contains(where: { $0.name == bare }) {
      error.hints = ["the \(bare) stands by itself: \(ShellWord.of(value ?? "…"))"]
    } else if let named = typed.lazy.compactMap({ $0.completion.fieldNoun(noun?.name) }).first,
      catalogue[named]?.field(name) != nil
    {
      error.hints = ["fields are written field=value:  \(name)=\(ShellWord.of(value ?? "…"))"]
    } else if let near = NearestName.of(bare, in: options) {
      error.hints = ["did you mean '--\(near)'?"]
    } else if let bound = Unknown.bounds[bare], options.contains("period") {
      let day = ShellWord.of(value ?? "…")
      error.hints = ["--period " + (bound == ">=" ? "\(day)..today" : "2000-01-01..\(day)")]
    } else if let bound = Unknown.bounds[bare], let asked {
      let field = asked.field("at") == nil ? "created_at" : "at"
      error.hints = ["that is a condition: \(ShellWord.quoted(field + bound + (value ?? "…")))"]
    }
    return error
  }

  // MARK: Lines

  private func verbs(of group: Group) -> [String] {
    CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }.map { $0.name }
  }

  /// A line with another verb, and the rest as it was typed.
  private func line(_ group: Group, _ verb: String, _ rest: [String]) -> String {
    var words = ["crm", group.word, verb] + rest.map(ShellWord.of)
    if rest.count == 1, let more = Unknown.needed[verb] { words.append(more) }
    return words.joined(separator: " ")
  }

  /// `export contacts` with the noun first; nothing where the word is a verb of nothing.
  private func swapped(_ word: String, _ rest: [String]) -> [String] {
    let habits = Unknown.habits[word] ?? []
    if let first = rest.first, let group = Group(first, catalogue) {
      let verbs = verbs(of: group)
      return ([word] + habits).filter { verbs.contains($0) }.map {
        line(group, $0, Array(rest.dropFirst()))
      }
    }
    // What means something else with each noun is told with a noun only.
    guard habits.count < 2 else { return [] }
    for name in [Group.Name.contact, .deal, .task, .quote] {
      let verbs = verbs(of: Group(name))
      if let verb = ([word] + habits).first(where: { verbs.contains($0) }) {
        return [line(Group(name), verb, rest)]
      }
    }
    return []
  }

  /// The noun whose conditions are typed there.
  private func asked(_ completion: Completion, _ noun: Noun?) -> Noun? {
    switch completion {
    case .filter: noun
    case .of(let other, .filter): catalogue[other]
    case .either(let all): all.lazy.compactMap { self.asked($0, noun) }.first
    default: nil
    }
  }
}
