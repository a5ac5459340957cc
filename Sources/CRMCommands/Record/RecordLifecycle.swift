import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let states = Verb(
    "states", .reads, "Show the states of {nouns} and the moves between them, or the path of one.",
    """
    Each state with what leads out of it: a verb, or the field that is written. Of a {noun} that is named, each \
    state it was in: since when, for how many days, who noted it, and why. '--mermaid' writes the drawing as \
    Mermaid text.

      $ crm {noun} states
      $ crm {noun} states 1
    """,
    answers: """
      [{state: text, label: text, open: bool, moves: text?}] | [{state: text, since: moment?, days: int?, \
      by: text?, reason: text?}]
      """
  ) { a throws(CRMError) in
    let record: String? = try a.optionalArgument(
      "record", "The {noun} whose path is shown.", completing: .records)
    let mermaid = a.flag("mermaid", "Write the states as Mermaid text.")
    return { context throws(CRMError) in
      guard let noun = context.noun, let lifecycle = noun.lifecycle else {
        throw .defect("the noun has no life cycle")
      }
      let drawing = StateDrawing(lifecycle)
      if let record {
        guard !mermaid else { throw .usage("--mermaid draws the states, not the path of one") }
        return try StatePath(context, noun, lifecycle).write(record)
      }
      if mermaid { return try context.hand(drawing.mermaid) }
      let columns = [
        OutputColumn("state", heading: "STATE"), OutputColumn("label", heading: "LABEL"),
        OutputColumn("open", .boolean, heading: "OPEN"), OutputColumn("moves", heading: "MOVES"),
      ]
      try context.answer(columns) { emit throws(CRMError) in
        for state in lifecycle.states {
          let label = lifecycle.choices(of: noun).first { $0.key == state.key }?.labels
          try Texts.with([state.key, label?[context.language] ?? "", drawing.moves(from: state)]) {
            cells throws(CRMError) in
            try emit([cells[0], cells[1], .boolean(state.isOpen), cells[2]])
          }
        }
      }
    }
  }

  /// The verbs that are nothing but moves of a life cycle.
  static func moves(of noun: Noun?) -> [Verb] {
    guard let lifecycle = noun?.lifecycle else { return [] }
    var verbs: [Verb] = []
    for move in lifecycle.moves {
      guard let name = move.verb, let abstract = move.abstract,
        !verbs.contains(where: { $0.name == name })
      else { continue }
      verbs.append(.move(move, name, abstract))
    }
    return verbs
  }

  private static func move(_ move: Lifecycle.Move, _ name: String, _ abstract: String) -> Verb {
    Verb(name, .writes, abstract, move.text) { a throws(CRMError) in
      let record: String = try a.argument("record", "The {noun}.", completing: .records)
      let words: [String] = try a.arguments(
        (move.argument.map { $0 + " or " } ?? "") + "field=value", "What is written as well.",
        completing: move.argument.map { .either([.values($0), .assignments]) } ?? .assignments)
      return { context throws(CRMError) in
        guard let noun = context.noun, let lifecycle = noun.lifecycle else {
          throw .defect("the noun has no life cycle")
        }
        let number = try context.record(record, noun.name)
        var input = try RecordInput.words(words, context)
        let plain = move.argument == nil ? 0 : 1
        guard input.plain.count <= plain else {
          throw .usage("\"\(input.plain[plain])\" is one word too many")
        }
        if let argument = move.argument, let word = input.plain.first {
          try input.refuseTwice(argument)
          input.changes.append(.typed(Assignment(path: argument, value: word)))
        }
        try context.answering(noun.name) { result throws(CRMError) in
          try result.tell(
            noun.name,
            try MoveRecord(result.editor, noun, lifecycle, move).run(number, input.changes)
          )
        }
      }
    }
  }

  /// The verb for the moves of any noun, which `--of` names.
  var ofMoves: Verb {
    let declare = self.declare
    return Verb(
      name, effect, abstract, text, aliases: aliases, isHidden: isHidden, answers: answers
    ) {
      a throws(CRMError) in
      let of: String? = try a.option(
        "of", value: "noun", "Whose transitions; those of deals unless said.",
        completing: .words(Catalogue.standard.namesOfMoved.map { $0.rawValue }))
      let work = try declare(&a)
      return { context throws(CRMError) in
        if let of { try context.turn(toMovesOf: of) }
        try work(context)
      }
    }
  }
}

extension CommandContext {
  /// Makes the moves of a noun what the verb is about.
  fileprivate func turn(toMovesOf word: String) throws(CRMError) {
    guard let noun = world.catalogue.noun(called: word), let lifecycle = noun.lifecycle else {
      let known = world.catalogue.namesOfMoved.map { $0.rawValue }
      throw .usage(
        "--of \"\(word)\" is no noun whose records go from state to state",
        hint: NearestName.of(word, in: known).map { "did you mean \($0)?" }
          ?? "one of " + known.joined(separator: ", "))
    }
    if lifecycle.keepsMoves { group = Group(noun.name.moves.rawValue, world.catalogue) }
  }
}

