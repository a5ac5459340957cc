import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let companyTree = Verb(
    "tree", .reads, "Show what belongs to a company: its parent, its children, its dealers.",
    """
    From the company at the top down, each step deeper indented; without a company every tree. Dealers and distributors are \
    relations: crm relation add company:5 company:1 type=dealer_of. Beside one that is over stands its last day, \
    beside one that is to come its first.

      $ crm company tree 1
    """,
    answers: "[{depth: int, id: int, name: text?, link: text?, ended: day?, begins: day?}]"
  ) { a throws(CRMError) in
    let company: String? = try a.optionalArgument("company", "The company.", completing: .records)
    return { context throws(CRMError) in
      let database = try context.database(.reading)
      var number: Int64?
      let lines: [CompanyFamily.Line]
      let family = CompanyFamily(database, today: try context.clock().today)
      if let company {
        let found = try RecordFinder(database, try context.rules()).find(
          company, .company, .typed(beginnings: context.world.terminal.input))
        number = found
        lines = try family.lines(of: found)
      } else {
        lines = try family.all()
      }
      let columns = [
        OutputColumn("depth", .integer(0...1000), heading: "DEPTH"),
        OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
        OutputColumn("name", heading: "NAME"), OutputColumn("link", heading: "LINK"),
        OutputColumn("ended", .day, heading: "ENDED"),
        OutputColumn("begins", .day, heading: "BEGINS"),
      ]
      let grid = Grid(columns, .of("company", column: 1)) { emit throws(CRMError) in
        for line in lines {
          try Texts.with([line.name, line.link, line.ended ?? "", line.begins ?? ""]) {
            cells throws(CRMError) in
            try emit([
              .integer(Int64(line.depth)), .integer(line.id), cells[0], cells[1],
              line.ended == nil ? .null : cells[2], line.begins == nil ? .null : cells[3],
            ])
          }
        }
      }
      grid.lines = { () throws(CRMError) in
        let display = DisplayText(try context.locale())
        return lines.map { line in
          let indent = String(repeating: "  ", count: line.depth)
          func said(_ word: String, _ day: String?) -> String {
            guard let day = day?.withBytes({ Day($0) }) else { return "" }
            var text = ByteBuffer(capacity: 16)
            display.day(day, &text)
            return ", \(word) \(text.string)"
          }
          let when = said("ended", line.ended) + said("from", line.begins)
          let link = line.link == "top" || line.link == "child" ? "" : "  (\(line.link)\(when))"
          let mark = line.id == number && lines.count > 1 ? "  <" : ""
          return "\(indent)\(line.name)  \(line.id)\(link)\(mark)"
        }
      }
      try context.answer(.grid(grid))
    }
  }
}
