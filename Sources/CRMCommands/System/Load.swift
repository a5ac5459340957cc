import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let load = Verb(
    "load", .writes, "Make a database of what 'crm dump' wrote.",
    """
    The database must be new. All of it is loaded, or nothing. Formats of older versions load always; \
    one of a newer version is refused.

      $ crm load backup.jsonl --db copy.db
    """,
    answers: "{database: text, records: int, operations: int}"
  ) { a throws(CRMError) in
    let file: String = try a.argument("file", "The dump; - is standard input.", completing: .file)
    return { context throws(CRMError) in
      let input = try context.input(file)
      let location = context.location
      var report = Load.Report()
      let now = try context.now()
      let world = context.world
      world.catchInterruptions()
      do throws(CRMError) {
        try context.engine().create(location, timeout: context.timeout) { c throws(CRMError) in
          c.stop(on: world.interruption)
          report = try Load(
            c, world.catalogue, zone: { name throws(CRMError) in try context.rules(ofZone: name) }
          ).run(JSONObjects(input), at: now)
          if context.options.dryRun { throw CRMError(.defect, code: "trial", "") }
        }
      } catch {
        var error = error
        // What the tables refuse is wrong in the file.
        if ["constraint", "foreign_key"].contains(error.code) { error.kind = .data }
        guard error.code == "trial" else { throw error }
        return try context.say(
          "would create \(DatabasePlace.masked(location)): \(Thousands.grouped(report.records)) records, \(Thousands.grouped(report.operations)) operations"
        )
      }
      try context.say(
        [
          "Created \(DatabasePlace.masked(location)): \(Thousands.grouped(report.records)) records, \(Thousands.grouped(report.operations)) operations."
        ],
        object: .object([
          JSON.Member("database", .string(DatabasePlace.masked(location))),
          JSON.Member("records", .number("\(report.records)")),
          JSON.Member("operations", .number("\(report.operations)")),
        ]))
    }
  }
}
