import CRMDomain
import CRMStore

/// A custom field is of a noun that takes some, and its values are read by it.
struct FieldRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  /// What is said of a field that came along is of its type.
  func complete(_ change: inout RecordChange) throws(CRMError) {
    guard let field = ownField(change.draft.row) else { return }
    let draft = change.draft
    if !change.isImported, draft.wrote(CustomField.type) || draft.wrote(CustomField.personal) {
      throw CRMError(
        .data, code: "invalid_value",
        "\(draft.row.string(CustomField.name) ?? "") came along: its type and whom it tells of stay",
        hint: "choices, required, label, meaning")
    }
    let isList = if case .choice = field.type { true } else { false }
    draft.row[CustomField.type] = isList ? "choice" : "text"
    if change.old == nil { draft.row[CustomField.personal] = field.traits.contains(.personal) }
  }

  /// The field that came along which a record is about; nil for one of the organisation's own.
  private func ownField(_ row: Row) -> Field? {
    let parts = (row.string(CustomField.name) ?? "").split(separator: ".").map { String($0) }
    guard parts.count == 2 else { return nil }
    return database.catalogue[NounName(rawValue: parts[0])]?.field(parts[1])
  }

  /// What may be said of a field that came along: words more, that it is asked for, what it is called.
  private func check(_ field: Field, _ change: RecordChange) throws(CRMError) {
    let row = change.draft.row
    let name = row.string(CustomField.name) ?? ""
    if case .typed = change.intent, change.old == nil {
      throw CRMError(
        .data, code: "exists", "\(name.replacing(".", by: " has a field ")) of its own",
        hint: "change what is said of it: crm field edit \(name) choices+=… required=yes label=…")
    }
    guard field.isWritable else {
      throw CRMError(.data, code: "invalid_value", "\(name) is kept by the program")
    }
    if row[CustomField.indexed] == true || row.string(CustomField.of) != nil {
      throw CRMError(
        .data, code: "invalid_value",
        "\(name) came along: its words can be added to, it can be asked for, or be called otherwise",
        hint: "choices, required, label, meaning")
    }
    let words = RecordDraft.texts(row.text(CustomField.choices))
    guard !words.isEmpty else { return }
    guard field.traits.contains(.extensible) else {
      throw CRMError(
        .data, code: "invalid_value", "the words of \(name) mean something to the program",
        hint: "of your own: crm field add \(name.prefix { $0 != "." }).NAME type=choice choices=…")
    }
    for (i, word) in words.enumerated()
    where Choice.find(word, in: words[..<i].map { Choice($0) }) != nil {
      throw CRMError(.data, code: "exists", "\"\(word)\" stands twice")
    }
    for word in words where field.choices.map({ Choice.find(word, in: $0) != nil }) ?? false {
      throw CRMError(.data, code: "exists", "\(name) has \"\(word)\" already")
    }
  }

  /// Refuses to take away words that records have.
  private func refuseUsed(_ row: Row, _ left: [String]) throws(CRMError) {
    guard let field = ownField(row), let noun = Self.noun(of: row) else { return }
    let gone = RecordDraft.texts(row.text(CustomField.choices)).filter { !left.contains($0) }
    for word in gone {
      var query = RecordQuery(noun, [])
      query.condition = try RecordSelection(
        noun, filters: ["\(field.name)=\"\(word)\""], RecordSelection.Options(), in: database
      ).condition
      let count = try query.count(in: database)
      guard count > 0 else { continue }
      let name = noun.rawValue
      throw CRMError(
        .data, code: "in_use",
        count == 1
          ? "one \(name) has \(field.name)=\(word)"
          : "\(count) \(database.catalogue[noun]?.plural ?? name) have \(field.name)=\(word)",
        hint:
          "change them first: crm \(name) edit --where \(field.name)=\(word) --all \(field.name)=…")
    }
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let draft = change.draft
    guard let path = draft.row.string(CustomField.name) else { return }
    let parts = path.split(separator: ".").map { String($0) }
    guard let noun = database.catalogue[NounName(rawValue: parts[0])], noun.hasKeys else {
      throw CRMError(
        .data, code: "invalid_value", "there is no noun \"\(parts[0])\" that takes fields",
        hint: "one of "
          + database.catalogue.nouns.filter { $0.hasKeys && $0.movesOf == nil }
          .map { $0.name.rawValue }.joined(separator: ", "))
    }
    if let own = noun.field(parts[1]) {
      try check(own, change)
      if let old = change.old {
        try refuseUsed(old, RecordDraft.texts(draft.row.text(CustomField.choices)))
      }
      return
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
    guard ownField(change.row) == nil, let noun = Self.noun(of: change.row) else { return [] }
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

  func mayRemove(_ row: Row) throws(CRMError) { try refuseUsed(row, []) }

  func removed(
    _ row: Row, isLeaving: (NounName, Int64) -> Bool
  ) throws(CRMError) {
    database.forget()
    if ownField(row) != nil { return }
    guard let noun = Self.noun(of: row), database.catalogue[noun] != nil else { return }
    try CustomKeys(database, try database.table(noun)).rebuild(row.integer(RecordTable.id))
    for one in try database.silentFilters() {
      note(
        "\(one.noun.rawValue) \(one.name) asks for what is gone, and fits no ticket:"
          + " crm \(one.noun.rawValue) edit \(one.id) filter=…")
    }
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
