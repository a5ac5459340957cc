import CRMDomain

/// A made-up population of any size that a seed decides, with its truth: who is whose duplicate, which
/// couples share a telephone, which rows changed since.
///
/// It is as dirty as real files are: names with æøå and particles, numbers in national spellings, the same
/// person twice with a slip of the pen, families with one address and one number.
package struct DemoPopulation {
  /// A file of the population.
  package enum File: String, CaseIterable, Sendable {
    case companies = "companies.csv"
    case contacts = "contacts.csv"
    /// The contacts some time later: a hundredth of them changed, some are new.
    case changes = "changes.csv"
    /// What a comparison must find: line, kind, line of the other.
    case truth = "truth.csv"
  }

  /// How the same person comes to stand twice in a file.
  package enum Slip: String, CaseIterable, Sendable {
    /// As lists differ: capitals, an initial, no accents, no title. The e-mail address is the same.
    case lists
    /// A slip of the pen in a name, no e-mail address.
    case typos
    /// Given and family name the other way round, no e-mail address.
    case swapped
    /// Another address, no e-mail address.
    case moved
    /// Another family name, no e-mail address.
    case married
  }

  /// How many people there are.
  package let contacts: Int
  private let seed: UInt64
  private let slip: Slip
  /// How many companies there are.
  package var companies: Int { max(1, min(contacts, contacts / 10 + 1)) }

  /// A population of so many contacts, duplicates not counted.
  package init(contacts: Int, seed: UInt64, slip: Slip = .lists) {
    self.contacts = contacts
    self.seed = seed
    self.slip = slip
  }

  /// Writes a file, piece by piece.
  package func write(
    _ file: File, to write: (Bytes) throws(CRMError) -> Void
  ) throws(CRMError) {
    var out = ByteBuffer(capacity: 1 << 17)
    func flush() throws(CRMError) {
      if out.count > 1 << 16 {
        try write(out.bytes)
        out.truncate()
      }
    }
    switch file {
    case .companies:
      out.append(
        "name,domain,industry,city,postal_code,country,employees,annual_revenue\n" as StaticString)
      for n in 0..<companies {
        company(n, &out)
        try flush()
      }
    case .contacts, .changes:
      out.append(
        "external_id,first_name,last_name,title,email,phone,company,street,postal_code,city,country,lifecycle\n"
          as StaticString)
      let isLater = file == .changes
      for n in 0..<contacts {
        let person = person(n)
        append(isLater && isChanged(n) ? changed(person) : person, &out)
        try flush()
        if !isLater, hasDuplicate(n) { append(duplicate(person, n), &out) }
        try flush()
      }
      if isLater {
        for n in contacts..<contacts + contacts / 200 {
          append(person(n), &out)
          try flush()
        }
      }
    case .truth:
      out.append("line,kind,other_line\n" as StaticString)
      var line = 1
      for n in 0..<contacts {
        line += 1
        let own = line
        if sharesPhone(n) {
          truth(own, "same_phone", own - 1 - (hasDuplicate(n - 1) ? 1 : 0), &out)
        }
        if hasDuplicate(n) {
          line += 1
          truth(line, "duplicate", own, &out)
        }
        if isChanged(n) { truth(own, "changed_later", own, &out) }
        try flush()
      }
    }
    try write(out.bytes)
  }

  private func truth(_ line: Int, _ kind: StaticString, _ other: Int, _ out: inout ByteBuffer) {
    out.append(number: Int64(line))
    out.append(UInt8(ascii: ","))
    out.append(kind)
    out.append(UInt8(ascii: ","))
    out.append(number: Int64(other))
    out.append(UInt8(ascii: "\n"))
  }

  // MARK: Who is what

  private func isChanged(_ n: Int) -> Bool { chance(n, 7) % 100 == 0 }
  private func hasDuplicate(_ n: Int) -> Bool { n >= 0 && n < contacts && chance(n, 5) % 50 == 0 }
  /// Every twentieth lives with the one before and shares telephone and address.
  private func sharesPhone(_ n: Int) -> Bool {
    n > 0 && chance(n, 6) % 20 == 0 && chance(n - 1, 6) % 20 != 0
  }

  /// A number by chance that the seed, the person and the question decide (SplitMix64).
  private func chance(_ n: Int, _ question: UInt64) -> UInt64 {
    var z = seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: Int64(n)) &* 0xD1B5_4A32_D192_ED03
    z = z &+ question &* 0x8CB9_2BA7_2F3D_8DD7
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private func pick<T>(_ items: [T], _ n: Int, _ question: UInt64) -> T {
    items[Int(chance(n, question) % UInt64(items.count))]
  }

  // MARK: Companies

  private func companyName(_ n: Int) -> String {
    let heads = DemoNames.companyHeads
    let tails = DemoNames.companyTails
    // Every pair of words once, in an order that mixes them, before a number is needed.
    let pairs = heads.count * tails.count
    let pair = n % pairs * 7 % pairs
    let head = heads[pair % heads.count]
    let tail = tails[pair / heads.count]
    let serial = n / pairs
    let number = serial == 0 ? "" : " \(serial + 1)"
    return "\(head) \(tail)\(number) \(pick(DemoNames.forms, n, 11))"
  }

  private func domain(_ company: Int) -> String {
    Words.of(companyName(company)).dropLast().joined() + ".example"
  }

  private func company(_ n: Int, _ out: inout ByteBuffer) {
    let place = pick(DemoNames.cities, n, 12)
    let cells = [
      companyName(n), domain(n), pick(DemoNames.industries, n, 13), place.city, place.code,
      place.country, "\(chance(n, 14) % 500 + 1)", "\((chance(n, 15) % 5000 + 10) * 1000)",
    ]
    line(cells, &out)
  }

  // MARK: People

  private struct Person {
    var external: String
    var first: String
    var last: String
    var title: String
    var email: String
    var phone: String
    var company: String
    var street: String
    var code: String
    var city: String
    var country: String
    var lifecycle: String
  }

  private func person(_ n: Int) -> Person {
    // Who shares a telephone shares the address, and the family name.
    let home = sharesPhone(n) ? n - 1 : n
    let place = pick(DemoNames.cities, home, 23)
    let company = Int(chance(n, 24) % UInt64(companies))
    let first = pick(DemoNames.first, n, 21)
    let last = pick(DemoNames.last, home, 22)
    let local = (Words.of(first) + Words.of(last)).joined(separator: ".")
    return Person(
      external: "demo:\(n + 1)", first: first, last: last, title: pick(DemoNames.titles, n, 25),
      email: "\(local)\(n + 1)@\(domain(company))", phone: phone(home, place.country),
      company: chance(n, 26) % 10 == 0 ? "" : companyName(company),
      street: "\(pick(DemoNames.streets, home, 27)) \(chance(home, 28) % 120 + 1)",
      code: place.code,
      city: place.city, country: place.country, lifecycle: pick(DemoNames.lifecycles, n, 29))
  }

  /// A number as people of the country write it.
  private func phone(_ n: Int, _ country: String) -> String {
    let digits = String(chance(n, 30) % 1_000_000 + 1_000_000).dropFirst()
    func part(_ from: Int, _ length: Int) -> Substring { digits.dropFirst(from).prefix(length) }
    switch country {
    case "DK": return "\(chance(n, 31) % 70 + 20) \(part(0, 2)) \(part(2, 2)) \(part(4, 2))"
    case "SE": return "070-\(chance(n, 31) % 9 + 1)\(part(0, 2)) \(part(2, 2)) \(part(4, 2))"
    case "FI": return "040 \(chance(n, 31) % 9 + 1)\(part(0, 6))"
    default: return "9\(chance(n, 31) % 10)\(part(0, 1)) \(part(1, 2)) \(part(3, 3))"
    }
  }

  /// The same person once more, from another list: another number, a slip in a name, no external id.
  private func duplicate(_ person: Person, _ n: Int) -> Person {
    var other = person
    other.external = ""
    if slip != .lists { other.email = "" }
    switch slip {
    case .lists: break
    case .typos:
      if chance(n, 41) % 2 == 0 {
        other.last = misspelt(person.last, chance(n, 42))
      } else {
        other.first = misspelt(person.first, chance(n, 42))
      }
      return other
    case .swapped:
      (other.first, other.last) = (person.last, person.first)
      return other
    case .moved:
      // Within the country: a telephone number is written as people there do.
      let place = pick(DemoNames.cities.filter { $0.country == person.country }, n, 43)
      (other.city, other.code) = (place.city, place.code)
      other.street = "\(pick(DemoNames.streets, n, 44)) \(chance(n, 45) % 120 + 1)"
      return other
    case .married:
      other.last = pick(DemoNames.last, n, 46)
      return other
    }
    switch person.email.utf8.count % 4 {
    case 0: other.email = other.email.uppercased()
    case 1:
      other.first = String(person.first.prefix(1)) + "."
    case 2:
      other.last = Folding.key(person.last)
      other.title = ""
    default: other.phone = person.phone.replacing(" ", by: "")
    }
    return other
  }

  /// A name with two letters in the wrong order, one left out, or one twice.
  private func misspelt(_ name: String, _ chance: UInt64) -> String {
    var letters = Array(name)
    guard letters.count > 2 else { return name + name.suffix(1) }
    let place = 1 + Int(chance / 3 % UInt64(letters.count - 2))
    switch chance % 3 {
    case 0: letters.swapAt(place, place + 1)
    case 1: letters.remove(at: place)
    default: letters.insert(letters[place], at: place)
    }
    return String(letters)
  }

  private func changed(_ person: Person) -> Person {
    var later = person
    later.title = person.title == "CEO" ? "Chair" : "CEO"
    later.street = "Nygata 1"
    return later
  }

  private func append(_ person: Person, _ out: inout ByteBuffer) {
    line(
      [
        person.external, person.first, person.last, person.title, person.email, person.phone,
        person.company, person.street, person.code, person.city, person.country, person.lifecycle,
      ], &out)
  }

  private func line(_ cells: [String], _ out: inout ByteBuffer) {
    for (i, cell) in cells.enumerated() {
      if i > 0 { out.append(UInt8(ascii: ",")) }
      out.append(cell)
    }
    out.append(UInt8(ascii: "\n"))
  }
}
