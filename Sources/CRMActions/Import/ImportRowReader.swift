import CRMDomain
import CRMInterchange
import CRMStore

/// Reads the cells of a row into a draft: each as its column's field asks, and every one that does not fit
/// with its reason.
final class ImportRowReader {
  /// A cell that does not fit.
  struct BadCell {
    var column: String
    var value: String
    var reason: String
  }

  /// What the row says of references by other systems' ids: field, `system:id`.
  private(set) var externalReferences: [(field: Int, id: String)] = []
  /// Fields whose cells are empty.
  private(set) var emptied: [Int] = []
  /// The number in the `id` column.
  private(set) var number: Int64?
  /// Text of columns that go into the notes.
  private(set) var extraNotes: [String] = []
  /// Cells that do not fit.
  private(set) var bad: [BadCell] = []
  let draft: RecordDraft

  private let noun: Noun
  private let options: ImportOptions
  private var mapping: ColumnMapping
  private var styles: ColumnStyles
  private let constants: [(field: Int, assignment: Assignment)]
  private var knownColumns: Int
  private var plan: [Step] = []
  /// How many cells of each column had a value.
  private var filled: [Int] = []

  /// A column in the order columns are read, with what its cells need, without anything to retain.
  private struct Step {
    var column: Int
    /// The field a plain cell goes to; -1 where a cell needs more thought.
    var field: Int
    var isTyped: Bool
    var isNumeric: Bool
    var isKey: Bool
    var style: CellStyle
  }

  init(
    _ table: RecordTable, _ rules: ReadingRules, _ options: ImportOptions, _ mapping: ColumnMapping,
    _ styles: ColumnStyles
  ) throws(CRMError) {
    draft = RecordDraft(table.layout, rules)
    noun = table.noun
    self.options = options
    self.mapping = mapping
    self.styles = styles
    var constants: [(Int, Assignment)] = []
    let headed = mapping.currency.map { Assignment(path: "currency", value: $0.code) }
    for assignment in options.constants + [headed].compactMap(\.self) {
      guard let field = table.noun.index(of: assignment.path), table.noun.fields[field].isWritable
      else { throw FieldPath.unknown(assignment.path, of: table.noun, in: assignment.path) }
      constants.append((field, assignment))
    }
    self.constants = constants.sorted { Self.rank($0.0, table.noun) < Self.rank($1.0, table.noun) }
    knownColumns = mapping.entries.count
    sortColumns()
  }

  /// Country and currency are read first, because other values are read by them; lists after the primary
  /// values they hold too.
  private static func rank(_ field: Int, _ noun: Noun) -> Int {
    switch noun.fields[field].type {
    case .code(.country), .code(.currency): 0
    case .points, .companies, .references, .addresses: 2
    default: 1
    }
  }

  private func sortColumns() {
    let order = mapping.entries.indices.sorted { a, b in
      let ranks = [a, b].map { i -> Int in
        if case .field(let field, _) = mapping.entries[i].target {
          Self.rank(field, noun)
        } else {
          1
        }
      }
      return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : a < b
    }
    plan = order.map { column in
      guard case .field(let field, nil) = mapping.entries[column].target else {
        return Step(
          column: column, field: -1, isTyped: false, isNumeric: false, isKey: false,
          style: styles.styles[column])
      }
      let type = noun.fields[field].type
      return Step(
        column: column, field: field, isTyped: Self.isTyped(type), isNumeric: type.isNumeric,
        isKey: type.isKey, style: styles.styles[column])
    }
    while filled.count < mapping.entries.count { filled.append(0) }
  }

  /// Writes how many cells had values into a report.
  func count(into report: inout ImportReport) {
    for i in report.columns.indices { report.columns[i].filled = filled[i] }
  }

  /// The meaning of the columns, with those that came up on the way.
  var entries: [ColumnMapping.Entry] { mapping.entries }

