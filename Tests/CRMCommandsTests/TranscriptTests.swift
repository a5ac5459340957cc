import Testing
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct TranscriptTests {
  /// Those of this run: the one that CRM_TRANSCRIPT names, as deal/stages, else all there are.
  static let all = TestFiles.files(below: TestFiles.transcripts, ".transcript").filter { path in
    guard let wanted = getenv("CRM_TRANSCRIPT").map({ String(cString: $0) }) else { return true }
    return path.hasSuffix("/\(wanted).transcript")
  }.map { Transcript(path: $0) }

  @Test(arguments: TestEngine.all, all) func `a transcript says what its file says`(
    _ engine: TestEngine, _ transcript: Transcript
  ) throws {
    try Self.run(transcript, on: engine)
  }

  /// What stands in a file, and through what it is read, is nobody's business but its own.
  @Test(arguments: [TestEngine.whole, .views], TestEngine.all.contains(.sqlite) ? all : [])
  func `a transcript says the same with all tables, and through views`(
    _ engine: TestEngine, _ transcript: Transcript
  ) throws {
    // Who is hidden from asks no index of words, as an administrator there does.
    if engine == .views, transcript.path.hasSuffix("user/belonging-2.transcript") { return }
    try Self.run(transcript, on: engine)
  }

  private static func run(_ transcript: Transcript, on engine: TestEngine) throws {
    guard transcript.runs(on: engine) else { return }
    // What the shipped program says by chance, or of what lies beside it.
    var chance = ["dump/dump", "import/plan", "errors/input-2"]
    // It is as wide as the server's address.
    if engine == .postgres { chance.append("config/config") }
    if TestWorld.isShipped,
      engine.rawValue != engine.name
        || chance.contains(where: { transcript.path.hasSuffix($0 + ".transcript") })
    {
      return
    }
    // CRM_REWRITE=1 writes what was seen into the files; the difference is reviewed like code.
    let rewrites = getenv("CRM_REWRITE") != nil && engine.rawValue == engine.name
    let world = TestWorld(engine)
    var seen = transcript
    var isMeant = true
    for (i, part) in transcript.parts.enumerated() {
      switch part {
      case .text: continue
      case .setting(let line):
        if line.hasPrefix("on ") {
          isMeant = [engine.name, "all"].contains(String(line.dropFirst(3)))
        } else {
          world.set(line)
        }
      case .step(let step):
        guard isMeant else { continue }
        let ran = world.replay(step)
        seen.parts[i] = .step(ran)
        if !rewrites, ran != step {
          var wanted = transcript
          wanted.parts = [part]
          var got = transcript
          got.parts = [seen.parts[i]]
          Issue.record("expected\n\(wanted.text)\nbut saw\n\(got.text)")
        }
      }
    }
    if rewrites { TestFiles.write(seen.text, to: transcript.path) }
  }

  @Test func `there are transcripts, and each is written as it is read`() {
    #expect(!Self.all.isEmpty)
    for transcript in Self.all {
      #expect(transcript.text == TestFiles.text(of: transcript.path), "\(transcript.path)")
      let steps = transcript.parts.filter { if case .step = $0 { true } else { false } }.count
      #expect(steps > 0, "\(transcript)")
      // What goes on longer goes on in another ('@ after NAME').
      #expect(steps <= 30, "\(transcript) has \(steps) steps")
    }
  }
}
