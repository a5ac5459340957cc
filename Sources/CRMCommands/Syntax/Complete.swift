import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let complete = Verb(
    "complete", .reads, "Answer what may stand in place of the last word.",
    """
    The words come as they are meant, without quotes; so do the answers. Each is a line: the word, what it means, and \
    after a further tab 'more' where the line goes on right behind it, 'file' where the name of a file does.

      $ crm complete -- contact li
    """, isHidden: true
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments("word", "The words so far, the last one being typed.")
    return { context throws(CRMError) in
      let given = GlobalOptions.peek(Array(words.dropLast()))
      context.options.db = given.db ?? context.options.db
      context.options.actor = given.actor ?? context.options.actor
      // Nothing that goes wrong here may show in somebody's line, and nobody waits for it.
      context.options.quiet = true
      context.options.timeout = Duration(argument: "1s")
      try context.becomeServer()
      for row in Completer(context, words).candidates.lazy.compactMap({ $0.row }).prefix(200) {
        try context.hand(row + "\n")
      }
    }
  }
}
