import CRMDomain
import CRMInterchange
import CRMOutput

extension Verb {
  static let mcp = Verb(
    "mcp", .reads, "Serve the commands to an assistant over standard input and output.",
    """
    Speaks the Model Context Protocol (JSON-RPC 2.0, a message a line), so that an assistant can look things up: every \
    verb that only reads is a tool, named noun_verb, but 'sql'. Nothing can be changed, and no file read or written, \
    unless it was started with '--write'; then every verb is there, and what it does stands in the log as yours. An \
    assistant sees what you see. '--only' offers the verbs of some nouns alone, '--dry-run' changes nothing.

      $ crm mcp --help
      $ printf '{"jsonrpc":"2.0","id":1,"method":"ping"}\\n' | crm mcp
    """
  ) { a throws(CRMError) in
    let writes = a.flag(
      "write", "Also offer what changes something, and what reads or writes files.")
    let only: String? = try a.option(
      "only", value: "noun,…", "Only the verbs of these nouns.",
      completing: .words(Group.Name.allCases.map { $0.rawValue }))
    return { context throws(CRMError) in
      guard context.options.once == nil else {
        throw .usage("--once is of one command; a call of a tool is one")
      }
      var nouns: [String]?
      if let only {
        nouns = only.split(separator: ",").map { String($0).trimmed }
        for noun in nouns ?? [] where Group(noun, context.world.catalogue) == nil {
          throw Unknown(context.world.catalogue).word(noun, after: [])
        }
      }
      let server = MCPServer(
        context.world, context.options, MCPTool.all(context.world.catalogue, writes, nouns))
      let lines = InputLines(context.world.input)
      while let line = try lines.next() {
        guard !line.isEmpty, let answer = server.answer(line) else { continue }
        try context.hand(answer.description + "\n")
        try context.world.out.flush()
      }
    }
  }
}
