import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let version = Verb(
    "version", .reads, "Print the version of the program and of its databases' schema.",
    """
    With '-v' also those of the libraries it keeps databases with.

      $ crm version
    """
  ) { a throws(CRMError) in
    return { context throws(CRMError) in
      if context.speaksJSON {
        return try context.write(
          json: .object([
            JSON.Member("version", .string(Program.version)),
            JSON.Member("schema", .number("\(Migration.newest)")),
            JSON.Member(
              "libraries", .array(context.world.engine.libraries.map { .string($0) })),
          ]))
      }
      try context.sink().write("crm \(Program.version) (schema \(Migration.newest))\n")
      guard context.options.verbose else { return }
      for library in context.world.engine.libraries { try context.sink().write(library + "\n") }
    }
  }
}
