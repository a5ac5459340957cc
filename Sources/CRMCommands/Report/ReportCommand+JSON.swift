import CRMActions
import CRMDomain
import CRMOutput
import CRMReports
import CRMStore

// What programs get.
extension ReportCommand {
  private func json(_ value: Report.Value, _ report: Report) -> JSON {
    func number(_ n: Int64, _ places: Int, _ isTrimmed: Bool) -> JSON {
      var text = ByteBuffer(capacity: 24)
      Decimal.append(n, places: places, isTrimmed: isTrimmed, to: &text)
      return .number(text.string)
    }
    switch value {
    case .text(let text): return .string(text)
    case .count(let n): return .number("\(n)")
    case .money(let minor): return number(minor, report.currency.places, false)
    case .percent(let tenths): return number(tenths, 1, false)
    case .decimal(let millionths): return number(millionths, 6, true)
    case .undefined: return .null
    }
  }

  /// An object of values; where one is undefined, `reason` says why.
  private func object(
    _ values: [(name: String, value: Report.Value)], _ report: Report
  ) -> JSON {
    var members = values.map { JSON.Member($0.name, json($0.value, report)) }
    for (_, value) in values {
      if case .undefined(let reason) = value {
        members.append(JSON.Member("reason", .string(reason)))
        break
      }
    }
    return .object(members)
  }

  func json(_ report: Report, explain: Bool) -> JSON {
    let names = report.columns.map { $0.name }
    var members = [JSON.Member("report", .string(report.name))]
    members.append(JSON.Member("period", report.period.map { .string($0) } ?? .null))
    if let then = report.comparedWith {
      members.append(JSON.Member("compared_with", .string(then)))
    }
    members.append(JSON.Member("currency", .string(report.currency.code)))
    members.append(
      JSON.Member(
        "rows",
        .array(report.rows.map { object(Array(zip(names, $0)).map { ($0.0, $0.1) }, report) })))
    members.append(JSON.Member("totals", object(report.totals, report)))
    members.append(
      JSON.Member("n", .object(report.n.map { JSON.Member($0.name, .number("\($0.count)")) })))
    members.append(
      JSON.Member(
        "excluded",
        .array(
          report.excluded.map {
            .object([
              JSON.Member("count", .number("\($0.count)")),
              JSON.Member("currency", .string($0.currency)),
              JSON.Member("reason", .string($0.reason)),
              JSON.Member(
                "records",
                .array(
                  $0.records.map {
                    .object([
                      JSON.Member("noun", .string($0.noun.rawValue)),
                      JSON.Member("id", .number("\($0.id)")),
                      JSON.Member("title", .string($0.title)),
                    ])
                  })),
            ])
          })))
    if explain {
      members.append(JSON.Member("explain", .array(report.formulas.map { .string($0) })))
      members.append(
        JSON.Member(
          "records",
          .array(
            report.behind.map {
              .object([
                JSON.Member("figure", .string($0.figure)), JSON.Member("group", .string($0.group)),
                JSON.Member("noun", .string($0.noun.rawValue)),
                JSON.Member("id", .number("\($0.id)")),
              ])
            })))
    }
    return .object(members)
  }

  /// The records behind the figures, as a list.
  func behind(_ report: Report) throws(CRMError) {
    let columns = [
      OutputColumn("figure", heading: "FIGURE"), OutputColumn("group", heading: "GROUP"),
      OutputColumn("noun", heading: "NOUN"),
      OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
      OutputColumn("title", heading: "TITLE"), OutputColumn("amount", .money, heading: "AMOUNT"),
      OutputColumn("currency", .code(.currency), heading: "CURRENCY"),
      OutputColumn("at", .due, heading: "AT"),
    ]
    let base = try context.database(.reading).settings().currency
    let grid = Grid(columns, .named(noun: 2, number: 3)) { emit throws(CRMError) in
      for record in report.behind {
        let code = record.currency.flatMap { $0.isEmpty ? nil : $0 } ?? base.code
        try Texts.with([
          record.figure, record.group, record.noun.rawValue, record.title,
          record.amount == nil ? "" : code, record.at ?? "",
        ]) { cells throws(CRMError) in
          try emit([
            cells[0], cells[1], cells[2], .integer(record.id), cells[3],
            record.amount.map { .money($0, places: Currency(code)?.places ?? 2) } ?? .null,
            cells[4],
            cells[5],
          ])
        }
      }
    }
    grid.title = title(report).capitalisedFirst
    try context.answer(choosing: grid)
  }
}
