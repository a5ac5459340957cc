import CRMDomain
import CRMStore

extension ReportSpec {
  /// How many deals that come into a stage go further.
  static let conversion = ReportSpec(
    "conversion", in: .quarter, leading: "stage",
    switches: [Switch(name: "closed-only", help: "Leave out what is still open.")],
    "How many deals that come into a stage go further.",
    "Of the deals that entered a stage in the period; those still open are shown apart, and left out with '--closed-only'.",
    examples: ["crm report conversion --period 2026", "crm report conversion --by owner"],
    figures: [
      .count("entered"), .count("passed"), .count("open", "STILL OPEN"),
      .share("rate", "passed", of: "entered"),
    ],
    totals: .own([.count("entered"), .count("won"), .share("overall", "won", of: "entered")]),
    n: [("entered", "entered"), ("won", "won")], bars: "rate",
    formulas: [
      "entered: deals that came into the stage in the period",
      "passed: went into a later stage afterwards, or were won; a stage left out counts as passed",
      "rate: passed ÷ entered; overall: won ÷ entered of the first stage of each pipeline",
    ]
  ) { fold throws(CRMError) in
    let book = try PipelineCatalogue(fold.request.database)
    let condition = try fold.request.condition(.deal)
    let more = Array(fold.dimensions.dropFirst())
    // Of time it is the moment they came into the stage, of fields what they are now.
    let fields = more.filter { !$0.isTime }
    let told = fields.isEmpty ? [:] : try fold.keys(fields, of: condition, at: "created_at")
    // The moments come first, so what the condition compares with is counted on.
    let rows = try fold.rows(
      ReportSQL.entered(condition.map { $0.shifted(by: 2) }),
      fold.moments + (condition?.values ?? []))
    var found: [(stage: PipelineCatalogue.Stage, tally: Tally)] = []
    while try rows.step() {
      guard let stage = book.stage(rows.integer(0)), stage.kind == .open else { continue }
      let (isWon, isOpen) = (rows.string(2) == "won", rows.string(2) == "open")
      let isPassed = isWon || (!rows.isNull(3) && rows.integer(3) > stage.position)
      if fold.has("closed-only"), isOpen, !isPassed { continue }
      var tally = Tally()
      tally["entered"] = 1
      if isPassed { tally["passed"] = 1 }
      if isOpen, !isPassed { tally["open"] = 1 }
      if isWon { tally["won"] = 1 }
      found.append((stage, tally))
      let at = rows.string(4)
      for known in told[rows.integer(1)] ?? [[]] {
        var left = known[...]
        let keys = more.map { dimension in
          dimension.isTime
            ? fold.named(dimension, at.map { String($0.prefix(16)) }, nil)
            : left.popFirst() ?? fold.named(dimension, nil, nil)
        }
        fold.add(tally, to: [("\(stage.id)", stage.key)] + keys)
        guard fold.request.wantsRows else { continue }
        fold.behind.append(
          Report.SourceRecord(
            figure: isPassed ? "passed" : isOpen ? "open" : "not passed",
            group: ([stage.key] + keys.map { $0.title }).joined(separator: ", "),
            noun: .deal, id: rows.integer(1), title: "", amount: nil, currency: nil, at: nil))
      }
    }
    // Of each pipeline the first stage that any deal entered is where its deals began.
    var first: [Int64: PipelineCatalogue.Stage] = [:]
    for stage in book.stages where found.contains(where: { $0.stage.id == stage.id }) {
      if first[stage.pipeline] == nil { first[stage.pipeline] = stage }
    }
    for (stage, tally) in found where first[stage.pipeline]?.id == stage.id { fold.all.add(tally) }
    let since = try fold.rows(ReportSQL.firstStep, [])
    if let period = fold.period, try since.step(), let moment = Instant(since.text(0)),
      moment >= fold.request.moments(period).to
    {
      let day = fold.request.rules.dates.clock.zone.local(moment).day
      fold.notes.append(
        "of then nothing is known: deals are followed from stage to stage since \(day.description)")
    }
    since.reset()
  }
}