/// The states of a noun and what leads from one to another, drawn.
package struct StateDrawing {
  private let lifecycle: Lifecycle

  /// The states of a life cycle.
  package init(_ lifecycle: Lifecycle) { self.lifecycle = lifecycle }

  /// How a move is made: its verb, or the field that is written.
  private func way(_ move: Lifecycle.Move) -> String {
    if let verb = move.verb { return verb }
    return move.byEdit ? "\(lifecycle.field.name)=\(move.to)" : ""
  }

  /// What leads out of a state: `disqualify → disqualified, status=new`.
  package func moves(from state: Lifecycle.State) -> String {
    guard !lifecycle.moves.isEmpty else { return "\(lifecycle.field.name)=…" }
    return lifecycle.moves(from: state.key).map { move in
      guard let verb = move.verb else {
        let through = move.through.map { $0 + " " } ?? ""
        return move.byEdit ? way(move) : "\(through)→ \(move.to)"
      }
      return "\(verb) → \(move.to)"
    }.joined(separator: ", ")
  }

  /// The drawing as Mermaid text.
  package var mermaid: String {
    var lines = ["stateDiagram-v2"]
    lines += lifecycle.begins.map { "    [*] --> \($0)" }
    let states = lifecycle.states.map { $0.key }
    if lifecycle.moves.isEmpty {
      for from in states {
        for to in states where to != from { lines.append("    \(from) --> \(to)") }
      }
    }
    for move in lifecycle.moves {
      let said = way(move)
      lines += move.from.map { "    \($0) --> \(move.to)" + (said.isEmpty ? "" : " : \(said)") }
    }
    lines += lifecycle.states.filter { !$0.isOpen }.map { "    \($0.key) --> [*]" }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What became of one record, state by state.
private struct StatePath {
  private struct Step {
    var state: String
    var at: String
    var by: String?
    var reason: String?
  }

  private let context: CommandContext
  private let noun: Noun
  private let lifecycle: Lifecycle

  init(_ context: CommandContext, _ noun: Noun, _ lifecycle: Lifecycle) {
    self.context = context
    self.noun = noun
    self.lifecycle = lifecycle
  }

  func write(_ word: String) throws(CRMError) {
    let number = try context.record(word, noun.name, .reading)
    let database = try context.database(.reading)
    let steps = try steps(number, database)
    let columns = [
      OutputColumn("state", heading: "STATE"), OutputColumn("since", .instant, heading: "SINCE"),
      OutputColumn("days", .integer(0...Int64.max), heading: "DAYS"),
      OutputColumn("by", heading: "BY"), OutputColumn("reason", heading: "REASON"),
    ]
    let now = try context.now()
    try context.answer(columns) { emit throws(CRMError) in
      for (i, step) in steps.enumerated() {
        let next = i + 1 < steps.count ? steps[i + 1].at.withBytes { Instant($0) } : now
        let days = step.at.withBytes { Instant($0) }.flatMap { from in
          next.map { max(0, $0.seconds - from.seconds) / 86_400 }
        }
        try Texts.with([step.state, step.at, step.by ?? "", step.reason ?? ""]) {
          cells throws(CRMError) in
          try emit([
            cells[0], cells[1], days.map { .integer(Int64($0)) } ?? .null, cells[2], cells[3],
          ])
        }
      }
    }
  }

  /// Where it was, in order; the first state is that of when it was made, unless its steps begin there.
  private func steps(_ number: Int64, _ database: Database) throws(CRMError) -> [Step] {
    var steps: [Step] = []
    let rows = try database.connection.prepare(
      MovesSQL.path(of: noun, lifecycle, in: database.catalogue))
    rows.bind(1, number)
    var first: String?
    while try rows.step() {
      if steps.isEmpty { first = rows.string(1) }
      steps.append(
        Step(
          state: rows.string(2) ?? "", at: rows.string(0) ?? "", by: rows.string(3),
          reason: rows.string(4)))
    }
    rows.reset()
    guard lifecycle.steps == nil else { return steps }
    let table = try database.table(noun.name)
    let row = Row(table.layout)
    guard try database.load(number, of: table, into: row) else { return steps }
    guard let begin = steps.isEmpty ? lifecycle.state(of: row) : first else { return steps }
    var by: String?
    if let user = row[Common.createdBy] {
      let look = try database.connection.prepare(MovesSQL.login)
      look.bind(1, user)
      if try look.step() { by = look.string(0) }
      look.reset()
    }
    // Of what was brought from elsewhere the moments it says are all there is.
    let stamped = lifecycle.states.compactMap { state -> Step? in
      guard steps.isEmpty, let stamp = state.stamp, let column = row.layout.column(stamp),
        let at = row.string(column), at.withBytes({ Instant($0) }) != nil
      else { return nil }
      return Step(state: state.key, at: at)
    }
    if let last = stamped.last, last.state == begin, let first = lifecycle.begins.first {
      let made = Step(state: first, at: row.string(Common.createdAt) ?? "", by: by)
      return [made] + stamped.sorted { $0.at < $1.at }
    }
    // Where what became of it began before it was made here, nobody knows since when it was what it was first.
    let made = row.string(Common.createdAt) ?? ""
    let isKnown = steps.first.map { made <= $0.at } ?? true
    return [Step(state: begin, at: isKnown ? made : "", by: isKnown ? by : nil)] + steps
  }
}
