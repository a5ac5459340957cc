import CRMDomain

/// What to say to a word that names nothing: what was probably meant.
struct Unknown {
  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// Habits from other tools, answered with ours.
  private static let habits = [
    "create": "add", "new": "add", "insert": "add", "delete": "remove", "del": "remove",
    "get": "show", "view": "show", "info": "show", "set": "edit", "update": "edit",
    "modify": "edit", "change": "edit", "find": "list", "describe": "fields",
  ]

  private static let nouns = [
    "person": "contact", "people": "contact", "persons": "contact", "customer": "company",
    "customers": "company", "account": "company", "accounts": "company",
    "organisation": "company", "organization": "company", "settings": "config",
    "setting": "config", "custom-field": "field", "exit": "help", "--help": "help",
    "status": "log", "history": "log", "restore": "backup", "find": "search",
    "query": "sql", "check": "doctor",
  ]

  /// No verb of a group.
  func verb(_ word: String, of group: Group, after rest: [String]) -> CRMError {
    let verbs = CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }.map { $0.name }
    var error = CRMError(
      .usage, code: "unknown_verb", "\(group.word) has no \"\(word)\"")
    error.allowed = verbs
    if let habit = Unknown.habits[word], verbs.contains(habit) {
      error.hints = ["crm \(group.word) \(habit)" + (rest.isEmpty ? "" : " …")]
    } else if let near = NearestName.of(word, in: verbs) {
      error.hints = ["did you mean 'crm \(group.word) \(near)'?"]
    } else {
      error.hints = ["one of " + verbs.joined(separator: ", ")]
    }
    return error
  }

  /// No noun and no command.
  func word(_ word: String) -> CRMError {
    let words =
      Group.Name.allCases.map { $0.rawValue }
      + CommandTable.top.filter { !$0.isHidden }.map { $0.name }
    var error = CRMError(.usage, code: "unknown_command", "there is no command \"\(word)\"")
    error.allowed = words
    if let habit = Unknown.nouns[word] {
      error.hints = ["did you mean 'crm \(habit)'?"]
    } else if let near = NearestName.of(word, in: words) {
      error.hints = ["did you mean 'crm \(near)'?"]
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
    let name = String(spelled.drop { $0 == "-" }).replacing("-", by: "_")
    if let noun, noun.field(name) != nil {
      var value = end < word.endIndex ? String(word[word.index(after: end)...]) : nil
      if value == nil, let i = line.firstIndex(of: word), i + 1 < line.count { value = line[i + 1] }
      let shown = value.map { $0.utf8.contains(0x20) ? "\"\($0)\"" : $0 } ?? "…"
      error.hints = ["fields are written field=value:  \(name)=\(shown)"]
      return error
    }
    let options = parameters.filter { $0.kind != .argument }.map { "--" + $0.name }
    if let near = NearestName.of(spelled, in: options) {
      error.hints = ["did you mean '\(near)'?"]
    }
    return error
  }
}
