extension NounName {
  package static let calendar = NounName(rawValue: "calendar")
  package static let calendarVersion = NounName(rawValue: "calendar_version")
}

extension Noun {
  /// When somebody works: the hours in which promises are kept, and the days of work.
  package static let calendar = Noun(
    .calendar, plural: "calendars", Labels("Calendar", "Kalender", "Kalender", "Kalender"),
    [.internalRecord], titles: ["name"], summary: ["hours"],
    listed: ["id", "name", "zone", "hours", "holidays", "days"], order: ["name"],
    writers: .leaders, parts: [.calendarVersion],
    rules: { (draft: RecordDraft) throws(ValueFault) in try CalendarDraft.check(draft) },
    indexes: { [TableIndex("name_fold")] },
    help: {
      NounHelp(
        "Hours of work, public holidays and days off, by which promises and working days are counted.",
        examples: [
          (
            "add",
            [
              "crm calendar add Support zone=Europe/Oslo hours=\"mon-thu 08:00-11:30,12:00-16:00 fri 08:00-15:00\" holidays=NO",
              "crm calendar add Nights hours=\"mon-sun 22:00-06:00\" holidays=none",
            ]
          ),
          (
            "edit",
            [
              "crm calendar edit Standard days+=\"2026-12-24 08:00-12:00,2026-12-31\"",
              "crm calendar edit Standard days+=2026-07-06..2026-07-24",
            ]
          ),
          ("remove", ["crm calendar remove 24x7"]),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What it is called.",
        [.required], handling: CalendarDraft.handling),
      Field(
        "zone", .code(.timeZone), Labels("Zone", "Tidssone", "Tidszone", "Tidszon"),
        "The time zone of its hours, as Europe/Oslo; the organisation's where none is said.",
        aliases: ["time_zone", "timezone"], handling: CalendarDraft.handling),
      Field(
        "hours", .note, Labels("Hours", "Åpningstid", "Åbningstid", "Öppettider"),
        "The intervals of each day of the week; a day that is not named is off.", [.required],
        defaultValue: "mon-fri 08:00-16:00", handling: CalendarDraft.handling),
      Field(
        "holidays", .choice(CalendarDraft.holidays),
        Labels("Holidays", "Helligdager", "Helligdage", "Helgdagar"),
        "Whose public holidays are off; without, those of the organisation's country where they are known.",
        handling: CalendarDraft.handling),
      Field(
        "eves", .boolean, Labels("Eves", "Aftener", "Aftener", "Aftnar"),
        "Whether also days most people have off are: 24 and 31 December, Midsummer Eve, in Denmark 1 May and 5 June.",
        defaultValue: "false", handling: CalendarDraft.handling),
      Field(
        "days", .list(.tag), Labels("Days off", "Fridager", "Fridage", "Lediga dagar"),
        "Days of its own: a day or a span of days that is off, or a day with the intervals it has instead.",
        handling: CalendarDraft.handling),
    ])

  /// What a calendar is from a day on.
  package static let calendarVersion = Noun(
    .calendarVersion, plural: "calendar_versions",
    Labels("Calendar version", "Kalenderversjon", "Kalenderversion", "Kalenderversion"),
    [.internalRecord], positional: ["calendar", "valid_from", "hours"], titles: [],
    summary: ["calendar", "valid_from", "hours"],
    listed: ["id", "calendar", "valid_from", "hours", "holidays"],
    order: ["calendar", "valid_from"], writers: .leaders,
    rules: { (draft: RecordDraft) throws(ValueFault) in try CalendarDraft.check(draft) },
    indexes: { [TableIndex("calendar, valid_from", isUnique: true)] },
    help: {
      NounHelp(
        "Other hours of a calendar, from a day on: what was counted before stays as it was.",
        examples: [
          ("add", ["crm calendar_version add Standard 2027-01-01 \"mon-fri 08:00-15:30\""]),
          ("edit", ["crm calendar_version edit 1 hours=\"mon-fri 08:00-15:30\""]),
        ])
    },
    fields: [
      Field(
        "calendar", .reference(Reference(.calendar, inverse: "versions", isOwned: true)),
        Noun.calendar.labels, "Whose hours they are.", [.required, .fixed], handling: .structure),
      Field(
        "valid_from", .day, CommonFields.validFrom.labels, "The first day they hold.",
        [.required, .ahead], handling: CalendarDraft.handling),
      Field(
        "hours", .note, Labels("Hours", "Åpningstid", "Åbningstid", "Öppettider"),
        "The intervals of each day of the week.", [.required], handling: CalendarDraft.handling),
      Field(
        "holidays", .choice(CalendarDraft.holidays),
        Labels("Holidays", "Helligdager", "Helligdage", "Helgdagar"),
        "Whose public holidays are off; those of the calendar where none are said.",
        handling: CalendarDraft.handling),
      Field(
        "eves", .boolean, Labels("Eves", "Aftener", "Aftener", "Aftnar"),
        "Whether also days most people have off are; as the calendar says where nothing is said.",
        handling: CalendarDraft.handling),
    ])
}

/// What calendars ask of their fields.
enum CalendarDraft {
  static let handling = Handling(
    "when the organisation works", of: .nobody, .keep("it tells of no person"))

  /// Whose public holidays there are.
  static let holidays =
    [
      Choice("NO", Labels("Norway", "Norge", "Norge", "Norge")),
      Choice("DK", Labels("Denmark", "Danmark", "Danmark", "Danmark")),
      Choice("SE", Labels("Sweden", "Sverige", "Sverige", "Sverige")),
      Choice("FI", Labels("Finland", "Finland", "Finland", "Finland")),
      Choice("none", Labels("None", "Ingen", "Ingen", "Inga")),
    ]

  /// Brings hours and days in the form in which they are kept.
  static func check(_ draft: RecordDraft) throws(ValueFault) {
    if draft.wrote(Calendar.hours), let text = draft.row[Calendar.hours] {
      draft.row[Calendar.hours] = HoursText.text(try HoursText.week(text))
    }
    try normaliseDays(draft, Calendar.days)
  }

  /// Brings days in the form in which they are kept, where the noun has them.
  static func normaliseDays(_ draft: RecordDraft, _ key: Key<String>) throws(ValueFault) {
    guard let field = draft.noun.index(of: key.name), draft.wrote(key) else { return }
    var days: [DayText] = []
    for text in draft.texts(of: field) {
      let day = try DayText(text)
      if days.contains(where: { $0.description == day.description }) { continue }
      // Which hours a day has is said once.
      if let other = days.first(where: {
        $0.days.overlaps(day.days) && !($0.intervals.isEmpty && day.intervals.isEmpty)
      }) {
        throw ValueFault(
          "with a day that stands twice: \(other.description), \(day.description)",
          hint: "write all its hours with a plus between: 2026-12-22 08:00-11:00+12:00-13:00")
      }
      days.append(day)
    }
    draft.storeList(field, days.map { $0.description }.sorted())
  }
}

/// The fields of calendars that code names.
package enum Calendar {
  package static let days = Key<String>("days")
  package static let eves = Key<Bool>("eves")
  package static let holidays = Key<String>("holidays")
  package static let hours = Key<String>("hours")
  package static let name = Key<String>("name")
  package static let nameFold = Key<String>("name_fold")
  package static let zone = Key<String>("zone")
}

/// The fields of versions of calendars that code names, beside those calendars have too.
package enum CalendarVersion {
  package static let calendar = Key<Int64>("calendar")
  package static let validFrom = Key<Day>("valid_from")
}
