import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// The backups of the database.
struct BackupFolder {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  private var backups: Backups { Backups(context.world.engine, context.world.catalogue) }
  /// Beside the file itself, by whatever link it is named.
  private var folder: String { OutputFile.resolved(context.location) + ".backups" }

  private func refuseServer() throws(CRMError) {
    guard !context.world.engine.isOnServer(context.location) else {
      throw .usage(
        "a PostgreSQL database is backed up with the server's own tools",
        hint: "pg_dump --format=custom --file=crm.dump URL")
    }
  }

  /// What is said of a database that cannot be asked.
  static let unreadable: Set<String> = [
    "not_a_database", "damaged", "damaged_database", "no_database", "older_database",
    "newer_database",
  ]

  /// Refuses what only an administrator does: a backup is the whole base, for whoever holds it. A database
  /// that cannot be asked is no reason: then its backups are what is wanted.
  private func needAdministrator(to what: String) throws(CRMError) {
    do throws(CRMError) {
      try context.database(.reading).needAdministrator(to: what)
      return context.close()
    } catch {
      guard Self.unreadable.contains(error.code) else { throw error }
      context.close()
      guard error.code == "older_database" else { return }
    }
    let connection = try context.world.engine.open(context.location, .reading, timeout: 1000)
    defer { connection.close() }
    let authority = try Authority.ofAnySchema(context.actor, connection)
    guard let authority, !(authority.isActive && authority.role.isAdministrator) else { return }
    throw authority.refusal(what)
  }

  /// A file of the folder by its name, or any other file.
  private func path(_ name: String) -> String {
    if !name.includes("/"), OutputFile.exists(folder + "/" + name) { return folder + "/" + name }
    return context.absolute(name)
  }

  /// `crm-20261121T185600Z.db`, and a number where there is one of this second already.
  private func freshPath(_ prefix: String) throws(CRMError) -> String {
    let stamp = try context.now().description.filter { $0 != "-" && $0 != ":" }
    var path = "\(folder)/\(prefix)-\(stamp).db"
    var n = 2
    while OutputFile.exists(path) {
      path = "\(folder)/\(prefix)-\(stamp)-\(n).db"
      n += 1
    }
    return path
  }

  private func place(_ file: String?, _ prefix: String) throws(CRMError) -> String {
    if let file {
      guard !file.isEmpty, file != "-" else { throw .usage("\"\(file)\" is no name of a file") }
      let path = try context.outputPath(file)
      // A folder that is misspelt is not made.
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      guard folder.isEmpty || OutputFile.exists(folder) else {
        throw CRMError(.cannotCreate, code: "cannot_create", "there is no folder \(folder)")
      }
      return path
    }
    return try freshPath(prefix)
  }

  /// Copies the database; answers where to.
  @discardableResult
  func make(_ file: String?, prefix: String = "crm") throws(CRMError) -> (String, Backups.Proof) {
    try refuseServer()
    let path = try place(file, prefix)
    context.world.catchInterruptions()
    let meter =
      context.world.terminal.error && !context.options.quiet
      ? ProgressMeter(context.world.err, total: nil, clock: context.world.milliseconds) : nil
    let proof = try backups.make(
      context.location, to: path, timeout: context.timeout, discard: { OutputFile.remove($0) }
    ) { done, total throws(CRMError) in
      try context.stopIfInterrupted()
      try meter?.show("copying \(Thousands.grouped(done)) of \(Thousands.grouped(total)) pages")
    }
    try meter?.clear()
    return (path, proof)
  }

  /// Brings a file to the schema of this program, after a backup; answers where that is, and the schema before. Where
  /// it fails the file is as it was, and a backup of it more each time would fill the disk.
  func upgrade(_ connection: any Connection) throws(CRMError) -> (backup: String, before: Int) {
    let (backup, _) = try make(nil, prefix: "before-upgrade")
    do throws(CRMError) {
      return (backup, try Upgrade(connection, context.world.catalogue).run())
    } catch {
      OutputFile.remove(backup)
      var error = error
      error.message =
        "\(context.place) could not be brought up to date, and is as it was: \(error.message)"
      throw error
    }
  }

