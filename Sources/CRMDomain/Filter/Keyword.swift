/// The words of the filter language; none of them can be the name of a field.
package enum Keyword {
  /// Whether `word` is one, in any case.
  package static func isReserved(_ word: String) -> Bool { all.contains(word.lowercased()) }

  private static let all: Set<String> = [
    "and", "or", "not", "in", "between", "is", "empty", "count", "sum", "min", "max", "avg", "me",
    "my-team", "yes", "no", "true", "false",
  ]
}
