import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// Whose duplicates are meant.
enum DuplicateNoun: String, CaseIterable, ArgumentValue {
  case contact, company

  var noun: NounName { self == .contact ? .contact : .company }
}

/// A share, from 0 to 1.
struct Share: ArgumentValue {
  let value: Double

  init?(argument: String) {
    guard let value = Double(argument), value >= 0, value <= 1 else { return nil }
    self.value = value
  }

  private init() { value = 0 }
  static var placeholder: Share { Share() }
}

struct Duplicates {
  private let context: CommandContext
  private let noun: NounName

  init(_ context: CommandContext, _ of: DuplicateNoun) {
    self.context = context
    noun = of.noun
  }

  /// What a line needs to be about these records.
  private var ofNoun: String { noun.isPerson ? "" : " --of \(noun.rawValue)" }

  func scan(_ minimum: Double) throws(CRMError) {
    let database = try context.database(context.options.dryRun ? .reading : .writing)
    try database.needEverything(to: "scan for duplicates")
    context.world.catchInterruptions()
    database.connection.stop(on: context.world.interruption)
    let report = try DuplicateScan(database, noun, minimum: minimum).run { () throws(CRMError) in
      try context.stopIfInterrupted()
    }
    if !context.options.dryRun { try keep(report, database) }
    let certain = report.pairs.filter { $0.likeness.score >= Likeness.certain }.count
    let review = report.pairs.count - certain
    try context.say(
      [
        "\(Thousands.grouped(certain)) certain · \(Thousands.grouped(review)) to be looked at (\(Thousands.grouped(report.compared)) pairs compared)"
      ],
      object: .object([
        JSON.Member("certain", .number("\(certain)")),
        JSON.Member("review", .number("\(review)")),
        JSON.Member("compared", .number("\(report.compared)")),
        JSON.Member("too_common", .number("\(report.tooCommon.count)")),
      ]))
    if !report.tooCommon.isEmpty {
      let records = report.tooCommon.reduce(0, +)
      context.note(
        "\(Thousands.grouped(records)) records share something too common to compare by")
    }
    if !report.pairs.isEmpty, !context.options.dryRun {
      context.hint("look at them: crm duplicate list --explain\(ofNoun)")
    }
  }

  /// Keeps the pairs in place of those of the last scan; they are no records, and no operation.
  private func keep(_ report: DuplicateScan.Report, _ database: Database) throws(CRMError) {
    let connection = database.connection
    try connection.beginWriting()
    do throws(CRMError) {
      try connection.run(MergeSQL.forgetCandidates, .text(noun.rawValue))
      let insert = try connection.prepare(MergeSQL.noteCandidate)
      for pair in report.pairs {
        insert.bind([
          .text(noun.rawValue), .integer(pair.first), .integer(pair.second),
          .integer(Int64((pair.likeness.score * 10_000).rounded())),
          .text(pair.likeness.reasons.joined(separator: ", ")),
        ])
        try insert.run()
      }
      try connection.commit()
    } catch {
      connection.rollback()
      throw error
    }
  }

  func list(minimum: Double, explains: Bool, limit: Int?) throws(CRMError) {
    let database = try context.database(.reading)
    let table = try database.table(noun)
    let finder = RecordFinder(database, try context.rules())
    var columns = [
      OutputColumn("score", .decimal, heading: "SCORE"), OutputColumn("kind", heading: "KIND"),
      OutputColumn("first", .integer(1...Int64.max), heading: "FIRST"),
      OutputColumn("first_name", heading: "NAME"),
      OutputColumn("second", .integer(1...Int64.max), heading: "SECOND"),
      OutputColumn("second_name", heading: "NAME"),
    ]
    let withReasons = explains || context.wants.everyField
    if withReasons { columns.append(OutputColumn("why", heading: "WHY")) }
    let rows = try database.connection.prepare(MergeSQL.candidates)
    let exists = try database.connection.prepare(table.selectExistence)
    let none = "no pairs; look for some with: crm duplicate scan\(ofNoun)"
    try context.answer(columns, whenNone: none) { emit throws(CRMError) in
      var shown = 0
      rows.bind([.text(noun.rawValue), .integer(Int64((minimum * 10_000).rounded()))])
      defer { rows.reset() }
      while shown < limit ?? Int.max, try rows.step() {
        let numbers = [rows.integer(0), rows.integer(1)]
        var isThere = true
        for number in numbers {
          exists.bind(1, number)
          if try exists.first() == nil { isThere = false }
        }
        guard isThere else { continue }
        shown += 1
        let score = rows.integer(2)
        let texts = [
          score >= Int64(Likeness.certain * 10_000) ? "certain" : "review",
          try finder.title(of: numbers[0], table), try finder.title(of: numbers[1], table),
          rows.string(3) ?? "",
        ]
        try Texts.with(texts) { cells throws(CRMError) in
          var row: [Cell] = [
            .decimal(score * 100), cells[0], .integer(numbers[0]), cells[1], .integer(numbers[1]),
            cells[2],
          ]
          if withReasons { row.append(cells[3]) }
          try emit(row)
        }
      }
    }
  }

  func dismiss(_ first: String, _ second: String) throws(CRMError) {
    let database = try context.database(.writing)
    let finder = RecordFinder(database, try context.rules())
    let a = try finder.find(first, noun, .typed(beginnings: false))
    let b = try finder.find(second, noun, .typed(beginnings: false))
    guard a != b else { throw .usage("that is one record") }
    let records = try ComparedRecords(noun, in: database)
    let fingerprint = Dismissals.markOf([a, b], records)
    let (_, operation) = try context.perform { operation throws(CRMError) in
      guard try !Dismissals(database, noun).contains(a, b, fingerprint) else { return }
      let editor = RecordEditor(operation, try context.rules())
      _ = try editor.add(
        [
          .typed(Assignment(path: "first", value: "\(noun.rawValue):\(min(a, b))")),
          .typed(Assignment(path: "second", value: "\(noun.rawValue):\(max(a, b))")),
          .typed(Assignment(path: "fingerprint", value: fingerprint)),
        ], to: .duplicate)
    }
    if !context.options.dryRun {
      try database.connection.run(
        MergeSQL.forgetPair(database.connection.dialect.schemaName), .text(noun.rawValue),
        .integer(min(a, b)), .integer(max(a, b)))
    }
    let would = context.options.dryRun ? "would be" : "are"
    try context.say(
      [
        operation != nil || context.options.dryRun
          ? "\(noun.rawValue) \(min(a, b)) and \(max(a, b)) \(would) two" : "unchanged"
      ],
      object: .object([
        JSON.Member("_operation", operation.map { .number("\($0)") } ?? .null),
        JSON.Member("first", .number("\(min(a, b))")),
        JSON.Member("second", .number("\(max(a, b))")),
      ]))
  }
}
