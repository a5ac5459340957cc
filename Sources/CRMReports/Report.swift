import CRMDomain

/// The answer to a question about many records, as a value: who shows it, and how, is not its business.
package struct Report: Sendable {
  /// What a column holds.
  package enum Kind: Sendable { case text, count, money, percent, decimal, ratio }

  /// A column of its rows.
  package struct Column: Sendable {
    /// The key in JSON and the header in CSV.
    package var name: String
    /// What it holds.
    package var kind: Kind
    /// What stands over it.
    package var heading: String
    /// The field whose values it holds, where it is one.
    package var field: Field?
    /// The unit of the times it holds, where it holds some.
    package var unit: Period.Unit?

    /// A column.
    package init(_ name: String, _ kind: Kind, _ heading: String, _ field: Field? = nil) {
      self.name = name
      self.kind = kind
      self.heading = heading
      self.field = field
    }
  }

  /// A figure, or a word.
  package enum Value: Sendable, Equatable {
    case text(String)
    case count(Int64)
    /// In the smallest unit of the report's currency.
    case money(Int64)
    /// In tenths of a per cent.
    case percent(Int64)
    /// In millionths.
    case decimal(Int64)
    /// Cannot be worked out, and why: `no_data`, `zero_denominator`, `no_quota`, `quota_met`, `too_large`.
    case undefined(String)

    /// What amounts come to, added in 128 bits; undefined where it is larger than can be written.
    package static func sum(_ minor: Int128) -> Value {
      Int64(exactly: minor).map { .money($0) } ?? .undefined("too_large")
    }
  }

  /// Something that could not be counted.
  package struct Excluded: Sendable, Equatable {
    /// A record that was left out.
    package struct Record: Sendable, Equatable {
      /// The record.
      package var noun: NounName
      package var id: Int64
      package var title: String

      /// A record.
      package init(_ noun: NounName, _ id: Int64, _ title: String) {
        self.noun = noun
        self.id = id
        self.title = title
      }
    }

    /// How many of them are named.
    package static let most = 100

    /// How many records, in which currency, and why: `no_rate`, `too_large`.
    package var count: Int64
    package var currency: String
    package var reason: String
    /// The first of them.
    package var records: [Record]

    /// What was left out.
    package init(count: Int64, currency: String, reason: String, _ records: [Record]) {
      self.count = count
      self.currency = currency
      self.reason = reason
      self.records = records
    }
  }

  /// A record behind a figure.
  package struct SourceRecord: Sendable {
    /// The figure and the group it counts in.
    package var figure: String
    package var group: String
    /// The record.
    package var noun: NounName
    package var id: Int64
    package var title: String
    package var amount: Int64?
    package var currency: String?
    /// When what counts happened.
    package var at: String?
  }

  /// What it is called.
  package var name: String
  /// The time it is about; nothing where it is about now.
  package var span: Period?
  /// That time as it reads in a filter.
  package var period: String? { span.map { ReportRequest.text($0) } }
  /// The currency of its amounts.
  package var currency: Currency
  /// Its columns.
  package var columns: [Column]
  /// Its rows, a value for each column.
  package var rows: [[Value]] = []
  /// The figures over all of them.
  package var totals: [(name: String, value: Value)] = []
  /// How many records each figure is of.
  package var n: [(name: String, count: Int64)] = []
  /// What could not be counted.
  package var excluded: [Excluded] = []
  /// What should be said beside the figures: what they do not hold, and where to find it.
  package var notes: [String] = []
  /// How its figures are worked out.
  package var formulas: [String] = []
  /// The records behind its figures, where they were asked for.
  package var behind: [SourceRecord] = []
  /// The time its figures are set beside; nothing where they stand alone.
  package var comparedWith: String?
  /// The column it is read for, where that is another than the one that is drawn.
  package var chief: String?
  /// The column whose values are drawn as bars on a terminal.
  package var bars: String?

  /// An empty report.
  package init(_ name: String, period: Period? = nil, currency: Currency, _ columns: [Column]) {
    self.name = name
    span = period
    self.currency = currency
    self.columns = columns
  }

  /// What could not be counted, each currency and reason once.
  package static func joined(_ excluded: [Excluded]) -> [Excluded] {
    var joined: [Excluded] = []
    for one in excluded {
      if let i = joined.firstIndex(where: { $0.currency == one.currency && $0.reason == one.reason }
      ) {
        joined[i].count += one.count
        let room = max(0, Excluded.most - joined[i].records.count)
        joined[i].records += one.records.prefix(room)
      } else {
        joined.append(one)
      }
    }
    return joined
  }

  /// A share in per cent; undefined without anything it is a share of.
  package static func percent<Number: BinaryInteger>(_ part: Number, of whole: Number) -> Value {
    Ratio(Int128(part), Int128(whole)).tenthsOfPercent.map { .percent($0) }
      ?? .undefined("zero_denominator")
  }
}
