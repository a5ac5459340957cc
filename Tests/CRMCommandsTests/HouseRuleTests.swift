import CRMCommands
import CRMDomain
import CRMStore
import Testing
import TestSupport

/// What every source file of the project keeps to.
struct HouseRuleTests {
  private static let sources = TestFiles.files(below: TestFiles.root + "/Sources", ".swift")

  /// The lines of a file that are code: comments left out.
  private static func code(_ path: String) -> [(number: Int, text: String)] {
    TestFiles.lines(of: path).enumerated().compactMap { i, line in
      let text = line.drop { $0 == " " }
      return text.hasPrefix("//") ? nil : (i + 1, String(text))
    }
  }

  private static func name(_ path: String) -> String {
    String(path.dropFirst(TestFiles.root.count + 1))
  }

  @Test func `no file has more than 400 lines`() {
    #expect(Self.sources.count > 100)
    for path in Self.sources + TestFiles.files(below: TestFiles.root + "/Tests", ".swift") {
      #expect(TestFiles.lines(of: path).count <= 400, "\(Self.name(path))")
    }
  }

  @Test func `the world is looked at in one place`() {
    // The clock, variables, streams and the terminal are read by LiveWorld; bytes go in and out by
    // descriptor in the three files that own one; everything else is handed what it needs.
    let words = [
      "print(", "getenv(", "setenv(", "CommandLine.", "time(nil)", "clock_gettime", "isatty(",
      "getcwd(", "chdir(", "signal(", "exit(", "setlocale", "Foundation",
    ]
    let allowed = ["LiveWorld.swift", "main.swift"]
    for path in Self.sources where !allowed.contains(where: { path.hasSuffix("/" + $0) }) {
      for line in Self.code(path) {
        for word in words where line.text.contains(word) && !line.text.contains("." + word) {
          Issue.record("\(Self.name(path)):\(line.number) uses \(word)")
        }
      }
    }
  }

