import CRMCommands
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore
import Testing
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The world of one test: a home of its own, a clock that steps one second a command, UTC, 80 columns.
///
/// Settings of a transcript: `terminal` (all three streams are one), `width N`, `nouns` (with the nouns
/// only tests have), `now MOMENT`, `after NAME` (it goes on where that one ends), `only ENGINE` (for the whole file), `on ENGINE` (until `on all`).
final class TestWorld {
  let folder = TestFolder()
  var variables: [(name: String, value: String)]
  var clock: Instant
  var terminal = Terminal.none
  var catalogue = Catalogue.standard
  /// Runs a program on a file; there is none here but what a test puts in its place.
  var runOnFile: (_ program: String, _ path: String) -> Int32? = { _, _ in nil }
  private var milliseconds = 0
  let kind: TestEngine
  fileprivate let place: TestPlace

  /// What the home is called in transcripts.
  static let home = "/home/kari"

  init(_ kind: TestEngine = .sqlite) {
    self.kind = kind
    place = kind.place()
    clock = "2026-11-18T07:40:00Z".withBytes { Instant($0) }! - 1
    variables = [
      ("HOME", folder.path), ("LOGNAME", "kari"), ("TZ", "UTC"), ("LANG", "C.UTF-8"),
      ("PATH", Self.binaryFolder + ":/usr/local/bin:/usr/bin:/bin"), ("TMPDIR", folder.path),
    ]
    symlink(TestFiles.root + "/Tests/Fixtures", folder.path + "/Fixtures")
    symlink(TestFiles.root + "/Examples", folder.path + "/Examples")
  }

  /// A world that begins as another one is: what takes long to make is made once.
  init(copying other: TestWorld) {
    kind = other.kind
    place = kind.place()
    clock = other.clock
    let own = folder.path
    variables = other.variables.map {
      ($0.name, $0.value.replacing(other.folder.path, by: own))
    }
    _ = system("cp -a '\(other.folder.path)/.' '\(folder.path)'")
    place.copy(other.place, from: other.folder.path, to: folder.path)
  }

  /// The folder with the program as it was built for the tests.
  static let binaryFolder: String = {
    if let given = getenv("CRM_TEST_BINARIES") { return String(cString: given) }
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    if count > 0 {
      let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = String(path[..<path.lastIndex(of: "/")!])
      if access(folder + "/crm", X_OK) == 0 { return folder }
    }
    return TestFiles.root + "/.build/debug"
  }()

  /// Whether a command is that of the program as it is shipped, whose folder CRM_TEST_BINARIES names, and not of this
  /// process: all but what is seen on a terminal, what waits for others, and the nouns only tests have.
  private func runsShipped(_ command: String) -> Bool {
    Self.isShipped && !terminal.output && !command.includes("--follow")
      && catalogue.names.count == Catalogue.standard.names.count
  }
  static let isShipped = getenv("CRM_TEST_SHIPPED") != nil

