import CRMDomain
import Testing
import TestSupport

/// Who may do what with whose records: one matrix, held by both engines.
struct RoleTests {
  private struct Person {
    var login: String
    var role: String
    var team: String?
    /// The contacts they see, by number: 1 belongs to North, 2 to North-East below it, 3 to South, 4 to
    /// nobody.
    var sees: Set<Int>
    var writes: Set<String>
  }

  private static let everything: Set<String> = [
    "contact", "company", "relation", "activity", "segment", "rate", "user", "team", "field",
    "config",
  ]
  private static let sales: Set<String> = ["contact", "company", "relation", "activity", "segment"]

  private static let people = [
    Person(login: "kari", role: "admin", sees: [1, 2, 3, 4], writes: everything),
    Person(
      login: "mona", role: "manager", team: "North", sees: [1, 2, 4],
      writes: sales.union(["rate"])),
    Person(login: "sam", role: "sales", team: "North", sees: [1, 4], writes: sales),
    Person(login: "nina", role: "sales", team: "North-East", sees: [2, 4], writes: sales),
    Person(login: "sofie", role: "sales", team: "South", sees: [3, 4], writes: sales),
    Person(
      login: "una", role: "support", team: "South", sees: [1, 2, 3, 4],
      writes: ["contact", "company", "relation", "activity"]),
    Person(
      login: "mark", role: "marketing", sees: [1, 2, 3, 4],
      writes: ["contact", "relation", "activity", "segment"]),
    Person(login: "rob", role: "readonly", sees: [1, 2, 3, 4], writes: []),
    Person(login: "dora", role: "dpo", sees: [1, 2, 3, 4], writes: []),
  ]

  private func world(_ engine: TestEngine) -> TestWorld {
    let world = TestWorld(engine)
    func ok(_ words: String...) {
      let ran = world.run(words)
      #expect(ran.status == 0, "\(words): \(ran.err)")
    }
    ok("init", "country=NO")
    for (team, parent) in [("North", ""), ("North-East", "North"), ("South", "")] {
      ok("team", "add", team, "parent=" + parent)
    }
    for person in Self.people where person.login != "kari" {
      ok("user", "add", person.login, "role=" + person.role, "team=" + (person.team ?? ""))
    }
    for (name, owner) in [("Anna", "sam"), ("Berit", "nina"), ("Cilla", "sofie"), ("Doris", "")] {
      ok(
        "contact", "add", name + " Marked", "owner=" + owner, "tags=vip",
        "email=\(name)@example.no", "notes=findable")
    }
    for contact in 1...4 { ok("activity", "add", "Call \(contact)", "contact=\(contact)") }
    ok("rate", "add", "2026-11-17", "EUR", "NOK", "11.45")
    ok("segment", "add", "vips", "of=contact", "filter=tags=vip")
    return world
  }

