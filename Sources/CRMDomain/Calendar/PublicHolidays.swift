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

  /// When a holiday is, in a year.
  private enum When {
    case date(Int, Int)
    /// So many days after Easter Sunday.
    case easter(Int)
    /// The Saturday of the week that begins on a date, and so many days after it.
    case saturday(Int, Int, Int)
  }

  /// A holiday, of which countries, under which name, in which years.
  private struct Rule {
    var when: When
    var names: [Country: String]
    var years: ClosedRange<Int>
    var isDeFacto: Bool

    init(
      _ when: When, _ names: [Country: String], years: ClosedRange<Int> = 1...9999,
      isDeFacto: Bool = false
    ) {
      self.when = when
      self.names = names
      self.years = years
      self.isDeFacto = isDeFacto
    }

    /// The day it is in a year.
    func day(_ year: Int, easter: Day) -> Day? {
      switch when {
      case .date(let month, let day): return Day(year: year, month: month, day: day)
      case .easter(let days): return easter + days
      case .saturday(let month, let day, let after):
        guard let first = Day(year: year, month: month, day: day) else { return nil }
        return first + (6 - first.weekday + 7) % 7 + after
      }
    }
  }

  private static let rules: [Rule] = [
    Rule(
      .date(1, 1),
      [.NO: "Nyttårsdag", .DK: "Nytårsdag", .SE: "Nyårsdagen", .FI: "New Year's Day"]),
    Rule(.date(1, 6), [.SE: "Trettondedag jul", .FI: "Epiphany"]),
    Rule(.easter(-3), [.NO: "Skjærtorsdag", .DK: "Skærtorsdag"]),
    Rule(
      .easter(-2),
      [.NO: "Langfredag", .DK: "Langfredag", .SE: "Långfredagen", .FI: "Good Friday"]),
    Rule(
      .easter(0),
      [.NO: "Første påskedag", .DK: "Påskedag", .SE: "Påskdagen", .FI: "Easter Sunday"]),
    Rule(
      .easter(1),
      [.NO: "Andre påskedag", .DK: "2. påskedag", .SE: "Annandag påsk", .FI: "Easter Monday"]),
    // Abolished from 2024 on (lov nr. 214 af 6. marts 2023).
    Rule(.easter(26), [.DK: "Store bededag"], years: 1...2023),
    Rule(.date(5, 1), [.NO: "Arbeidernes dag", .SE: "Första maj", .FI: "May Day"]),
    Rule(.date(5, 1), [.DK: "Arbejdernes kampdag"], isDeFacto: true),
    Rule(.date(5, 17), [.NO: "Grunnlovsdagen"]),
    Rule(
      .easter(39),
      [
        .NO: "Kristi himmelfartsdag", .DK: "Kristi himmelfartsdag", .SE: "Kristi himmelsfärdsdag",
        .FI: "Ascension Day",
      ]),
    Rule(
      .easter(49),
      [.NO: "Første pinsedag", .DK: "Pinsedag", .SE: "Pingstdagen", .FI: "Pentecost"]),
    Rule(.easter(50), [.NO: "Andre pinsedag", .DK: "2. pinsedag"]),
    // Whit Monday made way for the national day (lag 2004:1320).
    Rule(.easter(50), [.SE: "Annandag pingst"], years: 1...2004),
    Rule(.date(6, 6), [.SE: "Nationaldagen"], years: 2005...9999),
    Rule(.date(6, 5), [.DK: "Grundlovsdag"], isDeFacto: true),
    Rule(.saturday(6, 20, -1), [.SE: "Midsommarafton", .FI: "Midsummer Eve"], isDeFacto: true),
    Rule(.saturday(6, 20, 0), [.SE: "Midsommardagen", .FI: "Midsummer Day"]),
    Rule(.saturday(10, 31, 0), [.SE: "Alla helgons dag", .FI: "All Saints' Day"]),
    Rule(.date(12, 6), [.FI: "Independence Day"]),
    Rule(
      .date(12, 24),
      [.NO: "Julaften", .DK: "Juleaften", .SE: "Julafton", .FI: "Christmas Eve"], isDeFacto: true),
    Rule(
      .date(12, 25),
      [.NO: "Første juledag", .DK: "Juledag", .SE: "Juldagen", .FI: "Christmas Day"]),
    Rule(
      .date(12, 26),
      [.NO: "Andre juledag", .DK: "2. juledag", .SE: "Annandag jul", .FI: "Boxing Day"]),
    Rule(
      .date(12, 31), [.NO: "Nyttårsaften", .DK: "Nytårsaften", .SE: "Nyårsafton"], isDeFacto: true),
  ]

  /// Whose.
  package let country: Country
  /// Whether days most people have off are holidays too: 24 and 31 December, Midsummer Eve, and in Denmark 1 May and
  /// 5 June.
  package let deFacto: Bool
  private let own: [Rule]

  /// The holidays of a country.
  package init(_ country: Country, deFacto: Bool = false) {
    self.country = country
    self.deFacto = deFacto
    own = Self.rules.filter { $0.names[country] != nil && (deFacto || !$0.isDeFacto) }
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
    for rule in own where rule.years.contains(year) {
      guard let day = rule.day(year, easter: easter), let name = rule.names[country],
        !found.contains(where: { $0.day == day })
      else { continue }
      found.append(Holiday(day: day, name: name))
    }
    return found.sorted { $0.day < $1.day }
  }

  /// Whether a day is a holiday.
  package func isHoliday(_ day: Day) -> Bool {
    let year = day.date.year
    guard (1583...9999).contains(year) else { return false }
    let easter = Self.easter(year)
    return own.contains { $0.years.contains(year) && $0.day(year, easter: easter) == day }
  }
}
