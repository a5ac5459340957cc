import CRMDomain

extension Operation {
  /// What went, or would, is referred to by what whoever does this does not see, and cannot clear.
  static var referredToUnseen: CRMError {
    CRMError(.data, code: "referred_to", "records you do not see refer to it")
  }

  /// Refuses to change or remove what is kept as it was sent.
  func needUnsealed(_ noun: Noun) throws(CRMError) {
    guard noun.traits.contains(.sealed), kind != .erase else { return }
    throw CRMError(
      .data, code: "sealed",
      "\(noun.name.withArticle) is kept as it was sent, and nobody changes it")
  }

  /// Commits. Where the answer to that is lost it may have happened all the same: the key of the operation
  /// tells, once whatever is left of the session before has let go of the database.
  func commit() throws(CRMError) {
    do throws(CRMError) { try database.connection.commit() } catch {
      if error.code == "not_replicated" {
        var error = error
        error.message = "operation \(id) is " + error.message
        throw error
      }
      guard error.code == "connection_lost", let key else { throw error }
      guard try isStored(key) else { throw error }
    }
  }

  /// Whether the operation of a key is stored, asked until it is known.
  ///
  /// - Throws: `unavailable` where it stays unknown: that is no reason to do the work again.
  private func isStored(_ key: String) throws(CRMError) -> Bool {
    let connection = database.connection
    while true {
      do throws(CRMError) {
        try connection.reconnect()
        try connection.beginWriting()
        defer { connection.rollback() }
        return try connection.integer(
          "SELECT 1 FROM operation WHERE key = $1", .text(key)) != nil
      } catch {
        var isWorthWhile = false
        do throws(CRMError) { isWorthWhile = try connection.mayRepeat(after: error) } catch {}
        guard !isWorthWhile else { continue }
        throw CRMError(
          .unavailable, code: "unknown_outcome",
          "the connection was lost while operation \(id) was being stored, and whether it is stored is not known",
          hint: "look for it: crm log --limit 5 (a line with --once KEY may simply be given again)")
      }
    }
  }
}
