import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let attachmentSave = Verb(
    "save", .copies, "Write the bytes of an attachment, as they were attached.",
    """
    To standard output, or to the file of '-o'. What is not byte for byte what was attached is refused.

      $ crm attachment save 1 -o copy.pdf
    """
  ) { a throws(CRMError) in
    let attachment: String = try a.argument("record", "The attachment.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(attachment, .attachment, .reading)
      let (_, bytes) = try AttachFile.bytes(of: number, in: try context.database(.reading))
      guard !context.isOnTerminal else {
        throw .usage(
          "the bytes of a file are not for a terminal", hint: "write them to a file: -o FILE")
      }
      try context.answer(
        .bytes { write throws(CRMError) in
          var failure: CRMError?
          bytes.withUnsafeBufferPointer { buffer in
            do throws(CRMError) { try write(buffer) } catch { failure = error }
          }
          if let failure { throw failure }
        })
    }
  }
}
