import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let merge = Verb(
    "merge", .writes, "Make two {nouns} one.",
    """
    The one with more fields stays, and of a field in which the two differ the value that was written last; or \
    the one '--keep' names stays, with its values. Of a list the values of both stay, each once; field=value \
    says what it is to be instead. What goes is told, by '--dry-run' too. Everything \
    that refers to the other refers to this one afterwards. The other's number is gone and says where it \
    went. All of it is one operation, which 'crm undo' takes back. Records are named by number, key or exact \
    name.

      $ crm {noun} merge 1 2 --dry-run
    """
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments(
      "record or field=value", "Two {nouns}, and what is to be said of the one that stays.",
      completing: .either([.assignments, .records]))
    let keep: String? = try a.option(
      "keep", value: "record", "Which of the two stays.", completing: .records)
    return { context throws(CRMError) in
      let noun = try context.nounName()
      let input = try RecordInput.words(words, context)
      guard input.plain.count == 2 else {
        throw CRMError(
          .usage, code: "missing_argument", "merge takes two \(context.noun?.plural ?? "records")")
      }
      let database = try context.database(.writing)
      let finder = RecordFinder(database, try context.rules())
      var numbers: [Int64] = []
      for word in input.plain {
        numbers.append(try finder.find(word, noun, .typed(beginnings: false)))
      }
      var keeping: Int64?
      if let keep { keeping = try finder.find(keep, noun, .typed(beginnings: false)) }
      let table = try database.table(noun)
      let names = try numbers.map { n throws(CRMError) in try finder.title(of: n, table) }
      let (report, _) = try context.perform { operation throws(CRMError) in
        let editor = RecordEditor(operation, try context.rules())
        let report = try MergeRecords(editor, noun).run(
          numbers[0], numbers[1], keeping: keeping, input.changes)
        if context.options.dryRun { try MergeAnswer(context, noun).say(report, numbers, names) }
        return report
      }
      if !context.options.dryRun { try MergeAnswer(context, noun).say(report, numbers, names) }
    }
  }
}

/// Says what a merge did.
private struct MergeAnswer {
  private let context: CommandContext
  private let noun: NounName

  init(_ context: CommandContext, _ noun: NounName) {
    self.context = context
    self.noun = noun
  }

  func say(
    _ report: MergeRecords.Report, _ numbers: [Int64], _ names: [String]
  ) throws(CRMError) {
    let answer = RecordAnswer(context, noun, try context.database(.writing))
    let entry = try context.database(.writing).noun(noun)
    for doubt in report.doubts {
      let field = entry.field(doubt.field)
      context.note(
        "are they one? \(doubt.field) is \(try answer.text(doubt.before, field)) in one and \(try answer.text(doubt.after, field)) in the other"
      )
    }
    var goes: [String] = []
    for value in report.lost {
      goes.append("\(value.field) \(try answer.text(value.before, entry.field(value.field)))")
    }
    if answer.isForPrograms {
      if !goes.isEmpty { context.note("goes: " + goes.joined(separator: ", ")) }
      return try answer.objects([(report.survivor, "merged")], asArray: false)
    }
    let name = names[numbers.firstIndex(of: report.loser) ?? 0]
    let would = context.options.dryRun ? "would be" : "is"
    try context.say(
      "\(noun.rawValue) \(report.loser) (\(name)) \(would) part of \(noun.rawValue) \(report.survivor)"
    )
    if !report.changes.isEmpty {
      try context.say("  " + answer.changes(report.changes))
    }
    if !goes.isEmpty { try context.say("  goes: " + goes.joined(separator: ", ")) }
    for (other, count) in report.relinked {
      let what = count == 1 ? other.rawValue : context.world.catalogue[other]?.plural ?? ""
      try context.say("  \(count) \(what) relinked")
    }
    for (other, count) in report.dropped {
      let what = count == 1 ? other.rawValue : context.world.catalogue[other]?.plural ?? ""
      try context.say("  \(count) \(what) dropped, which would say the same twice")
    }
  }
}
