import CRMDomain
import CRMStore

// What orders and contracts ask beyond their own fields.
extension RecordEditor {
  func checkOrder(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    try number(draft, "O", old)
    let ordered = draft.layout[Order.orderedOn]
    if draft.row.isNull(ordered), !draft.wrote(Order.orderedOn) {
      draft.row.set(ordered, rules.dates.clock.today.description)
    }
    if old == nil || draft.wrote(Order.contact) { fillCompany(draft) }
    try fillPlace(draft)
    if let old, let column = draft.layout.column(Order.currency),
      !draft.row.isEqual(column, to: old),
      try database.connection.integer(
        QuoteSQL.lastPosition, .null, .integer(old.integer(RecordTable.id))) ?? 0 > 0
    {
      throw CRMError(
        .data, code: "has_lines",
        "\(old.string(Order.number) ?? "") has lines in \(old.string(Order.currency) ?? "")",
        hint: "make another order in that currency")
    }
    if !rules.isImport, let quote = draft.row.number(Order.quote),
      quote != old.flatMap({ $0.number(Order.quote) }),
      let order = try database.connection.integer(QuoteSQL.orderOfQuote, .integer(quote)),
      order != old?.integer(RecordTable.id)
    {
      throw CRMError(
        .data, code: "exists", "the quote became order \(order) already",
        hint: "crm order show \(order)")
    }
    guard draft.row.string(Order.status) == "delivered",
      let column = draft.layout.column(Order.deliveredOn),
      draft.row.isNull(column), !rules.isImport
    else { return }
    draft.row.set(column, rules.dates.clock.today.description)
  }

  func checkContract(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    try number(draft, "C", old)
    let row = draft.row
    if old == nil, !rules.isImport, let number = row.number(Contract.order) {
      let table = try database.table(.order)
      let order = Row(table.layout)
      if try operation.load(number, of: table, into: order) {
        for name in ["company", "contact", "owner"] where value(name, row) == nil {
          if let known = value(name, order), let column = draft.layout.column(name) {
            row.set(column, known)
          }
        }
        fillRecurring(draft, order)
      }
    }
    if old == nil || draft.wrote(Order.contact) { fillCompany(draft) }
    if old == nil, !rules.isImport, let column = draft.layout.column(Order.owner),
      row.isNull(column),
      !draft.wrote(Order.owner)
    {
      // Whoever looks after the company looks after what it has agreed to.
      let known = try row.number(Order.company).flatMap { company throws(CRMError) in
        try database.connection.integer(ContractSQL.companyOwner, .integer(company))
      }
      row.set(column, known ?? operation.user)
    }
    if let old, !rules.isImport, row.string(Order.status) == "renewed",
      old.string(Order.status) != "renewed",
      try database.connection.integer(
        ContractSQL.successor, .integer(old.integer(RecordTable.id))) == nil
    {
      let number = old.integer(RecordTable.id)
      throw CRMError(
        .data, code: "not_renewed_by_edit", "contract \(number) is not renewed by an edit",
        hint: "crm contract renew \(number)"
          + (row.number(Contract.termMonths) == nil ? " term_months=12" : ""))
    }
    if let ends = row.number(Contract.renews), ends == old?.integer(RecordTable.id) {
      throw CRMError(.data, code: "cycle", "a contract does not renew itself")
    }
  }

  /// What the recurring lines of an order bring in a month.
  private func fillRecurring(_ draft: RecordDraft, _ order: Row) {
    guard let column = draft.layout.column(Contract.mrr), draft.row.isNull(column),
      let recurring = order.number(Order.recurring), recurring != 0
    else { return }
    draft.row.set(column, recurring)
    draft.row.set(draft.layout[Order.currency], order.string(Order.currency))
  }
}
