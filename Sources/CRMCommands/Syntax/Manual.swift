import CRMDomain

/// Pages of the manual in roff, a page a command, byte for byte the same for the same program.
package struct Manual {
  private let date: String
  private let catalogue: Catalogue

  /// A manual of a date, as `2026-11-21`.
  package init(date: String, catalogue: Catalogue = .standard) {
    self.date = date
    self.catalogue = catalogue
  }

  /// Every generated page: `crm.1`, one for each command, by file name.
  package func pages() -> [(file: String, text: String)] {
    var pages = [root()]
    for name in Group.Name.allCases {
      let group = Group(name)
      for verb in CommandTable.verbs(of: group) where !verb.isHidden {
        pages.append(page(verb, group))
      }
    }
    for verb in CommandTable.top where !verb.isHidden { pages.append(page(verb, nil)) }
    return pages
  }

  private func root() -> (file: String, text: String) {
    var text = head("crm", "the customer relationship system that lives in the shell")
    text +=
      ".SH SYNOPSIS\n.B crm\n\\fInoun verb\\fR [\\fIrecord\\fR…] [\\fIfield\\fR=\\fIvalue\\fR…] [options]\n"
    text += ".SH DESCRIPTION\n"
    text += paragraphs(
      """
      crm keeps contacts, companies and what they are to each other in one database file, and answers \
      from the shell. Every noun takes the same verbs; every field is written field=value, in commands \
      and in filters. What a command did can be taken back with 'crm undo'.
      """)
    for (title, groups) in CommandTable.sections {
      text += ".SH " + title.uppercased() + "\n"
      for name in groups {
        let group = Group(name)
        for verb in CommandTable.verbs(of: group) where !verb.isHidden {
          text += item(
            Help.path(verb, group), verb.abstract(for: group.noun.flatMap { catalogue[$0] }))
        }
      }
    }
    text += ".SH COMMANDS OF NO NOUN\n"
    for verb in CommandTable.top where !verb.isHidden {
      text += item(Help.path(verb, nil), verb.abstract)
    }
    return ("crm.1", text + tail)
  }

  private func page(_ verb: Verb, _ group: Group?) -> (file: String, text: String) {
    let noun = group?.noun.flatMap { catalogue[$0] }
    let parameters = verb.parameters(for: noun)
    let path = Help.path(verb, group)
    let title = path.replacing(" ", by: "-")
    var abstract = verb.abstract(for: noun)
    if abstract.hasSuffix(".") { abstract.removeLast() }
    var text = head(title, abstract.prefix(1).lowercased() + abstract.dropFirst())
    text +=
      ".SH SYNOPSIS\n.B " + escaped(path) + "\n" + escaped(Help.usage(parameters).trimmed) + "\n"
    text += ".SH DESCRIPTION\n" + paragraphs(verb.text(for: noun))
    text += section("ARGUMENTS", parameters.filter { $0.kind == .argument })
    text += section("OPTIONS", parameters.filter { $0.kind != .argument && !$0.isGlobal })
    if let noun = Help.fieldNoun(parameters, group).flatMap({ catalogue[$0] }) {
      text += ".SH FIELDS\n"
      for field in noun.fields {
        let allowed = field.allowed.count <= 20 ? field.allowed : []
        let words = allowed.isEmpty ? "" : " One of " + allowed.joined(separator: ", ") + "."
        text += item(field.name, field.meaning + words)
      }
    }
    text += section("OPTIONS OF EVERY COMMAND", parameters.filter { $0.isGlobal })
    return (title + ".1", text + tail)
  }

  private func head(_ title: String, _ abstract: String) -> String {
    ".TH \(title.uppercased()) 1 \(date) crm\n.SH NAME\n\(escaped(title)) \\- \(escaped(abstract))\n"
  }

  private var tail: String {
    ".SH EXIT STATUS\nSee\n.BR crm-exit-status (7).\n.SH SEE ALSO\n.BR crm (1),\n"
      + ".BR crm-filter (7),\n.BR crm-dates (7),\n.BR crm-environment (7)\n"
  }

  private func section(_ title: String, _ parameters: [Parameter]) -> String {
    guard !parameters.isEmpty else { return "" }
    return ".SH " + title + "\n" + parameters.map { item($0.spelling, $0.explanation) }.joined()
  }

  private func item(_ left: String, _ right: String) -> String {
    ".TP\n.B " + escaped(left) + "\n" + escaped(right) + "\n"
  }

  private func paragraphs(_ text: String) -> String {
    var roff = ""
    var inExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isExample = line.hasPrefix("  ")
      if isExample != inExample { roff += isExample ? ".nf\n" : ".fi\n" }
      inExample = isExample
      roff += line.isEmpty ? ".PP\n" : escaped(String(line)) + "\n"
    }
    return roff + (inExample ? ".fi\n" : "")
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case ".", "'": result += result.isEmpty ? "\\&" + String(character) : String(character)
      default: result.append(character)
      }
    }
    return result
  }
}
