// What a filter asks of consents: `consent.newsletter`, `consent.newsletter.email`, `contact.consent.newsletter`.
extension FilterChecker {
  /// What a path asks from `consent` on; nil where nothing of the kind is meant.
  ///
  /// - Throws: `usage` without a purpose, or for one that nobody was asked for and that is nearly another: a slip
  ///   must never look like nobody having consented.
  func consent(
    _ path: Filter.Path, _ index: Int, _ noun: Noun
  ) throws(CRMError) -> ConsentQuestion? {
    guard path.names[index] == "consent", noun.name == .contact else { return nil }
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
      purpose: purpose, channel: channel, now: rules.dates.clock.now.description)
  }

  /// `consent.newsletter=no`; anything else that is called consent is a field like others.
  func consenting(
    _ path: Filter.Path, _ comparison: Filter.Comparison, _ values: [Filter.Value], _ noun: Noun
  ) throws(CRMError) -> Condition {
    let condition: Condition
    do throws(CRMError) { condition = try bare(path, noun) } catch {
      return try compare(path, comparison, values, noun)
    }
    guard FilterChecker.endsInConsent(condition) else {
      return try compare(path, comparison, values, noun)
    }
    guard comparison == .equal || comparison == .notEqual, values.count == 1,
      let isGiven = BooleanText.read(values[0].text)
    else {
      throw fault(
        "\(path.text) is yes or no", at: values.first?.position ?? path.position,
        values.first?.text.utf8.count ?? 1, hint: "\(path.text), or not \(path.text)")
    }
    return (comparison == .equal) == isGiven ? condition : .not(condition)
  }

  private static func endsInConsent(_ condition: Condition) -> Bool {
    switch condition {
    case .consent: true
    case .related(_, let inner?): endsInConsent(inner)
    default: false
    }
  }
}
