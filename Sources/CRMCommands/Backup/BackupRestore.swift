import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let backupRestore = Verb(
    "restore", .writes, "Make the database what it was when a backup was made.",
    """
    The backup is read from end to end first, and a backup is made of the database as it is. Then it is \
    replaced in one step, also for commands that have it open. What was written since the backup is gone \
    from it and cannot be undone. Without a terminal '--yes' is needed.

      $ crm backup restore before-import.db --yes
    """,
    answers: "backup"
  ) { a throws(CRMError) in
    let file: String = try a.argument("file", "The backup.", completing: .file)
    return { context throws(CRMError) in try BackupFolder(context).restore(file) }
  }
}
