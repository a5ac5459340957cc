import CRMDomain
import CRMOutput

/// The text of `crm … --help`, `crm NOUN` and bare `crm`.
package struct Help {
  private let width: Int
  private let catalogue: Catalogue

  /// Help for a world's terminal.
  package init(_ world: World) {
    self.init(width: min(100, max(60, world.terminal.width)), catalogue: world.catalogue)
  }

  /// Help of a width.
  package init(width: Int, catalogue: Catalogue) {
    self.width = width
    self.catalogue = catalogue
  }

  // MARK: A verb

  /// What there is to know of a verb.
  package func leaf(_ verb: Verb, group: Group?) -> String {
    let noun = group?.noun.flatMap { catalogue[$0] }
    let parameters = verb.parameters(for: noun)
    let path = Help.path(verb, group)
    var text = TextLayout.paragraphs(verb.abstract(for: noun), width: width)
    text += "\n\nUsage: " + path + Help.usage(parameters) + "\n\n"
    text += TextLayout.paragraphs(verb.text(for: noun), width: width) + "\n"
    text += section("Arguments", parameters.filter { $0.kind == .argument })
    text += section("Options", parameters.filter { $0.kind != .argument && !$0.isGlobal })
    if let noun = Help.fieldNoun(parameters, group).flatMap({ catalogue[$0] }) {
      text += "\nFields:\n"
      for field in noun.fields { text += row(field.name, field.meaning) }
      text += "  More about them: crm \(noun.name.rawValue) fields\n"
    }
    text += section("Options of every command", parameters.filter { $0.isGlobal })
    return text
  }

  /// The words of a command.
  static func path(_ verb: Verb, _ group: Group?) -> String {
    (["crm"] + (group.map { [$0.word] } ?? []) + [verb.name]).joined(separator: " ")
  }

  /// The noun whose fields belong to the help of a verb.
  static func fieldNoun(_ parameters: [Parameter], _ group: Group?) -> NounName? {
    parameters.lazy.compactMap { $0.isGlobal ? nil : $0.completion.fieldNoun(group?.noun) }.first
  }

  /// What follows the words of a command.
  static func usage(_ parameters: [Parameter]) -> String {
    var text = ""
    for p in parameters where p.kind == .argument {
      text += p.required ? " " : " ["
      text += p.spelling + (p.repeats ? "…" : "") + (p.required ? "" : "]")
    }
    return text + (parameters.contains { $0.kind != .argument } ? " [options]" : "")
  }

  private func section(_ title: String, _ parameters: [Parameter]) -> String {
    guard !parameters.isEmpty else { return "" }
    return "\n" + title + ":\n" + parameters.map { row($0.spelling, $0.explanation) }.joined()
  }

  private func row(_ left: String, _ right: String) -> String {
    TextLayout.row(left, right, column: 26, width: width)
  }

  // MARK: A group

  /// The verbs of a group, its main fields, three examples.
  package func group(_ group: Group) -> String {
    let noun = group.noun.flatMap { catalogue[$0] }
    var text = group.abstract(catalogue) + "\n\nUsage: crm \(group.word) <verb> …\n\nVerbs:\n"
    let verbs = CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }
    for verb in verbs { text += row(verb.name, verb.abstract(for: noun)) }
    if let noun {
      let shows = verbs.contains { $0.name == "fields" }
      let main = noun.listed.filter { $0 != "id" }.joined(separator: ", ")
      text +=
        "\n"
        + TextLayout.wrap(
          "Main fields: \(main).\(shows ? " All of them: crm \(group.word) fields" : "")", to: width
        )
        .joined(separator: "\n") + "\n"
    }
    let examples = verbs.compactMap { $0.text(for: noun).firstExample }.prefix(3)
    text += "\nExamples:\n" + examples.map { "  " + $0 + "\n" }.joined()
    return text + "\nMore: crm \(group.word) <verb> --help\n"
  }

  // MARK: Everything

  /// What the program is, and what there is.
  package func root() -> String {
    var text = "crm: the customer relationship system that lives in the shell.\n\n"
    text += "Usage: crm <noun> <verb> [record…] [field=value…] [options]\n"
    text += list()
    text += "\nExamples:\n"
    for example in [
      "crm init country=NO", "crm contact add \"Kari Nordmann\" email=kari@example.no",
      "crm contact list city=Oslo --sort -created_at",
    ] {
      text += "  " + example + "\n"
    }
    return text + "\nMore: crm help, crm <noun>, crm <noun> <verb> --help\n"
  }

  /// The nouns by purpose, and what belongs to none.
  package func list() -> String {
    var text = ""
    for (title, groups) in CommandTable.sections {
      text += "\n" + title + ":\n"
      for name in groups {
        text += TextLayout.row(
          name.rawValue, Group(name).abstract(catalogue), column: 16, width: width)
      }
    }
    text += "\nCommands of no noun:\n"
    for verb in CommandTable.top where !verb.isHidden {
      text += TextLayout.row(verb.name, verb.abstract, column: 16, width: width)
    }
    return text
  }
}
