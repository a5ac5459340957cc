import CRMDomain
import Testing
import TestSupport

/// Commands whose connection to a server is disturbed: done once, or not at all and said so.
struct InterruptionTests {
  /// A world with a database on a server, and shell functions for its administrator.
  private func world() -> TestWorld? {
    guard TestEngine.all.contains(.postgres) else { return nil }
    let world = TestWorld(.postgres)
    _ = world.run(["init", "country=NO"])
    _ = world.run(["contact", "add", "Anna Berg"])
    guard let administrator = world.administratorURL() else { return nil }
    world.setVariable("ADMIN", administrator)
    TestFiles.write(
      #"""
      set -u
      unset CRM_NOW
      sql() { psql "$ADMIN" -qXAtc "$1"; }
      wait_for() {
        tries=0
        until [ "$(sql "$1")" = "$2" ]; do
          tries=$((tries + 1))
          [ $tries -lt 50 ] || { echo "never: $1" >&2; return 1; }
          sleep 0.1
        done
      }
      backends="FROM pg_stat_activity WHERE datname = current_database() AND usename = 'kari'"

      """#, to: world.folder.path + "/help.sh")
    return world
  }

  private func shell(_ world: TestWorld, _ lines: String) -> (
    out: String, err: String, status: Int32
  ) {
    TestFiles.write(". ./help.sh\n" + lines + "\n", to: world.folder.path + "/lines.sh")
    return world.shell("timeout 60 sh ./lines.sh")
  }

  @Test func `a COMMIT whose answer is lost was done, and is not done again`() throws {
    guard let world = world() else { return }
    let ran = shell(
      world,
      #"""
      here=$CRM_DB
      export CRM_DB="$here?options=-csynchronous_commit%3Don"
      crm contact add "Lost Answer" >out 2>err & command=$!
      wait_for "SELECT COUNT(*) $backends AND wait_event = 'SyncRep'" 1
      sql "SELECT pg_terminate_backend(pid) $backends AND wait_event = 'SyncRep'" >terminated
      wait $command; echo "status $?"; cat out err terminated
      export CRM_DB=$here
      crm contact list 'name="Lost Answer"' --count
      crm log --limit 1 --fields id,count --csv
      """#)
    #expect(
      ran.out == "status 0\ncontact 2: Lost Answer\nt\n1\nid,count\n2,1\n", "\(ran.out)\(ran.err)")
  }

  @Test func `a COMMIT that no standby has is said to be so`() throws {
    guard let world = world() else { return }
    let ran = shell(
      world,
      #"""
      here=$CRM_DB
      export CRM_DB="$here?options=-csynchronous_commit%3Don"
      crm contact add "Not Replicated" >out 2>err & command=$!
      wait_for "SELECT COUNT(*) $backends AND wait_event = 'SyncRep'" 1
      sql "SELECT pg_cancel_backend(pid) $backends AND wait_event = 'SyncRep'" >/dev/null
      wait $command; echo "status $?"; cut -d' ' -f1-7 err
      CRM_DB=$here crm contact list 'name="Not Replicated"' --count
      """#)
    #expect(
      ran.out.hasPrefix("status 69\ncrm: operation 2 is stored on postgres"), "\(ran.out)\(ran.err)"
    )
    #expect(ran.out.hasSuffix("\n1\n"), "\(ran.out)\(ran.err)")
  }

  @Test func `a connection lost before the COMMIT is begun again`() throws {
    guard let world = world() else { return }
    let ran = shell(
      world,
      #"""
      psql "$ADMIN" -qX -c "BEGIN" -c "LOCK TABLE sequence IN EXCLUSIVE MODE" -c "SELECT pg_sleep(2)" -c "ROLLBACK" >/dev/null &
      wait_for "SELECT COUNT(*) FROM pg_locks WHERE relation = 'sequence'::regclass AND mode = 'ExclusiveLock' AND granted" 1
      crm contact add "Begun Again" --timeout 20s & command=$!
      wait_for "SELECT COUNT(*) $backends AND wait_event_type = 'Lock'" 1
      sql "SELECT pg_terminate_backend(pid) $backends" >/dev/null
      wait $command; echo "status $?"
      crm contact list --count
      wait
      """#)
    #expect(ran.out == "contact 2: Begun Again\nstatus 0\n2\n", "\(ran.out)\(ran.err)")
  }

  @Test func `what is locked past the timeout is said to be busy`() throws {
    guard let world = world() else { return }
    let ran = shell(
      world,
      #"""
      psql "$ADMIN" -qX -c "BEGIN" -c "LOCK TABLE sequence IN EXCLUSIVE MODE" -c "SELECT pg_sleep(3)" -c "ROLLBACK" >/dev/null &
      wait_for "SELECT COUNT(*) FROM pg_locks WHERE relation = 'sequence'::regclass AND mode = 'ExclusiveLock' AND granted" 1
      crm contact add "Too Late" --timeout 1s; echo "status $?"
      wait
      crm contact list --count
      """#)
    #expect(ran.out == "status 75\n1\n", "\(ran.out)\(ran.err)")
    #expect(ran.err.contains("stayed locked"), "\(ran.err)")
  }

  @Test func `a serialization failure and a deadlock are tried again`() throws {
    guard let world = world() else { return }
    let ran = shell(
      world,
      #"""
      sql "CREATE SEQUENCE tries; GRANT USAGE ON SEQUENCE tries TO PUBLIC;
        CREATE FUNCTION fail() RETURNS TRIGGER LANGUAGE plpgsql AS \$\$ DECLARE n BIGINT := nextval('tries'); BEGIN
          IF n = 1 THEN RAISE EXCEPTION 'first' USING ERRCODE = '40001'; END IF;
          IF n = 2 THEN RAISE EXCEPTION 'second' USING ERRCODE = '40P01'; END IF;
          RETURN NEW; END \$\$;
        CREATE TRIGGER fail BEFORE INSERT ON contact FOR EACH ROW EXECUTE FUNCTION fail()"
      crm contact add "Third Time"; echo "status $?"
      crm contact list --count
      sql "SELECT last_value FROM tries"
      sql "SELECT setval('tries', 1, false)" >/dev/null
      # What reads a stream is not begun again: the stream is gone.
      echo '{"name":"Stream"}' | crm contact add --stdin; echo "status $?"
      crm contact list --count
      """#)
    #expect(
      ran.out == "contact 2: Third Time\nstatus 0\n2\n3\nstatus 75\n2\n", "\(ran.out)\(ran.err)")
  }

  @Test func `a server that is not there is said so in time`() {
    guard TestEngine.all.contains(.postgres) else { return }
    let world = TestWorld(.postgres)
    let ran = world.shell(
      #"""
      for url in postgres://kari@127.0.0.1:1/crm postgres:///crm?host=/nowhere \
        "postgres://kari@127.0.0.1:1,127.0.0.1:2/crm?target_session_attrs=read-write"; do
        begin=$(date +%s)
        crm contact list --db "$url" --timeout 3s; echo "status $? $(($(date +%s) - begin < 6))"
      done
      """#)
    #expect(ran.out == "status 69 1\nstatus 69 1\nstatus 69 1\n", "\(ran.out)\(ran.err)")
    #expect(ran.err.contains("cannot be reached"), "\(ran.err)")
  }

  @Test func `a password is shown nowhere`() throws {
    guard let world = world(), let url = world.databaseURL(for: "kari") else { return }
    let secret = url.replacing("kari@", by: "kari:hemmelig@")
    let ran = world.shell(
      """
      crm contact list --db '\(secret)nosuch'
      crm contact list --db '\(secret)?bogus=1'
      crm contact list --db '\(secret)?password=hemmelig' --as ola
      crm init --db '\(secret)'
      crm config list --origin --db '\(secret)'
      crm doctor --json --db '\(secret)'
      crm stats --json --db '\(secret)'
      crm contact list --json --db 'postgres://kari:hemmelig@127.0.0.1:1/crm?sslpassword=hemmelig'
      """)
    #expect(ran.err.contains("does not exist") && ran.out.contains("nouns"), "\(ran.err)\(ran.out)")
    #expect(!(ran.out + ran.err).contains("hemmelig"), "\(ran.out)\(ran.err)")
  }

  @Test func `sixteen writers wait for each other, and a follower sees every operation once`()
    throws
  {
    guard let world = world() else { return }
    let ran = shell(
      world,
      #"""
      timeout -s INT 25 crm log --follow --json >follow.out & follower=$!
      sleep 1
      writers=
      for p in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
        (for n in 1 2 3 4 5; do
          crm contact edit 1 title="by $p $n" >/dev/null || echo failed
          crm contact add "Of $p $n" >/dev/null || echo failed
        done) >writer.$p 2>&1 &
        writers="$writers $!"
      done
      wait $writers
      cat writer.*
      crm contact list --count
      crm log --count
      tries=0
      until [ "$(wc -l <follow.out)" -ge 161 ] || [ $tries -gt 40 ]; do sleep 0.2; tries=$((tries + 1)); done
      kill -INT $follower; wait $follower
      jq .id follow.out | sort -n | uniq | wc -l
      wc -l <follow.out
      jq .id follow.out | sort -nc && echo in order
      crm contact history 1 --json | jq 'length'
      sql "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
      """#)
    #expect(ran.out == "81\n161\n161\n161\nin order\n81\n0\n", "\(ran.out)\(ran.err)")
  }

  @Test func `an import that is interrupted stores nothing`() throws {
    guard let world = world() else { return }
    let ran = shell(
      world,
      #"""
      { echo name,email,notes; i=0; while [ $i -lt 40000 ]; do i=$((i + 1)); echo "P $i,p$i@example.no,note $i"; done; } >big.csv
      at_work="SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
      for wait in 0.5 1.5; do
        crm contact import big.csv --quiet & command=$!
        until [ "$(sql "$at_work")" -gt 0 ]; do sleep 0.1; done
        sleep $wait; kill -TERM $command; wait $command; echo "status $?"
        crm contact list --count
      done
      crm log --count
      crm contact import big.csv --quiet | sed 's/[^0-9].*//'
      crm doctor --quiet | sed 's/.* //'
      """#)
    #expect(ran.out == "status 143\n1\nstatus 143\n1\n1\n40\nwell\n", "\(ran.out)\(ran.err)")
    #expect(ran.err.contains("nothing was stored"), "\(ran.out)\(ran.err)")
  }

  @Test func `a program without the one for servers says what to install`() {
    let world = TestWorld(.sqlite)
    let ran = world.shell(
      """
      mkdir alone; cp "$(command -v crm)" alone/crm
      PATH=/usr/bin:/bin alone/crm contact list --db 'postgres://kari:secret@db.example.no/crm?password=secret'
      """)
    #expect(ran.status == 69)
    #expect(ran.err.contains("crm-postgres, which is not installed"), "\(ran.err)")
    #expect(!ran.err.contains("secret"), "\(ran.err)")
  }
}
