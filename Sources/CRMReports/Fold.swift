import CRMDomain
import CRMStore

/// The one way from records to a report: it asks, exchanges, adds up by group, names what it left out and the records
/// behind its figures.
package struct Fold {
  /// Records that are the same by what figures are told apart by.
  package struct Group: Sendable {
    /// The value of each dimension; nil for none.
    package var keys: [String?]
    /// What they are called.
    package var titles: [String]
    /// What was counted.
    package var tally = Tally()
  }

  /// What is counted of the records of a question, and where to.
  package enum Measure {
    /// How many; how many have no amount; how many have one that was counted.
    case count(String)
    case without(String)
    case withAmount(String)
    /// The sum of amounts; of amounts times probabilities, in ten-thousandths.
    case amount(String)
    case weighted(String)
    /// How many have been in their stage too long.
    case rotting(String, [(stage: Int64, before: String)])
    /// The sum of a field.
    case sum(String, of: String)

    var isOfAmounts: Bool {
      switch self {
      case .without, .withAmount, .amount, .weighted: true
      case .count, .rotting, .sum: false
      }
    }
  }

  let spec: ReportSpec
  var request: ReportRequest
  /// The time it is about; nil where it is about now.
  package let period: Period?
  /// What it is told apart by.
  package internal(set) var dimensions: [Dimension]
  /// The groups, as they were found.
  package internal(set) var groups: [Group] = []
  /// What was counted of all records, each once.
  package var all = Tally()
  /// What could not be counted.
  package var excluded: [Report.Excluded] = []
  var notes: [String] = []
  var behind: [Report.SourceRecord] = []
  /// Figures of rows that mean nothing here, and why.
  var meaningless: [String: String] = [:]
  /// Figures that are not told here.
  var hidden: Set<String> = []
  var totals: ReportSpec.Totals
  var formulas: [String]
  var order: ReportSpec.Order
  var exchange: Exchange
  private var places: [[String?]: Int] = [:]

  init(_ spec: ReportSpec, _ request: ReportRequest) throws(CRMError) {
    self.spec = spec
    self.request = request
    period = spec.unit.map { request.period(usual: $0) }
    dimensions = try request.dimensions(spec)
    (totals, formulas, order) = (spec.totals, spec.formulas, spec.order)
    exchange = Exchange(request.database, into: request.currency)
  }

  /// A condition: a moment lies within the period.
  package func within(_ field: String, of span: Period? = nil) -> String {
    guard let period = span ?? period else { return field }
    let (from, to) = request.moments(period)
    return "\(field)>=\(from.description) \(field)<\(to.description)"
  }

  /// A condition: a day lies within the period.
  package func days(_ field: String) -> String {
    guard let period else { return field }
    return "\(field)>=\(period.first.description) \(field)<=\(period.last.description)"
  }

  /// The moments the period begins and ends at.
  var moments: [SQLValue] {
    guard let period else { return [] }
    let (from, to) = request.moments(period)
    return [.text(from.description), .text(to.description)]
  }

  /// Whether a switch is set.
  package func has(_ name: String) -> Bool { request.switches.contains(name) }

  // MARK: Groups

  /// The group of some values.
  @discardableResult
  mutating func place(_ keys: [String?], _ titles: [String]) -> Int {
    if let known = places[keys] { return known }
    places[keys] = groups.count
    groups.append(Group(keys: keys, titles: titles))
    return groups.count - 1
  }

  /// Adds to a group alone.
  mutating func add(_ tally: Tally, to keys: [(key: String?, title: String)]) {
    groups[place(keys.map { $0.key }, keys.map { $0.title })].tally.add(tally)
  }

  /// The value of a dimension, and what it is called: of time the unit it lies in.
  func named(_ dimension: Dimension, _ key: String?, _ name: String?) -> (
    key: String?, title: String
  ) {
    guard case .time(let unit) = dimension, let text = key else {
      return (key, dimension.title(key, name))
    }
    let day =
      text.withBytes { Day($0) }
      ?? (text.prefix(16) + ":00Z").withBytes { Instant($0) }
      .map { request.rules.dates.clock.zone.local($0).day }
    let period = day.map { ReportRequest.text(Period(unit, around: $0)) }
    return (period, period ?? "(none)")
  }

  // MARK: Counting

  /// Counts records by their group in one question.
  ///
  /// - Parameters:
  ///   - label: what the records are called where those behind a figure are listed; nil where they are listed otherwise.
  ///   - time: the field that says when, for those who tell months apart.
  ///   - day: the moment whose day says the rate of exchange; today's without.
  ///   - split: what slots that end in a point go on with, by the value of a column; nil leaves records out.
  package mutating func count(
    _ label: String?, _ conditions: [String], at time: String, ratesOf day: String? = nil,
    split: (by: FigureQuery.Group, into: (String) -> String?)? = nil, _ measures: [Measure]
  ) throws(CRMError) {
    var query = FigureQuery(spec.noun, [.count])
    query.condition = try request.condition(spec.noun, conditions)
    let hasAmounts = measures.contains { $0.isOfAmounts }
    if hasAmounts {
      query.figures.append(.withAmount)
      query.groups.append(.currency)
      if let day { query.groups.append(.day(day)) }
    }
    if let split { query.groups.append(split.by) }
    for measure in measures {
      switch measure {
      case .amount: query.figures.append(.amount)
      case .weighted: query.figures.append(.weighted)
      case .rotting(_, let limits): query.figures.append(.rotting(limits))
      case .sum(_, let column): query.figures.append(.sum(column))
      case .count, .without, .withAmount: break
      }
    }
    for dimension in dimensions {
      switch dimension {
      case .field(let path, let other): query.by.append(.field(path, else: other))
      case .each(let path): query.by.append(.each(path))
      case .time: query.by.append(.time(try FieldPath(time, of: spec.noun, in: request.database)))
      }
    }
    // A record that counts in several groups counts once in all.
    let isSpread = dimensions.contains { $0.isSpread }
    if isSpread {
      var whole = query
      whole.by = []
      try run(whole, day, split?.into, measures, hasAmounts, intoGroups: false, intoAll: true)
    }
    try run(query, day, split?.into, measures, hasAmounts, intoGroups: true, intoAll: !isSpread)
    if let label, request.wantsRows {
      try each([], conditions, at: time, isBehindAlone: true) { _, entry in entry.figure = label }
    }
  }

  private mutating func run(
    _ query: FigureQuery, _ day: String?, _ into: ((String) -> String?)?, _ measures: [Measure],
    _ hasAmounts: Bool, intoGroups: Bool, intoAll: Bool
  ) throws(CRMError) {
    var left = LeftOut(query)
    for row in try query.run(in: request.database) where row.figures[0] > 0 {
      var suffix = ""
      if let into {
        guard let found = into(row.groups.last ?? "") else { continue }
        suffix = found
      }
      var tally = Tally()
      var counts = true
      let code = hasAmounts ? row.groups[0] : ""
      let at = day == nil || !hasAmounts ? nil : row.groups[1].withBytes { Day($0) }
      func exchanged(_ amount: Int128) throws(CRMError) -> Int128? {
        try exchange.convert(amount, code, on: at ?? request.today)
      }
      if hasAmounts {
        left.beyond(row, code)
        counts = try exchanged(0) != nil
        if !counts { left.unrated(row, row.figures[1], code) }
      }
      var next = hasAmounts ? 2 : 1
      for measure in measures {
        func slot(_ name: String) -> String {
          name == "." ? suffix : name.hasSuffix(".") ? name + suffix : name
        }
        switch measure {
        case .count(let name): tally[slot(name)] += Int128(row.figures[0])
        case .without(let name):
          tally[slot(name)] += Int128(row.figures[0] - row.figures[1] - row.beyond)
        case .withAmount(let name): if counts { tally[slot(name)] += Int128(row.figures[1]) }
        case .amount(let name):
          if counts {
            tally[slot(name)] += try exchanged(Int128(row.figures[next]) * Tally.fine) ?? 0
          }
          next += 1
        case .weighted(let name):
          if counts { tally[slot(name)] += try exchanged(row.weighted) ?? 0 }
          next += 1
        case .rotting(let name, _), .sum(let name, _):
          tally[slot(name)] += Int128(row.figures[next])
          next += 1
        }
      }
      if intoAll { all.add(tally) }
      if intoGroups {
        add(tally, to: zip(dimensions, row.keys).map { named($0, $1.key, $1.name) })
      }
    }
    if intoAll { excluded += try left.named(in: request.database) }
  }

  // MARK: The answer

  /// The report.
  mutating func report() throws(CRMError) -> Report {
    var report = Report(spec.name, period: period, currency: request.currency, [])
    if groups.isEmpty, dimensions.isEmpty, spec.called == nil { place([], []) }
    try arrange()
    var told = dimensions.map { $0.column }
    if request.by == nil, let called = spec.called {
      told = [Report.Column(called, .text, called.uppercased())]
    }
    let figures = spec.figures.filter { !hidden.contains($0.column.name) }
    report.columns = told + figures.map { $0.column }
    report.rows = groups.map { group in
      group.titles.map { .text($0) }
        + figures.map { figure in
          meaningless[figure.column.name].map { .undefined($0) } ?? figure.value(group.tally)
        }
    }
    let sums: [ReportSpec.Figure] =
      switch totals {
      case .figures(let more): figures + more
      case .own(let own): own
      }
    report.totals = sums.map { ($0.column.name, $0.value(all)) }
    report.n = spec.n.map { ($0.name, Int64(clamping: all[$0.slot])) }
    report.excluded = excluded
    report.notes = notes
    report.formulas = formulas
    report.behind = behind
    report.bars = spec.bars
    report.chief = spec.chief
    if dimensions.contains(where: { $0.isSpread }) {
      report.notes.append(
        "what has several values counts with each of them; the sums count it once")
    }
    return report
  }

  /// Puts groups in their order.
  private mutating func arrange() throws(CRMError) {
    if let place = dimensions.firstIndex(where: { $0.isStage }) {
      return try arrange(byStagesAt: place)
    }
    // Time runs one way.
    let isTime = dimensions.first?.isTime ?? false
    groups.sort { a, b in
      switch isTime ? .titles : order {
      case .found: return false
      case .titles: break
      case .most(let slots, let noneLast):
        if noneLast, (a.keys[0] == nil) != (b.keys[0] == nil) { return b.keys[0] == nil }
        for slot in slots where a.tally[slot] != b.tally[slot] {
          return a.tally[slot] > b.tally[slot]
        }
        if !noneLast { return a.titles.lexicographicallyPrecedes(b.titles) }
      }
      for (i, title) in a.titles.enumerated() {
        if (a.keys[i] == nil) != (b.keys[i] == nil) { return b.keys[i] == nil }
        if title != b.titles[i] { return title < b.titles[i] }
      }
      return false
    }
  }

  /// Stages stand in their order, and are told by their pipeline where there are several.
  private mutating func arrange(byStagesAt place: Int) throws(CRMError) {
    let book = try PipelineCatalogue(request.database)
    let numbers = groups.map { group in group.keys[place].flatMap { Int64($0) } }
    let pipelines = Set(numbers.compactMap { $0.flatMap { book.stage($0)?.pipeline } })
    let order = Dictionary(
      uniqueKeysWithValues: book.stages.enumerated().map { ("\($1.id)", $0) })
    for (i, number) in numbers.enumerated() {
      guard let stage = number.flatMap({ book.stage($0) }) else { continue }
      groups[i].titles[place] =
        pipelines.count > 1 ? book.name(ofPipeline: stage.pipeline) + " " + stage.key : stage.key
    }
    func rank(_ group: Group) -> Int { group.keys[place].flatMap { order[$0] } ?? Int.max }
    groups.sort { a, b in
      rank(a) == rank(b) ? a.titles.lexicographicallyPrecedes(b.titles) : rank(a) < rank(b)
    }
  }
}
