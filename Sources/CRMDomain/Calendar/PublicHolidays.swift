/// The public holidays of a country, by rule: of Norway (helligdagsfredsloven § 2, lov om 1. og 17. mai), Denmark
/// (lov om Folkekirkens helligdage), Sweden (lag 1989:253) and Finland (laki kirkollisista juhlapyhistä), as they stand
/// since 1991, with what changed since.
package struct PublicHolidays: Sendable {
  /// A country whose holidays are known.
  package enum Country: String, CaseIterable, Sendable { case NO, DK, SE, FI }

  /// A holiday.
  package struct Holiday: Sendable, Equatable {
    /// When.
    package var day: Day
    /// What it is called, in the language of the country where it is one of ours, else in English.
    package var name: String
  }

  /// Whose.
  package let country: Country
  /// Whether days most people have off are holidays too: 24 and 31 December, Midsummer Eve, and in Denmark 1 May and
  /// 5 June.
  package let deFacto: Bool

  /// The holidays of a country.
  package init(_ country: Country, deFacto: Bool = false) {
    self.country = country
    self.deFacto = deFacto
  }

  /// Easter Sunday of a year 1583–9999 in the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876).
  package static func easter(_ year: Int) -> Day {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let f = (b + 8) / 25
    let g = (b - f + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return Day(year: year, month: n / 31, day: n % 31 + 1) ?? Day(number: 0)
  }

  /// The holidays of a year, in order; two that fall on one day are one.
  package func all(in year: Int) -> [Holiday] {
    let easter = Self.easter(year)
    var found: [Holiday] = []
    func add(_ day: Day?, _ name: String) {
      guard let day, !found.contains(where: { $0.day == day }) else { return }
      found.append(Holiday(day: day, name: name))
    }
    func on(_ month: Int, _ day: Int) -> Day? { Day(year: year, month: month, day: day) }
    for (day, names) in [
      (on(1, 1), ["Nyttårsdag", "Nytårsdag", "Nyårsdagen", "New Year's Day"]),
      (easter - 2, ["Langfredag", "Langfredag", "Långfredagen", "Good Friday"]),
      (easter, ["Første påskedag", "Påskedag", "Påskdagen", "Easter Sunday"]),
      (easter + 1, ["Andre påskedag", "2. påskedag", "Annandag påsk", "Easter Monday"]),
      (
        easter + 39,
        [
          "Kristi himmelfartsdag", "Kristi himmelfartsdag", "Kristi himmelsfärdsdag",
          "Ascension Day",
        ]
      ),
      (easter + 49, ["Første pinsedag", "Pinsedag", "Pingstdagen", "Pentecost"]),
      (on(12, 25), ["Første juledag", "Juledag", "Juldagen", "Christmas Day"]),
      (on(12, 26), ["Andre juledag", "2. juledag", "Annandag jul", "Boxing Day"]),
    ] {
      add(day, names[Country.allCases.firstIndex(of: country) ?? 0])
    }
    switch country {
    case .NO:
      add(easter - 3, "Skjærtorsdag")
      add(on(5, 1), "Arbeidernes dag")
      add(on(5, 17), "Grunnlovsdagen")
      add(easter + 50, "Andre pinsedag")
    case .DK:
      add(easter - 3, "Skærtorsdag")
      // Abolished from 2024 on (lov nr. 214 af 6. marts 2023).
      if year <= 2023 { add(easter + 26, "Store bededag") }
      add(easter + 50, "2. pinsedag")
      if deFacto {
        add(on(5, 1), "Arbejdernes kampdag")
        add(on(6, 5), "Grundlovsdag")
      }
    case .SE:
      add(on(1, 6), "Trettondedag jul")
      add(on(5, 1), "Första maj")
      // Whit Monday made way for the national day (lag 2004:1320).
      if year <= 2004 {
        add(easter + 50, "Annandag pingst")
      } else {
        add(on(6, 6), "Nationaldagen")
      }
      add(midsummer(year), "Midsommardagen")
      add(allSaints(year), "Alla helgons dag")
    case .FI:
      add(on(1, 6), "Epiphany")
      add(on(5, 1), "May Day")
      add(midsummer(year), "Midsummer Day")
      add(allSaints(year), "All Saints' Day")
      add(on(12, 6), "Independence Day")
    }
    if deFacto {
      let isSwedish = country == .SE
      if isSwedish || country == .FI {
        add(midsummer(year).map { $0 - 1 }, isSwedish ? "Midsommarafton" : "Midsummer Eve")
      }
      add(
        on(12, 24),
        ["Julaften", "Juleaften", "Julafton", "Christmas Eve"][
          Country.allCases.firstIndex(of: country) ?? 0])
      if country != .FI {
        add(
          on(12, 31),
          ["Nyttårsaften", "Nytårsaften", "Nyårsafton"][
            Country.allCases.firstIndex(of: country) ?? 0])
      }
    }
    return found.sorted { $0.day < $1.day }
  }

  /// The Saturday of 20–26 June.
  private func midsummer(_ year: Int) -> Day? { saturday(from: Day(year: year, month: 6, day: 20)) }
  /// The Saturday of 31 October – 6 November.
  private func allSaints(_ year: Int) -> Day? {
    saturday(from: Day(year: year, month: 10, day: 31))
  }

  private func saturday(from day: Day?) -> Day? { day.map { $0 + (6 - $0.weekday + 7) % 7 } }

  /// Whether a day is a holiday: the same as asking for the year's, without making them.
  package func isHoliday(_ day: Day) -> Bool {
    let (year, month, date) = (day.date.year, day.date.month, day.date.day)
    guard (1583...9999).contains(year) else { return false }
    func isSaturday(from month: Int, _ first: Int) -> Bool {
      guard let start = Day(year: year, month: month, day: first) else { return false }
      return day.weekday == 6 && (0..<7).contains(day - start)
    }
    if [(1, 1), (12, 25), (12, 26)].contains(where: { $0 == (month, date) }) { return true }
    let offset = day - Self.easter(year)
    if [-2, 0, 1, 39, 49].contains(offset) { return true }
    if deFacto {
      if month == 12, date == 24 || date == 31 && country != .FI { return true }
      if country == .SE || country == .FI, let eve = midsummer(year), day == eve - 1 { return true }
    }
    switch country {
    case .NO:
      return offset == -3 || offset == 50 || month == 5 && (date == 1 || date == 17)
    case .DK:
      return offset == -3 || offset == 50 || year <= 2023 && offset == 26
        || deFacto && (month == 5 && date == 1 || month == 6 && date == 5)
    case .SE:
      return month == 1 && date == 6 || month == 5 && date == 1
        || (year <= 2004 ? offset == 50 : month == 6 && date == 6)
        || isSaturday(from: 6, 20) || isSaturday(from: 10, 31)
    case .FI:
      return month == 1 && date == 6 || month == 5 && date == 1 || month == 12 && date == 6
        || isSaturday(from: 6, 20) || isSaturday(from: 10, 31)
    }
  }

  /// The holiday a day is; nil where it is none.
  package func holiday(on day: Day) -> Holiday? {
    all(in: day.date.year).first { $0.day == day }
  }
}
