/// The days of the week as people call them.
enum Weekday {
  /// From Monday on: English, Norwegian and Danish, Swedish, as they fold.
  private static let names = [
    ["monday", "mandag"], ["tusday", "tirsdag", "tisdag"], ["wednesday", "onsdag"],
    ["thursday", "torsdag"], ["friday", "fredag"], ["saturday", "lordag"], ["sunday", "sondag"],
  ]

  /// The day of a folded name, 1 is Monday.
  static func number(_ key: String) -> Int? {
    names.firstIndex { $0.contains(key) }.map { $0 + 1 }
  }

  /// The day whose name begins so, of two letters at least; that of the first one where two do.
  static func number(beginning key: String) -> Int? {
    guard key.utf8.count >= 2 else { return nil }
    // `mondays` and `weds` are days, too.
    return names.firstIndex { $0.contains { $0.hasPrefix(key) || key.hasPrefix($0) } }
      .map { $0 + 1 } ?? (key == "weds" ? 3 : nil)
  }
}
