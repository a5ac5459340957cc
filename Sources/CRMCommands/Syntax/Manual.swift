import CRMDomain

/// Pages of the manual in roff: one of the program, one of each noun with all its verbs, one of each command of no
/// noun; byte for byte the same for the same program.
package struct Manual {
  private let date: String
  private let catalogue: Catalogue

  /// A manual of a date, as `2026-11-21`.
  package init(date: String, catalogue: Catalogue = .standard) {
    self.date = date
    self.catalogue = catalogue
  }

  /// Every generated page, by file name.
  package func pages() -> [(file: String, text: String)] {
    [root()] + Group.all(catalogue).map { page($0) }
      + CommandTable.top.filter { !$0.isHidden }.map { page($0) }
  }

  /// Pages that say where a verb is told of, by file name: `crm-deal-win.1` is in `crm-deal.1`.
  package func aliases() -> [(file: String, text: String)] {
    Group.all(catalogue).flatMap { group in
      return verbs(of: group).map { verb in
        let title = Help.path(verb, group).replacing(" ", by: "-")
        return (title + ".1", ".so man1/crm-\(group.word).1\n")
      }
    }
  }

  private func verbs(of group: Group) -> [Verb] {
    CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }
  }

  private func noun(of group: Group) -> Noun? { group.noun.flatMap { catalogue[$0] } }

  private func root() -> (file: String, text: String) {
    var text = head("crm", "the customer relationship system that lives in the shell")
    text +=
      ".SH SYNOPSIS\n.B crm\n\\fInoun verb\\fR [\\fIrecord\\fR…] [\\fIfield\\fR=\\fIvalue\\fR…] [options]\n"
    text += ".SH DESCRIPTION\n"
    text += paragraphs(
      """
        $ crm init country=NO
        $ crm contact add "Kari Nordmann" email=kari@example.no company="Oslo Design" --create
        $ crm contact call 1 "Wants a price" next="Send a quote" next_due=friday
        $ crm deal add "New shop" company="Oslo Design" amount=450k
        $ crm today

      crm keeps contacts, companies and what they are to each other in one database file, and answers \
      from the shell. Every noun takes the same verbs; every field is written field=value, in commands \
      and in filters. What a command did can be taken back with 'crm undo'.
      """)
    for (title, groups) in CommandTable.sections {
      text += ".SH " + title.uppercased() + "\n"
      for group in groups.map({ Group($0) }) {
        let verbs = verbs(of: group).map { $0.name }.joined(separator: ", ")
        text += item("crm \(group.word)", "\(group.abstract(catalogue)) Its verbs: \(verbs).")
      }
    }
    text += ".SH COMMANDS OF NO NOUN\n"
    for verb in CommandTable.top where !verb.isHidden {
      text += item(Help.path(verb, nil), verb.abstract)
    }
    text += section(
      "OPTIONS OF EVERY COMMAND",
      (CommandTable.top.first?.parameters(for: nil) ?? []).filter { $0.isGlobal })
    return ("crm.1", text + tail)
  }

  /// A noun, or something that has verbs but no records.
  private func page(_ group: Group) -> (file: String, text: String) {
    let noun = noun(of: group)
    let title = "crm-\(group.word)"
    let verbs = verbs(of: group)
    var text = head(title, sentence(group.abstract(catalogue)))
    text += ".SH SYNOPSIS\n"
    for (i, verb) in verbs.enumerated() {
      text += (i == 0 ? "" : ".br\n") + synopsis(verb, group, verb.parameters(for: noun))
    }
    text += ".SH VERBS\n"
    for verb in verbs {
      let parameters = verb.parameters(for: noun)
      text += ".SS " + escaped(Help.path(verb, group)) + "\n"
      text += escaped(verb.abstract(for: noun)) + "\n.PP\n" + paragraphs(verb.text(for: noun))
      text += own(parameters).map { item($0.spelling, $0.explanation) }.joined()
      // Verbs of a noun write its own fields, and some those of another.
      if let other = Help.fieldNoun(parameters, group), other != group.noun {
        text += ".PP\nIts fields are those of\n.BR crm-\(other.rawValue) (1).\n"
      }
    }
    if let noun {
      text += states(of: noun) + ".SH FIELDS\n" + noun.fields.map { item($0) }.joined()
    }
    return (
      title + ".1", text + ".SH OPTIONS\nThose of every command are in\n.BR crm (1).\n" + tail
    )
  }

  /// What records of a noun can be, where they are something.
  private func states(of noun: Noun) -> String {
    guard let lifecycle = noun.lifecycle else {
      guard let choices = noun.field("status")?.choices else { return "" }
      return ".SH STATES\n" + choices.map { item($0.key, $0.labels[.en] + ".") }.joined()
    }
    let drawing = StateDrawing(lifecycle)
    return ".SH STATES\n"
      + lifecycle.states.map { state in
        let label = lifecycle.choices(of: noun).first { $0.key == state.key }?.labels[.en] ?? ""
        let moves = drawing.moves(from: state)
        return item(
          state.key,
          label + (state.isOpen ? "" : ", over") + "."
            + (moves.isEmpty ? "" : " From it: " + moves + "."))
      }.joined()
  }

  /// A command of no noun.
  private func page(_ verb: Verb) -> (file: String, text: String) {
    let parameters = verb.parameters(for: nil)
    let title = Help.path(verb, nil).replacing(" ", by: "-")
    var text = head(title, sentence(verb.abstract))
    text += ".SH SYNOPSIS\n" + synopsis(verb, nil, parameters)
    text += ".SH DESCRIPTION\n" + paragraphs(verb.text(for: nil))
    text += section("ARGUMENTS", parameters.filter { $0.kind == .argument })
    text += section("OPTIONS", own(parameters).filter { $0.kind != .argument })
    return (title + ".1", text + ".SH OPTIONS OF EVERY COMMAND\nThey are in\n.BR crm (1).\n" + tail)
  }

  private func own(_ parameters: [Parameter]) -> [Parameter] {
    parameters.filter { $0.kind == .argument }
      + parameters.filter { $0.kind != .argument && !$0.isGlobal }
  }

  private func synopsis(_ verb: Verb, _ group: Group?, _ parameters: [Parameter]) -> String {
    ".B " + escaped(Help.path(verb, group)) + "\n" + escaped(Help.usage(parameters).trimmed) + "\n"
  }

  /// A sentence as the name of a page says it.
  private func sentence(_ text: String) -> String {
    var text = text
    if text.hasSuffix(".") { text.removeLast() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private func item(_ field: Field) -> String {
    let allowed = field.allowed.count <= 20 ? field.allowed : []
    let words = allowed.isEmpty ? "" : " One of " + allowed.joined(separator: ", ") + "."
    return item(field.name, field.meaning + words)
  }

  private func head(_ title: String, _ abstract: String) -> String {
    ".TH \(title.uppercased()) 1 \(date) crm\n.SH NAME\n\(escaped(title)) \\- \(escaped(abstract))\n"
  }

  private var tail: String {
    ".SH EXIT STATUS\nSee\n.BR crm-exit-status (7).\n.SH SEE ALSO\n.BR crm (1),\n"
      + ".BR crm-filter (7),\n.BR crm-dates (7),\n.BR crm-json (7),\n.BR crm-environment (7)\n"
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
