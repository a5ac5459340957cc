import CRMDomain

extension Shape {
  /// What shapes refer to by name beside nouns.
  static let named: [(name: String, meaning: String, notation: String)] = [
    ("reference", "A record by its number and what it is called.", "{id?: int, name?: text?}"),
    (
      "anyReference", "A record of any noun.",
      "{noun: text, id: int, name: text?}"
    ),
    (
      "recordInRole", "One of the records a field names, perhaps in a role.",
      "{id: int, name: text?, role?: text?}"
    ),
    (
      "companyOfPerson", "A company somebody belongs to.",
      "{id: int, name: text?, role: text?, starts_on: day?, ends_on: day?}"
    ),
    (
      "said", "What is said and nothing else: the lines of the text.", "{said: [text]}"
    ),
    (
      "counts", "What was done to many records.",
      """
      {_operation: int?, matched: int, changed: int, unchanged: int, created: int, removed?: int, rejected: int,
       conflicts: int, undone?: int, redone?: int, _dry_run?: bool, _unchanged_file?: bool}
      """
    ),
    (
      "change", "What became of a field.",
      "{field: text, before: any, after: any}"
    ),
    (
      "excluded", "Records that could not be counted, and why.",
      "{count: int, currency: text, reason: text, records: [{noun: text, id: int, title: text}]}"
    ),
    (
      "error", "What went wrong, on standard error.",
      """
      {error: {code: text, status: int, message: text, field?: text, value?: text, line?: int, column?: text,
       allowed?: [text], candidates?: [text], hint?: text, hints?: [text]}}
      """
    ),
    (
      "document",
      "A text for people outside: sums are what, how much, and whether that is what matters.",
      """
      {language: text, blocks: [{heading: text} | {paragraph: [text]} | {to: [text], from: [text], facts: [text]} |
       {table: [text], numeric: [bool], rows: [[text]]} | {sums: [[text | bool]]}], own?: bool}
      """
    ),
    (
      "plan", "A line of the plan of an import: what it is of, then what becomes of each row.",
      """
      {crm_plan: int, plan: text, noun: text, file: text, database: text?, operation: int} |
       {line: int, action: text, id?: int, revision?: int, key?: text, reason?: text, column?: text, value?: text,
       allow_duplicate?: bool, values?: <any>, changes?: <{from: any, to: any}>, kept?: <{stored: text, file: text}>}
      """
    ),
    ("note", "What is said beside the answer, on standard error.", "{note: text}"),
    (
      "group", "How many there are for a value, and their sums.",
      "{count: int}"
    ),
    (
      "backup", "A backup that was read.",
      """
      {file: text, size: int, schema: int, operation: int, records: int, database: text, before?: text,
       previous?: text}
      """
    ),
  ]

  /// Every shape: those with a name, behind `= `, then what each command answers.
  package static func all(_ catalogue: Catalogue) -> [(name: String, shape: Shape)] {
    let nouns = catalogue.names.filter { catalogue[$0]?.movesOf == nil }.map { $0.rawValue }
    var found = (nouns + named.map { $0.name }).sorted().compactMap { name in
      of(name, catalogue).map { ("= " + name, $0) }
    }
    for group in Group.all(catalogue) {
      for verb in CommandTable.verbs(of: group, catalogue) where !verb.isHidden {
        if let shape = of(verb, group) { found.append((group.word + " " + verb.name, shape)) }
      }
    }
    for verb in CommandTable.top where !verb.isHidden {
      if let shape = of(verb, nil) { found.append((verb.name, shape)) }
    }
    return found
  }

  /// The shape of a name; nil where there is none: that of a noun, or `result.` and a noun, a record that was changed.
  package static func of(_ name: String, _ catalogue: Catalogue) -> Shape? {
    if let known = named.first(where: { $0.name == name }) { return Shape(known.notation) }
    let isResult = name.hasPrefix("result.")
    let noun = isResult ? String(name.dropFirst("result.".utf8.count)) : name
    guard let entry = catalogue[NounName(rawValue: noun)] else { return nil }
    var properties = entry.fields.map {
      Property(name: $0.name, shape: of($0), isOptional: true)
    }
    if isResult {
      properties += [
        Property(name: "_result", shape: .plain(.text), isOptional: false),
        Property(name: "_dry_run", shape: .plain(.bool), isOptional: true),
      ]
    }
    return .object(properties)
  }

  /// What a field holds.
  static func of(_ field: Field) -> Shape {
    let shape: Shape =
      switch field.type {
      case .text, .code, .note, .url, .email, .phone, .choice, .due: .plain(.text)
      case .integer, .memberCount, .duration: .plain(.int)
      case .decimal, .percent, .money: .plain(.number)
      case .boolean: .plain(.bool)
      case .day: .plain(.day)
      case .instant: .plain(.moment)
      case .reference: .named("reference")
      case .anyReference: .named("anyReference")
      case .list, .choices: .array(.plain(.text))
      case .points: .array(.object(["label", "value"].map { text($0) }))
      case .addresses:
        .array(
          .object(["label", "street", "postal_code", "city", "region", "country"].map { text($0) }))
      case .companies: .array(.named("companyOfPerson"))
      case .references: .array(.named("recordInRole"))
      }
    return shape.orNull
  }