  @Test(arguments: TestEngine.all)
  func `everybody does what their role and team let them, and no more`(_ engine: TestEngine) {
    let world = world(engine)
    var tried = 0
    for person in Self.people {
      func run(_ words: String...) -> (out: String, err: String, status: Int32) {
        world.clock = world.clock + 1
        tried += 1
        return world.run(words + ["--as", person.login])
      }
      func expect(_ status: Int32, _ words: String...) {
        world.clock = world.clock + 1
        tried += 1
        let ran = world.run(words + ["--as", person.login])
        #expect(
          ran.status == status, "\(engine), \(person.login): \(words): \(ran.err)\(ran.out)")
        if status == 77 { #expect(ran.err.contains("may"), "\(person.login): \(ran.err)") }
      }
      let seen = person.sees.sorted().map { "contact:\($0)\n" }.joined()
      let count = "\(person.sees.count)\n"
      #expect(run("contact", "list", "--format", "ids", "--sort", "id").out == seen, "\(person)")
      #expect(run("contact", "list", "tags=vip", "--count").out == count, "\(person)")
      #expect(run("contact", "list", "--search", "findable", "--count").out == count, "\(person)")
      #expect(run("contact", "list", "@vips", "--count").out == count, "\(person)")
      #expect(run("contact", "list", "activities", "--count").out == count, "\(person)")
      #expect(run("contact", "list", "--as-of", "now", "--count").out == count, "\(person)")
      #expect(
        run("contact", "export", "--fields", "id").out.split(separator: "\n").count
          == person.sees.count + 1, "\(person)")
      #expect(run("activity", "list", "--count").out == count, "\(person)")
      #expect(run("sql", "SELECT COUNT(*) AS n FROM contacts", "--csv").out == "n\n" + count)
      #expect(run("sql", "SELECT COUNT(*) AS n FROM activities", "--csv").out == "n\n" + count)
      for number in 1...4 {
        let isSeen = person.sees.contains(number)
        expect(isSeen ? 0 : 66, "contact", "show", "\(number)")
        expect(isSeen ? 0 : 66, "contact", "history", "\(number)")
        expect(isSeen ? 0 : 66, "activity", "show", "\(number)")
        let email = ["Anna", "Berit", "Cilla", "Doris"][number - 1] + "@example.no"
        expect(isSeen ? 0 : 66, "contact", "show", email)
        let mayWrite = person.writes.contains("contact")
        let edits: Int32 = !isSeen ? 66 : mayWrite ? 0 : 77
        expect(edits, "contact", "edit", "\(number)", "title=by \(person.login)")
        if edits == 0 {
          // What one sees one gives to those whose records one sees.
          let hands: Int32 =
            person.role == "sales" || person.role == "manager"
            ? (person.login == "sofie" ? 0 : 77) : 0
          expect(hands, "contact", "edit", "\(number)", "owner=sofie", "--dry-run")
          expect(0, "contact", "remove", "\(number)", "--with-related", "--dry-run")
          expect(0, "undo", "--quiet")
        }
      }
      func writes(_ noun: String) -> Int32 { person.writes.contains(noun) ? 0 : 77 }
      expect(writes("contact"), "contact", "add", "New \(person.login)", "--dry-run")
      expect(writes("company"), "company", "add", "Firm \(person.login)", "--dry-run")
      expect(writes("activity"), "activity", "add", "Hello", "contact=4", "--dry-run")
      expect(
        writes("segment"), "segment", "add", "s-\(person.login)", "filter=tags=vip", "--dry-run")
      expect(writes("rate"), "rate", "add", "2026-11-16", "EUR", "NOK", "11.4", "--dry-run")
      expect(writes("user"), "user", "edit", "rob", "language=nb", "--dry-run")
      expect(writes("user"), "user", "deactivate", "rob", "--dry-run")
      expect(writes("team"), "team", "add", "West", "--dry-run")
      expect(writes("field"), "field", "add", "contact.size", "type=integer", "--dry-run")
      expect(writes("config"), "config", "edit", "country=SE", "--dry-run")
      expect(person.role == "admin" ? 0 : 77, "log", "prune", "--dry-run")
      expect(person.role == "admin" ? 0 : 77, "dump", "--content")
      // Another's operation: number 13 added the first contact.
      let undoes: Int32 = ["admin", "manager"].contains(person.role) ? 65 : 77
      expect(undoes, "undo", "13", "--dry-run")
    }
    #expect(tried > 300)
    // A manager takes back what a seller did, and brings it back.
    #expect(world.run(["contact", "edit", "1", "title=Chair", "--as", "sam"]).status == 0)
    let last = world.run(["log", "--limit", "1", "--format", "ids"]).out
    let number = last.filter { $0.isNumber }
    for verb in ["undo", "redo"] {
      world.clock = world.clock + 1
      let ran = world.run([verb, number, "--as", "mona"])
      #expect(ran.status == 0, "\(engine): \(verb) \(number): \(ran.err)")
    }
    // Everything refused was recorded, with who and why.
    let denied = world.run(["log", "--denied", "--json"]).out
    for person in Self.people where person.role != "admin" {
      #expect(denied.contains("\"by\":\"\(person.login)\""), "\(person.login)")
    }
  }

  /// What is put back refers to nothing that goes: until then it is seen by what it became.
  @Test(arguments: TestEngine.all)
  func `who did it takes it back, and brings it back, whoever holds what it was`(
    _ engine: TestEngine
  ) {
    let world = world(engine)
    world.setVariable("LOGNAME", "sam")
    func ok(_ words: String) {
      let ran = world.run(words.split(separator: " ").map(String.init))
      #expect(ran.status == 0, "\(words): \(ran.err)")
    }
    ok("lead add Lone company_name=LX source=event")
    ok("lead convert 1")
    ok("undo")
    ok("redo")
    ok("contact add Quinn")
    ok("contact add Quill")
    ok("contact note Quill hello")
    ok("contact merge Quinn Quill --keep Quinn")
    ok("undo")
    ok("redo")
    #expect(world.run(["contact", "timeline", "Quinn"]).out.contains("hello"))
  }

  @Test(arguments: TestEngine.all)
  func `who does not work here any more does nothing`(_ engine: TestEngine) {
    let world = world(engine)
    #expect(world.run(["user", "deactivate", "sam"]).out == "user 3: sam is inactive\n")
    for line in [["contact", "list"], ["contact", "edit", "1", "title=x"], ["undo"]] {
      let ran = world.run(line + ["--as", "sam"])
      #expect(ran.status == 77, "\(engine): \(line): \(ran.err)")
    }
    _ = world.run(["user", "edit", "sam", "active=yes"])
    #expect(world.run(["contact", "list", "--as", "sam"]).status == 0)
  }

  @Test func `psql shows no more than crm does, and lets nobody forge`() throws {
    guard TestEngine.all.contains(.postgres) else { return }
    let world = world(.postgres)
    let sam = try #require(world.databaseURL(for: "sam"))
    func ask(_ sql: String) -> String {
      TestFiles.write(sql + ";\n", to: world.folder.path + "/ask.sql")
      let ran = world.shell(
        "psql '\(sam)' -qXAt -f ask.sql 2>&1 | sed 's/^psql:[^ ]* //' | paste -sd' ' -")
      return String(ran.out.dropLast())
    }
    // Sam sees contacts 1 and 4 and their activities, in whatever way they are asked for.
    for (sql, answer) in [
      ("SELECT string_agg(id::text, ',' ORDER BY id) FROM contact", "1,4"),
      ("SELECT string_agg(id::text, ',' ORDER BY id) FROM activity", "1,4"),
      ("SELECT COUNT(*) FROM contact_key WHERE record NOT IN (1, 4)", "0"),
      ("SELECT COUNT(*) FROM contact_past", "0"),
      (
        "SELECT string_agg(m::text, ',' ORDER BY m) FROM contact_fts_match('''findable''') m", "1,4"
      ),
      ("SELECT string_agg(m::text, ',' ORDER BY m) FROM activity_fts_match('''call''') m", "1,4"),
      ("SELECT crm_saw_contact(3)", "f"),
      ("UPDATE contact SET title = 'x' WHERE id = 3 RETURNING 1", ""),
      ("DELETE FROM contact_fts WHERE id = 3 RETURNING 1", ""),
      ("SELECT words FROM contact_fts", "ERROR"),
      ("UPDATE user_account SET role = 'admin'", "ERROR"),
      (
        "INSERT INTO operation(id, key, at, actor, command, kind, count)"
          + " VALUES(999, 'x', 'x', 'kari', 'x', 'write', 1)", "ERROR"
      ),
      ("UPDATE operation SET undone_by = 1 RETURNING 1", ""),
      ("UPDATE operation SET actor = 'sam'", "ERROR"),
      ("INSERT INTO contact_past(ended, id) VALUES(9999, 3)", "ERROR"),
      ("INSERT INTO created(operation, noun, first, last) VALUES(1, 'contact', 1, 9)", "ERROR"),
      ("UPDATE contact SET owner = 4 WHERE id = 1", "ERROR"),
      ("SELECT crm_admit('sam')", "ERROR"),
      ("DROP TABLE contact", "ERROR"),
      ("SET SESSION AUTHORIZATION kari", "ERROR"),
      (
        "CREATE TEMP TABLE user_account(login TEXT, role TEXT, active BOOLEAN);"
          + " CREATE TRIGGER t AFTER INSERT ON pg_temp.user_account FOR EACH ROW"
          + " EXECUTE FUNCTION crm_user_changed()", "ERROR"
      ),
    ] {
      let seen = ask(sql)
      if answer == "ERROR" {
        #expect(seen.hasPrefix("ERROR"), "\(sql): \(seen)")
      } else {
        #expect(seen == answer, "\(sql)")
      }
    }
    // Whoever has left sees nothing, also of what nobody owns.
    _ = world.run(["user", "deactivate", "sam"])
    for sql in ["SELECT COUNT(*) FROM contact", "SELECT words FROM contact_fts"] {
      #expect(ask(sql).hasPrefix("ERROR"), "\(sql)")
    }
    #expect(ask("SELECT COUNT(*) FROM contact_fts_match('''findable''')") == "0")
    #expect(ask("SELECT COALESCE(crm_saw_contact(4), FALSE)") == "f")
  }

  @Test func `what psql changes has a past, and nobody writes one`() throws {
    guard TestEngine.all.contains(.postgres) else { return }
    let world = world(.postgres)
    let sam = try #require(world.databaseURL(for: "sam"))
    func ask(_ sql: String) -> String {
      TestFiles.write(sql + ";\n", to: world.folder.path + "/ask.sql")
      let ran = world.shell(
        "psql '\(sam)' -qXAt -f ask.sql 2>&1 | sed 's/^psql:[^ ]* //' | paste -sd' ' -")
      return String(ran.out.dropLast())
    }
    let next = "(SELECT last + 1 FROM sequence WHERE name = 'operation')"
    _ = world.run(["contact", "add", "Gone", "owner=sofie"])
    _ = world.run(["contact", "remove", "5", "--yes"])
    // Numbers are the server's, and so is the past.
    for sql in [
      "UPDATE sequence SET last = 9223372036854775807",
      "INSERT INTO sequence(name, last) VALUES('x', 1)",
      "SELECT crm_numbers('contact', 9223372036854775807)",
      "SELECT crm_numbers('operation', \(next))", "SELECT crm_open()",
      "SELECT crm_finish(1, 'k', 'm', 'sam', 'l', 'write', NULL, 1, NULL)",
      "SELECT crm_finish(\(next), 'k', 'm', 'kari', 'l', 'write', NULL, 1, NULL)",
      "INSERT INTO contact_past(ended, id) VALUES(\(next), 1)",
      "INSERT INTO stage_past(ended, id) VALUES(\(next), 1)",
      "DELETE FROM contact_past", "UPDATE contact_past SET ended = 1",
      "INSERT INTO operation(id, key, at, actor, command, kind, count)"
        + " VALUES(\(next), 'x', 'x', 'sam', 'x', 'write', 1)",
      "UPDATE contact SET id = 99 WHERE id = 1", "UPDATE contact SET version = 1 WHERE id = 1",
      "UPDATE contact SET version = \(next) + 1 WHERE id = 1",
      "UPDATE contact SET content = 1 WHERE id = 1",
      "INSERT INTO contact(id, version, content, name, active, do_not_contact, created_at, updated_at, sort_key, owner)"
        + " VALUES(99, 1, 1, 'Forged', TRUE, FALSE, 'x', 'x', 'forged', 3)",
      "INSERT INTO contact(id, name, active, do_not_contact, created_at, updated_at, sort_key, owner)"
        + " VALUES(9223372036854775807, 'Last', TRUE, FALSE, 'x', 'x', 'last', 3)",
      // Numbers are given once, whoever had them; a new row is of the operation at hand in all it says.
      "INSERT INTO contact(id, name, active, do_not_contact, sort_key, owner) VALUES(5, 'Taken', TRUE, FALSE, 'taken', 3)",
      "INSERT INTO contact(id, version, content, name, active, do_not_contact, created_at, updated_at, sort_key, owner)"
        + " VALUES(5, \(next), \(next), 'Taken', TRUE, FALSE, 'x', 'x', 'taken', 3)",
      "INSERT INTO contact(id, version, content, name, active, do_not_contact, created_at, updated_at, sort_key, owner)"
        + " VALUES(9223372036854775807, \(next), \(next), 'Last', TRUE, FALSE, 'x', 'x', 'last', 3)",
      "INSERT INTO contact(id, version, content, name, active, do_not_contact, created_at, updated_at, sort_key, owner)"
        + " VALUES(99, \(next), 1, 'Other', TRUE, FALSE, 'x', 'x', 'other', 3)",
      "BEGIN; UPDATE contact SET title = 'a' WHERE id = 1; SELECT crm_finish(\(next) - 1, 'psql 1 1', 'x', 'sam',"
        + " 'x', 'write', NULL, 1, NULL); SELECT 1 / 0",
    ] {
      let seen = ask(sql)
      #expect(seen.hasPrefix("ERROR") || seen.hasPrefix("BEGIN ERROR"), "\(sql): \(seen)")
    }
    #expect(ask("SELECT crm_mentioning('contact', 'custom:99', 'x')") == "")
    #expect(ask("DELETE FROM sequence RETURNING 1") == "")
    let before = world.run(["dump", "--content"]).out
    let first = ask("SELECT last FROM sequence WHERE name = 'operation'")
    // An edit is an operation, with what was before; what is not changed is none.
    #expect(ask("UPDATE contact SET title = title WHERE id = 1 RETURNING 1") == "1")
    #expect(ask("SELECT last FROM sequence WHERE name = 'operation'") == first)
    #expect(
      ask(
        "BEGIN; SAVEPOINT a; UPDATE contact SET title = 'Chief', tags = '[\"a\"]'; SAVEPOINT b;"
          + " UPDATE contact SET title = 'Head' WHERE id = 1; COMMIT;"
          + " SELECT COUNT(*) FROM contact_past WHERE ended > \(first)") == "2")
    #expect(
      ask(
        "SELECT actor, command, kind, count FROM operation WHERE id > \(first)")
        == "sam|psql|write|2")
    #expect(
      world.run(["contact", "show", "1", "--fields", "title", "--json"]).out
        == "{\"title\":\"Head\"}\n")
    // An upsert of a record that is there is an edit of it.
    #expect(
      ask(
        "INSERT INTO contact(id, name, active, do_not_contact, sort_key, owner) VALUES(1, 'x', TRUE, FALSE, 'x', 3)"
          + " ON CONFLICT (id) DO UPDATE SET title = 'Upserted' RETURNING id") == "1")
    // So is what is added and removed.
    #expect(
      ask(
        "INSERT INTO activity(type, subject, at, contact, owner)"
          + " SELECT type, 'Typed', at, contact, owner FROM activity WHERE id = 1 RETURNING id"
      ) == "5")
    #expect(ask("DELETE FROM activity WHERE id = 4 RETURNING 1") == "1")
    // All of it is taken back as anything is.
    let last = Int(ask("SELECT last FROM sequence WHERE name = 'operation'")) ?? 0
    for number in ((Int(first) ?? 0) + 1...max(last, (Int(first) ?? 0) + 1)).reversed() {
      let undone = world.run(["undo", "\(number)"])
      #expect(undone.status == 0, "\(undone.err)")
    }
    #expect(world.run(["dump", "--content"]).out == before)
  }

  @Test func `a backup by the server's own tools is whole`() throws {
    guard TestEngine.all.contains(.postgres) else { return }
    let world = world(.postgres)
    let owner = try #require(world.databaseURL(for: "kari"))
    let restored = try #require(world.serverDatabase("restored"))
    let ran = world.shell(
      """
      pg_dump --format=custom --file=crm.dump '\(owner)' &&
      pg_restore --no-owner --dbname='\(restored)' crm.dump
      crm doctor --quiet --db '\(restored)'
      crm contact list --search findable --count --db '\(restored)'
      crm dump --db '\(owner)' | tail -n +2 >one; crm dump --db '\(restored)' | tail -n +2 | cmp one - && echo same
      """)
    #expect(ran.out.hasSuffix("is well\n4\nsame\n"), "\(ran.out)\(ran.err)")
  }
}
