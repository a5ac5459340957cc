import CRMDomain

// How a verb says what it takes, and how a line is read.
//
// A verb declares its parameters once, by asking for them:
//
//     let limit: Count? = try a.option("limit", value: "n", "At most so many.")
//
// Its closure runs twice. The first time nothing has been typed: every question is noted and answered
// with a placeholder, so it is known which options take a value. Then the words are sorted into those
// parameters, from left to right, and the closure runs again and gets the answers. Help, manual pages
// and completion run it once and read the notes. There is no second list of options anywhere that could
// disagree with the first.
//
// So between the first question and the work nothing may depend on an answer. What can be typed wrongly
// belongs in `ArgumentValue`, what can be decided wrongly in the work.

/// The parameters of a verb, and the words given for them.
package struct Arguments {
  /// The parameters noted so far.
  package private(set) var parameters: [Parameter] = []
  private var words: [[String]]?
  private var next = 0
  private var isGlobal = false

  /// Notes what a verb asks for.
  package init() {}

  // MARK: Declaring

  /// An option without a value.
  package mutating func flag(_ name: String, short: Character? = nil, _ help: String) -> Bool {
    !take(.flag, name, short, "", help, repeats: false, required: false, .nothing).isEmpty
  }

  /// An option with a value; given twice, the last one counts.
  package mutating func option<T: ArgumentValue>(
    _ name: String, short: Character? = nil, value: String = "value", _ help: String,
    completing: Completion = .nothing
  ) throws(CRMError) -> T? {
    let given = take(
      .option, name, short, value, help, repeats: false, required: false,
      known(completing, T.self))
    guard let word = given.last else { return nil }
    return try convert(word, "--" + name)
  }

  /// An option with a value that may be given several times.
  package mutating func options<T: ArgumentValue>(
    _ name: String, short: Character? = nil, value: String = "value", _ help: String,
    completing: Completion = .nothing
  ) throws(CRMError) -> [T] {
    let given = take(
      .option, name, short, value, help, repeats: true, required: false, known(completing, T.self))
    return try convert(given, "--" + name)
  }

  /// A word the verb cannot do without.
  package mutating func argument<T: ArgumentValue>(
    _ name: String, _ help: String, completing: Completion = .nothing
  ) throws(CRMError) -> T {
    let given = take(
      .argument, name, nil, "", help, repeats: false, required: true, known(completing, T.self))
    guard let word = given.first else { return T.placeholder }
    return try convert(word, "<" + name + ">")
  }

  /// A word that may be there.
  package mutating func optionalArgument<T: ArgumentValue>(
    _ name: String, _ help: String, completing: Completion = .nothing
  ) throws(CRMError) -> T? {
    let given = take(
      .argument, name, nil, "", help, repeats: false, required: false, known(completing, T.self))
    guard let word = given.first else { return nil }
    return try convert(word, "<" + name + ">")
  }

  /// All the words that are left.
  package mutating func arguments<T: ArgumentValue>(
    _ name: String, _ help: String, required: Bool = false, completing: Completion = .nothing
  ) throws(CRMError) -> [T] {
    let given = take(
      .argument, name, nil, "", help, repeats: true, required: required,
      known(completing, T.self))
    return try convert(given, "<" + name + ">")
  }

  /// Parameters declared inside belong to every verb.
  package mutating func global<T>(
    _ declare: (inout Arguments) throws(CRMError) -> T
  ) throws(CRMError) -> T {
    isGlobal = true
    defer { isGlobal = false }
    return try declare(&self)
  }

  private mutating func take(
    _ kind: Parameter.Kind, _ name: String, _ short: Character?, _ value: String, _ help: String,
    repeats: Bool, required: Bool, _ completion: Completion
  ) -> [String] {
    guard let words else {
      parameters.append(
        Parameter(
          kind: kind, name: name, short: short, value: value, help: help, repeats: repeats,
          required: required, completion: completion, isGlobal: isGlobal))
      return []
    }
    precondition(parameters[next].name == name, "parameters may not depend on values")
    defer { next += 1 }
    return words[next]
  }

  private func known<T: ArgumentValue>(_ given: Completion, _: T.Type) -> Completion {
    guard words == nil, given == .nothing else { return given }
    let candidates = T.candidates
    return candidates.isEmpty ? .nothing : .words(candidates)
  }

  private func convert<T: ArgumentValue>(_ word: String, _ what: String) throws(CRMError) -> T {
    if let value = T(argument: word) { return value }
    let candidates = T.candidates
    let hint = candidates.isEmpty ? nil : "one of " + candidates.joined(separator: ", ")
    throw .usage("\"\(word)\" does not fit \(what)", hint: hint)
  }

  private func convert<T: ArgumentValue>(
    _ given: [String], _ what: String
  ) throws(CRMError) -> [T] {
    var values: [T] = []
    for word in given { values.append(try convert(word, what)) }
    return values
  }

  // MARK: Reading

  /// The words that name records, in their order; once the line was read.
  var recordWords: [String] {
    guard let words else { return [] }
    return zip(parameters, words).flatMap { parameter, given in
      parameter.kind == .argument && parameter.completion.namesRecord ? given : []
    }
  }

  /// Sorts `line` into the parameters noted so far; from here on they are answered.
  ///
  /// - Parameter unknown: makes the error of an option that does not exist.
  package mutating func read(
    _ line: [String], unknown: (String) -> CRMError
  ) throws(CRMError) {
    var sorted = [[String]](repeating: [], count: parameters.count)
    var rest: [String] = []
    var i = 0
    while i < line.count {
      let word = line[i]
      i += 1
      if word == "--" {
        rest += line[i...]
        break
      }
      guard word.looksLikeOption else {
        rest.append(word)
        continue
      }
      if word.hasPrefix("--") {
        try readLong(word, line, &i, &sorted, unknown)
      } else {
        try readShort(word, line, &i, &sorted, unknown)
      }
    }
    try place(rest, into: &sorted)
    words = sorted
  }

  private func readLong(
    _ word: String, _ line: [String], _ i: inout Int, _ sorted: inout [[String]],
    _ unknown: (String) -> CRMError
  ) throws(CRMError) {
    let body = word.dropFirst(2)
    let equals = body.firstIndex(of: "=")
    let name = body[..<(equals ?? body.endIndex)]
    guard let p = parameters.firstIndex(where: { $0.kind != .argument && $0.name == name }) else {
      throw unknown(word)
    }
    if parameters[p].kind == .flag {
      guard equals == nil else { throw .usage("--\(name) takes no value") }
      sorted[p].append("")
    } else if let equals {
      sorted[p].append(String(body[body.index(after: equals)...]))
    } else if i < line.count {
      sorted[p].append(line[i])
      i += 1
    } else {
      throw .usage("--\(name) needs a value")
    }
  }

  private func readShort(
    _ word: String, _ line: [String], _ i: inout Int, _ sorted: inout [[String]],
    _ unknown: (String) -> CRMError
  ) throws(CRMError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let p = parameters.firstIndex(where: { $0.short == letter }) else {
        throw unknown("-\(letter)")
      }
      if parameters[p].kind == .flag {
        sorted[p].append("")
      } else if !letters.isEmpty {
        sorted[p].append(String(letters))
        return
      } else if i < line.count {
        sorted[p].append(line[i])
        i += 1
      } else {
        throw .usage("-\(letter) needs a value")
      }
    }
  }

  private func place(_ rest: [String], into sorted: inout [[String]]) throws(CRMError) {
    var rest = rest[...]
    for (p, parameter) in parameters.enumerated() where parameter.kind == .argument {
      if parameter.repeats {
        sorted[p] = Array(rest)
        rest = []
      } else if let word = rest.popFirst() {
        sorted[p] = [word]
      }
      if parameter.required, sorted[p].isEmpty {
        throw CRMError(.usage, code: "missing_argument", "<\(parameter.name)> is missing")
      }
    }
    if let extra = rest.first { throw .usage("\"\(extra)\" is one word too many") }
  }
}

extension String {
  /// Whether a word is an option: it begins with a dash, and what follows is a letter or a dash. `-`,
  /// `-5` and `- buy milk` are values.
  package var looksLikeOption: Bool {
    let utf8 = utf8
    guard utf8.first == UInt8(ascii: "-"), utf8.count > 1 else { return false }
    let second = utf8[utf8.index(after: utf8.startIndex)]
    return second == UInt8(ascii: "-") || second.isLetter
  }
}
