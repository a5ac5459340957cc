import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let quoteAccept = Verb(
    "accept", .writes, "Note that a quote was accepted: its order is made, once.",
    """
    The order has the same lines and amounts. '--win' closes the deal as won with it, at what the quote is worth: what \
    is paid once and twelve months of what recurs. A second run answers with the same order.

      $ crm quote accept Q-2 --dry-run
      $ crm quote accept Q-2 --win --on 2026-11-18
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let win = a.flag("win", "Close the deal as won.")
    let on: String? = try a.option(
      "on", value: "day", "When it was accepted; today unless said.", completing: .days)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let today = try context.clock().today
      let day = try on.map { d throws(CRMError) in try context.day(d, leaning: .behind) } ?? today
      try context.answering(.quote) { result throws(CRMError) in
        let steps = QuoteSteps(result.editor)
        let accepted = try steps.accept(number, on: day)
        result.tell(
          .quote, number, accepted.isNew ? "changed" : "unchanged",
          accepted.isNew ? "\(accepted.name) accepted" : "\(accepted.name) was accepted before")
        try result.tell(
          .order,
          RecordEditor.Outcome(
            number: accepted.order, result: accepted.isNew ? "created" : "unchanged"))
        for task in accepted.tasks { result.tell(.task, task, "changed", "done") }
        guard win else { return }
        guard let deal = accepted.deal else {
          return result.say("  \(accepted.name) is about no deal, so none was won")
        }
        let stages = DealStages(result.editor)
        let worth = try steps.worth(of: number)
        var changes = worth.changes
        if day < today {
          changes.append(.set(Deal.closedAt, steps.moment(day)))
        }
        try result.tellDeal(try stages.win(deal, changes))
        if let recurring = worth.recurring {
          result.say(
            "  that is \(try result.money(worth.once, worth.currency)) once and \(try result.money(recurring, worth.currency)) in twelve months"
          )
        }
      }
    }
  }
}
