import CRMDomain

/// Every noun, verb, option and field, for programs: all that is needed to use the program without having seen it.
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
        .array(CommandTable.top.filter { !$0.isHidden }.map { verb($0, nil, nil) })),
      JSON.Member("options", .array(global.parameters.map { parameter($0, nil) })),
      JSON.Member(
        "settings",
        .array(
          Setting.shared.map { setting in
            .object([
              JSON.Member("name", .string(setting.name)),
              JSON.Member("meaning", .string(setting.meaning)),
            ])
          })),
      JSON.Member("schema_version", .number("\(JSONSchema.version)")),
      JSON.Member(
        "shapes",
        .object(Shape.named.map { JSON.Member($0.name, .string(Shape($0.notation)?.text ?? "")) })),
      JSON.Member(
        "topics",
        .object(HelpTopic.allCases.map { JSON.Member($0.rawValue, .string($0.text)) })),
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
          CommandTable.verbs(of: group, catalogue).filter { !$0.isHidden }
            .map { verb($0, noun, group) })),
      JSON.Member("fields", .array(noun?.fields.map { .string($0.name) } ?? [])),
      JSON.Member("dictionary", .array(noun?.fields.map { field($0) } ?? [])),
    ])
  }

  private func field(_ field: Field) -> JSON {
    var members = [
      JSON.Member("name", .string(field.name)), JSON.Member("type", .string(field.type.name)),
      JSON.Member("meaning", .string(field.meaning)),
    ]
    if field.traits.contains(.required) { members.append(JSON.Member("required", .boolean(true))) }
    if !field.isWritable { members.append(JSON.Member("computed", .boolean(true))) }
    let allowed = field.allowed
    if !allowed.isEmpty, allowed.count <= 60 {
      members.append(JSON.Member("allowed", .array(allowed.map { .string($0) })))
    }
    return .object(members)
  }

  /// A verb of a group, as `--help` tells of it.
  func leaf(_ verb: Verb, of group: Group?) -> JSON {
    self.verb(verb, group?.noun.flatMap { catalogue[$0] }, group)
  }

  private func verb(_ verb: Verb, _ noun: Noun?, _ group: Group?) -> JSON {
    let lines = verb.text(for: noun).split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.filter { !$0.hasPrefix("  $ ") }.joined(separator: "\n").trimmed
    let examples = lines.filter { $0.hasPrefix("  $ ") }.map {
      JSON.string(String($0.dropFirst(4)))
    }
    let effect =
      switch verb.effect {
      case .reads: "reads"
      case .copies: "copies"
      case .writes: "writes"
      case .sends: "sends"
      }
    return .object([
      JSON.Member("name", .string(verb.name)),
      JSON.Member("abstract", .string(verb.abstract(for: noun))),
      JSON.Member(
        "parameters",
        .array(
          verb.parameters(for: noun).filter { !$0.isGlobal }.map { parameter($0, group?.noun) })),
      JSON.Member("effect", .string(effect)), JSON.Member("text", .string(text)),
      JSON.Member("examples", .array(examples)),
      JSON.Member("answers", Shape.of(verb, group).map { .string($0.text) } ?? .null),
    ])
  }

  private func parameter(_ p: Parameter, _ noun: NounName?) -> JSON {
    let kind =
      switch p.kind {
      case .flag: "flag"
      case .option: "option"
      case .argument: "argument"
      }
    var members = [
      JSON.Member("name", .string(p.name)), JSON.Member("kind", .string(kind)),
      JSON.Member("help", .string(p.help)), JSON.Member("repeats", .boolean(p.repeats)),
      JSON.Member("required", .boolean(p.required)),
    ]
    if let short = p.short { members.append(JSON.Member("short", .string(String(short)))) }
    if p.kind == .option { members.append(JSON.Member("value", .string(p.value))) }
    // Currencies and languages are known elsewhere.
    if case .words(let words) = p.completion, words.count <= 60 {
      members.append(JSON.Member("allowed", .array(words.map { .string($0) })))
    }
    return .object(members)
  }
}
