import CRMDomain
import CRMStore

/// Contracts end, or go on.
package enum RenewalJob: Job {
  package static let name = "renewals"
  package static let sentence =
    "Contracts that are ending ask to be renewed, or for notice; those that renew themselves go on, others end."

  package static func run(_ run: JobRun) throws(CRMError) {
    try renewByThemselves(run)
    let table = try run.database.table(.contract)
    let days = Int(try run.database.settings()["renewal_days"] ?? "") ?? ContractTerms.renewalDays
    let row = Row(table.layout)
    let dates = run.editor.rules.dates
    // Notice can be given for years before an end.
    for number in try run.database.connection.numbers(
      ContractSQL.ending, .text((run.today + 3650 + days).description))
    {
      guard try run.begin(.contract, number) else { continue }
      guard try run.editor.operation.load(number, of: table, into: row),
        let end = row[Contract.endsOn]
      else { continue }
      let name = row[Contract.title] ?? row[Contract.number] ?? "contract \(number)"
      var owner = row[Contract.owner]
      if owner == nil, let company = row[Contract.company] {
        owner = try run.database.connection.integer(ContractSQL.companyOwner, .integer(company))
      }
      let links: [(Key<Int64>, Int64?)] = [
        (Task.contract, number), (Task.company, row[Contract.company]),
        (Task.contact, row[Contract.contact]),
      ]
      let renewal = ContractTerms.renewal(of: end, days: days)
      // What renews itself every month asks nobody every month.
      let isShort =
        row[Contract.autoRenew] == true && row[Contract.startsOn].map { $0 > renewal } ?? false
      if run.today >= renewal, !isShort {
        try run.makeTask(
          "renewal:\(number):\(end.description)", "Renew \(name)",
          due: try dates.workday(onOrBefore: renewal), owner: owner, links)
      }
      if let notice = row[Contract.noticeDays] {
        let last = ContractTerms.notice(of: end, days: Int(notice))
        if run.today >= min(renewal, last - 30), !isShort {
          // Who is to give it works before a holiday, not on it.
          let due = try dates.workday(onOrBefore: last)
          try run.makeTask(
            "notice:\(number):\(end.description)",
            "Notice of \(name) can be given until \(due == last ? "this day" : last.description)",
            due: due, owner: owner, links)
        }
      }
    }
    for number in try run.database.connection.numbers(
      ContractSQL.over, .text(run.today.description))
    {
      guard try run.begin(.contract, number) else { continue }
      guard try run.editor.operation.load(number, of: table, into: row) else { continue }
      let name = row[Contract.title] ?? row[Contract.number] ?? ""
      _ = try run.editor.edit(number, of: .contract, [.set(Contract.status, "ended")])
      run.changed(.contract, number, "\(name): ended")
      run.tellConsequences()
    }
  }

  /// Contracts that renew themselves go on, term by term up to today; what asked to renew them is done.
  private static func renewByThemselves(_ run: JobRun) throws(CRMError) {
    for number in try run.database.connection.numbers(
      ContractSQL.selfRenewing, .text(run.today.description))
    {
      guard try run.begin(.contract, number) else { continue }
      var current = number
      // A term is a month or more, so this ends.
      while let next = try renewed(current, run) { current = next }
    }
  }

  private static func renewed(_ number: Int64, _ run: JobRun) throws(CRMError) -> Int64? {
    let table = try run.database.table(.contract)
    let row = Row(table.layout)
    guard try run.editor.operation.load(number, of: table, into: row),
      row[Contract.status] == "active",
      let end = row[Contract.endsOn], run.today >= end
    else { return nil }
    let renewal = RenewContract(run.editor)
    let successor = try renewal.run(number, []).successor
    let name = row[Contract.title] ?? row[Contract.number] ?? "contract \(number)"
    run.created(.contract, successor)
    run.changed(.contract, number, "\(name): renewed")
    run.tellConsequences()
    return successor
  }
}
