import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let importShow = Verb(
    "show", .reads, "Show what an import did, record by record with the line it came from.",
    """
    The same as 'crm log show' of its operation.

      $ crm import list
    """,
    answers: """
      {id: int, at: moment, actor: text, kind: text, command: text, count: int, target: int?, undone_by: \
      int?, records: [{noun: text, id: int, name: text?, result: text, line: int?, changes: [change]}]} | \
      [<any>]
      """
  ) { a throws(CRMError) in
    let number: OperationNumber = try a.argument(
      "operation", "The number of the import.", completing: .operations(.imports))
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      guard let operation = try OperationLog(database).operation(number.value),
        operation.kind == "import"
      else {
        throw .notFound(
          "operation \(number.value) is no import", hint: "list them with: crm import list")
      }
      try OperationSheet(context).write(number.value)
    }
  }
}
