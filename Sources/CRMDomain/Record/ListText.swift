/// Lists as text: in a CSV cell joined with `;`, in `field=value` with `,`. A separator inside a value
/// has a `\` before it.
package enum ListText {
  /// The values between separators, unescaped and trimmed, empty ones left out.
  package static func split(_ text: Bytes, at separator: UInt8) -> [String] {
    parts(text, at: separator).map { unescaped($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// The parts between separators, as they are.
  package static func parts(_ text: Bytes, at separator: UInt8) -> [Bytes] {
    var parts: [Bytes] = []
    var start = 0
    var i = 0
    while i < text.count {
      if text[i] == 0x5C, i + 1 < text.count {
        i += 2
        continue
      }
      if text[i] == separator {
        parts.append(text.part(start..<i))
        start = i + 1
      }
      i += 1
    }
    parts.append(text.part(start..<text.count))
    return parts
  }

  /// The text in front of the first unescaped colon, and what follows it.
  package static func label(_ text: Bytes) -> (label: String, rest: Bytes)? {
    let parts = parts(text, at: UInt8(ascii: ":"))
    guard parts.count > 1 else { return nil }
    let length = parts[0].count
    return (unescaped(parts[0].trimmed), text.part(length + 1..<text.count))
  }

  /// Without the backslashes before separators and backslashes.
  package static func unescaped(_ text: Bytes) -> String {
    guard text.first(0x5C) != nil else { return text.string }
    var out = ByteBuffer(capacity: text.count)
    var i = 0
    while i < text.count {
      if text[i] == 0x5C, i + 1 < text.count, isSpecial(text[i + 1]) { i += 1 }
      out.append(text[i])
      i += 1
    }
    return out.string
  }

  /// Appends a value with a `\` before each byte of `separators` and each backslash that would read
  /// as an escape.
  package static func append(_ text: Bytes, escaping separators: [UInt8], to out: inout ByteBuffer)
  {
    for (i, byte) in text.enumerated() {
      let readsAsEscape = byte == 0x5C && (i + 1 == text.count || isSpecial(text[i + 1]))
      if separators.contains(byte) || readsAsEscape { out.append(0x5C) }
      out.append(byte)
    }
  }

  /// A value as one item between commas.
  package static func item(_ text: String) -> String {
    var out = ByteBuffer(capacity: text.utf8.count + 8)
    text.withBytes {
      append($0, escaping: [UInt8(ascii: ","), UInt8(ascii: "|")], to: &out)
    }
    return out.string
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x5C || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "|")
  }
}

/// A value with what it is for: `work:kari@example.no`.
package struct Labelled: Sendable, Equatable {
  /// What it is for; nil if nobody said.
  package var label: String?
  /// The value.
  package var value: String

  /// A value, perhaps labelled.
  package init(label: String?, value: String) {
    self.label = label
    self.value = value
  }

  /// Whether a text can be a label: the signs that part labels and values are in none.
  package static func isLabel(_ text: String) -> Bool {
    !text.utf8.contains {
      $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":")
    }
  }

  /// What telefaxes are called, written in one word and folded.
  package static let faxes: Set<String> = [
    "fax", "faxno", "faxnr", "faxnumber", "faxnummer", "faks", "faksnr", "faksnummer", "telefax",
    "telefaks", "businessfax", "companyfax", "homefax", "otherfax", "workfax", "faxarbeid",
    "faxarbejde", "faxarbete", "mainfax", "faxphone",
  ]

  /// Whether it is a telefax, on which nobody is called.
  package var isFax: Bool {
    guard let label else { return false }
    var words = ByteBuffer(capacity: label.utf8.count + 1)
    label.withBytes { Words.append($0, to: &words) }
    let all = words.bytes.string.split(separator: " ")
    return all.contains { Labelled.faxes.contains(String($0)) }
      || Labelled.faxes.contains(all.joined())
  }

  /// The values of a stored list: `[{"label":"work","value":"…"}]`.
  package static func list(_ json: Bytes) -> [Labelled] {
    guard let elements = parsed(json) else { return [] }
    return elements.compactMap { element in
      element["value"]?.text.map { Labelled(label: element["label"]?.text, value: $0) }
    }
  }

  /// The list as it is stored.
  package static func append(_ list: [Labelled], to out: inout ByteBuffer) {
    out.append(UInt8(ascii: "["))
    for (i, item) in list.enumerated() {
      if i > 0 { out.append(UInt8(ascii: ",")) }
      out.append("{\"label\":" as StaticString)
      if let label = item.label {
        label.withBytes { JSON.append(string: $0, to: &out) }
      } else {
        out.append("null" as StaticString)
      }
      out.append(",\"value\":" as StaticString)
      item.value.withBytes { JSON.append(string: $0, to: &out) }
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  /// The elements of a stored array.
  static func parsed(_ json: Bytes) -> [JSON]? {
    do throws(JSONParser.Fault) {
      return try JSONParser.parse(json).elements
    } catch {
      return nil
    }
  }
}

/// A postal address beside the main one.
package struct Address: Sendable, Equatable {
  /// What it is for.
  package var label: String?
  /// Street, postal code, city, region, country; nil where unknown.
  package var parts: [String?]

  /// The names of the parts, in order.
  package static let names = ["street", "postal_code", "city", "region", "country"]

  /// An address of five parts.
  package init(label: String?, parts: [String?]) {
    self.label = label
    self.parts = parts
  }

  /// Whether both can be one place: no part of the one is another than that of the other.
  package func agrees(with other: Address) -> Bool {
    zip(parts, other.parts).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
  }

  /// The addresses of a stored list.
  package static func list(_ json: Bytes) -> [Address] {
    guard let elements = Labelled.parsed(json) else { return [] }
    return elements.map { element in
      Address(label: element["label"]?.text, parts: names.map { element[$0]?.text })
    }
  }

  /// The address as JSON.
  package var json: JSON {
    let members = zip(Address.names, parts).map { name, part in
      JSON.Member(name, part.map { .string($0) } ?? .null)
    }
    return .object([JSON.Member("label", label.map { .string($0) } ?? .null)] + members)
  }
}

/// A company a person belongs to.
package struct CompanyLink: Sendable, Equatable {
  /// The company as it was named: a name, a natural key, `company:17`.
  package var company: String
  /// What the person is there.
  package var role: String?
  /// The first day.
  package var starts: Day?
  /// The last day.
  package var ends: Day?

  /// A link to a company.
  package init(company: String, role: String? = nil, starts: Day? = nil, ends: Day? = nil) {
    self.company = company
    self.role = role
    self.starts = starts
    self.ends = ends
  }
}
