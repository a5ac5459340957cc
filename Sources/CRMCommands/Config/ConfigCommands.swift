import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let configList = Verb(
    "list", .reads, "List the settings.",
    """
    The settings of the database, which a team shares, and your own, which stand in a file. \
    '--origin' says where each value comes from.

      $ crm config list
      $ crm config list --origin --json
    """, aliases: ["ls"]
  ) { a throws(CRMError) in
    let origin = a.flag("origin", "Say where each value comes from.")
    return { context throws(CRMError) in try ConfigTable(context).write(showsOrigin: origin) }
  }

  static let configShow = Verb(
    "show", .reads, "Print the value of one setting.",
    """
      $ crm config show country
    """, aliases: ["get"]
  ) { a throws(CRMError) in
    let name: String = try a.argument(
      "setting", "The setting.",
      completing: .settings(.names))
    return { context throws(CRMError) in
      let all = try ConfigTable(context).entries()
      // Where only one of the two kinds has a name, it is enough.
      guard
        let entry = all.first(where: { $0.name == name })
          ?? all.first(where: { $0.name == "personal." + name })
      else {
        let known = all.map { $0.name }
        throw CRMError(
          .usage, code: "unknown_setting", "there is no setting \"\(name)\"",
          hint: NearestName.of(name, in: known).map { "did you mean \($0)?" }
            ?? "one of " + known.joined(separator: ", "))
      }
      if context.speaksJSON {
        return try context.write(
          json: .object([
            JSON.Member("name", .string(entry.name)),
            JSON.Member("value", entry.value.map { .string($0) } ?? .null),
          ]))
      }
      try context.sink().write((entry.value ?? "") + "\n")
    }
  }

  static let configEdit = Verb(
    "edit", .writes, "Change settings.",
    """
    Settings of the database are changed in one operation, which 'crm undo' takes back. Those called \
    personal.NAME are your own and stand in your own file. 'name=' clears.

      $ crm config edit history_keep=36
      $ crm config edit personal.language=nb
    """, aliases: ["set"]
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

/// Every setting with its value and where that comes from.
struct ConfigTable {
  struct Entry {
    var name: String
    var value: String?
    var origin: String
    var meaning: String
  }

  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func entries() throws(CRMError) -> [Entry] {
    var shared: [String: String] = [:]
    var hasDatabase = true
    do throws(CRMError) {
      shared = try context.database(.reading).settings().all
    } catch {
      guard error.code == "no_database" else { throw error }
      hasDatabase = false
    }
    var entries: [Entry] = []
    for setting in Setting.shared {
      let usual = setting.name == "history_keep" ? "24" : nil
      let stored = shared[setting.name]
      let origin = stored != nil ? "database" : hasDatabase ? "default" : "no database"
      entries.append(
        Entry(name: setting.name, value: stored ?? usual, origin: origin, meaning: setting.meaning))
    }
    for setting in Setting.personal {
      let (value, origin) = personal(setting.name)
      entries.append(
        Entry(
          name: "personal." + setting.name, value: value, origin: origin, meaning: setting.meaning))
    }
    return entries
  }

  /// The value of a personal setting: an option, a variable, the file, nothing.
  private func personal(_ name: String) -> (String?, String) {
    let variable =
      switch name {
      case "language": "CRM_LANG"
      case "time_zone": "CRM_TZ"
      case "db": "CRM_DB"
      case "user": "CRM_USER"
      case "pager": "CRM_PAGER"
      default: ""
      }
    let option: String? =
      switch name {
      case "language": context.options.language?.rawValue
      case "time_zone": context.options.timeZone
      case "db": context.options.db
      case "user": context.options.actor
      case "color": context.options.color?.rawValue
      default: nil
      }
    if let option { return (DatabasePlace.masked(option), "option") }
    if !variable.isEmpty, let value = context.world.variable(variable), !value.isEmpty {
      return (DatabasePlace.masked(value), variable)
    }
    if let value = context.personalSetting(name) {
      return (DatabasePlace.masked(value), context.personalFile)
    }
    return (nil, "default")
  }

  func write(showsOrigin: Bool) throws(CRMError) {
    var columns = [OutputColumn("name", heading: "NAME"), OutputColumn("value", heading: "VALUE")]
    let showsOrigin = showsOrigin || context.options.fields?.includes("origin") == true
    if showsOrigin { columns.append(OutputColumn("origin", heading: "ORIGIN")) }
    columns.append(OutputColumn("meaning", heading: "MEANING"))
    let entries = try entries()
    try context.writeTable(columns) { emit throws(CRMError) in
      for entry in entries {
        var texts = [entry.name, entry.value ?? ""]
        if showsOrigin { texts.append(entry.origin) }
        texts.append(entry.meaning)
        try Texts.with(texts, emit)
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
      try context.sink().write((context.options.dryRun ? "would change: " : "") + line + "\n")
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
    if context.options.dryRun { return try context.sink().write("would write \(path)\n") }
    try OutputFile.makeFolder(of: path)
    let file = try OutputFile(path)
    for line in lines { try file.sink.write(line + "\n") }
    try file.keep()
    for (name, value) in changes {
      try context.sink().write("personal.\(name): \(value ?? "(default)")\n")
    }
  }
}
