import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let configEdit = Verb(
    "edit", .writes, "Change settings.",
    """
    Settings of the database are changed in one operation, which 'crm undo' takes back. Those called \
    personal.NAME are your own and stand in your own file. 'name=' clears.

      $ crm config edit history_keep=36
      $ crm config edit personal.language=nb
    """, aliases: ["set"],
    answers: "said"
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments(
      "setting=value", "The settings.", required: true,
      completing: .settings(.all))
    let personal = a.flag("personal", "Change your own settings.")
    return { context throws(CRMError) in
      let isPersonal = personal || words.allSatisfy { $0.hasPrefix("personal.") }
      let settings = isPersonal ? Setting.personal : Setting.shared
      var changes: [(name: String, value: String?)] = []
      for word in words {
        guard var assignment = Assignment(word), assignment.operation == .set else {
          throw .usage("\"\(word)\" is no setting", hint: "settings are written name=value")
        }
        if assignment.path.hasPrefix("personal.") {
          guard isPersonal else {
            throw .usage("your own settings and the database's are changed one after the other")
          }
          assignment.path = String(assignment.path.dropFirst("personal.".count))
        }
        let setting = try SettingValue(assignment.path, in: settings)
        let isCleared = assignment.value.trimmed.isEmpty
        changes.append(
          (assignment.path, isCleared ? nil : try setting.checked(assignment.value, context)))
      }
      if isPersonal {
        try PersonalFile(context).write(changes)
      } else {
        try SharedSettings(context).write(changes)
      }
    }
  }
}

/// Settings in the database.
private struct SharedSettings {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func write(_ changes: [(name: String, value: String?)]) throws(CRMError) {
    let (said, _) = try context.perform { operation throws(CRMError) in
      try ChangeSettings(operation, try context.rules()).run(changes)
    }
    for line in said {
      try context.say((context.options.dryRun ? "would change: " : "") + line)
    }
  }
}

/// The file of one person's settings.
private struct PersonalFile {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func write(_ changes: [(name: String, value: String?)]) throws(CRMError) {
    let path = context.personalFile
    var lines: [String] = []
    do throws(CRMError) {
      let text = try DescriptorInput(path: path, name: path).readAll().string
      lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      if lines.last == "" { lines.removeLast() }
    } catch {
      guard error.kind == .notFound else { throw error }
    }
    for (name, value) in changes {
      let place = lines.firstIndex { line in
        guard let equals = line.firstIndex(of: "=") else { return false }
        return String(line[..<equals]).trimmed == name
      }
      switch (place, value) {
      case (let place?, let value?): lines[place] = "\(name) = \(value)"
      case (let place?, nil): lines.remove(at: place)
      case (nil, let value?): lines.append("\(name) = \(value)")
      case (nil, nil): break
      }
    }
    if context.options.dryRun { return try context.say("would write \(path)") }
    try OutputFile.makeFolder(of: path)
    let file = try OutputFile(path)
    for line in lines { try file.sink.write(line + "\n") }
    try file.keep()
    for (name, value) in changes {
      try context.say("personal.\(name): \(value ?? "(default)")")
    }
  }
}
