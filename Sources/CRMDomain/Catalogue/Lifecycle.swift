/// How the records of a noun go from state to state, said once: which field says it, which states there are, and
/// which moves lead from one to another.
///
/// From it come what is open, what a state stamps and what it alone has, the refusal of a move there is none of, by
/// whichever door it is tried, verbs with their help, the history of moves (`NOUN_transition`), and the drawing in
/// the manual (`crm NOUN states`).
package final class Lifecycle: Sendable {
  /// What a record can be.
  package struct State: Sendable {
    /// As it is stored and typed.
    package let key: String
    /// Whether something is still to be done.
    package let isOpen: Bool
    /// The field that says when the record came to it: a moment or a day.
    package let stamp: String?
    /// The fields only a record in this state has, beside others that name them: they go when it leaves.
    package let own: [String]
    /// The fields that go when a record comes to it from another.
    package let clears: [String]

    /// A state.
    package init(
      _ key: String, isOpen: Bool, stamp: String? = nil, own: [String] = [], clears: [String] = []
    ) {
      self.key = key
      self.isOpen = isOpen
      self.stamp = stamp
      self.own = own
      self.clears = clears
    }
  }

  /// A way from some states to another.
  package struct Move: Sendable {
    /// The verb, as it is typed; nil where the field is written.
    package let verb: String?
    /// What a record is then, as it is said: `a lead is not converted by an edit`.
    package let done: String
    /// Where it begins.
    package let from: [String]
    /// Where it leads.
    package let to: String
    /// Whether writing the field does the same.
    package let byEdit: Bool
    /// The verb that makes it beside others it is for; nil where none does.
    package let through: String?
    /// The fields a record cannot go there without.
    package let needs: [String]
    /// The field the word after the record is written to, of a verb that takes one.
    package let argument: String?
    /// What the verb does, in a sentence, where nothing but the declaration makes it.
    package let abstract: String?
    /// What else there is to know, with examples.
    package let text: String

    /// A move a verb makes. One without an `abstract` is a verb of its own.
    package init(
      _ verb: String, _ done: String, from: [String], to: String, byEdit: Bool = false,
      needs: [String] = [], argument: String? = nil, abstract: String? = nil, text: String = ""
    ) {
      self.verb = verb
      self.done = done
      self.from = from
      self.to = to
      self.byEdit = byEdit
      through = nil
      self.needs = needs
      self.argument = argument
      self.abstract = abstract
      self.text = text
    }

    /// A move that is made by writing the field, or, where not by an edit, by the program alone.
    package init(from: [String], to: String, byEdit: Bool = true, through: String? = nil) {
      verb = nil
      done = to
      self.from = from
      self.to = to
      self.byEdit = byEdit
      self.through = through
      needs = []
      argument = nil
      abstract = nil
      text = ""
    }
  }

  /// The field that says the state: a choice, or yes and no.
  package let field: any AnyKey
  /// The states, in their order.
  package let states: [State]
  /// The moves; none where every state leads to every other.
  package let moves: [Move]
  /// The states in which a record can be made by hand.
  package let begins: [String]
  /// The states that count where a path leads to the records of a noun; every one where none is named.
  package let counts: [String]
  /// The field that says why a record moved; its value is kept with the move.
  package let reason: String?
  /// The noun its steps are kept in and the field that says where to, of a noun that has one of its own; the
  /// catalogue makes one for every other.
  package let steps: (noun: NounName, field: String)?
  /// Whether its moves are kept in a table the catalogue makes.
  package var keepsMoves: Bool { steps == nil }
  /// Whether something follows from a state for other fields of the record.
  package let isPlain: Bool
  /// Whether some state asks for fields.
  package let asksForFields: Bool
  /// The fields that some states alone have.
  package let ownFields: [String]
  /// The fields that say when a record came to a state.
  package let stampFields: [String]
  /// The states by number, for work on very many rows: their names, whether they are open, whether they stamp.
  private let keys: [String]
  private let opens: [Bool]
  private let stamps: [Bool]

  /// A life cycle; every state is one to begin with unless said.
  package init(
    _ field: any AnyKey, _ states: [State], moves: [Move] = [], begins: [String]? = nil,
    counts: [String] = [], reason: String? = nil, steps: (noun: NounName, field: String)? = nil
  ) {
    self.field = field
    self.states = states
    self.moves = moves
    self.begins = begins ?? states.map { $0.key }
    self.counts = counts
    self.reason = reason
    self.steps = steps
    asksForFields = moves.contains { !$0.needs.isEmpty }
    func once(_ names: [String]) -> [String] {
      var found: [String] = []
      for name in names where !found.contains(name) { found.append(name) }
      return found
    }
    ownFields = once(states.flatMap { $0.own })
    stampFields = once(states.compactMap { $0.stamp })
    keys = states.map { $0.key }
    opens = states.map { $0.isOpen }
    stamps = states.map { $0.stamp != nil }
    isPlain =
      moves.isEmpty && begins == nil
      && states.allSatisfy { $0.stamp == nil && $0.own.isEmpty && $0.clears.isEmpty }
  }

  /// The two states of a field that says yes or no.
  package static let active = "active"
  package static let inactive = "inactive"

  /// The state of this name.
  package func state(_ key: String?) -> State? {
    key.flatMap { key in states.first { $0.key == key } }
  }

  /// The state a record is in; nil where the field is empty.
  package func state(of row: Row) -> String? {
    guard let column = row.layout.stateColumn, !row.isNull(column) else { return nil }
    guard row.layout.columns[column].kind == .boolean else { return row.string(column) }
    return row.integer(column) != 0 ? Lifecycle.active : Lifecycle.inactive
  }

  /// The number of the state a record is in; nil where the field is empty, or says none of them.
  func number(of row: Row) -> Int? {
    guard let column = row.layout.stateColumn, !row.isNull(column) else { return nil }
    guard row.layout.columns[column].kind != .boolean else {
      return row.integer(column) != 0 ? 0 : 1
    }
    return keys.firstIndex(of: row.text(column).string)
  }

  /// Whether a new record of a file, in the state it is in, is followed by nothing.
  package func isQuiet(_ row: Row) -> Bool {
    guard !asksForFields, let number = number(of: row) else { return false }
    return !stamps[number]
  }

  /// The moves from a state.
  package func moves(from state: String) -> [Move] { moves.filter { $0.from.contains(state) } }

  /// The moves from one state to another.
  package func moves(from: String, to: String) -> [Move] {
    moves.filter { $0.to == to && $0.from.contains(from) }
  }

  /// Whether moves lead from one state to another, by others where need be: a file may leave steps out.
  package func leads(from: String, to: String) -> Bool {
    var reached: Set<String> = [from]
    while !reached.contains(to) {
      let next = moves.filter { !reached.isDisjoint(with: $0.from) }.map { $0.to }
      guard !reached.isSuperset(of: next) else { return false }
      reached.formUnion(next)
    }
    return true
  }

  /// The words of the states, of a noun that has this life cycle.
  package func choices(of noun: Noun) -> [Choice] {
    noun.field(field.name)?.choices
      ?? [
        Choice(Lifecycle.active, Labels("Active", "Aktiv", "Aktiv", "Aktiv")),
        Choice(Lifecycle.inactive, Labels("Inactive", "Inaktiv", "Inaktiv", "Inaktiv")),
      ]
  }
}

