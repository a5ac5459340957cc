import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let fields = Verb(
    "fields", .reads, "The data dictionary of {nouns}: names, types, meanings.",
    """
    Every field with its type, what it means, whether it is personal data, and the words that fit. \
    Custom fields are among them.

    {examples}
    """,
    answers: """
      [{name: text, type: text, label: text, meaning: text, personal: bool, required: bool, computed: \
      bool, allowed: [text]}]
      """
  ) { a throws(CRMError) in
    return { context throws(CRMError) in
      let name = try context.nounName()
      // The dictionary is there without a database; a database adds its own fields.
      var noun = context.world.catalogue[name]
      do throws(CRMError) {
        noun = try context.database(.reading).noun(name)
      } catch {
        guard error.code == "no_database" else { throw error }
      }
      guard let noun else { throw .defect("there is no noun \(name.rawValue)") }
      try FieldTable(context, noun).write()
    }
  }
}

private struct FieldTable {
  private let context: CommandContext
  private let noun: Noun

  init(_ context: CommandContext, _ noun: Noun) {
    self.context = context
    self.noun = noun
  }

  func write() throws(CRMError) {
    let columns = [
      OutputColumn("name", heading: "NAME"), OutputColumn("type", heading: "TYPE"),
      OutputColumn("label", heading: "LABEL"),
      OutputColumn("personal", .boolean, heading: "PERSONAL"),
      OutputColumn("required", .boolean, heading: "REQUIRED"),
      OutputColumn("meaning", heading: "MEANING"),
      OutputColumn("computed", .boolean, heading: "COMPUTED"),
      OutputColumn("allowed", heading: "ALLOWED"),
    ]
    let isForPeople = context.wants.forPeople
    let grid = Grid(columns) { emit throws(CRMError) in
      for field in noun.fields {
        var meaning = field.meaning
        if isForPeople, !field.allowed.isEmpty, field.allowed.count <= 12, field.choices != nil {
          meaning += " " + field.allowed.joined(separator: ", ")
        }
        let texts = [
          field.name, field.type.name, field.labels[context.language], meaning,
          field.allowed.joined(separator: ";"),
        ]
        try Texts.with(texts) { cells throws(CRMError) in
          try emit([
            cells[0], cells[1], cells[2], .boolean(field.traits.contains(.personal)),
            .boolean(field.traits.contains(.required)), cells[3],
            .boolean(!field.isWritable), cells[4],
          ])
        }
      }
    }
    grid.shown = Array(0..<6)
    grid.objects = .each { emit throws(CRMError) in
      for field in noun.fields { try emit(object(field)) }
    }
    try context.answer(choosing: grid)
  }

  private func object(_ field: Field) -> JSON {
    .object([
      JSON.Member("name", .string(field.name)), JSON.Member("type", .string(field.type.name)),
      JSON.Member("label", .string(field.labels[context.language])),
      JSON.Member("meaning", .string(field.meaning)),
      JSON.Member("personal", .boolean(field.traits.contains(.personal))),
      JSON.Member("required", .boolean(field.traits.contains(.required))),
      JSON.Member("computed", .boolean(!field.isWritable)),
      JSON.Member("allowed", .array(field.allowed.map { .string($0) })),
    ])
  }
}
