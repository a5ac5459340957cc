import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// What a verb of its own did to records: said in words for people, as the records for programs.
///
/// The words are made while the operation lasts, so that a dry run can say them of what it takes back.
final class CommandResult {
  private let context: CommandContext
  private let noun: NounName
  /// The operation's editor.
  let editor: RecordEditor
  private var lines: [String] = []
  private var records: [(number: Int64, result: String?)] = []
  private var isWritten = false

  fileprivate init(_ context: CommandContext, _ noun: NounName, _ editor: RecordEditor) {
    self.context = context
    self.noun = noun
    self.editor = editor
  }

  private var database: Database { editor.database }

  /// The language of what is said.
  var language: DisplayLanguage { context.language }

  /// A value as it is said.
  func text(_ cell: Cell, _ type: FieldType) throws(CRMError) -> String {
    DisplayText(try context.locale()).string(cell, type)
  }

  /// An amount as it is said; in the base currency where none is given.
  func money(_ minor: Int64, _ code: String?) throws(CRMError) -> String {
    let base = try database.settings().currency
    let currency = code.flatMap { Currency($0) } ?? base
    return DisplayText(try context.locale()).string(
      .money(minor, places: currency.places), .money, currency: currency.code)
  }

  /// What changed in a record of a noun.
  func changes(_ differences: [FieldDifference], of noun: NounName) throws(CRMError) -> String {
    try RecordAnswer(context, noun, database).changes(differences)
  }

  /// Says a line.
  func say(_ line: String) { lines.append(line) }

  /// Says what became of a record; the verb's own noun is what programs are answered with.
  func tell(_ noun: NounName, _ outcome: RecordEditor.Outcome) throws(CRMError) {
    say(
      try RecordAnswer(context, noun, database).line(
        RecordEditor.Consequence(noun: noun, outcome: outcome)))
    if noun == self.noun { note(outcome.number, outcome.result) }
  }

  /// Says what became of a record, in these words.
  func tell(_ noun: NounName, _ number: Int64, _ result: String, _ words: String) {
    let isTrial = context.options.dryRun && result != "unchanged"
    say("\(noun.rawValue) \(number)" + (isTrial ? " would be: " : ": ") + words)
    if noun == self.noun { note(number, result) }
  }

  /// Says what followed for other records.
  private func tellConsequences() throws(CRMError) {
    for one in editor.takeConsequences() {
      if let words = one.words {
        tell(one.noun, one.outcome.number, one.outcome.result, words)
      } else {
        try tell(one.noun, one.outcome)
      }
    }
  }

  /// Notes a record that programs are answered with.
  func note(_ number: Int64, _ result: String?) {
    if !records.contains(where: { $0.number == number }) { records.append((number, result)) }
  }

  fileprivate func write(asArray: Bool) throws(CRMError) {
    guard !isWritten else { return }
    isWritten = true
    try tellConsequences()
    let answer = RecordAnswer(context, noun, database)
    if answer.isForPrograms {
      return try answer.objects(records, asArray: asArray || records.count > 1)
    }
    for line in lines { try context.say(line) }
  }
}

extension CommandContext {
  /// The record of a noun that a word names.
  func record(
    _ word: String, _ noun: NounName, _ access: DatabaseAccess = .writing
  ) throws(CRMError) -> Int64 {
    let database = try database(access)
    return try RecordFinder(database, try rules()).find(
      word, noun, .typed(beginnings: world.terminal.input))
  }

  /// Does something to records as one operation, and says what.
  ///
  /// - Parameters:
  ///   - noun: whose records programs are answered with.
  ///   - asArray: whether they are answered as a list, also where there is one.
  @discardableResult
  func answering(
    _ noun: NounName, asArray: Bool = false, _ body: (CommandResult) throws(CRMError) -> Void
  ) throws(CRMError) -> Int64? {
    _ = try database(.writing)
    let (result, number) = try perform { operation throws(CRMError) in
      let result = CommandResult(self, noun, RecordEditor(operation, try rules()))
      try body(result)
      if options.dryRun { try result.write(asArray: asArray) }
      return result
    }
    try result.write(asArray: asArray)
    for note in result.editor.notes { self.note(note) }
    return number
  }

  /// The zone of a user; the organisation's where they have none of their own, or nobody is meant.
  func zone(ofUser number: Int64?) throws(CRMError) -> TimeZoneRules {
    let database = try database(.reading)
    if let number {
      let look = try database.connection.prepare(TaskSQL.zone)
      look.bind(1, number)
      if try look.step(), let name = look.string(0) { return try rules(ofZone: name) }
    }
    return try rules(ofZone: try database.settings().timeZone)
  }

  /// The changes that words of the form `field=value` ask for; no other words fit.
  func changes(_ words: [String]) throws(CRMError) -> [FieldChange] {
    let input = try RecordInput.words(words, self)
    guard let extra = input.plain.first else { return input.changes }
    throw .usage(
      "\"\(extra)\" is one word too many", hint: "fields are written field=value")
  }
}
