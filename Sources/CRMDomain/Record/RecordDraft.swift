/// A record being written: texts go in field by field, are checked and normalised, and stand as a row
/// that can be stored. Used over and over by bulk work.
///
/// What a draft cannot know, because other records decide it, it leaves to whoever writes it:
/// references by name (`references`), the companies of a person (`companyChanges`).
package final class RecordDraft {
  /// A reference that names a record.
  package struct PendingReference {
    /// The field, by its place in `noun.fields`.
    package var field: Int
    /// The record as it was named.
    package var text: String
    /// The number an object gave (`{"id":17,"name":"…"}`).
    package var number: Int64?

    /// A reference by a text, a number, or both.
    package init(field: Int, text: String, number: Int64?) {
      self.field = field
      self.text = text
      self.number = number
    }
  }

  /// A change of a list that is kept in relations.
  package enum CompanyChange {
    case set([CompanyLink]), add([CompanyLink]), remove([CompanyLink])
    /// Those that are not there yet; what is known of the others stays.
    case join([CompanyLink])
  }

  /// Where the columns stand.
  package let layout: RowLayout
  /// The row as it would be stored.
  package let row: Row
  /// What texts need to know.
  package var rules: ReadingRules
  /// References that must be looked up before the row can be stored.
  package var references: [PendingReference] = []
  /// Lists of references that must be looked up before the row can be stored.
  package var mentions: [PendingMentions] = []
  /// Changes of the companies a person belongs to.
  package var companyChanges: [CompanyChange] = []
  /// What was noticed and should be said, by field.
  package private(set) var warnings: [(field: String, text: String)] = []
  /// How many control characters were left out.
  package private(set) var removedControls = 0
  /// The currency that stood beside an amount: `5EUR`.
  var namedCurrency: Currency?
  /// The currency of the record before it is changed.
  private(set) var currencyBefore: String?
  private let assigned: UnsafeMutablePointer<Bool>
  private let fieldCount: Int
  private var customValues: CustomValues?

  /// The noun, with its custom fields.
  package var noun: Noun { layout.noun }

  /// A draft of a record of the layout's noun.
  package init(_ layout: RowLayout, _ rules: ReadingRules) {
    self.layout = layout
    self.rules = rules
    row = Row(layout)
    fieldCount = layout.places.count
    assigned = .allocate(capacity: fieldCount)
    assigned.initialize(repeating: false, count: fieldCount)
  }

  deinit { assigned.deallocate() }

  /// Begins a new record: empty but for defaults.
  package func begin() {
    row.clear()
    reset()
  }

  /// Begins a change of a stored record.
  package func begin(changing stored: Row) {
    row.copy(stored)
    reset()
    currencyBefore = layout.known.currency.flatMap { row.string($0) }
  }

  private func reset() {
    if !references.isEmpty { references.removeAll(keepingCapacity: true) }
    if !mentions.isEmpty { mentions.removeAll() }
    if !companyChanges.isEmpty { companyChanges.removeAll() }
    if !warnings.isEmpty { warnings.removeAll() }
    removedControls = 0
    currencyBefore = nil
    namedCurrency = nil
    customValues = nil
    assigned.update(repeating: false, count: fieldCount)
  }

  /// Whether a field was written since `begin`.
  package func wasAssigned(_ name: String) -> Bool {
    layout.field(mark: ColumnIndex.mark(of: name)).map { assigned[$0] } ?? false
  }

  /// Whether a field was written since `begin`.
  package func wasAssigned(_ field: Int) -> Bool { assigned[field] }

  /// Fills in the defaults of fields nobody wrote, but for what a file must say. Call before `finish`, whose
  /// rules look at them, for a new record.
  package func fillDefaults() {
    for value in layout.defaults where !assigned[value.field] && row.isNull(value.column) {
      if value.isStated, rules.isImport { continue }
      if let number = value.number {
        row.set(value.column, number)
      } else if value.isNow {
        row.set(value.column, rules.dates.clock.now.description)
      } else {
        row.set(value.column, value.text)
      }
    }
  }

  // MARK: Writing

  /// Writes a field from text; an empty text clears it.
  package func set(_ field: Int, _ text: Bytes, _ style: CellStyle = .typed) throws(ValueFault) {
    assigned[field] = true
    let place = layout.places[field]
    if place.isNote {
      if text.isEmpty { return clear(field) }
      return try setText(field, text, bound: Normalisation.longBound)
    }
    let text = text.trimmed
    if text.isEmpty { return clear(field) }
    switch place.kind {
    case .text: try setText(field, text, bound: Normalisation.shortBound)
    case .email: try setPrimary(.email, text)
    case .phone: try setPrimary(.phone, text)
    case .postalCode: try setPostalCode(field, place.column, text)
    case .country where Country.exists(text): row.set(place.column, text)
    case .reference: refer(field, text.string, number: nil)
    default: try write(field, layout.noun.fields[field].type, text, style)
    }
  }

  /// Empties a field.
  package func clear(_ field: Int) {
    assigned[field] = true
    let definition = noun.fields[field]
    references.removeAll { $0.field == field }
    mentions.removeAll { $0.field == field }
    if let number = definition.custom {
      setCustom(number, nil, folded: nil)
      return
    }
    switch definition.type {
    case .companies: companyChanges = [.set([])]
    case .email: promote(.email)
    case .phone: promote(.phone)
    case .points(let point): setPoints(point, [])
    case .boolean where layout.column(ofField: field) != nil:
      // Yes or no: a built-in one goes back to what it is when nobody says anything.
      row.set(layout.column(ofField: field) ?? 0, definition.defaultValue == "true" ? 1 : 0)
    default:
      if let column = layout.column(ofField: field) {
        for i in 0..<definition.columns.count { row.setNull(column + i) }
      }
    }
  }

  /// Marks a field as written by somebody who wrote its column himself.
  package func markAssigned(_ field: Int) { assigned[field] = true }

  /// Something that should be said although the value was taken.
  func warn(_ field: Int, _ text: String) { warnings.append((noun.fields[field].name, text)) }

  /// Brings the row in order after the last field: derived columns and what the noun's own rules ask.
  package func finish() throws(ValueFault) {
    storeCustomValues()
    try settle()
  }

  /// Writes the values of custom fields into the row; again where one was found after `finish`.
  package func storeCustomValues() {
    guard let customValues, let custom = layout.known.custom, let fold = layout.known.customFold
    else { return }
    customValues.store(in: row, custom, fold)
  }

  /// The first required field that is empty, if one is.
  package var missing: Field? { missing(besideDemanded: true) }

  /// The first required field that is empty, of those alone that a record cannot be without, or also of those the
  /// organisation asks for.
  package func missing(besideDemanded: Bool) -> Field? {
    for i in layout.required {
      if !besideDemanded, layout.noun.fields[i].traits.contains(.demanded) { continue }
      let column = layout.places[i].column
      if column >= 0, !row.isNull(column) { continue }
      if references.contains(where: { $0.field == i }) { continue }
      let field = layout.noun.fields[i]
      if let number = field.custom {
        if customValue(number) == nil { return field }
      } else if column >= 0 {
        return field
      }
    }
    return nil
  }

  /// Whether nothing in a contact says who it is.
  package var isNameless: Bool {
    let known = layout.known
    return [known.name, known.email, known.phone].allSatisfy { $0.map { row.isNull($0) } ?? true }
  }

  // MARK: Text

  /// Checks, composes and stores a text.
  func setText(_ field: Int, _ text: Bytes, bound: Int) throws(ValueFault) {
    let place = layout.places[field]
    guard place.column >= 0 else { return }
    let column = place.column
    try row.write(column) { out throws(ValueFault) in
      removedControls += try append(
        text, to: &out, bound: bound, keepsUnseen: bound == Normalisation.longBound)
    }
    if row.text(column).isEmpty {
      // What stands for it in searches goes with it.
      for i in 0..<place.width { row.setNull(column + i) }
      return
    }
    try checkIdentity(field, row.text(column))
    if place.width > 1 { row.fold(column, into: column + 1) }
  }

  /// Appends a text that was checked and composed; answers how many control characters it lost.
  func append(
    _ text: Bytes, to out: inout ByteBuffer, bound: Int, keepsUnseen: Bool = false
  ) throws(ValueFault) -> Int {
    do throws(Normalisation.Fault) {
      return try Normalisation.append(
        text, to: &out, bound: bound, removingControls: rules.isImport,
        keepsUnseen: keepsUnseen)
    } catch {
      switch error {
      case .invalidUTF8: throw ValueFault("not valid UTF-8")
      case .control: throw ValueFault("not free of control characters")
      case .tooLong: throw ValueFault("longer than \(bound) characters")
      }
    }
  }

  /// Refuses what is certainly a national identity number in a structured field, warns of the rest.
  func checkIdentity(_ field: Int, _ text: Bytes) throws(ValueFault) {
    guard let found = NationalIdentity.find(in: text) else { return }
    if case .note = noun.fields[field].type {
      warn(
        field, "holds what looks like a \(found.name), at character \(found.range.lowerBound + 1)")
      return
    }
    if found.isStrong {
      throw ValueFault(
        "refused: it holds a \(found.name)",
        hint: "national identity numbers may be kept only where there is an objective need")
    }
    warn(field, "may hold a \(found.name)")
  }

  // MARK: Custom fields

  /// The stored value of a custom field.
  package func customValue(_ number: Int64) -> JSON? {
    if customValues == nil { loadCustom() }
    return customValues?[number]
  }

  /// Sets a custom field; `folded` is its folding key where it has one.
  package func setCustom(_ number: Int64, _ value: JSON?, folded: String?) {
    if customValues == nil { loadCustom() }
    customValues?.set(number, value, folded: folded)
  }

  /// Makes the folding keys of custom texts. Those of fields that were removed stay as they are: the field comes
  /// back with undo.
  func deriveCustom() {
    guard let custom = layout.column(Common.custom), let fold = layout.column(Common.customFold),
      !row.isNull(custom)
    else { return }
    var values = CustomValues(row.text(custom), folds: row.text(fold))
    for field in noun.fields {
      guard let number = field.custom else { continue }
      var folded: String?
      if case .text = field.type { folded = values[number]?.text.map { Folding.key($0) } }
      values.set(number, values[number], folded: folded)
    }
    values.dropFoldsOfNothing()
    values.store(in: row, custom, fold)
  }

  private func loadCustom() {
    guard let custom = layout.column(Common.custom), let fold = layout.column(Common.customFold)
    else {
      return
    }
    customValues = CustomValues(row.text(custom), folds: row.text(fold))
  }
}
