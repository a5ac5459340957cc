import CRMDomain
import Testing
import TestSupport

/// Whole databases from engine to engine, by the real programs.
struct CopyTests {
  private func furnish(_ world: TestWorld, _ database: String) {
    let ran = world.shell(
      """
      set -e
      export CRM_DB=\(database)
      crm init country=NO -q
      crm field add contact.shoe_size type=integer -q
      crm team add North
      crm user add eva role=sales team=North
      crm company add "Oslo Design" org_number=974760673 annual_revenue=1500
      crm contact import Examples/data/contacts.csv -q
      crm contact edit --all shoe_size=39 --max 1000
      crm activity add "Wants æøå; -- \\\\ \\$1 'quotes' \\"and\\" more" type=call contact=1
      crm segment add vips filter='tags=vip'
      crm rate add 2026-11-17 EUR NOK 11.4562
      crm contact remove 2 --with-related
      crm undo
      crm contact remove 3 --with-related
      """)
    #expect(ran.status == 0, "\(ran.err)")
  }

  /// What a database holds, without the moment it was dumped at.
  private func dump(_ world: TestWorld, _ database: String) -> String {
    world.shell("crm dump --db '\(database)' | tail -n +2").out
  }

  @Test func `a database goes to a server and back, and is the same`() throws {
    guard TestEngine.all.contains(.postgres) else { return }
    let world = TestWorld(.postgres)
    let file = world.folder.path + "/here.db"
    furnish(world, file)
    let server = try #require(world.serverDatabase("there"))
    let there = world.shell(
      "crm copy --db '\(file)' --to '\(server)' --json | jq -c '.parts|length'")
    #expect(there.status == 0, "\(there.err)")
    let wanted = dump(world, file)
    #expect(!wanted.isEmpty)
    #expect(dump(world, server) == wanted)
    let back = world.shell("crm copy --db '\(server)' --to back.db")
    #expect(back.out.contains("both sides the same"), "\(back.out)\(back.err)")
    #expect(dump(world, world.folder.path + "/back.db") == wanted)
    for database in [server, world.folder.path + "/back.db"] {
      let well = world.shell("crm doctor --quiet --db '\(database)'")
      #expect(well.status == 0, "\(well.out)")
      // The same questions have the same answers.
      for line in [
        "contact export", "company export --json", "contact list shoe_size=39 --count",
        "contact list --as-of 2026-11-18", "log --json", "contact history 1 --json",
        "activity list 'subject~quotes' --json", "contact show 1 --json", "search wants",
      ] {
        let here = world.shell("crm \(line) --db '\(file)'")
        let copied = world.shell("crm \(line) --db '\(database)'")
        #expect(here.out == copied.out, "\(line)")
        #expect(here.status == 0, "\(line): \(here.err)")
      }
    }
    // What is there is never written over.
    let again = world.shell("crm copy --db '\(file)' --to '\(server)'")
    #expect(again.status == 73, "\(again.err)")
    let onto = world.shell("crm copy --db '\(server)' --to back.db")
    #expect(onto.status == 73, "\(onto.err)")
  }

  @Test func `a copy that was killed goes on, and nobody uses it before it is whole`() throws {
    guard TestEngine.all.contains(.postgres) else { return }
    let world = TestWorld(.postgres)
    let made = world.shell("crm demo --contacts 3000 --db big.db --yes -q")
    #expect(made.status == 0, "\(made.err)")
    let server = try #require(world.serverDatabase("there"))
    var kills = 0
    for wait in ["0.6", "1.2", "1.8"] {
      let ran = world.shell("timeout -s KILL \(wait) crm copy --db big.db --to '\(server)'")
      if ran.status == 0 { break }
      kills += 1
      let used = world.shell("crm contact list --count --db '\(server)'")
      #expect(used.status == 75 || used.status == 66, "\(used.out)\(used.err)")
    }
    let ran = world.shell("crm copy --db big.db --to '\(server)'")
    #expect(ran.status == 0 || kills < 3, "\(ran.err)")
    #expect(
      world.shell("crm dump --db big.db | tail -n +2 | cksum").out
        == world.shell("crm dump --db '\(server)' | tail -n +2 | cksum").out)
    // Another state of the source is no continuation.
    let other = try #require(world.serverDatabase("other"))
    _ = world.shell("timeout -s KILL 1.2 crm copy --db big.db --to '\(other)'")
    _ = world.shell("crm contact add 'Somebody New' --db big.db")
    let outdated = world.shell("crm copy --db big.db --to '\(other)'")
    if outdated.status != 0 {
      #expect(outdated.status == 65, "\(outdated.err)")
      let anew = world.shell("crm copy --db big.db --to '\(other)' --restart")
      #expect(anew.status == 0, "\(anew.err)")
    }
  }
}
