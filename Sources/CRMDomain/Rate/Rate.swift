extension Noun {
  /// What a currency was worth in another on a day.
  package static let rate = Noun(
    .rate, plural: "rates", Labels("Rate", "Kurs", "Kurs", "Kurs"), [.internalRecord],
    positional: ["day", "base", "quote", "rate"], titles: [],
    summary: ["day", "base", "quote", "rate"],
    listed: ["id", "day", "base", "quote", "rate", "per", "source"],
    order: ["-day", "base", "quote"],
    writers: .leaders,
    rules: { (draft: RecordDraft) throws(ValueFault) in
      guard let base = draft.row.string(Rate.base), let quote = draft.row.string(Rate.quote) else {
        return
      }
      if base == quote { throw ValueFault("of a currency in itself") }
      if let rate = draft.layout.column(Rate.rate), !draft.row.isNull(rate),
        draft.row.integer(rate) <= 0
      {
        throw ValueFault("not above zero")
      }
    },
    indexes: { [TableIndex("day")] },
    help: {
      NounHelp(
        "What currencies are worth in each other.",
        examples: [
          (
            "add",
            [
              "crm rate add 2026-11-18 EUR NOK 11.4603 source=\"Norges Bank\"",
              "crm rate add 2026-11-18 DKK NOK 153.48 per=100",
            ]
          ),
          ("edit", ["crm rate edit 1 rate=11.4562"]),
        ])
    },
    fields: [
      Field(
        "day", .day, Labels("Day", "Dag", "Dag", "Dag"), "The day it was quoted.",
        [.required, .fixed, .behind], aliases: ["date", "dato", "time_period"]),
      Field(
        "base", .code(.currency), Labels("Base", "Basisvaluta", "Basisvaluta", "Basvaluta"),
        "The currency that is priced, ISO 4217.", [.required, .fixed], aliases: ["base_cur"]),
      Field(
        "quote", .code(.currency), Labels("Quote", "Kursvaluta", "Kursvaluta", "Kursvaluta"),
        "The currency it is priced in, ISO 4217.", [.required, .fixed], aliases: ["quote_cur"]),
      Field(
        "rate", .decimal, Labels("Rate", "Kurs", "Kurs", "Kurs"),
        "What `per` units of the base are worth in the quote.", [.required],
        aliases: ["obs_value", "value"]),
      Field(
        "per", .integer(1...1_000_000), Labels("Per", "Per", "Per", "Per"),
        "How many units of the base the rate is for: 1 or 100.", [.required, .fixed],
        aliases: ["unit", "unit_mult"], defaultValue: "1"),
      Field(
        "source", .text, Labels("Source", "Kilde", "Kilde", "Källa"), "Who quoted it.", [.fixed]),
    ])
}

/// The fields of rates that code names.
package enum Rate {
  package static let base = Key<Currency>("base")
  package static let day = Key<Day>("day")
  package static let quote = Key<Currency>("quote")
  package static let rate = Key<Decimal>("rate")
  package static let source = Key<String>("source")
}
