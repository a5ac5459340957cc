extension Noun {
  /// The field that is meant by a name as people see it: its own, or, where that is one field's alone, a label in any
  /// of the languages or what other systems call it (`Poststed`, `Språk`, `mobile`).
  package func field(said name: String) -> Field? {
    field(name) ?? field(labelled: name)
  }

  /// The field that is called so, but for its own name; nil where none or several are.
  package func field(labelled name: String) -> Field? {
    let wanted = Words.of(name).joined()
    guard !wanted.isEmpty else { return nil }
    func isCalled(_ names: [String]) -> Bool { names.contains { Words.of($0).joined() == wanted } }
    let labelled = fields.filter { isCalled($0.labels.all) }
    if !labelled.isEmpty { return labelled.count == 1 ? labelled[0] : nil }
    let known = fields.filter { isCalled($0.aliases) }
    return known.count == 1 ? known[0] : nil
  }
}
