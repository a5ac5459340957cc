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
    names =
      [
        .team, .user, .field, .config, .rate, .company, .contact, .relation, .segment,
        .duplicate, .pipeline, .stage, .product, .price, .vat, .deal, .transition, .lead, .quote,
        .order, .line, .sentQuote, .contract, .payment, .quota, .forecast, .task, .activity,
        .consent,
        .attachment,
      ] + nouns.map { $0.name }
  }

  /// The noun of this name.
  package subscript(_ name: NounName) -> Noun? {
    switch name {
    case .contact: .contact
    case .company: .company
    case .relation: .relation
    case .user: .user
    case .team: .team
    case .field: .field
    case .config: .config
    case .activity: .activity
    case .segment: .segment
    case .rate: .rate
    case .duplicate: .duplicate
    case .operation: .operation
    case .task: .task
    case .lead: .lead
    case .pipeline: .pipeline
    case .stage: .stage
    case .deal: .deal
    case .transition: .transition
    case .product: .product
    case .price: .price
    case .vat: .vat
    case .quote: .quote
    case .line: .line
    case .order: .order
    case .contract: .contract
    case .payment: .payment
    case .quota: .quota
    case .forecast: .forecast
    case .consent: .consent
    case .attachment: .attachment
    case .sentQuote: .sentQuote
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

  /// What the records are called, from the side of a noun, that refer to its records: `activities`.
  package func inverses(of noun: NounName) -> [String] {
    var names = noun == .contact || noun == .company ? ["relations"] : []
    for other in nouns {
      for field in other.fields {
        if case .reference(let relation) = field.type, relation.noun == noun,
          let inverse = relation.inverse
        {
          names.append(inverse)
        }
      }
    }
    return names
  }

  /// Every noun, in the order of references.
  package var nouns: [Noun] { names.compactMap { self[$0] } }
}
