import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let upgrade = Verb(
    "upgrade", .writes, "Bring the database to the schema of this program.",
    """
    A verified backup is made beside the database first. All of it is done, or nothing. The first command \
    that writes does the same; one that only reads says so and changes nothing. On a PostgreSQL server \
    nothing else upgrades a database, and the backup is the administrator's: pg_dump.

      $ crm upgrade
      $ crm upgrade --dry-run
    """,
    answers: "{from: int, to: int, backup: text?}"
  ) { a throws(CRMError) in
    { context throws(CRMError) in
      let connection = try context.engine().open(
        context.location, .writing, timeout: context.timeout)
      let before = try connection.schemaVersion()
      guard before <= Migration.newest else {
        throw CRMError(
          .configuration, code: "newer_database",
          "\(context.place) was made by a newer crm (schema \(before), this one knows \(Migration.newest))",
          hint: "install that version of crm")
      }
      func answer(_ text: String, _ backup: String?) throws(CRMError) {
        try context.say(
          [TextLine(text)] + (backup.map { ["As it was before: \($0)"] } ?? []),
          object: .object([
            JSON.Member("from", .number("\(before)")),
            JSON.Member("to", .number("\(Migration.newest)")),
            JSON.Member("backup", backup.map { .string($0) } ?? .null),
          ]))
      }
      guard before < Migration.newest else {
        return try answer("\(context.place) has schema \(before), the newest", nil)
      }
      if context.options.dryRun {
        return try answer(
          "\(context.place) would go from schema \(before) to \(Migration.newest)", nil)
      }
      guard
        try context.confirm(
          "Bring \(context.place) from schema \(before) to \(Migration.newest)?")
      else { return }
      let isServer = context.world.engine.isOnServer(context.location)
      let backup: String?
      if isServer {
        backup = nil
        _ = try Upgrade(connection, context.world.catalogue).run()
      } else {
        backup = try BackupFolder(context).upgrade(connection).backup
      }
      try answer(
        "\(context.place) went from schema \(before) to \(Migration.newest)", backup)
    }
  }
}
