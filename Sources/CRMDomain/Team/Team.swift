extension Noun {
  /// People who look after the same records; teams lie below teams.
  package static let team = Noun(
    .team, plural: "teams", Labels("Team", "Team", "Team", "Team"), [.internalRecord, .stands],
    listed: ["id", "name", "parent"], order: ["name"],
    writers: .administrators,
    help: {
      NounHelp(
        "Who looks after the same records.",
        examples: [
          ("add", ["crm team add West", "crm team add \"North East\" parent=North"]),
          ("edit", ["crm team edit North name=Nordic"]),
          ("show", ["crm team show North"]),
        ])
    },
    fields: [
      Field(
        "name", .text, Labels("Name", "Navn", "Navn", "Namn"), "What it is called.", [.required]),
      Field(
        "parent", .reference(Reference(.team)),
        Labels("Parent", "Overordnet", "Overordnet", "Överordnat"),
        "The team above it: its managers see this team's records too."),
    ])
}

/// The fields of teams that code names.
package enum Team {
  package static let name = Key<String>("name")
  package static let nameFold = Key<String>("name_fold")
  package static let parent = Key<Int64>("parent")
}
