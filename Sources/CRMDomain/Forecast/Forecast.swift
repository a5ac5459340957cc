extension NounName {
  package static let quota = NounName(rawValue: "quota")
}

extension Noun {
  /// How much somebody is to sell in a period.
  package static let quota = Noun(
    .quota, plural: "quotas", Labels("Quota", "Budsjett", "Budget", "Budget"), [.internalRecord],
    positional: ["user", "period", "amount"], titles: [], summary: ["user", "period", "amount"],
    listed: ["id", "user", "period", "amount"], order: ["period", "user"],
    writers: .leaders,
    rules: { (draft: RecordDraft) throws(ValueFault) in try ForecastRules.checkPeriod(draft) },
    help: {
      NounHelp(
        "How much somebody is to sell.",
        examples: [
          ("add", ["crm quota add kari 2027-Q1 600k"]),
          ("edit", ["crm quota edit 1 amount=650k"]),
        ])
    },
    fields: [
      Field(
        "user", .reference(Reference(.user, inverse: "quotas", belongs: true)),
        Labels("User", "Bruker", "Bruger", "Användare"), "Who is to sell it; nobody: everybody."),
      Field(
        "period", .code(.plain), Labels("Period", "Periode", "Periode", "Period"),
        "When: 2026-Q3, 2026-11, 2026.", [.required]),
      Field(
        "amount", .money, Labels("Amount", "Beløp", "Beløb", "Belopp"), "How much.",
        [.required, .notNegative]),
      CommonFields.currency,
    ])

  /// What was expected of a period, as it looked at some time.
  package static let forecast = Noun(
    .forecast, plural: "forecasts", Labels("Forecast", "Prognose", "Prognose", "Prognos"),
    [.internalRecord, .appendOnly, .isMakers], positional: ["period"], titles: [],
    summary: ["period", "total", "weighted"],
    listed: [
      "id", "at", "period", "user", "closed", "committed", "best_case", "total", "weighted",
    ],
    order: ["-at", "-id"],
    rules: { (draft: RecordDraft) throws(ValueFault) in try ForecastRules.checkPeriod(draft) },
    verbs: .read,
    help: { NounHelp("Forecasts, as they were made.") },
    fields: [
      Field(
        "period", .code(.plain), Labels("Period", "Periode", "Periode", "Period"),
        "Of when: 2026-Q3, 2026-11, 2026.", [.required]),
      Field(
        "at", .instant, Labels("At", "Tidspunkt", "Tidspunkt", "Tidpunkt"), "When it was made.",
        [.required, .stated], defaultValue: "now"),
      Field(
        "user", .reference(Reference(.user, inverse: nil, belongs: true)),
        Labels("User", "Bruker", "Bruger", "Användare"), "Whose; nobody's: everybody's."),
      CommonFields.currency,
      Field(
        "closed", .money, Labels("Closed", "Lukket", "Lukket", "Stängt"), "What was won.", [.total]),
      Field(
        "committed", .money, Labels("Commit", "Forpliktet", "Forpligtet", "Åtagande"),
        "With what is as good as won.", [.total]),
      Field(
        "best_case", .money, Labels("Best case", "I beste fall", "I bedste fald", "I bästa fall"),
        "With what may well be won.", [.total]),
      Field(
        "total", .money, Labels("Total", "Totalt", "I alt", "Totalt"), "With all there is.",
        [.total]),
      Field(
        "weighted", .money, Labels("Weighted", "Vektet", "Vægtet", "Viktad"),
        "What is open, by its probability.", [.total]),
    ])
}

/// What forecasts ask of their fields.
package enum ForecastRules {
  static func checkPeriod(_ draft: RecordDraft) throws(ValueFault) {
    guard let column = draft.layout.column(Quota.period), let text = draft.row.string(column) else {
      return
    }
    guard let period = text.withBytes({ Period($0) }) else {
      // `next-quarter` means the one that is next today.
      do throws(DateParser.Fault) {
        let reading = try text.withBytes { b throws(DateParser.Fault) in
          try draft.rules.dates.reading(b)
        }
        guard case .period(let period) = reading, let name = period.name else { throw .notADate }
        draft.row.set(column, name)
        return
      } catch {
        throw ValueFault("of a period \"\(text)\" that is none", hint: "period=2026-Q3")
      }
    }
    draft.row.set(column, period.name ?? text)
  }
}

extension Period {
  /// `2026`, `2026-Q3`, `2026-11`, `2026-W47`; nil for any other run of days.
  package var name: String? {
    for unit in Unit.allCases where Period(unit, around: first) == self {
      let date = first.date
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      switch unit {
      case .week:
        let week = first.week
        return "\(week.year)-W" + two(week.week)
      case .month: return "\(date.year)-" + two(date.month)
      case .quarter: return "\(date.year)-Q\((date.month + 2) / 3)"
      case .year: return "\(date.year)"
      }
    }
    return nil
  }
}

/// The fields of quotas that code names.
package enum Quota {
  package static let period = Key<String>("period")
  package static let user = Key<Int64>("user")
}
