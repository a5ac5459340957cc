import CRMDomain

/// A step from one version of the schema to the next: only SQL, in the words of `Dialect.schema`,
/// never changed once released.
package struct Migration: Sendable {
  /// The version it leads to.
  package let version: Int
  /// Its statements.
  package let statements: [String]

  /// Every step, in order.
  package static let all: [Migration] = [.m0001, .m0002, .m0003, .m0004, .m0005, .m0006, .m0007]

  /// The version this program works with: how many steps there are. Every start asks, and the texts of the steps
  /// cost it more than it costs to say so here.
  package static let newest = 7

  /// The step from which on a file may be without tables: later ones leave out what they say of such.
  private static let separating = 7

  /// Runs the steps from `version` on, inside a transaction, up to `target` or the newest.
  package static func run(
    on connection: any Connection, from version: Int, to target: Int = newest
  ) throws(CRMError) {
    try connection.settleReferences()
    for step in all where step.version > version && step.version <= target {
      for statement in step.statements {
        try connection.execute(connection.dialect.schema(statement))
      }
      if step.version == separating { try connection.separate(TableUnits(.standard)) }
    }
    try connection.setSchemaVersion(target)
  }
}