  /// Reads a row. What it says stands in `draft`, not yet brought in order.
  func read(_ row: any ImportRows, _ report: inout ImportReport, isFirstTime: Bool) {
    externalReferences.removeAll(keepingCapacity: true)
    emptied.removeAll(keepingCapacity: true)
    bad.removeAll(keepingCapacity: true)
    number = nil
    extraNotes.removeAll(keepingCapacity: true)
    draft.begin()
    if row.columns.count > knownColumns { takeIn(row.columns, &report) }
    for (field, assignment) in constants {
      do throws(ValueFault) {
        try draft.set(field, assignment.value)
      } catch {
        bad.append(BadCell(column: assignment.path, value: assignment.value, reason: error.reason))
      }
    }
    for step in plan {
      let value = row.value(step.column)
      switch value {
      case .none:
        if options.clearsEmpty, step.field >= 0 { emptied.append(step.field) }
        continue
      case .text(let text):
        if text.trimmed.isEmpty { continue }
        if isFirstTime { filled[step.column] += 1 }
        guard step.field >= 0 else {
          take(value, step.column, isFirstTime, &report)
          continue
        }
        do throws(ValueFault) {
          try write(text, step, &report)
        } catch {
          keep(value, of: step.column, unless: error, isFirstTime, &report)
        }
      case .json:
        if isFirstTime { filled[step.column] += 1 }
        take(value, step.column, isFirstTime, &report)
      }
      if step.isNumeric, isFirstTime { sum(step.column, &report) }
    }
    if draft.warnings.isEmpty, draft.removedControls == 0 { return }
    report.removedControls += isFirstTime ? draft.removedControls : 0
    if isFirstTime {
      for warning in draft.warnings { report.warn("\(warning.field) \(warning.text)") }
    }
  }

  /// Keeps a cell that does not fit. What is no telefax in a column that is taken for one by its name costs no
  /// row: it stays what it would be if the name meant nothing.
  private func keep(
    _ value: ImportValue, of column: Int, unless fault: ValueFault, _ isFirstTime: Bool,
    _ report: inout ImportReport
  ) {
    let entry = mapping.entries[column]
    let name = entry.column
    guard !entry.isGiven, Labelled.faxes.contains(ColumnNames.plain(name)) else {
      return note(fault, column, value)
    }
    let text = name + ": " + Self.text(value)
    if options.extra == .notes { return extraNotes.append(text) }
    if isFirstTime { report.warn("\(text) is \(fault.reason), and was left out") }
  }

  /// Whether the cell of an amount named its currency: `7EUR`.
  func namesCurrency(_ field: Int) -> Bool {
    guard let column = draft.layout.column(Common.currency) else { return false }
    return !draft.wrote(Common.currency) && !draft.row.isNull(column)
      && draft.row.string(column) != draft.rules.currency.code
  }

  /// Columns that came up on the way.
  private func takeIn(_ columns: [String], _ report: inout ImportReport) {
    for column in columns[knownColumns...] {
      mapping.add(column)
      styles.add()
      report.columns.append(
        ImportReport.Column(
          name: column, meaning: Self.meaning(mapping.entries[mapping.entries.count - 1], noun),
          isStored: Self.isStored(mapping.entries[mapping.entries.count - 1])))
    }
    knownColumns = columns.count
    sortColumns()
  }

  /// What a column means, in words.
  static func meaning(_ entry: ColumnMapping.Entry, _ noun: Noun) -> String {
    switch entry.target {
    case .field(let field, _): noun.fields[field].name
    case .externalReference(let field, let system): "\(noun.fields[field].name) by \(system)"
    case .number: "id"
    case .ignored(let why): why
    case .leftOver: "left over"
    }
  }

  /// Whether the cells of a column are stored.
  static func isStored(_ entry: ColumnMapping.Entry) -> Bool {
    switch entry.target {
    case .field, .externalReference, .number: true
    case .ignored, .leftOver: false
    }
  }

  static func text(_ value: ImportValue) -> String {
    switch value {
    case .none: ""
    case .text(let text): text.string
    case .json(let json): json.text ?? json.description
    }
  }

  // MARK: Cells

  private func note(_ fault: ValueFault, _ column: Int, _ value: ImportValue) {
    bad.append(
      BadCell(
        column: mapping.entries[column].column, value: Self.text(value), reason: fault.reason))
  }

  private func take(
    _ value: ImportValue, _ column: Int, _ isFirstTime: Bool, _ report: inout ImportReport
  ) {
    do throws(ValueFault) {
      try take(value, mapping.entries[column].target, column, &report)
    } catch {
      keep(value, of: column, unless: error, isFirstTime, &report)
    }
  }

  private static let rounded = ValueFault("a number a spreadsheet has rounded")

  /// Whether what stands in a column tells records apart.
  private func holdsKeys(_ target: ColumnMapping.Target) -> Bool {
    switch target {
    case .field(let field, _): noun.fields[field].type.isKey
    case .externalReference, .number: true
    case .ignored, .leftOver: false
    }
  }

