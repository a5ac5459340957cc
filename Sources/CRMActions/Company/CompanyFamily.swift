import CRMDomain
import CRMStore

/// What belongs to a company, from the top of its tree down.
package struct CompanyFamily {
  /// One company of the tree.
  package struct Line: Sendable, Equatable {
    /// How many steps below the top.
    package var depth: Int
    /// Its number.
    package var id: Int64
    /// Its name.
    package var name: String
    /// What it is to the company above: `top`, `child`, or a type of relation.
    package var link: String
    /// The last day it was that, where it is over.
    package var ended: String?
    /// The first day it will be that, where it has not begun.
    package var begins: String?
  }

  /// The deepest tree that is walked.
  private static let depthBound = 100

  private let database: Database
  private let today: Day

  /// Families in a database, as they are on a day.
  package init(_ database: Database, today: Day) {
    self.database = database
    self.today = today
  }

  /// Every tree of more than one company, in the order of their names.
  package func all() throws(CRMError) -> [Line] {
    let tops = try database.connection.prepare(CompanySQL.tops)
    var numbers: [Int64] = []
    while try tops.step() { numbers.append(tops.integer(0)) }
    var lines: [Line] = []
    for top in numbers {
      var seen: Set<Int64> = []
      try walk(Line(depth: 0, id: top, name: "", link: "top"), &lines, &seen)
    }
    return lines
  }

  /// The tree a company is part of.
  package func lines(of company: Int64) throws(CRMError) -> [Line] {
    var top = company
    var steps = 0
    while steps < Self.depthBound,
      let parent = try database.connection.integer(CompanySQL.parent, .integer(top))
    {
      top = parent
      steps += 1
    }
    var lines: [Line] = []
    var seen: Set<Int64> = []
    try walk(Line(depth: 0, id: top, name: "", link: "top"), &lines, &seen)
    return lines
  }

  private func walk(
    _ line: Line, _ lines: inout [Line], _ seen: inout Set<Int64>
  ) throws(CRMError) {
    let isNew = seen.insert(line.id).inserted
    let name = try database.connection.prepare(CompanySQL.name)
    name.bind(1, line.id)
    var named = line
    named.name = try name.step() ? name.string(0) ?? "" : ""
    lines.append(named)
    // A company that deals for two others stands under both, its own tree only once.
    guard isNew, line.depth < Self.depthBound else { return }
    for child in try below(line) { try walk(child, &lines, &seen) }
  }

  /// What belongs to a company, its names still to be said.
  private func below(_ line: Line) throws(CRMError) -> [Line] {
    let statement = try database.connection.prepare(CompanySQL.below)
    statement.bind([.integer(line.id), .text(today.description)])
    var found: [Line] = []
    while try statement.step() {
      found.append(
        Line(
          depth: line.depth + 1, id: statement.integer(0), name: "",
          link: statement.string(1) ?? "", ended: statement.string(3), begins: statement.string(4)))
    }
    return found
  }
}
