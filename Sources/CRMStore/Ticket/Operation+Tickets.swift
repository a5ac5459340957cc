import CRMDomain

extension Operation {
  /// Sees to it that what the clock says of tickets is worked out anew when the operation ends.
  package func recount(tickets numbers: [Int64]) throws(CRMError) {
    guard !numbers.isEmpty else { return }
    touchedDenormalised = true
    for number in numbers { denormalised.note(number, in: NounName.ticket.table) }
  }

  /// Works out anew what the clock says of every ticket, and says how many there are and how many changed.
  package func recountAll() throws(CRMError) -> (tickets: Int, changed: Int) {
    let kept = try KeptByRules(TicketKeeper.self, database)
    let all = try kept.all()
    var changed = 0
    for number in all where try kept.differences(number)?.isEmpty == false {
      try kept.keep(number)
      changed += 1
    }
    if changed > 0 { noteMaintenance() }
    return (all.count, changed)
  }
}
