import CRMActions
import CRMDomain
import CRMStore

extension Verb {
  static let orderReturn = Verb(
    "return", .writes, "Take back some of what a line of an order sold.",
    """
    A line with a minus is added to the order, which refers to the line it takes back; no more comes back than was \
    sold.

      $ crm order return O-1 4 quantity=1
      $ crm order return O-1 4 --dry-run
    """
  ) { a throws(CRMError) in
    let order: String = try a.argument("record", "The order.", completing: .records)
    let line: String = try a.argument("line", "The number of the line.")
    let words: [String] = try a.arguments("quantity=n", "How many come back; all unless said.")
    return { context throws(CRMError) in
      let number = try context.record(order, .order)
      guard let line = Int64(line.replacing("line:", by: "")) else {
        throw .usage("\"\(line)\" is no number of a line", hint: "crm line list order=\(order)")
      }
      var quantity: Int64?
      for change in try context.changes(words) {
        guard case .typed(let assignment) = change, assignment.path == "quantity" else {
          throw .usage("only quantity=n says how many come back")
        }
        do throws(NumberParser.Fault) {
          quantity = try assignment.value.withBytes { b throws(NumberParser.Fault) in
            try NumberParser().scaled(b, places: Decimal.places)
          }
        } catch {
          throw .invalid(
            assignment.value, for: "quantity", "quantity \"\(assignment.value)\" is not a number")
        }
      }
      let taken = quantity
      try context.answering(.order) { result throws(CRMError) in
        let made = try QuoteSteps(result.editor).takeBack(number, line: line, quantity: taken)
        try result.tell(.line, RecordEditor.Outcome(number: made.line, result: "created"))
        result.tell(.order, number, "changed", "\(made.name), line \(line) returned")
      }
    }
  }
}
