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
    /// The noun whose records it names; nil for one that names its noun too.
    var noun: NounName?
    /// The noun it is a field of.
    var holder: NounName
    /// Whether whoever sees that record sees this one, and whoever changes it changes this one.
    var isShown = false
  }

  /// The columns of the users who hold a record.
  var holders: [String] = []
  /// The columns of the teams that hold a record.
  var teams: [String] = []
  /// Whether what nobody holds is held by who made it.
  var isMakers = false
  /// The records it is a part of.
  var wholes: [Reference] = []
  /// The records it belongs to where nobody holds it.
  var others: [Reference] = []

  /// Whether some of the noun's rows are hidden from some.
  package var hidesRows: Bool { !wholes.isEmpty || !others.isEmpty || !holders.isEmpty }
}

/// Whose the records of nouns are: each worked out when it is asked for, and once, as a file can hang on a task of a
/// contract of an order of a quote.
package final class Belongings {
  /// The nouns.
  package let catalogue: Catalogue
  private var known: [NounName: Belonging] = [:]
  private var knownSteps: [NounName: Int] = [:]

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

  /// Through how many records at most it is asked whose a record is: 0 for one that belongs to none.
  func steps(_ name: NounName) -> Int {
    if let found = knownSteps[name] { return found }
    // What leads back to itself ends there.
    knownSteps[name] = 0
    let belonging = self[name]
    let named = (belonging.wholes + belonging.others).flatMap {
      $0.noun.map { [$0] } ?? self.named(by: $0).nouns
    }
    let found = named.map { 1 + steps($0) }.max() ?? 0
    knownSteps[name] = found
    return found
  }

  private func belonging(of noun: Noun) -> Belonging {
    var found = Belonging()
    func hides(_ name: NounName) -> Bool { name != noun.name && self[name].hidesRows }
    for field in noun.fields where field.custom == nil {
      switch field.type {
      case .reference(let relation) where relation.noun.isActor:
        if relation.belongs { found.holders.append(field.column) }
      case .reference(let relation) where relation.noun.isTeam:
        if relation.belongs { found.teams.append(field.column) }
      case .reference(let relation) where relation.isOwned || relation.belongs:
        guard hides(relation.noun) else { continue }
        let reference = Belonging.Reference(
          column: field.column, nounColumn: nil, noun: relation.noun, holder: noun.name,
          isShown: relation.isShown)
        if relation.isOwned {
          found.wholes.append(reference)
        } else {
          found.others.append(reference)
        }
      case .anyReference:
        // Also a part, a figure, a sent quote.
        found.wholes.append(
          Belonging.Reference(
            column: field.name + "_id", nounColumn: field.name + "_noun", noun: nil,
            holder: noun.name))
      default: continue
      }
    }
    found.isMakers = noun.traits.contains(.isMakers)
    // Everybody's records may have an owner too: who looks after a product keeps nobody from selling it.
    if noun.isOwned || !found.holders.isEmpty || !found.others.isEmpty, noun.field("owner") != nil {
      found.holders.insert("owner", at: 0)
    }
    return found
  }

  /// The nouns whose records a field may name that names its noun too: those that are not everybody's, and those
  /// that are. Of the nouns that name any record themselves it names those that stand before its own, so that the
  /// way ends.
  func named(by reference: Belonging.Reference) -> (nouns: [NounName], open: [NounName]) {
    var found: (nouns: [NounName], open: [NounName]) = ([], [])
    for name in catalogue.names {
      switch names(reference, name) {
      case true?: found.nouns.append(name)
      case false?: found.open.append(name)
      case nil: continue
      }
    }
    return found
  }

  /// Whether the records of a noun that a field may name are hidden from some; nil where it may name none.
  func names(_ reference: Belonging.Reference, _ name: NounName) -> Bool? {
    guard let other = catalogue[name] else { return nil }
    let namesAny = other.fields.contains {
      if case .anyReference = $0.type { true } else { false }
    }
    let isBefore =
      !namesAny
      || catalogue.names.firstIndex(of: name) ?? 0
        < catalogue.names.firstIndex(of: reference.holder) ?? 0
    if isBefore, name != reference.holder, self[name].hidesRows { return true }
    return !namesAny && name != reference.holder ? false : nil
  }
}

extension Noun {
  /// Whether its records belong to the team of their owner, whatever they refer to.
  package var isOwned: Bool { traits.contains(.isOwned) }
}
