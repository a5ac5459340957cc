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
    do throws(ValueFault) { try noun.finish(self) } catch {}
  }

  /// An amount without a currency is in the base currency.
  func completeCurrency() {
    guard let currency = layout.known.currency, row.isNull(currency) else { return }
    for column in layout.amounts where !row.isNull(column) {
      row.set(currency, rules.currency.code)
      return
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
    case .choices: return name
    default: return nil
    }
  }
}

extension Row {
  /// Every value the record is found by beyond its own columns, each once.
  package func keys() -> [RecordKey] {
    var keys: [RecordKey] = []
    func add(_ kind: String, _ value: String) {
      let key = RecordKey(kind: kind, value: value)
      if !keys.contains(key) { keys.append(key) }
    }
    var custom: CustomValues?
    for (i, field) in layout.noun.fields.enumerated() {
      if let number = field.custom {
        guard let kind = field.keyKind, let column = layout.column("custom") else { continue }
        if custom == nil { custom = CustomValues(text(column), folds: .empty) }
        guard let value = custom?[number] else { continue }
        for key in RecordKey.values(of: value, field.type) { add(kind, key) }
        continue
      }
      guard let column = layout.column(ofField: i), !isNull(column), let kind = field.keyKind else {
        continue
      }
      switch field.type {
      case .points(let point):
        for item in Labelled.list(text(column)).dropFirst() {
          add(kind, point == .email ? EmailAddress.key(item.value) ?? item.value : item.value)
        }
      case .list(.tag):
        for tag in RecordDraft.texts(text(column)) { add(kind, Folding.key(tag)) }
      case .list(.domain):
        for domain in RecordDraft.texts(text(column)) { add(kind, DomainName.key(domain) ?? domain) }
      case .list, .choices:
        for value in RecordDraft.texts(text(column)) { add(kind, value) }
      default: break
      }
    }
    return keys
  }

  /// Whether the record has no key: its lists are empty and it has no indexed custom field.
  package var hasNoKeys: Bool {
    for column in layout.lists where !isNull(column) { return false }
    return true
  }

  /// Appends the record's words, folded, with a blank after each.
  package func appendWords(to out: inout ByteBuffer) {
    for (i, field) in layout.noun.fields.enumerated() where field.traits.contains(.searched) {
      guard let column = layout.column(ofField: i), !isNull(column) else { continue }
      switch field.type {
      case .text: Words.append(folded: text(column + 1), to: &out)
      case .email:
        Words.append(text(column), to: &out)
        if let list = layout.column(field.name + "s"), !isNull(list) {
          for item in Labelled.list(text(list)).dropFirst() {
            item.value.withBytes { Words.append($0, to: &out) }
          }
        }
      case .list:
        for value in RecordDraft.texts(text(column)) {
          value.withBytes { Words.append($0, to: &out) }
        }
      default: Words.append(text(column), to: &out)
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