  private static func text(_ name: String) -> Property {
    Property(name: name, shape: Shape.plain(.text).orNull, isOptional: false)
  }

  /// What a verb answers: what it says itself, or what every verb does that reads or changes records of its noun. Some
  /// are an array, one alone an object.
  package static func of(_ verb: Verb, _ group: Group?) -> Shape? {
    let noun = group?.noun?.rawValue
    if case .report? = group?.name { return Verb.reportShape(verb.name) }
    if let own = verb.answers { return Shape(own.replacing("{noun}", by: noun ?? "any")) }
    guard let noun else { return nil }
    guard verb.effect == .writes || verb.effect == .sends else {
      return .either([.named(noun), .array(.named(noun))])
    }
    let result = Shape.named("result." + noun)
    return .either([result, .array(result), .named("counts")])
  }

  /// Whether every value of another shape, older than this, is one of this as well, as far as who reads it must care:
  /// what was there is there, what was never null is not.
  ///
  /// - Returns: where it is not, and why; nothing where it is.
  package func breaks(_ old: Shape, at path: String = "") -> [String] {
    switch (old, self) {
    case (_, _) where old == self: return []
    case (.plain(.any), _): return []
    // What has a name is an object.
    case (.map(.plain(.any)), .named): return []
    case (.plain(.number), .plain(.int)): return []
    case (.plain(.text), .plain(.day)), (.plain(.text), .plain(.moment)): return []
    case (.array(let a), .array(let b)): return b.breaks(a, at: path + "[]")
    case (.map(let a), .map(let b)): return b.breaks(a, at: path + "<>")
    case (.map(let a), .object(let properties)):
      return properties.flatMap { $0.shape.breaks(a, at: path + "." + $0.name) }
    case (.object(let a), .object(let b)):
      return a.flatMap { was -> [String] in
        guard let now = b.first(where: { $0.name == was.name }) else {
          return ["\(path).\(was.name) is gone"]
        }
        let lost =
          now.isOptional && !was.isOptional ? ["\(path).\(was.name) may be left out now"] : []
        return lost + now.shape.breaks(was.shape, at: path + "." + was.name)
      }
    case (.either(let a), .either(let b)):
      return b.flatMap { now in
        a.contains { now.breaks($0).isEmpty } ? [] : ["\(path) may be \(now.text) now"]
      }
    case (.either(let a), _):
      return a.contains { breaks($0).isEmpty } ? [] : ["\(path) was \(old.text), is \(text)"]
    default: return ["\(path) was \(old.text), is \(text)"]
    }
  }

  /// It, with all its members left out or not: what `--fields` makes of it.
  package var narrowed: Shape {
    switch self {
    case .plain, .named: self
    case .array(let item): .array(item.narrowed)
    case .map(let value): .map(value.narrowed)
    case .either(let parts): .either(parts.map { $0.narrowed })
    case .object(let properties):
      .object(properties.map { Property(name: $0.name, shape: $0.shape, isOptional: true) })
    }
  }

  /// Whether a value is of the shape; what a shape does not name may be there as well.
  ///
  /// - Returns: where it is not, and why; nil where it is.
  package func fault(in value: JSON, _ catalogue: Catalogue, at path: String = "$") -> String? {
    func wrong() -> String { "\(path) is \(value.description.prefix(60)), not \(text)" }
    switch self {
    case .plain(let plain):
      switch (plain, value) {
      case (.any, _), (.null, .null), (.bool, .boolean), (.text, .string): return nil
      case (.day, .string(let s)): return s.withBytes { Day($0) } == nil ? wrong() : nil
      case (.moment, .string(let s)): return s.withBytes { Instant($0) } == nil ? wrong() : nil
      case (.int, .number(let n)): return Int64(n) == nil ? wrong() : nil
      case (.number, .number): return nil
      default: return wrong()
      }
    case .array(let item):
      guard let elements = value.elements else { return wrong() }
      for (i, element) in elements.enumerated() {
        if let fault = item.fault(in: element, catalogue, at: "\(path)[\(i)]") { return fault }
      }
      return nil
    case .map(let shape):
      guard case .object(let members) = value else { return wrong() }
      for member in members {
        if let fault = shape.fault(in: member.value, catalogue, at: "\(path).\(member.key)") {
          return fault
        }
      }
      return nil
    case .object(let properties):
      guard case .object = value else { return wrong() }
      for property in properties {
        guard let member = value[property.name] else {
          if property.isOptional { continue }
          return "\(path).\(property.name) is missing"
        }
        if let fault = property.shape.fault(
          in: member, catalogue, at: "\(path).\(property.name)")
        {
          return fault
        }
      }
      return nil
    case .either(let parts):
      let faults = parts.map { $0.fault(in: value, catalogue, at: path) }
      return faults.contains { $0 == nil } ? nil : faults.first ?? nil
    case .named(let name):
      guard let shape = Shape.of(name, catalogue) else { return "\(name) is no shape" }
      return shape.fault(in: value, catalogue, at: path)
    }
  }
}
