import CRMDomain

/// A verb as an assistant is told of it.
package struct MCPTool {
  /// `deal_list`.
  package let name: String
  /// The words in front of its parameters.
  let words: [String]
  /// The verb, and its noun.
  package let verb: Verb
  let noun: Noun?
  private let parameters: [Parameter]

  private init(_ words: [String], _ verb: Verb, _ noun: Noun?, readsFiles: Bool) {
    self.words = words
    self.verb = verb
    self.noun = noun
    name = words.joined(separator: "_")
    // Of the options of every verb those that say what is answered, and of what changes something how.
    let common =
      verb.isSafe ? ["fields", "lang", "tz"] : ["fields", "lang", "tz", "dry-run", "yes"]
    let isOwn = { (p: Parameter) in
      let isFile = p.kind == .option && p.completion == .file && !p.isGlobal
      return readsFiles || !isFile ? !p.isGlobal || common.contains(p.name) : false
    }
    parameters = verb.parameters(for: noun).filter(isOwn)
  }

  /// What there is for an assistant: what only reads, and with `writes` everything; of some nouns alone.
  package static func all(_ catalogue: Catalogue, _ writes: Bool, _ nouns: [String]?) -> [MCPTool] {
    // What answers a shell, asks in an editor, or is this.
    let without = [
      "mcp", "completion", "complete", "manual", "upgrade", "init", "load", "copy", "dump",
    ]
    var tools: [MCPTool] = []
    for group in Group.all(catalogue) where nouns?.contains(group.word) ?? true {
      let noun = group.noun.flatMap { catalogue[$0] }
      tools += CommandTable.verbs(of: group, catalogue).map {
        MCPTool([group.word, $0.name], $0, noun, readsFiles: writes)
      }
    }
    if nouns == nil {
      tools += CommandTable.top.map { MCPTool([$0.name], $0, nil, readsFiles: writes) }
    }
    return tools.filter { tool in
      !tool.verb.isHidden && !without.contains(tool.name)
        && (writes || tool.verb.isSafe && !tool.readsFiles && !tool.asksServer)
    }
  }

  /// Whether it is told files to read, which is nobody's business who may look at the database; a file that may be said
  /// or not is left away.
  private var readsFiles: Bool {
    parameters.contains { $0.completion == .file && !$0.isGlobal }
  }

  /// Whether it hands text to the engine, which on a server can do more than look at the database.
  private var asksServer: Bool { verb.name == Verb.sql.name }

  /// What it is called in an object: letters, digits, `_`.
  private static func key(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// How it is listed.
  var json: JSON {
    let text = verb.text(for: noun)
    var properties: [JSON.Member] = []
    var required: [JSON] = []
    for p in parameters {
      let key = Self.key(p.name)
      properties.append(JSON.Member(key, schema(p)))
      if p.required { required.append(.string(key)) }
    }
    return .object([
      JSON.Member("name", .string(name)),
      JSON.Member("title", .string("crm " + words.joined(separator: " "))),
      JSON.Member("description", .string(verb.abstract(for: noun) + "\n\n" + text)),
      JSON.Member(
        "inputSchema",
        .object([
          JSON.Member("type", .string("object")), JSON.Member("properties", .object(properties)),
          JSON.Member("required", .array(required)),
          JSON.Member("additionalProperties", .boolean(false)),
        ])),
      JSON.Member(
        "annotations",
        .object([
          JSON.Member("readOnlyHint", .boolean(verb.isSafe)),
          JSON.Member("destructiveHint", .boolean(!verb.isSafe)),
          JSON.Member("openWorldHint", .boolean(false)),
        ])),
    ])
  }

  private func schema(_ p: Parameter) -> JSON {
    var members: [JSON.Member] = []
    var value = [JSON.Member("type", .string("string"))]
    if case .words(let words) = p.completion, p.kind == .option, words.count <= 40 {
      value.append(JSON.Member("enum", .array(words.map { .string($0) })))
    }
    if p.kind == .flag {
      members.append(JSON.Member("type", .string("boolean")))
    } else if p.repeats {
      members += [JSON.Member("type", .string("array")), JSON.Member("items", .object(value))]
    } else {
      members += value
    }
    let words =
      p.kind == .argument && p.repeats ? " Each word by itself: \"city=Oslo\", \"tags=vip\"." : ""
    members.append(JSON.Member("description", .string(p.help + words)))
    return .object(members)
  }

  /// The line arguments make.
  ///
  /// - Throws: usage where one is none of its parameters, or no such value.
  func line(_ arguments: [JSON.Member]) throws(CRMError) -> [String] {
    var options: [String] = []
    var rest: [String] = []
    for p in parameters {
      let key = Self.key(p.name)
      guard let value = arguments.first(where: { $0.key == key })?.value, value != .null else {
        if p.required { throw .usage("\(key) is missing") }
        continue
      }
      if p.kind == .flag {
        guard case .boolean(let isSet) = value else { throw .usage("\(key) is true or false") }
        if isSet { options.append("--" + p.name) }
        continue
      }
      let values: [JSON] = value.elements ?? [value]
      guard p.repeats || values.count == 1 else { throw .usage("\(key) has one value") }
      for value in values {
        guard let word = MCPTool.word(value) else { throw .usage("\(key) is text") }
        if p.kind == .option { options.append("--\(p.name)=\(word)") } else { rest.append(word) }
      }
    }
    for argument in arguments
    where !parameters.contains(where: { Self.key($0.name) == argument.key }) {
      throw .usage(
        "\(name) has no \"\(argument.key)\"",
        hint: "one of " + parameters.map { Self.key($0.name) }.joined(separator: ", "))
    }
    // What looks like an option is none here.
    let isPlain = !rest.contains { $0.looksLikeOption }
    return words + options + ["--json"] + (isPlain ? [] : ["--"]) + rest
  }

  private static func word(_ value: JSON) -> String? {
    switch value {
    case .string(let text), .number(let text): text
    case .boolean(let yes): yes ? "yes" : "no"
    default: nil
    }
  }
}

extension Verb {
  /// Whether it looks, and leaves no trace anywhere.
  package var isSafe: Bool { effect == .reads }
}
