extension Noun {
  /// Two records somebody looked at and found to be two: they are not shown as duplicates again, until
  /// one of the fields changes that are compared.
  package static let duplicate = Noun(
    .duplicate, plural: "duplicates", Labels("Duplicate", "Duplikat", "Dublet", "Dubblett"),
    [.internalRecord], positional: ["first", "second"], titles: [],
    summary: ["first", "second"], listed: ["id", "first", "second", "created_at", "created_by"],
    order: ["id"],
    verbs: .own,
    help: { NounHelp("Records that may be one and the same.") },
    fields: [
      Field(
        "first", .anyReference(nil), Labels("First", "Første", "Første", "Första"),
        "One of the two.",
        [.required, .personal, .fixed]),
      Field(
        "second", .anyReference(nil), Labels("Second", "Andre", "Anden", "Andra"), "The other.",
        [.required, .personal, .fixed]),
      Field(
        "fingerprint", .code(.plain),
        Labels("Fingerprint", "Fingeravtrykk", "Fingeraftryk", "Fingeravtryck"),
        "What was compared, as a number: another one means that something changed.", [.fixed]),
    ])
}
