import TestSupport
import Testing

/// What CONTRIBUTING shows is code that is compiled, and run by `UnseenNounTests`.
struct ContributingTests {
  /// The parts of a file between `// example: NAME` and `// end`.
  private static func examples() -> [(name: String, text: String)] {
    var found: [(String, String)] = []
    var name: String?
    var text = ""
    for line in TestFiles.lines(of: TestFiles.root + "/Tests/CRMCommandsTests/Project.swift") {
      if line.hasPrefix("// example: ") {
        (name, text) = (String(line.dropFirst(12)), "")
      } else if line == "// end" {
        if let name { found.append((name, text)) }
        name = nil
      } else {
        text += line + "\n"
      }
    }
    return found
  }

  @Test func `each way of adding something is shown by an example that runs`() {
    var shown: [String] = []
    var block: String?
    for line in TestFiles.lines(of: TestFiles.root + "/CONTRIBUTING.md") {
      if line == "```swift" {
        block = ""
      } else if line == "```", let text = block {
        shown.append(text)
        block = nil
      } else {
        block? += line + "\n"
      }
    }
    let examples = Self.examples()
    #expect(
      examples.map { $0.name } == [
        "a noun", "a field", "a state", "a rule", "a verb", "a report", "a job",
      ])
    for example in examples {
      #expect(shown.contains(example.text), "CONTRIBUTING does not show \(example.name) as it is")
      let count = example.text.split(separator: "\n").count
      #expect(count <= 30, "\(example.name) takes \(count) lines")
    }
    #expect(shown.count == examples.count)
  }
}
