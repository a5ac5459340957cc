import CRMDomain

/// Every noun, verb, option and field, for programs.
struct CommandDictionary {
  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  var json: JSON {
    var global = Arguments()
    do throws(CRMError) { _ = try GlobalOptions(&global) } catch {}
    return .object([
      JSON.Member("version", .string(Program.version)),
      JSON.Member("nouns", .array(Group.Name.allCases.map { group(Group($0)) })),
      JSON.Member(
        "commands",
        .array(CommandTable.top.filter { !$0.isHidden }.map { verb($0, nil) })),
      JSON.Member("options", .array(global.parameters.map { parameter($0) })),
    ])
  }

  func group(_ group: Group) -> JSON {
    let noun = group.noun.flatMap { catalogue[$0] }
    return .object([
      JSON.Member("name", .string(group.word)),
      JSON.Member("abstract", .string(group.abstract(catalogue))),
      JSON.Member(
        "verbs",
        .array(
          CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }.map { verb($0, noun) })),
      JSON.Member("fields", .array(noun?.fields.map { .string($0.name) } ?? [])),
    ])
  }

  /// A verb of a group, as `--help` tells of it.
  func leaf(_ verb: Verb, of group: Group?) -> JSON {
    self.verb(verb, group?.noun.flatMap { catalogue[$0] })
  }

  private func verb(_ verb: Verb, _ noun: Noun?) -> JSON {
    .object([
      JSON.Member("name", .string(verb.name)),
      JSON.Member("abstract", .string(verb.abstract(for: noun))),
      JSON.Member(
        "parameters",
        .array(verb.parameters(for: noun).filter { !$0.isGlobal }.map { parameter($0) })),
    ])
  }

  private func parameter(_ p: Parameter) -> JSON {
    let kind =
      switch p.kind {
      case .flag: "flag"
      case .option: "option"
      case .argument: "argument"
      }
    return .object([
      JSON.Member("name", .string(p.name)), JSON.Member("kind", .string(kind)),
      JSON.Member("help", .string(p.help)), JSON.Member("repeats", .boolean(p.repeats)),
      JSON.Member("required", .boolean(p.required)),
    ])
  }
}
