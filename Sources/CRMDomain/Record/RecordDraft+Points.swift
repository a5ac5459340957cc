// E-mail addresses and telephone numbers: the primary one in a column of its own, all of them, once
// there is more to say than the primary one, in a list beside it. The first of the list is the primary
// one; the list is empty while there is one value without a label.
extension RecordDraft {
  private struct Places {
    /// The column of the primary value, of its key, and of the list.
    var primary: Int
    var key: Int?
    var list: Int?
  }

  private func places(_ point: FieldType.Point) -> Places? {
    let known = layout.known
    let isEmail = point == .email
    guard let primary = isEmail ? known.email : known.phone else { return nil }
    return Places(
      primary: primary, key: isEmail ? known.emailKey : nil,
      list: isEmail ? known.emails : known.phones)
  }

  /// Every value, the primary one first.
  package func points(_ point: FieldType.Point) -> [Labelled] {
    guard let places = places(point) else { return [] }
    return RecordDraft.points(primary: places.primary, list: places.list, in: row)
  }

  /// Every value of a stored row, the primary one first.
  package static func points(primary: Int, list: Int?, in row: Row) -> [Labelled] {
    if let list, !row.isNull(list) { return Labelled.list(row.text(list)) }
    return row.string(primary).map { [Labelled(label: nil, value: $0)] } ?? []
  }

  /// Writes the primary value; a further one that is the same moves to the front.
  func setPrimary(_ point: FieldType.Point, _ text: Bytes) throws(ValueFault) {
    guard let places = places(point) else { return }
    guard let list = places.list, !row.isNull(list) else {
      try writePrimary(point, places, text)
      return
    }
    let value = try read(point, text)
    var all = points(point)
    let hasPrimary = !row.isNull(places.primary)
    if let known = all.firstIndex(where: { same(point, $0.value, value) }) {
      all.insert(all.remove(at: known), at: 0)
      all[0].value = value
      if all[0].isFax { all[0].label = nil }
    } else if !hasPrimary {
      all.insert(Labelled(label: nil, value: value), at: 0)
    } else {
      all[0].value = value
    }
    setPoints(point, all)
  }

  /// Checks and stores a value straight into the primary columns.
  private func writePrimary(
    _ point: FieldType.Point, _ places: Places, _ text: Bytes
  ) throws(ValueFault) {
    switch point {
    case .email:
      var key = ByteBuffer(capacity: text.count + 8)
      try row.write(places.primary) { out throws(ValueFault) in
        guard text.isASCII || text.firstInvalidUTF8 == nil,
          EmailAddress.read(text, value: &out, key: &key)
        else { throw ValueFault("not an e-mail address") }
      }
      if let column = places.key { row.set(column, key.bytes) }
    case .phone:
      let region = region
      try row.write(places.primary) { out throws(ValueFault) in
        guard PhoneNumber.read(text, region: region, to: &out) else {
          throw ValueFault("not a telephone number of \(region)")
        }
      }
    }
  }

  /// Whose national numbers are meant.
  private var region: String { rules.region ?? ownCountry ?? rules.country }

  /// A value in its normal form.
  private func read(_ point: FieldType.Point, _ text: Bytes) throws(ValueFault) -> String {
    var out = ByteBuffer(capacity: text.count + 8)
    switch point {
    case .email:
      var key = ByteBuffer(capacity: text.count + 8)
      guard text.firstInvalidUTF8 == nil, EmailAddress.read(text, value: &out, key: &key) else {
        throw ValueFault("not an e-mail address")
      }
    case .phone:
      guard PhoneNumber.read(text, region: region, to: &out) else {
        throw ValueFault("not a telephone number of \(region)")
      }
    }
    return out.string
  }

  private func same(_ point: FieldType.Point, _ a: String, _ b: String) -> Bool {
    point == .email ? EmailAddress.key(a) == EmailAddress.key(b) : a == b
  }

  /// Whether a number is called that is now named as a telefax: one that takes both takes calls.
  private func calls(_ known: Labelled, _ further: Labelled, _ point: FieldType.Point) -> Bool {
    point == .phone && !known.isFax && further.isFax
  }

  /// Stores all values, the first as the primary one; the same value twice is kept once. A telefax stands
  /// behind the others and is never the primary number.
  package func setPoints(_ point: FieldType.Point, _ all: [Labelled]) {
    guard let places = places(point) else { return }
    var distinct: [Labelled] = []
    for item in all {
      if let known = distinct.firstIndex(where: { same(point, $0.value, item.value) }) {
        if distinct[known].label == nil, !calls(distinct[known], item, point) {
          distinct[known].label = item.label
        }
      } else {
        distinct.append(item)
      }
    }
    if point == .phone, distinct.contains(where: { $0.isFax }) {
      distinct = distinct.filter { !$0.isFax } + distinct.filter { $0.isFax }
    }
    let primary = distinct.first.flatMap { point == .phone && $0.isFax ? nil : $0 }
    row.set(places.primary, primary?.value)
    if let key = places.key {
      row.set(key, distinct.first.flatMap { EmailAddress.key($0.value) })
    }
    guard let list = places.list else { return }
    if distinct.count > 1 || distinct.first?.label != nil {
      row.write(list) { Labelled.append(distinct, to: &$0) }
    } else {
      row.setNull(list)
    }
  }

