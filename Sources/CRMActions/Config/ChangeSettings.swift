import CRMDomain
import CRMStore

/// Changes settings of the database, within one operation, and does what must follow.
package struct ChangeSettings {
  private let operation: Operation
  private let rules: ReadingRules
  private var database: Database { operation.database }

  /// A change within an operation.
  package init(_ operation: Operation, _ rules: ReadingRules) {
    self.operation = operation
    self.rules = rules
  }

  /// Changes settings, whose values were checked; nil clears one. Answers a line for each.
  package func run(_ changes: [(name: String, value: String?)]) throws(CRMError) -> [String] {
    let table = try database.table(.config)
    guard let nameColumn = table.layout.column(Config.name),
      let valueColumn = table.layout.column(Config.value)
    else { throw .defect("settings have no name") }
    var said: [String] = []
    for (name, value) in changes {
      let number = try database.connection.integer(
        SettingSQL.number, .text(name))
      let old = Row(table.layout)
      if let number { _ = try operation.load(number, of: table, into: old) }
      let before = number == nil ? nil : old.string(valueColumn)
      guard before != value else {
        said.append("\(name): unchanged")
        continue
      }
      if name == "currency" { try refuseCurrency(before) }
      let new = Row(table.layout)
      new.copy(old)
      new.set(nameColumn, name)
      new.set(valueColumn, value)
      switch (number, value) {
      case (nil, _): try operation.insert(new, into: table)
      case (_?, nil): try operation.delete(old, from: table)
      case (_?, _?): try operation.update(old, to: new, in: table)
      }
      if name == "collation" {
        try reorder(Collation(rawValue: value ?? "") ?? .en)
      }
      try settle(name)
      said.append("\(name): \(before ?? "(default)") → \(value ?? "(default)")")
    }
    return said
  }

  /// Where the organisation is, and by which calendar it works, decides when what was promised is due.
  private func settle(_ name: String) throws(CRMError) {
    guard ["time_zone", "country", "calendar"].contains(name) else { return }
    database.forget()
    if name == "calendar" { try Promises(RecordEditor(operation, rules)).renewAll() }
    try operation.recount(tickets: try database.connection.numbers(TicketSQL.all))
  }

  /// Makes every sort key anew.
  private func reorder(_ collation: Collation) throws(CRMError) {
    operation.releaseStatements()
    for table in try database.allTables() {
      try DerivedColumns(database, table).rebuild(past: false, collation: collation)
      try DerivedColumns(database, table).rebuild(past: true, collation: collation)
    }
  }

  /// The base currency says what amounts without one are in, so it stays once there are any.
  private func refuseCurrency(_ before: String?) throws(CRMError) {
    for table in try database.allTables() where table.layout.column(Common.currency) != nil {
      if try database.connection.integer(
        table.selectAnyCurrency) != nil
      {
        throw CRMError(
          .data, code: "fixed",
          "the base currency stays \(before ?? rules.currency.code): there are amounts already")
      }
    }
  }
}
