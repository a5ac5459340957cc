import CRMDomain
import CRMStore

/// A custom field is of a noun that takes some, and its values are read by it.
struct FieldRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let draft = change.draft
    guard let path = draft.row.string(CustomField.name) else { return }
    let parts = path.split(separator: ".").map { String($0) }
    guard let noun = database.catalogue[NounName(rawValue: parts[0])], noun.hasKeys else {
      throw CRMError(
        .data, code: "invalid_value", "there is no noun \"\(parts[0])\" that takes fields",
        hint: "one of contact, company, relation, user")
    }
    if noun.field(parts[1]) != nil {
      throw CRMError(
        .data, code: "exists", "\(noun.name.rawValue) has a field \(parts[1]) of its own")
    }
    if ["custom", "content", "version", "sort_key"].contains(parts[1]) {
      throw CRMError(.data, code: "invalid_value", "\(parts[1]) is a word of the program")
    }
    let type = draft.row.string(CustomField.type) ?? "text"
    if type == "choice" || type == "choices" {
      guard !RecordDraft.texts(draft.row.text(CustomField.choices)).isEmpty else {
        throw CRMError(
          .data, code: "required", "a field of type \(type) needs choices",
          hint: "choices=small,medium,large")
      }
    }
    if type == "reference" {
      guard let of = draft.row.string(CustomField.of),
        database.catalogue[NounName(rawValue: of)] != nil
      else {
        throw CRMError(
          .data, code: "required", "a field of type reference needs the noun it names",
          hint: "of=company")
      }
    }
  }

  /// What follows when a custom field was written: its values are read anew where its type or its
  /// choices changed, and its keys are made or dropped.
  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    database.forget()
    guard let noun = Self.noun(of: change.row) else { return [] }
    let table = try database.table(noun)
    if let old = change.old, change.differs(CustomField.type, CustomField.choices) {
      try convert(number, table, from: old.string(CustomField.type) ?? "text")
      // What stays the same may be found otherwise.
      try DerivedColumns(database, table).rebuild(past: false)
      try DerivedColumns(database, table).rebuild(past: true)
    }
    try CustomKeys(database, table).rebuild(number)
    return []
  }

  /// The noun a custom field is of: what stands before the point in its name.
  private static func noun(of field: Row) -> NounName? {
    let path = (field[CustomField.name] ?? "").split(separator: ".")
    return path.count == 2 ? NounName(rawValue: String(path[0])) : nil
  }

  func removed(
    _ row: Row, isLeaving: (NounName, Int64) -> Bool
  ) throws(CRMError) {
    database.forget()
    guard let noun = Self.noun(of: row), database.catalogue[noun] != nil else { return }
    try CustomKeys(database, try database.table(noun)).rebuild(row.integer(RecordTable.id))
  }

  /// Reads every value of a custom field as its new type reads it.
  private func convert(
    _ number: Int64, _ table: RecordTable, from type: String
  ) throws(CRMError) {
    guard let index = table.noun.fields.firstIndex(where: { $0.custom == number }) else { return }
    let rows = try database.connection.prepare(table.selectWithCustomValue(number))
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    let old = Row(table.layout)
    let draft = RecordDraft(table.layout, rules)
    for record in numbers {
      guard try operation.load(record, of: table, into: old) else { continue }
      draft.begin(changing: old)
      guard let value = draft.customValue(number) else { continue }
      let currency = old[ifAny: Common.currency] ?? rules.currency
      let text = plain(value, type, currency)
      do throws(ValueFault) {
        try draft.set(index, text, .machine)
        if !draft.references.isEmpty { throw ValueFault("no reference to a record") }
        try draft.finish()
      } catch {
        throw CRMError(
          .data, code: "invalid_value",
          "\(table.noun.name.rawValue) \(record): \"\(text)\" is \(error.reason)",
          hint:
            "change it first: crm \(table.noun.name.rawValue) edit \(record) \(table.noun.fields[index].name)=…"
        )
      }
      try operation.update(old, to: draft.row, in: table)
    }
  }

  /// A stored value as a text any type can read.
  private func plain(_ value: JSON, _ type: String, _ currency: Currency) -> String {
    switch value {
    case .string(let text): return text
    case .number(let text):
      guard type == "decimal" || type == "money", let scaled = Int64(text) else { return text }
      var out = ByteBuffer(capacity: 24)
      Decimal.append(
        scaled, places: type == "money" ? currency.places : Decimal.places, isTrimmed: true,
        to: &out)
      return out.string
    case .boolean(let value): return value ? "true" : "false"
    case .array(let items): return items.compactMap { $0.text }.joined(separator: ";")
    default: return ""
    }
  }
}
