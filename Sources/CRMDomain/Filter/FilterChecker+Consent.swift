// What a filter asks of consents: `consent.newsletter`, `consent.newsletter.email`, `contact.consent.newsletter`.
extension FilterChecker {
  /// What a path asks from `consent` on; nil where nothing of the kind is meant.
  ///
  /// - Throws: `usage` without a purpose, or for one that nobody was asked for and that is nearly another: a slip
  ///   must never look like nobody having consented.
  func consent(
    _ path: Filter.Path, _ index: Int, _ noun: Noun
  ) throws(CRMError) -> ConsentQuestion? {
    guard path.names[index] == "consent", noun.name.isPerson else { return nil }
    var names = path.names[(index + 1)...]
    guard let last = names.last else {
      throw fault(
        "\(path.text) does not say to what", at: path.position(of: index), "consent".utf8.count,
        hint: "consent.newsletter, or consent.newsletter.email", code: "unknown_field",
        allowed: try knowledge.purposes())
    }
    var channel: String?
    if names.count > 1, ConsentWords.channels.contains(where: { $0.key == last }) {
      channel = last
      names.removeLast()
    }
    let purpose = names.joined(separator: ".")
    let known = try knowledge.purposes()
    if !known.contains(purpose), let near = NearestName.of(purpose, in: known) {
      throw fault(
        "nobody was asked to consent to \"\(purpose)\"", at: path.position(of: index + 1),
        purpose.utf8.count, suggestion: "did you mean \"\(near)\"?", code: "unknown_field",
        allowed: known)
    }
    return ConsentQuestion(
      purpose: purpose, channel: channel,
      now: (knowledge.past ?? rules.dates.clock.now).description)
  }

  /// `consent.newsletter=no`. What is not equal is turned round by whoever compares.
  func answered(
    _ question: ConsentQuestion, _ path: Filter.Path, _ comparison: Filter.Comparison,
    _ values: [Filter.Value]
  ) throws(CRMError) -> Condition {
    let answers = try values.map { value throws(CRMError) -> Condition in
      guard comparison == .equal || comparison == .notEqual,
        let isGiven = BooleanText.read(value.text)
      else { throw notAnAnswer(path, at: value.position, value.text.utf8.count) }
      return isGiven ? .consent(question) : .not(.consent(question))
    }
    return answers.count == 1 ? answers[0] : .any(answers)
  }

  /// A consent is asked for something else than yes or no.
  func notAnAnswer(_ path: Filter.Path, at position: Int, _ length: Int) -> CRMError {
    fault(
      "\(path.text) is yes or no", at: position, length, hint: "\(path.text), or not \(path.text)")
  }
}