  func create(_ file: String?) throws(CRMError) {
    try refuseServer()
    try needAdministrator(to: "back up the database")
    if context.options.dryRun {
      return try context.say("would make \(try place(file, "crm"))")
    }
    let (path, proof) = try make(file)
    try context.say(["\(path): \(words(proof))"], object: object(path, proof))
  }

  private func words(_ proof: Backups.Proof) -> String {
    "\(Thousands.grouped(Int(proof.total))) records, up to operation \(proof.operation), read back whole"
  }

  private func object(_ path: String, _ proof: Backups.Proof) -> JSON {
    .object([
      JSON.Member("file", .string(path)),
      JSON.Member("size", .number("\(context.world.engine.place(path).size)")),
      JSON.Member("schema", .number("\(proof.schema)")),
      JSON.Member("operation", .number("\(proof.operation)")),
      JSON.Member("records", .number("\(proof.total)")),
      JSON.Member("database", proof.identity.map { .string($0) } ?? .null),
    ])
  }

  /// The names of the backups, newest first.
  private func names() -> [String] {
    OutputFile.files(in: folder).filter { $0.hasSuffix(".db") }.sorted { a, b in
      let (first, second) = (stamp(a), stamp(b))
      if first.moment != second.moment { return first.moment > second.moment }
      return first.serial == second.serial ? a > b : first.serial > second.serial
    }
  }

  /// The moment a name says, and which one of that second it is.
  private func stamp(_ name: String) -> (moment: String, serial: Int) {
    let rest = name.dropLast(3).drop { !$0.isNumber }
    return (String(rest.prefix(16)), Int(rest.dropFirst(17)) ?? 1)
  }

  func list() throws(CRMError) {
    try refuseServer()
    try needAdministrator(to: "list backups")
    let columns = [
      OutputColumn("file", heading: "FILE"),
      OutputColumn("size", .integer(0...Int64.max), heading: "BYTES"),
      OutputColumn("operation", .integer(0...Int64.max), heading: "OPERATION"),
    ]
    let names = names()
    try context.answer(columns, whenNone: "no backups in \(folder)") { emit throws(CRMError) in
      for name in names {
        let path = folder + "/" + name
        let operation = try newestOperation(path)
        try Texts.with([name]) { cells throws(CRMError) in
          try emit([
            cells[0], .integer(context.world.engine.place(path).size),
            operation.map { .integer($0) } ?? .null,
          ])
        }
      }
    }
  }

  /// The newest operation in a backup; nil where it cannot be read.
  private func newestOperation(_ path: String) throws(CRMError) -> Int64? {
    do throws(CRMError) {
      let connection = try context.engine().open(path, .reading, timeout: 1000)
      defer { connection.close() }
      return try OperationLog(Database(connection, context.world.catalogue, location: path))
        .newest()
    } catch {
      return nil
    }
  }

  func verify(_ file: String?) throws(CRMError) {
    try refuseServer()
    try needAdministrator(to: "read backups")
    guard let path = file.map({ path($0) }) ?? names().first.map({ folder + "/" + $0 }) else {
      throw .notFound("there are no backups in \(folder)", hint: "make one: crm backup create")
    }
    guard OutputFile.exists(path) else { throw .notFound("there is no file \(path)") }
    let proof = try prove(path)
    try context.say(["\(path): \(words(proof))"], object: object(path, proof))
  }

  func restore(_ file: String) throws(CRMError) {
    try refuseServer()
    try needAdministrator(to: "restore a backup")
    let path = path(file)
    guard OutputFile.exists(path) else { throw .notFound("there is no file \(path)") }
    guard !OutputFile.isSame(path, context.location) else {
      throw .usage("\(path) is the database itself")
    }
    let proof = try prove(path)
    guard proof.schema <= Migration.newest else {
      throw CRMError(
        .configuration, code: "newer_database", "\(path) was made by a newer crm",
        hint: "install that version of crm")
    }
    let now = try sound()
    if let now {
      context.note(
        "\(context.place) holds \(Thousands.grouped(Int(now.total))) records, up to operation \(now.operation)"
      )
      for line in lost(now, proof) { context.note("  " + line) }
    } else {
      context.note(
        "\(context.place) is damaged or not there; what is left of it is kept beside it")
    }
    context.note(
      "\(path) holds \(Thousands.grouped(Int(proof.total))) records, up to operation \(proof.operation)"
    )
    if let now, proof.identity != now.identity {
      context.note("it is a backup of another database")
    }
    if context.options.dryRun {
      return try context.say(["would restore \(path)"], object: object(path, proof))
    }
    guard try isConfirmed(proof) else { return }
    let kept: String?
    if now != nil {
      kept = try make(nil, prefix: "before-restore").0
      try context.engine().restore(path, to: context.location, timeout: context.timeout) {
        _, _ throws(CRMError) in
      }
    } else {
      kept = try replaceDamaged(by: path)
    }
    var members = [JSON.Member("before", kept.map { .string($0) } ?? .null)]
    if case .object(let all) = object(context.location, try backups.prove(context.location)) {
      members = all + members
    }
    try context.say(
      ["\(context.place) is as it was: \(words(proof))"]
        + (kept.map { ["As it was before: \($0)"] } ?? []),
      object: .object(members))
  }

