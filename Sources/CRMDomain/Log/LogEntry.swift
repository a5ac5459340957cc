extension Noun {
  /// A command that wrote, as the log lists it. Nobody writes it as a record.
  package static let operation = Noun(
    .operation, plural: "operations", Labels("Operation", "Operasjon", "Operation", "Operation"),
    [.internalRecord, .log], positional: [], titles: [],
    listed: ["id", "at", "actor", "kind", "count", "undone_by", "command"], order: ["-id"],
    fields: [
      Field(
        "at", .instant, Labels("At", "Tidspunkt", "Tidspunkt", "Tidpunkt"), "When it was.",
        [.system, .stated], heading: Labels("At")),
      Field(
        "actor", .code(.login), Labels("By", "Av", "Af", "Av"), "The login of who did it.",
        [.system]),
      Field(
        "kind", .choice(LogKind.choices), Labels("Kind", "Slag", "Slags", "Slag"),
        "What it was.", [.system]),
      Field(
        "count", .integer(0...Int64.max), Labels("Records", "Poster", "Poster", "Poster"),
        "How many records it changed.", [.system]),
      Field(
        "undone_by", .integer(1...Int64.max), Labels("Undone", "Angret", "Fortrudt", "Ångrad"),
        "The operation that took it back.", [.system]),
      Field(
        "target", .integer(1...Int64.max), Labels("Target", "Mål", "Mål", "Mål"),
        "Of an undo or a redo, the operation it took or brought back.", [.system]),
      Field(
        "command", .code(.plain), Labels("Command", "Kommando", "Kommando", "Kommando"),
        "The command, with the names of fields and without values.", [.system]),
    ])
}

/// What an operation can be.
package enum LogKind {
  /// The kinds there are.
  package static let choices = ["write", "import", "undo", "redo", "erase"].map { Choice($0) }
}
