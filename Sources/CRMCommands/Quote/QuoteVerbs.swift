import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// How a quote is written.
package enum DocumentFormat: String, CaseIterable, ArgumentValue { case text, markdown, html }

extension Verb {
  static let quotePrint = Verb(
    "print", .reads, "Write a quote as who it is for reads it.",
    """
    As it is now, or, with '--version', exactly as that version was sent, with who sent it and when on standard error. \
    It is in the language of the quote, of its contact, or of '--lang'.

      $ crm quote print Q-1
      $ crm quote print Q-1 --document html -o quote.html
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let version: Count? = try a.option("version", value: "n", "As that version was sent.")
    let form: DocumentFormat? = try a.option(
      "document", value: "format", "How it is written: text, markdown or html.")
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote, .reading)
      let database = try context.database(.reading)
      let document: Document
      if let version {
        document = try SentVersion(context, database, number).document(version.value)
      } else {
        document = try QuoteDocument(context, database, number, language: context.options.language)
          .document()
      }
      let text: String =
        switch form ?? .text {
        case .text: document.text
        case .markdown: document.markdown
        case .html: document.html
        }
      try context.sink().write(text)
    }
  }

  static let quoteSend = Verb(
    "send", .sends, "Send a quote: from then on this version stays as it is.",
    """
    It must have lines and somebody it is for; its products must go together; a discount above what your role may ask, \
    or a price that is in no list where your role may not set prices, has to be approved by somebody else first (status \
    77). What was sent is kept word by word. A task asks for an answer some working days later (the setting \
    quote_followup_days), and is done when one is logged. The text itself goes out by your own mail: 'crm quote print'.

    You charge the VAT of your own country. To a business in another one it is sent only when you say how it is taxed: \
    vat=own, vat=reverse_charge (the buyer accounts for it) or vat=export.

      $ crm quote send Q-1
      $ crm quote send Q-3 vat=own --dry-run
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let words: [String] = try a.arguments(
      "vat=way", "How it is taxed: own, reverse_charge or export.")
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let vat = try context.vatWay(words)
      var refusal: CRMError?
      try context.deed(.quote) { deed throws(CRMError) in
        let database = try context.database(.writing)
        let sent = try QuoteSteps(deed.editor).send(number, vat: vat) { n throws(CRMError) in
          try QuoteDocument(context, database, n, language: nil).document().json.description
        }
        switch sent {
        case .sent(let name, let version, let task):
          deed.tell(.quote, number, "changed", "\(name) version \(version) sent")
          try deed.tell(.task, RecordEditor.Outcome(number: task, result: "created"))
        case .needsApproval(let name, let why):
          deed.tell(.quote, number, "changed", "\(name) waits for approval")
          refusal = CRMError(
            .notPermitted, code: "needs_approval", why,
            hint: "somebody else who may agrees to it: crm quote approve \(name)")
        }
      }
      if let refusal { throw refusal }
    }
  }

  static let quoteApprove = Verb(
    "approve", .writes, "Agree to the discount of a quote that somebody else made.",
    """
    Whoever made it cannot, and nobody whose role may not ask as much (the setting discount_limits). Any change of \
    its lines makes the approval void.

      $ crm quote approve Q-3 --as eva --dry-run
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      try context.deed(.quote) { deed throws(CRMError) in
        deed.tell(
          .quote, number, "changed", "\(try QuoteSteps(deed.editor).approve(number)) approved")
      }
    }
  }

  static let quoteOpen = Verb(
    "open", .writes, "Note that they looked at a quote.",
    """
    Its owner is told by 'crm remind', once. What a web page or a mail program tells can be noted by a script.

      $ crm quote open Q-2 --at 2026-11-18T07:00:00Z
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let at: String? = try a.option("at", value: "moment", "When; now unless said.")
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let now = try context.now()
      let moment = try at.map { a throws(CRMError) in try context.moment(a) } ?? now
      try context.deed(.quote) { deed throws(CRMError) in
        let (name, isFirst) = try QuoteSteps(deed.editor).open(number, at: moment.description)
        deed.tell(
          .quote, number, isFirst ? "changed" : "unchanged",
          isFirst ? "\(name) opened" : "\(name) was opened before")
      }
    }
  }

  static let quoteAccept = Verb(
    "accept", .writes, "Note that a quote was accepted: its order is made, once.",
    """
    The order has the same lines and amounts. '--win' closes the deal as won with it, at what the quote is worth: what \
    is paid once and twelve months of what recurs. A second run answers with the same order.

      $ crm quote accept Q-2 --dry-run
      $ crm quote accept Q-2 --win --on 2026-11-18
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let win = a.flag("win", "Close the deal as won.")
    let on: String? = try a.option(
      "on", value: "day", "When it was accepted; today unless said.", completing: .days)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let today = try context.clock().today
      let day = try on.map { d throws(CRMError) in try context.day(d, leaning: .behind) } ?? today
      try context.deed(.quote) { deed throws(CRMError) in
        let steps = QuoteSteps(deed.editor)
        let accepted = try steps.accept(number, on: day)
        deed.tell(
          .quote, number, accepted.isNew ? "changed" : "unchanged",
          accepted.isNew ? "\(accepted.name) accepted" : "\(accepted.name) was accepted before")
        try deed.tell(
          .order,
          RecordEditor.Outcome(
            number: accepted.order, result: accepted.isNew ? "created" : "unchanged"))
        for task in accepted.tasks { deed.tell(.task, task, "changed", "done") }
        guard win else { return }
        guard let deal = accepted.deal else {
          return deed.say("  \(accepted.name) is about no deal, so none was won")
        }
        let stages = DealStages(deed.editor)
        let worth = try steps.worth(of: number)
        var changes = worth.changes
        if day < today {
          changes.append(.typed(Assignment(path: "closed_at", value: steps.moment(day))))
        }
        try deed.tellDeal(try stages.win(deal, changes))
        if let recurring = worth.recurring {
          deed.say(
            "  that is \(try deed.money(worth.once, worth.currency)) once and \(try deed.money(recurring, worth.currency)) in twelve months"
          )
        }
      }
    }
  }

  static let quoteReject = Verb(
    "reject", .writes, "Note that a quote was rejected, and why.",
    """
      $ crm quote reject Q-2 "Too expensive" --dry-run
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let reason: String? = try a.optionalArgument("reason", "Why.")
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      try context.deed(.quote) { deed throws(CRMError) in
        let (name, tasks, isNew) = try QuoteSteps(deed.editor).decide(
          number, as: "rejected", reason: reason)
        deed.tell(
          .quote, number, isNew ? "changed" : "unchanged",
          isNew
            ? "\(name) rejected" + (reason.map { ": " + $0 } ?? "") : "\(name) was rejected before")
        for task in tasks { deed.tell(.task, task, "changed", "done") }
      }
    }
  }

  static let quoteRevise = Verb(
    "revise", .writes, "Make a new version of a quote that was sent.",
    """
    The quote is a draft again, with the next version number; what was sent stays as it was and can be printed.

      $ crm quote revise Q-2
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      try context.deed(.quote) { deed throws(CRMError) in
        let (name, version) = try QuoteSteps(deed.editor).revise(number)
        deed.tell(.quote, number, "changed", "\(name) is a draft again, version \(version)")
      }
    }
  }

  static let quoteCopy = Verb(
    "copy", .writes, "Make a quote of another: the same lines, for somebody else.",
    """
    A quote that is kept as a template is copied like any other. Fields of the new one follow as field=value; whom \
    it is for is taken over unless said.

      $ crm quote copy Q-1 company="Nordic Solutions" title="Support 2027"
    """
  ) { a throws(CRMError) in
    let quote: String = try a.argument("record", "The quote.", completing: .records)
    let words: [String] = try a.arguments(
      "field=value", "Fields of the new one.", completing: .assignments)
    return { context throws(CRMError) in
      let number = try context.record(quote, .quote)
      let changes = try context.changes(words)
      try context.deed(.quote) { deed throws(CRMError) in
        let made = try QuoteSteps(deed.editor).copy(number, changes)
        try deed.tell(.quote, RecordEditor.Outcome(number: made, result: "created"))
      }
    }
  }
}

/// A quote as it was sent.
private struct SentVersion {
  let context: CommandContext
  let database: Database
  let quote: Int64

  init(_ context: CommandContext, _ database: Database, _ quote: Int64) {
    self.context = context
    self.database = database
    self.quote = quote
  }

  func document(_ version: Int) throws(CRMError) -> Document {
    let rows = try database.connection.prepare(QuoteSQL.sent)
    rows.bind([.integer(quote), .integer(Int64(version))])
    guard try rows.step(), let text = rows.string(1) else {
      throw .notFound(
        "version \(version) of quote \(quote) was not sent",
        hint: "crm sent_quote list quote=quote:\(quote)")
    }
    let display = DisplayText(try context.locale(), showsTime: true)
    let at: String = (rows.string(2) ?? "").withBytes { display.string(.text($0), .instant) }
    var by = ""
    if !rows.isNull(3) {
      by =
        " by "
        + (try RecordFinder(database, try context.rules()).title(
          of: rows.integer(3), try database.table(.user)))
    }
    context.note("sent \(at)\(by)")
    do throws(JSONParser.Fault) {
      if let document = Document(try JSONParser.parse(text)) { return document }
    } catch {}
    throw CRMError(.data, code: "damaged", "what was sent cannot be read any more")
  }
}

extension CommandContext {
  /// How a quote is taxed, of the words after it.
  fileprivate func vatWay(_ words: [String]) throws(CRMError) -> String? {
    var way: String?
    for change in try changes(words) {
      guard case .typed(let assignment) = change, assignment.path == "vat",
        QuoteSteps.vatWays.contains(assignment.value)
      else {
        throw .usage(
          "only vat=own, vat=reverse_charge or vat=export says how a quote is taxed",
          hint: "its lines are changed one by one: crm line edit … vat_code=…")
      }
      way = assignment.value
    }
    return way
  }
}