  /// A setting of a transcript.
  func set(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case "terminal":
      terminal = Terminal(input: true, output: true, error: true, width: 80, height: 1000)
    case "width": terminal.width = Int(words[1])!
    case "nouns": catalogue = .test
    case "only": break
    case "after": play(Transcript(path: TestFiles.transcripts + "/\(words[1]).transcript"))
    case "now": clock = words[1].withBytes { Instant($0) }! - 1
    default: Issue.record("no setting \(line)")
    }
  }

  /// Does what a transcript does, and does not look: another one goes on where it ends.
  private func play(_ transcript: Transcript) {
    var isMeant = true
    for part in transcript.parts {
      switch part {
      case .text: continue
      case .setting(let line) where line.hasPrefix("on "):
        isMeant = [kind.name, "all"].contains(String(line.dropFirst(3)))
      case .setting(let line): set(line)
      case .step(let step): if isMeant { _ = replay(step) }
      }
    }
  }

  /// Lets a second pass, as between two commands of a transcript.
  func step() { clock = clock + 1 }

  /// Runs a step and answers it as it went.
  func replay(_ step: Transcript.Step) -> Transcript.Step {
    clock = clock + 1
    var result = step
    var command = step.command.replacing("\\\n", by: "")
    if command.hasPrefix("export ") { command = String(command.dropFirst(7)) }
    let pipeline = ShellLine(command)
    if let pipeline, pipeline.parts.isEmpty {
      for (name, value) in pipeline.variables { setVariable(name, value) }
      (result.out, result.err, result.status) = ("", "", 0)
    } else if !runsShipped(command), let pipeline, pipeline.parts.allSatisfy({ $0.first == "crm" })
    {
      var input = step.input ?? ""
      result.err = ""
      for part in pipeline.parts {
        let ran = run(Array(part.dropFirst()), input: input, variables: pipeline.variables)
        input = ran.out
        result.err += ran.err
        result.status = ran.status
      }
      result.out = input
    } else {
      (result.out, result.err, result.status) = shell(command, input: step.input ?? "")
    }
    let line = ShellLine(command)
    let actor = actor(line?.parts.first ?? [], variables + (line?.variables ?? []))
    for (path, url) in place.urls(for: actor) where path.hasPrefix("/") {
      result.out = result.out.replacing(url, by: path)
      result.err = result.err.replacing(url, by: path)
    }
    result.out = result.out.replacing(folder.path, by: Self.home)
    result.err = result.err.replacing(folder.path, by: Self.home)
    return result
  }

  func setVariable(_ name: String, _ value: String) {
    variables.removeAll { $0.name == name }
    variables.append((name, value))
  }

  /// Runs words in this process.
  func run(
    _ words: [String], input: String = "", variables more: [(name: String, value: String)] = []
  ) -> (out: String, err: String, status: Int32) {
    let ran = runPlainly(words, input: input, variables: more)
    // One of the engines also looks at the shape of what is answered in JSON, whether it was asked for or not.
    if kind == .whole { checkShape(words, ran, input: input, variables: more) }
    return ran
  }

  func runPlainly(
    _ words: [String], input: String, variables more: [(name: String, value: String)]
  ) -> (out: String, err: String, status: Int32) {
    let out = ByteSink(isTerminal: terminal.output)
    let err = ByteSink(isTerminal: terminal.error)
    let all = variables + more
    let now = clock
    let world = World(
      out: out, err: err, input: MemoryInput(input),
      variable: { name in all.last { $0.name == name }?.value }, directory: folder.path,
      now: { now },
      milliseconds: { [self] in
        milliseconds += 1
        return milliseconds
      }, random: { UInt64(now.seconds) &* 0x9E37_79B9_7F4A_7C15 }, terminal: terminal,
      zone: { Self.zone($0) }, engine: place.engine(for: actor(words, all), at: now),
      catalogue: catalogue,
      process: (4711, 1000), become: { _, _, _ in }, runOnFile: runOnFile,
      interruption: { nil }, wait: { _ in false }, catchInterruptions: {})
    let status = Invocation(world).run(words)
    return (out.text, Self.masked(err.text), status)
  }

  /// Without what `doctor` says of the library of this machine.
  private static func masked(_ text: String) -> String {
    guard text.contains("the WAL-reset bug") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { !$0.contains("the WAL-reset bug") }.joined(separator: "\n")
  }

  /// Who a line is done by.
  private func actor(_ words: [String], _ variables: [(name: String, value: String)]) -> String {
    for (i, word) in words.prefix(while: { $0 != "--" }).enumerated() {
      if word == "--as", i + 1 < words.count, !words[i + 1].isEmpty { return words[i + 1] }
      if word.hasPrefix("--as="), word.utf8.count > 5 { return String(word.dropFirst(5)) }
    }
    for name in ["CRM_USER", "LOGNAME"] {
      if let value = variables.last(where: { $0.name == name })?.value, !value.isEmpty {
        return value
      }
    }
    return "uid-1000"
  }

  /// The URL of the world's own database for the server's administrator.
  func administratorURL() -> String? { place.url(of: usualPath, for: "postgres") }

  /// The URL of the world's own database for somebody; nil where there is no server.
  func databaseURL(for actor: String) -> String? { place.url(of: usualPath, for: actor) }

  /// The URL of an empty database of the server; nil where there is no server.
  func serverDatabase(_ name: String) -> String? {
    let path = folder.path + "/" + name
    let actor = actor([], variables)
    place.prepare(path, for: actor, at: clock)
    return place.url(of: path, for: actor)
  }

  /// Where the database is that no option names.
  private var usualPath: String {
    variables.last { $0.name == "CRM_DB" }.map {
      $0.value.hasPrefix("/") ? $0.value : folder.path + "/" + $0.value
    } ?? folder.path + "/.local/share/crm/crm.db"
  }

  private static func zone(_ name: String) -> TimeZoneRules? {
    let bytes = TestFiles.bytes(of: "/usr/share/zoneinfo/" + name)
    return bytes.withUnsafeBufferPointer { TimeZoneRules(name: name, file: $0) }
  }

  /// Runs a line through `sh`, with the real program on the path.
  func shell(_ command: String, input: String = "") -> (out: String, err: String, status: Int32) {
    let files = folder.path + "/.shell"
    mkdir(files, 0o700)
    TestFiles.write(input, to: files + "/in")
    // Who somebody is to a server is said by the address.
    let line = ShellLine(command)
    let actor = actor(line?.parts.first ?? [], variables + (line?.variables ?? []))
    // A server's database is there, empty, before the program fills it.
    place.prepare(usualPath, for: actor, at: clock)
    var settings = variables + [("CRM_NOW", clock.description)]
    if let url = place.url(of: usualPath, for: actor) {
      settings.removeAll { $0.name == "CRM_DB" }
      settings.append(("CRM_DB", url))
    }
    let set =
      settings
      .map { "\($0.name)='\($0.value)'" }.joined(separator: " ")
    // What the test calls by a path is a database of the server.
    var command = command
    for (path, url) in place.urls(for: actor) where path.hasPrefix(folder.path) {
      let name = String(path.dropFirst(folder.path.count + 1))
      command = command.replacing("--db \(name)", by: "--db \(url)")
    }
    TestFiles.write(command, to: files + "/command")
    let status = system(
      "cd '\(folder.path)' && env -i \(set) sh '\(files)/command' "
        + "<'\(files)/in' >'\(files)/out' 2>'\(files)/err'")
    return (
      TestFiles.text(of: files + "/out"), Self.masked(TestFiles.text(of: files + "/err")),
      status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    )
  }
}

