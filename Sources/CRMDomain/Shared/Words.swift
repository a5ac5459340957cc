/// The words of a text, for search: a word is a maximal run of letters and digits of the folded text.
///
/// The program makes them, so that every engine finds the same.
package enum Words {
  /// How much of a text is searchable, in bytes.
  package static let bound = 200_000

  /// Appends the words of `text`, folded, each followed by a blank.
  package static func append(_ text: Bytes, to out: inout ByteBuffer) {
    var folded = ByteBuffer(capacity: min(text.count, bound) + 8)
    Folding.fold(text.count > bound ? text.part(0..<end(text)) : text, into: &folded)
    append(folded: folded.bytes, to: &out)
  }

  /// Appends the words of a text that is folded already.
  package static func append(folded bytes: Bytes, to out: inout ByteBuffer) {
    // Never more than the text and a blank, so it is written without looking at the room each time.
    let room = out.reserve(bytes.count + 1)
    var n = 0
    var inWord = false
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x80 {
        if byte.isLetter || byte.isDigit {
          room[n] = byte
          n += 1
          inWord = true
        } else if inWord {
          room[n] = 0x20
          n += 1
          inWord = false
        }
        i += 1
        continue
      }
      let start = i
      if isPart(bytes.scalar(at: &i)) {
        for k in start..<i { room[n + k - start] = bytes[k] }
        n += i - start
        inWord = true
      } else if inWord {
        room[n] = 0x20
        n += 1
        inWord = false
      }
    }
    if inWord {
      room[n] = 0x20
      n += 1
    }
    out.advance(n)
  }

  /// Appends the words of the address of a web page, without what all of them begin with.
  package static func append(page: String, to out: inout ByteBuffer) {
    var rest = page[...]
    if let scheme = page.firstRange("://") { rest = page[scheme.upperBound...] }
    if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
    String(rest).withBytes { append($0, to: &out) }
  }

  /// The words of a text that somebody looks for.
  package static func of(_ text: String) -> [String] {
    var out = ByteBuffer(capacity: text.utf8.count + 8)
    text.withBytes { append($0, to: &out) }
    return out.string.split(separator: " ").map { String($0) }
  }

  /// The words of a text without anything between them, as names are compared.
  package static func joined(_ text: String) -> String {
    var words = ByteBuffer(capacity: text.utf8.count + 1)
    text.withBytes { append($0, to: &words) }
    var joined = ByteBuffer(capacity: words.count + 1)
    for byte in words.bytes where byte != 0x20 { joined.append(byte) }
    return joined.string
  }

  /// The bound, moved back to the beginning of a scalar.
  private static func end(_ text: Bytes) -> Int {
    var end = bound
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private static func isPart(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
