/// A record in a list of records, as it is stored: `{"id":5,"role":"champion"}`.
package struct Mention: Sendable, Equatable {
  /// The record.
  package var id: Int64
  /// What it is there for.
  package var role: String?

  /// A record in a role.
  package init(id: Int64, role: String? = nil) {
    self.id = id
    self.role = role
  }

  /// The records of a stored list.
  package static func list(_ json: Bytes) -> [Mention] {
    guard !json.isEmpty else { return [] }
    let parsed: JSON
    do throws(JSONParser.Fault) { parsed = try JSONParser.parse(json) } catch { return [] }
    return (parsed.elements ?? []).compactMap { item in
      item["id"]?.integer.map { Mention(id: $0, role: item["role"]?.text) }
    }
  }

  /// As it is stored; nil for an empty list.
  package static func stored(_ all: [Mention]) -> String? {
    guard !all.isEmpty else { return nil }
    return JSON.array(
      all.map { mention in
        var members = [JSON.Member("id", .number("\(mention.id)"))]
        if let role = mention.role { members.append(JSON.Member("role", .string(role))) }
        return .object(members)
      }
    ).description
  }
}

extension RecordDraft {
  /// Records that are named in a list, and are not looked up yet.
  package struct PendingMentions {
    /// What becomes of those that are there.
    package enum Options { case set, add, remove }

    /// The field, by its place in `noun.fields`.
    package var field: Int
    /// What is done with them.
    package var options: Options
    /// The records as they were named.
    package var items: [Item]

    /// One of them.
    package struct Item {
      /// Its name.
      package var text: String
      /// The number an object gave.
      package var number: Int64?
      /// What it is there for.
      package var role: String?
    }
  }

  /// Notes records of a list to be looked up.
  func refer(_ field: Int, _ options: PendingMentions.Options, _ items: [PendingMentions.Item]) {
    markAssigned(field)
    if options == .set { mentions.removeAll { $0.field == field } }
    mentions.append(PendingMentions(field: field, options: options, items: items))
  }

  /// The records a text lists: `Kari Nordmann|champion,ola@example.no`.
  func mentions(_ text: Bytes, _ style: CellStyle) throws(ValueFault) -> [PendingMentions.Item] {
    var items: [PendingMentions.Item] = []
    for part in ListText.parts(text, at: style.separator) where !part.trimmed.isEmpty {
      let parts = ListText.parts(part, at: UInt8(ascii: "|")).map { ListText.unescaped($0.trimmed) }
      guard parts.count <= 2, !parts[0].isEmpty else {
        throw ValueFault("not of the form name|role")
      }
      items.append(
        PendingMentions.Item(
          text: parts[0], number: nil, role: parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil))
    }
    return items
  }

  /// The records objects list: `{"id":5,"name":"Kari Nordmann","role":"champion"}`.
  func mentions(_ items: [JSON]) throws(ValueFault) -> [PendingMentions.Item] {
    try items.map { item throws(ValueFault) in
      if let text = item.text { return PendingMentions.Item(text: text, number: nil, role: nil) }
      let number = item.integer ?? item["id"]?.integer
      let apart = rules.isImport ? item["reference"]?.text : nil
      let name = apart ?? item["name"]?.text
      guard number != nil || name != nil else {
        throw ValueFault("not a list of objects with id or name")
      }
      return PendingMentions.Item(text: name ?? "", number: number, role: item["role"]?.text)
    }
  }

  /// Stores what pending mentions were found to mean.
  package func resolve(_ pending: PendingMentions, to found: [Mention]) {
    guard let column = layout.column(ofField: pending.field) else { return }
    var all = pending.options == .set ? [] : Mention.list(row.text(column))
    for mention in found {
      all.removeAll { $0.id == mention.id }
      if pending.options != .remove { all.append(mention) }
    }
    row.set(column, Mention.stored(all))
  }
}
