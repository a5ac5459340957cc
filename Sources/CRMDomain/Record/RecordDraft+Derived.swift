extension RecordDraft {
  /// Makes every derived column from the content, whatever stood there.
  package func derive() {
    for (i, field) in noun.fields.enumerated() {
      guard let column = layout.column(ofField: i) else { continue }
      switch field.type {
      case .text: row.fold(column, into: column + 1)
      case .email: row.set(column + 1, row.string(column).flatMap { EmailAddress.key($0) })
      default: break
      }
    }
    deriveCustom()
    // The rules of a noun see a record nobody writes to: they only bring its keys in order.
    do throws(ValueFault) { try settle() } catch {}
  }

  /// What fields ask of each other.
  func settle() throws(ValueFault) {
    completeCurrency()
    try keepAmounts()
    if layout.isOpenByState { noun.lifecycle?.noteOpen(row) }
    try layout.rules?(self)
    if layout.sortsByTitle { completeSortKey() }
  }

  /// Takes the amounts that were written to be in the currency of what the record is a part of, whose digits they
  /// are meant in.
  ///
  /// - Throws: where another currency stood beside one, or one has decimals that this currency does not have.
  package func adopt(_ currency: Currency) throws(ValueFault) {
    guard let column = layout.known.currency else { return }
    let read = row.string(column).flatMap { Currency($0) } ?? rules.currency
    row.set(column, currency.code)
    if let namedCurrency, namedCurrency != currency {
      throw ValueFault("not in \(currency.code), the currency of what it is a part of")
    }
    guard read.places != currency.places else { return }
    for (i, field) in noun.fields.enumerated() where wasAssigned(i) && field.custom == nil {
      guard case .money = field.type, let place = layout.column(ofField: i), !row.isNull(place)
      else { continue }
      let amount = Money.rescaled(row.integer(place), from: read.places, to: currency.places)
      guard let amount else {
        throw ValueFault("written with decimals that \(currency.code) does not have")
      }
      row.set(place, amount)
    }
  }

  /// An amount without a currency is in the base currency.
  func completeCurrency() {
    guard let currency = layout.known.currency, row.isNull(currency) else { return }
    for column in layout.amounts where !row.isNull(column) {
      row.set(currency, rules.currency.code)
      return
    }
  }

  /// Refuses a currency in which the amounts that stay would mean something else: 100.50 in øre is 10050,
  /// and 10050 yen.
  private func keepAmounts() throws(ValueFault) {
    guard let column = layout.known.currency, let before = currencyBefore.flatMap({ Currency($0) }),
      let now = row.string(column).flatMap({ Currency($0) }), now.places != before.places
    else { return }
    for (i, field) in noun.fields.enumerated() where !wasAssigned(i) {
      guard case .money = field.type else { continue }
      let holds =
        field.custom.map { customValue($0) != nil }
        ?? layout.column(ofField: i).map { !row.isNull($0) } ?? false
      guard holds else { continue }
      throw ValueFault(
        "an amount in \(before.code) read as \(now.code), which has other decimals",
        hint: "give the amount as well: \(field.name)=…")
    }
  }

  /// The sort key of a noun that is ordered by what its records are called.
  func completeSortKey() {
    let title = noun.titles.lazy.compactMap { [self] in row.string($0) }.first
    setSortKey(title.map { [$0] } ?? [])
  }

  /// The sort key of these parts, the most important first.
  func setSortKey(_ parts: [String]) {
    guard let column = layout.known.sortKey else { return }
    row.set(column, rules.collation.key(parts))
  }
}

/// A value a record can be found by, beyond those in its own columns.
package struct RecordKey: Hashable, Sendable {
  /// `email`, `phone`, `tag`, `external_id`, `domain`, `handle`, `url`, `custom:12`.
  package var kind: String
  /// The value in the form that is compared.
  package var value: String

  /// A key.
  package init(kind: String, value: String) {
    self.kind = kind
    self.value = value
  }
}

extension Field {
  /// The kind of the keys its values have; nil if they have none.
  package var keyKind: String? {
    if let custom {
      // Many values in one column are found through their keys, asked for or not.
      return traits.contains(.indexed) || type.isMany ? "custom:\(custom)" : nil
    }
    switch type {
    case .points(.email), .email: return "email"
    case .points(.phone), .phone: return "phone"
    case .list(.tag): return "tag"
    case .list(.externalID): return "external_id"
    case .list(.domain): return "domain"
    case .list(.handle): return "handle"
    case .list(.url): return "url"
    case .choices, .references: return name
    default: return nil
    }
  }
}

extension Field {
  /// The kind of what is typed to find a record by its values; nil for what is not found so.
  var soughtKind: String? {
    if case .url = type { "url" } else { keyKind }
  }

  /// Whether such a value stands in a column of its own: an address of the web, a first telephone number.
  var isSoughtInColumn: Bool {
    switch type {
    case .url, .phone: custom == nil
    default: false
    }
  }
}

