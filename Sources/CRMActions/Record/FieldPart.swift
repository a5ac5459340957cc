import CRMDomain

/// A part of a field that holds many: `external_ids.hubspot`, `emails.work`, `addresses.billing.city`.
package struct FieldPart: Sendable, Equatable {
  private let labels: [String]

  /// The part a path names of a field.
  ///
  /// - Throws: a fault where the field has no such parts.
  package init(_ path: String, _ field: Field) throws(ValueFault) {
    labels = path.split(separator: ".").dropFirst().map { String($0) }
    switch field.type {
    case .list(.externalID), .points, .list(.handle):
      guard labels.count == 1 else { throw ValueFault("not of the form \(field.name).LABEL") }
      if case .points = field.type, !Labelled.isLabel(labels[0]) {
        throw ValueFault("not with a label without @ ; and :")
      }
    case .addresses:
      guard labels.count == 2, Address.names.contains(labels[1]) else {
        throw ValueFault(
          "not of the form addresses.LABEL.\(Address.names.joined(separator: "|"))")
      }
    default: throw ValueFault("not a field with parts", hint: "write \(field.name)=")
    }
  }

  /// Writes the part.
  package func write(
    _ text: String, to draft: RecordDraft, _ field: Int
  ) throws(ValueFault) {
    try text.withBytes { bytes throws(ValueFault) in try write(bytes, to: draft, field) }
  }

  /// Writes the part; an empty text does nothing.
  ///
  /// - Parameter joins: whether it joins what the label has already, as a second column of a file does,
  ///   instead of taking its place.
  package func write(
    _ text: Bytes, to draft: RecordDraft, _ field: Int, joins: Bool = false
  ) throws(ValueFault) {
    let text = text.trimmed
    guard !text.isEmpty else { return }
    switch draft.noun.fields[field].type {
    case .points(let point):
      draft.markAssigned(field)
      try draft.setLabelled(point, label: labels[0], text, joins: joins)
    case .addresses:
      try draft.setAddress(
        field, label: labels[0], part: Address.names.firstIndex(of: labels[1]) ?? 0, text)
    default:
      // One record has one id in a system: the part replaces an earlier one.
      let prefix = labels[0] + ":"
      let others = draft.texts(of: field).filter { joins || !$0.hasPrefix(prefix) }
      var joined = ByteBuffer(capacity: 64)
      for other in others + [prefix + text.string] {
        if joined.count > 0 { joined.append(UInt8(ascii: ";")) }
        other.withBytes { ListText.append($0, escaping: [UInt8(ascii: ";")], to: &joined) }
      }
      try draft.set(field, joined.string, .machine)
    }
  }
}
