import CRMDomain
import CRMStore

/// Somebody leaves: they may do nothing more, and what they looked after goes to somebody else. One operation.
package struct DeactivateUser {
  private let editor: RecordEditor
  private let database: Database
  private let operation: Operation

  /// A leaving, within an operation.
  package init(_ editor: RecordEditor, _ operation: Operation) {
    self.editor = editor
    self.operation = operation
    database = operation.database
  }

  /// Makes a user inactive, and gives what they own to `successor` where there is one.
  ///
  /// - Returns: whether they were active, and how many records of each noun they own, or owned.
  package func run(
    _ user: Int64, successor: Int64?
  ) throws(CRMError) -> (wasActive: Bool, owned: [(noun: Noun, count: Int)]) {
    let outcome = try editor.edit(
      user, of: .user, [.set(User.active, "no")])
    var owned: [(noun: Noun, count: Int)] = []
    for table in try database.usedTables() where !table.noun.name.isActor {
      // A task is whose turn it is.
      guard let owner = table.noun.holder, let column = table.layout.column(owner.column) else {
        continue
      }
      // What is closed stays with who closed it.
      let numbers = try database.connection.numbers(
        table.selectReferring(by: owner, onlyOpen: true), .integer(user))
      guard !numbers.isEmpty else { continue }
      owned.append((table.noun, numbers.count))
      if let successor {
        _ = try operation.update(numbers, of: table, [(column, .integer(successor))])
      }
    }
    return (outcome.result != "unchanged", owned)
  }
}
