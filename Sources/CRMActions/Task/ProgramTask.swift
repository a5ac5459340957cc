import CRMDomain
import CRMStore

/// A task the program makes for somebody, because of something.
struct ProgramTask {
  /// What it is made for, which is kept with it.
  var origin: String
  var title: String
  var due: Day
  /// Who is to do it.
  var assignee: Int64?
  /// What it is about.
  var links: [(key: Key<Int64>, number: Int64?)]
  /// Whether it is made once, also where it was done; else wherever none is open.
  var isOnce = true

  /// Makes it, as what follows from what an editor does.
  func make(_ editor: RecordEditor) throws(CRMError) {
    guard try !isThere(editor.database) else { return }
    try editor.follow(.task, nil) { () throws(CRMError) in
      let task = try editor.add(changes(editor), to: .task, as: .effect)
      try editor.write(origin, to: Task.origin, of: task.number, .task)
      return task
    }
  }

  /// Whether it was made.
  func isThere(_ database: Database) throws(CRMError) -> Bool {
    try database.connection.integer(
      isOnce ? TaskSQL.byOrigin : TaskSQL.openByOrigin, .text(origin)) != nil
  }

  /// What is written to it.
  func changes(_ editor: RecordEditor) -> [FieldChange] {
    var changes: [FieldChange] = [
      .json(Task.title.name, .string(title)), .set(Task.due, due.description),
    ]
    for (key, number) in links + [(Task.assignee, assignee)] {
      if let number { changes.append(.known(key, number)) }
    }
    // Whoever's work it follows from goes on to see what another team is to do.
    if editor.database.isRestricted {
      changes.append(.refer(Common.owner, to: editor.operation.user))
    }
    return changes
  }
}
