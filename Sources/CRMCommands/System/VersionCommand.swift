import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let version = Verb(
    "version", "Print the version of the program and of its databases' schema.",
    """
      $ crm version
    """
  ) { a throws(CRMError) in
    return { context throws(CRMError) in
      if context.speaksJSON {
        return try context.write(
          json: .object([
            JSON.Member("version", .string(Program.version)),
            JSON.Member("schema", .number("\(Migration.newest)")),
          ]))
      }
      try context.sink().write("crm \(Program.version) (schema \(Migration.newest))\n")
    }
  }
}
