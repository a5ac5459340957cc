import CRMDomain

/// The examples of the verbs every noun has: one list a noun, so that each is a line that works.
enum Examples {
  /// The examples of a verb for a noun, as they stand in its help.
  static func lines(_ verb: String, _ noun: Noun) -> String {
    examples(verb, noun.name.rawValue, noun).map { "  $ " + $0 }.joined(separator: "\n")
  }

  private static func examples(_ verb: String, _ name: String, _ noun: Noun) -> [String] {
    if let known = noun.help().examples.first(where: { $0.verb == verb }) { return known.lines }
    switch verb {
    case "list": return ["crm \(name) list", "crm \(name) list --json --limit 10"]
    case "show": return ["crm \(name) show 1"]
    case "remove": return ["crm \(name) remove 1 --dry-run"]
    case "export": return ["crm \(name) export -o \(noun.plural).csv"]
    case "fields": return ["crm \(name) fields", "crm \(name) fields --json"]
    case "import": return ["crm \(name) import \(noun.plural).csv --dry-run"]
    case "edit": return ["crm \(name) edit 1 notes=\"Seen again\""]
    default: return ["crm \(name) \(verb)"]
    }
  }
}
