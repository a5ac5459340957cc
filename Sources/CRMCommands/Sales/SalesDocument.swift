import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// A quote, or the confirmation of an order, as who it is for reads it, in their language: laid out as a letter.
struct SalesDocument {
  /// What it is of.
  enum Kind: String {
    case quote, order

    var noun: NounName { self == .quote ? .quote : .order }
    var lines: String { self == .quote ? QuoteSQL.linesOfQuote : QuoteSQL.linesOfOrder }
  }

  private let kind: Kind
  private let context: CommandContext
  private let database: Database
  private let language: DisplayLanguage
  private let record: Row
  /// Of an order, the quote it came from.
  private let quote: Row?
  private let rows: [Row]

  /// - Parameter language: another than its own.
  init(
    _ kind: Kind, _ context: CommandContext, _ database: Database, _ number: Int64,
    language: DisplayLanguage?
  ) throws(CRMError) {
    self.kind = kind
    self.context = context
    self.database = database
    rows = try Self.rows(kind, number, database)
    let table = try database.table(kind.noun)
    record = Row(table.layout)
    guard try database.load(number, of: table, into: record) else {
      throw .notFound("there is no \(kind.rawValue) \(number)")
    }
    var quote: Row?
    if kind == .order, let number = record.number(Order.quote) {
      let quotes = try database.table(.quote)
      let row = Row(quotes.layout)
      if try database.load(number, of: quotes, into: row) { quote = row }
    }
    self.quote = quote
    let settings = try database.settings()
    self.language =
      language ?? (quote ?? record).string(Quote.language.name).flatMap {
        DisplayLanguage(rawValue: $0)
      }
      ?? settings["language"].flatMap { DisplayLanguage(rawValue: $0) }
      ?? Self.usual(settings.country)
  }

  private static func usual(_ country: String) -> DisplayLanguage {
    switch country {
    case "NO": .nb
    case "DK": .da
    case "SE": .sv
    default: .en
    }
  }

  private func word(_ en: String, _ nb: String, _ da: String, _ sv: String) -> String {
    switch language {
    case .en: en
    case .nb: nb
    case .da: da
    case .sv: sv
    }
  }

  private var currency: Currency {
    get throws(CRMError) {
      let base = try database.settings().currency
      return record[Quote.currency] ?? base
    }
  }

