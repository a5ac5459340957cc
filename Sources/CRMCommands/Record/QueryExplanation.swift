import CRMDomain
import CRMOutput
import CRMStore

/// Shows how a question is asked: the SQL, the values it compares with, the engine's plan, the indexes.
struct QueryExplanation {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func write(_ explanation: RecordQuery.Explanation) throws(CRMError) {
    if context.speaksJSON {
      return try context.write(
        json: .object([
          JSON.Member("sql", .string(explanation.sql)),
          JSON.Member("values", .array(explanation.values.map { $0.json })),
          JSON.Member("plan", .array(explanation.plan.map { .string($0) })),
          JSON.Member("indexes", .array(explanation.indexes.map { .string($0) })),
        ]))
    }
    let sink = try context.sink()
    try sink.write(Visible.text(explanation.sql) + "\n")
    for (i, value) in explanation.values.enumerated() {
      try sink.write("  $\(i + 1) = \(Visible.text(value.json.description))\n")
    }
    try sink.write("\nPlan\n")
    for step in explanation.plan { try sink.write("  \(step)\n") }
    let indexes = explanation.indexes.joined(separator: ", ")
    try sink.write("\nIndexes  \(indexes.isEmpty ? "none" : indexes)\n")
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