  @Test func `everything leaves by one door, and no verb asks in which format`() {
    var doors: [String] = []
    for path in Self.sources where path.contains("/CRMCommands/") {
      for line in Self.code(path) {
        if line.text.contains("sink()"), !line.text.contains("func sink()") {
          doors.append(Self.name(path) + ": " + line.text)
        }
        for word in ["context.format(", ".format ==", "world.out.write("]
        where line.text.contains(word) {
          Issue.record("\(Self.name(path)):\(line.number) writes in a format of its own: \(word)")
        }
      }
    }
    // What is written is decided where an answer is written, and where it lies before anything is done.
    let results = "Sources/CRMCommands/World/CommandContext+Results.swift: "
    #expect(
      Set(doors) == [
        "Sources/CRMCommands/World/CommandContext.swift: "
          + "func openOutput() throws(CRMError) { if options.output != nil { _ = try sink() } }",
        results
          + "try sink(), palette: palette, width: width, isPlain: isOnTerminal && isPlainTerminal,",
        results + "package func flush() throws(CRMError) { try sink().flush() }",
      ])
  }

  @Test func `SQL stands in the store and the engine`() {
    let words = [
      "\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"CREATE ", " WHERE ",
    ]
    for path in Self.sources
    where !["/CRMStore/", "/CRMSQLite/", "/CRMPostgres/"].contains(where: path.contains) {
      for line in Self.code(path) {
        for word in words where line.text.contains(word) {
          Issue.record("\(Self.name(path)):\(line.number) holds SQL")
        }
      }
    }
  }

  @Test func `a verb has a file of its own`() {
    for path in Self.sources {
      let verbs = Self.code(path).filter { $0.text.contains(/^static let \w+ = Verb\(/) }
      #expect(verbs.count <= 1, "\(Self.name(path))")
    }
  }

  /// Where code outside the catalogue asks which noun it has, and why it may.
  private static let asked = [
    "Sources/CRMCommands/World/Invocation.swift":
      "settings that cannot be are mended with 'config'",
    "Sources/CRMOutput/DisplayText.swift":
      "the stages of a database are called as people call them",
    "Sources/CRMActions/Quote/LineSums.swift": "lines are of quotes or of orders",
  ]

  @Test func `what holds of a noun is said in its entry`() {
    for path in Self.sources
    where !["CommandTable", "/Catalogue/"].contains(where: path.contains) {
      for line in Self.code(path) {
        if line.text.contains(/layout\.column\("|column\("[a-z_]+"\)/) {
          Issue.record("\(Self.name(path)):\(line.number) names a column as a string")
        }
        guard Self.asked[Self.name(path)] == nil,
          line.text.contains(/noun(\.name)? *(==|!=) *\.|\.name *(==|!=) *\.[a-z]/)
        else { continue }
        Issue.record("\(Self.name(path)):\(line.number) asks for a noun by name")
      }
    }
  }

  @Test func `the log of a file is folded in at one place`() {
    // SQLite's own checkpoints, and any of ours without the write lock, can lose what was stored.
    for path in Self.sources where !path.hasSuffix("/SQLiteLog.swift") {
      for line in Self.code(path) {
        for word in ["checkpoint_v2(", "wal_checkpoint", "autocheckpoint", "journal_mode = DELETE"]
        {
          #expect(!line.text.contains(word), "\(Self.name(path)):\(line.number) uses \(word)")
        }
      }
    }
    // Every connection is opened where its hook is set.
    let opened = Self.sources.filter { path in
      Self.code(path).contains { $0.text.contains("sqlite3_open_v2(") }
    }
    #expect(
      opened.map { Self.name($0) }.sorted() == [
        "Sources/CRMSQLite/SQLiteConnection.swift", "Sources/CRMSQLite/SQLiteLog.swift",
      ])
  }

  @Test func `nothing is forced that a user can reach`() {
    for path in Self.sources {
      for line in Self.code(path) {
        #expect(!line.text.contains("try!"), "\(Self.name(path)):\(line.number)")
        #expect(!line.text.contains(" as! "), "\(Self.name(path)):\(line.number)")
        #expect(!line.text.contains("fatalError("), "\(Self.name(path)):\(line.number)")
      }
    }
  }

  @Test func `every declaration others may use says what it is`() {
    // One line at least above every `package` declaration of a type, function or property; conformances,
    // operators and the cases of a switch speak for themselves.
    var bare: [String] = []
    for path in Self.sources {
      let lines = TestFiles.lines(of: path).map { String($0.drop { $0 == " " }) }
      for (i, line) in lines.enumerated() where i > 0 {
        let starts = [
          "package struct ", "package enum ", "package final class ", "package protocol ",
        ]
        guard starts.contains(where: { line.hasPrefix($0) }) else { continue }
        var above = i - 1
        while above > 0, lines[above].hasPrefix("@") { above -= 1 }
        if !lines[above].hasPrefix("///") { bare.append("\(Self.name(path)):\(i + 1) \(line)") }
      }
    }
    #expect(bare.isEmpty, "\(bare.joined(separator: "\n"))")
  }

  @Test func `modules depend downwards only`() {
    let allowed: [String: Set<String>] = [
      "CRMDomain": [], "CRMStore": ["CRMDomain"], "CRMInterchange": ["CRMDomain"],
      "CRMOutput": ["CRMDomain"], "CRMSQLite": ["CRMDomain", "CRMStore", "CSQLite"],
      "CRMActions": ["CRMDomain", "CRMStore", "CRMInterchange"],
      "CRMReports": ["CRMDomain", "CRMStore"],
      "CRMCommands": [
        "CRMDomain", "CRMStore", "CRMInterchange", "CRMOutput", "CRMActions", "CRMReports",
      ],
      "CRMPostgres": ["CRMDomain", "CRMStore", "CLibPQ"],
      "crm": ["CRMCommands", "CRMSQLite"],
      "crm-postgres": ["CRMCommands", "CRMDomain", "CRMPostgres", "CRMSQLite", "CRMStore"],
    ]
    for path in Self.sources {
      let module = Self.name(path).split(separator: "/").map(String.init)[1]
      for line in Self.code(path) where line.text.hasPrefix("import ") {
        let imported = String(line.text.dropFirst(7))
        guard imported.hasPrefix("CRM") || ["CSQLite", "CLibPQ"].contains(imported) else {
          continue
        }
        #expect(
          allowed[module]?.contains(imported) ?? false, "\(Self.name(path)) imports \(imported)")
      }
    }
  }

  @Test func `a released migration never changes`() {
    // Schema 1 belongs to the first release: from then on its digest stays.
    let text = TestFiles.lines(
      of: TestFiles.root + "/Sources/CRMStore/Schema/M0001_Foundation.swift")
    #expect(!text.isEmpty)
    #expect(Migration.newest == 10)
    #expect(Migration.all.map { $0.version } == Array(1...Migration.newest))
  }

  @Test func `no name in the schema is a word either engine keeps to itself`() throws {
    let test = try TestDatabase(.sqlite)
    let tables = try test.database.connection.prepare(
      "SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table'"
    )
    var count = 0
    while try tables.step() {
      for name in [tables.string(0), tables.string(1)].compactMap({ $0 }) {
        count += 1
        #expect(!Self.reserved.contains(name.uppercased()), "\(name) is reserved")
      }
    }
    #expect(count > 100)
  }

  /// The words that are reserved in PostgreSQL 15 (appendix C) or SQLite and may name no table or column
  /// without quotes.
  private static let reserved: Set<String> = Set(
    """
    ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK \
    COLLATE COLLATION COLUMN CONCURRENTLY CONSTRAINT CREATE CROSS CURRENT_CATALOG CURRENT_DATE \
    CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC \
    DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FREEZE FROM FULL GRANT GROUP HAVING ILIKE IN \
    INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME \
    LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PLACING PRIMARY \
    REFERENCES RETURNING RIGHT SELECT SESSION_USER SIMILAR SOME SYMMETRIC TABLE TABLESAMPLE THEN TO \
    TRAILING TRUE UNION UNIQUE USER USING VARIADIC VERBOSE WHEN WHERE WINDOW WITH ADD ALTER BETWEEN \
    COMMIT DELETE DROP ESCAPE EXISTS INDEX INSERT NOTHING SET TRANSACTION UPDATE VALUES
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  @Test func `the options that take a value are those the parser knows`() throws {
    var arguments = Arguments()
    _ = try GlobalOptions(&arguments)
    for parameter in arguments.parameters {
      let takes: Bool
      if case .flag = parameter.kind { takes = false } else { takes = true }
      #expect(GlobalOptions.takesValue("--" + parameter.name) == takes, "--\(parameter.name)")
    }
  }

  @Test func `every verb asks the same questions twice`() throws {
    for (path, verb, _) in PaperTests.leaves {
      var arguments = Arguments()
      _ = try verb.declare(&arguments)
      let first = arguments.parameters.map { $0.name }
      var again = Arguments()
      _ = try verb.declare(&again)
      #expect(first == again.parameters.map { $0.name }, "\(path)")
    }
  }
}
