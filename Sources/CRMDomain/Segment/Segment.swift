extension Noun {
  /// A named group of contacts or companies: those a filter means each time, or a list that stays.
  package static let segment = Noun(
    .segment, plural: "segments", Labels("Segment", "Segment", "Segment", "Segment"),
    summary: ["count"], listed: ["id", "name", "of", "kind", "count", "filter"], order: ["name"],
    writers: [.manager, .sales, .marketing],
    rules: { (draft: RecordDraft) throws(ValueFault) in
      guard let name = draft.row.string(Segment.name), draft.wrote(Segment.name) else { return }
      guard SegmentKind.isName(name) else {
        throw ValueFault("called \"\(name)\": small letters, digits, - and _ are what fits")
      }
    },
    indexes: { [TableIndex("name", isUnique: true)] },
    help: {
      NounHelp(
        "Groups of contacts or companies, by a filter or written down.",
        examples: [
          (
            "add",
            [
              "crm segment add sleeping of=contact filter='lifecycle=customer not activities[at>=-1y]'",
              "crm segment add fair-2026 of=contact kind=static filter='tags=test'",
            ]
          ),
          ("show", ["crm segment show winback"]),
        ])
    },
    fields: [
      Field(
        "name", .code(.plain), Labels("Name", "Navn", "Navn", "Namn"),
        "What filters call it, after @.", [.required, .naturalKey, .unique]),
      Field(
        "of", .choice(SegmentKind.nouns), Labels("Of", "Av", "Af", "Av"), "Whom it groups.",
        [.required, .fixed], defaultValue: "contact"),
      Field(
        "kind", .choice(SegmentKind.choices), Labels("Kind", "Slag", "Slags", "Slag"),
        "Whether the filter is asked each time, or the members stay.", [.required],
        defaultValue: "dynamic"),
      Field(
        "filter", .note, Labels("Filter", "Filter", "Filter", "Filter"),
        "Who belongs to it; of a static segment, who did when it was made."),
      Field(
        "members", .list(.record), Labels("Members", "Medlemmer", "Medlemmer", "Medlemmar"),
        "The numbers of the members of a static segment.", [.personal]),
      Field(
        "count", .memberCount, Labels("Count", "Antall", "Antal", "Antal"),
        "How many belong to it now.", [.system]),
    ])
}

/// What a segment can be.
package enum SegmentKind {
  /// The members stay as they are written.
  package static let fixed = "static"

  /// Asked each time, or written down.
  package static let choices = [
    Choice("dynamic", Labels("Dynamic", "Dynamisk", "Dynamisk", "Dynamiskt")),
    Choice(fixed, Labels("Static", "Statisk", "Statisk", "Statiskt")),
  ]

  /// Whom a segment can group.
  package static let nouns = [
    Choice("contact", Labels("Contacts", "Kontakter", "Kontakter", "Kontakter")),
    Choice("company", Labels("Companies", "Firmaer", "Firmaer", "Företag")),
  ]

  /// Whether filters can call a segment so: `[a-z][a-z0-9_-]*`.
  package static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first >= 0x61, first <= 0x7A else { return false }
    return name.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || $0.isDigit || $0 == 0x5F || $0 == UInt8(ascii: "-")
    }
  }
}

/// The fields of segments that code names.
package enum Segment {
  package static let filter = Key<String>("filter")
  package static let kind = Key<String>("kind")
  package static let members = Key<String>("members")
  package static let name = Key<String>("name")
  package static let of = Key<String>("of")
}
