import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let initialise = Verb(
    "init", .writes, "Make a new database.",
    """
    Settings are written name=value: country, currency, time_zone, collation, language. The country \
    defaults to that of the locale, else NO; the rest follow from it. The file is readable by you \
    alone.

      $ crm init country=NO --db new.db
      $ crm init country=SE currency=EUR collation=sv --db nordic.db
    """,
    answers: """
      {database: text, collation?: text, country?: text, currency?: text, language?: text, time_zone?: \
      text}
      """
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments(
      "setting=value", "Settings of the database.",
      completing: .settings(.shared))
    return { context throws(CRMError) in try Initialisation(context).run(words) }
  }
}

/// The making of a database.
struct Initialisation {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(_ words: [String]) throws(CRMError) {
    let settings = try settings(words)
    let location = context.location
    if context.options.dryRun {
      return try context.say(
        "would create \(DatabasePlace.masked(location)) (\(summary(settings)))")
    }
    try create(location, settings)
    let members = settings.sorted { $0.key < $1.key }.map {
      JSON.Member($0.key, .string($0.value))
    }
    var lines: [TextLine] = ["Created \(DatabasePlace.masked(location)) (\(summary(settings)))."]
    if !context.options.quiet {
      lines += [
        "Next:  crm contact add \"Kari Nordmann\" email=kari@example.no",
        "       crm contact import contacts.csv --dry-run        crm help",
      ]
    }
    try context.say(
      lines,
      object: .object(
        [JSON.Member("database", .string(DatabasePlace.masked(location)))] + members))
  }

  /// Makes the file.
  func create(_ location: String, _ settings: [String: String]) throws(CRMError) {
    let new = NewDatabase(
      catalogue: context.world.catalogue, settings: settings, uuid: uuid(), at: try context.now(),
      maker: context.actor)
    try context.engine().create(location, timeout: context.timeout) { c throws(CRMError) in
      try new.fill(c)
    }
  }

  private func summary(_ settings: [String: String]) -> String {
    let parts = [settings["currency"], settings["time_zone"]].compactMap { $0 }
    return (parts + ["phone region \(settings["country"] ?? "")"]).joined(separator: ", ")
  }

  /// What is asked for, and what follows from it.
  func settings(_ words: [String]) throws(CRMError) -> [String: String] {
    var given: [String: String] = [:]
    for word in words {
      guard let assignment = Assignment(word), assignment.operation == .set else {
        throw .usage(
          "\"\(word)\" is no setting", hint: "settings are written name=value: country=NO")
      }
      guard Setting.shared.contains(where: { $0.name == assignment.path }) else {
        throw SettingValue.unknown(assignment.path, in: Setting.shared)
      }
      given[assignment.path] = assignment.value
    }
    var settings: [String: String] = [:]
    for (name, value) in given {
      settings[name] = try SettingValue(name, in: Setting.shared).checked(value, context)
    }
    let country = settings["country"] ?? territory ?? "NO"
    let usual = Self.usual(for: country)
    settings["country"] = country
    settings["currency"] = settings["currency"] ?? Currency.of(country: country)?.code ?? "EUR"
    settings["collation"] = settings["collation"] ?? usual.collation
    settings["language"] = settings["language"] ?? usual.language
    if settings["time_zone"] == nil {
      settings["time_zone"] = context.world.zone(usual.zone) == nil ? "UTC" : usual.zone
    }
    return settings
  }

  /// The territory of the locale: `nb_NO.UTF-8` → NO.
  private var territory: String? {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = context.world.variable(name), !value.isEmpty else { continue }
      guard let underscore = value.firstIndex(of: "_") else { return nil }
      let code = String(value[value.index(after: underscore)...].prefix(2))
      return Country(code: code)?.code
    }
    return nil
  }

  private static func usual(for country: String) -> (
    collation: String, language: String, zone: String
  ) {
    switch country {
    case "NO", "SJ": ("nb", "nb", "Europe/Oslo")
    case "DK": ("da", "da", "Europe/Copenhagen")
    case "FO": ("da", "da", "Atlantic/Faroe")
    case "GL": ("da", "da", "America/Nuuk")
    case "SE": ("sv", "sv", "Europe/Stockholm")
    case "FI": ("fi", "sv", "Europe/Helsinki")
    case "AX": ("sv", "sv", "Europe/Mariehamn")
    case "IS": ("en", "en", "Atlantic/Reykjavik")
    case "GB": ("en", "en", "Europe/London")
    case "IE": ("en", "en", "Europe/Dublin")
    case "DE": ("en", "en", "Europe/Berlin")
    case "NL": ("en", "en", "Europe/Amsterdam")
    case "EE": ("en", "en", "Europe/Tallinn")
    case "LV": ("en", "en", "Europe/Riga")
    case "LT": ("en", "en", "Europe/Vilnius")
    case "PL": ("en", "en", "Europe/Warsaw")
    case "US": ("en", "en", "America/New_York")
    default: ("en", "en", "UTC")
    }
  }

  /// A random UUID (RFC 9562, version 4).
  private func uuid() -> String {
    var bytes: [UInt8] = []
    for _ in 0..<2 {
      var word = context.world.random()
      for _ in 0..<8 {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = Array("0123456789abcdef")
    var text = ""
    for (i, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(i) { text += "-" }
      text.append(hex[Int(byte >> 4)])
      text.append(hex[Int(byte & 15)])
    }
    return text
  }
}
