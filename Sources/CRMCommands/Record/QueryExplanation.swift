import CRMDomain
import CRMOutput
import CRMStore

/// Shows how a question is asked: the SQL, the values it compares with, the engine's plan, the indexes.
struct QueryExplanation {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func write(_ explanation: RecordQuery.Explanation) throws(CRMError) {
    let indexes = explanation.indexes.joined(separator: ", ")
    try context.say(
      [TextLine(explanation.sql)]
        + explanation.values.enumerated().map { "  $\($0 + 1) = \($1.json.description)" }
        + ["", "Plan"] + explanation.plan.map { "  \($0)" }
        + ["", "Indexes  \(indexes.isEmpty ? "none" : indexes)"],
      object: .object([
        JSON.Member("sql", .string(explanation.sql)),
        JSON.Member("values", .array(explanation.values.map { $0.json })),
        JSON.Member("plan", .array(explanation.plan.map { .string($0) })),
        JSON.Member("indexes", .array(explanation.indexes.map { .string($0) })),
      ]))
  }
}

extension SQLValue {
  fileprivate var json: JSON {
    switch self {
    case .null: .null
    case .integer(let number): .number("\(number)")
    case .text(let text): .string(text)
    }
  }
}
