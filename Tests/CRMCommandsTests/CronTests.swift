import CRMDomain
import TestSupport
import Testing

/// What cron runs, where several machines run it at once.
struct CronTests {
  @Test(arguments: TestEngine.all)
  func `eight at a time do each thing once and tell each reminder once`(_ engine: TestEngine) {
    let world = TestWorld(engine)
    let ran = world.shell(
      """
      crm init country=NO >/dev/null && crm company add Acme >/dev/null
      for n in 1 2 3 4 5 6 7 8 9 10; do echo "Task $n,2026-11-17"; done | sed 1ititle,due >tasks.csv
      crm task import tasks.csv assignee=kari --quiet >/dev/null
      crm task add Weekly due=2026-11-01 repeat=weekly >/dev/null
      crm contract add Old company=1 starts_on=2025-01-01 ends_on=2025-12-31 >/dev/null
      crm contract add Monthly company=1 starts_on=2026-08-01 term_months=1 auto_renew=yes >/dev/null
      for n in 1 2 3 4 5 6 7 8; do
        crm remind --quiet >told$n 2>>errors &
        crm run --quiet >done$n 2>>errors &
      done
      wait
      crm remind >told9
      echo "$(cat told? | grep -c 'Task ') $(cat told? | sort | uniq -d | wc -l)"
      echo "$(cat done? | sort | uniq -d | wc -l) $(cat errors)"
      crm task list --all --fields title,due --format tsv | sort | uniq -d | wc -l
      crm task list title=Weekly --all --count
      crm contract list --all --fields starts_on --format tsv title=Monthly | sort | uniq -d | wc -l
      crm contract list title=Monthly --fields starts_on,ends_on --format csv
      """)
    #expect(ran.status == 0, "\(ran.err)")
    let lines = ran.out.split(separator: "\n").map { String($0).trimmed }
    #expect(
      lines == [
        "10 0", "0", "0", "3", "0", "starts_on,ends_on", "2026-11-01,2026-11-30",
      ], "\(ran.out)")
  }
}
