import CRMDomain
import CRMOutput
import CRMStore

// `--once KEY`: a line that may run twice, as cron and pipes do, is done once.
extension CommandContext {
  /// Runs the work of a line that is to be done once, and keeps its answer; where it was done before,
  /// answers as it did then.
  func once(_ work: () throws(CRMError) -> Void) throws(CRMError) {
    // Asked before the line is read any further: what it names may be gone because it was done.
    if let key = options.once, let done = try operation(ofKey: key) { return try answerAgain(done) }
    do throws(CRMError) {
      let text = try captured(work)
      try hand(text)
      guard let stored else { return }
      try OperationLog(database(.writing)).keep(answer: text, status: status, of: stored)
    } catch {
      guard error.code == "done_before", let operation = error.value.flatMap({ Int64($0) }) else {
        throw error
      }
      try answerAgain(operation)
    }
  }

  /// The operation a key was given to; nil where there is none, or no database yet.
  private func operation(ofKey key: String) throws(CRMError) -> Int64? {
    do throws(CRMError) {
      return try OperationLog(database(.writing)).operation(key: key)
    } catch {
      guard error.code == "no_database" else { throw error }
      return nil
    }
  }

  /// Answers as the operation did that has the line's key.
  ///
  /// - Throws: `data` where somebody else, or another command, used the key.
  private func answerAgain(_ operation: Int64) throws(CRMError) {
    let log = OperationLog(try database(.writing))
    let own = try operationContext()
    if let done = try log.operation(operation),
      done.actor != own.actor || done.command != own.command
    {
      throw CRMError(
        .data, code: "conflict",
        "the key \"\(options.once ?? "")\" stands for operation \(operation): \(done.command), by \(done.actor)",
        hint: "a line of its own needs a key of its own")
    }
    guard let answer = try log.answer(of: operation) else {
      return note("operation \(operation) did this already")
    }
    try hand(answer.text)
    status = answer.status
  }
}
