import CRMCommands
import CRMDomain
import TestSupport
import Testing

/// What an assistant may use without being let to write changes nothing.
struct AssistantTests {
  /// Words that fit a parameter more or less; what does not fit is refused, and changes nothing either.
  private static func tries(_ parameters: [Parameter]) -> [[JSON.Member]] {
    var plain: [JSON.Member] = []
    var all: [JSON.Member] = []
    for p in parameters where !p.isGlobal {
      let key = String(p.name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
      var value = "1"
      if case .words(let words) = p.completion { value = words.first ?? "1" }
      if case .filter = p.completion { value = "id=1" }
      let member = JSON.Member(
        key,
        p.kind == .flag ? .boolean(true) : p.repeats ? .array([.string(value)]) : .string(value))
      if p.kind == .argument { plain.append(member) }
      all.append(member)
    }
    return [[], plain, all]
  }

  private static func call(_ tool: String, _ arguments: [JSON.Member], _ id: Int) -> String {
    JSON.object([
      JSON.Member("jsonrpc", .string("2.0")), JSON.Member("id", .number("\(id)")),
      JSON.Member("method", .string("tools/call")),
      JSON.Member(
        "params",
        .object([
          JSON.Member("name", .string(tool)), JSON.Member("arguments", .object(arguments)),
        ])),
    ]).description + "\n"
  }

  @Test(arguments: TestEngine.all)
  func `no tool that reads changes a byte`(_ engine: TestEngine) throws {
    let world = PaperTests.furnished(engine)
    func bytes() -> String {
      // Of a file all of it; a server has none, so what is in it.
      engine == .sqlite
        ? world.shell("find . -type f ! -name '*-shm' -exec sha256sum {} + | sort").out
        : world.run(["dump"]).out
    }
    // The log of writes goes into the file first: where nobody has it open it is gone.
    _ = world.run(["stats"])
    let before = bytes()
    let tools = MCPTool.all(.standard, false, nil)
    #expect(tools.count > 100)
    var calls = ""
    for (i, tool) in tools.enumerated() {
      #expect(tool.verb.effect == .reads)
      for arguments in Self.tries(tool.verb.parameters) {
        calls += Self.call(tool.name, arguments, i)
      }
    }
    let answers = world.run(["mcp"], input: calls)
    #expect(answers.status == 0 && answers.err.isEmpty, "\(answers.err)")
    let lines = answers.out.split(separator: "\n")
    #expect(lines.count == 3 * tools.count)
    let done = lines.filter { $0.contains("\"isError\":false") }
    #expect(done.count > tools.count, "\(done.count) of \(lines.count) are answered")
    #expect(bytes() == before)
  }

  @Test func `a tool takes what its verb takes`() {
    let names = MCPTool.all(.standard, true, nil).map { $0.name }
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(
        name.utf8.count <= 64 && name.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
      )
    }
    let reading = Set(MCPTool.all(.standard, false, nil).map { $0.name })
    for name in ["deal_list", "today", "report_pipeline", "contact_timeline"] {
      #expect(reading.contains(name))
    }
    for name in [
      "deal_win", "quote_send", "backup_create", "attachment_save", "import_preview", "remind",
      "sql",
    ] {
      #expect(!reading.contains(name) && names.contains(name))
    }
  }
}
