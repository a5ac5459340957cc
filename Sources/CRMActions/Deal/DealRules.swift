import CRMDomain
import CRMStore

/// What a deal asks beyond its own fields: a stage of its pipeline, a probability, a reason when it is closed.
struct DealRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  /// The pipelines and stages, read once for this editor.
  func pipelineCatalogue() throws(CRMError) -> PipelineCatalogue {
    if let book = editor.memory[PipelineCatalogue.self] { return book }
    let read = try PipelineCatalogue(database)
    editor.memory[PipelineCatalogue.self] = read
    return read
  }

  /// The pipeline a draft is in: the one it names, that of its stage, or the first there is.
  private func pipeline(of draft: RecordDraft, _ book: PipelineCatalogue) throws(CRMError) -> Int64
  {
    let column = draft.layout[Deal.pipeline]
    if !draft.row.isNull(column) { return draft.row.integer(column) }
    guard let first = book.pipelines.first else {
      throw CRMError(
        .data, code: "required", "there is no pipeline", hint: "make one: crm pipeline add salg")
    }
    return first.id
  }

  /// A stage is one of the pipeline.
  static var lateReference: (any AnyKey)? { Deal.stage }

  func find(late text: String, in draft: RecordDraft) throws(CRMError) -> Int64 {
    let book = try pipelineCatalogue()
    let column = draft.layout[Deal.pipeline]
    if draft.row.isNull(column),
      !draft.refers(Deal.pipeline)
    {
      // Of several pipelines the first that has a stage of that name.
      let found = book.stages(called: text)
      if let first = found.first, Set(found.map { $0.pipeline }).count == found.count {
        return first.id
      }
    }
    return try book.stage(called: text, in: try pipeline(of: draft, book)).id
  }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    let book = try pipelineCatalogue()
    let (draft, old, row) = (change.draft, change.old, change.row)
    let (stageColumn, pipelineColumn) = (Deal.stage, Deal.pipeline)
    var stage = row.isNull(stageColumn) ? nil : book.stage(row.integer(stageColumn))
    if row.isNull(pipelineColumn) {
      if let stage {
        row.set(pipelineColumn, stage.pipeline)
      } else {
        row.set(pipelineColumn, try self.pipeline(of: draft, book))
      }
    }
    let pipeline = row.integer(pipelineColumn)
    if stage == nil { stage = book.stages(of: pipeline).first { $0.kind == .open } }
    if let found = stage, found.pipeline != pipeline {
      // Another pipeline: the stage of the same name there, or its first.
      let there = book.stages(of: pipeline)
      guard !draft.wrote(Deal.stage) else {
        throw .invalid(
          found.key, for: "stage",
          "stage \(found.key) is not one of pipeline \(book.name(ofPipeline: pipeline))",
          allowed: there.map { $0.key })
      }
      stage = there.first { $0.key == found.key } ?? there.first { $0.kind == .open }
    }
    guard let stage else {
      throw CRMError(
        .data, code: "required", "pipeline \(book.name(ofPipeline: pipeline)) has no open stage",
        hint: "crm stage add \(book.name(ofPipeline: pipeline)) qualified probability=20")
    }
    row.set(stageColumn, stage.id)
    let before = old.flatMap { $0.isNull(stageColumn) ? nil : $0.integer(stageColumn) }
    let hasMoved = before != stage.id
    if let old, hasMoved, change.isImported {
      forgetClosing(draft, was: book.stage(old.integer(stageColumn))?.kind ?? .open)
    } else if let old, hasMoved, change.intent.move?.closes != true {
      try refuseClosing(old, book, before, stage, skips: change.intent.move?.skips ?? false)
    }
    row.set(Deal.status, stage.kind.rawValue)
    row.set(Deal.open, stage.kind == .open ? 1 : 0)
    if hasMoved, !change.isImported {
      try needFields(draft, stage, change.intent.move)
    }
    try setProbability(change, stage, hasMoved: hasMoved)
    try setClosing(&change, stage)
    try setSince(change, stage, hasMoved: hasMoved)
    if change.isTypedAnew, row.isNull(Deal.owner), !draft.wrote(Deal.owner) {
      row[Deal.owner] = operation.user
    }
    fillCompany(change)
  }

  /// Since when a deal is in its stage. A closed one is there since it was closed, whoever says when that was.
  /// One that comes from elsewhere is there since the file says, or else, where it is new, since it was made.
  private func setSince(
    _ change: RecordChange, _ stage: PipelineCatalogue.Stage, hasMoved: Bool
  ) throws(CRMError) {
    let row = change.row
    let closed = row.string(Deal.closedAt)
    guard hasMoved || change.old?.string(Deal.closedAt) != closed else { return }
    if stage.kind != .open {
      row.set(Deal.stageSince, closed)
    } else if case .imported(let end) = change.intent {
      let made = change.old == nil ? row.string(Common.createdAt) : nil
      row.set(Deal.stageSince, end.stageSince?.description ?? made ?? operation.at)
    } else {
      row.set(Deal.stageSince, operation.at)
    }
    if let since = row.string(Deal.stageSince), since > rules.dates.clock.now.description {
      throw .invalid(since, for: "stage_since", "a deal is in its stage since a moment to come")
    }
  }

  /// Deals are closed, and opened again, by what says so.
  private func refuseClosing(
    _ old: Row, _ book: PipelineCatalogue, _ before: Int64?, _ stage: PipelineCatalogue.Stage,
    skips: Bool
  ) throws(CRMError) {
    let number = old.integer(RecordTable.id)
    if let before, let was = book.stage(before), was.kind != .open {
      throw CRMError(
        .data, code: "closed",
        "deal \(number) is \(was.kind.rawValue), and stays so until it is reopened",
        hint: "crm deal reopen \(number)")
    }
    guard stage.kind != .open else {
      guard let before, !skips else { return }
      let open = book.stages(of: stage.pipeline).filter { $0.kind == .open }
      if let from = open.firstIndex(where: { $0.id == before }),
        let to = open.firstIndex(of: stage),
        to > from + 1
      {
        throw CRMError(
          .data, code: "skips_stages",
          "deal \(number) would leave out \(open[(from + 1)..<to].map { $0.key }.joined(separator: ", "))",
          hint: "crm deal move \(number) \(stage.key) --skip")
      }
      return
    }
    throw CRMError(
      .data, code: "not_closed_by_edit", "deal \(number) is not closed by an edit",
      hint: stage.kind == .won
        ? "crm deal win \(number)"
        : "crm deal lose \(number) \(DealWords.lossReasons[0].key)")
  }

  /// Refuses a stage a deal has not all for that it asks.
  private func needFields(
    _ draft: RecordDraft, _ stage: PipelineCatalogue.Stage, _ move: Intent.Move?
  ) throws(CRMError) {
    let missing = stage.requiredFields.filter { name in
      guard let field = draft.noun.field(name) else { return false }
      if let number = field.custom { return draft.customValue(number) == nil }
      return draft.layout.column(field.column).map { draft.row.isNull($0) } ?? false
    }
    guard !missing.isEmpty else { return }
    var error = CRMError(
      stage.kind == .won ? .notPermitted : .data, code: "required",
      "stage \(stage.key) asks for \(missing.joined(separator: ", "))",
      hint: "give it as well: \(missing.map { $0 + "=…" }.joined(separator: " "))"
        + (move?.closes == true ? ", or insist with --force" : ""))
    error.field = missing[0]
    if stage.kind == .won, move?.isForced == true { return }
    throw error
  }

  private func setProbability(
    _ change: RecordChange, _ stage: PipelineCatalogue.Stage, hasMoved: Bool
  ) throws(CRMError) {
    let row = change.row
    let isOwn = row.number(Deal.probability).map { $0 != stage.probability } ?? false
    let isSaid = isOwn && change.draft.wrote(Deal.probability)
    if stage.kind != .open || !isSaid && (hasMoved || !isOwn || row.isNull(Deal.probabilityReason))
    {
      row.set(Deal.probability, stage.probability)
      row.setNull(Deal.probabilityReason)
      return
    }
    guard isSaid else { return }
    let probability = row.integer(Deal.probability)
    guard (0...100 * Decimal.scale).contains(probability) else {
      throw .invalid(
        "\(probability)", for: "probability", "a probability is from 0 to 100 per cent")
    }
    if probability % 10_000 != 0 {
      throw .invalid(
        Decimal(millionths: probability).description, for: "probability",
        "a probability has at most two decimals")
    }
    if row.isNull(Deal.probabilityReason), change.isImported {
      row[Deal.probabilityReason] = "imported"
    }
    guard !row.isNull(Deal.probabilityReason) else {
      throw CRMError(
        .data, code: "required",
        "another probability than that of stage \(stage.key) needs a reason",
        hint: "say why: probability_reason=\"…\"")
    }
  }

  private func setClosing(
    _ change: inout RecordChange, _ stage: PipelineCatalogue.Stage
  ) throws(CRMError) {
    let (draft, row) = (change.draft, change.row)
    if stage.kind != .open, row.isNull(Deal.closedAt) {
      row[Deal.closedAt] = change.ended(editor)
    }
    switch stage.kind {
    case .open:
      if draft.wrote(Deal.closedAt), !row.isNull(Deal.closedAt) {
        throw CRMError(
          .data, code: "not_closed", "an open deal has no closed_at",
          hint: "close is the day it is expected")
      }
      row.setNull(Deal.closedAt)
    case .won:
      if !row.isNull(Deal.lossReason) {
        throw CRMError(.data, code: "not_lost", "a won deal has no loss_reason")
      }
      guard !row.isNull(Deal.amount) || change.isImported else {
        throw CRMError(
          .data, code: "required", "a won deal cannot be without an amount",
          hint: "give it as well: amount=…")
      }
      if row.isNull(Deal.close) {
        let at = row[Deal.closedAt]
        row[Deal.close] = at.map { rules.dates.clock.zone.local($0).day } ?? rules.dates.clock.today
      }
    case .lost:
      if row.isNull(Deal.lossReason), change.isImported { row[Deal.lossReason] = "other" }
      guard !row.isNull(Deal.lossReason) else {
        var error = CRMError(
          .data, code: "required", "a lost deal cannot be without a reason",
          hint: "give it as well: loss_reason=\(DealWords.lossReasons[0].key)")
        error.field = "loss_reason"
        error.allowed = DealWords.lossReasons.map { $0.key }
        throw error
      }
    }
    if let at = row.string(Deal.closedAt), at > rules.dates.clock.now.description {
      throw CRMError(.data, code: "future", "a deal is not closed in the future")
    }
    try refuseEarly(change)
  }

  /// A deal is not closed before it came to the stage it was closed in.
  private func refuseEarly(_ change: RecordChange) throws(CRMError) {
    guard !change.isImported, change.old != nil, change.draft.wrote(Deal.closedAt),
      let at = change.row.string(Deal.closedAt)
    else { return }
    let step = try operation.statement(DealSQL.lastOpenStep)
    step.bind(1, change.number)
    defer { step.reset() }
    guard try step.step(), let last = step.string(0), at < last else { return }
    throw CRMError(
      .data, code: "too_early",
      "deal \(change.number) moved on after that, and was not closed before",
      hint: "closed_at=\(last)")
  }

  /// Nobody refers a deal to themselves.
  func check(_ change: inout RecordChange) throws(CRMError) {
    guard let by = change.row.number(Deal.referredBy), by == change.row.number(Deal.contact)
    else { return }
    throw CRMError(.data, code: "cycle", "whoever a deal is with did not refer it to us")
  }

  /// Notes that a deal went into a stage, and does what winning it brings, whoever or whatever won it.
  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    try noteStep(change, number)
    guard change.becomes(Deal.status, "won") else { return [] }
    if change.isImported {
      WonDeals(editor).note(number)
    } else {
      try WonDeals(editor).follow(
        change.row, number, makesTask: change.intent.move?.makesTasks ?? true)
    }
    return []
  }

  func fileEnded() throws(CRMError) { try WonDeals(editor).followNoted() }

  private func noteStep(_ change: RecordChange, _ number: Int64) throws(CRMError) {
    let before = change.old?[Deal.stage]
    guard before != change.row[Deal.stage] else {
      return try moveTransition(change.row, number, since: change.old?.string(Deal.stageSince))
    }
    let table = try database.table(.transition)
    let row = Row(table.layout)
    row[Transition.deal] = number
    row[Transition.fromStage] = before
    row[Transition.stage] = change.row[Deal.stage]
    row[Transition.at] = change.row[Deal.stageSince] ?? operation.context.at
    row[Transition.reason] = change.row[Deal.lossReason]
    try operation.insert(row, into: table)
  }

  /// The step by which a deal came where it is happened when the deal says it did.
  private func moveTransition(
    _ deal: Row, _ number: Int64, since before: String?
  ) throws(CRMError) {
    guard let since = deal.string(Deal.stageSince), since != before,
      let latest = try database.connection.integer(
        DealSQL.latestStep, .integer(number), .integer(deal.integer(Deal.stage)))
    else { return }
    try editor.write(since, to: Transition.at, of: latest, .transition)
  }
}
