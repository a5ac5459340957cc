import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let timeline = Verb(
    "timeline", .reads, "Show what happened with a {noun}, newest first.",
    """
    Activities, tasks that were done, deals and their stages, quotes, orders, contracts, payments, leads, \
    consents and attachments, in one order. '--kind' takes some of these words, or kinds of activities (call, meeting …).

      $ crm {noun} timeline 1 --since -90d
      $ crm {noun} timeline 1 --kind call,quote --json
    """,
    answers: "[{at: moment | day, kind: text, record: anyReference, more: text?, by: text?}]"
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The {noun}.", completing: .records)
    let since: String? = try a.option(
      "since", value: "date", "From that day or moment on.", completing: .days)
    let kind: String? = try a.option(
      "kind", value: "kinds", "Only these, with commas.",
      completing: .words(TimelineSQL.kinds(.standard) + ActivityType.choices.map { $0.key }))
    let limit: Count? = try a.option("limit", value: "n", "At most so many.")
    return { context throws(CRMError) in
      let noun = try context.nounName()
      let number = try context.record(record, noun, .reading)
      try Timeline(context, noun, number).write(
        since: since, kinds: kind.map { $0.split(separator: ",").map { String($0).trimmed } },
        limit: limit?.value)
    }
  }
}

/// What happened with a record, newest first.
struct Timeline {
  private let context: CommandContext
  private let noun: NounName
  private let number: Int64

  init(_ context: CommandContext, _ noun: NounName, _ number: Int64) {
    self.context = context
    self.noun = noun
    self.number = number
  }

  func write(since: String?, kinds: [String]?, limit: Int?) throws(CRMError) {
    let types = ActivityType.choices.map { $0.key }
    let known = TimelineSQL.kinds(context.world.catalogue)
    var wanted = known
    var only: Set<String>?
    if let kinds {
      for kind in kinds where !known.contains(kind) && !types.contains(kind) {
        let all = known + types
        throw .usage(
          "--kind \"\(kind)\" is nothing that happens",
          hint: NearestName.of(kind, in: all).map { "did you mean \($0)?" }
            ?? "one of \(all.joined(separator: ", "))")
      }
      wanted = known.filter { kind in
        kinds.contains(kind) || kind == "activity" && kinds.contains { types.contains($0) }
      }
      only = Set(kinds)
    }
    let from = try since.map { s throws(CRMError) in try context.moment(s) }
    let database = try context.database(.reading)
    let columns = [
      OutputColumn("at", .due, heading: "AT"), OutputColumn("kind", heading: "KIND"),
      OutputColumn("record", .anyReference(nil), heading: "RECORD"),
      OutputColumn("more", heading: ""), OutputColumn("by", heading: "BY"),
    ]
    try context.answer(columns, whenNone: "nothing happened") { emit throws(CRMError) in
      var count = 0
      let rows = try database.connection.prepare(
        TimelineSQL(
          noun, context.world.catalogue, there: try database.connection.standing()
        ).text(wanted))
      let day = try from.map { f throws(CRMError) in
        try context.clock().zone.local(f).day.description
      }
      rows.bind([.integer(number), .text(from?.description ?? ""), .text(day ?? "")])
      while count < limit ?? Int.max, try rows.step() {
        let kind = rows.string(1) ?? ""
        if let only, !only.contains(kind), !(only.contains("activity") && types.contains(kind)) {
          continue
        }
        count += 1
        try Texts.with([
          kind, rows.string(2) ?? "", rows.string(4) ?? "–", rows.string(5) ?? "",
          rows.string(6) ?? "",
        ]) {
          cells throws(CRMError) in
          guard case .text(let noun) = cells[1], case .text(let what) = cells[2] else { return }
          try emit([
            .text(rows.text(0)), cells[0], .reference(rows.integer(3), name: what, noun: noun),
            cells[3], cells[4],
          ])
        }
      }
      rows.reset()
    }
  }
}
