import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let leadDefinition = Verb(
    "definition", .writes,
    "Show or change when a lead is an MQL and an SQL, and what counts how much.",
    """
    One definition for everybody: from how many points on a lead is an MQL, what must be known of an SQL, and points \
    by filters on leads. '-' reads another from standard input; its version counts on, and every change of a status \
    notes the version it was made by.

      $ crm lead definition
      $ crm lead definition --reset
    """,
    answers: """
      {version: int, mql: int, sql: [text], rules: [{filter: text, points: int}], activity: {points: int, \
      half_life: int, most: int}} | said
      """
  ) { a throws(CRMError) in
    let input: String? = try a.optionalArgument("-", "Read another from standard input.")
    let reset = a.flag("reset", "Go back to the one a database begins with.")
    return { context throws(CRMError) in
      try LeadDefinitionCommand(context).run(input, reset: reset)
    }
  }
}

private struct LeadDefinitionCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(_ input: String?, reset: Bool) throws(CRMError) {
    guard input != nil || reset else {
      let definition = try LeadScoring.definition(of: try context.database(.reading))
      return try write(definition)
    }
    guard input == nil || input == "-" else {
      throw .usage(
        "\"\(input ?? "")\" is no definition", hint: "crm lead definition - < definition.txt")
    }
    let database = try context.database(.writing)
    let before = try LeadScoring.definition(of: database)
    var next = LeadDefinition.standard
    if !reset {
      let text = try context.world.input.readAll().string
      guard !text.trimmed.isEmpty else {
        throw CRMError(
          .data, code: "missing_input", "there is no definition on standard input",
          hint: "see how one is written: crm lead definition")
      }
      do throws(ValueFault) { next = try LeadDefinition(text) } catch {
        throw CRMError(.data, code: "invalid_value", "this is \(error.reason)", hint: error.hint)
      }
      try check(next, database)
    }
    next.version = before.version
    guard next.text != before.text else { return try write(before) }
    next.version += 1
    let text = next.text
    _ = try context.perform { operation throws(CRMError) in
      _ = try ChangeSettings(operation, try context.rules()).run([("lead_definition", text)])
    }
    try write(next)
  }

  private func check(_ definition: LeadDefinition, _ database: Database) throws(CRMError) {
    for rule in definition.rules {
      _ = try RecordSelection(
        .lead, filters: [rule.filter], RecordSelection.Options(), in: database)
    }
    let lead = try database.noun(.lead)
    for name in definition.required where lead.field(name) == nil {
      throw FieldPath.unknown(name, of: lead, in: name)
    }
  }

  private func write(_ definition: LeadDefinition) throws(CRMError) {
    try context.say(
      definition.text.split(separator: "\n", omittingEmptySubsequences: false).map {
        TextLine(String($0))
      },
      object: .object([
        JSON.Member("version", .number("\(definition.version)")),
        JSON.Member("mql", .number("\(definition.mql)")),
        JSON.Member("sql", .array(definition.required.map { .string($0) })),
        JSON.Member(
          "rules",
          .array(
            definition.rules.map {
              .object([
                JSON.Member("filter", .string($0.filter)),
                JSON.Member("points", .number("\($0.points)")),
              ])
            })),
        JSON.Member(
          "activity",
          .object([
            JSON.Member("points", .number("\(definition.activity.points)")),
            JSON.Member("half_life", .number("\(definition.activity.halfLife)")),
            JSON.Member("most", .number("\(definition.activity.most)")),
          ])),
      ]))
  }
}
