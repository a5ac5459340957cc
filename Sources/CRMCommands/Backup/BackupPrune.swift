import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let backupPrune = Verb(
    "prune", .writes, "Remove the oldest backups beside the database.",
    """
    The newest ten stay, or as many as '--keep' says.

      $ crm backup prune --keep 5
    """,
    answers: "{removed: [text]}"
  ) { a throws(CRMError) in
    let keep: Count? = try a.option("keep", value: "n", "How many stay (10).")
    return { context throws(CRMError) in try BackupFolder(context).prune(keep: keep?.value ?? 10) }
  }
}
