import CRMDomain
import CRMStore

// Dates that are typed as options and arguments, read in one place: what is refused of one, or said, is of all.
extension CommandContext {
  /// What texts are read by.
  package func rules() throws(CRMError) -> ReadingRules {
    try rules(by: try clock())
  }

  private func rules(by clock: LocalClock) throws(CRMError) -> ReadingRules {
    let database = try database(.reading)
    let settings = try database.settings()
    var rules = ReadingRules(
      country: settings.country, currency: settings.currency, collation: settings.collation,
      clock: clock)
    rules.dates.hours = { [unowned database] () throws(CRMError) in
      try database.organisationHours()
    }
    return rules
  }

  /// What filters are read by that are stored and shared: in the organisation's zone.
  func sharedRules() throws(CRMError) -> ReadingRules {
    let settings = try database(.reading).settings()
    return try rules(
      by: LocalClock(now: try now(), zone: try rules(ofZone: settings.timeZone)))
  }

  /// What a date means that was typed.
  ///
  /// - Parameters:
  ///   - leaning: where one lies that is written without its year.
  ///   - complaint: what is said of a text that is no date.
  ///   - hint: how it is written.
  private func reading(
    _ text: String, _ leaning: DateParser.Leaning, _ complaint: String, hint: String,
    in zone: TimeZoneRules? = nil
  ) throws(CRMError) -> DateParser.Reading {
    var dates = try rules().dates
    if let zone {
      let hours = dates.hours
      dates = DateParser(LocalClock(now: dates.clock.now, zone: zone))
      dates.hours = hours
    }
    do throws(DateParser.Fault) {
      let (reading, isTwice) = try text.withBytes { bytes throws(DateParser.Fault) in
        (
          try dates.reading(bytes, leaning: leaning), dates.isTwice(bytes, leaning: leaning)
        )
      }
      if isTwice {
        note("\(text) comes twice that day, as the clocks are put back; the first is meant")
      }
      return reading
    } catch {
      guard case .skipped = error else { throw .usage(complaint, hint: hint) }
      throw CRMError(
        .data, code: "invalid_value", "\"\(text)\" is \(error.reason)", hint: error.hint)
    }
  }

  /// The moment of something that happened which a text means; of a day its beginning.
  func moment(_ text: String) throws(CRMError) -> Instant {
    // By way of the rules, which open the database: before that nobody knows whose zone it is.
    try moment(text, in: try rules().dates.clock.zone)
  }

  /// The same where the clocks of a place are meant.
  func moment(_ text: String, in zone: TimeZoneRules) throws(CRMError) -> Instant {
    switch try reading(
      text, .behind, "\"\(text)\" is no date", hint: "write it as 2026-11-21 or -90d", in: zone)
    {
    case .instant(let instant): return instant
    case .day(let day): return zone.instant(day)
    case .period(let period): return zone.instant(period.first)
    }
  }

  /// The day a text means.
  func day(_ text: String, leaning: DateParser.Leaning) throws(CRMError) -> Day {
    let (complaint, hint) = ("\"\(text)\" is no day", "write it as 2026-11-21 or friday")
    switch try reading(text, leaning, complaint, hint: hint) {
    case .day(let day): return day
    case .instant(let instant): return try rules().dates.clock.zone.local(instant).day
    case .period: throw .usage(complaint, hint: hint)
    }
  }

  /// From here on records are shown as they were at a moment; nothing without one.
  ///
  /// - Returns: the moment; of a day its last second.
  /// - Throws: `usage` where the text is no moment.
  @discardableResult
  func showPast(_ text: String?) throws(CRMError) -> Instant? {
    guard let text else { return nil }
    let database = try database(.reading)
    let zone = try rules().dates.clock.zone
    let moment: Instant
    switch try reading(
      text, .behind, "--as-of \"\(text)\" is no date", hint: "write it as 2026-11-21 or -30d")
    {
    case .instant(let instant): moment = instant
    case .day(let day): moment = zone.instant(day + 1) - 1
    case .period(let period): moment = zone.instant(period.last + 1) - 1
    }
    let operation = try database.operation(at: moment)
    if operation == 0 { try noteBeginning(of: database, try clock()) }
    try database.showPast(operation, at: moment)
    return moment
  }
}
