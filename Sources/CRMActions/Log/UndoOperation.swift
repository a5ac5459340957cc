import CRMDomain
import CRMStore

/// Takes an operation back, or brings it back, with everything that follows from it.
package struct UndoOperation {
  /// What is done to an operation.
  package enum Direction: Sendable { case undo, redo }

  private let database: Database
  private let context: OperationContext
  private let direction: Direction

  /// An undo, or a redo, by somebody.
  package init(
    _ database: Database, _ context: OperationContext, _ direction: Direction = .undo
  ) {
    self.database = database
    self.context = context
    self.direction = direction
  }

  /// What was taken back.
  package struct Result: Sendable {
    /// The operation that was taken back.
    package var target: LoggedOperation
    /// The operation that took it back.
    package var number: Int64?
    /// What became of the records.
    package var report: UndoReport
  }

  /// Takes back an operation, or, without a number, the newest of the actor's own; brings back one that
  /// was taken back, or the one the actor took back last.
  ///
  /// - Parameter isPartial: leaves as it is what later work stands on.
  /// - Throws: `notFound` where there is none, `data` where something stands in the way or it cannot be
  ///   taken back any more, `notPermitted` where it is somebody else's and the role does not allow it.
  package func run(
    _ number: Int64?, isPartial: Bool = false, isTrial: Bool
  ) throws(CRMError) -> Result {
    let ((target, report), made) = try Operation.perform(
      on: database, direction == .undo ? .undo : .redo, context, isTrial: isTrial
    ) { operation throws(CRMError) in
      // Found once nobody else can write: two at once do not take the same one back.
      let target = try find(number, OperationLog(database))
      try check(target)
      try operation.aim(at: target.id)
      let collation = try database.settings().collation
      var way = Undo.Direction.undo
      if direction == .redo { way = .redo(undoneBy: target.undoneBy ?? 0) }
      let report = try takeBack(target, way, operation, isPartial)
      try refuseResult(report)
      database.forget()
      if try database.settings().collation != collation {
        for table in try database.allTables() {
          try DerivedColumns(database, table).rebuild(past: false)
          try DerivedColumns(database, table).rebuild(past: true)
        }
      }
      for field in report.fields {
        for table in try database.allTables() where table.noun.hasKeys {
          // A base that was loaded while the field was away, or had another type, made no folding keys of it.
          if table.noun.fields.contains(where: { $0.custom == field }) {
            try DerivedColumns(database, table).rebuild(past: false)
            try DerivedColumns(database, table).rebuild(past: true)
          }
          try CustomKeys(database, table).rebuild(field)
        }
      }
      // Also what changed no record was taken back, and is noted as such.
      if report.lines.allSatisfy({ $0.restored + $0.returned + $0.removed == 0 }) {
        operation.noteChanges(1)
      }
      return (target, report)
    }
    return Result(target: target, number: made, report: report)
  }

  /// Refuses what records would be that were right when they were so, and are not beside those of today.
  private func refuseResult(_ report: UndoReport) throws(CRMError) {
    for line in report.lines where line.restored + line.returned + line.removed > 0 {
      let rules = Behaviour.rules(of: try database.noun(line.noun))
      do throws(CRMError) {
        try rules.mayStay(line.numbers, in: database)
      } catch {
        var error = error
        error.message =
          "it is not \(direction == .undo ? "undone" : "redone"): " + error.message
        throw error
      }
    }
  }

  /// Takes an operation back, or, where later work stands on it, otherwise, as the rules of a noun say.
  private func takeBack(
    _ target: LoggedOperation, _ way: Undo.Direction, _ operation: Operation, _ isPartial: Bool
  ) throws(CRMError) -> UndoReport {
    do throws(CRMError) {
      return try Undo(target.id, way, by: operation).run(isPartial: isPartial)
    } catch {
      guard error.code == "conflict", direction == .undo, !isPartial else { throw error }
      for noun in database.catalogue.nouns {
        let rules = Behaviour.rules(of: noun)
        if let report = try rules.takeBack(target, within: operation) {
          try Undo.note(target.id, takenBackBy: operation)
          return report
        }
      }
      throw error
    }
  }

  private func find(_ number: Int64?, _ log: OperationLog) throws(CRMError) -> LoggedOperation {
    if let number {
      guard let found = try log.operation(number) else {
        throw .notFound("there is no operation \(number)", hint: "list them with: crm log")
      }
      return found
    }
    if direction == .redo {
      guard let found = try log.latestUndone(by: context.actor) else {
        throw .notFound(
          "there is nothing you took back",
          hint: "another's undo is brought back by the operation's number: crm log")
      }
      return found
    }
    guard let found = try log.latest(of: context.actor) else {
      throw .notFound(
        "there is nothing of yours to undo",
        hint: "somebody else's operation is taken back by its number: crm log")
    }
    return found
  }

  /// Whether an operation is taken back as things are now.
  private func isUndone(_ operation: Int64?) throws(CRMError) -> Bool? {
    guard let operation, let found = try OperationLog(database).operation(operation) else {
      return nil
    }
    return found.undoneBy != nil
  }

  private func check(_ target: LoggedOperation) throws(CRMError) {
    if direction == .redo {
      guard target.undoneBy != nil else { throw target.refusal("was not taken back") }
    } else if let by = target.undoneBy {
      throw target.refusal(
        "was taken back already, by operation \(by)",
        hint: "bring it back with: crm redo \(target.id)")
    }
    switch target.kind {
    case "write", "import": break
    case "undo":
      throw target.refusal(
        "is itself an undo",
        hint: try isUndone(target.target).flatMap { isUndone in
          isUndone ? target.target.map { "bring that back with: crm redo \($0)" } : nil
        })
    case "redo":
      throw target.refusal(
        "is itself a redo",
        hint: try isUndone(target.target).flatMap { isUndone in
          isUndone ? nil : target.target.map { "take that back with: crm undo \($0)" }
        })
    default: throw target.refusal("cannot be undone")
    }
    for noun in database.catalogue.nouns {
      try Behaviour.rules(of: noun).mayRestore(target, direction, in: database)
    }
    if target.actor != context.actor, try !isAllowedOthers() {
      throw CRMError(
        .notPermitted, code: "not_permitted",
        "operation \(target.id) is \(target.actor)'s; only they, a manager or an administrator may take it back"
      )
    }
    // Taking back needs the states the operation ended, bringing back those its undo ended.
    let needed = direction == .redo ? target.undoneBy ?? target.id : target.id
    if needed <= (try RecordStates(database).pruned()) {
      throw target.refusal(
        "cannot be \(direction == .redo ? "redone" : "undone"): 'crm log prune' let its earlier states go"
      )
    }
    let months = try database.settings().historyMonths
    guard let at = target.at.withBytes({ Instant($0) }) else { return }
    let oldest = context.at.day.adding(months: -months)
    if at.day < oldest {
      throw target.refusal("is older than \(months) months, and its earlier states may be gone")
    }
  }

  private func isAllowedOthers() throws(CRMError) -> Bool {
    try database.authority().role.undoesOthers
  }
}
