import CRMDomain
import CRMStore

/// Makes the same changes to many records, within one operation.
///
/// Where a change means the same for every record, whatever else it holds (a choice, a day, a city), two
/// statements do all of them. Where it does not (a tag added to those that are there), each record is
/// read, changed and stored.
package struct EditRecords {
  /// How it is done.
  package struct Options: Sendable {
    /// Only if nobody changed a record since this revision.
    package var revision: Int64?
    /// Whether what cannot be done to one record is left out instead of stopping everything.
    package var keepsGoing = false
    /// Whether it is told what became of each record.
    package var tellsEach = true

    /// Everything or nothing.
    package init(revision: Int64? = nil, keepsGoing: Bool = false, tellsEach: Bool = true) {
      self.revision = revision
      self.keepsGoing = keepsGoing
      self.tellsEach = tellsEach
    }
  }

  private let editor: RecordEditor
  private let noun: NounName
  private let options: Options
  private var operation: Operation { editor.operation }

  /// Changes of records of a noun.
  package init(_ editor: RecordEditor, _ noun: NounName, _ options: Options = Options()) {
    self.editor = editor
    self.noun = noun
    self.options = options
  }

  /// What became of the records.
  package struct Report: Sendable {
    /// What became of the records, in the order they were given, if that is told of each.
    package var outcomes: [RecordEditor.Outcome] = []
    /// How many changed.
    package var changed = 0
    /// How many were so already.
    package var unchanged = 0
    /// What could not be done, where others were.
    package var faults = Faults()
  }

  /// Changes these records; `progress` is told how many are done and may throw to stop.
  package func run(
    _ numbers: [Int64], _ changes: [FieldChange], progress: (Int) throws(CRMError) -> Void
  ) throws(CRMError) -> Report {
    if options.revision == nil, numbers.count > 20, let values = try uniform(numbers[0], changes) {
      return try all(numbers, values)
    }
    var report = Report()
    for (i, number) in numbers.enumerated() {
      if i & 1023 == 1023 { try progress(i) }
      do throws(CRMError) {
        var outcome = try editor.edit(
          number, of: noun, changes, since: options.revision, tellsChanges: false)
        outcome.changes = []
        if outcome.result == "changed" { report.changed += 1 } else { report.unchanged += 1 }
        if options.tellsEach { report.outcomes.append(outcome) }
      } catch {
        guard options.keepsGoing, error.isOfOneRecord else {
          throw error
        }
        var error = error
        error.message = "\(noun.rawValue) \(number): " + error.message
        report.faults.add(error)
      }
    }
    return report
  }

  private func all(
    _ numbers: [Int64], _ values: [(column: Int, value: SQLValue)]
  ) throws(CRMError) -> Report {
    let table = try editor.database.table(noun)
    var report = Report()
    let changed = try operation.update(numbers, of: table, values)
    report.changed = changed.count
    report.unchanged = numbers.count - changed.count
    guard options.tellsEach else { return report }
    let set = changed.count == numbers.count ? [] : Set(changed)
    report.outcomes = numbers.map { number in
      let isChanged = set.isEmpty ? !changed.isEmpty : set.contains(number)
      return RecordEditor.Outcome(number: number, result: isChanged ? "changed" : "unchanged")
    }
    return report
  }

  /// The columns the changes come down to, where these are the same for every record; nil where a record
  /// has to be looked at.
  private func uniform(
    _ sample: Int64, _ changes: [FieldChange]
  ) throws(CRMError) -> [(column: Int, value: SQLValue)]? {
    let table = try editor.database.table(noun)
    let entry = table.noun
    // Rules that only make the sort key read names; other rules may read anything.
    let behaviour = editor.behaviour(of: entry)
    guard entry.rules == nil || entry.traits.contains(.makesSortKey),
      !entry.traits.contains(.feedsDenormalised), type(of: behaviour).isUniform
    else { return nil }
    for change in changes {
      if case .typed(let assignment) = change, assignment.operation != .set { return nil }
      // What a state brings is looked at record by record.
      if let lifecycle = entry.lifecycle, !lifecycle.isPlain, change.name == lifecycle.field.name {
        return nil
      }
      guard let field = entry.field(change.name), change.path == field.name,
        EditRecords.isIndependent(field, entry)
      else { return nil }
    }
    let old = Row(table.layout)
    guard try operation.load(sample, of: table, into: old) else { return nil }
    let draft = RecordDraft(table.layout, editor.rules)
    draft.begin(changing: old)
    try editor.write(changes, to: draft)
    _ = try editor.prepare(draft, table, old: old, .typed, behaviour)
    var values: [(column: Int, value: SQLValue)] = []
    for (i, field) in entry.fields.enumerated() where draft.wasAssigned(i) {
      guard let first = table.layout.column(ofField: i) else { return nil }
      for column in first..<first + field.columns.count {
        switch draft.row.value(column) {
        case .null: values.append((column, .null))
        case .integer(let number): values.append((column, .integer(number)))
        case .text: values.append((column, SQLValue(draft.row.string(column))))
        }
      }
    }
    return values
  }

  /// Whether a value of the field is the same for every record and nothing else of a record follows from
  /// it.
  private static func isIndependent(_ field: Field, _ noun: Noun) -> Bool {
    let traits: Field.Traits = [.unique, .naturalKey, .searched, .indexed, .fixed, .required]
    guard field.custom == nil, field.isWritable, field.traits.isDisjoint(with: traits),
      field.keyKind == nil
    else { return false }
    switch field.type {
    case .text: return !field.name.hasSuffix("name")
    case .code(.language), .code(.plain), .day, .instant, .choice, .integer, .decimal, .percent,
      .boolean:
      return true
    case .reference(let relation): return relation.noun.isActor
    default: return false
    }
  }
}
