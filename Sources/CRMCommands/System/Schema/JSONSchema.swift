import CRMDomain

/// Shapes as JSON Schema (draft 2020-12), for programs that check what they read or make types of it.
struct JSONSchema {
  /// The version of all shapes: it changes when something is taken away or means something else, and not when
  /// something is added.
  static let version = 1

  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The schema of one shape, with what it refers to.
  func document(_ shape: Shape, title: String) -> JSON {
    .object(
      head(title) + members(of: shape) + [JSON.Member("$defs", definitions(named(in: [shape])))])
  }

  /// The answers of every command, with what they refer to.
  func all() -> JSON {
    let answers = Shape.all(catalogue).filter { !$0.name.hasPrefix("= ") }
    let names = named(in: answers.map { $0.shape } + [.named("error"), .named("note")])
    return .object(
      head("crm") + [
        JSON.Member(
          "answers", .object(answers.map { JSON.Member($0.name, .object(members(of: $0.shape))) })),
        JSON.Member("$defs", definitions(names)),
      ])
  }

  private func head(_ title: String) -> [JSON.Member] {
    [
      JSON.Member("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      JSON.Member("title", .string(title)),
      JSON.Member("schema_version", .number("\(Self.version)")),
    ]
  }

  /// The names shapes refer to, and those they do.
  private func named(in shapes: [Shape]) -> [String] {
    var found: [String] = []
    func look(_ shape: Shape) {
      switch shape {
      case .plain: break
      case .array(let item), .map(let item): look(item)
      case .object(let properties): for property in properties { look(property.shape) }
      case .either(let parts): for part in parts { look(part) }
      case .named(let name):
        guard !found.contains(name) else { return }
        found.append(name)
        if let shape = Shape.of(name, catalogue) { look(shape) }
      }
    }
    for shape in shapes { look(shape) }
    return found.sorted()
  }

  private func definitions(_ names: [String]) -> JSON {
    .object(
      names.compactMap { name in
        Shape.of(name, catalogue).map { shape in
          let meaning = Shape.named.first { $0.name == name }?.meaning
          let said = meaning.map { [JSON.Member("description", .string($0))] } ?? []
          return JSON.Member(name, .object(said + members(of: shape)))
        }
      })
  }

  private func schema(_ shape: Shape) -> JSON { .object(members(of: shape)) }

  private func members(of shape: Shape) -> [JSON.Member] {
    func type(_ name: String, _ format: String? = nil) -> [JSON.Member] {
      [JSON.Member("type", .string(name))]
        + (format.map { [JSON.Member("format", .string($0))] } ?? [])
    }
    switch shape {
    case .plain(.text): return type("string")
    case .plain(.int): return type("integer")
    case .plain(.number): return type("number")
    case .plain(.bool): return type("boolean")
    case .plain(.day): return type("string", "date")
    case .plain(.moment): return type("string", "date-time")
    case .plain(.null): return type("null")
    case .plain(.any): return []
    case .named(let name): return [JSON.Member("$ref", .string("#/$defs/" + name))]
    case .array(let item): return type("array") + [JSON.Member("items", schema(item))]
    case .map(let value):
      return type("object") + [JSON.Member("additionalProperties", schema(value))]
    case .object(let properties):
      let required = properties.filter { !$0.isOptional }.map { JSON.string($0.name) }
      return type("object") + [
        JSON.Member(
          "properties", .object(properties.map { JSON.Member($0.name, schema($0.shape)) })),
        JSON.Member("required", .array(required)),
      ]
    case .either(let parts): return [JSON.Member("anyOf", .array(parts.map { schema($0) }))]
    }
  }
}