  /// Refuses a key that has lost its last digits.
  private func refuseRounded(_ value: ImportValue) throws(ValueFault) {
    let isRounded =
      switch value {
      case .none: false
      case .text(let text): SpreadsheetMark.holdsRounded(text.trimmed, separator: UInt8(ascii: ";"))
      case .json(let json): SpreadsheetMark.holdsRounded(json)
      }
    if isRounded { throw Self.rounded }
  }

  private func take(
    _ value: ImportValue, _ target: ColumnMapping.Target, _ column: Int,
    _ report: inout ImportReport
  ) throws(ValueFault) {
    if holdsKeys(target) { try refuseRounded(value) }
    switch target {
    case .ignored: return
    case .leftOver:
      guard options.extra == .notes else { return }
      extraNotes.append(mapping.entries[column].column + ": " + Self.text(value))
    case .number:
      let text = Self.text(value).trimmed
      if let system = options.source {
        let field = noun.index(of: "external_ids") ?? 0
        let part = try FieldPart("external_ids." + system, noun.fields[field])
        try text.withBytes { bytes throws(ValueFault) in
          try part.write(bytes, to: draft, field, joins: true)
        }
      } else {
        guard let found = Int64(text), (1...999_999_999_999_999).contains(found) else {
          throw ValueFault("not a number of a record; ids of another system need --source NAME")
        }
        number = found
      }
    case .externalReference(let field, let system):
      draft.markAssigned(field)
      externalReferences.append((field, system + ":" + Self.text(value).trimmed))
    case .field(let field, let part?):
      try Self.text(value).withBytes { bytes throws(ValueFault) in
        try part.write(bytes, to: draft, field, joins: true)
      }
    case .field(let field, nil):
      switch value {
      case .none: return
      case .json(let json): try draft.set(field, json: json)
      case .text(let text):
        if let step = plan.first(where: { $0.column == column }) { try write(text, step, &report) }
      }
    }
  }

  private func write(
    _ text: Bytes, _ step: Step, _ report: inout ImportReport
  ) throws(ValueFault) {
    var text = text
    if step.isTyped || options.stripsMarks, let plain = SpreadsheetMark.stripped(text.trimmed) {
      text = plain
      report.strippedMarks += 1
    }
    if step.isTyped {
      let plain = text.trimmed
      if SpreadsheetMark.isDamage(plain) {
        throw ValueFault("what a spreadsheet writes for an error")
      }
    }
    if step.isKey, SpreadsheetMark.holdsRounded(text.trimmed, separator: step.style.separator) {
      throw Self.rounded
    }
    // A second column of a list joins the first.
    if draft.wasAssigned(step.field), noun.fields[step.field].type.isMany, !text.trimmed.isEmpty {
      return try draft.add(step.field, text, step.style)
    }
    if draft.wasAssigned(step.field), noun.fields[step.field].traits.contains(.fromSeveral) {
      return try writeBeside(text, step)
    }
    try draft.set(step.field, text, step.style)
  }

  /// Writes what a further column says of a field a row says once: the same, or nothing.
  private func writeBeside(_ text: Bytes, _ step: Step) throws(ValueFault) {
    guard !text.trimmed.isEmpty, let column = draft.layout.column(ofField: step.field) else {
      return
    }
    let before = draft.row.string(column)
    try draft.set(step.field, text, step.style)
    guard let before, draft.row.string(column) != before else { return }
    draft.row.set(column, before)
    throw ValueFault("another \(noun.fields[step.field].name) than a column before it says")
  }

  /// Whether a field holds something a spreadsheet would take for a number or a formula.
  private static func isTyped(_ type: FieldType) -> Bool {
    switch type {
    case .text, .note, .list, .addresses, .companies, .reference, .references, .anyReference: false
    default: true
    }
  }

  /// Adds what was stored of a column of numbers.
  private func sum(_ i: Int, _ report: inout ImportReport) {
    guard case .field(let field, nil) = mapping.entries[i].target,
      noun.fields[field].type.isNumeric, let column = draft.layout.column(ofField: field),
      !draft.row.isNull(column)
    else { return }
    let value = draft.row.integer(column)
    var factor: Int64 = 1
    switch noun.fields[field].type {
    case .integer: factor = Decimal.scale
    case .money:
      let places =
        draft.layout.column(Common.currency).map { Currency.places(of: draft.row.text($0)) } ?? 2
      for _ in places..<Decimal.places { factor *= 10 }
    default: break
    }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    guard !overflow else { return }
    let (sum, tooLarge) = (report.columns[i].sum ?? 0).addingReportingOverflow(product)
    if !tooLarge { report.columns[i].sum = sum }
  }
}
