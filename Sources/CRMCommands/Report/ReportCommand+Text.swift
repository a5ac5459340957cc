import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

extension ReportCommand {
  func write(_ found: Report, rows: Bool, explain: Bool, strict: Bool) throws(CRMError) {
    var report = found
    report.excluded = Report.joined(found.excluded)
    var said: [String] = []
    for left in report.excluded {
      let code = left.currency.isEmpty ? "the base currency" : left.currency
      let why =
        left.reason == "too_large"
        ? "larger than an amount may be" : "without a rate of the seven days before"
      let named = ReportWords.named(
        left.records.map { ($0.noun, $0.id, $0.title) }, of: Int(left.count))
      said.append("left out: \(Thousands.grouped(Int(left.count))) in \(code), \(why): \(named)")
    }
    said += report.notes
    for note in said { context.note(note) }
    // What was said of the past before anything was asked belongs to the page as well.
    if let beginning = context.beginning { said.append(beginning) }
    if strict, !report.excluded.isEmpty { context.status = 1 }
    if rows { return try behind(report) }
    try answer(report, said, explain: explain)
  }

  /// What a report is called where it stands alone on a page.
  func title(_ report: Report) -> String {
    report.name + (report.period.map { " " + $0 } ?? "")
  }

  private func type(_ kind: Report.Kind) -> FieldType {
    switch kind {
    case .text: .text
    case .count: .integer(0...Int64.max - 1)
    case .money: .money
    case .percent: .percent
    case .decimal, .ratio: .decimal
    }
  }

  private func heading(_ column: Report.Column) -> String {
    let language = context.language
    if language != .en, let field = column.field { return field.labels[language].uppercased() }
    return ReportWords.heading(column.heading, language)
  }

  /// Rows as people read them: what is one of a choice by its name.
  private func named(_ report: Report) -> [[Report.Value]] {
    guard context.wants.forPeople else { return report.rows }
    let choices = report.columns.map { column -> [Choice] in
      guard case .choice(let choices) = column.field?.type else { return [] }
      return choices
    }
    return report.rows.map { row in
      zip(zip(row, choices), report.columns).map { pair, column in
        let (value, choices) = pair
        if column.name == "stage", case .text(let key) = value,
          let name = StandardStages.name(key, context.language)
        {
          return .text(name)
        }
        guard case .text(let key) = value, let choice = choices.first(where: { $0.key == key })
        else { return value }
        return .text(choice.labels[context.language].lowercased())
      }
    }
  }

  private func columns(_ report: Report) -> [OutputColumn] {
    var columns = report.columns.map {
      OutputColumn($0.name, type($0.kind), heading: heading($0))
    }
    if report.columns.contains(where: { $0.kind == .money }) {
      columns.append(OutputColumn("currency", .code(.currency), heading: "CURRENCY"))
    }
    return columns
  }

  /// The cells of a row, for tables of programs and of people.
  private func with(
    _ values: [Report.Value], _ report: Report, _ body: ([Cell]) throws(CRMError) -> Void
  ) throws(CRMError) {
    let texts = values.map { value -> String in
      switch value {
      case .text(let text): return text.isEmpty ? " " : text
      case .undefined: return "–"
      default: return " "
      }
    }
    let isForPeople = context.wants.forPeople
    try Texts.with(texts + [report.currency.code]) { cells throws(CRMError) in
      var row: [Cell] = []
      for (i, value) in values.enumerated() {
        switch value {
        case .text(let text): row.append(text.isEmpty ? .null : cells[i])
        case .count(let n): row.append(.integer(n))
        case .money(let minor): row.append(.money(minor, places: report.currency.places))
        case .percent(let tenths): row.append(.decimal(tenths * (Decimal.scale / 10)))
        case .decimal(let millionths):
          row.append(.decimal(isForPeople ? Self.rounded(millionths) : millionths))
        case .undefined: row.append(isForPeople ? cells[i] : .null)
        }
      }
      if report.columns.contains(where: { $0.kind == .money }) { row.append(cells[values.count]) }
      try body(row)
    }
  }

  /// Days and ratios with one decimal, as people read them; programs get all there is.
  private static func rounded(_ millionths: Int64) -> Int64 {
    let tenth = Int128(Decimal.scale / 10)
    return Int64(clamping: QuoteMath.divided(Int128(millionths), by: tenth) * tenth)
  }

