import CRMDomain
import TestSupport
import Testing

/// What stands under Examples runs, and does what it says.
struct ExampleTests {
  private static let folder = TestFiles.root + "/Examples"

  @Test(arguments: TestFiles.files(below: folder, ".sh").filter { !$0.includes("/cron/") })
  func `an example runs`(_ path: String) {
    let world = TestWorld()
    let ran = world.shell("sh '\(path)' crm demo")
    #expect(ran.status == 0, "\(path): \(ran.err)")
    #expect(!ran.out.isEmpty)
  }

  @Test func `a customer's way goes as it is written down`() {
    let ran = TestWorld().shell("sh '\(Self.folder)/journey.sh' crm journey")
    #expect(ran.status == 0, "\(ran.err)")
    #expect(ran.out == TestFiles.text(of: Self.folder + "/journey.txt"))
  }

  /// A world with something due, and programs that say what they were asked to send.
  private static func due() -> TestWorld {
    let world = TestWorld(.sqlite)
    _ = world.shell(
      """
      crm init country=NO && crm task add 'Ring Kari' due=2026-11-18 company=Acme --create
      crm task add 'Send a list' due=2026-11-17
      for name in mail notify-send; do
        printf '#!/bin/sh\\necho "%s: $*"; cat\\n' $name >$name && chmod +x $name
      done
      """)
    world.clock = Instant(seconds: world.clock.seconds + 6 * 3600)
    return world
  }

  @Test func `reminders go out by mail, once`() {
    let world = Self.due()
    let line =
      "PATH=.:$PATH sh '\(Self.folder)/cron/remind-mail.sh' crm kari kari@example.no"
    let sent = world.shell(line)
    #expect(sent.status == 0, "\(sent.err)")
    #expect(sent.out.includes("mail: -s crm: 2 due kari@example.no\n"))
    #expect(sent.out.includes("Send a list") && sent.out.includes("Ring Kari"))
    let again = world.shell(line)
    #expect(again.status == 0 && again.out.isEmpty)
  }

  @Test func `what cannot be mailed is printed`() {
    let world = Self.due()
    let ran = world.shell(
      """
      printf '#!/bin/sh\\nexit 1\\n' >mail
      PATH=.:$PATH sh '\(Self.folder)/cron/remind-mail.sh' crm kari kari@example.no
      """)
    #expect(ran.status == 75)
    #expect(ran.out.includes("Send a list") && ran.out.includes("Ring Kari"))
  }

  @Test func `reminders are shown on a desktop`() {
    let world = Self.due()
    let ran = world.shell(
      "PATH=.:$PATH sh '\(Self.folder)/cron/remind-desktop.sh' crm kari </dev/null")
    #expect(ran.status == 0, "\(ran.err)")
    #expect(ran.out.includes("notify-send: Ring Kari Acme 2026-11-18\n"))
  }

  @Test func `what cron and systemd are told to run can be run`() {
    var lines: [String] = []
    for line in TestFiles.lines(of: Self.folder + "/cron/crontab") where !line.hasPrefix("#") {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      if words.count > 5 { lines.append(words.dropFirst(5).joined(separator: " ")) }
    }
    for path in TestFiles.files(below: Self.folder + "/systemd", ".service") {
      for line in TestFiles.lines(of: path) where line.hasPrefix("ExecStart=") {
        lines.append(String(line.dropFirst("ExecStart=".utf8.count)))
      }
    }
    let world = Self.due()
    // As the crontab says: its user, who makes backups, and a PATH.
    #expect(lines.count > 5)
    _ = world.shell("crm user add cron role=admin")
    #expect(
      TestFiles.text(of: Self.folder + "/cron/crontab").contains("\nPATH=/usr/local/bin:"))
    for line in lines {
      let command = line.replacing("/srv/crm/", by: Self.folder + "/cron/")
        .replacing("%h/.local/share/crm/", by: Self.folder + "/cron/").replacing("%u", by: "kari")
        .replacing("crm kari", by: "crm kari")
      let ran = world.shell("PATH=.:$PATH; export CRM_USER=cron; " + command + " </dev/null")
      #expect(ran.status == 0, "\(command): \(ran.err)")
    }
  }
}
