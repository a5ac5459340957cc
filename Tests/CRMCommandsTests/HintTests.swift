import CRMDomain
import TestSupport
import Testing

/// What a hint tells to type works when it is typed: every hint of every transcript is tried where it was given.
struct HintTests {
  /// What cannot be tried here, with the status it ends with, and why.
  private static let known: [String: Int32] = [
    // An example with a file that is not there.
    "crm order import orders.csv --dry-run": 66,
    // Of an operation all of whose records stand in the way nothing is left to be put back.
    "crm undo 2 --partial": 65,
    // The VAT number of who buys is asked for next.
    "crm quote send Q-2 vat=reverse_charge": 65,
  ]

  @Test(arguments: TranscriptTests.all) func `what a hint tells to type works`(
    _ transcript: Transcript
  ) {
    guard transcript.runs(on: .sqlite) else { return }
    let world = TestWorld(.sqlite)
    var seen: Set<String> = []
    var isMeant = true
    for part in transcript.parts {
      switch part {
      case .text: continue
      case .setting(let line):
        if line.hasPrefix("on ") {
          isMeant = [TestEngine.sqlite.rawValue, "all"].contains(String(line.dropFirst(3)))
        } else {
          world.set(line)
        }
      case .step(let step):
        guard isMeant else { continue }
        let ran = world.replay(step)
        for line in ran.err.split(separator: "\n") where line.hasPrefix("hint: ") {
          let hint = Hint(String(line.dropFirst(6)))
          // The same hint with other numbers needs no second trial.
          guard seen.insert(hint.text.filter { !$0.isNumber }).inserted else { continue }
          for command in hint.commands { tryOut(command, of: hint, after: step, in: world) }
          guard let failed = ShellLine(step.command)?.parts.last, failed.first == "crm" else {
            continue
          }
          for addition in hint.additions {
            tryOut(step.command + " " + addition, of: hint, after: step, in: world)
          }
          let help = Self.help(of: failed, in: world)
          for option in hint.options {
            #expect(
              help.contains(option), "\"\(hint.text)\" after \(step.command): no \(option) there")
          }
        }
      }
    }
  }

  /// Types what a hint says, in a world as it was then.
  private func tryOut(
    _ command: String, of hint: Hint, after step: Transcript.Step, in world: TestWorld
  ) {
    let copy = TestWorld(copying: world)
    copy.catalogue = world.catalogue
    let line = Hint.filled(command)
    let ran = copy.replay(
      Transcript.Step(
        command: line.replacing(TestWorld.home, by: copy.folder.path), input: step.input))
    // What somebody fills in may be wrong; where it goes must not be.
    // Of a line that was refused for its form nobody knows whether what it names is there.
    let isItsOwn = step.status == 64 && ran.status == 66
    let isFine =
      line == command
      ? ran.status <= 1 || ran.status == Self.known[command] || isItsOwn
      : ![64, 70].contains(ran.status)
    #expect(
      isFine, "\"\(hint.text)\" after \(step.command)\n\(line)\n= \(ran.status)\n\(ran.err)")
  }

  /// What is told of a line's command, and of what it belongs to.
  private static func help(of line: [String], in world: TestWorld) -> String {
    let words = line.dropFirst().prefix { !$0.hasPrefix("-") }
    return [2, 1].map { world.run(Array(words.prefix($0)) + ["--help"]).out }.joined()
  }

  @Test func `commands are found in hints`() {
    for (text, commands, additions) in [
      ("see them all: crm contact fields", ["crm contact fields"], []),
      ("did you mean 'crm deal win 1'?", ["crm deal win 1"], []),
      ("crm deal move 1 proposal, or add --skip", ["crm deal move 1 proposal"], ["--skip"]),
      ("see what is there: crm doctor, crm doctor --fix", ["crm doctor", "crm doctor --fix"], []),
      ("give it as well: amount=… close=…", [], ["amount=… close=…"]),
      (
        "change that one with 'crm lead edit 3 …', or insist with --force", ["crm lead edit 3 …"],
        ["--force"]
      ),
      ("say what one is: --map 'foo=FIELD' (crm contact fields)", ["crm contact fields"], []),
      ("write it as 2026-11-21", [], []),
    ] as [(String, [String], [String])] {
      let hint = Hint(text)
      #expect(hint.commands == commands, "\(text)")
      #expect(hint.additions == additions, "\(text)")
    }
    #expect(Hint.filled("crm contact edit 1 …") == "crm contact edit 1 notes=\"Seen again\"")
    #expect(Hint.filled("crm segment edit calm filter=…") == "crm segment edit calm filter=active")
  }
}