  /// - Parameter said: what is said beside the figures; a page says it itself.
  private func answer(_ report: Report, _ said: [String], explain: Bool) throws(CRMError) {
    let shown = named(report)
    let grid = Grid(columns(report)) { emit throws(CRMError) in
      for row in shown { try with(row, report, emit) }
    }
    grid.title = title(report).capitalisedFirst
    grid.objects = .one { () throws(CRMError) in json(report, explain: explain) }
    if let size = report.bars.flatMap({ name in report.columns.firstIndex { $0.name == name } }),
      report.columns.contains(where: { $0.kind == .text })
    {
      let labels = report.columns.indices.filter { report.columns[$0].kind == .text }
      grid.chart = Grid.Chart(labels: labels, size: size)
    }
    guard context.wants.forPeople else { return try context.answer(choosing: grid) }
    let display = DisplayText(try context.locale())
    if report.span != nil { grid.heading = head(report, display) }
    // The sums stand below, where they are of the same columns.
    let sums = report.columns.map { column in report.totals.first { $0.name == column.name }?.value
    }
    let hasSums = report.rows.count > 1 && sums.contains { $0 != nil }
    if hasSums {
      let last = sums.enumerated().map { i, value -> Report.Value in
        value ?? .text(i == 0 ? ReportWords.figure("total", context.language) : "")
      }
      grid.total = { emit throws(CRMError) in try with(last, report, emit) }
    }
    grid.below = { () throws(CRMError) in
      figures(report, hasSums, display) + (explain ? explanation(report) : [])
        + (context.wants.goesOn ? [] : said.map { TextLine($0) })
    }
    try context.answer(choosing: grid)
    if report.rows.isEmpty, report.n.allSatisfy({ $0.count == 0 }) {
      context.note("nothing to count")
    }
  }

  /// `forecast 2026-Q4: 3.2M kr`
  private func head(_ report: Report, _ display: DisplayText) -> String {
    let head = title(report)
    guard report.name == "forecast",
      let total = report.totals.first(where: { $0.name == "total" })?.value,
      case .money(let minor) = total
    else { return head }
    return head + ": " + AmountText.short(minor, report.currency, display)
  }

  /// The figures that are in no column of the table.
  private func figures(_ report: Report, _ hasSums: Bool, _ display: DisplayText) -> [TextLine] {
    var lines: [TextLine] = []
    for (name, value) in report.totals
    where !hasSums || !report.columns.contains(where: { $0.name == name }) {
      // Of one row the sums are what it says, unless it says nothing.
      if report.rows.count == 1, let i = report.columns.firstIndex(where: { $0.name == name }) {
        guard case .undefined = report.rows[0][i] else { continue }
        if case .undefined = value { continue }
      }
      let shown = self.shown(value, report, display, name)
      lines.append("\(ReportWords.figure(name, context.language))  \(shown)")
    }
    return lines
  }

  /// How figures are worked out, and of which records.
  private func explanation(_ report: Report) -> [TextLine] {
    var lines: [TextLine] = [""] + report.formulas.map { TextLine($0) }
    var groups: [(name: String, ids: [String])] = []
    for record in report.behind {
      let name = record.figure + (record.group.isEmpty ? "" : ", " + record.group)
      if let i = groups.firstIndex(where: { $0.name == name }) {
        groups[i].ids.append("\(record.id)")
      } else {
        groups.append((name, ["\(record.noun.rawValue) \(record.id)"]))
      }
    }
    lines += groups.map { "\($0.name): \($0.ids.joined(separator: ", "))" }
    return lines
  }

  private func shown(
    _ value: Report.Value, _ report: Report, _ display: DisplayText, _ name: String
  ) -> String {
    switch value {
    case .text(let text): text
    case .count(let n): display.string(.integer(n), .integer(0...Int64.max - 1))
    case .money(let minor):
      display.string(
        .money(minor, places: report.currency.places), .money, currency: report.currency.code)
    case .percent(let tenths): display.string(.decimal(tenths * (Decimal.scale / 10)), .percent)
    case .decimal(let millionths):
      display.string(.decimal(Self.rounded(millionths)), .decimal)
        + (name == "coverage" ? "×" : "")
    case .undefined(let reason): "– (" + reason.replacing("_", by: " ") + ")"
    }
  }
}

extension String {
  /// With a capital at its beginning.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension AmountText {
  /// `580 000 NOK`: with decimals only where there are some.
  static func whole(_ minor: Int64, _ currency: Currency, _ display: DisplayText) -> String {
    display.string(
      .money(minor, places: currency.places), .money, currency: currency.code)
  }

  /// `3,2 mio. kr.`: millions with one decimal; what is less than one is written out.
  static func short(_ minor: Int64, _ currency: Currency, _ display: DisplayText) -> String {
    var unit: Int64 = 1
    for _ in 0..<currency.places { unit *= 10 }
    let millions = QuoteMath.divided(Int128(minor) * 10, by: Int128(unit) * 1_000_000)
    guard abs(millions) >= 10, let tenths = Int64(exactly: millions) else {
      return whole(minor, currency, display)
    }
    let language = display.locale.language
    let number = decimal(tenths * (Decimal.scale / 10), language)
    let money = currency.sign(language, own: display.locale.currency)
    return switch language {
    case .en: number + "M\u{A0}" + money
    case .nb: number + "\u{A0}mill. " + money
    case .da: number + "\u{A0}mio. " + money
    case .sv: number + "\u{A0}mn " + money
    }
  }
}
