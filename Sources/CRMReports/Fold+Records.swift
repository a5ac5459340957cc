import CRMDomain
import CRMStore

// Records one by one, where a figure needs more than their sums.
extension Fold {
  /// A record that is read; its cells live until the next one is.
  package struct Source {
    /// Its number.
    package let id: Int64
    /// The fields that were asked for.
    let cells: ArraySlice<Cell>

    package func text(_ place: Int) -> String? {
      switch cells[cells.startIndex + place] {
      case .text(let text): text.string
      case .reference(_, let name, _): name.string
      default: nil
      }
    }

    package func moment(_ place: Int) -> Instant? {
      if case .text(let text) = cells[cells.startIndex + place] { Instant(text) } else { nil }
    }

    package func day(_ place: Int) -> Day? {
      if case .text(let text) = cells[cells.startIndex + place] { Day(text) } else { nil }
    }

    /// A number: of decimals in millionths.
    package func number(_ place: Int) -> Int64? {
      switch cells[cells.startIndex + place] {
      case .integer(let n), .decimal(let n): n
      default: nil
      }
    }

    /// An amount in the smallest unit; nil without one.
    package func amount(_ place: Int) -> Int64? {
      if case .money(let minor, _) = cells[cells.startIndex + place] { minor } else { nil }
    }
  }

  /// What a record adds.
  package struct Entry {
    /// An amount that is exchanged before it is added.
    struct Amount {
      var slot: String
      var minor: Int64
      var times: Int128
      var code: String
      var day: Day
      /// Whether it is kept by itself, for what is in the middle of all; it is not said then that it has no rate.
      var isListed: Bool
    }

    /// The figure it is behind; nil leaves it out of the list of records.
    package var figure: String?
    package var tally = Tally()
    /// What it adds to groups where that happened at moments of its own: groups of time are told by these, and what is in
    /// `tally` is added to all alone.
    package var parts: [(at: Instant, tally: Tally)] = []
    /// Whether it is in no group.
    package var isNothing = false
    /// Where one cannot be counted the record is named, and none that come later are added.
    private(set) var amounts: [Amount] = []

    /// Adds an amount, some times over, at the rate of a day.
    package mutating func add(
      _ minor: Int64?, _ code: String?, to slot: String, on day: Day, times: Int128 = 1
    ) {
      guard let minor else { return }
      amounts.append(
        Amount(
          slot: slot, minor: minor, times: times, code: code ?? "", day: day, isListed: false))
    }

    package mutating func list(_ minor: Int64?, _ code: String?, in slot: String, on day: Day) {
      guard let minor else { return }
      amounts.append(
        Amount(slot: slot, minor: minor, times: 1, code: code ?? "", day: day, isListed: true))
    }
  }

  /// What is said of a record behind a figure: what it is called, its amount, and when it was, or else will be.
  private func said(at time: String) throws(CRMError) -> [String] {
    let noun = spec.noun
    let entry = try request.database.noun(noun)
    let title = entry.titles.first ?? "id"
    return switch noun {
    case .deal: [title, "amount", "currency", "closed_at", "close"]
    case .quote: [title, "net", "currency", "decided_at", "sent_at"]
    case .payment: [title, "amount", "currency", "due_on", "paid_on"]
    case .activity: [title, "id", "id", "at", "at"]
    case .line: [title, "net", "currency", "order.ordered_on", "created_at"]
    default: [title, "id", "id", time, "created_at"]
    }
  }

  /// Reads records one by one and adds what they come to, to their groups and to all.
  ///
  /// - Parameters:
  ///   - fields: the fields of the cells that `body` gets.
  ///   - time: the field that says when, for those who tell months apart.
  ///   - isBehindAlone: whether they are listed and nothing else.
  ///   - inAllAlone: whether they count in no group.
  package mutating func each(
    _ fields: [String], _ conditions: [String], at time: String, isBehindAlone: Bool = false,
    inAllAlone: Bool = false,
    _ body: (_ record: Source, _ entry: inout Entry) throws(CRMError) -> Void
  ) throws(CRMError) {
    var paths: [FieldPath] = []
    let said = try request.wantsRows ? self.said(at: time) : []
    for name in ["id"] + fields + said {
      paths.append(try FieldPath(name, of: spec.noun, in: request.database))
    }
    try read(dimensions, at: time, into: &paths)
    var query = RecordQuery(spec.noun, paths)
    query.condition = try request.condition(spec.noun, conditions)
    let reader = try query.reader(in: request.database)
    while let cells = try reader.next() {
      guard case .integer(let id) = cells[0] else { continue }
      var entry = Entry()
      try body(Source(id: id, cells: cells[1..<(1 + fields.count)]), &entry)
      let names = keys(dimensions, cells[(1 + fields.count + said.count)...])
      if entry.isNothing { continue }
      if !isBehindAlone {
        try exchange(&entry, id)
        all.add(entry.tally)
        let cells = cells[(1 + fields.count + said.count)...]
        for part in entry.parts {
          for keys in keys(dimensions, cells, at: part.at) { add(part.tally, to: keys) }
        }
        if !inAllAlone, entry.parts.isEmpty { for keys in names { add(entry.tally, to: keys) } }
      }
      guard let figure = entry.figure, request.wantsRows else { continue }
      let source = Source(id: id, cells: cells[(1 + fields.count)...])
      let amount = source.amount(1)
      // What is in no group stands behind the sum.
      for keys in inAllAlone ? [[]] : names {
        behind.append(
          Report.SourceRecord(
            figure: figure, group: keys.map { $0.title }.joined(separator: ", "), noun: spec.noun,
            id: id, title: source.text(0) ?? "", amount: amount,
            currency: amount == nil ? nil : source.text(2), at: source.text(3) ?? source.text(4)))
      }
    }
  }