  func document() throws(CRMError) -> Document {
    var blocks: [Document.Block] = []
    let settings = try database.settings()
    blocks.append(.heading(title))
    if let subject = record.string(Quote.title.name) { blocks.append(.paragraph([subject])) }
    blocks.append(
      .letterhead(to: try buyer(settings), from: try seller(settings), facts: try facts()))
    blocks.append(try lines(settings))
    blocks += try sums(settings)
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
    if let terms = (quote ?? record).string(Quote.terms.name) {
      blocks.append(.heading(word("Terms", "Vilkår", "Vilkår", "Villkor")))
      blocks.append(
        .paragraph(
          terms.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }))
    }
    return Document(language: language.rawValue, blocks)
  }

  private func display() throws(CRMError) -> DisplayText {
    let settings = try database.settings()
    let zone = try context.rules(ofZone: settings.timeZone)
    return DisplayText(
      DisplayLocale(language: language, clock: LocalClock(now: try context.now(), zone: zone)))
  }

  private func day(_ text: String?) throws(CRMError) -> String? {
    guard let text else { return nil }
    let display = try display()
    let day = text.withBytes { bytes in
      Day(bytes) ?? Instant(bytes).map { display.locale.clock.zone.local($0).day }
    }
    return day.map { day in
      if language == .en {
        // Outside the house a year is always said.
        var out = ByteBuffer(capacity: 32)
        display.day(day, &out)
        let text = out.string
        return text.includes("\(day.date.year)") ? text : text + "\u{A0}\(day.date.year)"
      }
      var out = ByteBuffer(capacity: 32)
      display.day(day, &out)
      return out.string
    }
  }

  private var title: String {
    let name = record.string(Quote.number) ?? ""
    if kind == .quote {
      return word("Quote", "Tilbud", "Tilbud", "Offert") + " " + name + version(of: record)
    }
    // What is cancelled is not confirmed.
    if record.string(Order.status) == "cancelled" {
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
      if let day = try day(text) { facts.append(label + ": " + day) }
    }
    let now = try context.now()
    if kind == .quote {
      try add(
        word("Date", "Dato", "Dato", "Datum"), record.string(Quote.sentAt.name) ?? now.description)
      try add(
        word("Valid until", "Gyldig til", "Gyldig til", "Giltig till"),
        record.string(Quote.validUntil.name))
      return facts
    }
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

  private func buyer(_ settings: Settings) throws(CRMError) -> [String] {
    var lines: [String] = []
    let company = Row(try database.table(.company).layout)
    var isCompany = false
    if let number = record.number(Quote.company) {
      isCompany = try database.load(number, of: try database.table(.company), into: company)
    }
    let to = word("To", "Til", "Til", "Till") + ": "
    if isCompany { lines.append(to + (company.string(Contact.name) ?? "")) }
    if let contact = record.number(Quote.contact) {
      let row = Row(try database.table(.contact).layout)
      if try database.load(contact, of: try database.table(.contact), into: row) {
        lines.append(
          word("Attention", "Att.", "Att.", "Att.") + ": "
            + (row.string(Contact.name) ?? row.string(Contact.email) ?? ""))
      }
    }
    guard isCompany else { return lines }
    if let street = company.string(Company.street) {
      lines += street.split(separator: "\n").map { String($0) }
    }
    let country = company.string(Company.country) ?? settings.country
    var places = [company.string(Company.postalCode), company.string(Company.city)]
    // Elsewhere a place is not known without its state or county.
    if !["NO", "SE", "DK", "FI", "IS"].contains(country) {
      places.append(company.string("region"))
    }
    let place = places.compactMap(\.self).joined(separator: " ")
    if !place.isEmpty { lines.append(place) }
    if country != settings.country, let known = Country(code: country) {
      lines.append(known.name(language))
    }
    if let org = company.string(Company.orgNumber) { lines.append(registered(org, in: country)) }
    if isTaxed("reverse_charge"), let number = company.string(Company.vatNumber) {
      lines.append(word("VAT number", "Mva.-nummer", "Momsnummer", "Momsnummer") + ": " + number)
    }
    return lines
  }

  private func seller(_ settings: Settings) throws(CRMError) -> [String] {
    guard let seller = settings["seller"] else { return [] }
    var lines = [word("From", "Fra", "Fra", "Från") + ": " + seller]
    for line in (settings["seller_address"] ?? "").split(separator: "\n") {
      lines.append(String(line))
    }
    if let org = settings["seller_number"] {
      // A Norwegian seller that is registered for VAT says so with its number.
      let isVAT = settings.country == "NO" && settings.chargesVAT
      let bare = org.hasSuffix("MVA") ? String(org.dropLast(3)).trimmed : org
      lines.append(registered(bare, in: settings.country) + (isVAT ? " MVA" : ""))
    }
    if let owner = record.number(Quote.owner) {
      let row = Row(try database.table(.user).layout)
      if try database.load(owner, of: try database.table(.user), into: row),
        let name = row.string(User.name) ?? row.string(User.login)
      {
        let mail = row.string(User.email).map { ", " + $0 } ?? ""
        lines.append(
          word("Our reference", "Vår referanse", "Vores reference", "Vår referens") + ": " + name
            + mail)
      }
    }
    return lines
  }

  /// A number of an organisation as it is written in its country: `Org.nr. 988 077 917`.
  private func registered(_ number: String, in country: String) -> String {
    let digits = number.filter { $0.isNumber }
    func grouped(_ sizes: [Int]) -> String {
      var rest = digits[...]
      var parts: [String] = []
      for size in sizes {
        parts.append(String(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      return parts.joined(separator: "\u{A0}")
    }
    let written =
      switch (country, digits.count) {
      case ("NO", 9): grouped([3, 3, 3])
      case ("DK", 8): grouped([2, 2, 2, 2])
      default: number
      }
    let label =
      switch country {
      case "NO", "SE": "Org.nr."
      case "DK": "CVR-nr."
      case "FI": "Y-tunnus"
      default: word("Reg. no.", "Org.nr.", "CVR-nr.", "Org.nr.")
      }
    return label + " " + written
  }

  private static func rows(
    _ kind: Kind, _ number: Int64, _ database: Database
  ) throws(CRMError) -> [Row] {
    let table = try database.table(.line)
    let found = try database.connection.prepare(kind.lines)
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

  private func lines(_ settings: Settings) throws(CRMError) -> Document.Block {
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

  /// What is paid once and what again and again, apart; the VAT by its rates.
  private func sums(_ settings: Settings) throws(CRMError) -> [Document.Block] {
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
    return blocks
  }

  /// Whether a line is taxed in a way.
  private func isTaxed(_ code: String) -> Bool {
    rows.contains { $0.string(Line.vatCode) == code }
  }
}
