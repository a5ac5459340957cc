import CRMDomain
import CRMStore

/// The records behind figures.
struct SourceRecord {
  private let request: ReportRequest

  init(_ request: ReportRequest) { self.request = request }

  /// The deals behind a figure, with the group each counts in.
  func deals(
    _ figure: String, _ filters: [String], group path: FieldPath?
  ) throws(CRMError) -> [Report.SourceRecord] {
    try records(
      .deal, ["title", "amount", "currency", "close", "closed_at"], figure, filters, group: path)
  }

  /// The activities behind a figure, likewise.
  func activities(
    _ figure: String, _ filters: [String], group path: FieldPath?
  ) throws(CRMError) -> [Report.SourceRecord] {
    try records(
      .activity, ["subject", "minutes", "type", "at", "at"], figure, filters, group: path)
  }

  /// - Parameter names: of what they are called, the amount and its currency, and when it was or will be.
  private func records(
    _ noun: NounName, _ names: [String], _ figure: String, _ filters: [String],
    group path: FieldPath?
  ) throws(CRMError) -> [Report.SourceRecord] {
    var paths: [FieldPath] = []
    for name in ["id"] + names {
      paths.append(try FieldPath(name, of: noun, in: request.database))
    }
    if let path { paths.append(path) }
    var query = RecordQuery(noun, paths)
    query.condition = try request.condition(noun, filters)
    let reader = try query.reader(in: request.database)
    var found: [Report.SourceRecord] = []
    func text(_ cell: Cell) -> String? {
      switch cell {
      case .text(let bytes): bytes.string
      case .reference(_, let name, _): name.string
      default: nil
      }
    }
    while let cells = try reader.next() {
      guard case .integer(let id) = cells[0] else { continue }
      var amount: Int64?
      if case .money(let minor, _) = cells[2] { amount = minor }
      found.append(
        Report.SourceRecord(
          figure: figure, group: path == nil ? "" : text(cells[6]) ?? "(none)", noun: noun, id: id,
          title: text(cells[1]) ?? "", amount: amount,
          currency: amount == nil ? nil : text(cells[3]),
          at: text(cells[5]) ?? text(cells[4])))
    }
    return found
  }
}
