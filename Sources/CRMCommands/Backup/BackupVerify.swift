import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let backupVerify = Verb(
    "verify", .reads, "Read a backup from end to end and count what is in it.",
    """
    Without a name the newest one. Status 65 if it is damaged.

      $ crm backup verify
    """,
    answers: "backup"
  ) { a throws(CRMError) in
    let file: String? = try a.optionalArgument("file", "The backup.", completing: .file)
    return { context throws(CRMError) in try BackupFolder(context).verify(file) }
  }
}
