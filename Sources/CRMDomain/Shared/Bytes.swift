#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text as it lies in a file, a database page or an argument: UTF-8, not owned, not terminated.
///
/// Imports, exports and lists move millions of cells. As bytes a cell costs a copy; as `String` it
/// costs an allocation, a validation and a count of characters. So the hot paths pass these, and
/// `String` is for rules and people. Whoever passes them says how long they live.
package typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// No bytes at all.
  package static var empty: Bytes { Bytes(start: nil, count: 0) }

  /// The text as a value of its own; invalid UTF-8 becomes U+FFFD.
  package var string: String { String(decoding: self, as: UTF8.self) }

  /// The bytes of a part.
  package func part(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

  /// Without white space (ASCII, U+00A0) at both ends.
  package var trimmed: Bytes {
    // What almost every cell is.
    if let first = self.first, let last = self.last, first > 0x20, first < 0x80, last > 0x20,
      last < 0x80
    {
      return self
    }
    var first = 0
    var last = count
    while first < last {
      if self[first].isSpace {
        first += 1
      } else if self[first] == 0xC2, first + 1 < last, self[first + 1] == 0xA0 {
        first += 2
      } else {
        break
      }
    }
    while first < last {
      if self[last - 1].isSpace {
        last -= 1
      } else if self[last - 1] == 0xA0, last - 2 >= first, self[last - 2] == 0xC2 {
        last -= 2
      } else {
        break
      }
    }
    return part(first..<last)
  }

  /// Whether both are the same bytes.
  package func isEqual(to other: Bytes) -> Bool {
    guard count == other.count else { return false }
    guard count > 0, let a = baseAddress, let b = other.baseAddress else { return true }
    return memcmp(a, b, count) == 0
  }

  /// Whether the bytes are those of `text`.
  package func isEqual(to text: StaticString) -> Bool {
    isEqual(to: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Where `byte` stands first at or after `start`.
  package func first(_ byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count, let base = baseAddress,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Where `part` stands first, or nil. An empty part is found nowhere.
  package func first(_ part: Bytes, from start: Int = 0) -> Int? {
    guard let head = part.first else { return nil }
    var i = start
    while let at = first(head, from: i), at + part.count <= count {
      if self.part(at..<at + part.count).isEqual(to: part) { return at }
      i = at + 1
    }
    return nil
  }

  /// Whether the bytes begin with those of `prefix`.
  package func hasPrefix(_ prefix: Bytes) -> Bool {
    count >= prefix.count && part(0..<prefix.count).isEqual(to: prefix)
  }

  /// Whether the bytes begin with `prefix`, which is in small letters, in any case.
  package func hasPrefix(anyCase prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    for i in 0..<prefix.utf8CodeUnitCount where self[i].lower != prefix.utf8Start[i] {
      return false
    }
    return true
  }

  /// Whether every byte is below 0x80.
  package var isASCII: Bool {
    for byte in self where byte >= 0x80 { return false }
    return true
  }

  /// Where the first byte stands that is no part of well-formed UTF-8 (Unicode 15, table 3-7), or nil.
  package var firstInvalidUTF8: Int? {
    var i = 0
    while i < count {
      let byte = self[i]
      if byte < 0x80 {
        i += 1
        continue
      }
      let length: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch byte {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, low) = (3, 0xA0)
      case 0xED: (length, high) = (3, 0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, low) = (4, 0x90)
      case 0xF4: (length, high) = (4, 0x8F)
      case 0xF1...0xF3: length = 4
      default: return i
      }
      guard i + length <= count, self[i + 1] >= low, self[i + 1] <= high else { return i }
      for k in 2..<Swift.max(length, 2) where self[i + k] & 0xC0 != 0x80 { return i }
      i += length
    }
    return nil
  }

  /// The scalar that begins at `i`, which moves past it. The bytes must be valid UTF-8; where they
  /// are not, one byte is taken and U+FFFD answered.
  package func scalar(at i: inout Int) -> UInt32 {
    let lead = self[i]
    i += 1
    if lead < 0x80 { return UInt32(lead) }
    let more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
    guard more > 0, i + more <= count else { return 0xFFFD }
    var value = UInt32(lead) & (0x3F >> UInt32(more))
    for k in 0..<more {
      guard self[i + k] & 0xC0 == 0x80 else { return 0xFFFD }
      value = value << 6 | UInt32(self[i + k] & 0x3F)
    }
    i += more
    return value
  }

  /// Splits at every `separator`; n separators give n + 1 parts.
  package func split(at separator: UInt8) -> [Bytes] {
    var parts: [Bytes] = []
    var start = 0
    while let at = first(separator, from: start) {
      parts.append(part(start..<at))
      start = at + 1
    }
    parts.append(part(start..<count))
    return parts
  }
}

extension UInt8 {
  /// ASCII white space: blank, tab, line feed, vertical tab, form feed, return.
  package var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  /// 0 to 9.
  package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// a to z, A to Z.
  package var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// The small letter of an ASCII capital, else itself.
  package var lower: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  /// The value of a digit 0 to 9.
  package var digit: Int { Int(self) - 0x30 }
}

extension String {
  /// The text as bytes, for the duration of `body`. Inlined, because typed throws through a generic
  /// closure otherwise build the metadata of a `Result` at every call.
  @inlinable @inline(__always)
  package func withBytes<R, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    var copy = self
    var result: Result<R, E>?
    copy.withUTF8 { bytes in
      do throws(E) {
        result = .success(try body(bytes))
      } catch {
        result = .failure(error)
      }
    }
    return try result!.get()
  }

  /// The text without white space (ASCII, U+00A0) at both ends.
  package var trimmed: String { withBytes { $0.trimmed.string } }

  /// Whether `part` stands in the text.
  package func includes(_ part: String) -> Bool {
    withBytes { text in part.withBytes { text.first($0) != nil } }
  }

  /// The text with every `old` replaced.
  package func replacing(_ old: String, by new: String) -> String {
    guard !old.isEmpty else { return self }
    return withBytes { text in
      old.withBytes { part in
        var result = ""
        var start = 0
        while let at = text.first(part, from: start) {
          result += text.part(start..<at).string + new
          start = at + part.count
        }
        return result + text.part(start..<text.count).string
      }
    }
  }
}

extension [String] {
  /// The texts one after the other with `separator` between them. What `joined` does; but `joined` is
  /// generic, and its first use costs a short command more than all its texts.
  package func listed(_ separator: String) -> String {
    var text = ""
    for (i, part) in enumerated() {
      if i > 0 { text += separator }
      text += part
    }
    return text
  }
}
