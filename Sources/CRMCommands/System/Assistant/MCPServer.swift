import CRMDomain
import CRMInterchange
import CRMOutput

/// Answers the messages of an assistant (Model Context Protocol over JSON-RPC 2.0). Each call of a tool is a run of the
/// program by itself, with its own database and its own line in the log.
struct MCPServer {
  /// The versions of the protocol that are spoken, the newest first.
  private static let versions = ["2025-06-18", "2024-11-05"]

  private let world: World
  private let options: GlobalOptions
  private let tools: [MCPTool]

  init(_ world: World, _ options: GlobalOptions, _ tools: [MCPTool]) {
    self.world = world
    self.options = options
    self.tools = tools
  }

  /// A fault of the message itself, as JSON-RPC numbers them.
  private struct Fault: Error {
    var code: Int
    var message: String
  }

  /// The answer to a message; nil where it asks for none.
  func answer(_ line: Bytes) -> JSON? {
    let message: JSON
    do throws(JSONParser.Fault) {
      message = try JSONParser.parse(line)
    } catch {
      return failure(.null, Fault(code: -32700, message: error.reason))
    }
    guard case .object = message, message["jsonrpc"]?.text == "2.0" else {
      return failure(.null, Fault(code: -32600, message: "a message is an object of JSON-RPC 2.0"))
    }
    guard let method = message["method"]?.text else {
      // An answer to what nobody asked.
      return message["result"] != nil || message["error"] != nil
        ? nil : failure(message["id"] ?? .null, Fault(code: -32600, message: "method is missing"))
    }
    // A notification has no number and gets no answer.
    guard let id = message["id"], id != .null else { return nil }
    do throws(Fault) {
      return .object([
        JSON.Member("jsonrpc", .string("2.0")), JSON.Member("id", id),
        JSON.Member("result", try result(method, message["params"] ?? .object([]))),
      ])
    } catch {
      return failure(id, error)
    }
  }

  private func failure(_ id: JSON, _ fault: Fault) -> JSON {
    .object([
      JSON.Member("jsonrpc", .string("2.0")), JSON.Member("id", id),
      JSON.Member(
        "error",
        .object([
          JSON.Member("code", .number("\(fault.code)")),
          JSON.Member("message", .string(fault.message)),
        ])),
    ])
  }

  private func result(_ method: String, _ parameters: JSON) throws(Fault) -> JSON {
    switch method {
    case "initialize": return initialized(parameters)
    case "ping": return .object([])
    case "tools/list":
      return .object([JSON.Member("tools", .array(tools.map { $0.json }))])
    case "tools/call": return try called(parameters)
    default: throw Fault(code: -32601, message: "there is no method \"\(method)\"")
    }
  }

  private func initialized(_ parameters: JSON) -> JSON {
    let wanted = parameters["protocolVersion"]?.text ?? ""
    let version = Self.versions.contains(wanted) ? wanted : Self.versions[0]
    return .object([
      JSON.Member("protocolVersion", .string(version)),
      JSON.Member(
        "capabilities",
        .object([JSON.Member("tools", .object([JSON.Member("listChanged", .boolean(false))]))])),
      JSON.Member(
        "serverInfo",
        .object([
          JSON.Member("name", .string("crm")), JSON.Member("version", .string(Program.version)),
        ])),
      JSON.Member(
        "instructions",
        .string(
          """
          The customers, deals, quotes and tasks of one organisation. Conditions are words such as city=Oslo, amount>100000, \
          close=this-month, owner=me; 'help' with the topic filters, dates or formats tells how they are written, \
          'NOUN_fields' which fields there are. Answers are JSON.
          """)),
    ])
  }

  /// Runs a tool. What goes wrong in it is its answer, so that who asked can do better.
  private func called(_ parameters: JSON) throws(Fault) -> JSON {
    let name = parameters["name"]?.text ?? ""
    guard let tool = tools.first(where: { $0.name == name }) else {
      let near = NearestName.of(name, in: tools.map { $0.name })
      throw Fault(
        code: -32602,
        message: "there is no tool \"\(name)\"" + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    var arguments: [JSON.Member] = []
    switch parameters["arguments"] {
    case .object(let members)?: arguments = members
    case nil, .null?: break
    default: throw Fault(code: -32602, message: "arguments are an object")
    }
    let line: [String]
    do throws(CRMError) {
      line = try tool.line(arguments)
    } catch {
      return told([error.message] + error.hints, nil, isError: true)
    }
    let (out, err, status) = run(line)
    let value = try? parse(out)
    let notes = err.split(separator: "\n").map { String($0) }
    return told(
      (out.isEmpty ? [] : [out]) + notes, value, isError: status != 0 && status != 1)
  }

  private func parse(_ text: String) throws(JSONParser.Fault) -> JSON {
    try text.trimmed.withBytes { bytes throws(JSONParser.Fault) in try JSONParser.parse(bytes) }
  }

  private func told(_ lines: [String], _ value: JSON?, isError: Bool) -> JSON {
    var members = [
      JSON.Member(
        "content",
        .array(
          lines.map {
            .object([JSON.Member("type", .string("text")), JSON.Member("text", .string($0))])
          })), JSON.Member("isError", .boolean(isError)),
    ]
    if let value {
      let isObject = if case .object = value { true } else { false }
      members.append(
        JSON.Member(
          "structuredContent", isObject ? value : .object([JSON.Member("answer", value)])))
    }
    return .object(members)
  }

  /// A run of the program within this one: its own streams, and no input.
  private func run(_ line: [String]) -> (out: String, err: String, status: Int32) {
    var inner = world
    inner.out = ByteSink()
    inner.err = ByteSink()
    inner.input = NoInput()
    inner.terminal = .none
    var before: [String] = []
    if let db = options.db { before += ["--db", db] }
    if let actor = options.actor { before += ["--as", actor] }
    if options.dryRun { before.append("--dry-run") }
    if let timeout = options.timeout { before += ["--timeout", "\(timeout.milliseconds)ms"] }
    let status = Invocation(inner).run(before + line)
    return (inner.out.text, inner.err.text, status)
  }
}
