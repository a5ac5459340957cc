import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let completion = Verb(
    "completion", .reads, "Print what makes a shell complete crm's words.",
    """
    The script only hands the line to crm and shows the answer, so it never grows old.

      $ crm completion bash
      $ crm completion zsh
    """
  ) { a throws(CRMError) in
    let shell: Shell = try a.argument("shell", "The shell.")
    return { context throws(CRMError) in try context.hand(shell.script) }
  }
}
