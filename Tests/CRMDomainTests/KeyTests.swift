import Foundation
import Testing

@testable import CRMDomain

/// Keys are declared beside their nouns, and nothing but this test holds them against the catalogue before they
/// are used.
@Suite struct KeyTests {
  /// A key as it is declared.
  struct Declared: Sendable {
    var holder: String
    var type: String
    var name: String
  }

  static let declared: [Declared] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/CRMDomain")
    var found: [Declared] = []
    for case let file as URL in FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "swift" {
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      var holder = ""
      for line in text.split(separator: "\n") {
        if let match = line.firstMatch(of: /^(?:package enum|extension) (\w+)/) {
          holder = String(match.1)
        }
        if let match = line.firstMatch(of: /static let `?\w+`? = Key<(\w+)>\("(\w+)"\)/) {
          found.append(Declared(holder: holder, type: String(match.1), name: String(match.2)))
        }
      }
    }
    return found
  }()

  private static func noun(of holder: String) -> Noun? {
    let names = [
      "VAT": "vat", "CustomField": "field", "SentQuote": "sent_quote", "SentOrder": "sent_order",
      "CalendarVersion": "calendar_version",
    ]
    return Catalogue.standard[NounName(rawValue: names[holder] ?? holder.lowercased())]
  }

  @Test("every key is a column of its noun, and holds what the column holds")
  func keys() throws {
    #expect(Self.declared.count > 150)
    for key in Self.declared where !["Common", "Moved"].contains(key.holder) {
      let noun = try #require(Self.noun(of: key.holder), "\(key.holder) is no noun")
      let layout = RowLayout(noun)
      guard let place = layout.column(Key<String>(key.name)) else {
        Issue.record("\(key.holder).\(key.name) is no column")
        continue
      }
      let wanted: Set<String> =
        switch layout.columns[place].kind {
        case .integer: ["Int64", "Decimal"]
        case .boolean: ["Bool"]
        case .text: ["String", "Day", "Instant", "Currency"]
        case .json: ["String"]
        }
      #expect(wanted.contains(key.type), "\(key.holder).\(key.name) holds no \(key.type)")
      if let field = noun.field(key.name) {
        #expect(key.type == Self.type(of: field), "\(key.holder).\(key.name)")
      }
    }
  }

  private static func type(of field: Field) -> String {
    switch field.type {
    case .day: "Day"
    case .instant: "Instant"
    case .boolean: "Bool"
    case .percent, .decimal: "Decimal"
    case .integer, .money, .reference, .duration: "Int64"
    case .code(.currency): "Currency"
    default: "String"
    }
  }

  @Test("what is written by a key is read by it, and its folding key follows")
  func readsBack() throws {
    let row = Row(RowLayout(.deal))
    row[Deal.amount] = 12_50
    row[Deal.close] = Day(year: 2026, month: 11, day: 30)
    row[Deal.probability] = Decimal(millionths: 12_500_000)
    row[Deal.probabilityReason] = "Fjord & Fjell Ærlig"
    row[Deal.open] = true
    row[Deal.currency] = Currency("EUR")
    #expect(row[Deal.amount] == 1250)
    #expect(row[Deal.close]?.description == "2026-11-30")
    #expect(row[Deal.probability]?.description == "12.5")
    #expect(row[Deal.open] == true)
    #expect(row[Deal.currency]?.code == "EUR")
    #expect(row.string("probability_reason_fold") == Folding.key("Fjord & Fjell Ærlig"))
    row[Deal.probabilityReason] = nil
    #expect(row.string("probability_reason_fold") == nil)
    #expect(row[Deal.probabilityReason] == nil)
    #expect(row[ifAny: Lead.score] == nil)
  }
}
