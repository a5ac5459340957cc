import CRMDomain

extension Database {
  /// The hours of a calendar: what it says itself, and what its versions say from their days on.
  package func hours(ofCalendar number: Int64) throws(CRMError) -> WorkingHours {
    guard let row = try row(number, of: .calendar) else {
      throw .notFound("there is no calendar \(number)")
    }
    let settings = try settings()
    let zone = try readingContext.zone(row[Calendar.zone] ?? settings.timeZone)
    let (base, eves) = (row[Calendar.holidays], row[Calendar.eves] ?? false)
    var days: [Day: [WorkingHours.Interval]] = [:]
    let own = (row[Calendar.days] ?? "").withBytes { RecordDraft.texts($0) }
    for text in own {
      let day = try read(number) { () throws(ValueFault) in try DayText(text) }
      for one in day.days.lowerBound.number...day.days.upperBound.number {
        days[Day(number: one)] = day.intervals
      }
    }
    func version(_ row: Row, from day: Day?) throws(CRMError) -> WorkingHours.Version {
      WorkingHours.Version(
        from: day,
        week: try read(number) { () throws(ValueFault) in
          try HoursText.week(row[Calendar.hours] ?? "")
        },
        holidays: PublicHolidays(
          row[Calendar.holidays] ?? base, country: settings.country,
          deFacto: row[Calendar.eves] ?? eves),
        days: days)
    }
    var versions = [try version(row, from: nil)]
    let later = try table(.calendarVersion)
    let found = Row(later.layout)
    for id in try connection.numbers(CalendarSQL.versions, .integer(number))
    where try load(id, of: later, into: found) {
      versions.append(try version(found, from: found[CalendarVersion.validFrom]))
    }
    return WorkingHours(zone, versions)
  }

  private func read<R>(_ number: Int64, _ body: () throws(ValueFault) -> R) throws(CRMError) -> R {
    do throws(ValueFault) { return try body() } catch {
      throw CRMError(
        .data, code: "invalid_record", "calendar \(number) has \(error.reason)",
        hint: "crm calendar edit \(number) hours=\"mon-fri 08:00-16:00\"")
    }
  }

  /// The organisation's calendar: the one its setting names, or the first one there is; nil where there is none.
  package func organisationCalendar() throws(CRMError) -> Int64? {
    if let name = try settings()["calendar"],
      let number = try connection.integer(CalendarSQL.named, .text(Folding.key(name)))
    {
      return number
    }
    return try connection.integer(CalendarSQL.first)
  }

  /// The hours of the organisation: Monday to Friday where it has no calendar, but on the public holidays of its
  /// country.
  package func organisationHours() throws(CRMError) -> WorkingHours {
    if let number = try organisationCalendar() { return try hours(ofCalendar: number) }
    let settings = try settings()
    let week = Array(repeating: [WorkingHours.Interval(28_800, 57_600)], count: 5) + [[], []]
    return WorkingHours(
      try readingContext.zone(settings.timeZone),
      [
        WorkingHours.Version(
          week: week,
          holidays: PublicHolidays(nil, country: settings.country, deFacto: false))
      ])
  }
}

extension PublicHolidays {
  /// The holidays a calendar says: of a country, of none, or of the organisation's where it says nothing and these
  /// are known.
  init?(_ said: String?, country: String, deFacto: Bool) {
    guard let country = Country(rawValue: said ?? country) else { return nil }
    self.init(country, deFacto: deFacto)
  }
}
