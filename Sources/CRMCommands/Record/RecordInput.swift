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

    /// Refuses a field that a word of its own says already.
    func refuseTwice(_ field: String) throws(CRMError) {
      if changes.contains(where: { $0.path == field }) { throw .usage("\(field) is given twice") }
    }
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
      if context.group?.noun?.isActor == true, assignment.path == "time_zone",
        !assignment.value.isEmpty
      {
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
    private(set) var faults = Faults()

    init(keepGoing: Bool) { self.keepGoing = keepGoing }

    /// Keeps what is one object's affair; answers false for what is everybody's.
    mutating func take(_ error: CRMError) -> Bool {
      guard keepGoing,
        error.isOfOneRecord, error.code != "invalid_json"
      else { return false }
      faults.add(error)
      return true
    }

    /// Says what could not be stored.
    func report(_ context: CommandContext) { context.report(faults) }
  }

  /// How many records standard input names or holds at most: each of them is remembered until the answer.
  static let most = 1_000_000

  private static func tooMany(_ noun: Noun) -> CRMError {
    CRMError(
      .data, code: "too_many",
      "standard input has more than \(Thousands.grouped(most)) \(noun.plural); nothing was changed",
      hint: "give them in parts, or import them: crm \(noun.name.rawValue) import FILE")
  }

  /// Reads objects, JSON Lines or one array, as the program writes them. Keys the program keeps itself
  /// are left out.
  static func objects(
    _ input: any InputSource, _ noun: Noun, _ rejects: inout Rejects,
    _ body: (Object) throws(CRMError) -> Void
  ) throws(CRMError) {
    let reader = JSONObjects(input)
    var count = 0
    while let (line, json) = try reader.next() {
      count += 1
      guard count <= most else { throw tooMany(noun) }
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

  /// Hands on the records `-` names: one a line, or JSON Lines with an `id`. What names nobody is known at its
  /// line, also where the input has no end.
  static func records(
    _ input: any InputSource, _ noun: Noun, _ body: (String) throws(CRMError) -> Void
  ) throws(CRMError) {
    let lines = InputLines(input)
    var count = 0
    while let bytes = try lines.next() {
      let line = bytes.trimmed
      if line.isEmpty { continue }
      if count == 0, line[0] == UInt8(ascii: "[") {
        throw CRMError(
          .usage, code: "not_lines", "records come one a line, and this is an array of JSON",
          hint: "write them with --format ids or --format jsonl")
      }
      count += 1
      guard count <= most else { throw tooMany(noun) }
      try body(try reference(line, lines.number, noun))
    }
  }

  /// The record a line names.
  private static func reference(
    _ line: Bytes, _ number: Int, _ noun: Noun
  ) throws(CRMError) -> String {
    guard line[0] == UInt8(ascii: "{") else { return line.string }
    do throws(JSONParser.Fault) {
      let json = try JSONParser.parse(line)
      if let other = json["noun"]?.text, other != noun.name.rawValue {
        return other + ":" + (json["id"]?.integer.map { "\($0)" } ?? "")
      }
      guard let id = json["id"]?.integer else {
        throw JSONParser.Fault(reason: "an id is missing", offset: 0)
      }
      return "\(noun.name.rawValue):\(id)"
    } catch {
      var failure = CRMError(.data, code: "invalid_json", "line \(number): \(error.reason)")
      failure.line = number
      throw failure
    }
  }
}
