import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let configShow = Verb(
    "show", .reads, "Print the value of one setting.",
    """
      $ crm config show country
    """, aliases: ["get"],
    answers: "{name: text, value: text?}"
  ) { a throws(CRMError) in
    let name: String = try a.argument(
      "setting", "The setting.",
      completing: .settings(.names))
    return { context throws(CRMError) in
      let all = try ConfigTable(context).entries()
      // Where only one of the two kinds has a name, it is enough.
      guard
        let entry = all.first(where: { $0.name == name })
          ?? all.first(where: { $0.name == "personal." + name })
      else {
        let known = all.map { $0.name }
        throw CRMError(
          .usage, code: "unknown_setting", "there is no setting \"\(name)\"",
          hint: NearestName.of(name, in: known).map { "did you mean \($0)?" }
            ?? "one of " + known.joined(separator: ", "))
      }
      try context.say(
        [TextLine(entry.value ?? "")],
        object: .object([
          JSON.Member("name", .string(entry.name)),
          JSON.Member("value", entry.value.map { .string($0) } ?? .null),
        ]))
    }
  }
}