/// A line in the part of the shell's language that needs no shell: words, quotes, pipes and variables
/// set in front. Anything else reads as nil.
struct ShellLine {
  private(set) var variables: [(name: String, value: String)] = []
  private(set) var parts: [[String]] = []

  init?(_ line: String) {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isPlain = true
    var escaped = false
    func end() {
      if let done = word {
        if words.isEmpty, parts.isEmpty, isPlain, let equals = done.firstIndex(of: "="),
          done[..<equals].allSatisfy({ $0.isLetter || $0 == "_" })
        {
          variables.append((String(done[..<equals]), String(done[done.index(after: equals)...])))
        } else {
          words.append(done)
        }
      }
      word = nil
      isPlain = true
    }
    for character in line {
      if escaped {
        word = (word ?? "") + String(character)
        escaped = false
      } else if let open = quote {
        if character == open {
          quote = nil
        } else if open == "\"", character == "$" || character == "`" || character == "\\" {
          return nil
        } else {
          word = (word ?? "") + String(character)
        }
      } else {
        switch character {
        case "'", "\"":
          quote = character
          word = word ?? ""
        case "\\": escaped = true
        case " ": end()
        case "|":
          end()
          parts.append(words)
          words = []
        case "~" where word != nil: word = (word ?? "") + "~"
        case "$", "`", ">", "<", ";", "&", "(", ")", "*", "?", "#", "~", "\n": return nil
        default: word = (word ?? "") + String(character)
        }
      }
    }
    guard quote == nil, !escaped else { return nil }
    end()
    if !words.isEmpty { parts.append(words) }
  }
}
