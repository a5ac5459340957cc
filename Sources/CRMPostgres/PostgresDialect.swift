import CRMDomain
import CRMStore

extension Dialect {
  /// PostgreSQL, 15 or newer.
  static let postgres = Dialect(
    name: "PostgreSQL",
    // Text is compared by its bytes, as SQLite does. What is JSON is kept as the text it is, so that it is
    // read back as it was written; `jsonb` would order and space it anew.
    words: [
      ("{id}", "BIGINT PRIMARY KEY"), ("{int}", "BIGINT"), ("{text}", "TEXT COLLATE \"C\""),
      ("{json}", "TEXT COLLATE \"C\""), ("{boolean}", "BOOLEAN"), ("{table}", ""),
      ("{clustered}", ""),
    ],
    fullTextTable: { table in
      "CREATE TABLE \(table)(id BIGINT PRIMARY KEY, words TEXT COLLATE \"C\" NOT NULL,"
        + " lexemes TSVECTOR GENERATED ALWAYS AS (crm_lexemes(words)) STORED);"
        + " CREATE INDEX \(table)_lexemes ON \(table) USING gin(lexemes)"
    },
    fullTextInsert: { "INSERT INTO \($0)(id, words) VALUES($1, $2)" },
    fullTextDelete: { "DELETE FROM \($0) WHERE id = $1" },
    fullTextWords: { "SELECT words FROM \($0) WHERE id = $1" },
    fullTextMatch: { table, parameter in
      "SELECT \(table)_match(\(parameter))"
    },
    // Words hold letters and digits only, so that the quotes hold them.
    fullTextQuery: { words in
      words.enumerated().map { i, word in
        "'" + word.prefix(longestLexeme) + "'" + (i == words.count - 1 ? ":*" : "")
      }.joined(separator: " & ")
    },
    textContains: { "STRPOS(\($0), \($1)) > 0" },
    numbersOfList: {
      "SELECT CAST(e AS BIGINT) FROM json_array_elements_text(CAST((\($0)) AS JSON)) e"
    },
    elements: {
      (
        "LATERAL json_array_elements(CAST(\($0) AS JSON)) \($1)(value) ON TRUE",
        "\($1).value #>> '{}'"
      )
    },
    // When a transaction ends: the rows of a file come in any order.
    schemaName: "public", referenceSuffix: " DEFERRABLE INITIALLY DEFERRED",
    rowRules: RowRules(
      schema: "public", isServed: true, ask: { "crm_\($0.rawValue)_\($1)(\($2))" },
      isColleague: { "\($0) = ANY (\(PostgresAccess.sight))" }),
    isThere: { "SELECT 1 WHERE crm_there('\($0)', $1)" },
    pastCount: { "SELECT crm_past_count('\($0)', $1)" },
    isTaken: { table, column, _ in "SELECT 1 WHERE crm_taken('\(table)', '\(column)', $1, $2, $3)"
    },
    isKeyTaken: { "SELECT 1 WHERE crm_key_taken('\($0)', $1, $2)" },
    referringCount: { "SELECT crm_referring('\($0)', '\($1)', $1)" },
    mentionCount: { "SELECT crm_mentioning('\($0)', '\($1)', $1)" },
    keepOne: { "SELECT crm_keep_\($0)($1)" }, keepRuled: { "SELECT crm_rule_\($0)($1, $2)" },
    asOwner: { question in
      "SELECT * FROM crm_ask_\(question.name)("
        + (1...question.count).map { "$\($0)" }.joined(separator: ", ") + ")"
    },
    bookkeeping: Bookkeeping(
      keepsPast: true, number: "SELECT crm_numbers($1, $2)",
      operation: "SELECT crm_finish($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      aim: "SELECT crm_aim($1, $2)"), rebuildsIndexes: false)

  /// A lexeme has at most 2,046 bytes, and what counts repetitions in a pattern at most 255; of longer words the first characters count.
  private static let longestLexeme = 250

  /// What the schema is made with: how JSON is read, and how words become lexemes.
  ///
  /// The functions call each other by their whole names: a restored backup has no path to look along.
  /// `->>` and `->` on text answer as SQLite's do. A row's words become a `tsvector` of at most 1 MiB.
  static let functions = """
    CREATE OR REPLACE FUNCTION crm_json_value(JSON) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
      $$ SELECT CASE json_typeof($1) WHEN 'boolean' THEN CASE $1 #>> '{}' WHEN 'true' THEN '1' ELSE '0' END
         ELSE $1 #>> '{}' END $$;
    CREATE OR REPLACE FUNCTION crm_json_text(TEXT, TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
      $$ SELECT public.crm_json_value(CAST($1 AS JSON) -> $2) $$;
    CREATE OR REPLACE FUNCTION crm_json_part(TEXT, TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
      $$ SELECT CAST(CAST($1 AS JSON) -> $2 AS TEXT) $$;
    DO $$ BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_operator WHERE oprname = '->>' AND oprleft = 'text'::regtype) THEN
        CREATE OPERATOR ->> (LEFTARG = TEXT, RIGHTARG = TEXT, FUNCTION = crm_json_text);
        CREATE OPERATOR -> (LEFTARG = TEXT, RIGHTARG = TEXT, FUNCTION = crm_json_part);
      END IF;
    END $$;
    CREATE OR REPLACE FUNCTION crm_long_lexemes(TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
      $$ SELECT array_to_tsvector(ARRAY(SELECT left(w, \(longestLexeme))
         FROM unnest(string_to_array(left($1, 250000), ' ')) w WHERE w <> '')) $$;
    CREATE OR REPLACE FUNCTION crm_lexemes(TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
      $$ SELECT CASE WHEN octet_length($1) > 1000000 OR $1 ~ '[^ ]{\(longestLexeme + 1)}'
         THEN public.crm_long_lexemes($1)
         ELSE array_to_tsvector(array_remove(string_to_array($1, ' '), '')) END $$;
    """
}
