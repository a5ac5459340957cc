import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// A quote, or the confirmation of an order, as who it is for reads it, in their language: laid out as a letter.
struct SalesDocument {
  private let letter: Letter
  private let rows: [Row]

  private var context: CommandContext { letter.context }
  private var database: Database { letter.database }
  private var language: DisplayLanguage { letter.language }
  private var record: Row { letter.record }
  private var quote: Row? { letter.quote }

  /// Of a quote or an order.
  init(_ letter: Letter) throws(CRMError) {
    self.letter = letter
    rows = try Self.rows(letter.kind, letter.number, letter.database)
  }

  private func word(_ en: String, _ nb: String, _ da: String, _ sv: String) -> String {
    letter.word(en, nb, da, sv)
  }

  private var currency: Currency {
    get throws(CRMError) {
      let base = try database.settings().currency
      return record[Quote.currency] ?? base
    }
  }

  /// As the program lays it out.
  func document() throws(CRMError) -> Document {
    var blocks: [Document.Block] = [.heading(title)]
    if let subject = record.string(Quote.title.name) { blocks.append(.paragraph([subject])) }
    blocks.append(try letterhead())
    blocks.append(try lines())
    blocks += try sums()
    if let terms = (quote ?? record).string(Quote.terms.name) {
      blocks.append(.heading(word("Terms", "Vilkår", "Vilkår", "Villkor")))
      blocks.append(
        .paragraph(
          terms.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }))
    }
    return Document(language: language.rawValue, blocks)
  }

  /// Whom it is for, who sells, and its days.
  func letterhead() throws(CRMError) -> Document.Block {
    .letterhead(
      to: try letter.buyer(saysVAT: isTaxed("reverse_charge")), from: try letter.seller(),
      facts: try facts())
  }

  /// What it is.
  var title: String {
    let name = record.string(Quote.number) ?? ""
    if letter.kind == .quote {
      // What was not sent yet binds nobody.
      let isDraft = QuoteWords.changeable.contains(record.string(Quote.status) ?? "")
      return word("Quote", "Tilbud", "Tilbud", "Offert") + " " + name + version(of: record)
        + (isDraft ? ", " + word("draft", "utkast", "kladde", "utkast") : "")
    }
    // What is cancelled is not confirmed.
    if isCancelled {
      return word("Order", "Ordre", "Ordre", "Order") + " " + name + ", "
        + word("cancelled", "avbestilt", "annulleret", "avbeställd")
    }
    return word("Order confirmation", "Ordrebekreftelse", "Ordrebekræftelse", "Orderbekräftelse")
      + " " + name
  }

  /// Which version a quote is, of those that were revised.
  private func version(of quote: Row) -> String {
    let version = quote.number(Quote.version) ?? 1
    return version > 1
      ? ", " + word("version", "versjon", "version", "version") + " \(version)" : ""
  }

  /// What days it is about.
  private func facts() throws(CRMError) -> [String] {
    var facts: [String] = []
    func add(_ label: String, _ text: String?) throws(CRMError) {
      if let day = try letter.day(text) { facts.append(label + ": " + day) }
    }
    let now = try context.now()
    if letter.kind == .quote {
      try add(
        word("Date", "Dato", "Dato", "Datum"), record.string(Quote.sentAt.name) ?? now.description)
      try add(
        word("Valid until", "Gyldig til", "Gyldig til", "Giltig till"),
        record.string(Quote.validUntil.name))
      return facts
    }
    try add(word("Date", "Dato", "Dato", "Datum"), now.description)
    try add(word("Ordered", "Bestilt", "Bestilt", "Beställd"), record.string(Order.orderedOn.name))
    try add(
      word("Delivery by", "Leveres innen", "Leveres inden", "Levereras senast"),
      record.string(Order.deliverBy.name))
    try add(
      word("Delivered", "Levert", "Leveret", "Levererad"), record.string(Order.deliveredOn.name))
    if let quote, let name = quote.string(Quote.number) {
      facts.append(
        word("Our quote", "Vårt tilbud", "Vores tilbud", "Vår offert") + ": " + name
          + version(of: quote))
    }
    return facts
  }

  private static func rows(
    _ kind: Letter.Kind, _ number: Int64, _ database: Database
  ) throws(CRMError) -> [Row] {
    let table = try database.table(.line)
    let found = try database.connection.prepare(LineHolder(kind.noun).lines)
    found.bind(1, number)
    var numbers: [Int64] = []
    while try found.step() { numbers.append(found.integer(6)) }
    found.reset()
    var all: [Row] = []
    for line in numbers {
      let row = Row(table.layout)
      if try database.load(line, of: table, into: row) { all.append(row) }
    }
    return all
  }

  private func period(_ key: String?) -> String {
    QuoteWords.periods.first { $0.key == key }?.labels[language].lowercased() ?? ""
  }

  /// What is bought.
  func lines() throws(CRMError) -> Document.Block {
    let settings = try database.settings()
    let currency = try currency
    var cells: [[String]] = []
    let hasPeriods = rows.contains { $0.string(Line.period) != "once" }
    for row in rows {
      var discount = ""
      if let percent = row.number(Line.discount), percent != 0 {
        discount = AmountText.decimal(percent, language) + "\u{A0}%"
      } else if let less = row.number(Line.discountAmount), less != 0 {
        discount = AmountText.amount(less, currency, language, own: settings.currency)
      }
      var cell = [
        row.string(Line.text) ?? "",
        AmountText.decimal(row.number(Line.quantity) ?? 0, language)
          + (row.string(Line.unit).map { "\u{A0}" + $0 } ?? ""),
        AmountText.price(row.number(Line.unitPrice) ?? 0, currency, language), discount,
        row.string(Line.vatCode) == "exempt"
          ? word("exempt", "unntatt", "fritaget", "undantagen")
          : AmountText.decimal(row.number(Line.vatRate) ?? 0, language) + "\u{A0}%",
        AmountText.plain(row.number(Line.net) ?? 0, currency, language),
      ]
      // Who charges no VAT says nothing of it.
      if !settings.chargesVAT { cell.remove(at: 4) }
      if hasPeriods { cell.insert(period(row.string(Line.period)), at: 1) }
      cells.append(cell)
    }
    var headings = [
      word("Item", "Beskrivelse", "Beskrivelse", "Beskrivning"),
      word("Qty", "Antall", "Antal", "Antal"),
      word("Price", "Pris", "Pris", "Pris"), word("Discount", "Rabatt", "Rabat", "Rabatt"),
      word("VAT", "Mva.", "Moms", "Moms"), word("Net", "Netto", "Netto", "Netto"),
    ]
    var numeric = [false, true, true, true, true, true]
    if !settings.chargesVAT {
      headings.remove(at: 4)
      numeric.remove(at: 4)
    }
    if hasPeriods {
      headings.insert(word("Period", "Periode", "Periode", "Period"), at: 1)
      numeric.insert(false, at: 1)
    }
    return .table(headings: headings, numeric: numeric, rows: cells)
  }

  /// What is paid once and what again and again, apart; the VAT by its rates, and why there is none.
  func sums() throws(CRMError) -> [Document.Block] {
    let settings = try database.settings()
    let currency = try currency
    var blocks: [Document.Block] = []
    // The same sums as are kept: what is printed is what is asked for.
    let all = QuoteMath.sums(
      rows.map {
        QuoteMath.PricedLine(
          net: $0.number(Line.net) ?? 0, rate: $0.number(Line.vatRate) ?? 0,
          period: $0.string(Line.period) ?? "once")
      })
    let periods = all?.periods ?? []
    for (key, totals) in periods {
      var sums: [Document.Sum] = []
      if periods.count > 1 || key != "once" {
        blocks.append(.heading(QuoteWords.periods.first { $0.key == key }?.labels[language] ?? key))
      }
      func text(_ amount: Int64) -> String {
        AmountText.amount(amount, currency, language, own: settings.currency)
      }
      sums.append(Document.Sum(word("Net", "Netto", "Netto", "Netto"), text(totals.net)))
      for part in totals.byRate where part.vat != 0 || part.rate != 0 {
        sums.append(
          Document.Sum(
            word("VAT", "Mva.", "Moms", "Moms") + " " + AmountText.decimal(part.rate, language)
              + "\u{A0}% " + word("of", "av", "af", "av") + " "
              + AmountText.plain(part.net, currency, language),
            text(part.vat)))
      }
      sums.append(
        Document.Sum(word("Total", "Totalt", "I alt", "Totalt"), text(totals.gross), isTotal: true))
      blocks.append(.sums(sums))
    }
    blocks += taxes()
    return blocks
  }

  /// Why no VAT is charged, where none is.
  func taxes() -> [Document.Block] {
    var blocks: [Document.Block] = []
    if isTaxed("export") {
      blocks.append(
        .paragraph([
          word(
            "Export: no VAT is charged.", "Eksport: fritatt for merverdiavgift.",
            "Eksport: fritaget for moms.", "Export: undantagen från moms.")
        ]))
    }
    if isTaxed("reverse_charge") {
      blocks.append(
        .paragraph([
          word(
            "Reverse charge: the buyer accounts for the VAT.",
            "Omvendt avgiftsplikt: kjøper beregner merverdiavgift.",
            "Omvendt betalingspligt: køber afregner momsen.",
            "Omvänd skattskyldighet: köparen redovisar momsen.")
        ]))
    }
    return blocks
  }

  /// Whether it is an order that is not to be.
  var isCancelled: Bool { letter.kind == .order && record.string(Order.status) == "cancelled" }

  /// Whether a line is taxed in a way.
  private func isTaxed(_ code: String) -> Bool {
    rows.contains { $0.string(Line.vatCode) == code }
  }
}

extension CommandContext {
  /// A quote or an order as a document, by the program's layout or a template.
  func salesDocument(
    _ kind: Letter.Kind, _ number: Int64, _ database: Database, template: String?,
    language: DisplayLanguage? = nil
  ) throws(CRMError) -> Document {
    let letter = try Letter(kind, self, database, number, language: language)
    let sales = try SalesDocument(letter)
    guard let template else { return try sales.document() }
    return try LetterTemplate(template, letter, sales).document()
  }
}
