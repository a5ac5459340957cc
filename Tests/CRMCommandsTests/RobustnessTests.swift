import Testing
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real program in a hostile world: killed, crowded, without room, with readers that leave.
struct RobustnessTests {
  @Test func `killed at 50 moments and crowded by 8 writers nothing is half done`() {
    let world = TestWorld()
    world.setVariable("KILLS", "50")
    world.setVariable("RECORDS", "5000")
    world.setVariable("PROCESSES", "8")
    world.setVariable("ADDS", "500")
    world.setVariable("SECONDS_EACH", "10")
    world.setVariable("BIG", "0")
    world.setVariable("OTHERS", "4")
    world.setVariable("FIRST", "4")
    let seed = UInt32.random(in: 1...1_000_000)
    let ran = world.shell(
      "unset CRM_NOW; sh '\(TestFiles.root)/Tests/Torture/torture.sh' crm \(seed)")
    #expect(ran.status == 0, "seed \(seed): \(ran.out) \(ran.err)")
    #expect(ran.out.contains("4000 contacts, no error"), "\(ran.out)")
    print(ran.out)
  }

  /// A world with a database of some contacts.
  private func furnished() -> TestWorld {
    let world = TestWorld()
    _ = world.run(["init", "country=NO"])
    _ = world.run(["company", "import", "Examples/data/portfolio.csv"])
    _ = world.run(["contact", "import", "Examples/data/contacts.csv"])
    return world
  }

  private func count(_ world: TestWorld) -> String {
    world.run(["contact", "list", "--count"]).out
  }

  @Test func `a reader that leaves is no error`() {
    let world = furnished()
    _ = world.run(["demo", "--contacts", "3000", "--files", "data"])
    _ = world.run(["contact", "import", "data/contacts.csv", "--map", "external_id=external_ids"])
    for command in ["list", "export", "list --json", "export --format jsonl"] {
      let ran = world.shell(
        "{ crm contact \(command); echo $? >status; } | head -1 >/dev/null; cat status")
      #expect(ran.out == "0\n", "\(command): \(ran.err)")
      #expect(ran.err.isEmpty, "\(command): \(ran.err)")
    }
    // What writes does so although nobody reads its answer.
    let ran = world.shell(
      "{ sleep 0.1; crm contact edit 1 title=Left; } | true; crm contact list title=Left --count")
    #expect(ran.out == "1\n")
  }