/// A hint, and what it tells to type.
struct Hint {
  let text: String
  /// Lines that are typed as they stand.
  private(set) var commands: [String] = []
  /// What is put behind the line that failed.
  private(set) var additions: [String] = []
  /// Options that are spoken of.
  private(set) var options: [String] = []

  init(_ text: String) {
    self.text = text
    var rest = ""
    // In quotes a command is whole, whatever stands in it.
    for (i, piece) in text.components("'crm ").enumerated() {
      guard i > 0, let end = piece.firstIndex(of: "'") else {
        rest += piece
        continue
      }
      commands.append("crm " + piece[..<end])
      rest += piece[piece.index(after: end)...]
    }
    for end in ["; ", ", or ", ", and "] { rest = rest.replacing(end, by: "\n") }
    for end in [", ", " or "] { rest = rest.replacing(end + "crm ", by: "\ncrm ") }
    for clause in rest.split(separator: "\n").map(String.init) { read(clause) }
  }

  /// Reads one of the things a hint says.
  private mutating func read(_ clause: String) {
    var words = clause.split(separator: " ").map(String.init)
    if let start = words.firstIndex(where: { $0 == "crm" || $0 == "(crm" }),
      start + 1 < words.count,
      words[start + 1].first?.isLowercase == true
    {
      let command = (["crm"] + words[(start + 1)...]).joined(separator: " ")
      commands.append(String(command.reversed().drop { ")?".contains($0) }.reversed()))
      words.removeSubrange(start...)
    } else if let start = Self.promises.lazy.compactMap({ clause.firstRange($0)?.upperBound }).first
    {
      let addition = String(clause[start...])
      if addition.hasPrefix("--") || addition.prefix(while: { $0 != " " }).contains("=") {
        additions.append(addition)
      }
    } else if clause.hasPrefix("add --") {
      // With its value, where it takes one.
      additions.append(
        words[1...].prefix(words.count > 2 && words[2] == "FILE" ? 2 : 1).joined(separator: " "))
    }
    // A date has hyphens too.
    options += words.map { $0.filter { $0.isLetter || $0 == "-" || $0.isNumber } }
      .filter { $0.hasPrefix("--") && $0.count > 2 }
  }

  /// What comes after these may be put behind the line.
  private static let promises = [
    "as well: ", "add it: ", "say why: ", "due first: ", "term is: ", "agreed to: ", "insist with ",
  ]

  /// A line with values where it leaves them to whoever reads it.
  static func filled(_ command: String) -> String {
    var command = command
    if command.hasSuffix(" …"), command.contains(" edit ") {
      let noun = command.split(separator: " ").dropFirst().first ?? ""
      let change =
        ["user": "name=Another", "field": "label=Another"][noun] ?? "notes=\"Seen again\""
      command = command.dropLast() + change
    }
    return command.replacing("filter=…", by: "filter=active").replacing("…", by: "1")
      .replacing("FILE", by: "file.csv")
  }
}

extension String {
  /// The pieces between what divides them.
  fileprivate func components(_ divider: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let range = String(rest).firstRange(divider) {
      let text = String(rest)
      pieces.append(String(text[..<range.lowerBound]))
      rest = text[range.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
