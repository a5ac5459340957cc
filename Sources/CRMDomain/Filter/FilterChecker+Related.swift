// What a filter asks of other records: some that are related, figures over them, members of segments.
extension FilterChecker {
  /// Some related record fits: `deals[stage=won]`.
  func related(
    _ path: Filter.Path, _ inner: Filter, _ noun: Noun
  ) throws(CRMError) -> Condition {
    let (links, last) = try links(path, noun)
    var result = try condition(inner, on: last)
    for link in links.reversed() {
      result = .related(link, try counting(result, behind: link))
    }
    return result
  }

  /// What is asked of the records a link leads to: of all that refer here, of those that count.
  private func counting(
    _ inner: Condition?, behind link: Condition.Link
  ) throws(CRMError) -> Condition? {
    switch link {
    case .from, .activities: .counting(inner, of: try knowledge.noun(link.noun))
    default: inner
    }
  }

  /// The relations of a path, every name of which must be one, and the noun they lead to.
  func links(_ path: Filter.Path, _ noun: Noun) throws(CRMError) -> ([Condition.Link], Noun) {
    var links: [Condition.Link] = []
    var current = noun
    for (i, name) in path.names.enumerated() {
      if let field = try meant(name, current) {
        switch field.type {
        case .reference(let relation): links.append(.to(field, relation.noun))
        case .companies: links.append(.employer)
        default:
          throw fault(
            "\(current.name.rawValue) \(name) is no relation", at: path.position(of: i),
            name.utf8.count,
            hint: "a relation leads to other records: company, activities …")
        }
      } else if let (link, _) = try inverse(name, of: current) {
        links.append(link)
      } else {
        throw try unknown(path, i, current)
      }
      current = try knowledge.noun(links[links.count - 1].noun)
    }
    return (links, current)
  }

  /// A text is found in the record as a whole, or each of its words somewhere: one in the name, one among the tags.
  package func searching(_ text: String, _ noun: Noun) throws(CRMError) -> Condition {
    let whole = try searchingWhole(text, noun)
    let pieces = text.split { $0.isWhitespace }.map { String($0) }
    guard noun.isSearched, (2...6).contains(pieces.count), text.contains(where: { $0.isLetter }),
      pieces.allSatisfy({ !Words.of($0).isEmpty })
    else { return whole }
    let each = try pieces.map { piece throws(CRMError) in try searchingWhole(piece, noun) }
    if case .any(let parts) = whole { return .any(parts + [.all(each)]) }
    return .any([whole, .all(each)])
  }

