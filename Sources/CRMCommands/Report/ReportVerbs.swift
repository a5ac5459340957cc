import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

/// The time figures are set beside.
enum Comparison: String, CaseIterable, ArgumentValue {
  case previous
  case lastYear = "last-year"

  /// The one of a period.
  func period(_ period: Period) -> Period {
    self == .previous ? period.previous : period.yearBefore
  }
}

extension Verb {
  /// The reports there are.
  static let reports: [Verb] = ReportSpec.all.map { report($0) }

  /// The verb of a report.
  static func report(_ spec: ReportSpec) -> Verb {
    Verb(spec.name, .reads, spec.abstract, text(spec)) { a throws(CRMError) in
      var filters: [String] = []
      if spec.isFiltered {
        filters = try a.arguments(
          "filter", "Conditions, joined with 'and'.", completing: .of(spec.noun, .filter))
        filters += try a.options(
          "where", value: "filter", "A condition more.", completing: .of(spec.noun, .filter))
      }
      let period: String? =
        spec.unit == nil
        ? nil : try a.option("period", value: "period", "Of when.", completing: .periods)
      let by: String? =
        spec.isToldApart
        ? try a.option(
          "by", value: "field", "The field figures are told apart by.",
          completing: .of(spec.noun, .dimensions)) : nil
      let asOf: String? = try a.option(
        "as-of", value: "date", "As it was then; of a day, at its end.", completing: .days)
      let currency: String? = try a.option(
        "currency", value: "code", "The currency of amounts.", completing: .words(Currency.all))
      let sort: String? = try a.option(
        "sort", value: "column", "Order the rows by a column; -column the other way round.")
      let top: Count? = try a.option(
        "top", value: "n", "Show the first so many rows; the sums are of all.")
      let compare: Comparison? =
        spec.isComparable
        ? try a.option(
          "compare", value: "with", "Set the chief figure beside that of another time.") : nil
      let rows = a.flag("rows", "List the records behind the figures.")
      let explain = a.flag("explain", "Say how figures are worked out, and from which records.")
      let strict = a.flag("strict", "End with status 1 if something could not be counted.")
      var switches: Set<String> = []
      for option in spec.switches where a.flag(option.name, option.help) {
        switches.insert(option.name)
      }
      let (given, wanted) = (filters, switches)
      return { context throws(CRMError) in
        let command = ReportCommand(context)
        let given = try SavedViews(given, of: spec.noun, context).filters
        let request = try command.request(
          filters: given, period: period, by: by, asOf: asOf, currency: currency,
          wantsRows: rows || explain, switches: wanted)
        var report = try spec.report(request)
        if let compare, let period = report.span {
          var earlier = request
          earlier.wantsRows = false
          earlier.period = compare.period(period)
          report.compare(with: try spec.report(earlier))
        }
        if let sort { try report.sort(by: sort) }
        if let top { report.keep(first: top.value) }
        try command.write(report, rows: rows, explain: explain, strict: strict)
      }
    }
  }

  /// The shape of its answer: what is told of figures is known, by which fields they are told apart is not.
  static func reportShape(_ name: String) -> Shape? {
    guard let spec = ReportSpec.all.first(where: { $0.name == name }) else { return nil }
    let figures = spec.columns.map { column in
      "\(column.name)?: \(column.kind == .count ? "int" : "number")?"
    }
    let row = (figures + ["reason?: text"]).joined(separator: ", ")
    return Shape(
      """
      {report: text, period: text?, compared_with?: text, currency: text, rows: [{\(row)}], \
      totals: <number? | text>, n: <int>, excluded: [excluded], explain?: [text], \
      records?: [{figure: text, group: text, noun: text, id: int}]} | \
      [{figure: text, group: text?, noun: text, id: int, title: text?, amount: number?, currency: text?, at: text?}]
      """)
  }

  private static func text(_ spec: ReportSpec) -> String {
    let apart =
      spec.isToldApart
      ? " '--by' takes any field, a path such as company.country, week, month, quarter or year, or two with a comma between."
      : ""
    let compare =
      spec.isComparable
      ? " '--compare previous' or 'last-year' sets the chief figure beside that of then." : ""
    return """
      \(spec.text)

      Conditions are those of 'crm \(spec.noun.rawValue) list'. Periods are days where the organisation is: 2026-Q4, \
      2026-11, last-quarter, 2026-01..2026-06. Amounts in other currencies are converted at the rate of their day; \
      those without a rate are left out and listed ('--strict' ends with 1 then). A figure that cannot be worked out is \
      '–', null in JSON, with the reason.\(apart) '--sort' orders the rows by a column, '--top' shows the first of \
      them.\(compare) '--explain' says how figures are worked out and from which records, '--rows' lists these.

      \(spec.examples.map { "  $ " + $0 }.joined(separator: "\n"))
      """
  }
}
