import CRMDomain

// Which tables come together.
//
// A start reads the whole schema, so a file holds the tables of what it has used: those every database has stand
// from the beginning, the others come with the first row that is written to one of them, in its transaction. A noun
// comes with what it owns and with what it cannot be without (a deal with its stages and pipelines); earlier states
// come with the first change or removal, moves with the first one, each table of the log that few need by itself.
// Where a table is not there it is read as an empty one, or, of what every database begins with, as if it were.
// References lead, for the engine, within what comes together and to what always stands; the program sees to the
// others, and `doctor` looks for what leads nowhere. A server has all tables and all references.

/// Tables that are made together.
package struct TableUnit {
  /// Their names, in the order of references.
  package var tables: [String]
  /// What makes them, in the words of `Dialect.schema`.
  package var statements: [String]
  /// The indexes that can be made when the rows are there.
  package var indexes: [NounTables.Index] = []
  /// The rows they begin with.
  package var seeds: [String] = []
}

/// The tables there can be, beside those that always stand.
package final class TableUnits {
  private let catalogue: Catalogue

  /// The tables of a catalogue.
  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  private static let endings = ["_past", "_key", "_fts"]

  // MARK: What belongs together

  /// What comes with a table; nil for one that always stands, or that there is none of.
  package func unit(of table: String) -> TableUnit? {
    if let statement = Self.log(table) {
      return TableUnit(tables: [table], statements: [statement])
    }
    guard let (noun, ending) = noun(of: table) else { return nil }
    guard ending != "_past" else {
      return TableUnit(
        tables: [table], statements: NounTables(noun, mayRefer: { _ in false }).pastTables)
    }
    guard !noun.traits.contains(.stands) else { return nil }
    let group = group(of: noun)
    var unit = TableUnit(tables: [], statements: [])
    for noun in group {
      let tables = NounTables(noun, mayRefer: mayRefer(in: group))
      unit.tables += names(of: noun)
      unit.statements += tables.tables
      unit.indexes += tables.indexes
      unit.seeds += Seeds.statements(of: noun.table)
    }
    return unit
  }

  /// Every unit there is, in the order of references.
  package var all: [TableUnit] {
    var units: [TableUnit] = []
    var done: Set<String> = []
    for noun in catalogue.nouns {
      if !done.contains(noun.table), let unit = unit(of: noun.table) {
        units.append(unit)
        done.formUnion(unit.tables)
      }
      if let past = unit(of: noun.table + "_past") { units.append(past) }
    }
    return units + Self.logTables.compactMap { unit(of: $0) }
  }

  /// What makes the tables that always stand.
  package var standing: [String] {
    let nouns = catalogue.nouns.filter { $0.traits.contains(.stands) }
    let common = ["sequence", "identity", "operation", "created", "import_row", "erased"]
    return common.flatMap { Self.migrated($0) }
      + nouns.flatMap { noun in
        let tables = NounTables(noun, mayRefer: mayRefer(in: nouns))
        return tables.tables + tables.indexes.map { $0.statement }
      }
  }

  /// The tables of nouns that always stand, as a unit.
  package var standingUnit: TableUnit {
    TableUnit(
      tables: catalogue.nouns.filter { $0.traits.contains(.stands) }.flatMap { names(of: $0) },
      statements: [])
  }

  /// Whether a table of a noun always stands.
  package func alwaysStands(_ table: String) -> Bool {
    catalogue.noun(ofTable: table)?.traits.contains(.stands) ?? false
  }

  /// Whether the engine sees to references from nouns that come together.
  private func mayRefer(in group: [Noun]) -> (NounName) -> Bool {
    { [catalogue] name in
      group.contains { $0.name == name || $0.movesOf == name }
        || catalogue[name]?.traits.contains(.stands) ?? false
    }
  }

  /// The tables of records of a noun.
  private func names(of noun: Noun) -> [String] {
    [noun.table] + (noun.hasKeys ? [noun.table + "_key"] : [])
      + (noun.isSearched ? [noun.table + "_fts"] : [])
  }

  /// The nouns that come with one: those that are owned, or cannot be without, one another; in the order of
  /// references.
  private func group(of noun: Noun) -> [Noun] {
    if noun.movesOf != nil { return [noun] }
    var found: Set<NounName> = [noun.name]
    let others = catalogue.nouns.filter { !$0.traits.contains(.stands) && $0.movesOf == nil }
    var count = 0
    while count != found.count {
      count = found.count
      for other in others {
        for needed in needs(other) where found.contains(other.name) != found.contains(needed) {
          found.formUnion([other.name, needed])
        }
      }
    }
    return others.filter { found.contains($0.name) }
  }

  /// The nouns one is owned by or cannot be without, of those that do not always stand.
  private func needs(_ noun: Noun) -> [NounName] {
    noun.fields.compactMap { field in
      guard case .reference(let relation) = field.type, field.custom == nil,
        relation.isOwned || field.traits.contains(.required),
        !(catalogue[relation.noun]?.traits.contains(.stands) ?? true)
      else { return nil }
      return relation.noun
    }
  }

  /// The noun a table is of, and what its name ends with.
  private func noun(of table: String) -> (Noun, String)? {
    if let noun = catalogue.noun(ofTable: table) { return (noun, "") }
    for ending in Self.endings where table.hasSuffix(ending) {
      if let noun = catalogue.noun(ofTable: String(table.dropLast(ending.utf8.count))) {
        return (noun, ending)
      }
    }
    return nil
  }

  /// A statement that names its table with its schema, where a view of the connection may stand before it.
  package static func inMain(_ statement: String) -> String {
    for head in ["INSERT INTO ", "CREATE INDEX ", "CREATE TABLE ", "{words "]
    where statement.hasPrefix(head) {
      return head + "main." + statement.dropFirst(head.utf8.count)
    }
    return statement
  }

  // MARK: What is read where they are not

  /// Says the columns a table would have, and whether they hold numbers.
  ///
  /// - Returns: whether there is such a table.
  package func eachColumn(of table: String, _ say: (String, Bool) -> Void) -> Bool {
    if let statement = Self.log(table) {
      Self.eachColumn(in: statement, say)
      return true
    }
    guard let (noun, ending) = noun(of: table) else { return false }
    switch ending {
    case "_key":
      say("kind", false)
      say("value", false)
      say("record", true)
    case "_fts": say("words", false)
    default:
      if !ending.isEmpty { say("ended", true) }
      for column in noun.columns where ending.isEmpty || column.role != .denormalised {
        say(column.name, column.kind == .integer || column.kind == .boolean)
      }
    }
    return true
  }

  /// The rows a table would begin with, by column.
  package func rows(of table: String) -> [[String: SQLValue]] { Seeds.rows(of: table) }

  /// Whether a table would begin with rows.
  package func begins(_ table: String) -> Bool { Seeds.tables.contains(table) }

  // MARK: The log

  /// The tables of the log that few databases need.
  private static let logTables = [
    "merged", "candidate", "answer", "import_run", "denied", "stored_file", "delivered",
  ]

  private static func log(_ table: String) -> String? {
    logTables.contains(table) ? migrated(table).first : nil
  }

  /// What the migrations make a table with.
  private static func migrated(_ table: String) -> [String] {
    Migration.all.flatMap { $0.statements }.filter {
      $0.hasPrefix("CREATE TABLE \(table)(") || $0.hasPrefix("ALTER TABLE \(table) ")
    }
  }

  /// The columns a statement makes.
  private static func eachColumn(in statement: String, _ say: (String, Bool) -> Void) {
    guard let open = statement.firstIndex(of: "("), let close = statement.lastIndex(of: ")") else {
      return
    }
    for part in statement[statement.index(after: open)..<close].split(separator: ",") {
      let words = part.split { $0 == " " || $0 == "\n" }
      // What comes after the columns is how they are found.
      guard let name = words.first, words.count > 1, words[0] != "PRIMARY" else { break }
      say(String(name), words[1] == "{int}" || words[1] == "{boolean}")
    }
  }
}
