import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let leadConvert = Verb(
    "convert", .writes, "Make a contact, a company and a deal of a lead, once.",
    """
    Those who are known already are taken, by e-mail address and name; a second run answers with the same records. \
    Fields of the deal follow as field=value; '--no-deal' makes none.

      $ crm lead convert 1 title="Website 2027" close=end-of-quarter
    """
  ) { a throws(CRMError) in
    let lead: String = try a.argument("record", "The lead.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "Fields of the deal.", completing: .of(.deal, .assignments))
    let noDeal = a.flag("no-deal", "Make no deal.")
    return { context throws(CRMError) in
      let number = try context.record(lead, .lead)
      let changes = try context.changes(words)
      try context.answering(.lead) { result throws(CRMError) in
        let converted = try ConvertLead(result.editor).run(number, withoutDeal: noDeal, changes)
        result.tell(
          .lead, number, converted.isNew ? "changed" : "unchanged",
          converted.isNew ? "converted" : "was converted before")
        for (noun, record) in [
          (NounName.company, converted.company), (.contact, converted.contact),
          (.deal, converted.deal),
        ] {
          guard let record else { continue }
          try result.tell(
            noun,
            RecordEditor.Outcome(
              number: record, result: converted.made.contains(noun) ? "created" : "unchanged"))
        }
      }
    }
  }
}
