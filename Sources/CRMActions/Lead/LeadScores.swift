import CRMDomain
import CRMStore

/// Keeps the scores of leads up to date, within an operation.
struct LeadScores {
  private let editor: RecordEditor
  private var database: Database { editor.database }
  private var operation: Operation { editor.operation }

  /// The scores of the leads of an editor's database.
  init(_ editor: RecordEditor) { self.editor = editor }

  /// How many leads reached what makes an MQL since an editor began.
  struct Qualified {
    var count = 0
    static func count(by editor: RecordEditor) -> Int { editor.memory[Qualified.self]?.count ?? 0 }
  }

  /// Brings the score of a lead up to date, and makes it an MQL that reaches what the definition asks.
  ///
  /// - Returns: whether anything changed.
  @discardableResult
  func rescore(_ number: Int64, _ known: LeadScoring? = nil) throws(CRMError) -> Bool {
    guard !database.readingContext.actor.isEmpty else { return false }
    let table = try database.table(.lead)
    let (old, new) = (Row(table.layout), Row(table.layout))
    guard try operation.load(number, of: table, into: old) else { return false }
    let scoring: LeadScoring
    if let known { scoring = known } else { scoring = try LeadScoring(database, at: clock) }
    new.copy(old)
    let score = LeadScoring.total(try scoring.parts(of: number))
    new[Lead.score] = score
    if ["new", "working"].contains(old[Lead.status] ?? ""),
      score >= Int64(scoring.definition.mql),
      try isReachable(old)
    {
      new[Lead.status] = "mql"
      new[Lead.definition] = Int64(scoring.definition.version)
      if known == nil { editor.note("lead \(number) is an MQL: score \(score)") }
      editor.memory[Qualified.self] = Qualified(count: Qualified.count(by: editor) + 1)
    }
    return try operation.update(old, to: new, in: table)
  }

  private var clock: LocalClock {
    LocalClock(now: operation.context.at, zone: editor.rules.dates.clock.zone)
  }

  /// Brings the scores of all open leads up to date; tells those that changed.
  func rescoreAll() throws(CRMError) -> [Int64] {
    let open = try database.connection.numbers(LeadSQL.open)
    guard !open.isEmpty else { return [] }
    var scoring = try LeadScoring(database, at: clock)
    try scoring.preload()
    var changed: [Int64] = []
    for lead in open where try database.mayChange(.lead, lead) {
      if try rescore(lead, scoring) { changed.append(lead) }
    }
    return changed
  }

  /// Whether there is a way to reach a lead that they did not refuse.
  private func isReachable(_ lead: Row) throws(CRMError) -> Bool {
    guard !lead.isNull(Lead.email) || !lead.isNull(Lead.phone) else { return false }
    guard let contact = lead[Lead.contact] else { return true }
    return try database.connection.integer(LeadSQL.leftAlone, .integer(contact)) == nil
  }

  /// Brings the scores up to date once for all that a file said of leads.
  func rescoreAfterFile() throws(CRMError) {
    guard try database.connection.integer(LeadSQL.openBounded) != nil else { return }
    _ = try rescoreAll()
  }
}
