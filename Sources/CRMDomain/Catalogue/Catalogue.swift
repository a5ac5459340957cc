/// Every noun there is. A noun that nobody asks for is never built.
package struct Catalogue: Sendable {
  /// A noun, and what makes it.
  private typealias Entry = (name: NounName, noun: @Sendable () -> Noun)

  /// The nouns of the program, in the order of references: a noun comes after those it refers to. The moves of a
  /// noun with a life cycle come last.
  private static let entries: [Entry] = [
    (.team, { .team }), (.user, { .user }), (.field, { .field }), (.config, { .config }),
    (.rate, { .rate }), (.company, { .company }), (.contact, { .contact }),
    (.relation, { .relation }), (.segment, { .segment }), (.duplicate, { .duplicate }),
    (.pipeline, { .pipeline }), (.stage, { .stage }), (.product, { .product }),
    (.price, { .price }), (.vat, { .vat }), (.deal, { .deal }), (.transition, { .transition }),
    (.lead, { .lead }), (.quote, { .quote }), (.order, { .order }), (.line, { .line }),
    (.sentQuote, { .sentQuote }), (.sentOrder, { .sentOrder }), (.contract, { .contract }),
    (.payment, { .payment }), (.calendar, { .calendar }), (.calendarVersion, { .calendarVersion }),
    (.sla, { .sla }), (.agent, { .agent }), (.route, { .route }), (.ticket, { .ticket }),
    (.quota, { .quota }), (.forecast, { .forecast }), (.task, { .task }),
    (.activity, { .activity }), (.consent, { .consent }), (.attachment, { .attachment }),
    (.view, { .view }),
    (.promise, { .promise }), (.escalation, { .escalation }), (.vote, { .vote }),
    (NounName.user.moves, { .userMoves }), (NounName.company.moves, { .companyMoves }),
    (NounName.contact.moves, { .contactMoves }), (NounName.lead.moves, { .leadMoves }),
    (NounName.quote.moves, { .quoteMoves }), (NounName.order.moves, { .orderMoves }),
    (NounName.contract.moves, { .contractMoves }), (NounName.task.moves, { .taskMoves }),
    (NounName.activity.moves, { .activityMoves }), (NounName.ticket.moves, { .ticketMoves }),
  ]

  private let more: [NounName: Noun]
  /// The nouns, in the order of references: a noun comes after those it refers to.
  package let names: [NounName]

  /// The nouns of the program.
  package static let standard = Catalogue(adding: [])

  /// The nouns of the program and these, which tests bring to try what the catalogue carries.
  package init(adding nouns: [Noun]) {
    let nouns = nouns + nouns.compactMap { $0.makeMoves() }
    more = Dictionary(uniqueKeysWithValues: nouns.map { ($0.name, $0) })
    names = Catalogue.entries.map { $0.name } + nouns.map { $0.name }
  }

  /// The noun of this name.
  package subscript(_ name: NounName) -> Noun? {
    for entry in Catalogue.entries where entry.name == name { return entry.noun() }
    return name == .operation ? .operation : more[name]
  }

  /// The noun whose records are in a table; no other is built to find it.
  package func noun(ofTable table: String) -> Noun? {
    names.first { $0.table == table }.flatMap { self[$0] }
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
    var names: [String] = []
    for other in nouns {
      names += other.namings(of: noun).map { $0.name }
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

  /// The behaviour of the nouns that were brought along.
  package var brought: [any NounBehaviour.Type] {
    names.compactMap { more[$0]?.behaviour }
  }

  /// Every noun, in the order of references.
  package var nouns: [Noun] { names.compactMap { self[$0] } }
}
