import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let backupCreate = Verb(
    "create", .copies, "Copy the database to a file, while others work with it.",
    """
    The copy is of one moment, is read back from end to end before it gets its name, and is readable by \
    its owner alone. Without a name it goes to the folder 'crm.db.backups' beside the database, called \
    after the moment. Everything is in it: records, history, settings.

      $ crm backup create
      $ crm backup create before-summer.db
    """, aliases: ["add"],
    answers: "backup"
  ) { a throws(CRMError) in
    let file: String? = try a.optionalArgument(
      "file", "The file to be made.", completing: .file)
    return { context throws(CRMError) in try BackupFolder(context).create(file) }
  }
}
