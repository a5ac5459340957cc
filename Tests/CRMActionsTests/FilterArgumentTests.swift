import CRMActions
import CRMDomain
import Testing
import TestSupport

struct FilterArgumentTests {
  @Test func `a value that is written behind its field reads back as itself`() throws {
    let pieces = [
      "Oslo", "Mo", "and", "or", "not", "empty", "me", "now", "active", "17", "2026-11", " ", ",",
      "'",
      "\"", "(", "]", "=", "<", "@", "~", "..", "-", "|", "\\", "å", "&", ":", "*",
    ]
    var random = SeededGenerator(11)
    for _ in 0..<3000 {
      let count = Int.random(in: 1...5, using: &random)
      let value = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        .trimmed
      guard !value.isEmpty else { continue }
      for head in ["city=", "city!=", "city=Oslo,", "company.city="] {
        let text = FilterArgument.written(value, behind: head, .contact, .standard)
        let filter = try FilterArgument(text, .contact, .standard, true).filter
        guard case .compare(.path(let path), _, let values) = filter else {
          Issue.record("\(text) is no comparison")
          continue
        }
        #expect(path.text == head.prefix { $0 != "=" && $0 != "!" } && values.last?.text == value)
        #expect(values.count == (head.hasSuffix(",") ? 2 : 1), "\(text)")
      }
    }
  }
}
