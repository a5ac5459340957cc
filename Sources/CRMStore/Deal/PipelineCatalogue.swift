import CRMDomain

/// The pipelines and their stages, read once: there are few.
package struct PipelineCatalogue: Sendable {
  /// A stage.
  package struct Stage: Sendable, Equatable {
    /// Its number.
    package var id: Int64
    /// The pipeline it belongs to.
    package var pipeline: Int64
    /// What lines call it.
    package var key: String
    /// What people call it, and in other languages.
    package var name: String?
    package var names: [String]
    /// Its place; a higher one is further.
    package var position: Int64
    /// How many deals in it are won, in millionths of a per cent.
    package var probability: Int64
    /// After how many days in it a deal needs a look.
    package var rottingDays: Int64?
    /// What a deal must have that comes into it.
    package var requiredFields: [String]
    /// What it means to be in it.
    package var kind: StageKind

    /// Whether a text is what people call it, in any language.
    package func isCalled(_ text: String) -> Bool {
      StandardStages.isCalled(text, key: key, name: name, names: names)
    }

    /// What people of a language call it.
    package func title(_ language: DisplayLanguage) -> String {
      if let own = names.first(where: { $0.hasPrefix(language.rawValue + ":") }) {
        return String(own.dropFirst(language.rawValue.count + 1))
      }
      return name ?? StandardStages.name(key, language) ?? key
    }
  }

  /// The pipelines, by number, with what lines call them.
  package let pipelines: [(id: Int64, name: String)]
  /// The stages, by pipeline and place.
  package let stages: [Stage]

  /// Reads them.
  package init(_ database: Database) throws(CRMError) {
    let connection = database.connection
    let rows = try connection.prepare("SELECT id, name FROM pipeline ORDER BY id")
    var pipelines: [(id: Int64, name: String)] = []
    while try rows.step() { pipelines.append((rows.integer(0), rows.string(1) ?? "")) }
    self.pipelines = pipelines
    let found = try connection.prepare(
      "SELECT id, pipeline, key, name, names, position, probability, rotting_days, required_fields, kind"
        + " FROM stage ORDER BY pipeline, position, id")
    var stages: [Stage] = []
    while try found.step() {
      stages.append(
        Stage(
          id: found.integer(0), pipeline: found.integer(1), key: found.string(2) ?? "",
          name: found.string(3), names: RecordDraft.texts(found.text(4)),
          position: found.integer(5), probability: found.integer(6),
          rottingDays: found.isNull(7) ? nil : found.integer(7),
          requiredFields: RecordDraft.texts(found.text(8)),
          kind: found.string(9).flatMap { StageKind(rawValue: $0) } ?? .open))
    }
    self.stages = stages
  }

  /// The stage of a number.
  package func stage(_ id: Int64) -> Stage? { stages.first { $0.id == id } }

  /// What lines call a pipeline.
  package func name(ofPipeline id: Int64) -> String {
    pipelines.first { $0.id == id }?.name ?? "\(id)"
  }

  /// The stages of a pipeline, in order.
  package func stages(of pipeline: Int64) -> [Stage] { stages.filter { $0.pipeline == pipeline } }

  /// The stages a text means: in a pipeline, or in any; by key first, then by what people call them, then by
  /// what it is to be in one (`Closed Won`).
  package func stages(called text: String, in pipeline: Int64? = nil) -> [Stage] {
    let all = pipeline.map { stages(of: $0) } ?? stages
    let text = text.trimmed
    let exact = all.filter { $0.key == text }
    if !exact.isEmpty { return exact }
    let called = all.filter { $0.isCalled(text) }
    guard called.isEmpty, let kind = Choice.find(text, in: StageKind.choices) else { return called }
    return all.filter { $0.kind.rawValue == kind.key && $0.kind != .open }
  }

  /// The stage a text means in a pipeline.
  ///
  /// - Throws: `data` naming those there are.
  package func stage(called text: String, in pipeline: Int64) throws(CRMError) -> Stage {
    var found = stages(called: text, in: pipeline)
    let number = text.hasPrefix("stage:") ? String(text.dropFirst(6)) : text
    if let id = Int64(number), found.isEmpty { found = stages(of: pipeline).filter { $0.id == id } }
    if found.count == 1 { return found[0] }
    let keys = stages(of: pipeline).map { $0.key }
    throw .invalid(
      text, for: "stage", "no stage \"\(text)\" in pipeline \(name(ofPipeline: pipeline))",
      allowed: keys,
      hint: NearestName.of(text, in: keys).map { "did you mean \($0)?" }
        ?? "one of \(keys.joined(separator: ", "))")
  }
}
