import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

/// What a verb works with: the world, the options of the line, and, opened when they are first asked
/// for, the database, the settings and the results' place.
package final class CommandContext {
  /// Everything outside.
  package let world: World
  /// The line as it was typed.
  package let line: [String]
  /// The line as it was read.
  var arguments = Arguments()
  /// The words of it that name records.
  var recordWords: [String] { arguments.recordWords }
  /// The group the verb belongs to.
  package var group: Group?
  /// What the verb says it does to the database.
  var effect = Verb.Effect.reads
  /// The options every verb takes.
  package var options = GlobalOptions()
  /// The exit status if nothing goes wrong.
  package var status: Int32 = 0
  /// The operation that was stored, if one was.
  package internal(set) var stored: Int64?
  /// What was said so far, where the answer is one page or object that has all of it.
  var gathered: [TextLine] = []
  /// What was said of a past that reaches back further than what is known.
  var beginning: String?
  private var opened: Database?
  /// The lines of the file of personal settings, once they were read.
  var personalText: [String]?
  /// The personal settings, once they were read.
  var personal: [String: String]?
  private var file: OutputFile?
  private var capture: ByteSink?
  private var knownZone: TimeZoneRules?

  init(_ world: World, _ line: [String]) {
    self.world = world
    self.line = line
  }

  deinit { opened?.close() }

  /// Lets the database go, before it is replaced or given up.
  func close() {
    opened?.close()
    opened = nil
  }

  /// The noun the verb is about, without custom fields; nil for verbs of no noun.
  package var noun: Noun? { group?.noun.flatMap { world.catalogue[$0] } }

  /// The noun's name, for verbs that have one.
  package func nounName() throws(CRMError) -> NounName {
    guard let name = group?.noun else { throw .defect("the verb belongs to no noun") }
    return name
  }

  // MARK: Who, when, where

  /// The moment of the command: `CRM_NOW` or the clock.
  package func now() throws(CRMError) -> Instant {
    guard let text = world.variable("CRM_NOW"), !text.isEmpty else { return world.now() }
    if let instant = text.withBytes({ Instant($0) }) { return instant }
    if let day = text.withBytes({ Day($0) }) { return Instant(day) }
    throw CRMError(
      .configuration, code: "invalid_value", "CRM_NOW is no moment: \(text)",
      hint: "write it as 2026-11-21T09:00:00Z")
  }

  /// The login of who acts.
  package var actor: String {
    if let login = opened?.connection.login { return login }
    if let given = options.actor { return given }
    for name in ["CRM_USER"] {
      if let value = world.variable(name), !value.isEmpty { return value }
    }
    if let value = personalSetting("user") { return value }
    for name in ["LOGNAME", "USER"] {
      if let value = world.variable(name), !value.isEmpty { return value }
    }
    return "uid-\(world.process.user)"
  }

  /// The language of text.
  package var language: DisplayLanguage {
    if let given = options.language { return given }
    if let chosen = world.variable("CRM_LANG").flatMap({ DisplayLanguage(locale: $0) }) {
      return chosen
    }
    if let chosen = personalSetting("language").flatMap({ DisplayLanguage(locale: $0) }) {
      return chosen
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = world.variable(name), !value.isEmpty {
        return DisplayLanguage(locale: value) ?? .en
      }
    }
    return .en
  }

  /// The zone of what this person types and sees.
  package func zone() throws(CRMError) -> TimeZoneRules {
    if let knownZone { return knownZone }
    let zone = try findZone()
    knownZone = zone
    return zone
  }

  private func findZone() throws(CRMError) -> TimeZoneRules {
    if let name = options.timeZone { return try rules(ofZone: name) }
    if let name = world.variable("CRM_TZ"), !name.isEmpty { return try rules(ofZone: name) }
    if let name = personalSetting("time_zone") { return try rules(ofZone: name) }
    if let opened {
      if let name = try opened.timeZone(ofUser: actor) { return try rules(ofZone: name) }
      if let name = try opened.settings()["time_zone"] { return try rules(ofZone: name) }
    }
    if let name = world.variable("TZ"), !name.isEmpty {
      return try rules(ofZone: name.hasPrefix(":") ? String(name.dropFirst()) : name)
    }
    return .utc
  }

  /// The rules of a zone by its name.
  package func rules(ofZone name: String) throws(CRMError) -> TimeZoneRules {
    if name == "UTC" { return .utc }
    if let rules = world.zone(name) { return rules }
    guard world.zone("Europe/Oslo") != nil else {
      throw CRMError(
        .configuration, code: "no_time_zones",
        "the system has no time zones, so \(name) is unknown",
        hint: "install the package tzdata")
    }
    throw CRMError(
      .data, code: "invalid_value", "there is no time zone \"\(name)\"",
      hint: "write it as Europe/Oslo")
  }

  /// The clock of this person.
  package func clock() throws(CRMError) -> LocalClock {
    LocalClock(now: try now(), zone: try zone())
  }

  /// For whom text is written.
  package func locale() throws(CRMError) -> DisplayLocale {
    // English knows no sign, so that its lists need not ask for the settings.
    let own = language == .en ? nil : try opened?.settings().currency
    return DisplayLocale(language: language, clock: try clock(), currency: own)
  }

  // MARK: The database

  /// Where the database is: `--db`, `CRM_DB`, the personal setting, the usual place.
  package var location: String {
    if let given = options.db { return given.isEmpty ? "" : absolute(given) }
    if let value = world.variable("CRM_DB"), !value.isEmpty { return absolute(value) }
    if let value = personalSetting("db") { return absolute(value) }
    return folder("XDG_DATA_HOME", ".local/share") + "/crm/crm.db"
  }

  /// How long to wait for another writer, in milliseconds.
  package var timeout: Int { options.timeout?.milliseconds ?? 30_000 }

  /// The database; opened for writing once that is asked for, closed with the context.
  package func database(_ access: DatabaseAccess) throws(CRMError) -> Database {
    if access == .writing, effect == .reads || effect == .copies {
      throw .defect("a verb that says it reads would write")
    }
    if let opened { return opened }
    let location = location
    guard !location.isEmpty else { throw .usage("--db names no file") }
    guard options.actor != "" else { throw .usage("--as names nobody") }
    let database = try open(location, access)
    if let login = database.connection.login, let asked = options.actor, asked != login {
      throw CRMError(
        .notPermitted, code: "not_permitted",
        "you are \(login) to the server, so nothing is done as \(asked)",
        hint: "connect as \(asked): --db postgres://\(asked)@HOST/DATABASE")
    }
    opened = database
    database.readingContext = ReadingContext(
      actor: actor, rules: { [unowned self] () throws(CRMError) in try rules() },
      sharedRules: { [unowned self] () throws(CRMError) in try sharedRules() },
      zone: { [unowned self] name throws(CRMError) in try rules(ofZone: name) })
    try database.restrictRows()
    if access == .reading, database.isRestricted, try !database.settings().knowsActor {
      note("\(actor) is no user here: this is what a new seller sees")
    }
    return database
  }

  /// Opens a database; the first command that writes to one of an older version brings it up to date.
  private func open(_ location: String, _ access: DatabaseAccess) throws(CRMError) -> Database {
    do throws(CRMError) {
      return try Database.open(
        try engine(), location, access, timeout: timeout, catalogue: world.catalogue)
    } catch {
      // A server's database is others' too: it is upgraded when its administrator says so.
      guard error.code == "older_database", access == .writing, !options.dryRun,
        !world.engine.isOnServer(location)
      else { throw error }
      guard try confirm("\(error.message). Bring it up to date, after a backup?") else {
        throw error
      }
      let connection = try engine().open(location, .writing, timeout: timeout)
      defer { connection.close() }
      let (backup, before) = try BackupFolder(self).upgrade(connection)
      note(
        "brought from schema \(before) to \(Migration.newest); as it was before: \(backup)")
      return try Database.open(
        try engine(), location, access, timeout: timeout, catalogue: world.catalogue)
    }
  }

  /// Who does it, when, with which command.
  package func operationContext() throws(CRMError) -> OperationContext {
    var operationContext = OperationContext(
      actor: actor, at: try now(), command: CommandSummary(line, world.catalogue, recordWords).text,
      random: world.random(), onceKey: options.once)
    operationContext.isRepeatable = !line.contains("-") && !line.contains("--stdin")
    return operationContext
  }

  /// Runs `body` as one operation; with `--dry-run` it is taken back at its end.
  ///
  /// - Parameter command: what the log says instead of what was typed, where that is more than one operation.
  package func perform<R>(
    _ kind: Operation.Kind = .write, command: String? = nil,
    _ body: (Operation) throws(CRMError) -> R
  ) throws(CRMError) -> (result: R, number: Int64?) {
    world.out.whenReaderGone = .goOn
    let database = try database(.writing)
    world.catchInterruptions()
    database.connection.stop(on: world.interruption)
    var own = try operationContext()
    if let command { own.command = command }
    // What an import read and rejected is written down as it goes.
    if kind == .import { own.isRepeatable = false }
    let done = try Operation.perform(
      on: database, kind, own, isTrial: options.dryRun, body)
    if !options.dryRun { stored = done.number }
    // A slip in a login would be somebody else from then on.
    if done.number != nil, !options.dryRun, let admitted = database.takeAdmitted() {
      note("\(admitted) was no user before, and is one now (sales): crm user list")
    }
    return done
  }

  /// Notes the operation that was stored by other ways than `perform`.
  func note(stored operation: Int64?) { if !options.dryRun { stored = operation } }

  /// Stops where a signal asked for it; for long work that runs few statements.
  package func stopIfInterrupted() throws(CRMError) {
    guard let signal = world.interruption() else { return }
    throw CRMError(
      .interrupted(signal: signal), code: "interrupted", "interrupted: nothing was stored")
  }

  // MARK: Files

  /// A path as the program can use it anywhere.
  package func absolute(_ path: String) -> String {
    if path.hasPrefix("/") || path.includes("://") { return path }
    if path.hasPrefix("~/"), let home = world.variable("HOME") { return home + path.dropFirst(1) }
    return world.directory + "/" + path
  }

  private func folder(_ variable: String, _ usual: String) -> String {
    if let value = world.variable(variable), value.hasPrefix("/") { return value }
    return (world.variable("HOME") ?? "") + "/" + usual
  }

  /// A file to be read; `-` is standard input.
  package func input(_ path: String) throws(CRMError) -> any InputSource {
    if path == "-" { return world.input }
    guard !path.isEmpty else { throw .usage("the name of the file is empty") }
    return try DescriptorInput(path: absolute(path), name: path)
  }

  // MARK: Personal settings

  /// The file of personal settings.
  package var personalFile: String { folder("XDG_CONFIG_HOME", ".config") + "/crm/config" }

  // MARK: Results

  /// The output format.
  package func format(default usual: OutputFormat = .text) -> OutputFormat {
    if options.json { return .json }
    if options.csv { return .csv }
    if let format = options.format { return format }
    if usual != .text { return usual }
    return personalSetting("format").flatMap { OutputFormat(rawValue: $0) } ?? .text
  }

  /// Where results go: standard output, or the file of `-o`.
  func sink() throws(CRMError) -> ByteSink {
    if let capture { return capture }
    guard let path = options.output, path != "-" else { return world.out }
    if let file { return file.sink }
    let whole = try outputPath(path)
    let made = try OutputFile(whole)
    file = made
    return made.sink
  }

  /// Where a file is to be written: whole, and never over the database or what belongs to it.
  func outputPath(_ path: String) throws(CRMError) -> String {
    guard !path.isEmpty else { throw .usage("the name of the file is empty") }
    let whole = absolute(path)
    for ending in ["", "-wal", "-shm", "-journal"]
    where OutputFile.isSamePlace(whole, OutputFile.resolved(location) + ending) {
      throw .usage(
        ending.isEmpty ? "\(path) is the database" : "\(path) belongs to the database",
        hint: "name another file")
    }
    return whole
  }

  /// Opens the file of `-o` before any work is done: an answer that has no place to go must not be that of
  /// something that was stored, as whoever gives the line again would store it twice.
  func openOutput() throws(CRMError) { if options.output != nil { _ = try sink() } }

  /// What `body` would answer, kept instead of written.
  package func captured(_ body: () throws(CRMError) -> Void) throws(CRMError) -> String {
    let sink = ByteSink()
    capture = sink
    defer { capture = nil }
    try body()
    try settle()
    return sink.text
  }

  /// Whether results are read on a terminal.
  package var isOnTerminal: Bool { world.terminal.output && options.output == nil }

  /// Whether standard error speaks JSON.
  package var speaksJSON: Bool {
    options.json || options.format?.wanted.everyField ?? false
  }

  /// Colours for standard output, and for standard error.
  package var palette: Palette { Palette(isOn: usesColor(world.terminal.output)) }
  var errorPalette: Palette { Palette(isOn: usesColor(world.terminal.error)) }

  private func usesColor(_ isTerminal: Bool) -> Bool {
    let choice =
      options.color ?? personalSetting("color").flatMap { ColorChoice(rawValue: $0) } ?? .auto
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      let plain = world.variable("NO_COLOR").map { !$0.isEmpty } ?? false
      return isTerminal && !plain && world.variable("TERM") != "dumb" && options.output == nil
    }
  }

  /// The width text is cut to; nil where nothing is.
  package var width: Int? { isOnTerminal ? world.terminal.width : nil }

  /// Ends the command: a file that was written takes its place.
  func finish() throws(CRMError) {
    try settle()
    try file?.keep()
    file = nil
  }
}

extension GlobalOptions {
  /// None of them given.
  init() {
    json = false
    csv = false
    quiet = false
    verbose = false
    dryRun = false
    yes = false
  }
}
