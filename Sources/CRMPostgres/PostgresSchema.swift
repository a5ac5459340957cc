import CLibPQ
import CRMDomain
import CRMStore

// What is asked of the database itself.
extension PostgresConnection {
  func plan(
    of sql: String, _ values: [SQLValue]
  ) throws(CRMError) -> [(text: String, index: String?)] {
    let statement = try prepare("EXPLAIN (COSTS OFF) " + sql)
    statement.bind(values)
    var steps: [(text: String, index: String?)] = []
    while try statement.step() {
      let text = statement.string(0) ?? ""
      let words = text.split(separator: " ").map { String($0) }
      var index: String?
      if text.includes("Index"),
        let place = words.firstIndex(of: "using") ?? words.firstIndex(of: "on"),
        place + 1 < words.count
      {
        index = words[place + 1]
      }
      steps.append((text, index))
    }
    return steps
  }

  func schemaVersion() throws(CRMError) -> Int {
    let there = try prepare("SELECT to_regclass('public.identity') IS NOT NULL")
    guard try there.first() == 1 else { return 0 }
    let version = try prepare("SELECT value FROM identity WHERE name = 'schema'")
    guard try version.step() else { return 0 }
    return Int(version.string(0) ?? "") ?? 0
  }

  func setSchemaVersion(_ version: Int) throws(CRMError) {
    try run(
      "INSERT INTO identity(name, value) VALUES('schema', $1)"
        + " ON CONFLICT(name) DO UPDATE SET value = excluded.value", .text("\(version)"))
  }

  func othersMark() throws(CRMError) -> Int64 {
    try integer("SELECT last FROM sequence WHERE name = 'operation'") ?? 0
  }

  func analyse() throws(CRMError) {}

  func problems() throws(CRMError) -> [String] { [] }

  func unguarded() throws(CRMError) -> [String] {
    let rows = try prepare(PostgresHistory.missing)
    var found: [String] = []
    while try rows.step() {
      let (trigger, table) = (rows.string(0) ?? "", rows.string(1) ?? "")
      found.append("the trigger \(trigger) of \(table), which keeps its past, is not at work")
    }
    return found
  }

  func objects() throws(CRMError) -> (
    tables: Set<String>, indexes: Set<String>, triggers: Set<String>
  ) {
    var (tables, indexes, triggers) = (Set<String>(), Set<String>(), Set<String>())
    let rows = try prepare(
      "SELECT CASE relkind WHEN 'i' THEN 'index' ELSE 'table' END, relname FROM pg_class"
        + " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i') UNION ALL"
        + " SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal"
        + " AND tgname NOT LIKE 'crm!_%' ESCAPE '!'")
    while try rows.step() {
      let name = rows.string(1) ?? ""
      switch rows.string(0) {
      case "table": tables.insert(name)
      case "index": indexes.insert(name)
      default: triggers.insert(name)
      }
    }
    return (tables, indexes, triggers)
  }

  func rebuildIndexes() throws(CRMError) {
    let rows = try prepare(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        + " ORDER BY relname")
    while try rows.step() { try execute("REINDEX TABLE \(rows.string(0) ?? "")") }
  }

  func isReading(_ statement: any Statement) throws(CRMError) -> Bool {
    guard let statement = statement as? PostgresStatement else { return false }
    try statement.describe()
    return true
  }

  func refuseWriting() throws(CRMError) {
    try needTransaction()
    PQclear(try run("SET TRANSACTION READ ONLY"))
  }
}
