import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

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
    try context.answer(columns) { emit throws(CRMError) in
      for entry in entries {
        var texts = [entry.name, entry.value ?? ""]
        if showsOrigin { texts.append(entry.origin) }
        texts.append(entry.meaning)
        try Texts.with(texts, emit)
      }
    }
  }
}
