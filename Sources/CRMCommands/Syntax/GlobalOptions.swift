import CRMDomain
import CRMOutput

/// Whether output is coloured.
package enum ColorChoice: String, CaseIterable, ArgumentValue { case auto, always, never }

/// The options every verb takes, before the noun or after the verb.
package struct GlobalOptions: Sendable {
  /// The database, `--db`.
  package var db: String?
  /// Who acts, `--as`.
  package var actor: String?
  /// The output format, `--format`.
  package var format: OutputFormat?
  /// Whether `--json` was given.
  package var json: Bool
  /// Whether `--csv` was given.
  package var csv: Bool
  /// The fields to show, with commas between them.
  package var fields: String?
  /// The language of text.
  package var language: DisplayLanguage?
  /// The name of the time zone.
  package var timeZone: String?
  /// Whether to colour text.
  package var color: ColorChoice?
  /// Whether only errors are said.
  package var quiet: Bool
  /// Whether more is said.
  package var verbose: Bool
  /// Whether nothing is to be changed.
  package var dryRun: Bool
  /// Whether nothing is asked.
  package var yes: Bool
  /// The file the result goes to.
  package var output: String?
  /// How long to wait for another writer.
  package var timeout: Duration?
  /// What a repetition of the line is known by.
  package var once: String?

  /// Asks for them.
  package init(_ a: inout Arguments) throws(CRMError) {
    db = try a.option("db", value: "file", "The database.", completing: .file)
    actor = try a.option("as", value: "user", "Act as this user.", completing: .users)
    format = try a.option("format", value: "format", "The output format.")
    json = a.flag("json", "The same as '--format json'.")
    csv = a.flag("csv", "The same as '--format csv'.")
    fields = try a.option(
      "fields", value: "field,…", "The fields to show, also across relations (company.name).",
      completing: .fields)
    output = try a.option(
      "output", short: "o", value: "file", "Write the result to a file.", completing: .file)
    dryRun = a.flag("dry-run", short: "n", "Say what would happen and change nothing.")
    yes = a.flag("yes", short: "y", "Do not ask.")
    quiet = a.flag("quiet", short: "q", "Say nothing but errors on standard error.")
    verbose = a.flag("verbose", short: "v", "Say more on standard error.")
    language = try a.option("lang", value: "language", "The language of text.")
    timeZone = try a.option("tz", value: "zone", "The time zone of dates, as Europe/Oslo.")
    color = try a.option("color", value: "when", "Whether to colour text.")
    timeout = try a.option(
      "timeout", value: "seconds", "How long to wait for another command that writes.")
    once = try a.option(
      "once", value: "key", "Do it once: a second run with this key answers as the first did.")
  }

  /// Refuses two formats at once.
  func check() throws(CRMError) {
    let isJSON = json && format != nil && format != .json
    let isCSV = csv && format != nil && format != .csv
    guard !(json && csv), !isJSON, !isCSV else { throw .usage("the answer has one format") }
    if let once, once.trimmed.isEmpty || once.utf8.count > 200 {
      throw .usage("--once takes a key of at most 200 characters")
    }
  }

  /// Whether `word` is one of them whose value is the next word. Written out, because every line with an
  /// option in front of its noun asks; a test holds it against the declaration.
  package static func takesValue(_ word: String) -> Bool {
    switch word {
    case "--db", "--as", "--format", "--fields", "--output", "-o", "--lang", "--tz", "--color",
      "--timeout", "--once":
      true
    default: false
    }
  }
}
