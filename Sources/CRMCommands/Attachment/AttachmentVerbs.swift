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
      try context.deed(.attachment) { deed throws(CRMError) in
        try deed.tell(
          .attachment,
          try AttachFile(deed.editor).run(bytes.bytes, called: called, to: record, mime: mime))
      }
    }
  }

  /// What is to be attached, which is said to be too large as soon as it is.
  private static func bytes(
    of file: String, called name: String, _ context: CommandContext
  ) throws(CRMError) -> ByteBuffer {
    do throws(CRMError) {
      return try context.input(file).readAll(upTo: AttachFile.bound)
    } catch {
      throw error.code == "too_large" ? AttachFile.tooLarge(name) : error
    }
  }

  static let attachmentSave = Verb(
    "save", .reads, "Write the bytes of an attachment, as they were attached.",
    """
    To standard output, or to the file of '-o'. What is not byte for byte what was attached is refused.

      $ crm attachment save 1 -o copy.pdf
    """
  ) { a throws(CRMError) in
    let attachment: String = try a.argument("record", "The attachment.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(attachment, .attachment, .reading)
      let (_, bytes) = try AttachFile.bytes(of: number, in: try context.database(.reading))
      let sink = try context.sink()
      guard !sink.isTerminal else {
        throw .usage(
          "the bytes of a file are not for a terminal", hint: "write them to a file: -o FILE")
      }
      var failure: CRMError?
      bytes.withUnsafeBufferPointer { buffer in
        do throws(CRMError) { try sink.write(buffer) } catch { failure = error }
      }
      if let failure { throw failure }
    }
  }
}
