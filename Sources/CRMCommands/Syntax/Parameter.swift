import CRMDomain
import CRMStore

/// Where the words come from that a shell may offer.
package indirect enum Completion: Sendable, Equatable {
  /// Which settings, and how they are written.
  package enum Settings: Sendable {
    /// Names.
    case names
    /// `name=value`, of all of them.
    case all
    /// `name=value`, of those a team shares.
    case shared
  }

  /// Nothing is offered.
  case nothing
  /// Names of files.
  case file
  /// `field=`, then values.
  case assignments
  /// Fields and relations, then values: a filter.
  case filter
  /// One field of a filter, then its values.
  case test(String)
  /// Names of fields.
  case fields
  /// Names of fields that figures can be told apart by.
  case groups
  /// What reports can be told apart by: units of time, and fields.
  case dimensions
  /// Values of a field.
  case values(String)
  /// Values of the fields the first words of a new record are.
  case positional
  /// Records of the noun.
  case records
  /// Records of any noun, as `contact:42`.
  case anyRecord
  /// Logins.
  case users
  /// Numbers of operations.
  case operations(OperationLog.Sought)
  /// Periods.
  case periods
  /// Days.
  case days
  /// Settings.
  case settings(Settings)
  /// Nouns, verbs and commands.
  case commands
  /// These words.
  case words([String])
  /// The same of another noun than the verb's.
  case of(NounName, Completion)
  /// What any of these offers.
  case either([Completion])

  /// Whether what is typed there names a record, or an operation.
  var namesRecord: Bool {
    switch self {
    case .records, .anyRecord, .operations: true
    case .of(_, let other): other.namesRecord
    case .either(let all): all.contains { $0.namesRecord }
    default: false
    }
  }

  /// The noun whose fields are typed there, of a verb of `noun`; nil where none are.
  func fieldNoun(_ noun: NounName?) -> NounName? {
    switch self {
    case .fields, .filter, .assignments: noun
    case .of(let other, .assignments): other
    case .either(let all): all.lazy.compactMap { $0.fieldNoun(noun) }.first
    default: nil
    }
  }
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
