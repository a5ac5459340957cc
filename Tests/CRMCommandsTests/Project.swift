import CRMOutput
import CRMStore

@testable import CRMActions
@testable import CRMCommands
@testable import CRMDomain
@testable import CRMReports

// A noun the program does not have, with all a noun can have, in one file: what CONTRIBUTING shows is cut from here,
// and `UnseenNounTests` runs it.

// example: a noun
extension Noun {
  /// Work that was sold, until it is handed over.
  static let project = Noun(
    Project.name, plural: "projects", Labels("Project", "Prosjekt", "Projekt", "Projekt"),
    [.hidesClosed, .isOwned, .searched], positional: ["title"], titles: ["title"],
    summary: ["company", "status"], listed: ["id", "title", "company", "status", "due"],
    order: ["-open", "due"], lifecycle: Project.lifecycle, behaviour: ProjectRules.self,
    timeline: [Happening("project", at: ["created_at"], what: ["title"], showsMoves: true)],
    indexes: { [TableIndex("company"), TableIndex("owner, id")] },
    help: {
      NounHelp(
        "Work that was sold.", examples: [("add", ["crm project add \"New shop\" company=1"])])
    },
    fields: [
      Field(
        "title", .text, Labels("Title", "Tittel", "Titel", "Titel"), "What it is called.",
        [.required, .searched]),
      CommonFields.company(inverse: "projects"), Project.dueField,
      Field(
        "status", .choice(Project.statuses), Labels("Status"), "How far it is.", [.required],
        defaultValue: "planned"),
      CommonFields.open,
      Field("ended_at", .instant, Labels("Ended"), "When it was handed over.", [.system]),
    ])
}
// end

/// What code names of it.
enum Project {
  static let name = NounName(rawValue: "project")
  static let company = Key<Int64>("company")
  static let endedAt = Key<Instant>("ended_at")
  static let status = Key<String>("status")
  static let statuses = [Choice("planned"), Choice("running"), Choice("done")]
}

// example: a field
extension Project {
  /// The line in the entry, and the key by which code reads and writes it: `row[Project.due]`.
  static let dueField = Field(
    "due", .day, Labels("Due", "Frist", "Frist", "Förfaller"), "When it is to be done.",
    [.ahead], aliases: ["deadline", "leveringsdato"],
    handling: Handling("delivery of what was sold", of: .nobody, .keep("it tells of no person")))
  static let due = Key<Day>("due")

  /// The step that adds its column where the table is there already.
  static let dueMigration = [
    "ALTER TABLE project ADD COLUMN due {text}", "ALTER TABLE project_past ADD COLUMN due {text}",
  ]
}
// end

// example: a state
extension Project {
  /// `crm project start|finish|reopen`, their help, what is open, the stamp, the refusals and the history come from it.
  static let lifecycle = Lifecycle(
    Project.status,
    [
      Lifecycle.State("planned", isOpen: true), Lifecycle.State("running", isOpen: true),
      Lifecycle.State("done", isOpen: false, stamp: "ended_at", own: ["ended_at"]),
    ],
    moves: [
      Lifecycle.Move(
        "start", "started", from: ["planned"], to: "running", byEdit: true,
        abstract: "Begin a project.", text: "  $ crm project start 1"),
      Lifecycle.Move(
        "finish", "finished", from: ["running"], to: "done", needs: ["due"], argument: "due",
        abstract: "Hand a project over.", text: "  $ crm project finish 1"),
      Lifecycle.Move(
        "reopen", "reopened", from: ["done"], to: "running",
        abstract: "Take a project up again.", text: "  $ crm project reopen 1"),
    ])
}
// end

// example: a rule
/// Whoever gets a project handed over is asked how it went, by whatever command, file or move it was.
struct ProjectRules: NounRules, NounCommands {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var verbs: [Verb] { [.projectPostpone] }
  static var reports: [ReportSpec] { [.projects] }
  static var jobs: [any Job.Type] { [OverdueProjects.self] }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard change.becomes(Project.status, "done"), !change.isImported else { return [] }
    try editor.follow(.task, nil) { () throws(CRMError) in
      var task: [FieldChange] = [.set(Task.title, "Ask how it went")]
      if let company = change.row[Project.company] {
        task.append(.refer(Task.company, to: company))
      }
      return try editor.add(task, to: .task, as: .effect)
    }
    return []
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    guard row[Project.status] == "running" else { return }
    throw CRMError(.data, code: "running", "a project that runs is finished first")
  }
}
// end

// example: a verb
extension Verb {
  /// `Sources/CRMCommands/Project/ProjectPostpone.swift`
  static let projectPostpone = Verb(
    "postpone", .writes, "Put a project off.", "  $ crm project postpone 1 +1w"
  ) { a throws(CRMError) in
    let project: String = try a.argument("project", "The project.", completing: .records)
    let day: String = try a.argument("day", "When it is due then.", completing: .days)
    return { context throws(CRMError) in
      let number = try context.record(project, Project.name)
      let due = try context.day(day, leaning: .ahead)
      try context.answering(Project.name) { result throws(CRMError) in
        let outcome = try result.editor.edit(
          number, of: Project.name, [.set(Project.due, due.description)])
        try result.tell(Project.name, outcome)
      }
    }
  }
}
// end

// example: a report
extension ReportSpec {
  /// Work that was handed over: `crm report projects`, which is `static var reports` of its rules.
  static let projects = ReportSpec(
    "projects", of: Project.name, in: .year, by: "company", "What was handed over.",
    "Projects that are done.", examples: ["crm report projects --by month --compare previous"],
    figures: [.count("projects")], n: [("projects", "projects")], bars: "projects",
    formulas: ["projects: handed over in the period, by ended_at"]
  ) { fold throws(CRMError) in
    let done = "status=done " + fold.within("ended_at")
    try fold.count("projects", [done], at: "ended_at", [.count("projects")])
  }
}
// end

// example: a job
/// A project whose day is over asks for another one, once: `crm run projects`, which is in `static var jobs` of its rules.
enum OverdueProjects: Job {
  static let name = "projects"
  static let sentence = "A project whose day is over asks for another one."
  static func run(_ run: JobRun) throws(CRMError) {
    for number in try run.numbers(Project.name, "status=running due<today")
    where try run.begin(Project.name, number) {
      try run.makeTask("late:\(number)", "Agree on a new day", due: run.today, owner: nil, [])
    }
  }
}
// end

extension Noun {
  /// A step of a project, which belongs to it.
  static let milestone = Noun(
    NounName(rawValue: "milestone"), plural: "milestones", Labels("Milestone"), [.internalRecord],
    positional: ["project", "text"], titles: ["text"], listed: ["id", "project", "text"],
    order: ["id"], indexes: { [TableIndex("project")] },
    fields: [
      Field(
        "project", .reference(Reference(Project.name, inverse: "milestones", isOwned: true)),
        Labels("Project"), "Which project.", [.required, .fixed]),
      Field("text", .text, Labels("Text"), "What is reached.", [.required]),
    ])
}
