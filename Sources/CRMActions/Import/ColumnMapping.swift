import CRMDomain
import CRMStore

/// What the columns of a file mean.
package struct ColumnMapping {
  /// What a column means.
  package enum Target: Sendable {
    /// A field, or a part of one.
    case field(Int, FieldPart?)
    /// A reference by the record's id in another system.
    case externalReference(Int, system: String)
    /// The record's number.
    case number
    /// Nothing, because somebody said so or the program writes it itself.
    case ignored(String)
    /// No field; what becomes of it is for `--extra`.
    case leftOver
  }

  /// A column with what it means.
  package struct Entry: Sendable {
    /// Its name in the file.
    package var column: String
    /// What it means.
    package var target: Target
    /// Whether the line says so, and not its name.
    package var isGiven = false
  }

  /// The columns, in the order of the file.
  package private(set) var entries: [Entry] = []
  /// The currency of every row, where only a heading tells: `Revenue (EUR)`.
  package private(set) var currency: Currency?
  private let noun: Noun
  private let names: ColumnNames
  /// The fields the line gives a value.
  private let constants: Set<String>
  /// What the id of a record is called, as plain words.
  private let ids: Set<String>

  /// The meaning of columns for a noun.
  ///
  /// - Throws: `usage` where a column that is mapped is not in the file, or a path is none.
  package init(
    _ columns: [String], _ noun: Noun, _ options: ImportOptions
  ) throws(CRMError) {
    self.noun = noun
    names = ColumnNames(noun)
    constants = Set(options.constants.map { String($0.path.split(separator: ".").first ?? "") })
    // What other systems call it is meant where the line says that the file is one of theirs.
    ids =
      options.source == nil
      ? ["id"] : ["id", "recordid", "uniqueid", ColumnNames.plain(noun.name.rawValue + " id")]
    var explicit: [Int: String] = [:]
    for (column, path) in options.maps {
      guard let place = Self.find(column, in: columns, taken: explicit) else {
        var error = CRMError(
          .usage, code: "unknown_column", "the file has no column \"\(column)\"")
        error.allowed = columns
        error.hints = [
          NearestName.of(column, in: columns).map { "did you mean \"\($0)\"?" }
            ?? "it has " + columns.prefix(12).joined(separator: ", ")
        ]
        throw error
      }
      explicit[place] = path
    }
    var used = constants
    var targets = [Target?](repeating: nil, count: columns.count)
    for (place, path) in explicit.sorted(by: { $0.key < $1.key }) {
      let target = try self.target(of: path, column: columns[place])
      targets[place] = target
      guard case .field(let field, nil) = target else { continue }
      let name = noun.fields[field].name
      guard used.insert(name).inserted || Self.takesMany(noun.fields[field]) else {
        throw CRMError(
          .usage, code: "mapped_twice",
          "\(name) is given by two columns, or by a column and the line",
          hint: "map one of them to nothing: --map '\(columns[place])='")
      }
    }
    // The best names first, so that "Name" is the name and "Customer" only where nothing else is.
    for pass in ColumnNames.own..<Self.passes {
      for (i, column) in columns.enumerated() where targets[i] == nil {
        targets[i] = guess(column, pass, &used)
      }
    }
    for (i, column) in columns.enumerated() {
      entries.append(
        Entry(column: column, target: targets[i] ?? .leftOver, isGiven: explicit[i] != nil))
    }
    if !used.contains("currency"), noun.index(of: "currency") != nil { currency = headedCurrency() }
  }

  /// The one currency the headings of amounts name; nil where they name none or several.
  private func headedCurrency() -> Currency? {
    var found: Set<String> = []
    for entry in entries {
      guard case .field(let field, _) = entry.target, case .money = noun.fields[field].type,
        let unit = ColumnNames.withoutUnit(entry.column)?.unit, Currency(unit) != nil
      else { continue }
      found.insert(unit)
    }
    return found.count == 1 ? found.first.flatMap { Currency($0) } : nil
  }

  private static func find(_ column: String, in columns: [String], taken: [Int: String]) -> Int? {
    let exact = columns.indices.first { columns[$0] == column && taken[$0] == nil }
    if let exact { return exact }
    let wanted = ColumnNames.plain(column)
    if let near = columns.indices.first(where: {
      ColumnNames.plain(columns[$0]) == wanted && taken[$0] == nil
    }) {
      return near
    }
    guard let number = Int(column), number >= 1, number <= columns.count else { return nil }
    return number - 1
  }

  /// What a path means that somebody wrote.
  private func target(of path: String, column: String) throws(CRMError) -> Target {
    let path = path.trimmed
    if path.isEmpty { return .ignored("left out") }
    if path == "id" { return .number }
    let parts = path.split(separator: ".").map { String($0) }
    guard let first = parts.first, let index = noun.index(of: first) else {
      throw FieldPath.unknown(parts.first ?? path, of: noun, in: path)
    }
    let field = noun.fields[index]
    guard field.isWritable || field.isImported else {
      throw CRMError(.usage, code: "computed_field", "\(field.name) is written by the program")
    }
    if parts.count == 1 { return .field(index, nil) }
    if case .reference = field.type {
      if parts.count == 3, parts[1] == "external_ids" {
        return .externalReference(index, system: parts[2])
      }
      if parts.count == 2, parts[1] == "name" { return .field(index, nil) }
    }
    do throws(ValueFault) {
      return .field(index, try FieldPart(path, field))
    } catch {
      throw CRMError(
        .usage, code: "unknown_field", "\"\(path)\" is \(error.reason)", hint: error.hint)
    }
  }

  /// Whether the cells of two columns can both go into a field.
  private static func takesMany(_ field: Field) -> Bool {
    switch field.type {
    case .list, .points, .companies, .references, .addresses, .choices: true
    default: field.traits.contains(.fromSeveral)
    }
  }

  private static let passes = 4
  /// What the program itself writes into rejects and answers.
  private static let ownAnswers: Set<String> = [
    "_line", "_column", "_value", "_reason", "_result", "_operation", "_kept",
  ]

  /// What a column most likely means: first by what only one field is called, then by the field's own name,
  /// then by its labels, then by what other systems call it, then by any of these before a unit in
  /// parentheses. A second e-mail address or telephone number becomes a labelled one.
  private func guess(_ column: String, _ pass: Int, _ used: inout Set<String>) -> Target? {
    if pass == 0 {
      if Self.ownAnswers.contains(column) { return .ignored("speaks of an earlier answer") }
      if ids.contains(ColumnNames.plain(column)) { return .number }
      if ["updated_at", "revision", "last_activity", "next_activity"].contains(column) {
        return .ignored("kept by the program")
      }
      if column.includes("."), let first = column.split(separator: ".").first,
        let index = noun.index(of: String(first))
      {
        let field = noun.fields[index]
        do throws(ValueFault) {
          return .field(index, try FieldPart(column, field))
        } catch {}
        if case .reference = field.type, column == field.name + ".name" {
          return .field(index, nil)
        }
      }
    }
    let isLast = pass == Self.passes - 1
    guard let name = isLast ? ColumnNames.withoutUnit(column)?.name : column else { return nil }
    let plain = ColumnNames.plain(name)
    guard !plain.isEmpty else { return nil }
    if pass > 1, let fax = fax(plain) { return fax }
    let fields =
      isLast
      ? (ColumnNames.own..<pass).flatMap { names.fields(called: plain, $0) }
      : names.fields(called: plain, pass)
    for index in fields {
      let field = noun.fields[index]
      guard field.isWritable || field.isImported else { continue }
      if used.insert(field.name).inserted { return .field(index, nil) }
      if field.traits.contains(.fromSeveral), !constants.contains(field.name) {
        return .field(index, nil)
      }
      if let part = further(field, column) { return part }
    }
    return nil
  }

  /// A column of telefaxes ("Do not fax" is none), of a noun that keeps several numbers: they are none of its telephones.
  private func fax(_ plain: String) -> Target? {
    guard Labelled.faxes.contains(plain), let list = noun.index(of: "phones") else { return nil }
    do throws(ValueFault) {
      return .field(list, try FieldPart("phones.fax", noun.fields[list]))
    } catch {
      return nil
    }
  }

  /// A further address or number beside the primary one.
  private func further(_ field: Field, _ column: String) -> Target? {
    switch field.type {
    case .email, .phone:
      guard let list = noun.index(of: field.name + "s") else { return nil }
      do throws(ValueFault) {
        let label = ColumnNames.label(column)
        return .field(list, try FieldPart("\(field.name)s.\(label)", noun.fields[list]))
      } catch {
        return nil
      }
    default: return nil
    }
  }

  /// Columns that are no field.
  package var leftOver: [Int] {
    entries.indices.filter { if case .leftOver = entries[$0].target { true } else { false } }
  }

  /// Makes a column mean a field.
  mutating func set(_ column: Int, to target: Target) { entries[column].target = target }

  /// Takes in a column that came up on the way (JSON).
  mutating func add(_ column: String) {
    var used: Set<String> = []
    for entry in entries {
      if case .field(let field, nil) = entry.target { used.insert(noun.fields[field].name) }
    }
    var target: Target?
    for pass in ColumnNames.own..<Self.passes where target == nil {
      target = guess(column, pass, &used)
    }
    entries.append(Entry(column: column, target: target ?? .leftOver))
  }
}

/// The fields a file has columns of, also where their cells are empty.
struct FileFields {
  private var names: Set<String> = []

  /// Those that columns mean.
  init(_ mapping: ColumnMapping, _ noun: Noun) {
    for entry in mapping.entries {
      if case .field(let field, nil) = entry.target { names.insert(noun.fields[field].name) }
    }
  }

  /// Whether there is a column of a field.
  func has(_ key: some AnyKey) -> Bool { names.contains(key.name) }
}