  /// Every word of a text is in the record, or in one of the records that lend it their words, or the text is the
  /// number it is known by.
  private func searchingWhole(_ text: String, _ noun: Noun) throws(CRMError) -> Condition {
    let words = Words.of(text)
    var parts: [Condition] = []
    if let number = noun.givenNumber {
      parts.append(.field(number, .among([.text(text.trimmed), .text(text.trimmed.uppercased())])))
    }
    guard noun.isSearched else {
      let named = noun.namingFields
      if !named.isEmpty {
        parts.append(.all(words.map { word in .any(named.map { .field($0, .contains(word)) }) }))
      }
      return parts.count == 1 ? parts[0] : .any(parts)
    }
    parts.append(.words(words))
    let keys = keys(text, noun)
    if !keys.isEmpty { parts.append(.found(keys)) }
    // Somebody is found by what their company is called, and not by what is noted of it.
    if let field = noun.fields.first(where: { field in
      if case .reference(let relation) = field.type { relation.noun.isOrganisation } else { false }
    }), noun.name.isPerson, let name = try knowledge.noun(.company).field("name") {
      parts.append(
        .related(
          .to(field, .company),
          .all([.words(words), .field(name, .contains(Folding.key(text.trimmed)))])))
    }
    for name in knowledge.nouns {
      let other = try knowledge.noun(name)
      guard other.isSearched else { continue }
      for field in other.fields {
        guard case .reference(let relation) = field.type, relation.noun == noun.name,
          relation.lendsWords
        else { continue }
        parts.append(.related(.from(name, field), .words(words)))
      }
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  /// What somebody types of a telephone number, a tag, a handle, an address of a web page.
  private func keys(_ text: String, _ noun: Noun) -> [Condition.KeyPart] {
    var keys: [Condition.KeyPart] = []
    let word = text.trimmed
    func add(_ kind: String, _ values: [String], isAnywhere: Bool = false) {
      let fields = noun.fields.filter { $0.custom == nil && $0.soughtKind == kind }
      guard !fields.isEmpty else { return }
      let column = fields.first { $0.isSoughtInColumn }?.column
      keys += values.map {
        Condition.KeyPart(kind: kind, column: column, text: $0, isAnywhere: isAnywhere)
      }
    }
    add("phone", PhoneNumber.beginnings(of: word, region: rules.country))
    guard word.utf8.count > 1 else { return keys }
    add("tag", [Folding.key(word)])
    guard !word.utf8.contains(0x20) else { return keys }
    if word.utf8.contains(UInt8(ascii: ":")) {
      add("handle", [word.lowercased()])
      add("url", [word])
      return keys
    }
    // A handle stands behind the name of its network.
    let name = word.hasPrefix("@") ? String(word.dropFirst()) : word
    if name.utf8.count > 1 { add("handle", [":" + name.lowercased()], isAnywhere: true) }
    if word.utf8.contains(UInt8(ascii: ".")) {
      let page = word.lowercased()
      add("domain", [page])
      add("url", ["https://", "http://", "https://www.", "http://www."].map { $0 + page })
    }
    return keys
  }

  // MARK: Segments

  /// The record belongs to a segment.
  func member(_ name: Filter.Name, _ noun: Noun) throws(CRMError) -> Condition {
    guard let segment = try knowledge.segment(name.text) else {
      let names = try knowledge.segments()
      let near = NearestName.of(name.text, in: names)
      throw fault(
        "there is no segment \"\(name.text)\"", at: name.position, name.text.utf8.count + 1,
        suggestion: near.map { "did you mean @\($0)?" },
        hint: near == nil ? "see them all: crm segment list" : nil, code: "unknown_segment",
        allowed: names)
    }
    guard segment.noun == noun.name else {
      throw fault(
        "@\(name.text) is a segment of \(try knowledge.noun(segment.noun).plural), not of \(noun.plural)",
        at: name.position, name.text.utf8.count + 1)
    }
    guard let text = segment.filter else { return .member(of: segment.id) }
    guard !within.contains(name.text) else {
      let way = (within.drop { $0 != name.text } + [name.text]).map { "@" + $0 }
      throw fault(
        "a segment cannot mean itself: \(way.joined(separator: " → "))", at: name.position,
        name.text.utf8.count + 1)
    }
    guard within.count < FilterParser.depthBound else {
      throw fault("segments are nested too deep", at: name.position, name.text.utf8.count + 1)
    }
    let filter: Filter
    do throws(FilterFault) { filter = try FilterParser.parse(text) } catch {
      throw inside(name, error.error(in: text))
    }
    var checker = FilterChecker(text, try knowledge.sharedRules(), knowledge)
    checker.within = within + [name.text]
    do throws(CRMError) {
      return try checker.condition(filter, on: noun)
    } catch {
      throw inside(name, error)
    }
  }

  /// What is wrong with the filter of a segment, said where the segment is used.
  private func inside(_ name: Filter.Name, _ error: CRMError) -> CRMError {
    var error = error
    guard !error.message.hasPrefix("in @") else { return error }
    error.message = "in @\(name.text): \(error.message)"
    return error
  }

  // MARK: Figures

  /// A figure over related records, and how values it is compared with are read.
  struct Figure {
    let aggregate: Condition.Aggregate
    private let compared: Field
    private let text: String

    init(
      _ function: Filter.Aggregate, _ path: Filter.Path, _ inner: Filter?, _ name: Filter.Name?,
      _ noun: Noun, _ checker: FilterChecker
    ) throws(CRMError) {
      let (links, last) = try checker.links(path, noun)
      var field: Field?
      if let name {
        guard let found = last.field(said: name.text) else {
          throw try checker.unknown(
            Filter.Path(names: [name.text], position: name.position), 0, last)
        }
        field = found
      }
      text = function.rawValue + "(" + path.text + (name.map { "." + $0.text } ?? "") + ")"
      let asked = try inner.map { f throws(CRMError) in try checker.condition(f, on: last) }
      let condition = try links.last.flatMap { link throws(CRMError) in
        try checker.counting(asked, behind: link)
      }
      switch (function, field) {
      case (.count, nil):
        compared = Field(text, .integer(0...Int64.max), Labels(text), "")
      case (.count, let field?):
        throw checker.fault(
          "count counts records, not \(field.name)", at: name?.position ?? path.position,
          field.name.utf8.count, hint: "count(\(path.text)[\(field.name) is not empty])")
      case (_, nil):
        throw checker.fault(
          "\(function.rawValue) needs a field", at: path.position, path.text.utf8.count,
          hint: "\(function.rawValue)(\(path.text).FIELD)")
      case (_, let field?):
        guard Figure.fits(function, field) else {
          throw checker.fault(
            "\(field.name) is nothing to take the \(function.rawValue) of",
            at: name?.position ?? path.position, field.name.utf8.count)
        }
        // The mean of whole numbers is no whole number.
        if function == .avg, case .integer = field.type {
          compared = Field(field.name, .decimal, field.labels, "")
        } else {
          compared = field
        }
      }
      aggregate = Condition.Aggregate(
        function: function, links: links, condition: condition, field: field)
    }

    private static func fits(_ function: Filter.Aggregate, _ field: Field) -> Bool {
      guard field.custom == nil else { return false }
      switch field.type {
      case .integer: return field.name != "id" && field.name != "revision"
      case .decimal, .percent, .money: return true
      case .day, .instant: return function == .min || function == .max
      default: return false
      }
    }

    /// What reads the values.
    func values(_ checker: FilterChecker) -> FilterValues {
      FilterValues(compared, text, checker.rules, checker.knowledge, checker.fault)
    }
  }
}
