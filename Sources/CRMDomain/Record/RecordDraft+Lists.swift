extension RecordDraft {
  /// Adds to a field that holds many: `tags+=vip`.
  package func add(_ field: Int, _ text: Bytes, _ style: CellStyle = .typed) throws(ValueFault) {
    try change(field, text.trimmed, style, adding: true)
  }

  /// Takes away from a field that holds many: `tags-=vip`.
  package func remove(_ field: Int, _ text: Bytes, _ style: CellStyle = .typed) throws(ValueFault) {
    try change(field, text.trimmed, style, adding: false)
  }

  private func change(
    _ field: Int, _ text: Bytes, _ style: CellStyle, adding: Bool
  ) throws(ValueFault) {
    markAssigned(field)
    guard !text.isEmpty else { return }
    switch noun.fields[field].type {
    case .points(let point):
      if adding { try addPoints(point, text, style) } else { try removePoints(point, text, style) }
    case .list(let listed):
      merge(field, try values(field, listed, text, style), adding, listed)
    case .choices(let choices):
      var keys: [String] = []
      for word in ListText.split(text, at: style.separator) {
        guard let found = Choice.find(word, in: choices) else {
          throw ValueFault(
            "none of \(choices.map { $0.key }.joined(separator: ", "))",
            allowed: choices.map { $0.key })
        }
        keys.append(found.key)
      }
      merge(field, keys, adding, .choice)
    case .addresses:
      var all = addresses(of: field)
      for item in try addresses(text, style) {
        all.removeAll { $0 == item || ($0.label != nil && $0.label == item.label) }
        if adding { all.append(item) }
      }
      try setAddresses(field, all)
    case .references: refer(field, adding ? .add : .remove, try mentions(text, style))
    case .companies:
      let links = try companies(text, style)
      companyChanges.append(adding ? .add(links) : .remove(links))
    default: throw ValueFault("one value, not a list: write \(noun.fields[field].name)=")
    }
  }

  private func merge(_ field: Int, _ given: [String], _ adding: Bool, _ listed: FieldType.Listed) {
    var all = texts(of: field)
    for value in given {
      let known = all.firstIndex { RecordDraft.same(listed, $0, value) }
      if adding, known == nil { all.append(value) }
      if !adding, let known { all.remove(at: known) }
    }
    storeList(field, all)
  }

  /// Whether two values of a list are one: tags fold, the rest compares exactly.
  static func same(_ listed: FieldType.Listed, _ a: String, _ b: String) -> Bool {
    if case .tag = listed { Folding.key(a) == Folding.key(b) } else { a == b }
  }

  /// The values of a plain list.
  package func texts(of field: Int) -> [String] {
    if let number = noun.fields[field].custom {
      return customValue(number)?.elements?.compactMap { $0.text } ?? []
    }
    guard let column = layout.column(ofField: field) else { return [] }
    return RecordDraft.texts(row.text(column))
  }

  /// The texts of a stored array.
  package static func texts(_ json: Bytes) -> [String] {
    if json.isEmpty { return [] }
    var texts: [String] = []
    if eachPlainText(json, { texts.append($0.string) }) { return texts }
    return Labelled.parsed(json)?.compactMap { $0.text } ?? []
  }

  /// Hands every text of a stored array of texts to `body` as it lies there; false, before anything was
  /// handed out, where one of them is escaped or the array holds something else.
  static func eachPlainText(_ json: Bytes, _ body: (Bytes) -> Void) -> Bool {
    guard json.count >= 4, json[0] == UInt8(ascii: "["), json.first(0x5C) == nil else {
      return false
    }
    var i = 1
    // Looked through before anything is handed out.
    while true {
      guard i < json.count, json[i] == 0x22, let end = json.first(0x22, from: i + 1) else {
        return false
      }
      i = end + 1
      guard i < json.count else { return false }
      if json[i] == UInt8(ascii: "]") { break }
      guard json[i] == UInt8(ascii: ",") else { return false }
      i += 1
    }
    i = 1
    while i < json.count, json[i] == 0x22, let end = json.first(0x22, from: i + 1) {
      body(json.part(i + 1..<end))
      i = end + 2
    }
    return true
  }

  /// The text of a stored array of exactly one text that is not escaped.
  package static func onlyPlainText(_ json: Bytes) -> Bytes? {
    guard json.count >= 4, json[0] == UInt8(ascii: "["), json[1] == 0x22, json.first(0x5C) == nil,
      json.first(0x22, from: 2) == json.count - 2, json[json.count - 1] == UInt8(ascii: "]")
    else { return nil }
    return json.part(2..<json.count - 2)
  }

  /// Whether a text is one external id that needs neither unescaping nor escaping.
  func isOnlyID(_ text: Bytes, _ style: CellStyle) -> Bool {
    var hasColon = false
    for (i, byte) in text.enumerated() {
      switch byte {
      case style.separator, 0x22, 0x5C: return false
      case UInt8(ascii: ":"):
        if i == 0 || (!hasColon && i == text.count - 1) { return false }
        hasColon = true
      case 0x21...0x7E: continue
      default: return false
      }
    }
    return hasColon && text.count <= Normalisation.shortBound
  }

  /// Stores a list of one text that needs no escaping.
  func storeOnly(_ field: Int, _ text: Bytes) {
    guard let column = layout.column(ofField: field) else { return }
    row.write(column) { out in
      out.append("[\"" as StaticString)
      out.append(text)
      out.append("\"]" as StaticString)
    }
  }

  /// Stores a plain list; an empty one is no value.
  func storeList(_ field: Int, _ values: [String]) {
    let json = values.isEmpty ? nil : JSON.array(values.map { .string($0) })
    if let number = noun.fields[field].custom {
      setCustom(number, json, folded: nil)
    } else if let column = layout.column(ofField: field) {
      row.set(column, json?.description)
    }
  }

  /// The values a text lists, each in its normal form, each once.
  func values(
    _ field: Int, _ listed: FieldType.Listed, _ text: Bytes, _ style: CellStyle
  ) throws(ValueFault) -> [String] {
    try normalised(field, listed, ListText.split(text, at: style.separator))
  }

  /// These values, each in its normal form, each once.
  func normalised(
    _ field: Int, _ listed: FieldType.Listed, _ given: [String]
  ) throws(ValueFault) -> [String] {
    var all: [String] = []
    for item in given {
      let value = try normalised(field, listed, item)
      if !all.contains(where: { RecordDraft.same(listed, $0, value) }) { all.append(value) }
    }
    return all
  }

  private func normalised(
    _ field: Int, _ listed: FieldType.Listed, _ item: String
  ) throws(ValueFault) -> String {
    var out = ByteBuffer(capacity: item.utf8.count + 8)
    _ = try item.withBytes { bytes throws(ValueFault) in
      try append(bytes.trimmed, to: &out, bound: Normalisation.shortBound)
    }
    let value = out.string
    switch listed {
    case .tag, .choice:
      try checkIdentity(field, out.bytes)
      return value
    case .url:
      guard !out.bytes.contains(where: { $0.isSpace }),
        value.includes("://") || DomainName.normalised(value) != nil
      else { throw ValueFault("not a web address") }
      return value
    case .domain:
      guard let domain = DomainName.normalised(value) else { throw ValueFault("not a domain") }
      return domain
    case .handle:
      guard let handle = Handle.normalised(value) else {
        throw ValueFault("not of the form network:name")
      }
      return handle
    case .externalID:
      guard let colon = value.firstIndex(of: ":"), colon != value.startIndex,
        value.index(after: colon) != value.endIndex
      else { throw ValueFault("not of the form system:id") }
      return value
    case .record:
      guard let number = Int64(value), number > 0 else {
        throw ValueFault("not the number of a record")
      }
      return "\(number)"
    }
  }

  // MARK: Addresses

  /// The further addresses.
  package func addresses(of field: Int) -> [Address] {
    layout.column(ofField: field).map { Address.list(row.text($0)) } ?? []
  }

  /// Stores further addresses; an empty list is no value.
  package func setAddresses(_ field: Int, _ all: [Address]) throws(ValueFault) {
    guard let column = layout.column(ofField: field) else { return }
    let kept = all.filter { $0.parts.contains { $0 != nil } }
    row.set(column, kept.isEmpty ? nil : JSON.array(kept.map { $0.json }).description)
  }

  /// `label:street|postal_code|city|region|country`
  func addresses(_ text: Bytes, _ style: CellStyle) throws(ValueFault) -> [Address] {
    var all: [Address] = []
    for part in ListText.parts(text, at: style.separator) where !part.trimmed.isEmpty {
      var rest = part.trimmed
      var label: String?
      // A colon after the first | belongs to the address.
      let head = ListText.parts(rest, at: UInt8(ascii: ":"))[0]
      if let (found, after) = ListText.label(rest),
        ListText.parts(head, at: UInt8(ascii: "|")).count == 1
      {
        label = try self.label(found)
        rest = after
      }
      let parts = ListText.parts(rest, at: UInt8(ascii: "|")).map { ListText.unescaped($0.trimmed) }
      guard parts.count <= 5 else {
        throw ValueFault("not of the form label:street|postal code|city|region|country")
      }
      all.append(try address(label: label, parts))
    }
    return all
  }

  /// An address of texts that are not checked yet.
  func address(label: String?, _ parts: [String]) throws(ValueFault) -> Address {
    var checked: [String?] = []
    for i in 0..<5 {
      guard i < parts.count, !parts[i].isEmpty else {
        checked.append(nil)
        continue
      }
      var out = ByteBuffer(capacity: 64)
      _ = try parts[i].withBytes { bytes throws(ValueFault) in
        try append(bytes.trimmed, to: &out, bound: Normalisation.shortBound)
      }
      checked.append(out.string)
    }
    if let country = checked[4] {
      guard let found = Country(country) else { throw ValueFault("not in a known country") }
      checked[4] = found.code
    }
    if let code = checked[1], checked[4] != nil {
      switch PostalCode.read(code, country: checked[4], assumed: rules.country) {
      case .code(let code), .restored(let code): checked[1] = code
      case .wrong(let form): throw ValueFault("not with a postal code of its country: \(form)")
      }
    }
    return Address(label: label, parts: checked)
  }

  /// Sets one part of a labelled address: `addresses.billing.city=…` of an import.
  package func setAddress(
    _ field: Int, label: String, part: Int, _ text: Bytes
  ) throws(ValueFault) {
    markAssigned(field)
    var all = addresses(of: field)
    let place: Int
    if let known = all.firstIndex(where: { $0.label == label }) {
      place = known
    } else {
      all.append(Address(label: label, parts: [nil, nil, nil, nil, nil]))
      place = all.count - 1
    }
    var texts = all[place].parts.map { $0 ?? "" }
    texts[part] = text.trimmed.string
    all[place] = try address(label: label, texts)
    try setAddresses(field, all)
  }

  // MARK: Companies

  /// `Oslo Design|CFO|2024-01-01|`
  func companies(_ text: Bytes, _ style: CellStyle) throws(ValueFault) -> [CompanyLink] {
    var all: [CompanyLink] = []
    for part in ListText.parts(text, at: style.separator) where !part.trimmed.isEmpty {
      let parts = ListText.parts(part, at: UInt8(ascii: "|")).map { $0.trimmed }
      guard parts.count <= 4, !parts[0].isEmpty else {
        throw ValueFault("not of the form company|role|from|to")
      }
      var link = CompanyLink(company: ListText.unescaped(parts[0]))
      if parts.count > 1, !parts[1].isEmpty { link.role = ListText.unescaped(parts[1]) }
      if parts.count > 2, !parts[2].isEmpty { link.starts = try linkDay(parts[2]) }
      if parts.count > 3, !parts[3].isEmpty { link.ends = try linkDay(parts[3]) }
      all.append(link)
    }
    return all
  }

  func linkDay(_ text: Bytes) throws(ValueFault) -> Day {
    if let day = Day(text) { return day }
    do throws(DateParser.Fault) {
      switch try rules.dates.reading(text) {
      case .day(let day): return day
      case .instant(let instant): return rules.dates.clock.zone.local(instant).day
      case .period: break
      }
    } catch {}
    throw ValueFault("not with days, as 2024-01-01")
  }
}
