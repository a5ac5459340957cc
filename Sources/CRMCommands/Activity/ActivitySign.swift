import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let activitySign = Verb(
    "sign", .writes, "Sign off an advisory meeting: from then on it stays as it is.",
    """
    What must be documented has to be there: who took part, a summary, and the advice given. Who signed, and when, \
    is kept with it. What was wrong is put right by 'crm activity correct'; 'crm undo' takes no signature back.

      $ crm activity sign 3
    """
  ) { a throws(CRMError) in
    let activity: String = try a.argument("activity", "The activity.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(activity, .activity)
      try context.answering(.activity) { result throws(CRMError) in
        let outcome = try LogActivity(result.editor).sign(number)
        result.tell(
          .activity, number, outcome.result,
          outcome.result == "changed" ? "signed off" : "was signed off already")
      }
    }
  }
}
