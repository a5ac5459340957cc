import CRMDomain
import TestSupport

/// A transcript: what is typed, and exactly what is seen.
///
///     # A comment.
///     @ terminal                 how the world is: see `TestWorld`
///     $ crm contact add "Kari"   what is typed; pipes and other programs go through `sh`
///     < a line                   standard input
///     contact 1: Kari            standard output
///     ! a note                   standard error
///     = 65                       the status, when it is not 0
///
/// An output line that would read as one of these has a backslash before it; one that stops without a
/// line break is followed by `\no newline`.
struct Transcript: Sendable, CustomStringConvertible {
  /// A command and what came of it.
  struct Step: Equatable, Sendable {
    var command: String
    var input: String?
    var out = ""
    var err = ""
    var status: Int32 = 0
  }

  /// A line of the file: something for the reader, or a step.
  enum Part: Equatable, Sendable {
    case text(String)
    case setting(String)
    case step(Step)
  }

  let path: String
  var parts: [Part] = []

  var description: String { String(path.dropFirst(TestFiles.transcripts.count + 1)) }

  init(path: String) {
    self.path = path
    var blank = 0
    var input: [String] = []
    var out: [String] = []
    var err: [String] = []
    var step: Step?
    func finish() {
      guard var done = step else { return }
      done.input = input.isEmpty ? nil : Self.joined(input)
      done.out = Self.joined(out)
      done.err = Self.joined(err)
      parts.append(.step(done))
      (input, out, err, step) = ([], [], [], nil)
    }
    func flushBlank(asOutput: Bool) {
      for _ in 0..<blank { if asOutput { out.append("") } else { parts.append(.text("")) } }
      blank = 0
    }
    for line in TestFiles.lines(of: path) {
      if line.isEmpty {
        blank += 1
        continue
      }
      let rest = String(line.dropFirst(2))
      let first =
        line.hasPrefix("\\") || line.dropFirst().first.map { $0 == " " } ?? true ? line.first : nil
      switch first {
      case "#", "@", "$":
        finish()
        flushBlank(asOutput: false)
        if first == "$" {
          step = Step(command: rest)
        } else {
          parts.append(first == "#" ? .text(line) : .setting(rest))
        }
      case ">" where out.isEmpty && err.isEmpty && step?.command.hasSuffix("\\") == true:
        step?.command += "\n" + rest
      case "<": input.append(rest)
      case "!": err.append(rest)
      case "=": step?.status = Int32(rest) ?? -1
      default:
        flushBlank(asOutput: true)
        out.append(line.hasPrefix("\\") && line != "\\no newline" ? String(line.dropFirst()) : line)
      }
    }
    finish()
  }

  /// Whether it holds for an engine: `@ only sqlite` says that it does not for others.
  func runs(on engine: TestEngine) -> Bool {
    for case .setting(let line) in parts where line.hasPrefix("only ") {
      return line == "only " + engine.name
    }
    return true
  }

  /// The file as it would be written.
  var text: String {
    var lines: [String] = []
    for part in parts {
      switch part {
      case .text(let line): lines.append(line)
      case .setting(let line): lines.append("@ " + line)
      case .step(let step):
        let command = step.command.split(separator: "\n", omittingEmptySubsequences: false)
        for (i, line) in command.enumerated() { lines.append((i == 0 ? "$ " : "> ") + line) }
        if let input = step.input { lines += Self.split(input).map { "< " + $0 } }
        lines += Self.split(step.out).enumerated().map { Self.guarded($1) }
        if lines.last == "" { lines[lines.count - 1] = "\\" }
        lines += Self.split(step.err).map { $0.isEmpty ? "!" : "! " + $0 }
        if step.status != 0 { lines.append("= \(step.status)") }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func guarded(_ line: String) -> String {
    guard let first = line.first else { return line }
    if line == "\\no newline" { return line }
    let reads = "#@$<>!=".contains(first) && (line.count == 1 || line.dropFirst().first == " ")
    return reads || first == "\\" ? "\\" + line : line
  }

  private static func joined(_ lines: [String]) -> String {
    if lines.last == "\\no newline" { return lines.dropLast().joined(separator: "\n") }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func split(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() } else { lines.append("\\no newline") }
    return lines
  }
}
