extension SQLCondition {
  /// The same of one record: the number joins as the last parameter.
  package func of(_ number: Int64) -> SQLCondition {
    SQLCondition("t.id = $\(values.count + 1) AND (\(text))", values + [.integer(number)])
  }

  /// Its text, for a statement with `count` parameters before those of the condition.
  package func shifted(by count: Int) -> String {
    var out = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      out += rest[..<dollar]
      let after = rest.index(after: dollar)
      let digits = rest[after...].prefix { $0 >= "0" && $0 <= "9" }
      out += "$" + (Int(digits).map { "\($0 + count)" } ?? "")
      rest = rest[digits.endIndex...]
    }
    return out + rest
  }
}
