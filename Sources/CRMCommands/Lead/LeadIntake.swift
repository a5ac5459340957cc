import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let leadIntake = Verb(
    "intake", .writes,
    "Take in forms from standard input: leads, consents with their evidence, and who is known.",
    """
    Objects of JSON, one, a line each, or an array. Keys are fields of a lead, or what forms call them (company, \
    message, form); what has no field is kept in the notes. 'consent' is an object, or several, with purpose, \
    evidence (the exact words), channel, notice_version. Somebody who is an open lead already is not made twice; a \
    contact with the address is linked. All of it is one operation: all or none.

      $ crm lead intake < form.json
    """
  ) { a throws(CRMError) in
    return { context throws(CRMError) in
      try context.answering(.lead) { result throws(CRMError) in
        let reader = JSONObjects(context.world.input)
        var count = 0
        while let (line, form) = try reader.next() {
          count += 1
          do throws(CRMError) {
            try result.take(form)
          } catch {
            var error = error
            error.line = line
            error.message = "line \(line): " + error.message
            throw error
          }
        }
        guard count > 0 else {
          throw CRMError(.data, code: "empty", "there is no form on standard input")
        }
      }
    }
  }
}

extension CommandResult {
  /// Takes in a form, and says what came of it.
  func take(_ form: JSON) throws(CRMError) {
    let taken = try LeadIntake(editor).take(form)
    try tell(
      .lead, RecordEditor.Outcome(number: taken.lead, result: taken.isNew ? "created" : "unchanged")
    )
    if let contact = taken.contact {
      try tell(
        .contact,
        RecordEditor.Outcome(number: contact, result: taken.madeContact ? "created" : "unchanged"))
    }
    for consent in taken.consents {
      try tell(.consent, RecordEditor.Outcome(number: consent, result: "created"))
    }
  }
}
