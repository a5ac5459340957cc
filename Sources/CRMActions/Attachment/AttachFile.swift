import CRMDomain
import CRMStore

/// Files that belong to records: their bytes are kept once, whatever they are attached to.
package struct AttachFile {
  /// How large a file may be, in bytes.
  package static let bound = 10 << 20

  private let editor: RecordEditor

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// Attaches bytes to a record.
  package func run(
    _ bytes: Bytes, called name: String, to record: String, mime: String?
  ) throws(CRMError) -> RecordEditor.Outcome {
    guard bytes.count <= Self.bound else { throw Self.tooLarge(name) }
    let hash = SHA256.hex(bytes)
    let outcome = try editor.add(
      [
        .typed(Assignment(path: "record", value: record)), .text(Attachment.name, name),
        .text(Attachment.mime, mime ?? Self.mime(of: name)),
        .refer(Attachment.size, to: Int64(bytes.count)),
        .text(Attachment.hash, hash),
      ], to: .attachment)
    // After it, as the bytes are seen by who sees what they are attached to.
    let schema = editor.database.connection.dialect.schemaName
    try editor.operation.statement(AttachmentSQL.keep(schema)).keep(hash, Base64.text(bytes))
    return outcome
  }

  /// What is said of a file that is too large.
  package static func tooLarge(_ name: String) -> CRMError {
    CRMError(.data, code: "too_large", "\(name) is larger than 10 MB")
  }

  /// The bytes of an attachment.
  ///
  /// - Throws: `data` where they are not what was attached.
  package static func bytes(
    of attachment: Int64, in database: Database
  ) throws(CRMError) -> (name: String, bytes: [UInt8]) {
    let table = try database.table(.attachment)
    let row = Row(table.layout)
    guard try database.load(attachment, of: table, into: row),
      let hash = row.string(Attachment.hash)
    else {
      throw .notFound("there is no attachment \(attachment)")
    }
    let found = try database.connection.prepare(AttachmentSQL.data)
    found.bind(1, hash)
    guard try found.step(), let bytes = Base64.bytes(found.text(0)),
      bytes.withUnsafeBufferPointer({ SHA256.hex($0) }) == hash
    else {
      throw CRMError(
        .data, code: "damaged", "the bytes of attachment \(attachment) are not what was attached",
        hint: "crm doctor")
    }
    return (row.string(Attachment.name) ?? "\(attachment)", bytes)
  }

  /// What kind of file a name says it is.
  package static func mime(of name: String) -> String {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let known = [
      "pdf": "application/pdf", "txt": "text/plain", "md": "text/markdown", "csv": "text/csv",
      "html": "text/html", "json": "application/json", "png": "image/png", "jpg": "image/jpeg",
      "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml", "zip": "application/zip",
      "eml": "message/rfc822", "ics": "text/calendar", "vcf": "text/vcard",
      "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      "odt": "application/vnd.oasis.opendocument.text",
    ]
    return known[ending] ?? "application/octet-stream"
  }
}

extension Statement {
  /// Runs with two texts.
  fileprivate func keep(_ hash: String, _ data: String) throws(CRMError) {
    bind(1, hash)
    bind(2, data)
    try run()
  }
}
