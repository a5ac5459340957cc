/// An e-mail address: how it is checked, kept and compared.
///
/// Kept as it was written, with the domain in lower case; compared by a key in lower case whose
/// domain is in its ASCII form (IDNA), so that `Kari@BÆR.no` and `kari@xn--br-zia.no` are one.
package enum EmailAddress {
  /// Addresses of a role: they reach a function, so they do not tell who somebody is.
  private static let roles: Set<String> = [
    "post", "info", "kontakt", "contact", "support", "salg", "sales", "firmapost", "mail", "hello",
    "hei", "hej", "kundeservice", "kundservice", "kundeservise", "admin", "office", "kontor",
    "faktura", "invoice", "regnskap", "resepsjon", "reception", "booking", "webmaster",
    "postmaster",
    "noreply", "no-reply", "order", "ordre", "service", "epost", "e-post", "postmottak", "myynti",
  ]

  /// Whether the part before the @ of a key names a role.
  package static func isRole(key: Bytes) -> Bool {
    guard let at = key.first(UInt8(ascii: "@")), at <= 12 else { return false }
    return roles.contains(key.part(0..<at).string)
  }

  /// Appends the address to `value` and its key to `key`; false if it is no address.
  ///
  /// The check follows RFC 5321 as mail servers do: a local part of printable characters up to 64
  /// bytes, a domain of at least two labels. Quoted local parts and address literals are refused.
  package static func read(
    _ text: Bytes, value: inout ByteBuffer, key: inout ByteBuffer
  ) -> Bool {
    var text = text.trimmed
    // "mailto:kari@example.no" and "<kari@example.no>"
    if text.count > 7, text.hasPrefix(anyCase: "mailto:") {
      text = text.part(7..<text.count)
    }
    if text.count > 2, text[0] == UInt8(ascii: "<"), text[text.count - 1] == UInt8(ascii: ">") {
      text = text.part(1..<text.count - 1)
    }
    guard let at = text.lastIndex(of: UInt8(ascii: "@")), at > 0, at <= 64,
      text.count - at - 1 >= 3, text.count <= 254
    else { return false }
    let local = text.part(0..<at)
    let domain = text.part(at + 1..<text.count)
    var wasDot = true
    for byte in local {
      guard byte >= 0x80 || isAtom(byte) || byte == UInt8(ascii: ".") else { return false }
      if byte == UInt8(ascii: "."), wasDot { return false }
      wasDot = byte == UInt8(ascii: ".")
    }
    guard !wasDot else { return false }
    let valueStart = value.count
    let keyStart = key.count
    value.append(local)
    value.append(UInt8(ascii: "@"))
    if local.isASCII {
      for byte in local { key.append(byte.lower) }
    } else {
      key.append(Normalisation.composed(local.string).lowercased())
    }
    key.append(UInt8(ascii: "@"))
    guard DomainName.read(domain, value: &value, key: &key), key.count - keyStart <= 254 else {
      value.truncate(to: valueStart)
      key.truncate(to: keyStart)
      return false
    }
    return true
  }

  /// The key of an address, or nil if the text is none.
  package static func key(_ text: String) -> String? {
    var value = ByteBuffer()
    var key = ByteBuffer()
    return text.withBytes { read($0, value: &value, key: &key) } ? key.string : nil
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
