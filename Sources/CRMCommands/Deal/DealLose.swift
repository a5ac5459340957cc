import CRMActions
import CRMDomain
import CRMStore

extension Verb {
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
        input.changes.append(.set(Deal.lossReason, reason))
      }
      try context.answering(.deal) { result throws(CRMError) in
        do throws(CRMError) {
          try result.tellDeal(try DealStages(result.editor).close(number, .lost, input.changes))
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
}
