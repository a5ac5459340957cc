import CRMDomain
import CRMStore

/// Whether quotes and orders come to what their lines come to. Their sums are kept, so that a list needs no
/// lines; whatever changes a line past the program makes them wrong.
struct KeptSums {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Those whose sums are not what their lines say, of each noun; one without lines has the sums it came with.
  ///
  /// - Returns: the numbers, and of these those that were not sent: only they may be summed up anew.
  func wrong() throws(CRMError) -> [(noun: NounName, all: [Int64], mendable: [Int64])] {
    var found: [(noun: NounName, all: [Int64], mendable: [Int64])] = []
    for (noun, lines) in [
      (NounName.quote, QuoteSQL.linesOfQuotes), (.order, QuoteSQL.linesOfOrders),
    ] {
      var (all, mendable): ([Int64], [Int64]) = ([], [])
      var sums: [(net: Int64, rate: Int64)] = []
      var kept = (record: Int64(0), net: Int64(0), vat: Int64(0), gross: Int64(0), isSent: false)
      func close() {
        guard !sums.isEmpty else { return }
        let totals = QuoteRules.totals(sums)
        if totals?.net != kept.net || totals?.vat != kept.vat || totals?.gross != kept.gross {
          all.append(kept.record)
          if !kept.isSent { mendable.append(kept.record) }
        }
        sums.removeAll(keepingCapacity: true)
      }
      let rows = try database.connection.prepare(lines, .streamed)
      while try rows.step() {
        if rows.integer(0) != kept.record {
          close()
          kept = (
            rows.integer(0), rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6) != 0
          )
        }
        sums.append((rows.integer(1), rows.integer(2)))
      }
      close()
      if !all.isEmpty { found.append((noun, all, mendable)) }
    }
    return found
  }

  /// Sums up anew what was not sent.
  func mend(_ editor: RecordEditor) throws(CRMError) {
    for finding in try wrong() {
      let table = try database.table(finding.noun)
      let row = Row(table.layout)
      for number in finding.mendable
      where try editor.operation.load(number, of: table, into: row) {
        try editor.sumUp(table, row)
      }
    }
  }
}
