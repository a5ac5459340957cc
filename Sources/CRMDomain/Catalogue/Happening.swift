/// What of the records of a noun stands on the timelines of whom they are about, said in fields.
package struct Happening: Sendable {
  /// What stands beside what it is called.
  package enum More: Sendable {
    case nothing
    /// The value of a field.
    case field(String)
    /// What the record a field refers to is called.
    case title(of: String)
    /// A word.
    case said(String)
    /// The state it was made in.
    case firstState
    /// The state it is in, or of those in one the value of a field.
    case state(orOf: String, field: String)
  }

  /// The word by which it is asked for (`--kind`).
  package let kind: String
  /// The field that says a kind more closely.
  package let kindField: String?
  /// When: the first of these fields that is not empty, or the earliest of two.
  package let at: [String]
  package let isEarliest: Bool
  /// What it is called: the first of these fields that is not empty, or all of them.
  package let what: [String]
  package let isJoined: Bool
  /// What stands beside that.
  package let more: More
  /// Who did it.
  package let who: String
  /// The field that refers to the record it is told of, of a part of one.
  package let of: String?
  /// Whether the moves of the records stand there too.
  package let showsMoves: Bool

  /// What of a record stands on a timeline.
  package init(
    _ kind: String, kindField: String? = nil, at: [String], isEarliest: Bool = false,
    what: [String], isJoined: Bool = false, _ more: More = .nothing, who: String = "created_by",
    of: String? = nil, showsMoves: Bool = false
  ) {
    self.kind = kind
    self.kindField = kindField
    self.at = at
    self.isEarliest = isEarliest
    self.what = what
    self.isJoined = isJoined
    self.more = more
    self.who = who
    self.of = of
    self.showsMoves = showsMoves
  }
}

extension Noun {
  /// The field by which its records are about a record of a noun; nil where they are about none.
  package func belonging(to noun: NounName) -> Field? {
    guard let field = field(noun.rawValue), case .reference(let reference) = field.type,
      reference.noun == noun, reference.belongs || reference.isOwned
    else { return nil }
    return field
  }
}
