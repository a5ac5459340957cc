/// A name in the domain name system: `oslodesign.no`, `blåbær.no`.
package enum DomainName {
  /// Appends the domain in lower case to `value` and in ASCII form (RFC 3492) to `key`; false if it is
  /// no domain of at least two labels. On false both may have grown.
  package static func read(
    _ text: Bytes, value: inout ByteBuffer, key: inout ByteBuffer
  ) -> Bool {
    guard text.count >= 3, text.count <= 253 else { return false }
    var text = text
    if text.last == UInt8(ascii: ".") { text = text.part(0..<text.count - 1) }
    var label = 0
    var labels = 1
    var isNumeric = true
    for byte in text {
      if byte == UInt8(ascii: ".") {
        if label == 0 || label > 63 { return false }
        label = 0
        labels += 1
        isNumeric = true
        continue
      }
      guard byte >= 0x80 || byte.isDigit || byte.isLetter || byte == UInt8(ascii: "-") else {
        return false
      }
      if !byte.isDigit { isNumeric = false }
      label += 1
    }
    guard labels >= 2, label > 0, label <= 63, !isNumeric else { return false }
    if text.isASCII {
      let start = value.count
      for byte in text { value.append(byte.lower) }
      key.append(value.part(start, value.count - start))
      return true
    }
    let lower = Normalisation.composed(text.string).lowercased()
    // Bytes that were no text, and what composes to a sign: U+037E is a semicolon.
    guard
      lower.unicodeScalars.allSatisfy({ scalar in
        scalar.value >= 0x80
          ? scalar != "\u{FFFD}"
          : UInt8(scalar.value).isDigit || UInt8(scalar.value).isLetter || scalar == "-"
            || scalar == "."
      })
    else { return false }
    value.append(lower)
    let start = key.count
    for (i, part) in lower.split(separator: ".", omittingEmptySubsequences: false).enumerated() {
      if i > 0 { key.append(UInt8(ascii: ".")) }
      guard let ascii = Punycode.label(String(part)) else { return false }
      key.append(ascii)
    }
    return key.count - start <= 253
  }

  /// The domain of a typed or imported text (`https://www.Example.no/x` → `example.no`), or nil.
  package static func normalised(_ text: String) -> String? {
    var host = text.trimmed
    if let scheme = host.firstRange("://") { host = String(host[scheme.upperBound...]) }
    if let end = host.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }) {
      host = String(host[..<end])
    }
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    if let colon = host.firstIndex(of: ":") { host = String(host[..<colon]) }
    if host.lowercased().hasPrefix("www.") { host = String(host.dropFirst(4)) }
    var value = ByteBuffer()
    var key = ByteBuffer()
    return host.withBytes { read($0, value: &value, key: &key) } ? value.string : nil
  }

  /// The form that is compared: ASCII, lower case.
  package static func key(_ text: String) -> String? {
    guard let domain = normalised(text) else { return nil }
    var value = ByteBuffer()
    var key = ByteBuffer()
    return domain.withBytes { read($0, value: &value, key: &key) } ? key.string : nil
  }
}

extension String {
  /// Where `part` stands first.
  package func firstRange(_ part: String) -> Range<String.Index>? {
    withBytes { text in part.withBytes { text.first($0) } }.map { offset in
      let start = utf8.index(utf8.startIndex, offsetBy: offset)
      return start..<utf8.index(start, offsetBy: part.utf8.count)
    }
  }
}

/// Labels of a domain name in ASCII (RFC 3492).
private enum Punycode {
  /// The label, with `xn--` in front if it was not ASCII; nil if it is too long.
  static func label(_ label: String) -> String? {
    let scalars = label.unicodeScalars.map(\.value)
    if scalars.allSatisfy({ $0 < 0x80 }) { return label }
    var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
    var handled = output.count
    let basic = handled
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var n: UInt32 = 128
    var delta = 0
    var bias = 72
    while handled < scalars.count {
      guard let next = scalars.filter({ $0 >= n }).min() else { return nil }
      delta += Int(next - n) * (handled + 1)
      n = next
      for scalar in scalars {
        if scalar < n { delta += 1 }
        guard scalar == n else { continue }
        var q = delta
        var k = 36
        while true {
          let t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
          if q < t { break }
          output.append(digit(t + (q - t) % (36 - t)))
          q = (q - t) / (36 - t)
          k += 36
        }
        output.append(digit(q))
        bias = adapt(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      n += 1
    }
    return output.count <= 59 ? "xn--" + String(decoding: output, as: UTF8.self) : nil
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? value + 97 : value - 26 + 48)
  }

  private static func adapt(_ delta: Int, _ points: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / points
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}
