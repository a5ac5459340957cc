import CRMDomain

/// Finds what a line is about: a noun with a verb, or a command of its own.
package struct CommandPath {
  /// What was found.
  package enum Found {
    case none
    case group(Group)
    case leaf(Verb, Group?)
  }

  /// What was found.
  package private(set) var found = Found.none
  /// The words that are left for the verb.
  package private(set) var rest: [String] = []
  /// The first word that names nothing, and where it stands.
  package private(set) var unknown: (word: String, index: Int)?

  /// Reads a line. Words that begin with a dash are stepped over, and so is the value after a global
  /// option that takes one.
  package init(_ line: [String], _ catalogue: Catalogue) {
    var isValue = false
    var isOver = false
    for (i, word) in line.enumerated() {
      if case .leaf = found {
        rest.append(word)
        continue
      }
      if isOver || isValue || word.utf8.first == UInt8(ascii: "-") {
        if word == "--" { isOver = true }
        isValue = !isValue && GlobalOptions.takesValue(word)
        rest.append(word)
        continue
      }
      if unknown != nil {
        rest.append(word)
        continue
      }
      switch found {
      case .none:
        // Of no noun, looked at first: what no noun is called asks all of them.
        if let verb = CommandTable.top(word) {
          found = .leaf(verb, nil)
        } else if let group = Group(word, catalogue) {
          found = .group(group)
          // `crm log` lists: it needs no verb, unless one follows.
          if let usual = CommandTable.usual(group),
            i + 1 == line.count || CommandTable.verb(line[i + 1], of: group, catalogue) == nil
          {
            found = .leaf(usual, group)
          }
        } else {
          unknown = (word, i)
        }
      case .group(let group):
        if let verb = CommandTable.verb(word, of: group, catalogue) {
          found = .leaf(verb, group)
        } else {
          unknown = (word, i)
        }
      case .leaf: break
      }
    }
  }
}