  @Test func `an output without room is said, and what was stored is named`() {
    let world = furnished()
    let export = world.shell("crm contact export >/dev/full")
    #expect(export.status == 74)
    #expect(export.err == "crm: the output cannot be written: No space left on device\n")
    let add = world.shell("crm contact add Stored >/dev/full")
    #expect(add.status == 74)
    #expect(
      add.err
        == "crm: the output cannot be written: No space left on device; operation 3 is stored\n")
    #expect(world.run(["contact", "show", "Stored", "--format", "ids"]).status == 0)
  }

  @Test func `a database without room stores nothing and stays whole`() {
    let world = furnished()
    let before = count(world)
    _ = world.run(["demo", "--contacts", "60000", "--files", "data"])
    // Blocks of 512 bytes: enough to open, far too few for the import.
    let ran = world.shell(
      "ulimit -f 4000; crm contact import data/contacts.csv --map external_id=external_ids")
    #expect(ran.status == 74, "\(ran.status) \(ran.err)")
    #expect(ran.err.split(separator: "\n").count <= 2, "\(ran.err)")
    #expect(count(world) == before)
    #expect(world.shell("sqlite3 .local/share/crm/crm.db 'PRAGMA integrity_check'").out == "ok\n")
    let load = world.shell(
      "crm dump -o d.jsonl; ulimit -f 300; crm load d.jsonl --db small.db; ls small.db*")
    #expect(load.err.contains("crm: "), "\(load.err)")
    #expect(!load.out.contains("small.db"))
  }

  @Test func `a full file system leaves no half database`() {
    let world = furnished()
    let mounted = world.shell("mkdir small && mount -t tmpfs -o size=3m none small")
    // Only root may mount, and not everywhere; the limit on file sizes above covers the rest.
    guard mounted.status == 0 else { return }
    defer { _ = world.shell("umount small") }
    _ = world.run(["demo", "--contacts", "20000", "--files", "data"])
    let made = world.shell("crm init --db small/s.db")
    #expect(made.status == 0, "\(made.err)")
    let ran = world.shell(
      "crm contact import data/contacts.csv --map external_id=external_ids --db small/s.db")
    #expect(ran.status == 74, "\(ran.status) \(ran.err)")
    #expect(ran.err.hasPrefix("crm: "), "\(ran.err)")
    #expect(world.shell("crm contact list --count --db small/s.db").out == "0\n")
    _ = world.run(["contact", "import", "data/contacts.csv", "--map", "external_id=external_ids"])
    let load = world.shell("crm dump -o d.jsonl && crm load d.jsonl --db small/copy.db; ls small")
    #expect(load.err.hasPrefix("crm: "), "\(load.err)")
    #expect(load.out == "s.db\n", "\(load.out)")
  }

  @Test func `a folder that cannot be written is read from`() {
    let world = furnished()
    // Root may write everywhere, so another user tries.
    let drop = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
    let script = """
      chmod 755 . && mkdir still && cp .local/share/crm/crm.db still/ && chmod 444 still/crm.db
      chmod 555 still
      \(drop)crm contact list --count --db still/crm.db
      \(drop)crm contact add X --db still/crm.db; echo $?
      \(drop)crm contact export -o still/out.csv --db still/crm.db; echo $?
      """
    let ran = world.shell(script)
    #expect(ran.out == "24\n74\n73\n", "\(ran.out) \(ran.err)")
    #expect(
      ran.err.split(separator: "\n").filter { $0.hasPrefix("crm: ") }.count == 2, "\(ran.err)")
    _ = world.shell("chmod 755 still")
  }

  @Test func `a file that may not be written is read, and nothing is made beside it`() {
    let world = furnished()
    let isRoot = geteuid() == 0
    let drop = isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
    let ran = world.shell(
      """
      chmod 755 . && mkdir mine && cp .local/share/crm/crm.db mine/
      \(isRoot ? "chown -R 65534:65534 mine" : "true")
      export CRM_DB=$PWD/mine/crm.db
      chmod 400 mine/crm.db
      \(drop)crm contact list --count; \(drop)crm contact add X; echo $?; ls mine
      chmod 600 mine/crm.db
      \(drop)crm contact add X >/dev/null; echo $?; ls mine
      chmod 400 mine/crm.db
      # What an older version left behind, and any other program leaves.
      \(drop)sqlite3 mine/crm.db 'SELECT COUNT(*) FROM contact'; ls mine
      \(drop)crm contact list --count
      chmod 600 mine/crm.db
      \(drop)crm contact add Y; echo $?
      said() { sed 's|/[^ ]*/||; s/crm.db-[a-z]*/crm.db-…/' found; }
      \(drop)crm doctor --quiet >found; echo $?; said
      \(drop)crm doctor --fix --quiet >found; echo $?; said
      \(drop)crm contact add Y; echo $?
      """)
    #expect(
      ran.out == """
        24
        74
        crm.db
        0
        crm.db
        25
        crm.db
        crm.db-shm
        crm.db-wal
        25
        74
        1
        error   log: crm.db-… was left behind and cannot be written, so nothing can be stored
        0
        error   log: crm.db-… was left behind and cannot be written, so nothing can be stored
        contact 26: Y
        0

        """, "\(ran.out) \(ran.err)")
    #expect(ran.err.contains("hint: mend it with: crm doctor --fix"), "\(ran.err)")
  }

  @Test func `sixteen writers, readers and kills lose nothing that was acknowledged`() {
    let world = TestWorld()
    _ = world.run(["init", "country=NO"])
    // An idle connection keeps the log from being folded in whenever nobody writes; each contact fills some
    // thirty pages, so that ours comes every fourth second.
    let ran = world.shell(
      #"""
      unset CRM_NOW
      db=.local/share/crm/crm.db
      head -c 60000 /dev/urandom | base64 -w 60 >long
      { echo 'SELECT COUNT(*) FROM operation;'; while [ ! -e over ]; do sleep 0.1; done; } | sqlite3 "$db" >/dev/null &
      for p in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
        (for n in 1 2 3 4 5 6 7 8 9 10; do
          case $n in
          3 | 6 | 9) timeout -s KILL "0.0$((n * p % 90 + 10))" crm contact add "Of $p $n" notes=- <long >/dev/null 2>&1 ;;
          *) crm contact add "Of $p $n" notes=- <long >/dev/null 2>>errors ;;
          esac && echo "Of $p $n" >>acknowledged.$p
        done) & writers="$writers $!"
      done
      for r in 1 2 3; do (while [ ! -e over ]; do crm contact list --count >/dev/null 2>>errors; done) & done
      wait $writers
      touch over; wait
      cat errors
      cat acknowledged.* | sort >wanted
      crm contact list --fields name --csv | sed 1d | sort >there
      comm -23 wanted there
      sqlite3 "$db" 'PRAGMA integrity_check'
      crm doctor --quiet | sed 's/.* //'
      """#)
    #expect(ran.out == "ok\nwell\n", "\(ran.out) \(ran.err)")
    let stored = world.run(["contact", "list", "--count"]).out
    #expect((Int(stored.dropLast()) ?? 0) >= 112, "\(stored)")
  }

  @Test func `an input without end is refused in a line`() {
    let world = furnished()
    let ran = world.shell(
      """
      end() { yes "$@" 2>/dev/null | tr -d '\\n'; }
      yes a 2>/dev/null | crm contact add M notes=-; echo $?
      end a | crm contact add --stdin; echo $?
      { printf '[{"name":"'; end a; } | crm contact add --stdin; echo $?
      { printf '[{"name":['; end 1,; } | crm contact add --stdin; echo $?
      yes nobody 2>/dev/null | crm contact edit - city=Oslo; echo $?
      end a | crm contact edit - city=Oslo; echo $?
      end a | crm attachment add contact:1 - --name x; echo $?
      end a | crm contact call 1 -; echo $?
      end a | crm sql -; echo $?
      end a | crm lead definition -; echo $?
      end a | crm load - --db new.db; echo $?
      end a | crm import apply -; echo $?
      end , | crm contact import - --rejects r.csv; echo $?
      { printf '[{"name":"'; end a; } | crm contact import - --rejects r.jsonl; echo $?
      """)
    #expect(
      ran.out.split(separator: "\n").map(String.init)
        == ["65", "65", "65", "65", "66"] + Array(repeating: "65", count: 9),
      "\(ran.out) \(ran.err)")
    let said = ran.err.split(separator: "\n").filter { $0.hasPrefix("crm: ") }
    #expect(said.count == 14, "\(ran.err)")
    #expect(!ran.err.contains("atal error"), "\(ran.err)")
    #expect(world.run(["contact", "list", "--count"]).out == "24\n")
  }

  @Test func `a database held by somebody else is waited for, and then named`() {
    let world = furnished()
    let ran = world.shell(
      """
      echo 'contact import big.csv, by ola, process 7' >.local/share/crm/crm.db-writer
      { echo 'BEGIN IMMEDIATE;'; sleep 2; echo 'COMMIT;'; } | sqlite3 .local/share/crm/crm.db &
      sleep 0.5
      crm contact add X --timeout 0; echo $?
      crm contact list --count; echo $?
      crm contact add Y; echo $?
      wait
      """)
    #expect(ran.out == "75\n24\n0\ncontact 25: Y\n0\n", "\(ran.out)")
    #expect(ran.err.contains("contact import big.csv, by ola, process 7"), "\(ran.err)")
  }

  @Test func `an interrupt takes everything back`() {
    let world = furnished()
    _ = world.run(["demo", "--contacts", "20000", "--files", "data"])
    for (signal, status) in [("INT", 130), ("TERM", 143)] {
      let ran = world.shell(
        """
        crm contact import data/contacts.csv --map external_id=external_ids &
        pid=$!; until [ -e .local/share/crm/crm.db-writer ]; do sleep 0.05; done
        sleep 0.3; kill -\(signal) $pid; wait $pid; echo $?
        """)
      #expect(ran.out == "\(status)\n", "\(ran.out) \(ran.err)")
      #expect(ran.err == "crm: interrupted: nothing was stored\n", "\(ran.err)")
      #expect(count(world) == "24\n")
    }
  }

  @Test func `huge cells and thousands of columns are rows like others`() {
    let world = furnished()
    let ran = world.shell(
      """
      { printf 'name,notes\\nAda Berg,"'; head -c 10000000 /dev/zero | tr '\\0' x; printf '"\\nBo Berg,short\\n'; } >cell.csv
      crm contact import cell.csv; echo $?
      awk 'BEGIN { for (i = 0; i < 10000; i++) printf "c%d,", i; print "name"; for (i = 0; i < 10000; i++) printf "%d,", i; print "Cy Berg" }' >wide.csv
      crm contact import wide.csv 2>/dev/null; echo $?
      crm import preview wide.csv --csv | cmp - wide.csv && echo same
      """)
    #expect(
      ran.out == "1 created · 1 rejected   (operation 3)\n1\n1 created   (operation 4)\n0\nsame\n",
      "\(ran.out) \(ran.err.prefix(500))")
    #expect(ran.err.contains("line 2: notes"), "\(ran.err.prefix(500))")
    // The whole cell is in the file of rejects, where it can be mended.
    #expect(world.shell("tail -1 cell.csv.rejects.csv | tr -d x | wc -c").out == "50\n")
    #expect((Int(world.shell("wc -c <cell.csv.rejects.csv").out.dropLast()) ?? 0) > 20_000_000)
  }

  @Test func `files are readable by their owner alone`() {
    let world = furnished()
    let ran = world.shell(
      "umask 022; crm contact export -o e.csv; stat -c %a .local/share/crm/crm.db .local/share/crm e.csv"
    )
    #expect(ran.out == "600\n700\n600\n")
  }

  @Test func `a plugin is run with the database`() {
    let world = furnished()
    let ran = world.shell(
      """
      mkdir bin && printf '#!/bin/sh\\necho "$CRM_USER $1"; basename "$CRM_DB"\\n' >bin/crm-hello
      chmod +x bin/crm-hello; PATH=$PWD/bin:$PATH; crm hello there
      """)
    #expect(ran.out == "kari there\ncrm.db\n", "\(ran.out) \(ran.err)")
  }
}
