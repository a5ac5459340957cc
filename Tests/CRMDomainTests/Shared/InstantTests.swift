import CRMDomain
import TestSupport
import Testing

/// Moments are stored in UTC, to the second, whatever field they enter by and however they are written.
struct InstantTests {
  /// What is stored of a text in a field.
  private func stored(
    _ text: String, _ field: Int, _ layout: RowLayout, isImport: Bool, asJSON: Bool
  ) throws(ValueFault) -> String? {
    guard let now = "2026-11-18T08:40:00Z".withBytes({ Instant($0) }),
      let currency = Currency("NOK")
    else { return nil }
    var rules = ReadingRules(
      country: "NO", currency: currency, collation: .nb, clock: LocalClock(now: now, zone: .utc))
    rules.isImport = isImport
    let draft = RecordDraft(layout, rules)
    draft.begin()
    if asJSON {
      try draft.set(field, json: .string(text))
    } else {
      try draft.set(field, text)
    }
    return layout.column(ofField: field).flatMap { draft.row.string($0) }
  }

  @Test func `every instant that enters by any door is stored in UTC`() throws {
    var count = 0
    for noun in Catalogue.standard.nouns {
      let layout = RowLayout(noun)
      for (i, field) in noun.fields.enumerated() {
        switch field.type {
        case .instant, .due: break
        default: continue
        }
        for isImport in [false, true] {
          for asJSON in [false, true] {
            for (text, utc) in [
              ("2026-11-18T10:00+05:00", "2026-11-18T05:00:00Z"),
              ("2026-11-18T10:00:30-0330", "2026-11-18T13:30:30Z"),
              ("2026-11-18 10:00+01:00", "2026-11-18T09:00:00Z"),
              ("2026-11-18t05:00z", "2026-11-18T05:00:00Z"),
              ("2026-11-18T05:00Z", "2026-11-18T05:00:00Z"),
              ("2026-11-18T05:00:00.999Z", "2026-11-18T05:00:00Z"),
              ("2026-01-01T00:30+01:00", "2025-12-31T23:30:00Z"),
              ("2026-11-18 05:00", "2026-11-18T05:00:00Z"),
            ] {
              count += 1
              #expect(
                try stored(text, i, layout, isImport: isImport, asJSON: asJSON) == utc,
                "\(noun.name.rawValue) \(field.name) \(text) \(isImport) \(asJSON)")
            }
          }
        }
      }
    }
    #expect(count > 500)
  }
}
