import CRMDomain

/// The first word of a command: a noun, or something that has verbs but no records.
package struct Group: Sendable, Equatable {
  /// The groups the program has. The switches over them are exhaustive: a new one does not compile
  /// until it has said what can be done with it.
  package enum Name: String, CaseIterable, Sendable {
    case contact, company, relation, activity, segment, rate, user, team, field, config
    case task, lead, deal, pipeline, stage, transition, product, price, vat, quote, line, order
    case contract, payment, quota, forecast, consent, attachment, sent_quote
    case role, log, `import`, backup, duplicate, report
  }

  /// As it is typed.
  package let word: String
  /// Which of the program's groups; nil for a noun that somebody else brought.
  package let name: Name?
  /// The noun, if it has records.
  package let noun: NounName?

  /// The group called `word`, singular or plural.
  package init?(_ word: String, _ catalogue: Catalogue) {
    if let name = Name(rawValue: word) {
      self.init(name)
    } else if let noun = catalogue.noun(called: word) {
      if let name = Name(rawValue: noun.name.rawValue) {
        self.init(name)
      } else {
        self.init(word: noun.name.rawValue, name: nil, noun: noun.name)
      }
    } else {
      return nil
    }
  }

  private init(word: String, name: Name?, noun: NounName?) {
    self.word = word
    self.name = name
    self.noun = noun
  }

  /// One of the program's groups.
  package init(_ name: Name) {
    self.init(
      word: name.rawValue, name: name,
      noun: [.import, .log, .backup, .duplicate, .role, .report].contains(name)
        ? nil : NounName(rawValue: name.rawValue))
  }

  /// What it is for, for help.
  package var abstract: String {
    switch name {
    case .contact: "People."
    case .company: "Companies, associations, authorities."
    case .relation: "What one record is to another: employee, dealer, partner."
    case .activity: "What happened: calls, meetings, letters, notes."
    case .task: "What somebody is to do."
    case .lead: "Who may become a customer."
    case .deal: "Sales that may be made."
    case .pipeline: "The ways a sale goes."
    case .stage: "The stages of a pipeline."
    case .transition: "When deals went from stage to stage, and other records from state to state."
    case .product: "What is sold."
    case .price: "What a product costs, for whom, for how long."
    case .vat: "Rates of value added tax."
    case .quote: "What we offer, for how much."
    case .line: "The lines of quotes and orders."
    case .order: "What was ordered, and what came back."
    case .contract: "Contracts and subscriptions."
    case .payment: "Invoices, and when they were paid."
    case .quota: "How much somebody is to sell."
    case .forecast: "Forecasts, as they were made."
    case .consent: "What people agreed to, with the evidence."
    case .attachment: "Files that belong to records."
    case .sent_quote: "Quotes, as they were sent."
    case .report: "Figures, and the records behind them."
    case .segment: "Groups of contacts or companies, by a filter or written down."
    case .rate: "What currencies are worth in each other."
    case .user: "Who works with the database."
    case .team: "Who looks after the same records."
    case .role: "What users may do."
    case .field: "Fields you add to a noun."
    case .config: "Settings."
    case .log: "What was done, and what became of it."
    case .duplicate: "Records that may be one and the same."
    case .backup: "Copies of the database."
    case .import: "Looking at files before they are imported."
    case nil: "Records of this noun."
    }
  }
}

