import CRMDomain

/// A field of a record, or of a record it refers to: `name`, `company.city`, `company.parent.name`.
package struct FieldPath: Sendable {
  /// The fields in front of the last dot, each a reference to one record.
  package let steps: [Field]
  /// The field that is meant.
  package let field: Field
  /// The noun `field` belongs to.
  package let noun: NounName

  /// How many names a path has at most: each is a table more that is read.
  private static let most = 10

  /// As it is typed.
  package var name: String {
    steps.isEmpty ? field.name : (steps.map { $0.name } + [field.name]).joined(separator: ".")
  }

  /// What people of a language call it: `Company city`.
  package func label(in language: DisplayLanguage) -> String {
    let label = field.labels[language]
    guard let step = steps.last else { return label }
    return step.labels[language] + (field.name == "name" ? "" : " " + label.lowercased())
  }

  /// A field of the record itself.
  package init(_ field: Field, of noun: NounName) {
    steps = []
    self.field = field
    self.noun = noun
  }

  private init(_ steps: [Field], _ field: Field, _ noun: NounName) {
    self.steps = steps
    self.field = field
    self.noun = noun
  }

  /// Reads a path.
  ///
  /// - Throws: usage, naming the nearest field, where a part is none.
  package init(_ text: String, of noun: NounName, in database: Database) throws(CRMError) {
    var current = try database.noun(noun)
    var steps: [Field] = []
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count <= FieldPath.most else {
      throw .usage("a path has at most \(FieldPath.most) names: \(text.prefix(40))…")
    }
    for (i, part) in parts.enumerated() {
      let isLast = i == parts.count - 1
      // A label may have dots of its own, as Org.nr. has.
      func labelled() -> Field? {
        isLast ? nil : current.field(labelled: parts[i...].joined(separator: "."))
      }
      func end(_ field: Field) -> FieldPath { FieldPath(steps, field, current.name) }
      guard let field = current.field(said: part) else {
        guard let field = labelled() else {
          throw FieldPath.unknown(part, of: current, in: text)
        }
        self = end(field)
        return
      }
      if isLast {
        self = end(field)
        return
      }
      guard case .reference(let relation) = field.type, field.custom == nil else {
        guard let field = labelled() else {
          throw CRMError(
            .usage, code: "unknown_field",
            "\(current.name.rawValue) \(part) refers to no one record")
        }
        self = end(field)
        return
      }
      steps.append(field)
      current = try database.noun(relation.noun)
    }
    throw .usage("an empty field name")
  }

  /// The error of a field that does not exist, with the nearest that do.
  package static func unknown(_ name: String, of noun: Noun, in text: String) -> CRMError {
    var error = CRMError(
      .usage, code: "unknown_field", "unknown field \"\(name)\" on \(noun.name.rawValue)")
    let names = noun.fields.map { $0.name }
    error.field = name
    error.allowed = names
    if let near = NearestName.of(name, in: names) {
      error.hints = ["did you mean \(near)?"]
    } else {
      error.hints = ["see them all: crm \(noun.name.rawValue) fields"]
    }
    return error
  }
}
