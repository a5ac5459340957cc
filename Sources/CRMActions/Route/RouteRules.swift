import CRMDomain
import CRMStore

/// A rule of routing has a filter that reads, and what its method needs.
struct RouteRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    try refuseTwins(.route, numbers, in: database)
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try refuseSameName(change)
    try checkFilter(change, Route.filter)
    let method = row[Route.method] ?? "team"
    if method == "person", row[Route.assignee] == nil {
      throw CRMError(
        .data, code: "required", "a route to a person names that person", hint: "assignee=kari")
    }
    if ["team", "round_robin", "least_loaded"].contains(method), row[Route.team] == nil {
      throw CRMError(
        .data, code: "required", "a route to a team names that team",
        hint: "team=… (crm team list)")
    }
  }
}
