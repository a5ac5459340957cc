import CRMDomain

/// A question of records of which whoever asks may see some only. What the program works out and decides is the same
/// whoever works, so it asks as the owner of the tables does, and tells nothing but the answer.
package struct OwnerQuestion: Sendable {
  /// What it is called.
  package let name: String
  /// How many whole numbers it is asked with.
  package let count: Int
  /// Whose record the first of them is, which whoever asks must see; nil where it is of no record.
  package let noun: NounName?
  /// The types of what it answers, column by column, as engines call them.
  package let answers: [String]
  /// The statement, with `{s}` before the name of each table.
  private let statement: String

  /// A question.
  init(
    _ name: String, of noun: NounName?, count: Int, answers: [String], _ statement: String
  ) {
    self.name = name
    self.noun = noun
    self.count = count
    self.answers = answers
    self.statement = statement
  }

  /// Every one there is, for engines that keep them.
  package static let all = TicketSQL.ownerQuestions

  /// The statement, with tables where a schema says they are; nil for the first there is.
  package func text(_ schema: String?) -> String {
    statement.replacing("{s}", by: schema.map { $0 + "." } ?? "")
  }
}

extension Database {
  /// The statement that asks it for whoever works with the database.
  package func asking(_ question: OwnerQuestion) -> String {
    guard isRestricted, past == nil else { return question.text(nil) }
    return connection.dialect.asOwner?(question) ?? question.text(connection.dialect.schemaName)
  }
}
