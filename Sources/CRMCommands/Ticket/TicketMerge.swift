import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let ticketMerge = Verb(
    "merge", .writes, "Merge tickets into another.",
    """
    The first ticket goes on; what was said about the others, and what is to be done about them, is about that one then. \
    The others stay, closed, and say where they went; what is said to them afterwards is said to the one. 'crm undo' \
    takes it back, also after later messages: these stay where they are. An open ticket is merged into an older one, as \
    the promises of the first go on.

      $ crm ticket merge 1 2 --dry-run
    """
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The ticket that goes on.", completing: .records)
    let others: [String] = try a.arguments(
      "other", "The tickets that become a part of it.", required: true, completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(record, .ticket)
      var merged: [Int64] = []
      for other in others {
        let one = try context.record(other, .ticket)
        if !merged.contains(one) { merged.append(one) }
      }
      try context.answering(.ticket) { result throws(CRMError) in
        let done = try MergeTickets(result.editor).merge(merged, into: number)
        let names = merged.map { "\($0)" }.joined(separator: ", ")
        let moved = done.moved == 1 ? "1 record is" : "\(done.moved) records are"
        result.tell(
          .ticket, number, "changed", "ticket \(names) merged into it, \(moved) about it now")
      }
    }
  }
}
