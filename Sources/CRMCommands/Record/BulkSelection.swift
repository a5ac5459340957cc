import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// The records a filter of the line means, for verbs that write: shown first, asked for again once nobody
/// else can write, so that nothing is done to a record that was changed out of the filter meanwhile.
struct BulkSelection {
  private let context: CommandContext
  private let noun: NounName
  private let conditions: [String]
  private let all: Bool

  init(_ context: CommandContext, _ noun: NounName, _ conditions: [String], all: Bool) {
    self.context = context
    self.noun = noun
    self.conditions = conditions
    self.all = all
  }

  /// The numbers as they are now; says how many were left out because they are not active.
  func shown() throws(CRMError) -> [Int64] {
    let (numbers, selection) = try select()
    for remark in try selection.remarks(in: try context.database(.writing)) {
      context.note(remark)
    }
    let database = try context.database(.writing)
    let hidden = try selection.hiddenCount(in: database)
    if hidden > 0 {
      context.note(
        "\(Thousands.grouped(hidden)) \(try selection.hiddenWord(in: database)) hidden: --all")
    }
    return numbers
  }

  /// Those of `shown` that still fit.
  func numbers(of shown: [Int64]) throws(CRMError) -> [Int64] {
    let (numbers, _) = try select()
    if numbers == shown { return shown }
    let known = Set(shown)
    return numbers.filter { known.contains($0) }
  }

  private func select() throws(CRMError) -> ([Int64], RecordSelection) {
    let database = try context.database(.writing)
    let selection = try RecordSelection(
      noun, filters: conditions,
      RecordSelection.Options(refusesBareRelations: true, hidesInactive: !all),
      in: database)
    var query = RecordQuery(noun, [])
    query.condition = selection.condition
    return (try query.numbers(in: database), selection)
  }

  /// Whether somebody can be asked before many records are written.
  static func mayAsk(_ context: CommandContext) -> Bool {
    context.world.terminal.input && !context.options.yes && !context.options.dryRun
  }

  /// More records than `--max` lets.
  static func tooMany(_ count: Int, _ most: Int) -> CRMError {
    CRMError(
      .data, code: "too_many",
      "\(Thousands.grouped(count)) records fit, and --max allows \(Thousands.grouped(most)); nothing was changed"
    )
  }
}
