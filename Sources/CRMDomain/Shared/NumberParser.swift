/// Reads the numbers people write: `1500`, `1 500,50`, `1.500,50`, `(12)`, `12-`, `100k`, `1.5m`.
///
/// Group separators are blanks of every kind, `'`, `’`, and whichever of `.` and `,` is not the
/// decimal mark. Where a text could be read in two ways (`1.234`) it is refused, unless a style, which
/// an import learns from the whole column, decides.
package struct NumberParser: Sendable {
  /// Which of `.` and `,` is the decimal mark.
  package enum Mark: String, CaseIterable, Sendable { case dot, comma }

  /// Why a text is no number.
  package enum Fault: Error, Equatable { case notANumber, ambiguous, tooManyPlaces, tooLarge }

  /// The decimal mark; nil where each text must say it itself.
  package var mark: Mark?
  /// Whether `8.48E10` is read.
  package var allowsExponent = false

  /// A parser; without a `mark` ambiguous texts are refused.
  package init(mark: Mark? = nil, allowsExponent: Bool = false) {
    self.mark = mark
    self.allowsExponent = allowsExponent
  }

  /// The number as an integer of 10^-places.
  package func scaled(_ text: Bytes, places: Int) throws(Fault) -> Int64 {
    var spelling = try Spelling(text, self)
    if spelling.places > places {
      // Zeros past the last place lose nothing.
      while spelling.places > places, spelling.digits.last ?? 0 == 0 {
        if !spelling.digits.isEmpty { spelling.digits.removeLast() }
        spelling.places -= 1
      }
      if spelling.places > places { throw .tooManyPlaces }
    }
    var value: UInt64 = 0
    for digit in spelling.digits {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carries) = tens.addingReportingOverflow(UInt64(digit))
      if overflow || carries { throw .tooLarge }
      value = sum
    }
    for _ in 0..<(places - spelling.places) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { throw .tooLarge }
      value = tens
    }
    guard value <= UInt64(Int64.max) else { throw .tooLarge }
    return spelling.isNegative ? -Int64(value) : Int64(value)
  }

  /// What one text says about the decimal mark of its column: `.dot`, `.comma`, or nil if either fits.
  package static func evidence(_ text: Bytes) -> Mark? {
    do throws(Fault) {
      _ = try Spelling(text, NumberParser(mark: .dot, allowsExponent: true))
      do throws(Fault) {
        _ = try Spelling(text, NumberParser(mark: .comma, allowsExponent: true))
        return nil
      } catch {
        return .dot
      }
    } catch {
      do throws(Fault) {
        _ = try Spelling(text, NumberParser(mark: .comma, allowsExponent: true))
        return .comma
      } catch {
        return nil
      }
    }
  }

  /// A number taken apart.
  private struct Spelling {
    var digits: [UInt8] = []
    var places = 0
    var isNegative = false

    init(_ raw: Bytes, _ parser: NumberParser) throws(Fault) {
      let text = try takeSign(raw.trimmed)
      var body = text
      var zeros = 0
      if let last = body.last, body.count > 1 {
        if last.lower == UInt8(ascii: "k") { zeros = 3 }
        if last.lower == UInt8(ascii: "m") { zeros = 6 }
        if zeros > 0 { body = body.part(0..<body.count - 1).trimmed }
      }
      if parser.allowsExponent, zeros == 0 {
        if let e = body.first(UInt8(ascii: "E")) ?? body.first(UInt8(ascii: "e")) {
          var exponent = 0
          for (i, byte) in body.part(e + 1..<body.count).enumerated() {
            if i == 0, byte == UInt8(ascii: "+") { continue }
            guard byte.isDigit, exponent < 100 else { throw .notANumber }
            exponent = exponent * 10 + byte.digit
          }
          guard e + 1 < body.count, exponent <= 18 else { throw .notANumber }
          zeros = exponent
          body = body.part(0..<e)
        }
      }
      try read(body, parser.mark)
      while zeros > 0 {
        if places > 0 { places -= 1 } else { digits.append(0) }
        zeros -= 1
      }
      let firstNonZero = digits.firstIndex { $0 != 0 } ?? digits.count
      digits.removeFirst(min(firstNonZero, digits.count))
    }

    private mutating func takeSign(_ text: Bytes) throws(Fault) -> Bytes {
      guard let first = text.first, let last = text.last else { throw .notANumber }
      if first == UInt8(ascii: "("), last == UInt8(ascii: ")"), text.count > 2 {
        isNegative = true
        return text.part(1..<text.count - 1).trimmed
      }
      if first == UInt8(ascii: "+") { return text.part(1..<text.count) }
      if first == UInt8(ascii: "-") {
        isNegative = true
        return text.part(1..<text.count).trimmed
      }
      // U+2212 minus and U+2013 en dash: E2 88 92, E2 80 93.
      if text.count > 3, first == 0xE2,
        (text[1] == 0x88 && text[2] == 0x92) || (text[1] == 0x80 && text[2] == 0x93)
      {
        isNegative = true
        return text.part(3..<text.count).trimmed
      }
      if last == UInt8(ascii: "-"), text.count > 1, text[text.count - 2].isDigit {
        isNegative = true
        return text.part(0..<text.count - 1)
      }
      return text
    }

    /// Digits with group separators and at most one decimal mark.
    private mutating func read(_ text: Bytes, _ mark: Mark?) throws(Fault) {
      var marks: [(byte: UInt8, at: Int)] = []  // '.' and ',' and where, counted in digits
      var groups: [Int] = []  // where a blank or apostrophe stands, counted in digits
      var i = 0
      while i < text.count {
        let byte = text[i]
        if byte.isDigit {
          digits.append(byte - 0x30)
          i += 1
        } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
          marks.append((byte, digits.count))
          i += 1
        } else if let width = Self.separatorWidth(text, i) {
          groups.append(digits.count)
          i += width
        } else {
          throw .notANumber
        }
      }
      guard !digits.isEmpty else { throw .notANumber }
      let decimal = try Self.decimalMark(marks, mark, digits, hasGroups: !groups.isEmpty)
      let grouping = marks.filter { $0.byte != decimal }.map(\.at)
      if let decimal {
        let uses = marks.filter { $0.byte == decimal }
        guard uses.count == 1, let at = uses.first?.at else { throw .notANumber }
        places = digits.count - at
        guard grouping.allSatisfy({ $0 < at || ($0 == at && at == 0) }) else { throw .notANumber }
      }
      guard grouping.isEmpty || groups.isEmpty else { throw .notANumber }
      let whole = digits.count - places
      let separators = grouping + groups
      for (n, at) in separators.enumerated() {
        let next = n + 1 < separators.count ? separators[n + 1] : whole
        guard next - at == 3, at > 0 else { throw .notANumber }
      }
      if let first = separators.first, first > 3 { throw .notANumber }
    }

    private static func separatorWidth(_ text: Bytes, _ i: Int) -> Int? {
      switch text[i] {
      case 0x20, UInt8(ascii: "'"): return 1
      case 0xC2 where i + 1 < text.count && text[i + 1] == 0xA0: return 2
      case 0xE2 where i + 2 < text.count && text[i + 1] == 0x80:
        // U+202F, U+2009, U+2019
        return text[i + 2] == 0xAF || text[i + 2] == 0x89 || text[i + 2] == 0x99 ? 3 : nil
      default: return nil
      }
    }

    /// Which mark separates the places; nil if none does.
    private static func decimalMark(
      _ marks: [(byte: UInt8, at: Int)], _ style: Mark?, _ digits: [UInt8], hasGroups: Bool
    ) throws(Fault) -> UInt8? {
      let dot = UInt8(ascii: ".")
      let comma = UInt8(ascii: ",")
      guard let last = marks.last else { return nil }
      if let style {
        let decimal = style == .dot ? dot : comma
        return marks.contains { $0.byte == decimal } ? decimal : nil
      }
      let other = last.byte == dot ? comma : dot
      if marks.contains(where: { $0.byte == other }) { return last.byte }
      if marks.count > 1 { return nil }
      let after = digits.count - last.at
      // Three digits after a lone mark: thousands or thousandths. Digits in front settle it when they
      // could not be a group, and so do other separators.
      if after == 3, !hasGroups, last.at > 0, last.at <= 3, digits.first != 0 { throw .ambiguous }
      return last.byte
    }
  }
}
