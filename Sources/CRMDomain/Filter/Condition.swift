/// A filter whose names were looked up and whose values are values: what is left to be done is to ask
/// the question, in SQL or of records in memory.
package indirect enum Condition: Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// Something about a field of the record.
  case field(Field, Test)
  /// Some record that is related in this way fits; without a condition, there is one.
  case related(Link, Condition?)
  /// Every one of these words is in the record, the last one as a beginning.
  case words([String])
  /// A value the record is found by begins like one of these, or holds it.
  case found([KeyPart])
  /// A figure over related records fits.
  case aggregate(Aggregate, Test)
  /// The record is among the members of a static segment.
  case member(of: Int64)
  /// The contact consents to a purpose.
  case consent(ConsentQuestion)

  /// What is typed of a value that records are found by.
  package struct KeyPart: Sendable {
    /// The kind of its keys, as of `RecordKey`.
    package var kind: String
    /// The column that holds such a value too; nil where all of them are keys.
    package var column: String?
    /// What it begins with, or holds.
    package var text: String
    /// Whether it may stand anywhere in the value.
    package var isAnywhere: Bool
  }

  /// A figure over the records that are reached through relations; each of them counts once.
  package struct Aggregate: Sendable {
    /// What is computed.
    package var function: Filter.Aggregate
    /// The relations, from the record outwards; at least one.
    package var links: [Link]
    /// Which of the records.
    package var condition: Condition?
    /// The field of theirs; nil for `count`.
    package var field: Field?

    /// The figure over no record, or over none that has a value; nil where there is none.
    package var ofNothing: Int64? { function == .count || function == .sum ? 0 : nil }
  }

  /// What is asked of a field. Tests of an empty field do not hold, but for `isEmpty`.
  package enum Test: Sendable {
    case isEmpty
    case isTrue
    /// It is, or one of its many values is, one of these.
    case among([Constant])
    /// It lies between these; nil is open.
    case within(Bound?, Bound?)
    /// Its folded text holds this.
    case contains(String)
    /// A day between the first two, or a moment between the others, of a field that may hold either.
    case due(Bound?, Bound?, Bound?, Bound?)
    /// An amount that, converted into this currency at the rate of this day, lies between these.
    case amount(Currency, Day, Bound?, Bound?)
  }

  /// An end of a range.
  package struct Bound: Sendable, Equatable {
    /// The value at the end.
    package var value: Constant
    /// Whether the value itself belongs to the range.
    package var isIncluded: Bool

    /// An end.
    package init(_ value: Constant, isIncluded: Bool) {
      self.value = value
      self.isIncluded = isIncluded
    }
  }

  /// A value as it is stored and compared.
  package enum Constant: Sendable, Equatable {
    /// A text: folded where the field folds, else as it is.
    case text(String)
    case integer(Int64)
    /// A record of the noun the field refers to.
    case record(Int64, noun: NounName)
  }

  /// How records are related.
  package enum Link: Sendable {
    /// The record a field refers to.
    case to(Field, NounName)
    /// The records of a noun that refer to this one by a field.
    case from(NounName, Field)
    /// The companies of a contact, and the contacts of a company, through relations.
    case employer, employees
    /// The records of a noun that name this one, of whatever noun it is, in one of these fields: the relations it
    /// is part of, its attachments.
    case naming(NounName, [String])
    /// The activities of a contact or a company: those that name it, those it took part in, and of a company
    /// those of its people.
    case activities

    /// The noun it leads to.
    package var noun: NounName {
      switch self {
      case .to(_, let noun), .from(let noun, _), .naming(let noun, _): noun
      case .employer: .company
      case .employees: .contact
      case .activities: .activity
      }
    }
  }
}

extension Condition.Test {
  /// Whether the test holds of a number; an amount must be in its currency already.
  package func holds(_ number: Int64) -> Bool {
    switch self {
    case .among(let constants): constants.contains(.integer(number))
    case .within(let lower, let upper), .amount(_, _, let lower, let upper):
      (lower?.isBelow(.integer(number)) ?? true) && (upper?.isAbove(.integer(number)) ?? true)
    case .isEmpty, .isTrue, .contains, .due: false
    }
  }
}

extension Condition.Bound {
  /// Whether a value lies above this end, or on it where it is included.
  func isBelow(_ other: Condition.Constant) -> Bool {
    value.isLess(than: other) || (isIncluded && value == other)
  }

  /// Whether a value lies below this end, or on it where it is included.
  func isAbove(_ other: Condition.Constant) -> Bool {
    other.isLess(than: value) || (isIncluded && value == other)
  }
}

extension Condition.Constant {
  /// Whether it comes before another of its kind; texts by their bytes.
  func isLess(than other: Condition.Constant) -> Bool {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    default: false
    }
  }
}
