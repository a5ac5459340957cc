/// What a text says of a person who is only referred to: an address is where to write, a number with its
/// country is where to call, and neither is what somebody is called.
package struct ContactName: Sendable, Equatable {
  /// What they are called; nil where the text does not say.
  package var name: String?
  /// Where they get mail.
  package var email: String?
  /// Where they can be called.
  package var phone: String?

  /// Reads `Kari Nordmann`, `kari@example.no`, `Kari Nordmann <kari@example.no>`, `+4790123456`.
  package init(_ text: String) {
    let text = text.trimmed
    if EmailAddress.key(text) != nil {
      email = text
      return
    }
    if text.hasSuffix(">"), let open = text.lastIndex(of: "<"), open != text.startIndex {
      let address = String(text[text.index(after: open)...].dropLast())
      var before = String(text[..<open]).trimmed
      if before.hasPrefix("\""), before.hasSuffix("\""), before.utf8.count > 2 {
        before = String(before.dropFirst().dropLast()).trimmed
      }
      if EmailAddress.key(address) != nil, !before.isEmpty {
        (name, email) = (before, address)
        return
      }
    }
    // Without its country a number could be anything, a name of digits included.
    if text.hasPrefix("+"), PhoneNumber.normalised(text, region: "NO") != nil {
      phone = text
      return
    }
    name = text
  }

  /// The fields of a contact that hold it.
  package var fields: [(name: String, value: String)] {
    [("name", name), ("email", email), ("phone", phone)].compactMap { field, value in
      value.map { (field, $0) }
    }
  }
}
