import CRMStore

extension Dialect {
  /// SQLite, 3.38 or newer.
  static let sqlite = Dialect(
    name: "SQLite",
    words: [
      ("{id}", "INTEGER PRIMARY KEY"), ("{int}", "INTEGER"), ("{text}", "TEXT"),
      ("{json}", "TEXT"), ("{boolean}", "INTEGER"), ("{table}", "STRICT"),
      ("{clustered}", "WITHOUT ROWID, STRICT"),
    ],
    // The words are made by the program and stand with blanks between them, so the tokenizer that only
    // knows blanks is the right one; nothing is ranked and no phrase is looked for, so neither lengths
    // nor places are kept.
    fullTextTable: { table in
      "CREATE VIRTUAL TABLE \(table) USING fts5(words, columnsize=0, detail=none, tokenize='ascii')"
    },
    fullTextInsert: { "INSERT INTO \($0)(rowid, words) VALUES($1, $2)" },
    fullTextDelete: { "DELETE FROM \($0) WHERE rowid = $1" },
    fullTextWords: { "SELECT words FROM \($0) WHERE rowid = $1" },
    fullTextMatch: { table, parameter in
      "SELECT rowid FROM \(table) WHERE \(table) MATCH \(parameter)"
    },
    // Joined with an explicit AND: FTS5 rejects `("a" OR "b") "c"*`. Words hold letters and digits only.
    fullTextQuery: { words in
      words.enumerated().map { i, word in
        "\"" + word + "\"" + (i == words.count - 1 ? "*" : "")
      }.joined(separator: " AND ")
    },
    textContains: { "INSTR(\($0), \($1)) > 0" },
    numbersOfList: { "SELECT CAST(value AS INTEGER) FROM json_each((\($0)))" },
    elements: { ("json_each(\($0)) \($1) ON TRUE", "\($1).value") },
    schemaName: "main", referenceSuffix: "",
    rowRules: RowRules(
      schema: "main", isServed: false,
      ask: { "\(RowRules.functionName)('\($0.rawValue)', '\($1)', \($2))" },
      // Thirty nouns written out, twice a relation, cost 9 million instructions a start.
      askNamed: { "\(RowRules.functionName)('\($0.rawValue)', '\($1)', \($2), \($3))" },
      isColleague: { "\($0) IN (SELECT id FROM crm_colleague)" }),
    isThere: { "SELECT 1 FROM main.\($0) WHERE id = $1" },
    pastCount: { "SELECT COUNT(*) FROM main.\($0)_past WHERE ended = $1" },
    isTaken: { table, column, hasCountry in
      "SELECT 1 FROM main.\(table) WHERE \(column) = $1 AND id <> $3"
        + (hasCountry ? " AND country = $2" : " AND $2 IS NULL") + " LIMIT 1"
    },
    isKeyTaken: {
      "SELECT 1 FROM main.\($0)_key WHERE kind = 'external_id' AND value = $1 AND record <> $2 LIMIT 1"
    },
    referringCount: { "SELECT COUNT(*) FROM main.\($0) WHERE \($1) = $1" },
    mentionCount: { KeySQL.mentions($0, $1, schema: "main.") },
    rebuildsIndexes: true, hasUnits: true)
}
