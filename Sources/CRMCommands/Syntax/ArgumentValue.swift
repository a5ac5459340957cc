import CRMDomain
import CRMOutput

/// A value that can be typed as one word.
package protocol ArgumentValue: Sendable {
  /// The value of a word; nil if the word does not fit.
  init?(argument: String)
  /// Stands in while parameters are only being noted; never reaches the work.
  static var placeholder: Self { get }
  /// Every word that fits, if they can be listed.
  static var candidates: [String] { get }
}

extension ArgumentValue {
  package static var candidates: [String] { [] }
}

extension String: ArgumentValue {
  package init?(argument: String) { self = argument }
  package static var placeholder: String { "" }
}

extension Int: ArgumentValue {
  package init?(argument: String) { self.init(argument) }
  package static var placeholder: Int { 0 }
}

extension ArgumentValue where Self: CaseIterable & RawRepresentable, RawValue == String {
  package init?(argument: String) { self.init(rawValue: argument) }
  package static var placeholder: Self { allCases[allCases.startIndex] }
  package static var candidates: [String] { allCases.map { $0.rawValue } }
}

/// A whole number that is not negative: how many.
package struct Count: ArgumentValue {
  /// The number.
  package let value: Int

  package init?(argument: String) {
    guard let value = Int(argument), value >= 0 else { return nil }
    self.value = value
  }

  private init() { value = 0 }
  package static var placeholder: Count { Count() }
}

/// How long to wait: `30`, `30s`, `500ms`, `2min`.
package struct Duration: ArgumentValue {
  /// In milliseconds.
  package let milliseconds: Int

  package init?(argument: String) {
    let digits = argument.prefix { $0 >= "0" && $0 <= "9" }
    guard let number = Int(digits), number <= 86_400 else { return nil }
    switch argument[digits.endIndex...] {
    case "", "s": milliseconds = number * 1000
    case "ms": milliseconds = number
    case "min", "m": milliseconds = number * 60_000
    default: return nil
    }
  }

  private init() { milliseconds = 0 }
  package static var placeholder: Duration { Duration() }
}

extension OutputFormat: ArgumentValue {}
extension DisplayLanguage: ArgumentValue {}
extension CSVRenderer.Dialect: ArgumentValue {}
