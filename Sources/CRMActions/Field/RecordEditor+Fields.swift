import CRMDomain
import CRMStore

extension RecordEditor {
  /// Checks a custom field against the noun it is for.
  func checkField(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
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
      guard let index = draft.noun.index(of: "choices"), !draft.texts(of: index).isEmpty else {
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
  func fieldChanged(_ draft: RecordDraft, _ number: Int64, old: Row?) throws(CRMError) {
    database.forget()
    let path = (draft.row.string(CustomField.name) ?? "").split(separator: ".").map { String($0) }
    guard path.count == 2 else { return }
    let table = try database.table(NounName(rawValue: path[0]))
    if let old,
      old.string(CustomField.type) != draft.row.string(CustomField.type)
        || old.string(CustomField.choices) != draft.row.string(CustomField.choices)
    {
      try convert(number, table, from: old.string(CustomField.type) ?? "text")
      // What stays the same may be found otherwise.
      try DerivedColumns(database, table).rebuild(past: false)
      try DerivedColumns(database, table).rebuild(past: true)
    }
    try CustomKeys(database, table).rebuild(number)
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

  /// Refuses two teams of one name, and a team that lies below itself.
  func checkTeam(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let number = old?.integer(RecordTable.id) ?? 0
    let name = draft.row.string(CustomField.name) ?? ""
    let same = try database.connection.integer(
      TeamSQL.sameName, SQLValue(draft.row.string(Team.nameFold)), .integer(number))
    if let same {
      throw CRMError(
        .data, code: "exists", "team \(same) is called \"\(name)\" already",
        hint: "look at it with: crm team show \(same)")
    }
    guard number > 0, let parent = draft.layout.column(Team.parent), !draft.row.isNull(parent),
      try database.connection.integer(
        TeamSQL.isAbove, .integer(draft.row.integer(parent)), .integer(number)) != nil
    else { return }
    throw CRMError(
      .data, code: "circular", "team \(number) would lie below itself",
      hint: "give it a parent that is not below it")
  }

  /// Refuses to leave a database without an administrator.
  func checkUser(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    guard let old, old.string(User.role) == UserRole.admin,
      let active = draft.layout.column(User.active)
    else { return }
    let stays = draft.row.string(User.role) == UserRole.admin && draft.row.integer(active) != 0
    guard !stays else { return }
    let others = try database.connection.integer(
      UserSQL.otherAdmins, .integer(old.integer(RecordTable.id)))
    if others == 0 {
      throw CRMError(
        .data, code: "last_admin", "the last administrator cannot be changed to something else",
        hint: "make another one first: crm user edit … role=admin")
    }
  }
}
