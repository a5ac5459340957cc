import CRMDomain

/// Who does something, when, and with which command.
package struct OperationContext: Sendable {
  /// The login of who does it.
  package var actor: String
  /// The moment.
  package var at: Instant
  /// The command as the log shows it: words and field names, never values.
  package var command: String
  /// A number nobody can guess, for the operation's key.
  package var random: UInt64
  /// What tells a repetition of the command from another: it is done once.
  package var onceKey: String?
  /// Whether the work may be done again from its beginning, where the database says so: it reads no
  /// stream and tells nobody anything before it is stored.
  package var isRepeatable = false

  /// Who, when, how.
  package init(
    actor: String, at: Instant, command: String, random: UInt64, onceKey: String? = nil
  ) {
    self.actor = actor
    self.at = at
    self.command = command
    self.random = random
    self.onceKey = onceKey
  }
}
