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
    /// The nouns it may name whose records are everybody's.
    var open: [NounName] = []
  }

  /// The columns of the users who hold a record.
  var holders: [String] = []
  /// Whether what nobody holds is held by who made it.
  var isMakers = false
  /// The records it is a part of.
  var wholes: [Reference] = []
  /// The records it belongs to where nobody holds it.
  var others: [Reference] = []
  /// Through how many records at most it is asked whose a record is: 0 for one that belongs to none.
  var steps = 0

  /// Whether some of the noun's rows are hidden from some.
  package var hidesRows: Bool { !wholes.isEmpty || !others.isEmpty || !holders.isEmpty }
}

/// Whose the records of every noun are: each worked out once, as a start that is restricted asks for all, and a
/// file can hang on a task of a contract of an order of a quote.
package final class Belongings {
  /// The nouns.
  package let catalogue: Catalogue
  private var known: [NounName: Belonging] = [:]

  /// What a catalogue says.
  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// Whose the records of a noun are.
  package subscript(_ name: NounName) -> Belonging {
    if let found = known[name] { return found }
    // What leads back to itself ends there.
    known[name] = Belonging()
    let found = catalogue[name].map { belonging(of: $0) } ?? Belonging()
    known[name] = found
    return found
  }

  /// The nouns of which some records are hidden from some.
  package var hiding: [Noun] { catalogue.nouns.filter { self[$0.name].hidesRows } }

  private func belonging(of noun: Noun) -> Belonging {
    var found = Belonging()
    func hides(_ name: NounName) -> Bool { name != noun.name && self[name].hidesRows }
    for field in noun.fields where field.custom == nil {
      switch field.type {
      case .reference(let relation) where relation.noun.isActor:
        if relation.belongs { found.holders.append(field.column) }
      case .reference(let relation) where relation.isOwned || relation.belongs:
        guard hides(relation.noun) else { continue }
        let reference = Belonging.Reference(
          column: field.column, nounColumn: nil, nouns: [relation.noun])
        if relation.isOwned {
          found.wholes.append(reference)
        } else {
          found.others.append(reference)
        }
      case .anyReference:
        found.wholes.append(any(field, of: noun, hides))
      default: continue
      }
    }
    found.isMakers = noun.traits.contains(.isMakers)
    // Everybody's records may have an owner too: who looks after a product keeps nobody from selling it.
    if noun.isOwned || !found.holders.isEmpty || !found.others.isEmpty, noun.field("owner") != nil {
      found.holders.insert("owner", at: 0)
    }
    for name in (found.wholes + found.others).flatMap({ $0.nouns }) {
      found.steps = max(found.steps, 1 + self[name].steps)
    }
    return found
  }

  /// A field that may name a record of any noun: also a part, a figure, a sent quote. Of the nouns that name any
  /// record themselves it names those that stand before its own, so that the way ends.
  private func any(
    _ field: Field, of noun: Noun, _ hides: (NounName) -> Bool
  ) -> Belonging.Reference {
    let place = catalogue.names.firstIndex(of: noun.name) ?? catalogue.names.count
    var reference = Belonging.Reference(
      column: field.name + "_id", nounColumn: field.name + "_noun", nouns: [])
    for (i, other) in catalogue.nouns.enumerated() {
      let namesAny = other.fields.contains {
        if case .anyReference = $0.type { true } else { false }
      }
      if i < place || !namesAny, hides(other.name) {
        reference.nouns.append(other.name)
      } else if !namesAny, other.name != noun.name {
        reference.open.append(other.name)
      }
    }
    return reference
  }
}

extension Noun {
  /// Whether its records belong to the team of their owner, whatever they refer to.
  package var isOwned: Bool { traits.contains(.isOwned) }
}
