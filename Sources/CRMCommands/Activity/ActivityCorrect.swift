import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let activityCorrect = Verb(
    "correct", .writes, "Make a new version of a signed activity: what was signed stays as it is.",
    """
    The new version says what the signed one does, but for what is written as field=value, refers to it, and waits \
    to be signed off. An activity that is not signed is edited.

      $ crm activity correct 3 advice="A fixed rate for five years"
    """
  ) { a throws(CRMError) in
    let activity: String = try a.argument("activity", "The activity.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "What it says otherwise.", required: true, completing: .assignments)
    return { context throws(CRMError) in
      let number = try context.record(activity, .activity)
      let changes = try context.changes(words)
      try context.answering(.activity) { result throws(CRMError) in
        try result.tell(.activity, try LogActivity(result.editor).correct(number, changes))
      }
    }
  }
}
