import CRMCommands
import CRMDomain
import TestSupport
import Testing

/// What is answered in JSON has the shape that is said of it, and what was said stays.
struct ShapeTests {
  private static let baseline = TestFiles.root + "/Tests/Fixtures/shapes-1.txt"

  @Test func `what was answered once is answered for ever`() {
    let now = Dictionary(
      uniqueKeysWithValues: Shape.all(.standard).map { ($0.name, $0.shape) })
    var before: Set<String> = []
    for line in TestFiles.lines(of: Self.baseline) {
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      guard parts.count == 2, let old = Shape(parts[1]) else {
        Issue.record("\(line) is no shape")
        continue
      }
      before.insert(parts[0])
      guard let shape = now[parts[0]] else {
        Issue.record("\(parts[0]) answers in no shape any more")
        continue
      }
      for fault in shape.breaks(old) { Issue.record("\(parts[0]): \(fault)") }
    }
    // What is new is kept from now on, once somebody has looked at it.
    #expect(
      before == Set(now.keys), "add what is new: crm help shapes > Tests/Fixtures/shapes-1.txt")
  }

  @Test func `a change that breaks who reads is seen, one that adds is not`() throws {
    let old = try #require(Shape("{a: int, b: text?, c?: [reference], d: <int>}"))
    func faults(_ text: String) throws -> [String] { try #require(Shape(text)).breaks(old) }
    #expect(try faults("{a: int, b: text?, c?: [reference], d: <int>, e: bool}").isEmpty)
    #expect(try faults("{a: int, b: text, c: [reference], d: {x: int}}").isEmpty)
    #expect(try faults("{b: text?, c?: [reference], d: <int>}") == [".a is gone"])
    #expect(try faults("{a?: int, b: text?, c?: [reference], d: <int>}").count == 1)
    #expect(try faults("{a: int?, b: text?, c?: [reference], d: <int>}").count == 1)
    #expect(try faults("{a: number, b: text?, c?: [reference], d: <int>}").count == 1)
    #expect(try faults("{a: int, b: text?, c?: reference, d: <int>}").count == 1)
    #expect(try faults("{a: int, b: text?, c?: [reference], d: <text>}").count == 1)
    for text in ["{a: int", "[text", "a b", "{a int}", "text??x"] { #expect(Shape(text) == nil) }
    #expect(Shape(old.text) == old)
  }

  @Test func `a plan has its shape, line by line`() throws {
    let world = PaperTests.furnished()
    _ = world.replay(
      Transcript.Step(
        command:
          "printf 'name,email\nNy Mann,ny@example.no\nNy Mann,ny@example.no\nX,nothing\n' > p.csv",
        input: nil))
    let ran = world.run(["contact", "import", "p.csv", "--plan", "-", "--dry-run", "--quiet"])
    let shape = try #require(Shape.of("plan", .standard))
    let lines = ran.out.split(separator: "\n")
    #expect(lines.count == 4, "\(ran.out)")
    for line in lines {
      let json = try #require(TestWorld.json(String(line)))
      if let fault = shape.fault(in: json, .standard) { Issue.record("\(line): \(fault)") }
    }
  }

  @Test(arguments: PaperTests.leaves.map { $0.path })
  func `the examples of a command answer in its shape`(_ path: String) {
    guard let (_, verb, noun) = PaperTests.leaves.first(where: { $0.path == path }),
      !verb.isHidden
    else { return }
    let world =
      ["contact add", "company add", "field add", "user add"].contains(path)
      ? PaperTests.empty(.sqlite) : PaperTests.furnished(.sqlite)
    for line in verb.text(for: noun).split(separator: "\n") where line.hasPrefix("  $ ") {
      let command = String(line.dropFirst(4))
      guard let shell = ShellLine(command), shell.parts.count == 1, shell.parts[0].first == "crm",
        world.answersJSON(Array(shell.parts[0].dropFirst()))
      else {
        _ = world.replay(Transcript.Step(command: command, input: nil))
        continue
      }
      let words = world.inJSON(Array(shell.parts[0].dropFirst()))
      world.expectShape(words, world.run(words, variables: shell.variables))
    }
  }
}

extension TestWorld {
  /// Whether a line can be asked in JSON.
  func answersJSON(_ words: [String]) -> Bool {
    guard case .leaf(let verb, _) = CommandPath(words, catalogue).found else { return false }
    let others = [
      "--csv", "--tsv", "--ids", "--format", "-o", "--output", "--follow", "--help", "-h", "--db",
      "--document",
    ]
    return !verb.isHidden && !["completion", "dump", "save"].contains(verb.name)
      && !words.contains { word in others.contains { word == $0 || word.hasPrefix($0 + "=") } }
  }

  /// The line in JSON.
  func inJSON(_ words: [String]) -> [String] {
    guard !words.contains("--json") else { return words }
    let end = words.firstIndex(of: "--") ?? words.count
    return words[..<end] + ["--json"] + words[end...]
  }

  /// Looks at what a line answers in JSON; what only reads is asked once more for that.
  func checkShape(
    _ words: [String], _ ran: (out: String, err: String, status: Int32), input: String,
    variables: [(name: String, value: String)]
  ) {
    guard answersJSON(words), case .leaf(let verb, _) = CommandPath(words, catalogue).found,
      variable("CRM_FORMAT", variables) == nil
    else { return }
    if words.contains("--json") { return expectShape(words, ran) }
    guard verb.effect == .reads else { return }
    let words = inJSON(words)
    expectShape(words, runPlainly(words, input: input, variables: variables))
  }

  private func variable(_ name: String, _ more: [(name: String, value: String)]) -> String? {
    (variables + more).last { $0.name == name }?.value
  }

  /// Expects what was answered to have its shape: the answer, and each line beside it.
  func expectShape(_ words: [String], _ ran: (out: String, err: String, status: Int32)) {
    guard case .leaf(let verb, let group) = CommandPath(words, catalogue).found else { return }
    let line = words.joined(separator: " ")
    if !ran.out.isEmpty {
      guard let value = Self.json(ran.out) else {
        Issue.record("crm \(line) answers no JSON: \(ran.out.prefix(200))")
        return
      }
      guard let shape = Shape.of(verb, group) else {
        Issue.record("crm \(line) has no shape: \(ran.out.prefix(200))")
        return
      }
      let isNarrow = words.contains { $0 == "--fields" || $0.hasPrefix("--fields=") }
      if let fault = (isNarrow ? shape.narrowed : shape).fault(in: value, catalogue) {
        Issue.record("crm \(line): \(fault)\n\(ran.out.prefix(400))")
      }
    }
    for text in ran.err.split(separator: "\n") {
      let beside = Shape.of(text.hasPrefix("{\"error\"") ? "error" : "note", catalogue)
      guard let value = Self.json(String(text)) else {
        Issue.record("crm \(line) says beside it what is no JSON: \(text.prefix(200))")
        continue
      }
      if let fault = beside?.fault(in: value, catalogue) { Issue.record("crm \(line): \(fault)") }
    }
  }

  static func json(_ text: String) -> JSON? {
    text.trimmed.withBytes { bytes in
      do throws(JSONParser.Fault) { return try JSONParser.parse(bytes) } catch { return nil }
    }
  }
}
