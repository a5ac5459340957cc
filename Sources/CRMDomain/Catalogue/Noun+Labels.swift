extension Noun {
  /// The field that is meant by a name as people see it: its own, or, where that is one field's alone, a label in any
  /// of the languages or what other systems call it (`Poststed`, `Språk`, `mobile`).
  package func field(said name: String) -> Field? {
    field(name) ?? field(labelled: name)
  }

  /// The field that is called so, but for its own name; nil where none or several are.
  package func field(labelled name: String) -> Field? {
    let wanted = Words.joined(name)
    guard !wanted.isEmpty else { return nil }
    let passes: [(Field) -> [String]] = [{ $0.ownAliases }, { $0.labels.all }, { $0.aliases }]
    for names in passes {
      let found = fields.filter { names($0).contains { Words.joined($0) == wanted } }
      if !found.isEmpty { return found.count == 1 ? found[0] : nil }
    }
    return nil
  }
}
