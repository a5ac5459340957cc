import CRMDomain
import CRMOutput
import CRMStore

/// What somebody's consents come to now, or when the records are shown as of, as it is shown: never what was once said and no longer holds.
struct ConsentText {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  private func states(of contact: Int64) throws(CRMError) -> [ConsentState] {
    let database = try context.database(.reading)
    let moment = if let past = database.past { past } else { try context.now() }
    return try database.consents(of: contact, at: moment)
  }

  /// `newsletter  email  withdrawn  1 Feb`, one line for each purpose and way.
  func lines(of contact: Int64) throws(CRMError) -> [String] {
    let display = DisplayText(try context.locale())
    var lines: [String] = []
    for state in try states(of: contact) {
      let channel = ConsentWords.channels.first { $0.key == state.channel }?.labels
      let since = state.since.withBytes { display.string(.text($0), .instant) }
      lines.append(
        [
          Visible.text(state.purpose),
          (channel?[context.language] ?? state.channel).lowercased(),
          state.label[context.language], since,
        ].joined(separator: "  "))
    }
    return lines
  }

  /// The same for programs.
  func json(of contact: Int64) throws(CRMError) -> JSON {
    .array(
      try states(of: contact).map { state in
        .object([
          JSON.Member("purpose", .string(state.purpose)),
          JSON.Member("channel", .string(state.channel)),
          JSON.Member("state", .string(state.state.rawValue)),
          JSON.Member("since", .string(state.since)),
        ])
      })
  }
}
