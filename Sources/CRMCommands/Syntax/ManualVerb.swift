import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let manual = Verb(
    "manual", .copies, "Write the generated pages of the manual to a folder.",
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