  /// Adds the fields dimensions are had of.
  private func read(
    _ dimensions: [Dimension], at time: String, into paths: inout [FieldPath]
  ) throws(CRMError) {
    for dimension in dimensions {
      switch dimension {
      case .field(let path, let other):
        paths.append(path)
        if let other { paths.append(other) }
      case .each(let path): paths.append(path)
      case .time: paths.append(try FieldPath(time, of: spec.noun, in: request.database))
      }
    }
  }

  /// The groups each record is in by some dimensions.
  func keys(
    _ dimensions: [Dimension], of condition: SQLCondition?, at time: String
  ) throws(CRMError) -> [Int64: [[(key: String?, title: String)]]] {
    var paths = [try FieldPath("id", of: spec.noun, in: request.database)]
    try read(dimensions, at: time, into: &paths)
    var query = RecordQuery(spec.noun, paths)
    query.condition = condition
    let reader = try query.reader(in: request.database)
    var found: [Int64: [[(key: String?, title: String)]]] = [:]
    while let cells = try reader.next() {
      if case .integer(let id) = cells[0] { found[id] = keys(dimensions, cells[1...]) }
    }
    return found
  }

  /// The groups a record counts in.
  ///
  /// - Parameter at: when it was, where its own field does not say it.
  private func keys(
    _ dimensions: [Dimension], _ cells: ArraySlice<Cell>, at: Instant? = nil
  ) -> [[(key: String?, title: String)]] {
    var groups: [[(key: String?, title: String)]] = [[]]
    var next = cells.startIndex
    for dimension in dimensions {
      var values = Fold.values(cells[next])
      if let at, dimension.isTime { values = [(at.description, nil)] }
      next += 1
      if case .field(_, .some) = dimension {
        if values.isEmpty { values = Fold.values(cells[next]) }
        next += 1
      }
      let own =
        values.isEmpty
        ? [named(dimension, nil, nil)]
        : values.map {
          named(dimension, $0.key, $0.name)
        }
      groups = groups.flatMap { group in own.map { group + [$0] } }
    }
    return groups
  }

  /// The values of a cell as figures are told apart by them.
  private static func values(_ cell: Cell) -> [(key: String, name: String?)] {
    switch cell {
    case .null: []
    case .text(let text), .single(let text): [(text.string, nil)]
    case .integer(let n), .decimal(let n), .money(let n, _): [("\(n)", nil)]
    case .boolean(let yes): [(yes ? "1" : "0", nil)]
    case .reference(let id, let name, _): [("\(id)", name.isEmpty ? nil : name.string)]
    case .json(let text):
      Fold.elements(text).compactMap { item in
        (item.text ?? item["name"]?.text).map { ($0, nil) }
      }
    }
  }

  private static func elements(_ text: Bytes) -> [JSON] {
    do throws(JSONParser.Fault) {
      return try JSONParser.parse(text).elements ?? []
    } catch {
      return []
    }
  }

  /// Adds the amounts of a record.
  private mutating func exchange(_ entry: inout Entry, _ id: Int64) throws(CRMError) {
    for amount in entry.amounts {
      var reason = "too_large"
      if Money.isWithinBound(amount.minor) {
        let fine = Int128(amount.minor) * Tally.fine
        if let found = try exchange.convert(fine, amount.code, on: amount.day) {
          if amount.isListed {
            entry.tally.append(found, to: amount.slot)
          } else {
            entry.tally[amount.slot] += found * amount.times
          }
          continue
        }
        reason = "no_rate"
      }
      if amount.isListed { continue }
      let title = try RecordFinder(request.database, request.rules).title(
        of: id, try request.database.table(spec.noun))
      excluded.append(
        Report.Excluded(
          count: 1, currency: amount.code, reason: reason,
          [Report.Excluded.Record(spec.noun, id, title)]))
      break
    }
  }

  /// Reads rows of a statement.
  func rows(_ sql: String, _ values: [SQLValue]) throws(CRMError) -> any Statement {
    let rows = try request.database.connection.prepare(sql)
    rows.bind(values)
    return rows
  }

  /// The numbers a statement answers with.
  func numbers(_ sql: String, _ values: [SQLValue]) throws(CRMError) -> Set<Int64> {
    let rows = try rows(sql, values)
    var found: Set<Int64> = []
    while try rows.step() { found.insert(rows.integer(0)) }
    return found
  }
}
