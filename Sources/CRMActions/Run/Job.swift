import CRMDomain
import CRMStore

/// What comes due by itself, and is done when its day has come: once, however often and by however many it is run.
package protocol Job: SendableMetatype {
  /// What it is called: a word of `crm run`.
  static var name: String { get }
  /// One sentence: what it does, and when.
  static var sentence: String { get }
  /// When it is done, of the jobs of one run.
  static var turn: JobTurn { get }
  /// Does what has come due.
  static func run(_ run: JobRun) throws(CRMError)
}

/// When a job is done, of the jobs of one run: what others make counts for what comes after them.
package enum JobTurn: CaseIterable, Sendable {
  case first, usual, last
}

extension Job {
  package static var turn: JobTurn { .usual }
}

/// The jobs there are, in the order they are done.
package enum Jobs {
  /// What help says of those of the program: a line each.
  package static var told: String {
    all(.standard).map { "\($0.name): \($0.sentence)" }.joined(separator: "\n")
  }

  /// All of them: those of each noun, in the order of the nouns.
  package static func all(_ catalogue: Catalogue) -> [any Job.Type] {
    let jobs = catalogue.nouns.flatMap { Behaviour.rules(of: $0).jobs }
    return JobTurn.allCases.flatMap { turn in jobs.filter { $0.turn == turn } }
  }
}

/// One run of a job within an operation of its own. Days are those of the organisation.
package final class JobRun {
  /// What was done to a record.
  package struct Outcome: Sendable, Equatable {
    /// The record.
    package var noun: NounName
    package var number: Int64
    /// `created` or `changed`.
    package var result: String
    /// Of what changed, what.
    package var words: String
  }

  package let editor: RecordEditor
  package let today: Day
  package let zone: (Int64?) throws(CRMError) -> TimeZoneRules
  package var database: Database { editor.database }
  /// What was done.
  package private(set) var outcomes: [Outcome] = []
  private let leaving: Set<String>
  /// The record it is at, as `contract:42`: the one that stood in the way, where it stopped.
  package private(set) var at: String?

  /// A run within an operation, on a day of the organisation; `zone` tells the zone of a user.
  ///
  /// - Parameter leaving: the records that stood in the way before, and are left as they are.
  package init(
    _ editor: RecordEditor, today: Day, leaving: Set<String> = [],
    zone: @escaping (Int64?) throws(CRMError) -> TimeZoneRules
  ) {
    self.editor = editor
    self.today = today
    self.leaving = leaving
    self.zone = zone
  }

  /// Does a job.
  package func run(_ job: any Job.Type) throws(CRMError) {
    try job.run(self)
    at = nil
  }

  /// The records of a noun that fit a filter.
  package func numbers(_ noun: NounName, _ text: String) throws(CRMError) -> [Int64] {
    var query = RecordQuery(noun, [])
    query.condition = try RecordSelection(
      noun, filters: [text], RecordSelection.Options(), in: database
    ).condition
    return try query.numbers(in: database)
  }

  /// Goes to a record; false where it is left as it is: it stood in the way before, or whoever runs this may see
  /// it and not change it.
  package func begin(_ noun: NounName, _ number: Int64) throws(CRMError) -> Bool {
    let name = "\(noun.rawValue):\(number)"
    at = name
    guard !leaving.contains(name) else { return false }
    return try database.mayChange(noun, number)
  }

  /// Goes to what is of no one record.
  package func beginAll() { at = nil }

  package func created(_ noun: NounName, _ number: Int64) {
    outcomes.append(Outcome(noun: noun, number: number, result: "created", words: ""))
  }

  package func changed(_ noun: NounName, _ number: Int64, _ words: String) {
    outcomes.append(Outcome(noun: noun, number: number, result: "changed", words: words))
  }

  /// Tells what followed from what was done.
  package func tellConsequences() {
    for one in editor.takeConsequences() {
      if one.outcome.result == "created" {
        created(one.noun, one.outcome.number)
      } else {
        changed(one.noun, one.outcome.number, one.words ?? "changed")
      }
    }
  }

  /// A task the program makes once for what `origin` says; nothing where it did already.
  @discardableResult
  package func makeTask(
    _ origin: String, _ title: String, due: Day, owner: Int64?, _ links: [(Key<Int64>, Int64?)]
  ) throws(CRMError) -> Int64? {
    let task = ProgramTask(
      origin: origin, title: title, due: due, assignee: owner, links: links)
    guard try !task.isThere(database) else { return nil }
    let made = try editor.add(task.changes(editor), to: .task).number
    try editor.write(origin, to: Task.origin, of: made, .task)
    created(.task, made)
    return made
  }
}
