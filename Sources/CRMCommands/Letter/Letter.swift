import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

/// A record as something written about it to somebody outside, in their language: whom it is for, who writes, and
/// how days and amounts are said.
struct Letter {
  /// What it is about.
  enum Kind: String {
    case quote, order, contact, company, contract

    var noun: NounName { NounName(rawValue: rawValue) }
  }

  let kind: Kind
  let number: Int64
  let context: CommandContext
  let database: Database
  let language: DisplayLanguage
  let record: Row
  /// Of an order, the quote it came from.
  let quote: Row?

  /// - Parameter language: another than that of the record, or of whom it is for.
  init(
    _ kind: Kind, _ context: CommandContext, _ database: Database, _ number: Int64,
    language: DisplayLanguage? = nil
  ) throws(CRMError) {
    self.kind = kind
    self.number = number
    self.context = context
    self.database = database
    guard let record = try database.row(number, of: kind.noun) else {
      throw .notFound("there is no \(kind.rawValue) \(number)")
    }
    self.record = record
    var quote: Row?
    if kind == .order, let number = record.number(Order.quote) {
      quote = try database.row(number, of: .quote)
    }
    self.quote = quote
    let usual = try database.settings()["language"].flatMap { DisplayLanguage(rawValue: $0) } ?? .en
    var own = (quote ?? record).string(Quote.language.name)
    if own == nil, let column = record.layout.column(Quote.contact.name),
      !record.isNull(column)
    {
      own = try database.row(record.integer(column), of: .contact)?.string(Contact.language.name)
    }
    // Whose language the program does not write reads English sooner than ours.
    self.language = language ?? own.map { DisplayLanguage(locale: $0) ?? .en } ?? usual
  }

  func word(_ en: String, _ nb: String, _ da: String, _ sv: String) -> String {
    Labels(en, nb, da, sv)[language]
  }

  /// How values are written in it.
  func display() throws(CRMError) -> DisplayText {
    let zone = try context.rules(ofZone: try database.settings().timeZone)
    return DisplayText(
      DisplayLocale(language: language, clock: LocalClock(now: try context.now(), zone: zone)))
  }

  /// A day, or that of a moment; outside the house a year is always said.
  func day(_ text: String?) throws(CRMError) -> String? {
    guard let text else { return nil }
    let display = try display()
    let day = text.withBytes { bytes in
      Day(bytes) ?? Instant(bytes).map { display.locale.clock.zone.local($0).day }
    }
    return day.map { day in
      var out = ByteBuffer(capacity: 32)
      display.day(day, &out)
      let text = out.string
      return language != .en || text.includes("\(day.date.year)")
        ? text : text + "\u{A0}\(day.date.year)"
    }
  }

  // MARK: Whom it is for

  /// Whom it is for, itself or what it refers to.
  private func row(of kind: Kind) throws(CRMError) -> Row? {
    if self.kind == kind { return record }
    guard let column = record.layout.column(kind.rawValue), !record.isNull(column) else {
      return nil
    }
    return try database.row(record.integer(column), of: kind.noun)
  }

  /// The lines of the window of the envelope, and who it is in the registers.
  ///
  /// - Parameter saysVAT: whether the buyer's number for VAT is said.
  func buyer(saysVAT: Bool = false) throws(CRMError) -> [String] {
    let company = try row(of: .company)
    let contact = try row(of: .contact)
    var lines: [String] = []
    let to = word("To", "Til", "Til", "Till") + ": "
    let person = contact.flatMap { $0.string(Contact.name) ?? $0.string(Contact.email) }
    if let company {
      lines.append(to + (company.string(Contact.name) ?? ""))
      if let person { lines.append(word("Attention", "Att.", "Att.", "Att.") + ": " + person) }
    } else if let person {
      lines.append(to + person)
    }
    // A letter to a person goes where they live, if that is known, and is then no affair of whom they work for.
    let isPrivate = kind == .contact && contact?.string(Company.street) != nil
    if isPrivate, let person { lines = [to + person] }
    let place = [isPrivate ? contact : nil, company, contact].compactMap(\.self).first {
      $0.string(Company.street) != nil || $0.string(Company.city) != nil
    }
    if let place { lines += try address(of: place) }
    if let company, !isPrivate, let org = company.string(Company.orgNumber) {
      let own = try database.settings().country
      lines.append(registered(org, in: company.string(Company.country) ?? own))
    }
    if saysVAT, let number = company?.string(Company.vatNumber) {
      lines.append(word("VAT number", "Mva.-nummer", "Momsnummer", "Momsnummer") + ": " + number)
    }
    return lines
  }

