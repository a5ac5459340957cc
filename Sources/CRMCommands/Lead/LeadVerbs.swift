import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let leadQualify = Verb(
    "qualify", .writes,
    "Write down need, budget, decision maker and timeline of a lead, and make it an SQL.",
    """
    What the definition asks for must be known (status 77 otherwise); '--partly' notes what there is and leaves the \
    status.

      $ crm lead qualify 1 need="A new shop" budget=200000 authority="Kari Nordmann" timeline=2027-Q1
      $ crm lead qualify 1 budget=150k --partly
    """
  ) { a throws(CRMError) in
    let lead: String = try a.argument("record", "The lead.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "What is known.", completing: .assignments)
    let partly = a.flag("partly", "Note what there is, and leave the status.")
    return { context throws(CRMError) in
      let number = try context.record(lead, .lead)
      var changes = try context.changes(words)
      if !partly { changes.append(.typed(Assignment(path: "status", value: "sql"))) }
      try context.deed(.lead) { deed throws(CRMError) in
        try deed.tell(.lead, try deed.editor.edit(number, of: .lead, changes))
      }
    }
  }

  static let leadConvert = Verb(
    "convert", .writes, "Make a contact, a company and a deal of a lead, once.",
    """
    Those who are known already are taken, by e-mail address and name; a second run answers with the same records. \
    Fields of the deal follow as field=value; '--no-deal' makes none.

      $ crm lead convert 1 title="Website 2027" close=end-of-quarter
    """
  ) { a throws(CRMError) in
    let lead: String = try a.argument("record", "The lead.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "Fields of the deal.", completing: .of(.deal, .assignments))
    let noDeal = a.flag("no-deal", "Make no deal.")
    return { context throws(CRMError) in
      let number = try context.record(lead, .lead)
      let changes = try context.changes(words)
      try context.deed(.lead) { deed throws(CRMError) in
        let converted = try ConvertLead(deed.editor).run(number, withoutDeal: noDeal, changes)
        deed.tell(
          .lead, number, converted.isNew ? "changed" : "unchanged",
          converted.isNew ? "converted" : "was converted before")
        for (noun, record) in [
          (NounName.company, converted.company), (.contact, converted.contact),
          (.deal, converted.deal),
        ] {
          guard let record else { continue }
          try deed.tell(
            noun,
            RecordEditor.Outcome(
              number: record, result: converted.made.contains(noun) ? "created" : "unchanged"))
        }
      }
    }
  }

  static let leadScore = Verb(
    "score", .reads, "Show how promising a lead is, and why.",
    """
    The sum of what it fits of the definition, and of the times it was in touch, which count for less the longer ago \
    they are. '--explain' prints each contribution; they add up to the score.

      $ crm lead score 1 --explain
    """
  ) { a throws(CRMError) in
    let lead: String = try a.argument("record", "The lead.", completing: .records)
    let explain = a.flag("explain", "Print each contribution.")
    return { context throws(CRMError) in
      let number = try context.record(lead, .lead, .reading)
      let database = try context.database(.reading)
      let scoring = try LeadScoring(database, at: try context.clock())
      let parts = try scoring.parts(of: number)
      let total = LeadScoring.total(parts)
      guard explain else {
        if context.format() == .text { return try context.sink().write("\(total)\n") }
        return try context.write(
          json: .object([
            JSON.Member("id", .number("\(number)")), JSON.Member("score", .number("\(total)")),
            JSON.Member("definition", .number("\(scoring.definition.version)")),
          ]))
      }
      let columns = [
        OutputColumn("reason", heading: "REASON"),
        OutputColumn("points", .decimal, heading: "POINTS"),
      ]
      try context.writeTable(columns) { emit throws(CRMError) in
        for part in parts {
          try Texts.with([part.reason]) { cells throws(CRMError) in
            try emit([cells[0], .decimal(Int64(part.hundredths) * 10_000)])
          }
        }
        if context.format() == .text {
          try Texts.with(["score"]) { cells throws(CRMError) in
            try emit([cells[0], .decimal(total * Decimal.scale)])
          }
        }
      }
    }
  }

  static let leadDefinition = Verb(
    "definition", .writes,
    "Show or change when a lead is an MQL and an SQL, and what counts how much.",
    """
    One definition for everybody: from how many points on a lead is an MQL, what must be known of an SQL, and points \
    by filters on leads. '-' reads another from standard input; its version counts on, and every change of a status \
    notes the version it was made by.

      $ crm lead definition
      $ crm lead definition --reset
    """
  ) { a throws(CRMError) in
    let input: String? = try a.optionalArgument("-", "Read another from standard input.")
    let reset = a.flag("reset", "Go back to the one a database begins with.")
    return { context throws(CRMError) in
      try LeadDefinitionCommand(context).run(input, reset: reset)
    }
  }

  static let leadIntake = Verb(
    "intake", .writes,
    "Take in forms from standard input: leads, consents with their evidence, and who is known.",
    """
    Objects of JSON, one, a line each, or an array. Keys are fields of a lead, or what forms call them (company, \
    message, form); what has no field is kept in the notes. 'consent' is an object, or several, with purpose, \
    evidence (the exact words), channel, notice_version. Somebody who is an open lead already is not made twice; a \
    contact with the address is linked. All of it is one operation: all or none.

      $ crm lead intake < form.json
    """
  ) { a throws(CRMError) in
    return { context throws(CRMError) in
      try context.deed(.lead) { deed throws(CRMError) in
        let reader = JSONObjects(context.world.input)
        var count = 0
        while let (line, form) = try reader.next() {
          count += 1
          do throws(CRMError) {
            try deed.take(form)
          } catch {
            var error = error
            error.line = line
            error.message = "line \(line): " + error.message
            throw error
          }
        }
        guard count > 0 else {
          throw CRMError(.data, code: "empty", "there is no form on standard input")
        }
      }
    }
  }
}

extension Deed {
  /// Takes in a form, and says what came of it.
  func take(_ form: JSON) throws(CRMError) {
    let taken = try LeadIntake(editor).take(form)
    try tell(
      .lead, RecordEditor.Outcome(number: taken.lead, result: taken.isNew ? "created" : "unchanged")
    )
    if let contact = taken.contact {
      try tell(
        .contact,
        RecordEditor.Outcome(number: contact, result: taken.madeContact ? "created" : "unchanged"))
    }
    for consent in taken.consents {
      try tell(.consent, RecordEditor.Outcome(number: consent, result: "created"))
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
      _ = try RecordSelection(.lead, filters: [rule.filter], RecordSelection.Manner(), in: database)
    }
    let lead = try database.noun(.lead)
    for name in definition.required where lead.field(name) == nil {
      throw FieldPath.unknown(name, of: lead, in: name)
    }
  }

  private func write(_ definition: LeadDefinition) throws(CRMError) {
    if context.format() == .text { return try context.sink().write(definition.text + "\n") }
    try context.write(
      json: .object([
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
