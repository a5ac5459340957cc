import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let slaWhatIf = Verb(
    "what-if", .reads, "Work out a past period under another policy.",
    """
    Of the tickets that were promised something in the period, whatever it was: how many of the promises of this policy \
    would have been kept, beside how many of their own were. What counts is a promise that was due in the period, or was \
    kept before; nothing is changed.

      $ crm sla what-if Standard --period this-year
      $ crm sla what-if Standard --period this-month --json
    """,
    answers: """
      {policy: text, from: text, to: text, tickets: int, clocks: [{clock: text, met: int, breached: int, share: \
      number?, own_met: int, own_breached: int, own_share: number?}]}
      """
  ) { a throws(CRMError) in
    let record: String = try a.argument("policy", "The policy.", completing: .records)
    let period: String? = try a.option(
      "period", value: "period", "Which time: 2026-Q3, last-month …")
    return { context throws(CRMError) in
      let number = try context.record(record, .sla, .reading)
      let database = try context.database(.reading)
      guard let policy = try database.row(number, of: .sla) else {
        throw .notFound("there is no sla \(number)")
      }
      let span = try ReportCommand.period(period ?? "last-month", try context.rules())
      let zone = try context.rules(ofZone: try database.settings().timeZone)
      let comparison = try PolicyComparison(
        database, from: zone.instant(span.first), to: zone.instant(span.last + 1),
        now: try context.now()
      ).run(policy)
      var told = Told { say throws(CRMError) in
        try say(
          TextLine(
            "\(policy[SLA.name] ?? ""), \(span.first.description) to \(span.last.description):"
              + " \(comparison.tickets) tickets"))
        for kind in ServiceClock.Kind.allCases {
          let (would, own) = (comparison.would.count(kind), comparison.own.count(kind))
          guard would.all + own.all > 0 else { continue }
          try say(
            TextLine(
              ClockAnswer.label(kind.labels[.en])
                + "would be \(would.text), was \(own.text)"))
        }
      }
      told.object = { () throws(CRMError) in
        let clocks = ServiceClock.Kind.allCases.map { kind -> JSON in
          let (would, own) = (comparison.would.count(kind), comparison.own.count(kind))
          return .object([
            JSON.Member("clock", .string(kind.rawValue)),
            JSON.Member("met", .number("\(would.met)")),
            JSON.Member("breached", .number("\(would.breached)")),
            JSON.Member("share", would.share.map { .number($0) } ?? .null),
            JSON.Member("own_met", .number("\(own.met)")),
            JSON.Member("own_breached", .number("\(own.breached)")),
            JSON.Member("own_share", own.share.map { .number($0) } ?? .null),
          ])
        }
        return .object([
          JSON.Member("policy", .string(policy[SLA.name] ?? "")),
          JSON.Member("from", .string(span.first.description)),
          JSON.Member("to", .string(span.last.description)),
          JSON.Member("tickets", .number("\(comparison.tickets)")),
          JSON.Member("clocks", .array(clocks)),
        ])
      }
      try context.answer(.told(told))
    }
  }
}
