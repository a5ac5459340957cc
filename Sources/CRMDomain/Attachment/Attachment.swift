extension Noun {
  /// A file that belongs to a record; its bytes are kept once, by their hash.
  package static let attachment = Noun(
    .attachment, plural: "attachments", Labels("Attachment", "Vedlegg", "Vedhæftning", "Bilaga"),
    [.internalRecord], positional: ["record", "file"], titles: ["name"],
    summary: ["record", "size"],
    listed: ["id", "record", "name", "mime", "size", "created_at"], order: ["id"],
    writers: .everybody,
    timeline: [Happening("attachment", at: ["created_at"], what: ["name"])],
    verbs: .own,
    indexes: { [TableIndex("record_noun, record_id"), TableIndex("hash")] },
    help: {
      NounHelp(
        "Files that belong to records.",
        examples: [
          ("edit", ["crm attachment edit 1 name=contract-2027.pdf"])
        ])
    },
    fields: [
      Field(
        "record", .anyReference(NamedBy("attachments")), Labels("Record", "Post", "Post", "Post"),
        "What it belongs to.",
        [.required, .fixed]),
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What the file is called.",
        [.required, .personal, .searched]),
      Field(
        "mime", .code(.plain), Labels("Type", "Type", "Type", "Typ"),
        "What kind of file: application/pdf.",
        [.required, .fixed]),
      Field(
        "size", .integer(0...10_485_760), Labels("Size", "Størrelse", "Størrelse", "Storlek"),
        "How many bytes.", [.required, .fixed]),
      Field(
        "hash", .code(.plain), Labels("Hash", "Hash", "Hash", "Hash"), "Its SHA-256.",
        [.required, .fixed]),
    ])
}

/// The fields of attachments that code names.
package enum Attachment {
  package static let hash = Key<String>("hash")
  package static let mime = Key<String>("mime")
  package static let name = Key<String>("name")
  package static let size = Key<Int64>("size")
}