  /// Drops the primary value, where there is one; the next one takes its place.
  func promote(_ point: FieldType.Point) {
    guard let places = places(point), !row.isNull(places.primary) else { return }
    setPoints(point, Array(points(point).dropFirst()))
  }

  /// Replaces the list by what a text lists. A primary value that was written beside it stays first.
  func replacePoints(
    _ field: Int, _ point: FieldType.Point, _ text: Bytes, _ style: CellStyle
  ) throws(ValueFault) {
    try replacePoints(field, point, try labelled(point, text, style))
  }

  /// Replaces the list by values that are not checked yet.
  func replacePoints(
    _ field: Int, _ point: FieldType.Point, _ given: [Labelled]
  ) throws(ValueFault) {
    var all = try checked(point, given)
    if let places = places(point), wasAssigned(point == .email ? "email" : "phone"),
      let first = row.string(places.primary)
    {
      let known = all.firstIndex { same(point, $0.value, first) }
      all.insert(known.map { all.remove(at: $0) } ?? Labelled(label: nil, value: first), at: 0)
    }
    setPoints(point, all)
  }

  /// Adds what a text lists.
  func addPoints(_ point: FieldType.Point, _ text: Bytes, _ style: CellStyle) throws(ValueFault) {
    var all = points(point)
    for item in try checked(point, try labelled(point, text, style)) {
      if let known = all.firstIndex(where: { same(point, $0.value, item.value) }) {
        if item.label != nil { all[known].label = item.label }
      } else {
        all.append(item)
      }
    }
    setPoints(point, all)
  }

  /// Removes what a text lists.
  func removePoints(_ point: FieldType.Point, _ text: Bytes, _ style: CellStyle) throws(ValueFault)
  {
    var all = points(point)
    for item in try checked(point, try labelled(point, text, style)) {
      all.removeAll { same(point, $0.value, item.value) }
    }
    setPoints(point, all)
  }

  /// Sets the value of one label: `emails.work=…` of an import; nil removes it.
  package func setLabelled(
    _ point: FieldType.Point, label: String, _ text: Bytes, joins: Bool = false
  ) throws(ValueFault) {
    var all = points(point)
    let value = try read(point, text.trimmed)
    if let known = all.firstIndex(where: { same(point, $0.value, value) }) {
      let further = Labelled(label: label, value: value)
      if !joins || all[known].label == nil, !calls(all[known], further, point) {
        all[known].label = label
      }
    } else if !joins, let known = all.firstIndex(where: { $0.label == label }) {
      all[known].value = value
    } else {
      all.append(Labelled(label: label, value: value))
    }
    setPoints(point, all)
  }

  private func checked(
    _ point: FieldType.Point, _ given: [Labelled]
  ) throws(ValueFault) -> [Labelled] {
    var all: [Labelled] = []
    for item in given {
      let value = try item.value.withBytes { bytes throws(ValueFault) in
        try read(point, bytes.trimmed)
      }
      all.append(
        Labelled(
          label: try item.label.flatMap { l throws(ValueFault) in try label(l) }, value: value))
    }
    return all
  }

  /// A label: a short text without the signs that part labels and values.
  func label(_ text: String) throws(ValueFault) -> String? {
    guard text.unicodeScalars.count <= 60 else { throw ValueFault("labelled too long") }
    guard Labelled.isLabel(text) else {
      throw ValueFault(
        "labelled \"\(text)\", and labels hold no @ ; or :",
        hint: "write a label, a colon and the value: work:kari@example.no")
    }
    return try line(text)
  }

  /// A text of one line, checked and trimmed; nil if nothing is left.
  func line(_ text: String) throws(ValueFault) -> String? {
    let plain = text.replacing("\n", by: " ").trimmed
    if plain.isEmpty { return nil }
    var out = ByteBuffer(capacity: 64)
    _ = try plain.withBytes { bytes throws(ValueFault) in
      try append(bytes, to: &out, bound: Normalisation.shortBound)
    }
    return out.string
  }

  private func labelled(
    _ point: FieldType.Point, _ text: Bytes, _ style: CellStyle
  ) throws(ValueFault) -> [Labelled] {
    var all: [Labelled] = []
    // What an export writes between them parts them however they are typed: no address has it.
    let parts = ListText.parts(text, at: style.separator).flatMap {
      ListText.parts($0, at: UInt8(ascii: ";"))
    }
    for part in parts {
      let part = part.trimmed
      if part.isEmpty { continue }
      if let (label, rest) = ListText.label(part), !label.isEmpty, label.lowercased() != "mailto",
        label.lowercased() != "tel"
      {
        all.append(Labelled(label: label, value: ListText.unescaped(rest.trimmed)))
      } else {
        all.append(Labelled(label: nil, value: ListText.unescaped(part)))
      }
    }
    return all
  }
}
