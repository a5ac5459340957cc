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
    return { context throws(CRMError) in try context.sink().write(shell.script) }
  }

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
        try context.sink().write(row + "\n")
      }
    }
  }

  static let manual = Verb(
    "manual", .reads, "Write the generated pages of the manual to a folder.",
    """
      $ crm manual man1 --date 2026-11-21
    """, isHidden: true
  ) { a throws(CRMError) in
    let folder: String = try a.argument("folder", "Where to.", completing: .file)
    let date: String? = try a.option("date", value: "date", "The date of the pages.")
    let aliases = a.flag("aliases", "Write those that say where each verb is told of.")
    return { context throws(CRMError) in
      let today = try context.now().day.description
      let day = date ?? today
      let manual = Manual(date: day)
      for page in aliases ? manual.aliases() : manual.pages() {
        let path = context.absolute(folder) + "/" + page.file
        try OutputFile.makeFolder(of: path)
        let file = try OutputFile(path, mode: 0o644)
        try file.sink.write(page.text)
        try file.keep()
      }
    }
  }
}
