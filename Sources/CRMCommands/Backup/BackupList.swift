import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let backupList = Verb(
    "list", .reads, "List the backups beside the database, newest first.",
    """
    Those 'crm backup create' made without a name.

      $ crm backup list
    """, aliases: ["ls"],
    answers: "[{file: text, size?: int, operation?: int?}]"
  ) { a throws(CRMError) in
    { context throws(CRMError) in try BackupFolder(context).list() }
  }
}
