import CRMDomain
import CRMStore

// What a deal asks beyond its own fields: a stage of its pipeline, a probability, a reason when it is closed.
extension RecordEditor {
  /// The pipelines and stages, read once for this editor.
  func stageBook() throws(CRMError) -> StageBook {
    if let book { return book }
    let read = try StageBook(database)
    book = read
    return read
  }

  /// The pipeline a draft is in: the one it names, that of its stage, or the first there is.
  private func pipeline(of draft: RecordDraft, _ book: StageBook) throws(CRMError) -> Int64 {
    let column = draft.layout[Deal.pipeline]
    if !draft.row.isNull(column) { return draft.row.integer(column) }
    guard let first = book.pipelines.first else {
      throw CRMError(
        .data, code: "required", "there is no pipeline", hint: "make one: crm pipeline add salg")
    }
    return first.id
  }

  /// Finds the stage a draft names, within its pipeline.
  func resolveStage(_ draft: RecordDraft, _ text: String) throws(CRMError) -> Int64 {
    let book = try stageBook()
    let column = draft.layout[Deal.pipeline]
    if draft.row.isNull(column),
      !draft.references.contains(where: { draft.noun.fields[$0.field].name == "pipeline" })
    {
      // Of several pipelines the first that has a stage of that name.
      let found = book.stages(called: text)
      if let first = found.first, Set(found.map { $0.pipeline }).count == found.count {
        return first.id
      }
    }
    return try book.stage(called: text, in: try pipeline(of: draft, book)).id
  }

  /// Brings a deal in order, or refuses it.
  func checkDeal(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let book = try stageBook()
    let row = draft.row
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
    if let old, hasMoved, rules.isImport {
      forgetClosing(draft, was: book.stage(old.integer(stageColumn))?.kind ?? .open)
    } else if let old, hasMoved, !isClosing {
      try refuseClosing(old, book, before, stage)
    }
    row.set(Deal.status, stage.kind.rawValue)
    row.set(Deal.open, stage.kind == .open ? 1 : 0)
    if hasMoved, !rules.isImport { try needFields(draft, stage) }
    try setProbability(draft, stage, hasMoved: hasMoved)
    try setClosing(draft, stage)
    try setSince(draft, stage, old, hasMoved: hasMoved)
    if old == nil, row.isNull(Deal.owner), !rules.isImport {
      row.set(Deal.owner, operation.user)
    }
    if old == nil || draft.wrote(Deal.contact) { fillCompany(draft) }
    try checkDealCycle(draft)
  }

  /// Since when a deal is in its stage. A closed one is there since it was closed, whoever says when that was.
  /// One that comes from elsewhere is there since the file says, or else, where it is new, since it was made.
  private func setSince(
    _ draft: RecordDraft, _ stage: StageBook.Stage, _ old: Row?, hasMoved: Bool
  ) throws(CRMError) {
    let row = draft.row
    let column = draft.layout[Deal.stageSince]
    let closed = row.string(Deal.closedAt)
    guard hasMoved || old?.string(Deal.closedAt) != closed else { return }
    if stage.kind != .open {
      row.set(column, closed)
    } else {
      let said = rules.isImport ? imported?.stageSince?.description : nil
      let made = rules.isImport && old == nil ? row.string(Common.createdAt) : nil
      row.set(column, said ?? made ?? operation.at)
    }
    if let since = row.string(column), since > rules.dates.clock.now.description {
      throw .invalid(since, for: "stage_since", "a deal is in its stage since a moment to come")
    }
  }

