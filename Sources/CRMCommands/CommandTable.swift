import CRMDomain
import CRMReports

/// The first word of a command: a noun, or something that has verbs but no records.
package struct Group: Sendable, Equatable {
  /// The groups the program has. The switches over them are exhaustive: a new one does not compile
  /// until it has said what can be done with it.
  package enum Name: String, CaseIterable, Sendable {
    case contact, company, relation, activity, segment, rate, user, team, field, view, config
    case task, lead, deal, pipeline, stage, transition, product, price, vat, quote, line, order
    case contract, payment, quota, forecast, consent, attachment, sent_quote, sent_order
    case ticket, vote, sla, promise, escalation, route, agent, calendar, calendar_version
    case role, log, `import`, backup, duplicate, report

    /// The group of this name. Looked for one by one: the table Swift makes of so many texts to find one of them
    /// costs a start thirty times as much.
    init?(called word: String) {
      guard let name = Name.allCases.first(where: { $0.rawValue == word }) else { return nil }
      self = name
    }
  }

  /// As it is typed.
  package let word: String
  /// Which of the program's groups; nil for a noun that somebody else brought.
  package let name: Name?
  /// The noun, if it has records.
  package let noun: NounName?

  /// The group called `word`, singular or plural.
  package init?(_ word: String, _ catalogue: Catalogue) {
    if let name = Name(called: word) {
      self.init(name)
    } else if let noun = catalogue.noun(called: word) {
      if let name = Name(called: noun.name.rawValue) {
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
  package func abstract(_ catalogue: Catalogue) -> String {
    switch name {
    case .role: "What users may do."
    case .log: "What was done, and what became of it."
    case .duplicate: "Records that may be one and the same."
    case .backup: "Copies of the database."
    case .import: "Looking at files before they are imported."
    case .report: "Figures, and the records behind them."
    default: noun.flatMap { catalogue[$0]?.help().sentence } ?? ""
    }
  }

  /// Every group: those of the program, and the nouns that somebody else brought.
  package static func all(_ catalogue: Catalogue) -> [Group] {
    Name.allCases.map { Group($0) }
      + catalogue.nouns.filter { $0.movesOf == nil && Name(called: $0.name.rawValue) == nil }
      .map { Group(word: $0.name.rawValue, name: nil, noun: $0.name) }
  }
}

/// Verbs a noun brings along that is not one of the program's.
package protocol NounCommands: NounBehaviour {
  /// Its verbs, beside those of every noun and the moves of its life cycle.
  static var verbs: [Verb] { get }
  /// Its reports.
  static var reports: [ReportSpec] { get }
}

extension NounCommands {
  package static var reports: [ReportSpec] { [] }
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
        .sent_quote, .order, .sent_order, .contract, .payment, .quota, .forecast, .report,
      ]
    ),
    (
      "Service",
      [
        .ticket, .vote, .sla, .promise, .escalation, .route, .agent, .calendar, .calendar_version,
      ]
    ),
    ("System", [.import, .log, .backup, .view, .field, .rate, .user, .team, .role, .config]),
  ]

  /// What can be done with the records of a noun by itself.
  private static func generic(_ noun: Noun) -> [Verb] {
    switch noun.verbs {
    case .all: [.add, .list, .show, .edit, .remove, .history, .import, .export, .fields]
    case .written: [.add, .list, .show, .history, .import, .export, .fields]
    case .imported: [.list, .show, .history, .import, .export, .fields]
    case .read: [.list, .show, .export, .fields]
    case .own: []
    }
  }

  /// What can be done with nothing else.
  private static func own(_ name: Group.Name) -> [Verb] {
    switch name {
    case .company:
      [.merge, .companyTree, .timeline, .brief, .letterPrint, .companyWorklist] + Verb.activities
    case .contact: [.merge, .timeline, .brief, .letterPrint] + Verb.activities
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
    case .attachment:
      [
        .attachmentAdd, .list, .show, .edit, .remove, .history, .export, .fields, .attachmentSave,
      ]
    case .transition:
      [.list, .show, .history, .import, .export, .fields].map { (verb: Verb) in verb.ofMoves }
    case .order: [.orderPrint, .orderSend, .orderReturn]
    case .contract: [.contractRenew, .letterPrint]
    case .calendar: [.calendarDue, .calendarBetween]
    case .ticket:
      [
        .ticketAssign, .ticketReply, .ticketWait, .ticketNext, .ticketRoute, .ticketSLA,
        .ticketMerge, .ticketSplit, .ticketMessages, .timeline, .brief,
      ] + Verb.activities
    case .sla: [.slaRecompute, .slaWhatIf]
    case .relation, .segment, .rate, .team, .field, .stage, .product, .price, .vat, .line, .payment,
      .quota, .consent, .sent_quote, .sent_order, .view, .calendar_version, .vote, .promise,
      .escalation, .route, .agent:
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
    var brought = (noun?.behaviour as? any NounCommands.Type)?.verbs ?? []
    if group.name == .report {
      brought += catalogue.brought.compactMap { $0 as? any NounCommands.Type }
        .flatMap { $0.reports }.map { .report($0) }
    }
    return (noun.map { generic($0) } ?? []) + (group.name.map { own($0) } ?? []) + brought
      + Verb.moves(of: noun) + (noun?.lifecycle == nil ? [] : [.states])
  }

  /// The verb of a group that is called `word`.
  package static func verb(
    _ word: String, of group: Group, _ catalogue: Catalogue = .standard
  ) -> Verb? {
    verbs(of: group, catalogue).first { $0.name == word || $0.aliases.contains(word) }
  }

  /// What belongs to no noun, of this name.
  static func top(_ word: String) -> Verb? { top.first { $0.name == word } }

  /// What belongs to no noun.
  package static var top: [Verb] {
    [
      .initialise, .demo, .today, .remind, .run, .search, .undo, .redo, .sql, .stats, .doctor,
      .upgrade, .dump, .load, .copy, .mcp, .help, .version, .completion,
      .complete, .manual,
    ]
  }
}
