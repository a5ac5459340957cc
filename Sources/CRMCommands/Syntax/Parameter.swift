/// Where the words come from that a shell may offer.
package enum Completion: Sendable, Equatable {
  /// Nothing is offered.
  case nothing
  /// Names of files.
  case file
  /// `field=`, then values.
  case assignments
  /// Fields and relations, then values: a filter.
  case filter
  /// Names of fields.
  case fields
  /// Records of the noun.
  case records
  /// Logins.
  case users
  /// These words.
  case words([String])
}

/// One parameter as a verb declared it.
package struct Parameter: Sendable {
  /// What kind of word it is.
  package enum Kind: Sendable { case flag, option, argument }

  /// What kind of word it is.
  package var kind: Kind
  /// Without dashes.
  package var name: String
  /// The letter after one dash.
  package var short: Character?
  /// What the value is called in help.
  package var value: String
  /// One sentence.
  package var help: String
  /// Whether it may be given several times.
  package var repeats: Bool
  /// Whether the verb cannot do without it.
  package var required: Bool
  /// What a shell may offer for it.
  package var completion: Completion
  /// Whether every verb has it.
  package var isGlobal: Bool

  /// As it is shown in help: `--limit <n>`, `<deal>`.
  package var spelling: String {
    let letter = short.map { "-\($0), " } ?? ""
    return switch kind {
    case .flag: letter + "--" + name
    case .option: letter + "--" + name + " <" + value + ">"
    case .argument: "<" + name + ">"
    }
  }

  /// The sentence, with the words that fit where they can be listed.
  package var explanation: String {
    guard case .words(let words) = completion, kind == .option, words.count <= 12 else {
      return help
    }
    return help + " (" + words.joined(separator: ", ") + ")"
  }
}
