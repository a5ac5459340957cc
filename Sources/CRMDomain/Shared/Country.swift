/// A country by its ISO 3166-1 alpha-2 code, with what telephone numbers and people need to know of it.
package struct Country: Sendable {
  /// Two capital letters.
  package let code: String
  /// Three capital letters.
  package let alpha3: String
  /// The calling code, without `+`; empty where there is none.
  package let callingCode: String
  /// What is dialled before a national number at home (`0`); empty where nothing is.
  package let trunk: String
  private let names: String

  /// The country of a two-letter code, in any case.
  package init?(code: String) {
    guard let line = code.withBytes({ Country.line(of: $0) }) else { return nil }
    self.init(line: line.string)
  }

  /// The country meant by a code of two or three letters or a name in any of the four languages.
  package init?(_ text: String) {
    let text = text.trimmed
    if text.utf8.count == 2, let found = Country(code: text) {
      self = found
      return
    }
    guard let code = Country.byName[Folding.key(text)], let found = Country(code: code) else {
      return nil
    }
    self = found
  }

  /// The name in a language.
  package func name(_ language: DisplayLanguage) -> String {
    let parts = names.split(separator: "|", omittingEmptySubsequences: false)
    let index = DisplayLanguage.allCases.firstIndex(of: language) ?? 0
    let name = index < parts.count ? parts[index] : ""
    return String(name.isEmpty ? parts.first ?? "" : name)
  }

  private init(line: String) {
    let words = line.split(separator: " ", maxSplits: 4)
    code = String(words[0])
    alpha3 = String(words[1])
    callingCode = words[2] == "-" ? "" : String(words[2])
    trunk = words[3] == "-" ? "" : String(words[3])
    names = String(words[4])
  }

  /// Whether two capital letters are a code.
  package static func exists(_ code: Bytes) -> Bool {
    guard code.count == 2 else { return false }
    let a = Int(code[0]) - 65
    let b = Int(code[1]) - 65
    guard (0..<26).contains(a), (0..<26).contains(b) else { return false }
    return known[a] & (1 << UInt32(b)) != 0
  }

  /// The table as it lies in the program: one country is looked for in it, so that nobody who wants one
  /// pays for all.
  private static var lines: Bytes { Bytes(start: table.utf8Start, count: table.utf8CodeUnitCount) }

  private static func eachLine(_ body: (Bytes) -> Bool) {
    var start = 0
    while start < lines.count {
      let end = lines.first(0x0A, from: start) ?? lines.count
      if !body(lines.part(start..<end)) { return }
      start = end + 1
    }
  }

  private static func line(of code: Bytes) -> Bytes? {
    guard code.count == 2, code[0].isLetter, code[1].isLetter else { return nil }
    var found: Bytes?
    eachLine { line in
      if line[0] == code[0] & 0xDF, line[1] == code[1] & 0xDF { found = line }
      return found == nil
    }
    return found
  }

  /// Every country, in the order of the codes.
  package static var all: [Country] {
    var all: [Country] = []
    eachLine { line in
      all.append(Country(line: line.string))
      return true
    }
    return all
  }

  /// A bit for each second letter, by the first.
  private static let known: [UInt32] = {
    var known = [UInt32](repeating: 0, count: 26)
    eachLine { line in
      known[Int(line[0]) - 65] |= 1 << UInt32(line[1] - 65)
      return true
    }
    return known
  }()

  private static let byName: [String: String] = {
    var byName: [String: String] = [:]
    for country in all {
      byName[Folding.key(country.alpha3)] = country.code
      for name in country.names.split(separator: "|") {
        byName[Folding.key(String(name))] = country.code
      }
    }
    // Names people use that CLDR does not list.
    let others = [
      "UK": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB", "Great Britain": "GB",
      "United States of America": "US", "U.S.A.": "US", "U.S.": "US", "Holland": "NL",
      "Czech Republic": "CZ", "Norge/Norway": "NO", "Danmark/Denmark": "DK", "Suomi": "FI",
      "Suomi/Finland": "FI", "Deutschland": "DE", "España": "ES", "Italia": "IT", "Polska": "PL",
      "Österreich": "AT", "Schweiz": "CH", "Ísland": "IS", "Noreg": "NO", "Norga": "NO",
      "Antigua and Barbuda": "AG", "Trinidad and Tobago": "TT", "Bosnia and Herzegovina": "BA",
      "Russian Federation": "RU", "Viet Nam": "VN", "Korea": "KR", "Hong Kong": "HK",
    ]
    for (name, code) in others { byName[Folding.key(name)] = code }
    return byName
  }()
}
