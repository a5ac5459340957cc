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
    /// An amount in this currency that lies between these.
    case amount(Currency, Bound?, Bound?)
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
    /// The relations a record is part of.
    case relations
  }
}
