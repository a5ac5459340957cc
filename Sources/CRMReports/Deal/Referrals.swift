import CRMDomain

extension ReportSpec {
  /// Who sends us customers.
  static let referrals = ReportSpec(
    "referrals", in: .year, by: "referred_by", "Who sends us customers.",
    "Deals with 'referred_by', made in the period.",
    examples: ["crm report referrals --period 2026"],
    figures: [
      .count("deals"), .count("won"), .money("won_amount"),
      .share("conversion", "won", of: "deals"),
    ],
    n: [("deals", "deals"), ("won", "won")], order: .most(["won", "deals"], noneLast: false),
    bars: "deals",
    formulas: ["deals somebody referred, made in the period; conversion: won ÷ deals"]
  ) { fold throws(CRMError) in
    let referred = "referred_by " + fold.within("created_at")
    try fold.count("deals", [referred], at: "created_at", [.count("deals")])
    try fold.count(
      nil, [referred, "status=won"], at: "created_at", ratesOf: "closed_at",
      [.count("won"), .amount("won_amount")])
  }
}
