import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let slaRecompute = Verb(
    "recompute", .writes, "Work out anew what the clock says of every ticket.",
    """
    What is due follows from what happened, what was promised and the calendars, and is kept with each ticket. It is \
    right already: this changes nothing, and says so, unless the database was changed by something else.

      $ crm sla recompute
    """,
    answers: "{tickets: int, changed: int}"
  ) { a throws(CRMError) in
    return { context throws(CRMError) in
      let (done, _) = try context.perform { operation throws(CRMError) in
        try operation.recountAll()
      }
      var told = Told { say throws(CRMError) in
        let tickets = done.tickets == 1 ? "1 ticket" : "\(done.tickets) tickets"
        try say(
          TextLine(
            done.changed == 0
              ? "\(tickets), all as they were" : "\(tickets), \(done.changed) changed"))
      }
      told.object = { () throws(CRMError) in
        .object([
          JSON.Member("tickets", .number("\(done.tickets)")),
          JSON.Member("changed", .number("\(done.changed)")),
        ])
      }
      try context.answer(.told(told))
    }
  }
}
