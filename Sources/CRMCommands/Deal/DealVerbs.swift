import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let dealMove = Verb(
    "move", .writes, "Move a deal to another stage of its pipeline.",
    """
    A deal moves forward one stage at a time; '--skip' jumps, and the history says so. Stages may be typed by \
    their key or by what they are called in any language. A closed deal stays where it is until 'crm deal reopen'. \
    What else is written to the deal follows as field=value.

      $ crm deal move 1 proposal
      $ crm deal move 1 forhandling amount=450k --skip --dry-run
    """
  ) { a throws(CRMError) in
    let deal: String = try a.argument("deal", "The deal.", completing: .records)
    let stage: String = try a.argument(
      "stage", "The stage to move to.", completing: .values("stage"))
    let words: [String] = try a.arguments(
      "field=value", "What else is written.", completing: .assignments)
    let skip = a.flag("skip", "Allow leaving stages out.")
    return { context throws(CRMError) in
      let number = try context.record(deal, .deal)
      let changes = try context.changes(words)
      try context.deed(.deal) { deed throws(CRMError) in
        try deed.tellDeal(try DealStages(deed.editor).move(number, to: stage, skips: skip, changes))
      }
    }
  }

  static let dealWin = Verb(
    "win", .writes, "Close a deal as won.",
    """
    A won deal has an amount, and what its stage asks for ('--force' insists). A task hands it over to those who \
    deliver, and its company or contact is a customer from then on; '--no-handover' leaves the task out.

      $ crm deal win 1 amount=450k
      $ crm deal win 2 amount=10kEUR close=2026-11-18 --no-handover --dry-run
    """
  ) { a throws(CRMError) in
    let deal: String = try a.argument("deal", "The deal.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "What else is written.", completing: .assignments)
    let force = a.flag("force", "Close it although something is missing.")
    let alone = a.flag("no-handover", "Make no task to hand it over.")
    return { context throws(CRMError) in
      let number = try context.record(deal, .deal)
      let changes = try context.changes(words)
      try context.deed(.deal) { deed throws(CRMError) in
        try deed.tellDeal(
          try DealStages(deed.editor).close(
            number, .won, isForced: force, handsOver: !alone, changes))
      }
    }
  }

  static let dealLose = Verb(
    "lose", .writes, "Close a deal as lost, with the reason.",
    """
    The reason is one of price, no_decision, competitor, timing, no_fit, relation, cancelled, other, or what these \
    are called in any language.

      $ crm deal lose 1 price competitor="Smart Retail"
    """
  ) { a throws(CRMError) in
    let deal: String = try a.argument("deal", "The deal.", completing: .records)
    let words: [String] = try a.arguments(
      "reason or field=value", "Why, and what else is written.",
      completing: .either([.values("loss_reason"), .assignments]))
    return { context throws(CRMError) in
      let number = try context.record(deal, .deal)
      var input = try RecordInput.words(words, context)
      guard input.plain.count <= 1 else {
        throw .usage("\"\(input.plain[1])\" is one word too many")
      }
      if let reason = input.plain.first {
        input.changes.append(.typed(Assignment(path: "loss_reason", value: reason)))
      }
      try context.deed(.deal) { deed throws(CRMError) in
        do throws(CRMError) {
          try deed.tellDeal(try DealStages(deed.editor).close(number, .lost, input.changes))
        } catch {
          var error = error
          if error.field == "loss_reason", error.code == "required" {
            error.hints = ["crm deal lose \(number) price"]
          }
          throw error
        }
      }
    }
  }

  static let dealReopen = Verb(
    "reopen", .writes, "Open a closed deal again.",
    """
    It goes back to the stage it was in before, or to another. That it was closed stays in its history.

      $ crm deal reopen 3 qualified --dry-run
      $ crm deal reopen 3
    """
  ) { a throws(CRMError) in
    let deal: String = try a.argument("deal", "The deal.", completing: .records)
    let stage: String? = try a.optionalArgument(
      "stage", "The stage it goes to.", completing: .values("stage"))
    return { context throws(CRMError) in
      let number = try context.record(deal, .deal)
      try context.deed(.deal) { deed throws(CRMError) in
        try deed.tellDeal(try DealStages(deed.editor).reopen(number, in: stage))
      }
    }
  }
}

extension Deed {
  /// `deal 88: negotiation → won, 450 000 NOK, closed 2026-11-18`: the stages first, what else changed after.
  func tellDeal(_ outcome: RecordEditor.Outcome) throws(CRMError) {
    guard outcome.result == "changed",
      let stage = outcome.changes.first(where: { $0.field == "stage" })
    else { return try tell(.deal, outcome) }
    let said = ["stage", "status", "probability", "closed_at", "stage_since", "open"]
    var parts = [try stages(stage.before, stage.after)]
    parts += try closing(of: outcome.number)
    // What was there before and is another now is shown as that; what is new, with the rest of the deal.
    let rest = outcome.changes.filter { change in
      if ["amount", "close"].contains(change.field) { return change.before != nil }
      return !said.contains(change.field)
    }
    if !rest.isEmpty { parts.append(try changes(rest, of: .deal)) }
    tell(.deal, outcome.number, "changed", parts.joined(separator: ", "))
  }
}
