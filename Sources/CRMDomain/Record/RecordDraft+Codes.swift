extension RecordDraft {
  /// The country of the record, if it says one.
  var ownCountry: String? { layout.known.country.flatMap { row.string($0) } }

  /// Reads a code in its own normal form.
  func code(_ field: Int, _ code: FieldType.Code, _ text: Bytes) throws(ValueFault) -> String {
    switch code {
    case .plain, .login: return try plain(field, text)
    case .fieldPath: return try fieldPath(text.string)
    case .noun:
      let name = text.string
      guard CustomField.isName(name) else { throw ValueFault("not the name of a noun") }
      return name
    case .country:
      if text.count == 2, Country.exists(text) { return text.string }
      guard let country = Country(text.string) else { throw ValueFault("not a country") }
      return country.code
    case .currency:
      guard let currency = Currency(text.string) else {
        throw ValueFault("not a currency (ISO 4217)")
      }
      return currency.code
    case .language:
      guard let language = Language.code(text.string) else {
        throw ValueFault("not a language (ISO 639-1)")
      }
      return language
    case .timeZone: return try timeZone(text.string)
    case .postalCode: return try postalCode(field, text)
    case .organisationNumber:
      let country = ownCountry ?? rules.country
      switch OrganisationNumber.read(text.string, country: country) {
      case .number(let number): return number
      case .wrong(let reason):
        throw ValueFault("not an organisation number of \(country): \(reason)")
      case .personal:
        throw ValueFault(
          "refused: it is a personal identity number",
          hint: "national identity numbers may be kept only where there is an objective need")
      }
    case .vatNumber:
      switch VATNumber.read(text.string, country: ownCountry ?? rules.country) {
      case .number(let number): return number
      case .wrong(let reason): throw ValueFault("not a VAT number: \(reason)")
      case .personal: throw ValueFault("refused: it is a personal identity number")
      }
    }
  }

  private func plain(_ field: Int, _ text: Bytes) throws(ValueFault) -> String {
    var out = ByteBuffer(capacity: text.count + 8)
    _ = try append(text, to: &out, bound: Normalisation.shortBound)
    guard !out.bytes.contains(where: { $0.isSpace }) else { throw ValueFault("not without blanks") }
    try checkIdentity(field, out.bytes)
    return out.string
  }

  private func fieldPath(_ text: String) throws(ValueFault) -> String {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, CustomField.isName(String(parts[0])) else {
      throw ValueFault("not of the form noun.field, as contact.shoe_size")
    }
    guard CustomField.isName(String(parts[1])) else {
      throw ValueFault(
        "not a name of small letters, digits and _ that is no word of the filter language")
    }
    return text
  }

  private func timeZone(_ text: String) throws(ValueFault) -> String {
    // Whether the system knows the zone is for whoever can look; here only that it may be a file name.
    let fits = text.utf8.allSatisfy {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
    }
    guard fits, !text.hasPrefix("/"), text.utf8.count <= 60 else {
      throw ValueFault("not a time zone, as Europe/Oslo")
    }
    return text
  }

  /// Stores a postal code; most are in their normal form already.
  func setPostalCode(_ field: Int, _ column: Int, _ text: Bytes) throws(ValueFault) {
    let country = layout.known.country.map { row.text($0) } ?? .empty
    let isNormal =
      country.isEmpty
      ? rules.country.withBytes { PostalCode.isNormal(text, country: $0) }
      : PostalCode.isNormal(text, country: country)
    if isNormal {
      row.set(column, text)
    } else {
      row.set(column, try postalCode(field, text))
    }
  }

  private func postalCode(_ field: Int, _ text: Bytes) throws(ValueFault) -> String {
    var out = ByteBuffer(capacity: text.count + 8)
    _ = try append(text, to: &out, bound: 20)
    switch PostalCode.read(out.string, country: ownCountry, assumed: rules.country) {
    case .code(let code): return code
    case .restored(let code):
      guard rules.isImport || ownCountry == nil else {
        throw ValueFault("not a postal code of \(ownCountry ?? ""): did you mean \(code)?")
      }
      guard rules.isImport else { return out.string }
      warn(field, "lost its leading zeros, restored")
      return code
    case .wrong(let form):
      throw ValueFault("not a postal code of \(ownCountry ?? rules.country): \(form)")
    }
  }
}
