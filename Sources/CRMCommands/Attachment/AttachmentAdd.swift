import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let attachmentAdd = Verb(
    "add", .writes, "Attach a file to a record.",
    """
    The record is written noun:record, as contact:42. The bytes are kept in the database, once each by their hash; a \
    file has at most 10 MB. '-' reads standard input, and '--name' says what it is called.

      $ crm attachment add contact:1 contract.pdf
    """
  ) { a throws(CRMError) in
    let record: String = try a.argument(
      "record", "The record, as contact:42.", completing: .anyRecord)
    let file: String = try a.argument("file", "The file; '-' is standard input.", completing: .file)
    let name: String? = try a.option("name", value: "name", "What it is called.")
    let mime: String? = try a.option("mime", value: "type", "What kind of file it is.")
    return { context throws(CRMError) in
      _ = try context.database(.writing)
      guard file != "-" || name != nil else {
        throw .usage(
          "standard input has no name", hint: "say what it is called: --name contract.pdf")
      }
      let called = name ?? file.split(separator: "/").last.map { String($0) } ?? file
      let bytes = try Self.bytes(of: file, called: called, context)
      try context.answering(.attachment) { result throws(CRMError) in
        try result.tell(
          .attachment,
          try AttachFile(result.editor).run(bytes.bytes, called: called, to: record, mime: mime))
      }
    }
  }
}
