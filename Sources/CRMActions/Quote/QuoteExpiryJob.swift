import CRMDomain
import CRMStore

/// Quotes run out.
package enum QuoteExpiryJob: Job {
  package static let name = "quotes"
  package static let sentence =
    "Quotes whose last day is over expire."

  package static func run(_ run: JobRun) throws(CRMError) {
    let quotes = QuoteSteps(run.editor)
    for number in try run.database.connection.numbers(
      QuoteSQL.expired, .text(run.today.description))
    {
      guard try run.begin(.quote, number) else { continue }
      let outcome = try quotes.decide(number, as: "expired", reason: nil)
      run.changed(.quote, number, "\(outcome.name): expired")
    }
  }
}
