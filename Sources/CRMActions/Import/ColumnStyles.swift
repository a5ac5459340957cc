import CRMDomain
import CRMInterchange

/// How the numbers and dates of each column are written, learnt from all its cells: `1.234` alone could
/// be either, but a column that also holds `12,50` has decided.
struct ColumnStyles {
  private(set) var styles: [CellStyle]
  /// What could not be decided and what would decide it.
  private(set) var undecided: [String] = []

  private struct Evidence {
    var dots = 0
    var commas = 0
    var ambiguous = 0
    var dmy = 0
    var mdy = 0
    var needsOrder = 0
    var semicolons = 0
  }

  /// How many rows are looked at before the whole file is.
  private static let sampleRows = 1000

  init(
    _ table: ImportTable, _ mapping: ColumnMapping, _ noun: Noun, _ options: ImportOptions,
    country: String
  ) throws(CRMError) {
    let plain = CellStyle(mark: options.mark, order: options.order, separator: UInt8(ascii: ";"))
    styles = [CellStyle](repeating: plain, count: mapping.entries.count)
    guard !table.isTyped else { return }
    var numbers: [Int] = []
    var dates: [Int] = []
    var lists: [Int] = []
    for (i, entry) in mapping.entries.enumerated() {
      guard case .field(let field, _) = entry.target else { continue }
      switch noun.fields[field].type {
      case .integer, .decimal, .percent, .money: if options.mark == nil { numbers.append(i) }
      case .day, .instant: if options.order == nil { dates.append(i) }
      case .list(.tag), .choices: lists.append(i)
      default: continue
      }
    }
    guard !numbers.isEmpty || !dates.isEmpty || !lists.isEmpty else { return }
    var evidence = [Evidence](repeating: Evidence(), count: mapping.entries.count)
    var rows = try table.rows()
    var count = 0
    while count < Self.sampleRows, try rows.step() {
      count += 1
      Self.look(rows, numbers, dates, &evidence)
      Self.look(rows, lists: lists, &evidence)
    }
    // Other systems join by commas; who joins by semicolons does so somewhere in the column.
    for i in lists where evidence[i].commas > 0 && evidence[i].semicolons == 0 {
      styles[i].separator = UInt8(ascii: ",")
    }
    let isOpen =
      numbers.contains {
        evidence[$0].ambiguous > 0 && evidence[$0].dots == 0 && evidence[$0].commas == 0
      }
      || dates.contains {
        evidence[$0].needsOrder > 0 && evidence[$0].dmy == 0 && evidence[$0].mdy == 0
      }
    if isOpen, count == Self.sampleRows {
      evidence = [Evidence](repeating: Evidence(), count: mapping.entries.count)
      rows = try table.rows()
      while try rows.step() { Self.look(rows, numbers, dates, &evidence) }
    }
    for i in numbers { decideNumber(i, evidence[i], mapping.entries[i].column, country) }
    for i in dates { decideDate(i, evidence[i], mapping.entries[i].column) }
  }

  private static func look(
    _ rows: any ImportRows, _ numbers: [Int], _ dates: [Int], _ evidence: inout [Evidence]
  ) {
    for i in numbers {
      guard case .text(let cell) = rows.value(i) else { continue }
      var text = cell.trimmed
      if text.last == UInt8(ascii: "%") { text = text.part(0..<text.count - 1).trimmed }
      Money.Spelling(text).number.withBytes { number in
        switch NumberParser.evidence(number) {
        case .dot: evidence[i].dots += 1
        case .comma: evidence[i].commas += 1
        case nil:
          do throws(NumberParser.Fault) {
            _ = try NumberParser().scaled(number, places: Decimal.places)
          } catch {
            if error == .ambiguous { evidence[i].ambiguous += 1 }
          }
        }
      }
    }
    for i in dates {
      guard case .text(let cell) = rows.value(i) else { continue }
      let text = cell.trimmed
      if text.first(UInt8(ascii: ".")) != nil { continue }
      switch ImportedDate.evidence(text) {
      case .dmy: evidence[i].dmy += 1
      case .mdy: evidence[i].mdy += 1
      default: if ImportedDate.needsOrder(text) { evidence[i].needsOrder += 1 }
      }
    }
  }

  private static func look(
    _ rows: any ImportRows, lists: [Int], _ evidence: inout [Evidence]
  ) {
    for i in lists {
      guard case .text(let cell) = rows.value(i) else { continue }
      if ListText.parts(cell, at: UInt8(ascii: ",")).count > 1 { evidence[i].commas += 1 }
      if ListText.parts(cell, at: UInt8(ascii: ";")).count > 1 { evidence[i].semicolons += 1 }
    }
  }

  private mutating func decideNumber(
    _ i: Int, _ evidence: Evidence, _ column: String, _ country: String
  ) {
    if evidence.dots > 0, evidence.commas == 0 {
      styles[i].mark = .dot
    } else if evidence.commas > 0, evidence.dots == 0 {
      styles[i].mark = .comma
    } else if evidence.ambiguous > 0, evidence.dots == 0 {
      // Where points group thousands, they do so in a file that says nothing else; where blanks do, a
      // point may be anything.
      switch country {
      case "DK", "IS", "FO", "GL", "DE", "NL", "AT", "ES", "IT", "PL": styles[i].mark = .comma
      case "US", "GB", "IE", "AU", "CA", "NZ": styles[i].mark = .dot
      default:
        undecided.append(
          "column \"\(column)\": \(evidence.ambiguous) numbers could be thousands or decimals: --decimal comma or --decimal dot"
        )
      }
    }
  }

  private mutating func decideDate(_ i: Int, _ evidence: Evidence, _ column: String) {
    if evidence.dmy > 0, evidence.mdy == 0 {
      styles[i].order = .dmy
    } else if evidence.mdy > 0, evidence.dmy == 0 {
      styles[i].order = .mdy
    } else if evidence.needsOrder > 0 {
      undecided.append(
        "column \"\(column)\": \(evidence.needsOrder) dates could be day or month first: --date-order dmy or --date-order mdy"
      )
    }
  }

  /// Takes in a column that came up on the way.
  mutating func add() {
    styles.append(CellStyle(separator: UInt8(ascii: ";")))
  }
}
