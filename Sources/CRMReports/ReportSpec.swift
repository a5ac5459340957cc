import CRMDomain
import CRMStore

/// A report as it is said: of which records, by what, with which figures. One fold, `Fold`, does all of them.
package struct ReportSpec: Sendable {
  /// A figure: its name, what stands over it, and how it is had of what was counted.
  package struct Figure: Sendable {
    let column: Report.Column
    let value: @Sendable (Tally) -> Report.Value

    /// A figure.
    package init(
      _ name: String, _ kind: Report.Kind, _ heading: String? = nil,
      _ value: @escaping @Sendable (Tally) -> Report.Value
    ) {
      column = Report.Column(
        name, kind, heading ?? name.replacing("_", by: " ").uppercased())
      self.value = value
    }

    /// How many.
    package static func count(_ name: String, _ heading: String? = nil, of slots: String...)
      -> Figure
    {
      Figure(name, .count, heading) { tally in
        .count(Int64(clamping: (slots.isEmpty ? [name] : slots).reduce(0) { $0 + tally[$1] }))
      }
    }

    /// An amount, the sum of what was added.
    package static func money(_ name: String, _ heading: String? = nil, of slots: String...)
      -> Figure
    {
      Figure(name, .money, heading) { tally in
        .sum(Tally.told((slots.isEmpty ? [name] : slots).reduce(0) { $0 + tally[$1] }))
      }
    }

    /// What share of all parts the first one is.
    package static func share(
      _ name: String, under heading: String? = nil, _ part: String, of whole: String...
    ) -> Figure {
      Figure(name, .percent, heading) { tally in
        Report.percent(tally[part], of: whole.reduce(Int128(0)) { $0 + tally[$1] })
      }
    }

    /// A mean amount of so many.
    package static func mean(
      _ name: String, _ sum: String, by count: String, else reason: String
    ) -> Figure {
      Figure(name, .money) {
        Ratio($0[sum], $0[count] * Tally.fine).scaled(0).map { .money($0) } ?? .undefined(reason)
      }
    }
  }

  /// Of what the last line is.
  package enum Totals: Sendable {
    /// All figures, and some more.
    case figures([Figure] = [])
    /// Others than those of the rows.
    case own([Figure])
  }

  /// How rows stand.
  package enum Order: Sendable {
    /// By what they are called.
    case titles
    /// Those first of which there are most; those without a value stand last where that is said.
    case most([String], noneLast: Bool = true)
    /// As they were found.
    case found
  }

  /// A word that changes what is counted.
  package struct Switch: Sendable {
    /// What it is called: `include-overdue`.
    package let name: String
    /// One sentence.
    package let help: String
  }

  /// What it is called.
  package let name: String
  /// Whose conditions and fields it takes.
  package let noun: NounName
  /// The period it is of where none is said; nil for what is of now or of all there was.
  package let unit: Period.Unit?
  /// The fields it is told apart by where none are said.
  package let by: String?
  /// What its first column is called, where that is not the field.
  package let called: String?
  /// A column it always has in front of what is asked for: the field of the noun.
  package let leading: String?
  /// Whether it can be told apart by other fields, takes conditions, and has rows to set beside those of another time.
  package let isToldApart: Bool
  package let isFiltered: Bool
  package let isComparable: Bool
  /// Whether what stands behind `company=` is all of a name.
  package let isAboutCompany: Bool
  /// Words that change what is counted.
  package let switches: [Switch]
  /// One sentence, and more.
  package let abstract: String
  package let text: String
  package let examples: [String]
  let figures: [Figure]
  let totals: Totals
  let n: [(name: String, slot: String)]
  let order: Order
  let bars: String?
  let chief: String?
  let formulas: [String]
  /// What counts.
  let body: @Sendable (inout Fold) throws(CRMError) -> Void

  /// A report.
  package init(
    _ name: String, of noun: NounName = .deal, in unit: Period.Unit?, by: String? = nil,
    called: String? = nil, leading: String? = nil, isToldApart: Bool = true,
    isFiltered: Bool = true, isComparable: Bool? = nil, isAboutCompany: Bool = false,
    switches: [Switch] = [],
    _ abstract: String, _ text: String, examples: [String], figures: [Figure],
    totals: Totals = .figures(), n: [(name: String, slot: String)], order: Order = .titles,
    bars: String? = nil, chief: String? = nil, formulas: [String],
    body: @escaping @Sendable (inout Fold) throws(CRMError) -> Void
  ) {
    self.name = name
    self.noun = noun
    self.unit = unit
    self.by = by
    self.called = called
    self.leading = leading
    self.isToldApart = isToldApart
    self.isFiltered = isFiltered
    self.isComparable = isComparable ?? (unit != nil)
    self.isAboutCompany = isAboutCompany
    self.switches = switches
    self.abstract = abstract
    self.text = text
    self.examples = examples
    self.figures = figures
    self.totals = totals
    self.n = n
    self.order = order
    self.bars = bars
    self.chief = chief
    self.formulas = formulas
    self.body = body
  }

  /// What its figures are called, and what they are.
  package var columns: [Report.Column] { figures.map { $0.column } }

  /// All there are.
  package static let all: [ReportSpec] = [
    pipeline, forecast, winloss, conversion, velocity, cycle, activity, attainment, referrals,
    leads, leadQuality, quotes, products, payments, touchpoints, accuracy,
    tickets, sla, response, resolution, backlog, fcr, contactRate, errors, workload,
  ]

  /// What was counted, group by group.
  package func fold(_ request: ReportRequest) throws(CRMError) -> Fold {
    var request = request
    if isAboutCompany {
      request.filters = request.filters.map { filter in
        let name = filter.dropFirst("company=".utf8.count)
        let isWhole = filter.hasPrefix("company=") && !name.contains { "=\"'<>~,".contains($0) }
        return isWhole && name.contains(" ") ? "company=\"\(name)\"" : filter
      }
    }
    var fold = try Fold(self, request)
    try body(&fold)
    return fold
  }

  /// The answer.
  package func report(_ request: ReportRequest) throws(CRMError) -> Report {
    var fold = try fold(request)
    return try fold.report()
  }
}

/// What was counted of a group, slot by slot. Amounts are in ten-thousandths of the smallest unit, exchanged so, and
/// rounded once, when they are told: what they come to does not hang on how they were told apart.
package struct Tally: Sendable {
  /// How many of its units make the smallest one.
  static let fine: Int128 = 10_000

  /// An amount as it is told.
  static func told(_ fine: Int128) -> Int128 { QuoteMath.divided(fine, by: Self.fine) }

  private var sums: [String: Int128] = [:]
  private var lists: [String: [Int128]] = [:]
  /// Why a figure cannot be had of it.
  var reasons: [String: String] = [:]

  /// A sum; nothing was added is 0.
  package subscript(slot: String) -> Int128 {
    get { sums[slot] ?? 0 }
    set { sums[slot] = newValue }
  }

  /// A sum; nil where nothing was added.
  func sum(_ slot: String) -> Int128? { sums[slot] }

  /// Values one by one.
  func values(_ slot: String) -> [Int128] { lists[slot] ?? [] }

  mutating func append(_ value: Int128, to slot: String) { lists[slot, default: []].append(value) }

  mutating func add(_ other: Tally) {
    for (slot, sum) in other.sums { sums[slot, default: 0] += sum }
    for (slot, values) in other.lists { lists[slot, default: []] += values }
  }
}
