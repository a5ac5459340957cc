import CRMDomain
import TestSupport
import Testing

/// Everyday tasks, as somebody says them who knows nothing of the program, with what makes a base for each, how it is known
/// that it is done, and lines that do it: found by reading `crm help --json` and nothing else.
struct TaskTests {
  /// A task: `Tests/Tasks/NN-name.task`.
  struct Task: CustomTestStringConvertible {
    let name: String
    /// What makes the base; what ends with 0 where it is done; what does it.
    let setup, check, solution: String
    var testDescription: String { name }

    init(path: String) {
      name = String(path.split(separator: "/").last ?? "")
      var parts: [String: String] = [:]
      var part = "wish"
      for line in TestFiles.lines(of: path) {
        if line.hasPrefix("--- ") {
          part = String(line.dropFirst(4))
        } else {
          parts[part, default: ""] += line + "\n"
        }
      }
      setup = parts["setup"] ?? ""
      check = parts["check"] ?? ""
      solution = parts["solution"] ?? ""
    }
  }

  static let all = TestFiles.files(below: TestFiles.root + "/Tests/Tasks", ".task").map {
    Task(path: $0)
  }

  @Test(arguments: all) func `a task is done by its solution and not before`(_ task: Task) {
    let world = TestWorld(.sqlite)
    let before = "mkdir here && cd here && export CRM_DB=$PWD/base.db CRM_NOW=2026-11-30T09:00:00Z"
    let setup = world.shell("\(before)\nset -e\n\(task.setup)")
    #expect(setup.status == 0, "\(setup.err)")
    let inside = before.replacing("mkdir here && ", by: "")
    #expect(world.shell("\(inside)\n\(task.check)").status != 0, "it is done from the beginning")
    let solution = world.shell("\(inside)\nset -e\n\(task.solution)")
    #expect(solution.status == 0, "\(solution.err)")
    let check = world.shell("\(inside)\n\(task.check)")
    #expect(check.status == 0, "it is not done: \(solution.out)\(check.err)")
  }

  @Test func `there are fifty`() { #expect(Self.all.count >= 50) }
}
