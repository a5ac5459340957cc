import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let sql = Verb(
    "sql", .reads, "Ask the database in SQL; nothing can be written.",
    """
    There is a view for each noun, called as more than one of it: contacts, companies, relations, \
    activities, segments, rates, users, operations … Their columns are the fields of 'crm NOUN fields'; a \
    reference has its name beside it (company, company_name). Amounts are in the smallest unit of their \
    currency, decimals in millionths, lists are JSON. Words after the statement are its parameters $1, $2 …; \
    '-' reads the statement from standard input. '--tables' lists the views.

      $ crm sql 'SELECT city, COUNT(*) AS people FROM contacts GROUP BY city ORDER BY 2 DESC'
      $ crm sql 'SELECT id, name FROM companies ORDER BY employees DESC LIMIT $1' 10 --csv
      $ crm sql --tables
    """,
    answers: "[<any>]"
  ) { a throws(CRMError) in
    let statement: String? = try a.optionalArgument("statement", "A question in SQL.")
    let parameters: [String] = try a.arguments("parameter", "What stands for $1, $2 …")
    let tables = a.flag("tables", "List the views and their columns.")
    return { context throws(CRMError) in
      let query = SQLQuery(context)
      if tables { return try query.tables() }
      guard var text = statement else {
        throw CRMError(.usage, code: "missing_argument", "<statement> is missing")
      }
      if text == "-" { text = try context.world.input.readAll().string }
      guard !text.trimmed.isEmpty else { throw .usage("the statement is empty") }
      try query.run(text, parameters)
    }
  }
}

private struct SQLQuery {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func tables() throws(CRMError) {
    let database = try context.database(.reading)
    let views = QueryViews(database)
    let columns = [
      OutputColumn("view", heading: "VIEW"), OutputColumn("columns", heading: "COLUMNS"),
    ]
    var all: [(String, String)] = []
    for table in try database.allTables() + [try database.table(.operation)] {
      let names = try views.columns(table).map { $0.name }.joined(separator: ", ")
      all.append((QueryViews.name(table.noun), names))
    }
    try context.answer(columns) { emit throws(CRMError) in
      for (name, names) in all {
        try Texts.with([name, names]) { cells throws(CRMError) in try emit(cells) }
      }
    }
  }

  func run(_ sql: String, _ parameters: [String]) throws(CRMError) {
    let database = try context.database(.reading)
    let views = QueryViews(database)
    let values = parameters.map { text -> SQLValue in
      Int64(text).map { .integer($0) } ?? .text(text)
    }
    let statement = try views.question(sql)
    let names = SQLQuery.distinct((0..<statement.columnCount).map { statement.name($0) })
    // A name may hold points, which are no paths here: `avg(a*1.5)`.
    let columns = names.map { OutputColumn(plain: $0, heading: $0.uppercased()) }
    let wanted = statement.parameterCount
    guard wanted == parameters.count else {
      throw .usage(
        "the statement has \(wanted) \(wanted == 1 ? "parameter" : "parameters"), and \(parameters.count) \(parameters.count == 1 ? "was" : "were") given",
        hint: "they are $1, $2 …, and their values stand behind the statement")
    }
    // A table is laid out in two passes where it is long, and the second asks again.
    try context.answer(columns) { emit throws(CRMError) in
      statement.reset()
      statement.bind(values)
      while try views.step(statement) { try emit(SQLQuery.cells(statement, names.count)) }
    }
  }

  private static func cells(_ row: any Statement, _ count: Int) -> [Cell] {
    (0..<count).map { i in
      switch row.kind(i) {
      case .null: .null
      case .integer: .integer(row.integer(i))
      // Infinity is no number of JSON.
      case .number: row.text(i).last?.isDigit ?? false ? .json(row.text(i)) : .null
      case .text: .text(row.text(i))
      }
    }
  }

  /// Names of columns, each once: JSON has no key twice.
  private static func distinct(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      seen[name, default: 0] += 1
      let n = seen[name] ?? 1
      return n == 1 ? name : "\(name)_\(n)"
    }
  }
}
