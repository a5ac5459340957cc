/// What a database begins with that belongs to no operation: a pipeline, and the rates of value added tax
/// of four countries as their authorities have them. All of it can be changed.
enum Seeds {
  /// The pipeline and its stages: key, probability, kind [A0:34; percentages are our choice].
  private static let stages: [(key: String, probability: Int, kind: String)] = [
    ("qualified", 20, "open"), ("proposal", 50, "open"), ("negotiation", 80, "open"),
    ("won", 100, "won"), ("lost", 0, "lost"),
  ]

  /// Number, country, code, millionths of a per cent, first and last day.
  private static let rates: [(Int, String, String, Int, String?, String?)] = [
    (1, "DK", "standard", 25_000_000, nil, nil),
    (2, "DK", "zero", 0, nil, nil),
    (3, "NO", "standard", 25_000_000, nil, nil),
    (4, "NO", "food", 15_000_000, nil, nil),
    (5, "NO", "reduced", 15_000_000, nil, nil),
    (6, "NO", "low", 12_000_000, nil, nil),
    (7, "NO", "raw_fish", 11_110_000, nil, nil),
    (8, "NO", "zero", 0, nil, nil),
    (9, "SE", "standard", 25_000_000, nil, nil),
    (10, "SE", "food", 12_000_000, nil, "2026-03-31"),
    (11, "SE", "food", 6_000_000, "2026-04-01", "2027-12-31"),
    (12, "SE", "food", 12_000_000, "2028-01-01", nil),
    (13, "SE", "reduced", 12_000_000, nil, nil),
    (14, "SE", "low", 6_000_000, nil, nil),
    (15, "SE", "zero", 0, nil, nil),
    (16, "FI", "standard", 24_000_000, nil, "2024-08-31"),
    (17, "FI", "standard", 25_500_000, "2024-09-01", nil),
    (18, "FI", "food", 14_000_000, nil, "2025-12-31"),
    (19, "FI", "food", 13_500_000, "2026-01-01", nil),
    (20, "FI", "reduced", 14_000_000, nil, "2025-12-31"),
    (21, "FI", "reduced", 13_500_000, "2026-01-01", nil),
    (22, "FI", "low", 10_000_000, nil, nil),
    (23, "FI", "zero", 0, nil, nil),
  ]

  /// Where they come from.
  private static let sources = [
    "DK": "Skattestyrelsen", "NO": "Skatteetaten", "SE": "Skatteverket", "FI": "Verohallinto",
  ]

  /// When they were put down.
  private static let at = "2026-01-01T00:00:00Z"

  /// The statements that store it.
  static var statements: [String] {
    func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
    var all = [
      "INSERT INTO pipeline(id, version, content, name, created_at, updated_at)"
        + " VALUES(1, 0, 0, 'salg', '\(at)', '\(at)')"
    ]
    for (i, stage) in stages.enumerated() {
      all.append(
        "INSERT INTO stage(id, version, content, pipeline, key, position, probability, kind, created_at,"
          + " updated_at) VALUES(\(i + 1), 0, 0, 1, '\(stage.key)', \(i + 1),"
          + " \(stage.probability * 1_000_000), '\(stage.kind)', '\(at)', '\(at)')")
    }
    for (id, country, code, rate, from, to) in rates {
      let source = sources[country] ?? ""
      all.append(
        "INSERT INTO vat_rate(id, version, content, country, code, rate, valid_from, valid_to, source,"
          + " source_fold, created_at, updated_at) VALUES(\(id), 0, 0, '\(country)', '\(code)', \(rate),"
          + " \(quoted(from)), \(quoted(to)), '\(source)', '\(source.lowercased())', '\(at)', '\(at)')"
      )
    }
    for (name, last) in [("pipeline", 1), ("stage", stages.count), ("vat", rates.count)] {
      all.append("INSERT INTO sequence(name, last) VALUES('\(name)', \(last))")
    }
    return all
  }

  /// The statements that take it away again: a dump brings what there was.
  static let removal = [
    "DELETE FROM stage", "DELETE FROM pipeline", "DELETE FROM vat_rate",
    "DELETE FROM sequence WHERE name IN ('pipeline', 'stage', 'vat')",
  ]
}
