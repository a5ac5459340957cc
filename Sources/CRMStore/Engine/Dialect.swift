import CRMDomain

/// How an operation is written down, beside the records it changes.
package struct Bookkeeping: Sendable {
  /// Whether the engine itself keeps the states that are replaced.
  package let keepsPast: Bool
  /// Lets the numbers of the noun `$1` go on behind `$2`.
  package let number: String
  /// Notes an operation: number, key, moment, actor, command, kind, target, count, digest.
  package let operation: String
  /// Says before rows are put back that an operation is an undo or a redo, `$1`, of the operation `$2`; nil where
  /// nobody needs to know.
  package let aim: String?

  /// How it is written down by statements that anybody may give.
  package static let open = Bookkeeping(
    keepsPast: false,
    number: "INSERT INTO sequence(name, last) VALUES($1, $2) ON CONFLICT(name) DO UPDATE"
      + " SET last = excluded.last WHERE sequence.last < excluded.last",
    operation: "INSERT INTO operation(id, key, at, actor, command, kind, target, count, digest)"
      + " VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)", aim: nil)

  /// How it is written down.
  package init(keepsPast: Bool, number: String, operation: String, aim: String?) {
    self.keepsPast = keepsPast
    self.number = number
    self.operation = operation
    self.aim = aim
  }
}