extension Row {
  /// Puts a record into a state of its noun's life cycle, and notes whether it is open then.
  package func enter(_ state: String) {
    guard let lifecycle = layout.noun.lifecycle, let column = layout.stateColumn else { return }
    if layout.columns[column].kind == .boolean {
      set(column, state == Lifecycle.active ? 1 : 0)
    } else {
      set(column, state)
    }
    lifecycle.noteOpen(self)
  }
}

extension Lifecycle {
  /// Notes whether a record is open, as its state says.
  package func noteOpen(_ row: Row) {
    guard let column = row.layout.column(Common.open) else { return }
    row.set(column, opens[number(of: row) ?? 0] ? 1 : 0)
  }
}

extension NounName {
  private static let movesSuffix = "_transition"

  /// The noun of the moves of its records.
  package var moves: NounName { NounName(rawValue: rawValue + NounName.movesSuffix) }
}

extension Noun {
  /// The moves of the records of a noun with a life cycle: owned by the record, written by the program and by files,
  /// changed by nobody.
  convenience init(movesOf noun: Noun) {
    let record = noun.name.rawValue
    let choices = noun.lifecycle?.choices(of: noun) ?? []
    self.init(
      noun.name.moves, plural: record + "_transitions",
      Labels("Transition", "Overgang", "Overgang", "Övergång"),
      noun.traits.contains(.isWorkedOut)
        ? [.internalRecord, .appendOnly, .addsUp, .feedsDenormalised]
        : [.internalRecord, .appendOnly, .addsUp],
      positional: [record, "state"], titles: [], summary: [record, "from_state", "state"],
      listed: ["id", "at", record, "from_state", "state", "reason", "created_by"],
      order: ["at", "id"], writers: noun.writers, movesOf: noun.name,
      verbs: .imported,
      // What became of a record.
      indexes: { [TableIndex(Field.column(called: record) + ", at")] },
      help: { NounHelp("What became of \(noun.plural), state by state.") },
      fields: [
        Field(
          record, .reference(Reference(noun.name, inverse: "transitions", isOwned: true)),
          noun.labels, "Which \(record).", [.required],
          handling: .structure),
        Field(
          "from_state", .choice(choices), Labels("From", "Fra", "Fra", "Från"),
          "The state it was in.", handling: .structure),
        Field(
          "state", .choice(choices), Labels("State", "Tilstand", "Tilstand", "Tillstånd"),
          "The state it came to.", handling: .structure),
        Field(
          "at", .instant, Labels("At", "Tidspunkt", "Tidspunkt", "Tidpunkt"), "When.",
          [.required, .stated], defaultValue: "now", handling: .structure),
        Field(
          "reason", .text, Labels("Reason", "Årsak", "Årsag", "Orsak"), "Why, where somebody said.",
          [.personal], handling: .relationship),
      ])
  }
}

extension Noun {
  /// The noun of the moves of its records; nil where it has no life cycle, or keeps its moves otherwise.
  func makeMoves() -> Noun? {
    lifecycle.flatMap { $0.keepsMoves ? Noun(movesOf: self) : nil }
  }
}

extension Catalogue {
  /// The nouns whose records go from state to state.
  package var namesOfMoved: [NounName] { names.filter { self[$0]?.lifecycle != nil } }
}

/// The fields of moves that code names, beside the record, which is called as its noun.
package enum Moved {
  package static let at = Key<Instant>("at")
  package static let fromState = Key<String>("from_state")
  package static let reason = Key<String>("reason")
  package static let state = Key<String>("state")
}
