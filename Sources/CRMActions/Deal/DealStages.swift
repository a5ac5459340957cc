import CRMDomain
import CRMStore

/// Deals that go from stage to stage, are won, lost and opened again.
package struct DealStages {
  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  private struct Place {
    var row: Row
    var stage: PipelineCatalogue.Stage
    var book: PipelineCatalogue
  }

  private func place(_ deal: Int64) throws(CRMError) -> Place {
    let table = try database.table(.deal)
    let row = Row(table.layout)
    guard try editor.operation.load(deal, of: table, into: row) else {
      throw .notFound("there is no deal \(deal)")
    }
    let book = try DealRules(editor).pipelineCatalogue()
    guard let stage = book.stage(row.integer(table.layout[Deal.stage])) else {
      throw .defect("deal \(deal) is in no stage")
    }
    return Place(row: row, stage: stage, book: book)
  }

  /// Moves a deal to another stage of its pipeline: one further, any back, or with `skips` any further.
  ///
  /// - Throws: `data` where the deal is closed, the stage closes it, or stages would be left out.
  package func move(
    _ deal: Int64, to name: String, skips: Bool, _ more: [FieldChange]
  ) throws(CRMError) -> RecordEditor.Outcome {
    let place = try place(deal)
    let stage = try place.book.stage(called: name, in: place.stage.pipeline)
    guard place.stage.kind == .open else {
      throw CRMError(
        .data, code: "closed",
        "deal \(deal) is \(place.stage.kind.rawValue), and stays so until it is reopened",
        hint: "crm deal reopen \(deal)")
    }
    guard stage.kind == .open else {
      throw CRMError(
        .data, code: "not_closed_by_move", "deal \(deal) is not closed by moving it",
        hint: stage.kind == .won
          ? "crm deal win \(deal)" : "crm deal lose \(deal) \(DealWords.lossReasons[0].key)")
    }
    let open = place.book.stages(of: place.stage.pipeline).filter { $0.kind == .open }
    if let from = open.firstIndex(of: place.stage), let to = open.firstIndex(of: stage),
      to > from + 1,
      !skips
    {
      let between = open[(from + 1)..<to].map { $0.key }.joined(separator: ", ")
      throw CRMError(
        .data, code: "skips_stages", "deal \(deal) would leave out \(between)",
        hint: "crm deal move \(deal) \(open[from + 1].key), or add --skip")
    }
    return try editor.edit(
      deal, of: .deal, [.set(Deal.stage, "stage:\(stage.id)")] + more,
      as: .move(Intent.Move(skips: true)))
  }

  /// Closes a deal in the stage of a kind.
  ///
  /// - Parameters:
  ///   - isForced: does so although what the stage asks for is missing.
  ///   - handsOver: whether a task hands a won deal over to those who deliver.
  package func close(
    _ deal: Int64, _ kind: StageKind, isForced: Bool = false, handsOver: Bool = true,
    _ more: [FieldChange]
  ) throws(CRMError) -> RecordEditor.Outcome {
    let place = try place(deal)
    guard place.stage.kind == .open else {
      // What is so already is said once more; what else is said would be lost.
      if place.stage.kind == kind {
        guard let first = more.first, try !editor.says(place.row, more) else {
          return RecordEditor.Outcome(number: deal, result: "unchanged")
        }
        throw CRMError(
          .data, code: "closed", "deal \(deal) is \(kind.rawValue) already",
          hint: "crm deal edit \(deal) \(first.word), or crm deal reopen \(deal)")
      }
      throw CRMError(
        .data, code: "closed", "deal \(deal) is \(place.stage.kind.rawValue) already",
        hint: "crm deal reopen \(deal)")
    }
    guard let stage = place.book.stages(of: place.stage.pipeline).first(where: { $0.kind == kind })
    else {
      throw CRMError(
        .data, code: "required",
        "pipeline \(place.book.name(ofPipeline: place.stage.pipeline)) has no stage that is \(kind.rawValue)",
        hint:
          "crm stage add \(place.book.name(ofPipeline: place.stage.pipeline)) \(kind.rawValue) kind=\(kind.rawValue)"
      )
    }
    return try editor.edit(
      deal, of: .deal, [.set(Deal.stage, "stage:\(stage.id)")] + more,
      as: .move(Intent.Move(closes: true, isForced: isForced, makesTasks: handsOver)))
  }

  /// Closes a deal as won with what a quote is worth; one that was won before stays as it is.
  package func win(_ deal: Int64, _ worth: [FieldChange]) throws(CRMError) -> RecordEditor.Outcome {
    let isWon = try place(deal).stage.kind == .won
    do throws(CRMError) {
      return try close(deal, .won, isWon ? [] : worth)
    } catch {
      var error = error
      if error.code == "required", let field = error.field {
        error.hints = ["crm deal edit \(deal) \(field)=…"]
      }
      throw error
    }
  }

  /// Opens a closed deal again, in the stage it was in before or in another.
  package func reopen(_ deal: Int64, in name: String?) throws(CRMError) -> RecordEditor.Outcome {
    let place = try place(deal)
    guard place.stage.kind != .open else {
      guard let name else { return RecordEditor.Outcome(number: deal, result: "unchanged") }
      throw CRMError(
        .data, code: "open", "deal \(deal) is open already",
        hint: "crm deal move \(deal) \(ShellWord.of(name))")
    }
    var stage: PipelineCatalogue.Stage?
    if let name {
      stage = try place.book.stage(called: name, in: place.stage.pipeline)
    } else {
      let rows = try database.connection.prepare(DealSQL.earlierStages)
      rows.bind(1, deal)
      while stage == nil, try rows.step() {
        if let found = place.book.stage(rows.integer(0)), found.kind == .open { stage = found }
      }
      rows.reset()
      stage = stage ?? place.book.stages(of: place.stage.pipeline).first { $0.kind == .open }
    }
    guard let stage, stage.kind == .open else {
      throw CRMError(.data, code: "not_open", "a deal is reopened in a stage that is open")
    }
    return try editor.edit(
      deal, of: .deal,
      [.set(Deal.stage, "stage:\(stage.id)"), .clear(Deal.closedAt), .clear(Deal.lossReason)],
      as: .move(Intent.Move(closes: true)))
  }
}
