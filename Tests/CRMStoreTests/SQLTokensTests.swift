import Testing

@testable import CRMStore

/// What a statement somebody typed names.
struct SQLTokensTests {
  @Test(
    "a schema is named however it is written",
    arguments: [
      "SELECT * FROM main.company", "select * from MAIN . company",
      "SELECT * FROM \"main\".company",
      "SELECT * FROM 'main'.'company'", "SELECT * FROM [main].company",
      "SELECT * FROM `main`.company",
      "SELECT * FROM main/* x */./* y */company", "SELECT * FROM main -- x\n.company",
      "WITH q AS (SELECT '--'), company AS (SELECT * FROM main.company) SELECT * FROM company",
      "SELECT '/*' x FROM main.company", "SELECT \"a--b\" FROM main.company",
      "SELECT 'it''s --' FROM main.company", "SELECT `a``--` FROM main.company",
      "SELECT 1 AS [a\"--] FROM main.company",
    ])
  func naming(_ sql: String) { #expect(SQLTokens(sql).names(schema: "main")) }

  @Test(
    "what is no name of a schema is none",
    arguments: [
      "SELECT * FROM contacts WHERE email LIKE '%@domain.no'",
      "SELECT domain.id FROM company domain",
      "SELECT 'main.company'", "SELECT 1 -- main.company", "SELECT 1 /* main.company */",
      "SELECT main FROM t WHERE a = .5", "SELECT x.main FROM t x",
    ])
  func notNaming(_ sql: String) { #expect(!SQLTokens(sql).names(schema: "main")) }

  @Test(
    "a second statement is seen, and only outside quotes and comments",
    arguments: [
      ("SELECT 1; SELECT 2", true), ("SELECT 1;;", false), ("SELECT 1; -- x", false),
      ("SELECT ';' x", false), ("SELECT `;` FROM t", false), ("SELECT [;] FROM t", false),
      ("SELECT 1 /* ; x */", false), ("SELECT 'a''; b'; x", true), ("SELECT 1; 'x'", true),
    ])
  func second(_ sql: String, _ isThere: Bool) { #expect(SQLTokens(sql).hasSecond == isThere) }
}
