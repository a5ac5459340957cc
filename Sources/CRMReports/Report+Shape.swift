import CRMDomain

// What is done with the rows of any report, once its figures are there.
extension Report {
  /// Orders the rows by a column, `-name` the other way round. What cannot be worked out stands last either way.
  ///
  /// - Throws: `usage` where there is no such column.
  package mutating func sort(by text: String) throws(CRMError) {
    let isDescending = text.hasPrefix("-")
    let name = isDescending ? String(text.dropFirst()) : text
    guard let place = columns.firstIndex(where: { $0.name == name }) else {
      let known = columns.map { $0.name }
      throw CRMError(
        .usage, code: "unknown_field", "the report has no column \"\(name)\"",
        hint: NearestName.of(name, in: known).map { "did you mean \($0)?" }
          ?? "one of " + known.joined(separator: ", "))
    }
    // Rows of the same size stay in the order they were in.
    let sorted = rows.enumerated().sorted { a, b in
      let (x, y) = (a.element[place].order, b.element[place].order)
      switch (x, y) {
      case (nil, nil): return a.offset < b.offset
      case (nil, _): return false
      case (_, nil): return true
      case (let x?, let y?):
        if x == y { return a.offset < b.offset }
        return isDescending ? y < x : x < y
      }
    }
    rows = sorted.map { $0.element }
  }

  /// Keeps the first rows; the sums stay those of all, and it is said how many there are.
  package mutating func keep(first count: Int) {
    guard rows.count > count else { return }
    notes.append("shown are \(count) of \(rows.count); the sums are of all")
    rows.removeLast(rows.count - count)
  }

  /// What the report is read for: the figure that is drawn, else the first there is.
  private var chiefColumn: Int? {
    (chief ?? bars).flatMap { name in columns.firstIndex { $0.name == name } }
      ?? columns.firstIndex { $0.kind != .text }
  }

  /// Sets its chief figure beside that of an earlier time, row by row, and says the change: in per cent of what it was,
  /// of figures that are per cents themselves how many points. A row of then that there is none of now has nothing now.
  package mutating func compare(with then: Report) {
    guard let place = chiefColumn else { return }
    var earlier = then
    earlier.rows = then.rows.map { row in
      zip(columns, row).map { column, value in column.unit.map { moved(value, $0, then) } ?? value }
    }
    let texts = columns.indices.filter { columns[$0].kind == .text }
    func key(_ row: [Value]) -> [Value] { texts.map { row[$0] } }
    for row in earlier.rows where !rows.contains(where: { key($0) == key(row) }) {
      rows.append(
        columns.indices.map { i in
          columns[i].kind == .text ? row[i] : i == place ? row[i].nothing : .undefined("no_data")
        })
    }
    rows = rows.map { row in
      let before =
        earlier.rows.first { key($0) == key(row) }.map { $0[place] } ?? row[place].nothing
      return row + [before, Value.change(from: before, to: row[place])]
    }
    if let now = totals.first(where: { $0.name == columns[place].name })?.value {
      let before =
        earlier.totals.first { $0.name == columns[place].name }?.value ?? .undefined("no_data")
      let name = columns[place].kind == .percent ? "points" : "change"
      totals += [("before", before), (name, Value.change(from: before, to: now))]
    }
    let difference =
      columns[place].kind == .percent
      ? Column("points", .decimal, "POINTS") : Column("change", .percent, "CHANGE")
    columns += [Column("before", columns[place].kind, "BEFORE"), difference]
    comparedWith = earlier.period
    excluded += earlier.excluded
    formulas.append(
      "before: \(columns[place].name) of \(earlier.period ?? "then"); "
        + (columns[place].kind == .percent
          ? "points: how many points more it is"
          : "change: how much more it is, in per cent of before"))
  }
}

extension Report {
  /// A time of an earlier report as the one of this that stands as far from the beginning.
  private func moved(_ value: Value, _ unit: Period.Unit, _ earlier: Report) -> Value {
    guard case .text(let text) = value, let time = text.withBytes({ Period($0) }),
      let from = earlier.span, let to = span
    else { return value }
    let first = Period(unit, around: from.first).first
    let now = Period(unit, around: to.first).first
    guard unit != .week else {
      return .text(ReportRequest.text(Period(.week, around: now + (time.first - first))))
    }
    let months =
      (time.first.date.year - first.date.year) * 12 + time.first.date.month - first.date.month
    return .text(ReportRequest.text(Period(unit, around: now.adding(months: months))))
  }
}

extension Report.Value {
  /// What it is ordered by: a number, or a text as names are compared; nil for what cannot be worked out.
  fileprivate enum Order: Comparable {
    case number(Int64)
    case text(String)
  }

  fileprivate var order: Order? {
    switch self {
    case .text(let text): .text(Folding.key(text))
    case .count(let n), .money(let n), .percent(let n), .decimal(let n): .number(n)
    case .undefined: nil
    }
  }

  private var number: Int64? {
    if case .number(let n)? = order { n } else { nil }
  }

  /// Nothing of the same kind.
  fileprivate var nothing: Report.Value {
    switch self {
    case .count: .count(0)
    case .money: .money(0)
    default: .undefined("no_data")
    }
  }

  /// How much more a figure is than it was.
  fileprivate static func change(from before: Report.Value, to now: Report.Value) -> Report.Value {
    guard let old = before.number, let new = now.number else { return .undefined("no_data") }
    // Tenths of a per cent, as millionths.
    if case .percent = now { return .decimal((new - old) * (Decimal.scale / 10)) }
    return Report.percent(Int128(new) - Int128(old), of: Int128(old < 0 ? -old : old))
  }
}
