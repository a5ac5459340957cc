import CRMDomain

/// Rows below headings. A class, as what holds so much is handed on more cheaply by reference.
package final class Grid {
  /// Hands every row to the closure it is given; may be asked twice. The cells are borrowed until that returns.
  package typealias Rows = (_ emit: ([Cell]) throws(CRMError) -> Void) throws(CRMError) -> Void

  /// Which records its rows are.
  package enum Records: Sendable {
    /// Of one noun, whose numbers stand in a column.
    case of(String, column: Int)
    /// Of the nouns that stand in one column, with the numbers of another.
    case named(noun: Int, number: Int)
  }

  /// What JSON says where it says more than the columns.
  package enum Objects {
    /// An object for each row, handed to the closure.
    case each((_ emit: (JSON) throws(CRMError) -> Void) throws(CRMError) -> Void)
    /// One for all of them.
    case one(() throws(CRMError) -> JSON)

    /// With nothing in an object of a row but these of its members, in this order. What stands beside rows stays.
    func picking(_ names: [String]) -> Objects {
      func picked(_ object: JSON) -> JSON {
        .object(names.compactMap { name in object[name].map { JSON.Member(name, $0) } })
      }
      switch self {
      case .each(let objects):
        return .each { emit throws(CRMError) in
          try objects { object throws(CRMError) in try emit(picked(object)) }
        }
      case .one(let object):
        return .one { () throws(CRMError) in
          guard case .object(let members) = try object() else { return .object([]) }
          return .object(
            members.map { member in
              switch (member.key, member.value) {
              case ("rows", .array(let rows)):
                JSON.Member(member.key, .array(rows.map { picked($0) }))
              case ("totals", .object): JSON.Member(member.key, picked(member.value))
              default: member
              }
            })
        }
      }
    }
  }

  /// How a picture of it is drawn.
  package struct Chart: Sendable {
    /// The columns of what is told apart, and that of its sizes.
    package var labels: [Int]
    package var size: Int

    /// How large a row is; nothing is less than nothing.
    func size(of cells: [Cell]) -> Int64 {
      switch cells[size] {
      case .integer(let n), .decimal(let n), .money(let n, _): max(0, n)
      default: 0
      }
    }

    /// A bar for each row.
    package init(labels: [Int], size: Int) {
      self.labels = labels
      self.size = size
    }
  }

  /// What the rows hold.
  package var columns: [OutputColumn]
  /// The rows.
  package var rows: Rows
  /// What it is about, where it stands alone on a page.
  package var title = ""
  /// Which records the rows are; nil for none.
  package var records: Records?
  /// Whether there is one row, whoever asks: JSON is the object alone.
  package var isOne = false
  /// What is said beside it where there are no rows.
  package var whenNone: String?
  /// How people read it on a terminal, where that is no table.
  package var lines: (() throws(CRMError) -> [TextLine])?
  /// What stands over it on a terminal, where that is more than nothing; a page has its title.
  package var heading = ""
  /// What stands above and below the table, for people.
  package var above: [TextLine] = []
  package var below: (() throws(CRMError) -> [TextLine])?
  /// The sums, for people: one more row.
  package var total: Rows?
  /// What JSON says instead of the columns.
  package var objects: Objects?
  /// The columns a terminal has room for, where they are fewer.
  package var shown: [Int]?
  /// The picture.
  package var chart: Chart?
  /// How CSV is written.
  package var dialect = CSVRenderer.Dialect.plain

  /// Rows below headings.
  package init(
    _ columns: [OutputColumn], _ records: Records? = nil, whenNone: String? = nil,
    _ rows: @escaping Rows
  ) {
    self.columns = columns
    self.records = records
    self.whenNone = whenNone
    self.rows = rows
  }

  /// The grid with these of its columns, in this order.
  package func picking(_ places: [Int]) -> Grid {
    func picked(_ rows: @escaping Rows) -> Rows {
      { emit throws(CRMError) in
        try rows { cells throws(CRMError) in try emit(places.map { cells[$0] }) }
      }
    }
    let grid = Grid(places.map { columns[$0] }, whenNone: whenNone, picked(rows))
    grid.total = total.map { picked($0) }
    (grid.title, grid.isOne, grid.dialect) = (title, isOne, dialect)
    (grid.lines, grid.above, grid.below) = (lines, above, below)
    grid.objects = objects?.picking(places.map { columns[$0].name })
    switch records {
    case nil: break
    case .of(let noun, let column)?:
      grid.records = places.firstIndex(of: column).map { .of(noun, column: $0) }
    case .named(let noun, let number)?:
      grid.records = places.firstIndex(of: noun).flatMap { noun in
        places.firstIndex(of: number).map { .named(noun: noun, number: $0) }
      }
    }
    grid.chart = chart.flatMap { chart in
      let labels = chart.labels.compactMap { places.firstIndex(of: $0) }
      return labels.isEmpty
        ? nil : places.firstIndex(of: chart.size).map { Chart(labels: labels, size: $0) }
    }
    return grid
  }

  /// What an amount in a row is in: the column of currencies says it.
  package static func currency(_ columns: [OutputColumn]) -> Int? {
    columns.firstIndex { $0.name == "currency" }
  }
}