  /// Deals are closed, and opened again, by what says so.
  private func refuseClosing(
    _ old: Row, _ book: StageBook, _ before: Int64?, _ stage: StageBook.Stage
  ) throws(CRMError) {
    let number = old.integer(RecordTable.id)
    if let before, let was = book.stage(before), was.kind != .open {
      throw CRMError(
        .data, code: "closed",
        "deal \(number) is \(was.kind.rawValue), and stays so until it is reopened",
        hint: "crm deal reopen \(number)")
    }
    guard stage.kind != .open else {
      guard let before, !isMoving, !rules.isImport else { return }
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
  private func needFields(_ draft: RecordDraft, _ stage: StageBook.Stage) throws(CRMError) {
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
        + (stage.kind == .won ? ", or insist with --force" : ""))
    error.field = missing[0]
    if stage.kind == .won, isForced { return }
    throw error
  }

  private func setProbability(
    _ draft: RecordDraft, _ stage: StageBook.Stage, hasMoved: Bool
  ) throws(CRMError) {
    let row = draft.row
    guard let probability = draft.layout.column(Deal.probability),
      let reason = draft.layout.column(Deal.probabilityReason)
    else { return }
    let isOwn = !row.isNull(probability) && row.integer(probability) != stage.probability
    if stage.kind != .open || !isOwn {
      row.set(probability, stage.probability)
      row.setNull(reason)
      row.setNull(reason + 1)
      return
    }
    guard draft.wrote(Deal.probability) else {
      if hasMoved || row.isNull(reason) {
        row.set(probability, stage.probability)
        row.setNull(reason)
        row.setNull(reason + 1)
      }
      return
    }
    guard (0...100 * Decimal.scale).contains(row.integer(probability)) else {
      throw .invalid(
        "\(row.integer(probability))", for: "probability", "a probability is from 0 to 100 per cent"
      )
    }
    if row.integer(probability) % 10_000 != 0 {
      throw .invalid(
        Decimal(millionths: row.integer(probability)).description, for: "probability",
        "a probability has at most two decimals")
    }
    if row.isNull(reason), rules.isImport {
      row.set(reason, "imported")
      row.fold(reason, into: reason + 1)
    }
    guard !row.isNull(reason) else {
      throw CRMError(
        .data, code: "required",
        "another probability than that of stage \(stage.key) needs a reason",
        hint: "say why: probability_reason=\"…\"")
    }
  }

  private func setClosing(_ draft: RecordDraft, _ stage: StageBook.Stage) throws(CRMError) {
    let row = draft.row
    if stage.kind != .open, row.isNull(Deal.closedAt) {
      row.set(Deal.closedAt, closedNow().description)
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
      guard !row.isNull(Deal.amount) || rules.isImport else {
        throw CRMError(
          .data, code: "required", "a won deal cannot be without an amount",
          hint: "give it as well: amount=…")
      }
      if row.isNull(Deal.close) {
        let at = row[Deal.closedAt]
        row.set(
          Deal.close,
          (at.map { rules.dates.clock.zone.local($0).day } ?? rules.dates.clock.today).description)
      }
    case .lost:
      if row.isNull(Deal.lossReason), rules.isImport {
        row.set(Deal.lossReason, "other")
      }
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
  }

  /// When a deal was closed of which nobody said when: now, or, of a file, on the day its row says.
  private func closedNow() -> Instant {
    guard rules.isImport else { return operation.circumstances.at }
    let closing = (imported ?? ImportedDeal()).closing(rules.dates.clock)
    ground = closing.ground
    return closing.at
  }

  /// A deal with somebody is one with where they work, unless another company is named.
  func fillCompany(_ draft: RecordDraft) {
    guard !rules.isImport, let contact = draft.layout.column(Deal.contact),
      let company = draft.layout.column(Deal.company), draft.row.isNull(company),
      !draft.row.isNull(contact), !draft.wrote(Deal.company)
    else { return }
    do throws(CRMError) {
      let works = try database.connection.integer(
        ContactSQL.company, .integer(draft.row.integer(contact)))
      if let works { draft.row.set(company, works) }
    } catch {}
  }

  /// Nobody refers a deal to themselves.
  private func checkDealCycle(_ draft: RecordDraft) throws(CRMError) {
    guard let by = draft.layout.column(Deal.referredBy),
      let contact = draft.layout.column(Deal.contact),
      !draft.row.isNull(by), !draft.row.isNull(contact),
      draft.row.integer(by) == draft.row.integer(contact)
    else { return }
    throw CRMError(.data, code: "cycle", "whoever a deal is with did not refer it to us")
  }

  /// Notes that a deal went into a stage.
  func noteTransition(_ draft: RecordDraft, _ number: Int64, _ old: Row?) throws(CRMError) {
    let stage = draft.layout[Deal.stage]
    let before = old.flatMap { $0.isNull(stage) ? nil : $0.integer(stage) }
    guard before != draft.row.integer(stage) else {
      return try moveTransition(draft, number, since: old?.string(Deal.stageSince))
    }
    let table = try database.table(.transition)
    let row = Row(table.layout)
    row.set(table.layout[Transition.deal], number)
    if let before { row.set(table.layout[Transition.fromStage], before) }
    row.set(table.layout[Deal.stage], draft.row.integer(stage))
    row.set(table.layout[Transition.at], draft.row.string(Deal.stageSince) ?? operation.at)
    try operation.insert(row, into: table)
  }

  /// The step by which a deal came where it is happened when the deal says it did.
  private func moveTransition(
    _ draft: RecordDraft, _ number: Int64, since before: String?
  ) throws(CRMError) {
    guard let since = draft.row.string(Deal.stageSince), since != before,
      let latest = try database.connection.integer(
        DealSQL.latestStep, .integer(number),
        .integer(draft.row.integer(draft.layout[Deal.stage])))
    else { return }
    try write(since, to: "at", of: latest, .transition)
  }

  /// The first step of a deal that is imported takes the place of the one that was noted when the deal was.
  func replaceFirst(_ draft: RecordDraft, _ number: Int64) throws(CRMError) {
    guard let from = draft.layout.column(Transition.fromStage), draft.row.isNull(from),
      let deal = draft.layout.column(Transition.deal)
    else { return }
    let rows = try operation.statement(DealSQL.otherFirst)
    rows.bind(1, draft.row.integer(deal))
    rows.bind(2, number)
    var noted: [Int64] = []
    while try rows.step() { noted.append(rows.integer(0)) }
    rows.reset()
    let table = try database.table(.transition)
    let row = Row(table.layout)
    for other in noted where try operation.load(other, of: table, into: row) {
      try operation.delete(row, from: table)
    }
  }

  // MARK: Pipelines

  /// Gives a stage its place, and refuses a second of its name.
  func checkStage(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    book = nil
    guard let pipeline = draft.layout.column(Deal.pipeline), let key = row.string(Stage.key),
      let position = draft.layout.column(Stage.position), let kind = row.string(Stage.kind)
    else { return }
    let number = old?.integer(RecordTable.id) ?? 0
    let same = try database.connection.integer(
      DealSQL.sameStage, .integer(row.integer(pipeline)), .text(key), .integer(number))
    if let same {
      throw CRMError(
        .data, code: "exists", "the pipeline has a stage \(key) already, stage \(same)")
    }
    if let probability = draft.layout.column(Deal.probability),
      !(0...100 * Decimal.scale).contains(row.integer(probability))
    {
      throw CRMError(.data, code: "invalid_value", "a probability is from 0 to 100 per cent")
    }
    for name in RecordDraft.texts(row.text(draft.layout[Stage.requiredFields]))
    where try database.noun(.deal).field(name) == nil {
      throw FieldPath.unknown(name, of: try database.noun(.deal), in: name)
    }
    if old != nil, old?.string(Stage.kind) != kind,
      try database.connection.integer(DealSQL.dealInStage, .integer(number)) != nil
    {
      throw CRMError(
        .data, code: "referred_to",
        "stage \(key) stays \(old?.string(Stage.kind) ?? ""): there are deals in it")
    }
    guard row.isNull(position) else { return }
    let last =
      try database.connection.integer(
        DealSQL.lastPosition, .integer(row.integer(pipeline))) ?? 0
    row.set(position, kind == "open" ? last + 1 : kind == "won" ? 900 : 901)
  }

  /// A new pipeline can be won and lost from the first.
  func furnishPipeline(_ number: Int64) throws(CRMError) {
    book = nil
    guard !rules.isImport else { return }
    for (key, probability) in [("won", "100"), ("lost", "0")] {
      _ = try add(
        [
          .typed(Assignment(path: "pipeline", value: "pipeline:\(number)")),
          .typed(Assignment(path: "key", value: key)),
          .typed(Assignment(path: "probability", value: probability)),
          .typed(Assignment(path: "kind", value: key)),
        ], to: .stage)
    }
  }
}
