import CRMDomain
import CRMStore

extension ReportSpec {
  /// What is being sold.
  static let pipeline = ReportSpec(
    "pipeline", in: nil, by: "stage", "What is being sold, stage by stage.",
    "Open deals with their amounts, plain and by their probability; '--by' tells them apart by another field, 'month' by the expected day.",
    examples: ["crm report pipeline owner=me", "crm report pipeline --by owner --csv"],
    figures: [
      .count("deals"), .money("amount"), .money("weighted"),
      .count("without_amount", "NO AMOUNT"), .count("rotting"),
    ],
    n: [("deals", "deals"), ("without_amount", "without_amount")], bars: "amount",
    formulas: [
      "amount: the sum of the amounts of open deals", "weighted: the sum of amount × probability",
      "rotting: longer in the stage than its rotting_days",
    ]
  ) { fold throws(CRMError) in
    let book = try PipelineCatalogue(fold.request.database)
    let now = fold.request.now
    let limits = book.stages.compactMap { stage in
      stage.rottingDays.map { (stage.id, (now - Int($0) * 86_400).description) }
    }
    try fold.count(
      "deals", ["open"], at: "close",
      [
        .count("deals"), .without("without_amount"), .amount("amount"), .weighted("weighted"),
        .rotting("rotting", limits),
      ])
    // Stages without deals are told too, but where a condition asks of some.
    guard fold.dimensions.count == 1, fold.dimensions[0].isStage, fold.request.filters.isEmpty
    else { return }
    for stage in book.stages where stage.kind == .open { fold.place(["\(stage.id)"], [stage.key]) }
  }
}
