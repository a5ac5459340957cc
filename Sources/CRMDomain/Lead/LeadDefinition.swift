/// When a lead is what: one definition, stored, with a version that every change of a status notes.
///
/// A line says what counts how much: a filter on leads with its points, `activity` with the points of each
/// time they were in touch, which halve every so many days, and the bounds.
package struct LeadDefinition: Sendable, Equatable {
  /// What somebody gets points for.
  package struct Rule: Sendable, Equatable {
    /// The filter.
    package var filter: String
    /// The points.
    package var points: Int
  }

  /// Which definition it is: every change counts on.
  package var version = 1
  /// From how many points on a lead is an MQL.
  package var mql = 50
  /// What must be known before a lead is an SQL.
  package var required = ["need", "budget", "authority", "timeline"]
  /// What counts.
  package var rules: [Rule] = []
  /// The points of each time they were in touch, after how many days these are half, and how many at most.
  package var activity = (points: 10, halfLife: 30, most: 40)

  package static func == (a: LeadDefinition, b: LeadDefinition) -> Bool { a.text == b.text }

  /// The one a database begins with.
  package static let standard: LeadDefinition = {
    var definition = LeadDefinition()
    definition.rules = [
      ("source=referral", 20), ("source=partner,event", 10), ("source=web_form,campaign", 15),
      ("source=purchased", -10), ("not email is empty", 5), ("not phone is empty", 5),
      ("not company_name is empty", 5), ("not need is empty", 10), ("not budget is empty", 15),
      ("authority_level=decision_maker", 20), ("authority_level=influencer", 10),
      ("not timeline is empty", 10),
    ].map { Rule(filter: $0.0, points: $0.1) }
    return definition
  }()

  /// As it is written and read.
  package var text: String {
    var lines = [
      "version \(version)", "mql \(mql)", "sql " + required.joined(separator: ","),
      "activity \(activity.points) half_life \(activity.halfLife) most \(activity.most)",
    ]
    lines += rules.map { "\($0.points) \($0.filter)" }
    return lines.joined(separator: "\n")
  }

  private init() {}

  /// Reads a definition.
  ///
  /// - Throws: a fault that names the line that is none.
  package init(_ text: String) throws(ValueFault) {
    for line in text.split(separator: "\n") {
      let line = String(line).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      let words = line.split(separator: " ").map { String($0) }
      let rest = words.dropFirst().joined(separator: " ")
      switch words[0] {
      case "version": version = Int(rest) ?? version
      case "mql":
        guard let points = Int(rest), (0...100).contains(points) else { throw Self.fault(line) }
        mql = points
      case "sql":
        required = rest.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
      case "activity":
        guard words.count == 6, let points = Int(words[1]), Self.points.contains(points),
          words[2] == "half_life", let days = Int(words[3]), (1...3650).contains(days),
          words[4] == "most", let most = Int(words[5]), Self.points.contains(most)
        else { throw Self.fault(line) }
        activity = (points, days, most)
      default:
        guard let points = Int(words[0]), Self.points.contains(points), !rest.isEmpty else {
          throw Self.fault(line)
        }
        rules.append(Rule(filter: rest, points: points))
      }
    }
  }

  /// What a single rule may be worth.
  private static let points = -1000...1000

  private static func fault(_ line: String) -> ValueFault {
    ValueFault(
      "not a definition: \"\(line)\"",
      hint: "lines are: mql 50, sql need,budget, activity 10 half_life 30 most 40, or POINTS FILTER"
    )
  }

  /// What remains of points after some days, in hundredths: points × 0.5^(days ÷ half-life). The power is worked
  /// out with square roots alone, which are the same on every machine.
  package static func decayed(_ points: Int, days: Int, halfLife: Int) -> Int {
    let halvings = max(0, days) / halfLife
    guard halvings < 30 else { return 0 }
    var value = Double(points * 100) / Double(1 << halvings)
    var (root, rest) = (0.5, max(0, days) % halfLife)
    for _ in 0..<40 where rest > 0 {
      root = root.squareRoot()
      rest *= 2
      guard rest >= halfLife else { continue }
      value *= root
      rest -= halfLife
    }
    return Int(value.rounded(.toNearestOrAwayFromZero))
  }
}
