import CRMActions
import CRMDomain
import CRMStore

/// The value of one setting, checked as its type asks.
struct SettingValue {
  private let setting: Setting

  /// The setting of this name.
  init(_ name: String, in settings: [Setting]) throws(CRMError) {
    guard let found = settings.first(where: { $0.name == name }) else {
      throw Self.unknown(name, in: settings)
    }
    setting = found
  }

  /// The error of a setting that does not exist.
  static func unknown(_ name: String, in settings: [Setting]) -> CRMError {
    var error = CRMError(.usage, code: "unknown_setting", "there is no setting \"\(name)\"")
    let names = settings.map { $0.name }
    error.allowed = names
    error.hints = [
      NearestName.of(name, in: names).map { "did you mean \($0)?" }
        ?? "one of " + names.joined(separator: ", ")
    ]
    return error
  }

  /// The value as it is stored.
  func checked(_ text: String, _ context: CommandContext) throws(CRMError) -> String {
    let text = text.trimmed
    guard DatabasePlace.masked(text) == text, !text.includes("://") || !text.includes("@") else {
      throw .invalid(
        text, for: setting.name, "\(setting.name) would hold a password, which settings never do")
    }
    switch setting.type {
    case .code(.country):
      guard let country = Country(text) else { throw misfit(text, "a country, as NO") }
      return country.code
    case .code(.currency):
      guard let currency = Currency(text) else { throw misfit(text, "a currency, as NOK") }
      return currency.code
    case .code(.timeZone):
      _ = try context.rules(ofZone: text)
      return text
    case .choice(let choices):
      guard let choice = Choice.find(text, in: choices) else {
        let keys = choices.map { $0.key }
        throw .invalid(
          text, for: setting.name,
          "\(setting.name) \"\(text)\" is none of \(keys.joined(separator: ", "))",
          allowed: keys)
      }
      return choice.key
    case .integer(let range):
      guard let number = Int64(text), range.contains(number) else {
        throw misfit(text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return "\(number)"
    case .boolean:
      guard let flag = BooleanText.read(text) else { throw misfit(text, "yes or no") }
      return flag ? "true" : "false"
    default: break
    }
    switch setting.name {
    case "calendar":
      let database = try context.database(.writing)
      let number = try context.record(text, .calendar)
      return try database.row(number, of: .calendar)?[Calendar.name] ?? text
    case "quiet_hours" where Reminders.isQuiet(text, 0) == nil:
      throw misfit(text, "a span, as 22:00-07:00")
    case "ticket_categories" where TicketCategories(text).isEmpty:
      throw misfit(text, "categories with words, as \"billing: faktura invoice; delivery: pakke\"")
    case "risk_limits" where RiskLimits(text) == nil:
      throw misfit(text, "limits, as returns=3,refunds=30,changed=14,order=100000")
    case "lead_definition":
      do throws(ValueFault) { _ = try LeadDefinition(text) } catch {
        throw misfit(text, "a definition, as crm lead definition shows one")
      }
    case "discount_limits":
      for part in text.split(separator: ",") {
        let pair = part.split(separator: "=").map { String($0).trimmed }
        guard pair.count == 2, Role(rawValue: pair[0]) != nil, let percent = Int(pair[1]),
          (0...100).contains(percent)
        else { throw misfit(text, "roles with whole per cents, as sales=10,manager=25,admin=100") }
      }
    default: break
    }
    return text
  }

  private func misfit(_ text: String, _ what: String) -> CRMError {
    .invalid(text, for: setting.name, "\(setting.name) \"\(text)\" is not \(what)")
  }
}