  /// What a backup holds; a file that is none, or a damaged one, is bad data here, not a bad setting.
  private func prove(_ path: String) throws(CRMError) -> Backups.Proof {
    do throws(CRMError) {
      return try backups.prove(path)
    } catch {
      guard ["not_a_database", "damaged_database"].contains(error.code) else { throw error }
      throw CRMError(
        .data, code: "damaged", "\(path) is no backup, or it is damaged",
        hint: "see those there are: crm backup list")
    }
  }

  /// What the database holds; nil where it cannot be asked.
  private func sound() throws(CRMError) -> Backups.Proof? {
    do throws(CRMError) { return try backups.prove(context.location) } catch {
      guard Self.unreadable.contains(error.code) else { throw error }
      return nil
    }
  }

  /// What would be gone: how many records fewer there are of each noun.
  private func lost(_ now: Backups.Proof, _ then: Backups.Proof) -> [String] {
    context.world.catalogue.nouns.compactMap { noun in
      let (a, b) = (now.records[noun.name.rawValue] ?? 0, then.records[noun.name.rawValue] ?? 0)
      return a == b
        ? nil : "\(noun.plural): \(Thousands.grouped(Int(a))) → \(Thousands.grouped(Int(b)))"
    }
  }

  /// Whether somebody who knows what goes wants it: the number of the backup's newest operation is typed.
  private func isConfirmed(_ proof: Backups.Proof) throws(CRMError) -> Bool {
    if context.options.yes { return true }
    guard context.world.terminal.input else {
      throw CRMError(
        .usage, code: "not_confirmed", "what was written since the backup would be gone for good",
        hint: "add --yes to restore it")
    }
    return try context.confirm(
      "This cannot be undone. Type the number of the backup's last operation to go on:",
      typing: "\(proof.operation)")
  }

  /// Puts a copy of a backup in the place of a database that cannot be read; what was there is moved aside.
  /// Answers where to.
  private func replaceDamaged(by path: String) throws(CRMError) -> String? {
    let location = context.location
    // The copy is whole before anything is moved: a full disk leaves what there was where it was.
    let draft = location + ".restored-\(context.world.process.id)"
    defer { OutputFile.remove(draft) }
    try context.engine().backUp(path, to: draft, timeout: context.timeout) {
      _, _ throws(CRMError) in
    }
    var aside: String?
    if ["", "-wal"].contains(where: { OutputFile.exists(location + $0) }) {
      let name = try freshPath("damaged")
      try OutputFile.makeFolder(of: name)
      for ending in ["", "-wal", "-shm"] where OutputFile.exists(location + ending) {
        try OutputFile.move(location + ending, to: name + ending)
      }
      aside = name
    }
    try OutputFile.move(draft, to: location)
    return aside
  }

  func prune(keep: Int) throws(CRMError) {
    try refuseServer()
    guard keep > 0 else {
      throw .usage("the newest backup always stays", hint: "crm backup prune --keep 1")
    }
    try needAdministrator(to: "remove backups")
    let old = names().dropFirst(keep)
    for name in old {
      if !context.options.dryRun { OutputFile.remove(folder + "/" + name) }
    }
    let would = context.options.dryRun ? "would be " : ""
    try context.say(
      old.isEmpty ? ["nothing to remove"] : old.map { "\($0) \(would)removed" },
      object: .object([JSON.Member("removed", .array(old.map { .string($0) }))]))
  }
}
