/// What went wrong, said once: every layer throws this, and one place turns it into a message and an
/// exit status.
package struct CRMError: Error, Sendable, Equatable {
  /// The families of failure; each has one exit status (`ExitStatus`).
  package enum Kind: Sendable, Equatable {
    /// The line cannot be understood: an unknown option, field or filter.
    case usage
    /// A value, row or state that cannot be accepted.
    case data
    /// A record, input file or database that is not there.
    case notFound
    /// More than one record fits.
    case ambiguous
    /// It ran, and the answer is no, or not everything could be done.
    case no
    /// The database server cannot be reached.
    case unavailable
    /// A defect of the program.
    case defect
    /// An output cannot be created.
    case cannotCreate
    /// Reading or writing failed.
    case inputOutput
    /// The database stayed locked.
    case busy
    /// The role, or a missing consent, forbids it.
    case notPermitted
    /// A configuration error, or a database this program cannot use.
    case configuration
    /// Nobody reads the output any more: no failure, but the end.
    case readerGone
    /// A signal ended a long write; nothing of it was stored.
    case interrupted(signal: Int32)
  }

  /// The family.
  package var kind: Kind
  /// For programs: `invalid_value`, `unknown_field`, `exists` …
  package var code: String
  /// For people: lower case, names the thing, no full stop.
  package var message: String
  /// Next steps that work when typed.
  package var hints: [String] = []
  /// Lines shown between the message and the hints, as they are.
  package var details: [String] = []
  /// The field the value was meant for.
  package var field: String?
  /// The value as it was given.
  package var value: String?
  /// What would have fitted.
  package var allowed: [String] = []
  /// The records that could be meant, as `contact:42`.
  package var candidates: [String] = []
  /// The line of the input, counted from 1.
  package var line: Int?

  /// An error of `kind`; `code` is what programs see.
  package init(_ kind: Kind, code: String, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.code = code
    self.message = message
    if let hint { hints = [hint] }
  }

  /// Whether it is the affair of the one record, row or line that asked for what it cannot have, beside which
  /// others can be done; a full disk, or what one may not do at all, is everybody's.
  package var isOfOneRecord: Bool {
    switch kind {
    case .data, .notFound, .ambiguous, .usage: true
    case .notPermitted: code != "not_permitted"
    default: false
    }
  }

  /// A line that cannot be understood.
  package static func usage(_ message: String, hint: String? = nil) -> CRMError {
    CRMError(.usage, code: "usage", message, hint: hint)
  }

  /// A file that is there already, where one is to be made; `option` names another.
  package static func exists(_ path: String, option: String) -> CRMError {
    CRMError(
      .cannotCreate, code: "exists", "\(path) exists already",
      hint: "name another with \(option) FILE")
  }

  /// A value that does not fit its field.
  package static func invalid(
    _ value: String, for field: String, _ message: String, allowed: [String] = [],
    hint: String? = nil
  ) -> CRMError {
    var error = CRMError(.data, code: "invalid_value", message, hint: hint)
    error.field = field
    error.value = value
    error.allowed = allowed
    return error
  }

  /// Something that is not there.
  package static func notFound(_ message: String, hint: String? = nil) -> CRMError {
    CRMError(.notFound, code: "not_found", message, hint: hint)
  }

  /// A key that only one record may have: another has it, perhaps one that is hidden.
  package static var taken: CRMError {
    CRMError(
      .data, code: "taken",
      "another record has this name or key already, perhaps one you do not see")
  }

  /// A reference that leads nowhere: a defect, but for those who do not see all that refers to a record.
  package static func referredTo(_ text: String) -> CRMError {
    CRMError(.defect, code: "foreign_key", "the database refused a row: \(text)")
  }

  /// A defect of the program: a state its own code rules out.
  package static func defect(_ message: String) -> CRMError {
    CRMError(.defect, code: "defect", message)
  }
}