/// The engine's own words: what cannot be said in the SQL both engines share.
package struct Dialect: Sendable {
  /// What it is called.
  package let name: String
  /// The words of the schema: `{id}`, `{int}`, `{text}`, `{json}`, `{boolean}`, `{table}`,
  /// `{clustered}`.
  package let words: [(word: String, meaning: String)]
  /// A table of words for full-text search, given its name.
  package let fullTextTable: @Sendable (String) -> String
  /// Notes the words `$2` of the record `$1`, given the table.
  package let fullTextInsert: @Sendable (String) -> String
  /// Forgets the words of the record `$1`, given the table.
  package let fullTextDelete: @Sendable (String) -> String
  /// The words of the record `$1`, as they were noted, given the table.
  package let fullTextWords: @Sendable (String) -> String
  /// The numbers of the records whose words match `$n`, given the table and the parameter.
  package let fullTextMatch: @Sendable (String, String) -> String
  /// What `fullTextMatch` compares with: every word, the last one as a beginning.
  package let fullTextQuery: @Sendable ([String]) -> String
  /// Whether the text of the first expression holds that of the second.
  package let textContains: @Sendable (String, String) -> String
  /// The numbers in the list of texts that a question answers with.
  package let numbersOfList: @Sendable (String) -> String
  /// The values of a list, given its column and an alias: what is joined, a row a value, and a value as text.
  package let elements: @Sendable (String, String) -> (join: String, text: String)
  /// Where the tables are, before their names: a view of a connection may stand before them.
  package let schemaName: String
  /// What follows a reference in the schema: when it is checked.
  package let referenceSuffix: String
  /// Which rows are hidden from whom.
  package let rowRules: RowRules
  /// Whether there is a record of the number `$1`, given the table, whoever asks.
  package let isThere: @Sendable (String) -> String
  /// How many states the operation `$1` ended, given the table, whoever asks.
  package let pastCount: @Sendable (String) -> String
  /// Whether a record other than `$3` has the value `$1` in a column, of the country `$2` where there is one,
  /// given the table, the column and whether there is, whoever asks.
  package let isTaken: @Sendable (String, String, Bool) -> String
  /// Whether a record other than `$2` has the external id `$1`, given the table, whoever asks.
  package let isKeyTaken: @Sendable (String) -> String
  /// How many records refer to the number `$1`, given the table and the column, whoever asks.
  package let referringCount: @Sendable (String, String) -> String
  /// How many records name the number `$1`, as text, in a list or a custom field of a kind, given the table and the
  /// kind, whoever asks.
  package let mentionCount: @Sendable (String, String) -> String
  /// What brings the kept columns of the record `$1` up to date, given the table, where whoever writes may
  /// not do it by an update.
  package let keepOne: (@Sendable (String) -> String)?
  /// What writes the columns that rules work out of the record `$1`, `$2` as JSON, given the table, where whoever writes
  /// may not do it by an update.
  package let keepRuled: (@Sendable (String) -> String)?
  /// How a question is asked as the owner of the tables asks it, where naming them is not enough.
  package let asOwner: (@Sendable (OwnerQuestion) -> String)?
  /// How an operation is written down.
  package let bookkeeping: Bookkeeping
  /// Whether dropping indexes, filling a table and making them again is worth while.
  package let rebuildsIndexes: Bool
  /// Whether tables come when something is stored in them.
  package let hasUnits: Bool

  /// The words of an engine.
  package init(
    name: String, words: [(word: String, meaning: String)],
    fullTextTable: @escaping @Sendable (String) -> String,
    fullTextInsert: @escaping @Sendable (String) -> String,
    fullTextDelete: @escaping @Sendable (String) -> String,
    fullTextWords: @escaping @Sendable (String) -> String,
    fullTextMatch: @escaping @Sendable (String, String) -> String,
    fullTextQuery: @escaping @Sendable ([String]) -> String,
    textContains: @escaping @Sendable (String, String) -> String,
    numbersOfList: @escaping @Sendable (String) -> String,
    elements: @escaping @Sendable (String, String) -> (join: String, text: String),
    schemaName: String,
    referenceSuffix: String, rowRules: RowRules,
    isThere: @escaping @Sendable (String) -> String,
    pastCount: @escaping @Sendable (String) -> String,
    isTaken: @escaping @Sendable (String, String, Bool) -> String,
    isKeyTaken: @escaping @Sendable (String) -> String,
    referringCount: @escaping @Sendable (String, String) -> String,
    mentionCount: @escaping @Sendable (String, String) -> String,
    keepOne: (@Sendable (String) -> String)? = nil,
    keepRuled: (@Sendable (String) -> String)? = nil,
    asOwner: (@Sendable (OwnerQuestion) -> String)? = nil, bookkeeping: Bookkeeping = .open,
    rebuildsIndexes: Bool, hasUnits: Bool = false
  ) {
    self.name = name
    self.words = words
    self.fullTextTable = fullTextTable
    self.fullTextInsert = fullTextInsert
    self.fullTextDelete = fullTextDelete
    self.fullTextWords = fullTextWords
    self.fullTextMatch = fullTextMatch
    self.fullTextQuery = fullTextQuery
    self.textContains = textContains
    self.numbersOfList = numbersOfList
    self.elements = elements
    self.schemaName = schemaName
    self.referenceSuffix = referenceSuffix
    self.rowRules = rowRules
    self.isThere = isThere
    self.pastCount = pastCount
    self.isTaken = isTaken
    self.isKeyTaken = isKeyTaken
    self.referringCount = referringCount
    self.mentionCount = mentionCount
    self.keepOne = keepOne
    self.keepRuled = keepRuled
    self.asOwner = asOwner
    self.bookkeeping = bookkeeping
    self.rebuildsIndexes = rebuildsIndexes
    self.hasUnits = hasUnits
  }

  /// A schema text in the engine's own words.
  package func schema(_ text: String) -> String {
    var text = text
    for (word, meaning) in words { text = text.replacing(word, by: meaning) }
    while let start = text.firstRange("{words "),
      let end = text[start.upperBound...].firstIndex(of: "}")
    {
      let table = String(text[start.upperBound..<end])
      text.replaceSubrange(start.lowerBound...end, with: fullTextTable(table))
    }
    guard !referenceSuffix.isEmpty else { return text }
    let parts = text.replacing("REFERENCES ", by: "\u{0}REFERENCES ").split(separator: "\u{0}")
    return parts.map { part in
      guard part.hasPrefix("REFERENCES "), let end = part.firstIndex(of: ")") else {
        return String(part)
      }
      return part[...end] + referenceSuffix + part[part.index(after: end)...]
    }.joined()
  }
}
