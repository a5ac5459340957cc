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
      let libraries = context.world.engine.libraries
      try context.say(
        ["crm \(Program.version) (schema \(Migration.newest))"]
          + (context.options.verbose ? libraries.map { TextLine($0) } : []),
        object: .object([
          JSON.Member("version", .string(Program.version)),
          JSON.Member("schema", .number("\(Migration.newest)")),
          JSON.Member("libraries", .array(libraries.map { .string($0) })),
        ]))
    }
  }
}