extension RowLayout.Keyed {
  /// How the values of a field are keys; nil where they are none.
  init?(_ field: Field, column: Int) {
    guard let kind = field.keyKind, column >= 0 else { return nil }
    self.column = column
    self.kind = kind
    if let number = field.custom {
      form = .custom(number: number, field.type)
      return
    }
    switch field.type {
    case .points(.email): form = .emails
    case .points(.phone): form = .phones
    case .list(.tag): form = .folded
    case .list(.domain): form = .domains
    case .list, .choices: form = .plain
    case .references: form = .mentions
    // The primary address and number stand in columns of their own.
    default: return nil
    }
  }
}

extension Row {
  /// Every value the record is found by beyond its own columns, each once.
  package func keys() -> [RecordKey] {
    var keys: [RecordKey] = []
    for keyed in layout.keyed where !isNull(keyed.column) {
      for value in values(keyed) {
        let key = RecordKey(kind: keyed.kind, value: value)
        if !keys.contains(key) { keys.append(key) }
      }
    }
    return keys
  }

  /// Hands out kind and value of every key. A single plain text, which is what almost every list
  /// of an import holds, is handed out as it lies there.
  package func eachKey(_ body: (String, Bytes) throws(CRMError) -> Void) throws(CRMError) {
    for keyed in layout.keyed where !isNull(keyed.column) {
      if case .plain = keyed.form, let only = RecordDraft.onlyPlainText(text(keyed.column)) {
        try body(keyed.kind, only)
        continue
      }
      var seen: [String] = []
      for value in values(keyed) where !seen.contains(value) {
        seen.append(value)
        try value.withBytes { bytes throws(CRMError) in try body(keyed.kind, bytes) }
      }
    }
  }

  private func values(_ keyed: RowLayout.Keyed) -> [String] {
    let stored = text(keyed.column)
    switch keyed.form {
    case .emails:
      return Labelled.list(stored).dropFirst().map { EmailAddress.key($0.value) ?? $0.value }
    case .phones:
      // The first is in its own column, unless there are telefaxes only.
      let hasPrimary = layout.known.phone.map { !isNull($0) } ?? false
      return Labelled.list(stored).dropFirst(hasPrimary ? 1 : 0).map { $0.value }
    case .folded: return RecordDraft.texts(stored).map { Folding.key($0) }
    case .domains: return RecordDraft.texts(stored).map { DomainName.key($0) ?? $0 }
    case .plain: return RecordDraft.texts(stored)
    case .mentions: return Mention.list(stored).map { "\($0.id)" }
    case .custom(let number, let type):
      guard let value = CustomValues(stored, folds: .empty)[number] else { return [] }
      return RecordKey.values(of: value, type)
    }
  }

  /// Whether the record has no key: its lists are empty and it has no indexed custom field.
  package var hasNoKeys: Bool {
    for column in layout.lists where !isNull(column) { return false }
    return true
  }

  /// Appends the record's words, folded, with a blank after each.
  package func appendWords(to out: inout ByteBuffer) {
    for worded in layout.worded where !isNull(worded.column) {
      switch worded.form {
      case .folded: Words.append(folded: text(worded.column + 1), to: &out)
      case .email(let list):
        Words.append(text(worded.column), to: &out)
        guard let list, !isNull(list) else { continue }
        for item in Labelled.list(text(list)).dropFirst() {
          item.value.withBytes { Words.append($0, to: &out) }
        }
      case .list:
        for value in RecordDraft.texts(text(worded.column)) {
          value.withBytes { Words.append($0, to: &out) }
        }
      case .plain: Words.append(text(worded.column), to: &out)
      case .page: Words.append(page: text(worded.column).string, to: &out)
      case .pages:
        for value in RecordDraft.texts(text(worded.column)) { Words.append(page: value, to: &out) }
      case .customFolds(let fields):
        for fold in CustomValues.folds(of: fields, in: text(worded.column)) {
          fold.withBytes { Words.append(folded: $0, to: &out) }
        }
      }
    }
  }
}

extension RecordKey {
  /// The keys of a custom value, in a form whose byte order is the order of the values.
  package static func values(of value: JSON, _ type: FieldType) -> [String] {
    switch (value, type) {
    case (.string(let text), .text): [Folding.key(text)]
    case (.string(let text), _): [text]
    case (.boolean(let value), _): [value ? "1" : "0"]
    case (.number(let text), _): Int64(text).map { [sortable($0)] } ?? []
    case (.array(let items), _): items.compactMap { $0.text }
    default: []
    }
  }

  /// A number in twenty digits that sort as the numbers do.
  package static func sortable(_ value: Int64) -> String {
    var out = ByteBuffer(capacity: 24)
    out.append(magnitude: UInt64(bitPattern: value) ^ (1 << 63), digits: 20)
    return out.string
  }
}
