/// Text that was UTF-8 and was read as if it were Windows-1252: `BjÃ¸rn` for `Bjørn`.
package enum Mojibake {
  /// What such texts hold: the letters of the Nordic languages, read so.
  package static let marks = [
    "Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…", "Ã¶", "Ã¤", "Ã–", "Ã„", "Ã©", "Ã¼", "Ã¨",
  ]

  /// The bytes of Windows-1252 between 0x80 and 0x9F that are letters or signs elsewhere.
  private static let signs: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]

  /// The text as it was meant, word by word, as one that was read wrongly may stand beside one that was typed;
  /// nil where none was read wrongly, or it cannot be told.
  package static func repaired(_ text: String) -> String? {
    if let whole = meant(text) { return whole }
    var isMended = false
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let meant = meant(String(word)) else { return String(word) }
      isMended = true
      return meant
    }
    return isMended ? words.joined(separator: " ") : nil
  }

  private static func meant(_ text: String) -> String? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let byte = signs[scalar.value] {
        bytes.append(byte)
      } else if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else {
        return nil
      }
    }
    guard bytes.contains(where: { $0 >= 0x80 }),
      let meant = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return meant == text ? nil : meant
  }
}
