/// Every noun there is. A noun that nobody asks for is never built.
package struct Catalogue: Sendable {
  private let more: [NounName: Noun]
  /// The nouns, in the order of references: a noun comes after those it refers to.
  package let names: [NounName]

  /// The nouns of the program.
  package static let standard = Catalogue(adding: [])

  /// The nouns of the program and these, which tests bring to try what the catalogue carries.
  package init(adding nouns: [Noun]) {
    more = Dictionary(uniqueKeysWithValues: nouns.map { ($0.name, $0) })
    names = [.user, .field, .config, .company, .contact, .relation] + nouns.map { $0.name }
  }

  /// The noun of this name.
  package subscript(_ name: NounName) -> Noun? {
    switch name {
    case .contact: .contact
    case .company: .company
    case .relation: .relation
    case .user: .user
    case .field: .field
    case .config: .config
    default: more[name]
    }
  }

  /// The noun called `word`, singular or plural.
  package func noun(called word: String) -> Noun? {
    if let noun = self[NounName(rawValue: word)] { return noun }
    for name in names {
      if let noun = self[name], noun.plural == word { return noun }
    }
    return nil
  }

  /// Every noun, in the order of references.
  package var nouns: [Noun] { names.compactMap { self[$0] } }
}
