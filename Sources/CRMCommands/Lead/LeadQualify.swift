import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let leadQualify = Verb(
    "qualify", .writes,
    "Write down need, budget, decision maker and timeline of a lead, and make it an SQL.",
    """
    What the definition asks for must be known (status 77 otherwise); '--partly' notes what there is and leaves the \
    status.

      $ crm lead qualify 1 need="A new shop" budget=200000 authority="Kari Nordmann" timeline=2027-Q1
      $ crm lead qualify 1 budget=150k --partly
    """
  ) { a throws(CRMError) in
    let lead: String = try a.argument("record", "The lead.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "What is known.", completing: .assignments)
    let partly = a.flag("partly", "Note what there is, and leave the status.")
    return { context throws(CRMError) in
      let number = try context.record(lead, .lead)
      var changes = try context.changes(words)
      if !partly { changes.append(.set(Lead.status, "sql")) }
      try context.answering(.lead) { result throws(CRMError) in
        try result.tell(.lead, try result.editor.edit(number, of: .lead, changes))
      }
    }
  }
}
