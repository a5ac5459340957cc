import CRMDomain
import Testing

/// Texts with places that are filled in.
struct TextTemplateTests {
  private static let values = ["name": "Kari", "terms": "30 dager\nIngen gebyr", "empty": ""]

  private func filled(_ text: String) throws -> [String] {
    try TextTemplate(text).lines.flatMap { $0.filled { Self.values[$0] ?? "" } }
  }

  @Test(arguments: [
    ("Hei {{name}}!", ["Hei Kari!"]), ("Hei {{ name }}!", ["Hei Kari!"]),
    ("Hei {{empty|alle sammen}}!", ["Hei alle sammen!"]), ("Hei {{name|du}}!", ["Hei Kari!"]),
    ("Hei {{empty}}!", ["Hei !"]), ("{{empty}}", []), (" {{empty}} {{empty}} ", []),
    ("{{empty|}}", []), ("{{empty}}, {{empty}}", []), ("---", ["---"]),
    ("Tlf. {{empty}}", ["Tlf. "]), ("{{terms}}", ["30 dager", "Ingen gebyr"]),
    ("- {{terms}}", ["- 30 dager", "Ingen gebyr"]), ("{name} {{name}}", ["{name} Kari"]),
    ("a | b }} c", ["a | b }} c"]), ("{{name}}{{name}}", ["KariKari"]),
    ("a\r\n{{empty}}\r\nb", ["a", "b"]), ("", [""]), ("a\n\nb", ["a", "", "b"]),
  ]) func `places are filled in`(_ text: String, _ expected: [String]) throws {
    #expect(try filled(text) == expected)
  }

  @Test(arguments: [
    ("Hei {{name", 1, "a place that begins with {{ has no }}"),
    ("a\nb {{}} c", 2, "{{}} names nothing"), ("{{ |x}}", 1, "{{}} names nothing"),
    ("{{a\n}}", 1, "a place that begins with {{ has no }}"),
  ]) func `what is no template says where`(_ text: String, _ line: Int, _ reason: String) {
    #expect(throws: TextTemplate.Fault(line: line, reason: reason)) { try TextTemplate(text) }
  }

  @Test func `a line of one place knows it`() throws {
    let lines = try TextTemplate("{{lines}}\n {{lines}}\n{{lines|none}}\nx {{lines}}").lines
    #expect(lines.map { $0.lone } == ["lines", nil, nil, nil])
    #expect(try TextTemplate("{{b}} {{a}}\n{{b}}").places.map { $0.name } == ["b", "a"])
  }

  @Test func `a text without places stays as it is`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &random)).map { _ in
          Array("abæ 1{}|\n\u{301}€#").randomElement(using: &random) ?? "a"
        })
      // What is no template is refused; what is one and has no places says what it said.
      do {
        let template = try TextTemplate(text)
        guard template.places.isEmpty else { continue }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let said = template.lines.flatMap { $0.filled { _ in "" } }
        #expect(said.count == lines.count)
        for (a, b) in zip(said, lines) where !b.allSatisfy({ $0 == " " }) { #expect(a == b) }
      } catch { #expect(error.line >= 1) }
    }
  }
}
