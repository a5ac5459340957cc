import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let importList = Verb(
    "list", .reads,
    "List the imports, newest first: the file, what became of its rows, who did it.",
    """
    Each is an operation: 'crm import show' says what it did, 'crm undo' takes it back. An import that \
    stored nothing is none.

      $ crm import list
      $ crm import list --limit 1 --json
    """, aliases: ["ls"],
    answers: """
      [{id: int, at: moment, actor: text, file: text, rows: int, created: int, changed: int, unchanged: \
      int, rejected: int, conflicts: int, rejects: text?, undone_by: int?}]
      """
  ) { a throws(CRMError) in
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      let imports = try ImportRuns(database).list(limit: limit?.value)
      let count = FieldType.integer(0...Int64.max)
      let columns = [
        OutputColumn("id", count, heading: "ID"), OutputColumn("at", .instant, heading: "AT"),
        OutputColumn("actor", heading: "BY"), OutputColumn("file", heading: "FILE"),
        OutputColumn("rows", count, heading: "ROWS"),
        OutputColumn("created", count, heading: "CREATED"),
        OutputColumn("changed", count, heading: "CHANGED"),
        OutputColumn("unchanged", count, heading: "UNCHANGED"),
        OutputColumn("rejected", count, heading: "REJECTED"),
        OutputColumn("conflicts", count, heading: "CONFLICTS"),
        OutputColumn("rejects", heading: "REJECTS"),
        OutputColumn("undone_by", count, heading: "UNDONE"),
      ]
      func number(_ value: Int64?) -> Cell { value.map { .integer($0) } ?? .null }
      try context.answer(columns, whenNone: "no imports") { emit throws(CRMError) in
        for one in imports {
          try Texts.with([one.at, one.actor, one.file, one.rejects ?? ""]) {
            texts throws(CRMError) in
            try emit([
              .integer(one.operation), texts[0], texts[1], one.file.isEmpty ? .null : texts[2],
              number(one.rows), number(one.created), number(one.changed), number(one.unchanged),
              number(one.rejected), number(one.conflicts), one.rejects == nil ? .null : texts[3],
              number(one.undoneBy),
            ])
          }
        }
      }
    }
  }
}
