import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

/// What a report can be asked beside the period.
private enum ReportOption: String {
  case filters, by
  /// It is of now, or of all there was: of no period.
  case anytime
  /// Its rows are months, which have no match in another time.
  case byMonth
  case includeOverdue = "include-overdue"
  case excludeCancelled = "exclude-cancelled"
  case closedOnly = "closed-only"
  case flow

  static let switches: [(ReportOption, String)] = [
    (.includeOverdue, "Count open deals whose expected day is over."),
    (.excludeCancelled, "Leave out what nobody decided."),
    (.closedOnly, "Leave out what is still open."),
    (.flow, "New customers of the period by its leads, whoever they come from."),
  ]
}

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
  static let reports: [Verb] = [
    report(
      "pipeline", [.anytime, .by, .filters], "What is being sold, stage by stage.",
      "Open deals with their amounts, plain and by their probability; '--by' tells them apart by another field.",
      "crm report pipeline owner=me", "crm report pipeline --by owner --csv"
    ) { r throws(CRMError) in try PipelineReport(r).report() },
    report(
      "forecast", [.by, .filters, .includeOverdue], "What will be sold in a period.",
      """
      Won, with what is as good as sure (commit), with what may well be (best case), with all there is; and open \
      amounts by their probability. Deals whose expected day is over are told apart, '--include-overdue' counts them. \
      '--as-of' asks of the deals as they were then.
      """,
      "crm report forecast --period next-quarter --by owner",
      "crm report forecast --period 2026-Q4 --as-of 2026-11-01 --json"
    ) { r throws(CRMError) in try ForecastReport(r).report() },
    report(
      "winloss", [.by, .filters, .excludeCancelled], "What was won and lost in a period, and why.",
      "By loss reason unless '--by' says otherwise, by two fields with a comma between (competitor, owner, source …); '--exclude-cancelled' leaves out what nobody decided.",
      "crm report winloss --period last-quarter",
      "crm report winloss --by loss_reason,competitor --period 2026"
    ) { r throws(CRMError) in try WinLossReport(r).report() },
    report(
      "conversion", [.filters, .closedOnly], "How many deals that come into a stage go further.",
      "Of the deals that entered a stage in the period; those still open are shown apart, and left out with '--closed-only'.",
      "crm report conversion --period 2026"
    ) { r throws(CRMError) in try ConversionReport(r).report() },
    report(
      "velocity", [.filters], "How fast money is made.",
      "Open deals × win rate × average deal ÷ length of a cycle; what is missing is named.",
      "crm report velocity --period 2026"
    ) { r throws(CRMError) in try VelocityReport(r).report() },
    report(
      "cycle", [.filters], "How long it takes from the first day to a won deal.",
      "Mean and median, in all and stage by stage, and of the period before.",
      "crm report cycle --period 2026"
    ) { r throws(CRMError) in try CycleReport(r).report() },
    report(
      "activity", of: .activity, [.by, .filters], "What was done: calls, meetings, mails.",
      "By kind unless '--by' says otherwise (owner, channel, created_by, company …).",
      "crm report activity --period this-month --by created_by"
    ) { r throws(CRMError) in try ActivityReport(r).report() },
    report(
      "attainment", [.filters], "What of their quotas people have sold.",
      "Quotas are 'crm quota add USER 2026-Q4 600k'; coverage is what is open by what is left to sell.",
      "crm report attainment --period 2026-Q4"
    ) { r throws(CRMError) in try AttainmentReport(r).report() },
    report(
      "referrals", [.filters], "Who sends us customers.",
      "Deals with 'referred_by', made in the period.",
      "crm report referrals --period 2026"
    ) { r throws(CRMError) in try ReferralReport(r).report() },
    report(
      "leads", of: .lead, [.by, .filters, .flow], "How many leads become customers, by source.",
      "Of the leads made in the period, those whose person or company has a won deal or an order by now; '--flow' the customers of the period by its leads.",
      "crm report leads --period 2026", "crm report leads --period 2026 --flow"
    ) { r throws(CRMError) in try LeadReport(r).report() },
    report(
      "lead-quality", of: .lead, [.by], "How far the leads of each source come.",
      "MQL of leads, SQL of MQL, won of SQL, of the leads made in the period.",
      "crm report lead-quality --period 2026"
    ) { r throws(CRMError) in try LeadReport(r).quality() },
    report(
      "quotes", [], "How many quotes are accepted, and followed up in time.",
      "By the day they were decided; follow-ups by the day they were due.",
      "crm report quotes --period 2026"
    ) { r throws(CRMError) in try QuoteReport(r).report() },
    report(
      "payments", of: .payment, [.anytime, .filters],
      "How customers pay: days late, the share that was late, what is overdue.",
      "Of every company, or of one: company=…", "crm report payments",
      "crm report payments company=1 --rows"
    ) { r throws(CRMError) in try PaymentReport(r).report() },
    report(
      "touchpoints", of: .activity, [.filters, .byMonth],
      "How often we were in touch, by month and channel.",
      "With everybody, or with a company and its people: company=…",
      "crm report touchpoints company=1 --period 2026"
    ) { r throws(CRMError) in try TouchpointReport(r).report() },
    report(
      "accuracy", [.anytime], "How good forecasts were.",
      "The last 'crm forecast snapshot' made before each period was over, against what was won in it.",
      "crm report accuracy"
    ) { r throws(CRMError) in try AccuracyReport(r).report() },
  ]

  private static func report(
    _ name: String, of noun: NounName = .deal, _ takes: Set<ReportOption>, _ abstract: String,
    _ text: String, _ examples: String...,
    body: @escaping @Sendable (ReportRequest) throws(CRMError) -> Report
  ) -> Verb {
    let compares = takes.isDisjoint(with: [.anytime, .byMonth])
    return Verb(
      name, .reads, abstract,
      """
      \(text)

      Conditions are those of 'crm deal list' (of leads and activities for reports on these). Periods are days where \
      the organisation is: 2026-Q4, 2026-11, last-quarter, 2026-01..2026-06. Amounts in other currencies are converted \
      at the rate of their day; those without a rate are left out and listed ('--strict' ends with 1 then). A figure \
      that cannot be worked out is '–', null in JSON, with the reason. '--sort' orders the rows by a column, '--top' \
      shows the first of them.\(compares ? " '--compare previous' or 'last-year' sets the chief figure beside that of then." : "") '--explain' says how figures are worked out and \
      from which records, '--rows' lists these.

      \(examples.map { "  $ " + $0 }.joined(separator: "\n"))
      """
    ) { a throws(CRMError) in
      let takesCompany = ["payments", "touchpoints"].contains(name)
      var filters: [String] = []
      if takes.contains(.filters) {
        let condition = Completion.of(noun, takesCompany ? .test("company") : .filter)
        filters = try a.arguments(
          "filter", "Conditions, joined with 'and'.", completing: condition)
        filters += try a.options(
          "where", value: "filter", "A condition more.", completing: condition)
      }
      let period: String? =
        takes.contains(.anytime)
        ? nil : try a.option("period", value: "period", "Of when.", completing: .periods)
      let groups: Completion =
        switch name {
        case "leads": .words(["source", "owner"])
        case "lead-quality": .words(["source"])
        default: .of(noun, .groups)
        }
      let by: String? =
        takes.contains(.by)
        ? try a.option(
          "by", value: "field", "The field figures are told apart by.", completing: groups) : nil
      let asOf: String? = try a.option(
        "as-of", value: "date", "As it was then; of a day, at its end.", completing: .days)
      let currency: String? = try a.option(
        "currency", value: "code", "The currency of amounts.", completing: .words(Currency.all))
      let sort: String? = try a.option(
        "sort", value: "column", "Order the rows by a column; -column the other way round.")
      let top: Count? = try a.option(
        "top", value: "n", "Show the first so many rows; the sums are of all.")
      let compare: Comparison? =
        compares
        ? try a.option(
          "compare", value: "with", "Set the chief figure beside that of another time.") : nil
      let rows = a.flag("rows", "List the records behind the figures.")
      let explain = a.flag("explain", "Say how figures are worked out, and from which records.")
      let strict = a.flag("strict", "End with status 1 if something could not be counted.")
      var switches: Set<String> = []
      for (taking, help) in ReportOption.switches where takes.contains(taking) {
        if a.flag(taking.rawValue, help) {
          switches.insert(taking.rawValue.replacing("-", by: "_"))
        }
      }
      let (given, wanted) = (filters, switches)
      return { context throws(CRMError) in
        let command = ReportCommand(context)
        let request = try command.request(
          filters: given, period: period, by: by, asOf: asOf, currency: currency,
          wantsRows: rows || explain, switches: wanted,
          takesCompany: takesCompany)
        var report = try body(request)
        if let compare, let period = report.span {
          var earlier = request
          earlier.wantsRows = false
          earlier.period = compare.period(period)
          report.compare(with: try body(earlier))
        }
        if let sort { try report.sort(by: sort) }
        if let top { report.keep(first: top.value) }
        try command.write(report, rows: rows, explain: explain, strict: strict)
      }
    }
  }
}
