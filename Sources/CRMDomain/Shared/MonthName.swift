/// The names of months, in English, Norwegian, Danish and Swedish.
enum MonthName {
  private static let names = [
    ["jan"], ["feb"], ["mar"], ["apr"], ["may", "mai", "maj"], ["jun"], ["jul"], ["aug"],
    ["sep"], ["oct", "okt"], ["nov"], ["dec", "des"],
  ]

  /// The month a word names by its first three letters, 1 to 12.
  static func number(_ word: Bytes) -> Int? {
    guard word.count >= 3, !word[0].isDigit else { return nil }
    let key = String(word.string.lowercased().prefix(3))
    return names.firstIndex { $0.contains(key) }.map { $0 + 1 }
  }
}
