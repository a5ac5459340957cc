import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let logList = Verb(
    "list", .reads, "List what was done: every command that wrote, newest first.",
    """
    Each line is an operation with its number, which 'crm undo' takes. The command is shown with the \
    names of fields and without values. Filters ask of id, at, actor, kind (write, import, undo, redo, \
    erase), count, undone_by, target and command. '--follow' goes on with what is done from now on. What a \
    role did not permit is no operation; '--denied' lists it.

      $ crm log
      $ crm log --limit 5 --json
      $ crm log kind=import at=this-month
      $ crm log 'command~contact' --by kari
      $ crm log --denied
    """, aliases: ["ls"],
    answers: """
      [{id: int, at: moment, actor: text, kind: text, count: int, undone_by: int?, target: int?, command: \
      text}] | int | [{at: moment, actor: text, command: text, reason: text}]
      """
  ) { a throws(CRMError) in
    let filters: [String] = try a.arguments(
      "filter", "Conditions, joined with 'and'.", completing: .of(.operation, .filter))
    let conditions: [String] = try a.options(
      "where", value: "filter", "A condition more.", completing: .of(.operation, .filter))
    let sort: String? = try a.option(
      "sort", value: "field,-field", "The order; '-' is descending.",
      completing: .of(.operation, .fields))
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    let offset: Count? = try a.option("offset", value: "n", "Without the newest so many.")
    let count = a.flag("count", "Only how many there are.")
    let actor: String? = try a.option(
      "by", value: "user", "Only what this user did.", completing: .users)
    let denied = a.flag("denied", "What was refused, to whom and why, instead.")
    let follow = a.flag("follow", short: "f", "Go on with what is done from now on, until stopped.")
    return { context throws(CRMError) in
      var filters = filters + conditions
      if denied { return try DeniedList(context).run(filters, actor, limit?.value) }
      if let actor {
        let database = try context.database(.reading)
        let isUser = try database.user(actor) != nil
        let hasActed = try OperationLog(database).hasAny(by: actor)
        guard actor == "me" || isUser || hasActed else {
          throw .notFound("there is no user \"\(actor)\"", hint: "list them: crm user list")
        }
        filters.append("actor=" + (actor == "me" ? actor : FilterPrinter.quote(actor)))
      }
      if follow {
        guard sort == nil, offset == nil, !count, context.options.fields == nil,
          context.wants.goesOn
        else {
          throw .usage(
            "--follow goes with filters, --limit and the formats text, json and jsonl only")
        }
        return try LogFollower(context, filters).run(last: limit?.value)
      }
      let list = RecordList(
        context: context, noun: .operation, filters: filters, search: nil, sort: sort,
        limit: limit?.value, offset: offset?.value, all: true)
      _ = count ? try list.count() : try list.run()
    }
  }
}

/// Shows operations as they are stored, oldest first, until it is stopped.
private struct LogFollower {
  private let context: CommandContext
  private let filters: [String]

  init(_ context: CommandContext, _ filters: [String]) {
    self.context = context
    self.filters = filters
  }

  func run(last: Int?) throws(CRMError) {
    context.world.catchInterruptions()
    var seen = try start(last)
    // A text table cannot be laid out before its rows are there: each line stands for itself.
    while context.world.interruption() == nil {
      seen = try show(after: seen)
      try context.flush()
      guard context.world.wait(500) else { return }
    }
  }

  /// The operation after which to begin.
  private func start(_ last: Int?) throws(CRMError) -> Int64 {
    let newest = try fresh { database throws(CRMError) in try OperationLog(database).newest() }
    return max(0, newest - Int64(last ?? 10))
  }

  /// What is there now, seen by a connection of its own: one view of the database never changes.
  private func fresh<R>(_ body: (Database) throws(CRMError) -> R) throws(CRMError) -> R {
    let database = try Database.open(
      try context.engine(), context.location, .reading, timeout: context.timeout,
      catalogue: context.world.catalogue)
    defer { database.close() }
    database.readingContext = try context.database(.reading).readingContext
    return try body(database)
  }

  private func show(after seen: Int64) throws(CRMError) -> Int64 {
    try fresh { database throws(CRMError) in
      let newest = try OperationLog(database).newest()
      guard newest > seen else { return seen }
      let selection = try RecordSelection(
        .operation, filters: filters + ["id>\(seen)", "id<=\(newest)"],
        RecordSelection.Options(), in: database)
      let entry = try database.noun(.operation)
      var query = RecordQuery(
        .operation,
        try (context.wants.everyField ? entry.listed + ["target"] : entry.listed).map {
          n throws(CRMError) in
          try FieldPath(n, of: .operation, in: database)
        })
      query.condition = selection.condition
      let columns = query.columns.map { context.column($0) }
      try context.answer(
        .lines(
          Grid(columns) { emit throws(CRMError) in
            let reader = try query.reader(in: database)
            while let cells = try reader.next() { try emit(cells) }
          }))
      return newest
    }
  }
}
