import CRMActions
import CRMDomain
import CRMOutput
import CRMInterchange

/// What a line or standard input says is to be written to records.
struct RecordInput {
  /// Words of a line sorted into what they are.
  struct Words {
    /// Words that are no assignment: names of records, or the first fields of a new one.
    var plain: [String] = []
    /// Assignments.
    var changes: [FieldChange] = []
  }

  /// Sorts words; a value that is a lone `-` is read from standard input.
  static func words(_ words: [String], _ context: CommandContext) throws(CRMError) -> Words {
    var result = Words()
    var readsInput = false
    for word in words {
      guard var assignment = Assignment(word) else {
        result.plain.append(word)
        continue
      }
      if assignment.value == "-", assignment.operation == .set {
        guard !readsInput else {
          throw .usage("only one field can be read from standard input")
        }
        readsInput = true
        let text = try context.world.input.readAll()
        var value = text.string
        if text.bytes.firstInvalidUTF8 != nil {
          throw CRMError(.data, code: "invalid_utf8", "standard input is not valid UTF-8")
        }
        if value.hasSuffix("\n") { value.removeLast() }
        assignment.value = value
      }
      // A zone the system does not know would make every later command of that user fail.
      if context.group?.noun == .user, assignment.path == "time_zone", !assignment.value.isEmpty {
        _ = try context.rules(ofZone: assignment.value)
      }
      result.changes.append(.typed(assignment))
    }
    return result
  }

  /// An object of standard input.
  struct Object {
    /// The line it began on.
    var line: Int
    /// The record it names, where it names one.
    var number: Int64?
    /// The revision it was read at.
    var revision: Int64?
    /// Its fields.
    var changes: [FieldChange]
  }

  /// Objects that could not be stored, where the others are to be.
  struct Rejects {
    /// Whether one bad object stops everything.
    let keepGoing: Bool
    /// What was wrong, line by line.
    private(set) var faults: [CRMError] = []

    init(keepGoing: Bool) { self.keepGoing = keepGoing }

    /// Keeps what is one object's affair; answers false for what is everybody's.
    mutating func take(_ error: CRMError) -> Bool {
      guard keepGoing,
        [.data, .notFound, .ambiguous, .usage].contains(error.kind), error.code != "invalid_json"
      else { return false }
      faults.append(error)
      return true
    }

    /// Says what could not be stored.
    func report(_ context: CommandContext) { context.report(faults) }
  }

  /// Reads objects, JSON Lines or one array, as the program writes them. Keys the program keeps itself
  /// are left out.
  static func objects(
    _ input: any InputSource, _ noun: Noun, _ rejects: inout Rejects,
    _ body: (Object) throws(CRMError) -> Void
  ) throws(CRMError) {
    let reader = JSONObjects(input)
    while let (line, json) = try reader.next() {
      guard case .object(let members) = json else {
        var error = CRMError(.data, code: "invalid_json", "line \(line): an object is missing")
        error.line = line
        throw error
      }
      var object = Object(line: line, number: nil, revision: nil, changes: [])
      for (i, member) in members.enumerated() {
        if members[..<i].contains(where: { $0.key == member.key }) {
          var error = CRMError(
            .data, code: "invalid_json", "line \(line): the key \"\(member.key)\" stands twice")
          error.line = line
          throw error
        }
        if member.key.hasPrefix("_") { continue }
        if member.key == "id" {
          object.number = member.value.integer
          continue
        }
        if member.key == "revision" {
          object.revision = member.value.integer
          continue
        }
        if let field = noun.field(member.key), !field.isWritable { continue }
        object.changes.append(.json(member.key, member.value))
      }
      do throws(CRMError) {
        try body(object)
      } catch {
        var error = error
        error.line = line
        if !error.message.hasPrefix("line ") { error.message = "line \(line): " + error.message }
        guard rejects.take(error) else { throw error }
      }
    }
  }

  /// The records `-` names: one a line, or JSON Lines with an `id`.
  static func records(
    _ input: any InputSource, _ noun: Noun
  ) throws(CRMError) -> [String] {
    let text = try input.readAll()
    var found: [String] = []
    if text.bytes.trimmed.first == UInt8(ascii: "["), !text.bytes.trimmed.isEmpty {
      throw CRMError(
        .usage, code: "not_lines", "records come one a line, and this is an array of JSON",
        hint: "write them with --format ids or --format jsonl")
    }
    for (i, line) in text.bytes.split(at: 0x0A).enumerated() {
      let line = line.trimmed
      if line.isEmpty { continue }
      guard line[0] == UInt8(ascii: "{") else {
        found.append(line.string)
        continue
      }
      do throws(JSONParser.Fault) {
        let json = try JSONParser.parse(line)
        if let other = json["noun"]?.text, other != noun.name.rawValue {
          found.append(other + ":" + (json["id"]?.integer.map { "\($0)" } ?? ""))
        } else if let number = json["id"]?.integer {
          found.append("\(noun.name.rawValue):\(number)")
        } else {
          throw JSONParser.Fault(reason: "an id is missing", offset: 0)
        }
      } catch {
        var failure = CRMError(.data, code: "invalid_json", "line \(i + 1): \(error.reason)")
        failure.line = i + 1
        throw failure
      }
    }
    return found
  }
}
