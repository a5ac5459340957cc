import CRMDomain
import CRMOutput
import CRMStore

/// What somebody is to look at: records in groups, each with what it is about and when.
struct Agenda {
  /// A line of it.
  struct Item {
    var group: String
    var noun: NounName
    var id: Int64
    var what: String
    var due: String
    var with: String?
    var amount: (minor: Int64, code: String?)?
  }

  private let context: CommandContext
  /// What the groups are called, in their order.
  private let labels: [(group: String, labels: Labels)]

  /// The clock of whose list it is.
  private let clock: LocalClock

  init(
    _ context: CommandContext, _ labels: [(group: String, labels: Labels)], _ clock: LocalClock
  ) {
    self.context = context
    self.labels = labels
    self.clock = clock
  }

  /// Answers with the items.
  ///
  /// - Parameter head: what stands above them on a terminal.
  func write(
    _ items: [Item], head: [TextLine] = [], whenNone: String? = nil
  ) throws(CRMError) {
    let columns = [
      OutputColumn("group", heading: "GROUP"), OutputColumn("noun", heading: "NOUN"),
      OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
      OutputColumn("due", .due, heading: "DUE"),
      OutputColumn("title", heading: "TITLE"), OutputColumn("with", heading: "WITH"),
      OutputColumn("amount", .money, heading: "AMOUNT"),
      OutputColumn("currency", .code(.currency), heading: "CURRENCY"),
    ]
    let base = try context.database(.reading).settings().currency
    let grid = Grid(columns, .named(noun: 1, number: 2), whenNone: whenNone) {
      emit throws(CRMError) in
      for item in items {
        let currency = item.amount.map { $0.code.flatMap { Currency($0) } ?? base }
        try Texts.with([
          item.group, item.noun.rawValue, item.due, item.what, item.with ?? "",
          currency?.code ?? "",
        ]) {
          cells throws(CRMError) in
          try emit([
            cells[0], cells[1], .integer(item.id), cells[2], cells[3], cells[4],
            item.amount.map { .money($0.minor, places: currency?.places ?? 2) } ?? .null, cells[5],
          ])
        }
      }
    }
    grid.lines = { () throws(CRMError) in head + (try lines(items)) }
    if let first = head.first { grid.title = first.head }
    try context.answer(choosing: grid)
  }

  private func lines(_ items: [Item]) throws(CRMError) -> [TextLine] {
    let language = context.language
    var locale = try context.locale()
    locale.clock = clock
    let display = DisplayText(locale)
    let rows = items.map { item -> (group: String, cells: [String]) in
      var amount = ""
      if let money = item.amount {
        let currency = money.code.flatMap { Currency($0) }
        amount = display.string(
          .money(money.minor, places: currency?.places ?? 2), .money, currency: money.code)
      }
      return (
        item.group,
        [
          "\(item.noun.rawValue) \(item.id)", Self.when(item, clock, display), item.what,
          item.with ?? "", amount,
        ]
      )
    }
    let widths = (0..<5).map { i in
      rows.map { TextLine.cells($0.cells[i]) }.max() ?? 0
    }
    let labelWidth = (labels.map { TextLine.cells($0.labels[language]) }.max() ?? 0) + 2
    var last = ""
    return rows.map { row in
      let label =
        row.group == last ? "" : labels.first { $0.group == row.group }?.labels[language] ?? ""
      last = row.group
      var text = ""
      for (i, cell) in row.cells.enumerated() where widths[i] > 0 {
        let pad = String(repeating: " ", count: widths[i] - TextLine.cells(cell))
        text += (i == 4 ? pad + cell : cell + pad) + "  "
      }
      return TextLine(
        label: label, width: labelWidth, text.trimmedAtEnd,
        row.group == "overdue" ? .error : .faint)
    }
  }

  /// How long something is overdue, its time of day, or the days that are left.
  private static func when(_ item: Item, _ clock: LocalClock, _ display: DisplayText) -> String {
    let day = item.due.withBytes { bytes in
      Day(bytes) ?? Instant(bytes).map { clock.zone.local($0).day }
    }
    guard let day else { return "" }
    let days = day - clock.today
    if item.due.utf8.count > 10, days == 0,
      let local = item.due.withBytes({ Instant($0) }).map({ clock.zone.local($0) })
    {
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      return two(local.secondOfDay / 3600) + ":" + two(local.secondOfDay / 60 % 60)
    }
    if days == 0 { return "" }
    return "\(abs(days)) d"
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
