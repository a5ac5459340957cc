import CRMCommands
import CRMDomain
import Foundation
import TestSupport
import Testing

/// Documents as PDF, by a program that is there.
struct LetterTests {
  private static let whole = "%PDF-1.7\n%%EOF\n"
  private static let line = ["quote", "print", "Q-1", "--document", "pdf"]

  private func world(_ status: Int32?, _ made: String = Self.whole) -> TestWorld {
    let world = PaperTests.furnished()
    world.runOnFile = { program, path in
      #expect(program.contains("weasyprint") && program.hasPrefix("umask 077"))
      // What it reads is the page alone, which nobody else can.
      let page = FileManager.default.contents(atPath: path).map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(page?.hasPrefix("<!DOCTYPE html>") == true)
      let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      if status == 0 {
        _ = FileManager.default.createFile(atPath: path + ".pdf", contents: Data(made.utf8))
      }
      return status
    }
    return world
  }

  private func left(_ world: TestWorld) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())) ?? []
    return all.filter { $0.hasPrefix("crm-document-4711-") }
  }

  @Test func `a quote is made a PDF, and nothing is left behind`() {
    let ran = world(0).run(Self.line)
    #expect(ran.out == Self.whole && ran.status == 0)
    #expect(left(world(0)).isEmpty)
  }

  @Test(arguments: [(nil, "no_pdf_program"), (127, "no_pdf_program"), (1, "pdf_failed")])
  func `where none can be made, that is said`(_ status: Int32?, _ code: String) {
    let ran = world(status).run(Self.line + ["--json"])
    #expect(ran.out.isEmpty && ran.status == 69)
    #expect(ran.err.contains("\"code\":\"\(code)\""))
  }

  @Test(arguments: ["", "%PDF-1.7\n", "<html>%%EOF"])
  func `half a PDF is none`(_ made: String) {
    let ran = world(0, made).run(Self.line)
    #expect(ran.out.isEmpty && ran.status == 69)
  }

  @Test func `a terminal gets no PDF`() {
    let world = world(0)
    world.terminal.output = true
    let ran = world.run(Self.line)
    #expect(ran.out.isEmpty && ran.status == 64)
  }
}
