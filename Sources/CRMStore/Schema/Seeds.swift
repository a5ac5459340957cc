import CRMDomain

/// What a database begins with that belongs to no operation: a pipeline, the rates of value added tax of four
/// countries as their authorities have them, two calendars, and what is promised where nothing else is. All of it can
/// be changed.
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

  /// The tables that begin with rows.
  static var tables: [String] { selling + serving }
  /// Those of step 4, and those of step 10.
  private static let selling = ["pipeline", "stage", "vat_rate"]
  private static let serving = ["calendar", "sla"]

  /// The calendars: name, hours, whose holidays.
  private static let calendars: [(String, String, String?)] = [
    ("Standard", "mon-fri 08:00-16:00", nil), ("24x7", "mon-sun 00:00-24:00", "none"),
  ]

  /// The rows a table begins with, by column.
  static func rows(of table: String) -> [[String: SQLValue]] {
    switch table {
    case "pipeline": [row(1, ["name": .text("salg")])]
    case "stage":
      stages.enumerated().map { i, stage in
        row(
          i + 1,
          [
            "pipeline": .integer(1), "key": .text(stage.key), "position": .integer(Int64(i + 1)),
            "probability": .integer(Int64(stage.probability) * 1_000_000),
            "kind": .text(stage.kind),
          ])
      }
    case "vat_rate":
      rates.map { id, country, code, rate, from, to in
        let source = sources[country] ?? ""
        return row(
          id,
          [
            "country": .text(country), "code": .text(code), "rate": .integer(Int64(rate)),
            "valid_from": SQLValue(from), "valid_to": SQLValue(to), "source": .text(source),
            "source_fold": .text(source.lowercased()),
          ])
      }
    case "calendar":
      calendars.enumerated().map { i, calendar in
        row(
          i + 1,
          [
            "name": .text(calendar.0), "name_fold": .text(Folding.key(calendar.0)),
            "hours": .text(calendar.1), "holidays": SQLValue(calendar.2), "eves": .integer(0),
          ])
      }
    case "sla": [row(1, promises)]
    default: []
    }
  }

  /// The policy for every ticket that has no other: what is promised by priority is our choice.
  private static var promises: [String: SQLValue] {
    [
      "name": .text("Standard"), "name_fold": .text(Folding.key("Standard")),
      "position": .integer(1000), "active": .integer(1),
      "first_response": .text("critical 30min high 1h normal 4h low 8h"),
      "resolution": .text("critical 4h high 8h normal 24h low 40h"),
      "around_the_clock": .text(#"["critical"]"#), "pauses": .text(#"["waiting_customer"]"#),
      "reopen": .text("1h"),
    ]
  }

  private static func row(_ id: Int, _ values: [String: SQLValue]) -> [String: SQLValue] {
    values.merging([
      "id": .integer(Int64(id)), "version": .integer(0), "content": .integer(0),
      "created_at": .text(at), "updated_at": .text(at),
    ]) { value, _ in value }
  }

  /// The statements that store the rows of a table.
  static func statements(of table: String) -> [String] {
    rows(of: table).map { row in
      let columns = row.keys.sorted()
      let values = columns.map { column in
        switch row[column] {
        case .integer(let number):
          ["eves", "active"].contains(column) ? (number == 1 ? "TRUE" : "FALSE") : "\(number)"
        case .text(let text): "'\(text)'"
        case .null, nil: "NULL"
        }
      }
      return
        "INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES(\(values.joined(separator: ", ")))"
    }
  }

  /// The statements that note how far their numbers go.
  static var numbers: [String] { sellingNumbers + servingNumbers }

  private static let sellingNumbers = numbers([
    ("pipeline", 1), ("stage", stages.count), ("vat", rates.count),
  ])
  private static let servingNumbers = numbers([("calendar", calendars.count), ("sla", 1)])

  private static func numbers(_ lasts: [(String, Int)]) -> [String] {
    lasts.map { "INSERT INTO sequence(name, last) VALUES('\($0)', \($1))" }
  }

  /// The statements that store what step 4 brings.
  static var ofSelling: [String] { selling.flatMap { statements(of: $0) } + sellingNumbers }
  /// The statements that store what step 10 brings.
  static var ofServing: [String] { serving.flatMap { statements(of: $0) } + servingNumbers }

  /// The statements that take away again what a base of a schema began with: a dump brings what there was.
  static func removal(schema: Int) -> [String] {
    var all: [String] = []
    if schema >= 4 { all += selling.reversed().map { "DELETE FROM \($0)" } }
    if schema >= 10 { all += serving.reversed().map { "DELETE FROM \($0)" } }
    return all + [forgetting]
  }

  /// The statement that takes the numbers away.
  static let forgetting =
    "DELETE FROM sequence WHERE name IN ('pipeline', 'stage', 'vat', 'calendar', 'sla')"
}
