import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let version = Verb(
    "version", .reads, "Print the version of the program and of its databases' schema.",
    """
    With '-v' also those of the libraries it keeps databases with.

      $ crm version
    """,
    answers: "{version: text, schema: int, libraries: [text]}"
  ) { a throws(CRMError) in
    return { context throws(CRMError) in
      let engine = context.world.engine
      var told = Told { say throws(CRMError) in
        try say("crm \(Program.version) (schema \(Migration.newest))")
        guard context.options.verbose else { return }
        for library in engine.libraries { try say(TextLine(library)) }
      }
      told.object = { () throws(CRMError) in
        .object([
          JSON.Member("version", .string(Program.version)),
          JSON.Member("schema", .number("\(Migration.newest)")),
          JSON.Member("libraries", .array(engine.libraries.map { .string($0) })),
        ])
      }
      try context.answer(.told(told))
    }
  }
}
