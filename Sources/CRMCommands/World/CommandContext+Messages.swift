import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

// What is said on standard error.
extension CommandContext {
  /// Says something beside the result.
  package func note(_ text: String) {
    if !options.quiet { tell(text) }
  }

  /// Says something in any case.
  private func tell(_ text: String) {
    let line =
      speaksJSON
      ? JSON.object([JSON.Member("note", .string(text))]).description : Visible.text(text)
    do throws(CRMError) { try world.err.write(line + "\n") } catch {}
  }

  /// Says when the history of a database begins, where it is asked for what was before.
  func noteBeginning(of database: Database, _ clock: LocalClock) throws(CRMError) {
    guard let first = try database.firstMoment() else { return }
    let day = clock.zone.local(first).day.description
    let text = "of then nothing is known: the history begins on \(day)"
    beginning = text
    note(text)
  }

  /// Says something that is only wanted with `-v`.
  package func detail(_ text: String) {
    if options.verbose { note(text) }
  }

  /// A hint beside the result.
  package func hint(_ text: String) {
    guard !options.quiet, !speaksJSON else { return }
    do throws(CRMError) {
      try world.err.write { errorPalette.append("hint: ", .hint, to: &$0) }
    } catch {}
    do throws(CRMError) { try world.err.write(Visible.text(text) + "\n") } catch {}
  }

  /// Says what could not be done where the rest was, the first twenty of it; the answer is then "not
  /// everything".
  /// An error is no note, so `--quiet` says it too.
  func report(_ faults: Faults) {
    for fault in faults.first { tell(fault.message) }
    let more = faults.count - faults.first.count
    if more > 0 { tell("… \(Thousands.grouped(more)) more") }
    if faults.count > 0 { status = 1 }
  }

  /// Who keeps the database locked, as far as they said.
  private func holder() -> String? {
    do throws(CRMError) {
      let path = location + WriterNote.ending
      return try DescriptorInput(path: path, name: path).readAll().string.trimmed
    } catch {
      return nil
    }
  }

  /// Says what went wrong: one line, what belongs to it, a next step.
  func report(_ error: CRMError) {
    // Whatever an error quotes, a password in it stays with whoever typed it.
    let places = [location, options.db ?? ""].filter { DatabasePlace.masked($0) != $0 }
    func masked(_ text: String) -> String {
      var text = text
      for place in places { text = text.replacing(place, by: DatabasePlace.masked(place)) }
      return DatabasePlace.maskedText(text)
    }
    do throws(CRMError) {
      var error = error
      if error.code == "busy", let holder = holder() {
        error.message += ": " + holder
      }
      // The hint makes the database that was meant.
      if error.code == "no_database", let db = options.db.map({ DatabasePlace.masked($0) }) {
        error.hints = error.hints.map { hint in
          guard hint.includes("crm ") else { return hint }
          return hint + " --db " + (db.includes(" ") ? "'\(db)'" : db)
        }
      }
      if error.code == "write_failed", let stored {
        error.message += "; operation \(stored) is stored"
      }
      error.message = masked(error.message)
      error.hints = error.hints.map { masked($0) }
      error.details = error.details.map { masked($0) }
      error.value = error.value.map { masked($0) }
      if speaksJSON {
        try world.err.write(JSON.object([JSON.Member("error", error.json)]).description + "\n")
        return
      }
      try world.err.write { errorPalette.append("crm: ", .error, to: &$0) }
      try world.err.write(Visible.text(error.message) + "\n")
      for detail in error.details { try world.err.write(Visible.text(detail) + "\n") }
      guard !options.quiet else { return }
      for hint in error.hints {
        try world.err.write { errorPalette.append("hint: ", .hint, to: &$0) }
        try world.err.write(Visible.text(hint) + "\n")
      }
    } catch {}
  }
}

extension CRMError {
  /// The error as programs read it.
  var json: JSON {
    var members = [
      JSON.Member("code", .string(code)),
      JSON.Member("status", .number("\(ExitStatus.of(kind))")),
    ]
    if let field { members.append(JSON.Member("field", .string(field))) }
    if let value { members.append(JSON.Member("value", .string(value))) }
    members.append(JSON.Member("message", .string(message)))
    if let hint = hints.first { members.append(JSON.Member("hint", .string(hint))) }
    if !allowed.isEmpty {
      members.append(JSON.Member("allowed", .array(allowed.map { .string($0) })))
    }
    if !candidates.isEmpty {
      members.append(JSON.Member("candidates", .array(candidates.map { .string($0) })))
    }
    if let line { members.append(JSON.Member("line", .number("\(line)"))) }
    return .object(members)
  }
}
