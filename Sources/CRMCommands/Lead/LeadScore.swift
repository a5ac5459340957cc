import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let leadScore = Verb(
    "score", .reads, "Show how promising a lead is, and why.",
    """
    The sum of what it fits of the definition, and of the times it was in touch, which count for less the longer ago \
    they are. '--explain' prints each contribution; they add up to the score.

      $ crm lead score 1 --explain
    """,
    answers: """
      [{id: int, score: int, definition: int}] | {id: int, score: int, definition: int} | \
      [{reason: text, points: int}]
      """
  ) { a throws(CRMError) in
    let lead: String = try a.argument("record", "The lead.", completing: .records)
    let explain = a.flag("explain", "Print each contribution.")
    return { context throws(CRMError) in
      let number = try context.record(lead, .lead, .reading)
      let database = try context.database(.reading)
      let scoring = try LeadScoring(database, at: try context.clock())
      let parts = try scoring.parts(of: number)
      let total = LeadScoring.total(parts)
      guard explain else {
        return try context.say(
          ["\(total)"],
          object: .object([
            JSON.Member("id", .number("\(number)")), JSON.Member("score", .number("\(total)")),
            JSON.Member("definition", .number("\(scoring.definition.version)")),
          ]))
      }
      let columns = [
        OutputColumn("reason", heading: "REASON"),
        OutputColumn("points", .decimal, heading: "POINTS"),
      ]
      let grid = Grid(columns) { emit throws(CRMError) in
        for part in parts {
          try Texts.with([part.reason]) { cells throws(CRMError) in
            try emit([cells[0], .decimal(Int64(part.hundredths) * 10_000)])
          }
        }
      }
      grid.total = { emit throws(CRMError) in
        try Texts.with(["score"]) { cells throws(CRMError) in
          try emit([cells[0], .decimal(total * Decimal.scale)])
        }
      }
      try context.answer(choosing: grid)
    }
  }
}
