import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let dump = Verb(
    "dump", .reads, "Write everything in the database as JSON Lines.",
    """
    Records, their earlier states, operations, numbers and settings: 'crm load' makes the same database \
    of it. '--content' leaves out the history, so that two databases with the same content give the \
    same bytes. Readers and writers are not held up.

      $ crm dump -o backup.jsonl
      $ crm dump --content
    """,
    answers: "any"
  ) { a throws(CRMError) in
    let content = a.flag("content", "Leave out history, numbers and revisions.")
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      try database.needAdministrator(to: "dump the database")
      let now = try context.now()
      try context.answer(
        .bytes { write throws(CRMError) in
          try Dump(database, contentOnly: content).run(at: now) { line throws(CRMError) in
            try write(line)
          }
        })
    }
  }
}