  private func address(of row: Row) throws(CRMError) -> [String] {
    let own = try database.settings().country
    var lines = row.string(Company.street)?.split(separator: "\n").map { String($0) } ?? []
    let country = row.string(Company.country) ?? own
    var places = [row.string(Company.postalCode), row.string(Company.city)]
    // Elsewhere a place is not known without its state or county.
    if !["NO", "SE", "DK", "FI", "IS"].contains(country) { places.append(row.string("region")) }
    let place = places.compactMap(\.self).joined(separator: " ")
    if !place.isEmpty { lines.append(place) }
    if country != own, let known = Country(code: country) { lines.append(known.name(language)) }
    return lines
  }

  /// Whether it is for somebody who asked to be left alone.
  var wantsToBeLeftAlone: Bool {
    record.layout.column(Contact.doNotContact.name).map { record.integer($0) == 1 } ?? false
  }

  /// Whether it goes abroad.
  private func goesAbroad() throws(CRMError) -> Bool {
    let own = try database.settings().country
    if let country = record.string(Quote.country.name) { return country != own }
    for kind in [Kind.company, .contact] {
      if let country = try row(of: kind)?.string(Company.country) { return country != own }
    }
    return false
  }

  /// The head of a letter: whom it is for, who writes, the day.
  func head() throws(CRMError) -> Document.Block {
    let date = try day(try context.now().description) ?? ""
    return .letterhead(
      to: try buyer(), from: try seller(),
      facts: [word("Date", "Dato", "Dato", "Datum") + ": " + date])
  }

  // MARK: Who writes

  /// Who sells, as the settings say, and who looks after it.
  func seller() throws(CRMError) -> [String] {
    let settings = try database.settings()
    guard let seller = settings["seller"] else { return [] }
    var lines = [word("From", "Fra", "Fra", "Från") + ": " + seller]
    for line in (settings["seller_address"] ?? "").split(separator: "\n") {
      lines.append(String(line))
    }
    if try goesAbroad(), let country = Country(code: settings.country) {
      lines.append(country.name(language))
    }
    if let number = try sellerNumber() { lines.append(label(in: settings.country) + " " + number) }
    if let user = try reference(), let name = user.string(User.name) ?? user.string(User.login) {
      let reached = [user.string(User.phone).map { Self.phone($0) }, user.string(User.email)]
      lines.append(
        word("Our reference", "Vår referanse", "Vores reference", "Vår referens") + ": "
          + ([name] + reached.compactMap(\.self)).joined(separator: ", "))
    }
    return lines
  }

  /// Whom to turn to: who looks after it, else who made what is sold, or writes the letter.
  private func reference() throws(CRMError) -> Row? {
    for key in [Quote.owner, Quote.createdBy]
    where key.name == Quote.owner.name || kind == .order {
      if let column = record.layout.column(key.name), !record.isNull(column) {
        return try database.row(record.integer(column), of: .user)
      }
    }
    guard kind != .quote, let number = try database.user(context.actor) else { return nil }
    return try database.row(number, of: .user)
  }

  /// The number of who sells, grouped; of a Norwegian seller that is registered for VAT with what says so.
  func sellerNumber() throws(CRMError) -> String? {
    let settings = try database.settings()
    guard let number = settings["seller_number"] else { return nil }
    let isVAT = settings.country == "NO" && settings.chargesVAT
    let bare = number.hasSuffix("MVA") ? String(number.dropLast(3)).trimmed : number
    return Self.grouped(bare, in: settings.country) + (isVAT ? " MVA" : "")
  }

  /// A telephone number as people read it, on one line.
  static func phone(_ number: String) -> String {
    PhoneNumber.display(number).replacing(" ", by: "\u{A0}")
  }

  /// A number of an organisation of the record's, or of the own country.
  func grouped(_ number: String) throws(CRMError) -> String {
    let company = try row(of: .company)
    let own = try database.settings().country
    return Self.grouped(number, in: company?.string(Company.country) ?? own)
  }

  /// A number of an organisation as it is written in its country, on one line.
  private static func grouped(_ number: String, in country: String) -> String {
    OrganisationNumber.display(number, country: country).replacing(" ", by: "\u{A0}")
  }

  private func label(in country: String) -> String {
    switch country {
    case "NO", "SE": "Org.nr."
    case "DK": "CVR-nr."
    case "FI": "Y-tunnus"
    default: word("Reg. no.", "Org.nr.", "CVR-nr.", "Org.nr.")
    }
  }

  private func registered(_ number: String, in country: String) -> String {
    label(in: country) + " " + Self.grouped(number, in: country)
  }
}
