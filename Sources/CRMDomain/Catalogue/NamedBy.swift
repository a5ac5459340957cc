/// How the records that name another, of whatever noun it is, are called from its side.
package struct NamedBy: Sendable {
  /// All of them, in whichever field they name it: `relations`, `attachments`.
  package let all: String
  /// Those that name it in this field: `subject_of`.
  package let side: String?
  /// Whether they name people and organisations alone.
  package let onlyParties: Bool

  /// The names from the other side.
  package init(_ all: String, side: String? = nil, onlyParties: Bool = false) {
    self.all = all
    self.side = side
    self.onlyParties = onlyParties
  }
}

extension Noun {
  /// How its records are called from the side of those they name, of a noun, and in which fields they do.
  package func namings(of noun: NounName) -> [(name: String, fields: [String])] {
    var namings: [(name: String, fields: [String])] = []
    for field in fields {
      guard case .anyReference(let by?) = field.type, !by.onlyParties || noun.isParty else {
        continue
      }
      if let i = namings.firstIndex(where: { $0.name == by.all }) {
        namings[i].fields.append(field.name)
      } else {
        namings.append((by.all, [field.name]))
      }
      if let side = by.side { namings.append((side, [field.name])) }
    }
    return namings
  }

  /// The one field by which its records name what they belong to, of whatever noun that is.
  package var namingField: Field? {
    let naming = fields.filter { if case .anyReference = $0.type { true } else { false } }
    return naming.count == 1 ? naming[0] : nil
  }
}
