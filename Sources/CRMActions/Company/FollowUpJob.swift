import CRMDomain
import CRMStore

/// Customers are not forgotten.
package enum FollowUpJob: Job {
  package static let name = "followups"
  /// Who is to be called for another reason is not forgotten.
  package static let turn = JobTurn.last
  package static let sentence =
    "Companies nobody was in touch with for as long as was agreed get a task."

  /// A customer nobody was in touch with for longer than was agreed, and with whom nothing is planned.
  package static func run(_ run: JobRun) throws(CRMError) {
    let own = try run.zone(nil)
    func day(_ text: String?) -> Day? {
      text.flatMap { $0.withBytes { Instant($0) } }.map { own.local($0).day }
    }
    // A follow-up that was made is one, whatever closed its task and whatever it says by now.
    var made: [Int64: (isOpen: Bool, last: Day?)] = [:]
    let tasks = try run.database.connection.prepare(ContractSQL.followups)
    while try tasks.step() {
      guard let company = (tasks.string(0) ?? "").split(separator: ":").dropFirst().first,
        let number = Int64(company)
      else { continue }
      let known = made[number] ?? (false, nil)
      made[number] = (
        known.isOpen || tasks.integer(1) != 0,
        [known.last, day(tasks.string(2))].compactMap(\.self).max()
      )
    }
    tasks.reset()
    let rows = try run.database.connection.prepare(ContractSQL.followedUp)
    var due: [(id: Int64, name: String, last: String, owner: Int64?)] = []
    while try rows.step() {
      let months: Int
      switch rows.string(2) {
      case "monthly": months = 1
      case "quarterly": months = 3
      case "half_yearly": months = 6
      default: months = 12
      }
      let known = made[rows.integer(0)]
      if known?.isOpen == true { continue }
      let last = [day(rows.string(3)), known?.last].compactMap(\.self).max()
      if let last, last.adding(months: months) > run.today { continue }
      due.append(
        (
          rows.integer(0), rows.string(1) ?? "", last?.description ?? "never",
          rows.isNull(4) ? nil : rows.integer(4)
        ))
    }
    rows.reset()
    for company in due {
      guard try run.begin(.company, company.id) else { continue }
      guard try run.database.connection.integer(ContractSQL.openTask, .integer(company.id)) == nil
      else { continue }
      try run.makeTask(
        "followup:\(company.id):\(company.last)", "Follow up \(company.name)", due: run.today,
        owner: company.owner, [(Task.company, company.id)])
    }
  }
}
