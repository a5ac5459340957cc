/// Whole numbers for people.
package enum Thousands {
  /// `198 204`, with no-break spaces.
  package static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { text += "\u{A0}" }
      text.append(digit)
    }
    return text
  }
}
