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
      expect(["sales", "manager"].contains(person.role) ? 77 : 0, "dump", "--content")
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
}
