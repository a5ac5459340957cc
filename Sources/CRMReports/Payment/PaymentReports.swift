import CRMDomain

extension ReportSpec {
  /// How customers pay.
  static let payments = ReportSpec(
    "payments", of: .payment, in: nil, by: "company", isAboutCompany: true,
    "How customers pay: days late, the share that was late, what is overdue.",
    "Of every company, or of one: company=…",
    examples: ["crm report payments", "crm report payments company=1 --rows"],
    figures: [
      .count("invoices"),
      Figure("days_late", .decimal) { tally in
        Ratio(tally["days"], tally["paid"]).scaled(6).map { .decimal($0) } ?? .undefined("no_data")
      },
      // Of what was neither paid nor due nothing is known yet.
      .share("late", "late", of: "paid", "overdue"), .count("overdue"),
      Figure("oldest", .count, "OLDEST, DAYS") { .count(Int64($0.values("oldest").max() ?? 0)) },
      .money("owed"),
    ],
    n: [("invoices", "invoices"), ("paid", "paid")], bars: "owed",
    formulas: [
      "days_late: mean of paid − due of what was paid, never below 0",
      "late: paid after or still open after the day it was due ÷ what was paid or is overdue",
    ]
  ) { fold throws(CRMError) in
    let today = fold.request.today
    try fold.each(["due_on", "paid_on", "amount", "currency"], [], at: "due_on") { payment, entry in
      guard let due = payment.day(0) else { return }
      entry.tally["invoices"] = 1
      if let paid = payment.day(1) {
        entry.figure = "paid"
        entry.tally["paid"] = 1
        entry.tally["days"] = Int128(max(0, paid - due))
        if paid > due { entry.tally["late"] = 1 }
      } else {
        entry.figure = due < today ? "overdue" : "open"
        if due < today {
          entry.tally["overdue"] = 1
          entry.tally["late"] = 1
          entry.tally.append(Int128(today - due), to: "oldest")
        }
        entry.add(payment.amount(2), payment.text(3), to: "owed", on: today)
      }
    }
  }
}
