import CRMDomain
import CRMOutput

/// One run of the program, from words to exit status: `main` and the tests both come through here.
package struct Invocation {
  private let world: World

  /// A run in a world.
  package init(_ world: World) { self.world = world }

  /// Runs a line. Never exits, and never throws.
  package func run(_ line: [String]) -> Int32 {
    let context = CommandContext(world, line)
    var status: Int32
    do throws(CRMError) {
      try dispatch(line, context)
      try context.finish()
      status = context.status
    } catch {
      status = ExitStatus.of(error.kind)
      if error.kind != .readerGone {
        do throws(CRMError) {
          try context.settle()
          try world.out.flush()
        } catch {}
        context.report(error)
        if error.kind == .notPermitted { context.noteDenial(error) }
      }
    }
    // The last flush counts: what could not be written was not answered.
    do throws(CRMError) {
      try world.out.flush()
    } catch {
      if error.kind != .readerGone {
        context.report(error)
        status = ExitStatus.of(error.kind)
      }
    }
    do throws(CRMError) { try world.err.flush() } catch {}
    return status
  }

  private func dispatch(_ line: [String], _ context: CommandContext) throws(CRMError) {
    // Errors about the line come in the form the line asks for, also before its options are read.
    context.options = GlobalOptions.peek(line)
    for word in line where word.utf8.contains(0xEF) && hasInvalid(word) {
      throw CRMError(.usage, code: "invalid_utf8", "an argument is not valid UTF-8")
    }
    let path = CommandPath(line, world.catalogue)
    let asksForHelp = line.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    switch path.found {
    case .leaf(let verb, let group):
      context.group = group
      if asksForHelp {
        try help(context, { $0.leaf(verb, of: group) }) { $0.leaf(verb, group: group) }
      } else {
        try run(verb, path.rest, context)
      }
    case .group(let group):
      guard let unknown = path.unknown else {
        if !asksForHelp {
          var arguments = Arguments()
          _ = try GlobalOptions(&arguments)
          try arguments.read(path.rest) { word in
            .usage("unknown option \(word)", hint: "look at: crm \(group.word) --help")
          }
        }
        return try help(context, { $0.group(group) }) { $0.group(group) }
      }
      throw Unknown(world.catalogue).verb(
        unknown.word, of: group, after: Array(line[(unknown.index + 1)...]))
    case .none:
      guard let unknown = path.unknown else {
        if line.contains("--version") { return try run(.version, [], context) }
        if let option = line.first(where: { $0.looksLikeOption }), !asksForHelp {
          var arguments = Arguments()
          _ = try GlobalOptions(&arguments)
          try arguments.read(line) { word in
            .usage("unknown option \(word)", hint: "look at: crm help")
          }
          _ = option
        }
        return try help(context, { $0.json }) { $0.root() }
      }
      if asksForHelp, unknown.index > line.firstIndex(where: { $0 == "--help" || $0 == "-h" }) ?? 0
      {
        return try help(context, { $0.json }) { $0.root() }
      }
      try plugin(unknown.word, Array(line[(unknown.index + 1)...]), line, context)
      throw Unknown(world.catalogue).word(
        unknown.word, after: Array(line[(unknown.index + 1)...]))
    }
  }

  /// What a command is, as people or as programs read it.
  private func help(
    _ context: CommandContext, _ json: (CommandDictionary) -> JSON, _ text: (Help) -> String
  ) throws(CRMError) {
    try context.hand(text(Help(world)), object: json(CommandDictionary(world.catalogue)))
  }

  /// A word with U+FFFD that was not typed as such came from bytes that are no UTF-8.
  private func hasInvalid(_ word: String) -> Bool { word.unicodeScalars.contains("\u{FFFD}") }

  private func run(
    _ verb: Verb, _ words: [String], _ context: CommandContext
  ) throws(CRMError) {
    var arguments = Arguments()
    _ = try verb.declare(&arguments)
    _ = try arguments.global { a throws(CRMError) in try GlobalOptions(&a) }
    // Errors about the line itself come in the form the line asks for.
    context.options = GlobalOptions.peek(words)
    let parameters = arguments.parameters
    do throws(CRMError) {
      try arguments.read(words) { word in
        Unknown(world.catalogue).option(word, words, parameters, context.noun)
      }
      context.arguments = arguments
      let work = try verb.declare(&arguments)
      context.options = try arguments.global { a throws(CRMError) in try GlobalOptions(&a) }
      try context.options.check()
      // Before anything is stored: who reads 64 takes it for nothing done.
      if verb.effect == .writes || verb.effect == .sends, context.wants.isPicture {
        throw .usage("there is no picture of what is done", hint: "--format html, text or json")
      }
      // Settings that cannot be are mended with 'crm config'.
      if context.group?.name != .config, !verb.isHidden { try context.checkPersonal() }
      try context.becomeServer()
      try context.openOutput()
      // What is done once is kept with its answer, also where it only looks.
      context.effect = context.options.once == nil ? verb.effect : .writes
      if context.options.once == nil {
        try work(context)
      } else {
        try context.once { () throws(CRMError) in try work(context) }
      }
    } catch {
      guard error.code == "missing_argument", error.hints.isEmpty,
        let example = verb.text(for: context.noun).firstExample
      else { throw error }
      var error = error
      error.hints = ["for example: " + example]
      throw error
    }
  }

  /// `crm foo` with no `foo` of its own runs `crm-foo`, as git does.
  private func plugin(
    _ word: String, _ rest: [String], _ line: [String], _ context: CommandContext
  ) throws(CRMError) {
    guard word.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }) else {
      return
    }
    context.options = GlobalOptions.peek(line)
    try world.out.flush()
    world.become(
      "crm-" + word, rest,
      [
        ("CRM_DB", context.location), ("CRM_USER", context.actor),
        ("CRM_LANG", context.language.rawValue),
      ])
  }
}

extension GlobalOptions {
  /// What a line says of the options that decide how its own errors look; nothing is checked.
  static func peek(_ words: [String]) -> GlobalOptions {
    let known = words.prefix { $0 != "--" }
    var options = GlobalOptions()
    options.json = known.contains("--json") || known.contains("--format=json")
    options.quiet = known.contains("--quiet") || known.contains("-q")
    for (i, word) in known.enumerated() {
      let next = i + 1 < known.count ? known[known.startIndex + i + 1] : nil
      switch word {
      case "--db": options.db = next
      case "--as": options.actor = next
      case "--lang": options.language = next.flatMap { DisplayLanguage(rawValue: $0) }
      case "--format":
        options.format = next.flatMap { OutputFormat(rawValue: $0) }
      default:
        if word.hasPrefix("--db=") { options.db = String(word.dropFirst(5)) }
        if word.hasPrefix("--as=") { options.actor = String(word.dropFirst(5)) }
      }
    }
    return options
  }
}

extension String {
  /// The first command a text shows: the line after `$ `.
  var firstExample: String? {
    for line in split(separator: "\n") {
      let line = line.drop { $0 == " " }
      if line.hasPrefix("$ ") { return String(line.dropFirst(2)) }
    }
    return nil
  }
}
