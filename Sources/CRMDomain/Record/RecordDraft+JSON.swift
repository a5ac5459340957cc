extension RecordDraft {
  /// Writes a field from JSON, as the program's own output has it; `null` clears.
  package func set(_ field: Int, json: JSON) throws(ValueFault) {
    let definition = noun.fields[field]
    markAssigned(field)
    switch (json, definition.type) {
    case (.null, _): clear(field)
    case (.array(let items), .points(let point)):
      try replacePoints(field, point, try items.map { i throws(ValueFault) in try labelled(i) })
    case (.array(let items), .list(let listed)):
      storeList(field, try normalised(field, listed, try texts(items)))
    case (.array(let items), .choices):
      var text = ByteBuffer(capacity: 64)
      for (i, item) in try texts(items).enumerated() {
        if i > 0 { text.append(UInt8(ascii: ";")) }
        item.withBytes { ListText.append($0, escaping: [UInt8(ascii: ";")], to: &text) }
      }
      try set(field, text.string, .machine)
    case (.array(let items), .addresses):
      var all: [Address] = []
      for item in items {
        guard case .object(let members) = item,
          members.allSatisfy({ $0.key == "label" || Address.names.contains($0.key) })
        else {
          throw ValueFault(
            "not a list of objects with label, \(Address.names.joined(separator: ", "))")
        }
        let parts = Address.names.map { item[$0]?.text ?? "" }
        all.append(
          try address(
            label: try item["label"]?.text.flatMap { l throws(ValueFault) in try label(l) }, parts))
      }
      try setAddresses(field, all)
    case (.array(let items), .references): refer(field, .set, try mentions(items))
    case (.array(let items), .companies):
      var links: [CompanyLink] = []
      for item in items { links.append(try link(item)) }
      companyChanges = [.set(links)]
    case (.object, .reference):
      guard json["name"]?.text != nil || json["id"]?.integer != nil else {
        throw ValueFault("not an object with the id, a number, or the name of a record")
      }
      let apart = rules.isImport ? json["reference"]?.text : nil
      refer(field, apart ?? json["name"]?.text ?? "", number: json["id"]?.integer)
    case (.object, .anyReference):
      guard let noun = json["noun"]?.text, let number = json["id"]?.integer else {
        throw ValueFault("not an object with noun and id")
      }
      // Numbers of a file are another database's.
      let name = rules.isImport ? json["name"]?.text.flatMap { $0.isEmpty ? nil : $0 } : nil
      refer(field, noun + ":" + (name ?? "\(number)"), number: nil)
    case (.number(let text), .reference): refer(field, "", number: Int64(text))
    case (.boolean(let value), _): try set(field, value ? "true" : "false", .machine)
    case (.number(let text), _): try set(field, JSON.plain(number: text), .machine)
    case (.string(let text), _):
      if case .note = definition.type, text.isEmpty { return clear(field) }
      try set(field, text, .machine)
    default: throw ValueFault("not of the shape of the field")
    }
  }

  /// Writes a field from text.
  package func set(_ field: Int, _ text: String, _ style: CellStyle = .typed) throws(ValueFault) {
    try text.withBytes { bytes throws(ValueFault) in try set(field, bytes, style) }
  }

  private func texts(_ items: [JSON]) throws(ValueFault) -> [String] {
    var texts: [String] = []
    for item in items {
      guard let text = item.text else { throw ValueFault("not a list of texts") }
      texts.append(text)
    }
    return texts
  }

  private func labelled(_ item: JSON) throws(ValueFault) -> Labelled {
    if let text = item.text { return Labelled(label: nil, value: text) }
    guard let value = item["value"]?.text else {
      throw ValueFault("not a list of objects with label and value")
    }
    return Labelled(
      label: try item["label"]?.text.flatMap { l throws(ValueFault) in try label(l) }, value: value)
  }

  private func link(_ item: JSON) throws(ValueFault) -> CompanyLink {
    if let text = item.text { return CompanyLink(company: text) }
    let number = item["id"]?.integer.map { "company:\($0)" }
    let name = item["reference"]?.text ?? item["name"]?.text
    // Numbers of a file are another database's: there the name decides.
    guard let name = rules.isImport ? name ?? number : number ?? name else {
      throw ValueFault("not a list of objects with id or name")
    }
    var link = CompanyLink(
      company: name,
      role: try item["role"]?.text.flatMap { r throws(ValueFault) in try line(r) })
    if let day = item["starts_on"]?.text {
      link.starts = try day.withBytes { b throws(ValueFault) in try linkDay(b) }
    }
    if let day = item["ends_on"]?.text {
      link.ends = try day.withBytes { b throws(ValueFault) in try linkDay(b) }
    }
    return link
  }
}
