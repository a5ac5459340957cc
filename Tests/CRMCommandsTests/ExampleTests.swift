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

  @Test(arguments: TestEngine.all)
  func `a help desk's days go as they are written down`(_ engine: TestEngine) {
    let ran = TestWorld(engine).shell("sh '\(Self.folder)/helpdesk.sh' crm helpdesk")
    #expect(ran.status == 0, "\(ran.err)")
    #expect(ran.out == TestFiles.text(of: Self.folder + "/helpdesk.txt"))
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

  /// A line with the place it is installed to for the one it is in here.
  private static func here(_ line: String) -> String {
    line.replacing("/usr/local/share/doc/crm/Examples/", by: folder + "/")
      .replacing("/usr/local/bin/crm", by: "crm")
  }

  @Test func `cron runs its lines with what they say themselves`() {
    let world = Self.due()
    let home = world.folder.path
    let text = TestFiles.text(of: Self.folder + "/cron/crontab")
    let first = "crm user add cron role=admin"
    #expect(text.includes(first))
    let made = world.shell(
      "mkdir bin && ln -s $(command -v crm) bin/crm && mv mail bin && \(first)")
    #expect(made.status == 0, "\(made.err)")
    var variables = [
      "HOME=\(home)", "LOGNAME=kari", "CRM_NOW=\(world.clock.description)", "TZ=UTC",
    ]
    var commands: [String] = []
    for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("#") {
      let line = Self.here(line).replacing("/usr/local/bin", by: home + "/bin")
        .replacing("/srv/crm/crm.db", by: home + "/.local/share/crm/crm.db")
      let name = line.prefix { $0 != "=" }
      if name.allSatisfy({ $0.isLetter || $0 == "_" }) {
        variables.append(line)
      } else {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        commands.append(words.dropFirst(5).joined(separator: " "))
      }
    }
    #expect(commands.count > 3)
    for command in commands {
      let ran = world.shell(
        "env -i \(variables.map { "'\($0)'" }.joined(separator: " ")) sh -c '\(command)' </dev/null"
      )
      #expect(ran.status == 0 && ran.err.isEmpty, "\(command): \(ran.err)")
      // What is printed is mailed: only what is due is worth that.
      #expect(ran.out.isEmpty || ran.out.hasPrefix("mail: "), "\(command): \(ran.out)")
    }
  }

  @Test func `what systemd is told to run can be run`() {
    var lines: [String] = []
    for path in TestFiles.files(below: Self.folder + "/systemd", ".service") {
      for line in TestFiles.lines(of: path) where line.hasPrefix("ExecStart=") {
        lines.append(String(line.dropFirst("ExecStart=".utf8.count)))
      }
    }
    #expect(lines.count > 1)
    let world = Self.due()
    for line in lines {
      let command = Self.here(line).replacing("%u", by: "kari")
      let ran = world.shell("PATH=.:$PATH; " + command + " </dev/null")
      #expect(ran.status == 0, "\(command): \(ran.err)")
    }
  }

  @Test func `examples are installed, and know where`() {
    let world = TestWorld()
    let ran = world.shell(
      """
      make -s -C '\(TestFiles.root)' install-examples DESTDIR="$PWD/root" PREFIX=/opt/crm
      cat root/opt/crm/share/doc/crm/Examples/cron/crontab root/opt/crm/share/doc/crm/Examples/systemd/crm-remind.service
      ls root/opt/crm/share/doc/crm/Examples/data
      """)
    #expect(ran.status == 0, "\(ran.err)")
    #expect(ran.out.includes("PATH=/opt/crm/bin:/usr/bin:/bin\n"))
    #expect(
      ran.out.includes("sh /opt/crm/share/doc/crm/Examples/cron/remind-desktop.sh /opt/crm/bin/crm")
    )
    #expect(ran.out.includes("contacts.csv\n"))
  }
}
