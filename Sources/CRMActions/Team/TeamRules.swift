import CRMDomain
import CRMStore

/// A team has a name of its own, and lies below none that lies below it.
struct TeamRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    try refuseTwins(.team, numbers, in: database)
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let (number, row) = (change.number, change.row)
    try refuseSameName(change)
    guard number > 0, let parent = row[Team.parent],
      try database.connection.integer(TeamSQL.isAbove, .integer(parent), .integer(number)) != nil
    else { return }
    throw CRMError(
      .data, code: "circular", "team \(number) would lie below itself",
      hint: "give it a parent that is not below it")
  }
}
