import CRMDomain
import CRMStore

// What comes back of what was sold.
//
// A return has its part of what the line came to, not its quantity times the price: three thirds of 200.00 are
// 66.67, 66.66 and 66.67, and never 200.01. Each gives the difference between what should have come back in
// all by now and what did before it, so that the last takes the rest, in whatever order they come. Whoever says
// another price for what comes back, or takes a discount off, as for what was used, gets that, but never more than
// was paid, and it stays out of the parts of the others.
extension LineRules {
  /// The line of the same order that a line takes back; nil where it takes back none.
  func soldLine(of row: Row) throws(CRMError) -> Row? {
    guard let original = row.number(Line.returnOf) else { return nil }
    let table = try database.table(.line)
    let sold = Row(table.layout)
    guard try operation.load(original, of: table, into: sold), sold.number(Line.returnOf) == nil,
      let order = sold.number(Line.order), order == row.number(Line.order)
    else {
      throw CRMError(.data, code: "no_return", "line \(original) is no line of the same order")
    }
    return sold
  }

  /// Refuses a line of a file that takes back what was not sold, or more than is left of it. Which line it takes back is
  /// known once every row was read; what it comes to the file says.
  func settle(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    guard change.isImported, change.differs(Line.returnOf), let sold = try soldLine(of: row) else {
      return
    }
    let (line, own) = (sold.integer(RecordTable.id), change.number)
    let quantity = row.number(Line.quantity) ?? 0
    let before =
      try database.connection.integer(QuoteSQL.returned, .integer(line), .integer(own)) ?? 0
    let given =
      try database.connection.integer(QuoteSQL.allGivenBack, .integer(line), .integer(own)) ?? 0
    let (net, paid) = (row.integer(Line.net), sold.integer(Line.net))
    let isWithin = paid >= 0 ? given + net >= -paid && net <= 0 : given + net <= -paid
    guard quantity < 0, sold.integer(Line.quantity) + before + quantity >= 0, isWithin else {
      throw CRMError(
        .data, code: "no_return", "more would come back of line \(line) than was sold and paid",
        hint: "crm line show \(line)")
    }
  }

  /// Completes a line that takes back some of what was sold, and no more of it.
  func completeReturn(
    _ change: RecordChange, _ sold: Row, _ currency: Currency
  ) throws(CRMError) {
    let (draft, row, old) = (change.draft, change.row, change.old)
    let (line, own) = (sold.integer(RecordTable.id), change.number)
    let (quantity, whole) = (row.number(Line.quantity) ?? 0, sold.number(Line.quantity) ?? 0)
    let before =
      try database.connection.integer(QuoteSQL.returned, .integer(line), .integer(own)) ?? 0
    guard quantity < 0, whole + before + quantity >= 0 else {
      throw CRMError(
        .data, code: "no_return",
        quantity < 0
          ? "more would come back than was sold"
          : "what comes back is written with a minus: quantity=-1")
    }
    // How it was taxed and how often it was charged is how it comes back: these are the sums it is taken from.
    let same: [any AnyKey] = [
      Line.product, Line.vatCode, Line.vatRate, Line.period, Line.listPrice, Line.priceRule,
    ]
    for key in same { row.copy(key, from: sold) }
    for key in [Line.text, Line.unit] where row.isNull(key) { row.copy(key, from: sold) }
    for key in [Line.unitPrice, Line.discount] where !draft.wrote(key) && old == nil {
      row.copy(key, from: sold)
    }
    let isOwn =
      draft.wrote(Line.discountAmount)
      || [Line.unitPrice, Line.discount].contains { !row.isEqual($0, to: sold) }
    if isOwn {
      // What is given back is written with a minus, and a discount makes it less.
      if !row.isNull(Line.discountAmount), row.integer(Line.discountAmount) > 0 {
        row.set(Line.discountAmount, -row.integer(Line.discountAmount))
      }
      let net = QuoteMath.net(
        quantity: quantity, price: row.integer(Line.unitPrice),
        discount: row.integer(Line.discount), less: row.integer(Line.discountAmount),
        places: currency.places)
      guard let net else {
        throw CRMError(.data, code: "too_large", "the line comes to more than can be kept")
      }
      row.set(Line.net, net)
    } else if old.map({ !row.isEqual(Line.quantity, to: $0) || $0.isNull(Line.net) })
      ?? true
    {
      try shareReturn(row, sold, back: -quantity, except: own)
    }
    let given =
      try database.connection.integer(QuoteSQL.allGivenBack, .integer(line), .integer(own)) ?? 0
    let (net, paid) = (row.integer(Line.net), sold.integer(Line.net))
    guard paid >= 0 ? given + net >= -paid && net <= 0 : given + net <= -paid else {
      throw CRMError(
        .data, code: "no_return", "more would be given back for line \(line) than was paid",
        hint: "leave out the price, and it gives back what is left")
    }
  }

  /// Gives a return its part of what a line came to, and of the discount on the whole of it.
  private func shareReturn(
    _ row: Row, _ sold: Row, back: Int64, except own: Int64
  ) throws(CRMError) {
    let others = try database.connection.prepare(QuoteSQL.givenBack)
    others.bind([.integer(sold.integer(RecordTable.id)), .integer(own)])
    var (quantity, net, less): (Int64, Int64, Int64) = (0, 0, 0)
    let (whole, paid) = (sold.integer(Line.quantity), sold.integer(Line.net))
    while try others.step() {
      let (back, given) = (others.integer(0), others.integer(1))
      guard QuoteMath.isPart(given, of: paid, for: back, of: whole) else { continue }
      (quantity, net, less) = (quantity + back, net + given, less + others.integer(2))
    }
    others.reset()
    func part(_ key: Key<Int64>, _ before: Int64) -> Int64 {
      -QuoteMath.returned(back - quantity, of: whole, amount: sold.integer(key)) - before
    }
    row.set(Line.net, part(Line.net, net))
    if sold.isNull(Line.discountAmount) {
      row.setNull(Line.discountAmount)
    } else {
      row.set(Line.discountAmount, part(Line.discountAmount, less))
    }
  }

  /// Refuses to change what was sold once some of it came back: it would have come back at another price, or more
  /// of it than there was.
  func refuseReturned(_ change: RecordChange) throws(CRMError) {
    guard change.old != nil else { return }
    let line = change.number
    let deciding: [any AnyKey] = [
      Line.product, Line.quantity, Line.unitPrice, Line.discount, Line.discountAmount,
      Line.vatCode, Line.period,
    ]
    guard let changed = deciding.first(where: { change.differs($0) })?.name,
      let back = try database.connection.integer(QuoteSQL.returnOf, .integer(line))
    else { return }
    throw CRMError(
      .data, code: "returned",
      "some of line \(line) came back, so its \(changed.replacing("_", by: " ")) stays as it is",
      hint: "take the return away first: crm line remove \(back)")
  }
}
