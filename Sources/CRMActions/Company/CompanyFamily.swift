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
      try walk((top, "top", nil, nil), 0, &lines, &seen)
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
    try walk((top, "top", nil, nil), 0, &lines, &seen)
    return lines
  }

  private func walk(
    _ member: (company: Int64, link: String, ended: String?, begins: String?), _ depth: Int,
    _ lines: inout [Line],
    _ seen: inout Set<Int64>
  ) throws(CRMError) {
    let company = member.company
    let isNew = seen.insert(company).inserted
    let name = try database.connection.prepare(CompanySQL.name)
    name.bind(1, company)
    let title = try name.step() ? name.string(0) ?? "" : ""
    lines.append(
      Line(
        depth: depth, id: company, name: title, link: member.link, ended: member.ended,
        begins: member.begins))
    // A company that deals for two others stands under both, its own tree only once.
    guard isNew, depth < Self.depthBound else { return }
    for child in try below(company) { try walk(child, depth + 1, &lines, &seen) }
  }

  private func below(_ company: Int64) throws(CRMError) -> [(Int64, String, String?, String?)] {
    let statement = try database.connection.prepare(CompanySQL.below)
    statement.bind([.integer(company), .text(today.description)])
    var found: [(Int64, String, String?, String?)] = []
    while try statement.step() {
      found.append(
        (statement.integer(0), statement.string(1) ?? "", statement.string(3), statement.string(4)))
    }
    return found
  }
}