/// Every command there is.
package enum CommandTable {
  /// The groups by purpose.
  package static let sections: [(title: String, groups: [Group.Name])] = [
    (
      "Customers",
      [
        .contact, .company, .relation, .activity, .task, .segment, .attachment, .consent,
        .duplicate,
      ]
    ),
    (
      "Sales",
      [
        .lead, .deal, .pipeline, .stage, .transition, .product, .price, .vat, .quote, .line,
        .sent_quote, .order, .contract, .payment, .quota, .forecast, .report,
      ]
    ),
    ("System", [.import, .log, .backup, .field, .rate, .user, .team, .role, .config]),
  ]

  /// What can be done with the records of every noun.
  private static func generic(_ name: Group.Name) -> [Verb] {
    switch name {
    case .contact, .company, .relation, .activity, .segment, .rate, .user, .team, .task, .lead,
      .deal, .pipeline, .stage, .product, .price, .vat, .quote, .line, .order, .contract, .payment,
      .quota:
      [.add, .list, .show, .edit, .remove, .history, .import, .export, .fields]
    case .field: [.add, .list, .show, .edit, .remove, .history, .import, .export, .fields]
    case .transition:
      [.list, .show, .history, .import, .export, .fields].map { (verb: Verb) in verb.ofMoves }
    case .consent: [.add, .list, .show, .history, .import, .export, .fields]
    case .forecast, .sent_quote: [.list, .show, .export, .fields]
    case .attachment: [.attachmentAdd, .list, .show, .edit, .remove, .history, .export, .fields]
    case .config, .role, .log, .import, .backup, .duplicate, .report: []
    }
  }

  /// What can be done with nothing else.
  private static func own(_ name: Group.Name) -> [Verb] {
    switch name {
    case .company: [.merge, .companyTree, .timeline, .brief, .companyWorklist] + Verb.activities
    case .contact: [.merge, .timeline, .brief] + Verb.activities
    case .activity: [.activityHold, .activitySign, .activityCorrect]
    case .config: [.configList, .configShow, .configEdit]
    case .log: [.logList, .logShow, .logPrune]
    case .duplicate: [.duplicateScan, .duplicateList, .duplicateDismiss]
    case .backup: [.backupCreate, .backupList, .backupVerify, .backupRestore, .backupPrune]
    case .import: [.importPreview, .importApply, .importList, .importShow]
    case .user: [.userDeactivate]
    case .role: [.roleList, .roleShow]
    case .report: Verb.reports
    case .pipeline: [.pipelineHygiene]
    case .forecast: [.forecastSnapshot]
    case .deal:
      [.dealHot, .dealMove, .dealWin, .dealLose, .dealReopen, .timeline, .brief] + Verb.activities
    case .task: [.taskDone, .taskSnooze, .taskReopen]
    case .quote:
      [
        .quotePrint, .quoteSend, .quoteApprove, .quoteOpen, .quoteAccept, .quoteReject,
        .quoteRevise,
        .quoteCopy,
      ]
    case .lead:
      [
        .leadIntake, .leadQualify, .leadConvert, .leadScore, .leadDefinition,
      ] + Verb.activities
    case .attachment: [.attachmentSave]
    case .order: [.orderReturn]
    case .contract: [.contractRenew]
    case .relation, .segment, .rate, .team, .field, .stage,
      .transition, .product, .price, .vat, .line, .payment, .quota, .consent, .sent_quote:
      []
    }
  }

  /// What a group does when it is typed alone, or followed by what is none of its verbs.
  package static func usual(_ group: Group) -> Verb? {
    switch group.name {
    case .log: .logList
    case .role: .roleList
    default: nil
    }
  }

  /// The verbs of a group.
  package static func verbs(of group: Group, _ catalogue: Catalogue = .standard) -> [Verb] {
    let noun = group.noun.flatMap { catalogue[$0] }
    let moves = Verb.moves(of: noun) + (noun?.lifecycle == nil ? [] : [.states])
    if let name = group.name { return generic(name) + own(name) + moves }
    if noun?.movesOf != nil { return [.list, .show, .history, .import, .export, .fields] }
    return noun?.traits.contains(.appendOnly) ?? false
      ? [.add, .list, .show, .history, .import, .export, .fields]
      : [.add, .list, .show, .edit, .remove, .history, .import, .export, .fields] + moves
  }

  /// The verb of a group that is called `word`.
  package static func verb(
    _ word: String, of group: Group, _ catalogue: Catalogue = .standard
  ) -> Verb? {
    verbs(of: group, catalogue).first { $0.name == word || $0.aliases.contains(word) }
  }

  /// What belongs to no noun.
  package static var top: [Verb] {
    [
      .initialise, .demo, .today, .remind, .run, .search, .undo, .redo, .sql, .stats, .doctor,
      .upgrade, .dump, .load, .copy, .help, .version, .completion,
      .complete, .manual,
    ]
  }
}
