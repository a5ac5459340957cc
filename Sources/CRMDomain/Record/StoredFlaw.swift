// What stands in a row that no command would have stored.
//
// Input is checked before it is stored; what is stored is believed. A disk, another program or an older version
// may have put something else there, and then a list that cannot be read looks like no list, and the next edit
// writes that. So the form of every column is said here once more, from its other side: `doctor` looks at all
// rows, those of the past too, `load` at those it brings, and an edit of a list at what it would replace.

/// Something stored that no command would have stored.
package enum StoredFlaw: String, Sendable, CaseIterable {
  /// A list or an object that is none, or holds what its field does not: reading it would lose it.
  case damage
  /// A word that is none of those its field has.
  case choice
  /// A day or moment that is none.
  case time
  /// A moment without its zone, or in another than UTC: it is compared wrongly.
  case zone
  /// A number out of its bounds.
  case number
  /// A name or key with characters nobody sees.
  case invisible
}

extension Row {
  /// Hands every flaw of the row to `body`, with its field.
  ///
  /// - Parameter isPast: whether it is an earlier state: what a custom field may hold changes with time.
  package func eachFlaw(isPast: Bool = false, _ body: (Field, StoredFlaw) -> Void) {
    let noun = layout.noun
    var custom: [JSON.Member]?
    for (i, field) in noun.fields.enumerated() {
      if let number = field.custom {
        // Its type may have been another then.
        if isPast { continue }
        if custom == nil { custom = customMembers }
        guard let value = custom?.first(where: { $0.key == CustomValues.key(number) })?.value
        else { continue }
        if let flaw = StoredFlaw.of(value, field.type) { body(field, flaw) }
        continue
      }
      guard let column = layout.column(ofField: i), !isNull(column) else { continue }
      if let flaw = flaw(field, column) { body(field, flaw) }
    }
    // Also where there is no custom field left that would read it.
    if custom == nil, let column = layout.known.custom, !isNull(column), customMembers == nil,
      let first = noun.fields.first(where: { $0.custom != nil }) ?? noun.fields.first
    {
      body(first, .damage)
    }
  }

  /// The first column of a list or object that cannot be read, among these.
  package func damaged(among columns: [Int]) -> Field? {
    guard columns.contains(where: { layout.columns[$0].kind == .json && !isNull($0) }) else {
      return nil
    }
    for (i, field) in layout.noun.fields.enumerated() where field.custom == nil {
      guard let column = layout.column(ofField: i), columns.contains(column),
        layout.columns[column].kind == .json, !isNull(column), flaw(field, column) == .damage
      else { continue }
      return field
    }
    guard let column = layout.known.custom, columns.contains(column), !isNull(column),
      customMembers == nil
    else { return nil }
    return layout.noun.fields.first { $0.custom != nil } ?? layout.noun.fields.first
  }

  /// The values of custom fields; nil where they cannot be read, none where there are none.
  private var customMembers: [JSON.Member]? {
    guard let column = layout.known.custom, !isNull(column) else { return [] }
    return CustomValues.read(text(column))
  }

  private func flaw(_ field: Field, _ column: Int) -> StoredFlaw? {
    switch field.type {
    case .text, .email, .phone, .url: StoredFlaw.hasInvisible(text(column)) ? .invisible : nil
    case .code(let code): StoredFlaw.of(text(column), code)
    // A word the organisation added may have gone since, and stays where it was written.
    case .choice where field.traits.contains(.extensible):
      StoredFlaw.hasInvisible(text(column)) ? .invisible : nil
    case .choice(let choices):
      choices.contains { choice in choice.key.withBytes { $0.isEqual(to: text(column)) } }
        ? nil : .choice
    case .integer(let range): range.contains(integer(column)) ? nil : .number
    case .boolean: (0...1).contains(integer(column)) ? nil : .number
    case .reference: integer(column) > 0 ? nil : .number
    case .anyReference: isNull(column + 1) || integer(column + 1) <= 0 ? .number : nil
    case .day: Day(text(column)) == nil ? .time : nil
    case .instant: StoredFlaw.ofMoment(text(column))
    case .due:
      text(column).count == 10
        ? (Day(text(column)) == nil ? .time : nil) : StoredFlaw.ofMoment(text(column))
    case .points, .list, .addresses, .choices, .references:
      StoredFlaw.ofList(text(column), field.type)
    case .note, .decimal, .percent, .money, .duration, .companies, .memberCount: nil
    }
  }
}

extension StoredFlaw {
  /// What is wrong with a moment.
  static func ofMoment(_ text: Bytes) -> StoredFlaw? {
    if text.count == 20, Instant(text) != nil { return nil }
    // A day and a time of day, but not in UTC.
    return text.count >= 16 && Day(text.part(0..<10)) != nil ? .zone : .time
  }

  static func of(_ text: Bytes, _ code: FieldType.Code) -> StoredFlaw? {
    switch code {
    case .country: return text.count == 2 && Country(code: text.string) != nil ? nil : .choice
    case .currency: return Currency(text.string) != nil ? nil : .choice
    case .language: return Language.codes.contains(text.string) ? nil : .choice
    default: return hasInvisible(text) ? .invisible : nil
    }
  }

  /// Whether a name or key holds characters nobody sees.
  package static func hasInvisible(_ text: Bytes) -> Bool {
    if text.isASCII { return false }
    var i = 0
    while i < text.count {
      if Normalisation.isUnseen(text.scalar(at: &i)) { return true }
    }
    return false
  }

  /// The text without the characters nobody sees.
  package static func visible(_ text: Bytes) -> String {
    var out = ByteBuffer(capacity: text.count)
    var i = 0
    while i < text.count {
      let from = i
      _ = text.scalar(at: &i)
      if !hasInvisible(text.part(from..<i)) { out.append(text.part(from..<i)) }
    }
    return out.string
  }

  static func ofList(_ text: Bytes, _ type: FieldType) -> StoredFlaw? {
    // What almost every list is, without parsing it.
    if case .list = type, RecordDraft.eachPlainText(text, { _ in }) { return nil }
    guard let items = Labelled.parsed(text) else { return .damage }
    return of(items, type)
  }

  private static func of(_ items: [JSON], _ type: FieldType) -> StoredFlaw? {
    for item in items {
      switch type {
      case .points: if item["value"]?.text == nil { return .damage }
      case .addresses: if case .object = item { continue } else { return .damage }
      case .references: if item["id"]?.integer ?? 0 <= 0 { return .damage }
      case .list(.record):
        if item.integer ?? item.text.flatMap({ Int64($0) }) == nil { return .damage }
      case .choices(let choices):
        guard let text = item.text else { return .damage }
        if !choices.contains(where: { $0.key == text }) { return .choice }
      default: if item.text == nil { return .damage }
      }
    }
    return nil
  }

  /// What is wrong with a value of a custom field.
  static func of(_ value: JSON, _ type: FieldType) -> StoredFlaw? {
    switch type {
    case .integer, .decimal, .percent, .money, .duration, .reference:
      return value.integer == nil ? .damage : nil
    case .boolean: if case .boolean = value { return nil } else { return .damage }
    case .choices, .list, .points, .addresses, .references:
      guard let items = value.elements else { return .damage }
      return of(items, type)
    case .choice(let choices):
      guard let text = value.text else { return .damage }
      return choices.contains { $0.key == text } ? nil : .choice
    case .day:
      guard let text = value.text else { return .damage }
      return text.withBytes { Day($0) } == nil ? .time : nil
    case .instant:
      guard let text = value.text else { return .damage }
      return text.withBytes { ofMoment($0) }
    default: return value.text == nil ? .damage : nil
    }
  }
}
