import CRMDomain

// Whose a record is.
//
// It is said once, by the references of its entry in the catalogue. What is *owned* by another record (a line by
// its quote, a file by what it is attached to) is a part of it and shares all of its fate. Any other record is
// held by users: its owner, and whom else it names so. Where nobody holds it, it belongs to the record it says
// it belongs to: a quote to its company. Nouns that say none of this are everybody's.

/// Whose the records of a noun are.
package struct Belonging: Sendable {
  /// A field by which a record belongs to another.
  package struct Reference: Sendable {
    /// Its column; of one that names its noun too, the columns of both.
    var column: String
    /// The column that names the noun, where there is one.
    var nounColumn: String?
    /// The nouns whose records it may name, of those that are not everybody's.
    var nouns: [NounName]
  }

  /// The columns of the users who hold a record.
  let holders: [String]
  /// Whether what nobody holds is held by who made it.
  let isMakers: Bool
  /// The records it is a part of.
  let wholes: [Reference]
  /// The records it belongs to where nobody holds it.
  let others: [Reference]

  /// Whether some of the noun's rows are hidden from some.
  package var hidesRows: Bool {
    !wholes.isEmpty || !others.isEmpty || !holders.isEmpty
  }

  /// Through how many records at most it is asked whose a record is: 0 for one that belongs to none.
  func steps(_ catalogue: Catalogue) -> Int {
    var most = 0
    for name in (wholes + others).flatMap({ $0.nouns }) {
      guard let noun = catalogue[name] else { continue }
      most = max(most, 1 + Belonging(noun, catalogue).steps(catalogue))
    }
    return most
  }

  /// What the entry of a noun says.
  package init(_ noun: Noun, _ catalogue: Catalogue) {
    var (holders, wholes, others): ([String], [Reference], [Reference]) = ([], [], [])
    func hides(_ name: NounName) -> Bool {
      guard name != noun.name, let other = catalogue[name] else { return false }
      return Belonging(other, catalogue).hidesRows
    }
    for field in noun.fields where field.custom == nil {
      switch field.type {
      case .reference(let relation) where relation.noun == .user:
        if relation.belongs { holders.append(field.column) }
      case .reference(let relation) where relation.isOwned || relation.belongs:
        guard hides(relation.noun) else { continue }
        let reference = Reference(
          column: field.column, nounColumn: nil, nouns: [relation.noun])
        if relation.isOwned { wholes.append(reference) } else { others.append(reference) }
      case .anyReference:
        // What belongs to the program itself, and parts of records, are not named by records of people.
        let nouns = catalogue.nouns.filter {
          !$0.traits.contains(.internalRecord) && hides($0.name)
        }
        wholes.append(
          Reference(
            column: field.name + "_id", nounColumn: field.name + "_noun",
            nouns: nouns.map { $0.name }))
      default: continue
      }
    }
    isMakers = noun.traits.contains(.isMakers)
    // Everybody's records may have an owner too: who looks after a product keeps nobody from selling it.
    if noun.isOwned || !holders.isEmpty || !others.isEmpty, noun.field("owner") != nil {
      holders.insert("owner", at: 0)
    }
    (self.holders, self.wholes, self.others) = (holders, wholes, others)
  }
}

extension Noun {
  /// Whether its records belong to the team of their owner, whatever they refer to.
  package var isOwned: Bool { traits.contains(.isOwned) }
}
