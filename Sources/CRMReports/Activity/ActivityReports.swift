import CRMDomain
import CRMStore

extension ReportSpec {
  /// What was done: activities by kind, person, channel, month.
  static let activity = ReportSpec(
    "activity", of: .activity, in: .month, by: "type", "What was done: calls, meetings, mails.",
    "By kind unless '--by' says otherwise (owner, channel, created_by, company …).",
    examples: ["crm report activity --period this-month --by created_by"],
    figures: [.count("activities"), .count("in"), .count("out"), .count("minutes")],
    n: [("activities", "activities")], order: .most(["activities"]), bars: "activities",
    formulas: ["activities that were held in the period"]
  ) { fold throws(CRMError) in
    try fold.count(
      "activities", ["status=held " + fold.within("at")], at: "at",
      split: (.field("direction"), { $0 }),
      [.count("activities"), .count("."), .sum("minutes", of: "minutes")])
  }

  /// How often one was in touch with a company and its people, or with everybody.
  static let touchpoints = ReportSpec(
    "touchpoints", of: .activity, in: .year, by: "month,channel", isComparable: false,
    isAboutCompany: true,
    "How often we were in touch, by month and channel.",
    "With everybody, or with a company and its people: company=…",
    examples: ["crm report touchpoints company=1 --period 2026"], figures: [.count("count")],
    n: [("activities", "count")], bars: "count",
    formulas: ["activities with the company or its people, by month and channel"]
  ) { fold throws(CRMError) in
    // Who was in touch with somebody there was so with the company, whatever else is asked.
    fold.request.filters = fold.request.filters.map {
      $0.hasPrefix("company=") ? "(\($0)) or (contact.\($0))" : $0
    }
    // What has no channel went by what it is.
    let type = try FieldPath("type", of: .activity, in: fold.request.database)
    fold.dimensions = fold.dimensions.map { dimension in
      if case .field(let path, _) = dimension, path.name == "channel" {
        return .field(path, else: type)
      }
      return dimension
    }
    try fold.count("count", ["status=held " + fold.within("at")], at: "at", [.count("count")])
  }
}
